import re

import pytest
from pydantic import ValidationError

from widgets import TimeCourse
from widgets.content import UnknownId, library
from widgets.content.times import TimeCourse as Course
from widgets.time_course import _view


def path(name, *points):
    measured = [
        {"at": at, "checked": "read"} | (value if isinstance(value, dict) else {"value": value})
        for at, value in points
    ]
    return {"name": name, "points": measured}


def course(*paths, **said):
    known = {
        "id": "made-up",
        "title": "a shot or waiting",
        "people": "People with a sore hip.",
        "kind": "of-100",
        "event": {"did": "felt better", "did_not": "did not"},
        "unit": "weeks",
        "marks": [0, 8, 52],
        "paths": list(paths) or [path("a shot", (8, 58.5), (52, 57)), path("waiting", (52, 52))],
        "ask": "Who was ahead?",
        "options": [
            {"says": "The shot.", "why": "No."},
            {"says": "Nobody.", "why": "Yes.", "right": True},
            {"says": "Waiting.", "why": "No."},
        ],
        "meaning": "Time did much of it.",
        "harms": "Nobody counted them.",
        "limits": "It is 1 study.",
        "certainty": "not-graded",
        "sources": ["mellor-2018"],
    }
    return Course.model_validate(known | said)


GAP = {"kind": "gap", "event": None, "scale": "points of 100 by which pain was lower"}


def test_the_answer_tells_where_each_path_ended_in_both_frames():
    assert [
        "After 52 weeks, with a shot: 57 of 100 people felt better, and 43 did not.",
        "After 52 weeks, with waiting: 52 of 100 people felt better, and 48 did not.",
    ] == _view(course())["answer"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2.3, "After 52 weeks, the lead was about 2 points of 100."),
        (-4, "After 52 weeks, the other group was about 4 points of 100 ahead."),
    ],
)
def test_a_gap_tells_which_group_was_ahead(value, expected):
    assert [expected] == _view(course(path("surgery", (8, 12), (52, value)), **GAP))["answer"]


def test_the_chart_is_told_in_words_with_every_number():
    assert (
        "A chart. People of 100 who felt better. A shot: after 8 weeks, 58; after 52 weeks, 57."
        " Waiting: after 52 weeks, 52."
    ) == _view(course())["chart"]


def test_the_table_holds_what_the_chart_holds_and_says_where_there_is_no_number():
    table = _view(course())["table"]

    assert ["Group", "After 8 weeks", "After 52 weeks"] == table["columns"]
    assert [["A shot", "58", "57"], ["Waiting", "no number", "52"]] == table["rows"]


def test_a_small_lead_keeps_its_decimals_so_that_a_range_clear_of_0_shows_it():
    ranged = {"value": 2.3, "low": 0.2, "high": 4.5}
    view = _view(course(path("surgery", (52, ranged)), **GAP))

    assert [["After 52 weeks", "2.3 (likely 0.2 to 4.5)"]] == view["table"]["rows"]
    assert ["Likely range", "Bars in the picture and numbers in the table give it."] in view[
        "facts"
    ]


def test_a_missing_range_is_said_in_so_many_words():
    assert ["Likely range", "What we read gives no likely range."] in _view(course())["facts"]


def test_a_stretch_of_time_is_named_in_its_own_words():
    months = {"value": 6.5, "when": "between 3 and 12 months"}

    assert "Between 3 and 12 months" in str(
        _view(course(path("surgery", (26, months)), **GAP))["table"]
    )


def test_the_lowest_figure_of_a_time_stands_below_its_mark_and_the_others_above():
    paths = [path("a", (8, 78), (52, 95)), path("b", (8, 57), (52, 95)), path("c", (8, 52))]
    put = [[point["put"] for point in line["points"]] for line in _view(course(*paths))["lines"]]

    assert [["above", "above"], ["above", "below"], ["below"]] == put


def test_every_path_has_a_style_of_its_own():
    paths = [path(name, (8, 50)) for name in "abc"]

    assert ["one", "two", "three"] == [line["style"] for line in _view(course(*paths))["lines"]]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"options": [{"says": "a", "why": "b"}] * 3}, "exactly 1 option"),
        ({"event": None}, "needs event"),
        ({"scale": "points"}, "no scale"),
        ({"marks": [0, 8]}, "outside marks"),
        ({"paths": [path("a", (8, -1))]}, "below 0"),
        ({"paths": [path("a", (52, 1), (8, 1))]}, "order of time"),
    ],
)
def test_a_course_that_cannot_be_drawn_is_refused(said, message):
    with pytest.raises(ValidationError, match=message):
        course(**said)


@pytest.mark.parametrize("course_id", library().time_courses)
def test_every_course_names_people_downsides_limits_certainty_source_and_date(course_id):
    view = TimeCourse(course_id).state()["_view"]
    facts = dict(view["facts"])

    assert view["people"].startswith("Studied: ")
    assert [] == [name for name in ("Downsides", "What the study cannot say") if not facts[name]]
    assert view["certainty"]["word"]
    assert [source["href"].startswith("sources.ipynb#") for source in view["sources"]]
    assert re.fullmatch(r"checked \d+ [A-Z][a-z]+ \d{4}", view["checked"])


@pytest.mark.parametrize("kind", ["of-100", "gap"])
def test_the_upright_axis_is_alike_for_every_course_of_a_kind(kind):
    axes = [
        str(TimeCourse(found.id).state()["_view"]["axes"]["y"])
        for found in library().time_courses.values()
        if found.kind == kind
    ]

    assert len(axes) > 1
    assert len(set(axes)) == 1


def test_an_unknown_course_is_told_with_the_list():
    with pytest.raises(UnknownId, match=r"no time course with the id 'never'.*outer-hip"):
        TimeCourse("never")


def test_its_repr_says_what_it_holds_and_an_answer_can_be_set():
    widget = TimeCourse("own-hip")
    widget.value = {"own-hip": 1}

    assert repr(widget) == "TimeCourse('own-hip')"
    assert widget.state()["value"] == {"own-hip": 1}
