import shutil
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from icalendar import Calendar
from pydantic import ValidationError

from widgets import WalkingPlan
from widgets.content import Library, library
from widgets.content.library import ROOM
from widgets.content.walking import WalkingPlan as Plan
from widgets.walking_plan import DAY_0, LAST, calendar

START = date(2026, 3, 2)


@pytest.fixture(scope="module")
def plan():
    return library().walking_plan


@pytest.fixture(scope="module")
def view():
    return WalkingPlan().state()["_view"]


@pytest.fixture(scope="module")
def entries(plan):
    return Calendar.from_ical(calendar(plan, START)).walk("VEVENT")


def test_the_plan_goes_from_a_few_minutes_to_half_an_hour_by_a_few_minutes_a_week(plan):
    minutes = [week.minutes for week in plan.weeks]
    steps = [after - before for before, after in pairwise(minutes)]

    assert (5, 30) == (minutes[0], minutes[-1])
    assert max(steps) <= 5


def test_a_week_with_fewer_minutes_than_the_one_before_is_a_mistake(plan):
    weeks = [{"minutes": 10, "days": 5}, {"minutes": 8, "days": 5}]

    with pytest.raises(ValidationError, match="a later week must not be fewer"):
        Plan.model_validate(plan.model_dump() | {"weeks": weeks})


def test_each_week_has_its_share_of_the_longest_bar(view, plan):
    assert [week.minutes for week in plan.weeks] == [week["minutes"] for week in view["weeks"]]
    assert 1 == view["weeks"][-1]["share"]
    assert 0.167 == view["weeks"][0]["share"]


def test_it_is_called_an_example_and_tells_bad_days_stopping_and_studies(view, plan):
    assert "This plan is 1 example." in view["example"]
    assert [
        "On a bad day",
        "Not too fast",
        "Easier",
        "Harder",
        "When to stop",
        "Ask a doctor first",
    ] == [fact["term"] for fact in view["facts"]]
    assert plan.sources == [source["href"].split("#")[1] for source in view["sources"]]


def test_there_is_an_entry_of_seven_whole_days_for_each_week(plan, entries):
    assert [START + timedelta(weeks=week) for week in range(len(plan.weeks))] == [
        entry.decoded("dtstart") for entry in entries
    ]
    assert {timedelta(weeks=1)} == {
        entry.decoded("dtend") - entry.decoded("dtstart") for entry in entries
    }


def test_an_entry_says_how_much_to_walk_and_what_to_do_on_a_bad_day(entries):
    assert "Walking, week 3: 10 minutes a day, 5 days" == str(entries[2]["summary"])
    assert "A bad day is part of it" in str(entries[2]["description"])


def test_entries_keep_their_names_so_that_a_second_file_moves_them(plan, entries):
    names = [str(entry["uid"]) for entry in entries]
    later = Calendar.from_ical(calendar(plan, START + timedelta(days=9))).walk("VEVENT")

    assert len(plan.weeks) == len(set(names))
    assert names == [str(entry["uid"]) for entry in later]


def test_entries_mark_no_time_as_busy_and_ring_no_alarm(entries):
    assert {"TRANSPARENT"} == {str(entry["transp"]) for entry in entries}
    assert [] == [part for entry in entries for part in entry.subcomponents]


def test_the_same_edition_writes_the_same_file(plan):
    published = datetime.combine(library().workbook.published, datetime.min.time(), tzinfo=UTC)
    first, *_ = Calendar.from_ical(calendar(plan, DAY_0)).walk("VEVENT")

    assert published == first.decoded("dtstamp")
    assert calendar(plan, DAY_0) == calendar(plan, DAY_0)


def test_the_page_holds_the_calendar_of_day_0_and_the_days_there_are_to_choose(view, plan):
    assert calendar(plan, DAY_0) == view["calendar"]
    assert (DAY_0, LAST) == tuple(map(date.fromisoformat, (view["day_0"], view["last"])))


def test_no_line_of_the_file_is_longer_than_a_calendar_reads(plan):
    lines = calendar(plan, DAY_0).encode().split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)


def test_marks_of_a_calendar_file_in_a_text_are_escaped(tmp_path, monkeypatch):
    room = shutil.copytree(ROOM, tmp_path / "content")
    path = room / "walking_plan.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("bad_day: >-\n", "bad_day: >-\n  One; two, three: [word](glossary.ipynb).\n"),
        encoding="utf-8",
    )
    monkeypatch.setattr("widgets.walking_plan.library", lambda: Library(room))
    written = calendar(Library(room).walking_plan, DAY_0)
    (first, *_) = Calendar.from_ical(written).walk("VEVENT")

    assert str(first["description"]).startswith("One; two, three: word.")
    assert r"One\; two\, three: word." in written.replace("\r\n ", "")


def test_the_state_is_lean(view):
    assert len(str(view)) < 12_000


def test_its_repr_says_how_many_weeks_there_are():
    assert "WalkingPlan(10 weeks)" == repr(WalkingPlan())
