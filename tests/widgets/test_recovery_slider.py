import re

import pytest

from widgets import RecoverySlider
from widgets.content import UnknownId, library
from widgets.content.pictures import Course
from widgets.recovery_slider import _course


def curve(*pains, **said):
    points = [
        {"week": week, "checked": "read"} | (pain if isinstance(pain, dict) else {"pain": pain})
        for week, pain in zip((0, 6, 52), pains, strict=True)
    ]
    known = {
        "source": "wallwork-2024",
        "certainty": "moderate",
        "counted_from": "the day people joined",
        "points": points,
    }
    return known | said


@pytest.fixture
def drawn():
    """One made-up group of people."""

    def draw(now, older=None, **said):
        known = {
            "id": "new",
            "name": "New pain",
            "people": "Adults with new pain",
            "now": now,
            "older": older,
            "why_older_differs": "They counted otherwise." if older else None,
            "meaning": "Most easing comes early.",
        }
        return _course(Course.model_validate(known | said))

    return draw


@pytest.fixture(scope="module")
def view():
    return RecoverySlider().state()["_view"]


def test_the_question_gives_the_start_and_asks_for_the_next_measure(drawn):
    course = drawn(curve(56, 26, 21))

    assert (
        course["ask"]
        == "New pain: average pain was 56 points of 100 at the start. What was it after 6 weeks?"
    )
    assert course["start"] == 56
    assert course["asked"] == 6


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (26, "average pain was 26 points of 100. That is 30 points lower than at the start."),
        (60, "average pain was 60 points of 100. That is 4 points higher than at the start."),
        (56, "average pain was 56 points of 100, the same as at the start."),
    ],
)
def test_the_answer_says_which_way_pain_went(drawn, later, expected):
    actual = drawn(curve(56, later, 21))["answer"]

    assert f"After 6 weeks, {expected}" == actual


def test_the_chart_is_told_in_words_with_each_measured_week(drawn):
    (line,) = drawn(curve(56, 26, 21))["lines"]

    assert (
        line["told"]
        == "Newer review (2024): week 0, 56 points; week 6, 26 points; week 52, 21 points."
    )


def test_a_measured_week_tells_its_likely_range_where_it_is_known(drawn):
    ranged = {"pain": 23, "low": 21, "high": 25}
    older = curve(52, ranged, 6, source="menezes-costa-2012", certainty="not-graded")
    course = drawn(curve(56, 26, 21), older)
    now, earlier = course["lines"]

    assert now["points"][1]["read"] == "Week 6: 26 points on average."
    assert earlier["points"][1]["read"] == "Older review: 23 points (likely 21 to 25)."
    assert course["table"]["rows"][1] == ["6", "26", "23 (likely 21 to 25)"]


def test_a_week_between_two_measures_is_said_to_be_unmeasured(drawn):
    (line,) = drawn(curve(56, 26, 21))["lines"]
    filled = {"week": 9, "from": 6, "before": "26", "to": 52, "after": "21"}
    told = line["between"].format(**filled)

    assert told == "Week 9: nobody measured. It was 26 points at week 6 and 21 at week 52."


def test_a_missing_range_and_an_ungraded_curve_are_said_in_so_many_words(drawn):
    older = curve(52, 23, 6, source="menezes-costa-2012", certainty="not-graded")
    course = drawn(curve(56, 26, 21), older)

    assert ["Likely range", "What we read gives no likely range for the newer figures."] in course[
        "facts"
    ]
    assert course["older"]["certainty"]["word"] == "Not graded."
    assert course["certainty"]["dots"] == "●●●○"


def test_it_says_that_averages_hide_how_people_differ(drawn):
    facts = dict(drawn(curve(56, 26, 21))["facts"])

    assert "averages" in facts["People differ"]


def test_the_older_figures_are_named_by_their_year_and_explained(drawn):
    older = curve(52, 23, 6, source="menezes-costa-2012")
    course = drawn(curve(56, 26, 21), older)

    assert course["older"]["show"] == "Show the older figures from 2012"
    assert course["older"]["why"] == "They counted otherwise."
    assert len(course["sources"]) == 2


def test_without_older_figures_there_is_one_line_and_one_column(drawn):
    course = drawn(curve(56, 26, 21))

    assert course["older"] is None
    assert course["table"]["columns"] == ["Week", "Newer review (2024)"]


def test_figures_read_in_a_page_that_quotes_the_study_are_said_to_be(drawn):
    quoted = drawn(curve(56, {"pain": 26, "checked": "secondary"}, 21))["read_in"]
    read = drawn(curve(56, 26, 21))["read_in"]

    assert "pages that quote it" in quoted
    assert "in the study itself" in read
    assert quoted != read


def test_the_axes_are_alike_for_every_group(view):
    alone = RecoverySlider("persistent").state()["_view"]

    assert view["axes"] == alone["axes"]
    assert [view["axes"]["y"][0], view["axes"]["y"][-1]] == [0, 100]
    assert [view["axes"]["x"][0], view["axes"]["x"][-1]] == [0, 52]


def test_every_group_starts_at_week_0_and_ends_with_the_axis(view):
    ends = {
        (line["points"][0]["x"], line["points"][-1]["x"])
        for course in view["courses"]
        for line in course["lines"]
    }

    assert {(0, 52)} == ends


def test_source_and_date_stand_on_the_box_of_every_group(view):
    for course in view["courses"]:
        assert course["sources"][0]["href"] == "sources.ipynb#wallwork-2024"
        assert re.fullmatch(r"checked \d+ [A-Z][a-z]+ \d{4}", course["checked"])


def test_every_answer_is_printed(view):
    assert [f"{course['name']}: {course['answer']}" for course in view["courses"]] == view[
        "solutions"
    ]
    assert [solution for solution in view["solutions"] if "{" in solution] == []


def test_an_unknown_course_is_told_with_the_list():
    with pytest.raises(UnknownId, match=r"no course with the id 'forever'.*acute, persistent"):
        RecoverySlider("forever")


def test_its_repr_says_what_it_holds():
    assert repr(RecoverySlider("acute")) == "RecoverySlider('acute')"
    assert f"RecoverySlider({len(library().courses)} courses)" == repr(RecoverySlider())


def test_guesses_start_empty_and_can_be_set():
    slider = RecoverySlider()
    before = slider.value
    slider.value = {"acute": 40}

    assert before == {}
    assert slider.state()["value"] == {"acute": 40}
