import shutil

import pytest

from widgets import PageFoot
from widgets.content import Library, UnknownId, library
from widgets.content.library import ROOM


@pytest.fixture
def rows():
    return {row["name"]: row["html"] for row in PageFoot("red-flags").state()["_view"]["rows"]}


@pytest.fixture
def rewritten(tmp_path, monkeypatch):
    """Foots of a copy of the content whose `workbook.yaml` has one text replaced."""

    def foot(before, after):
        room = shutil.copytree(ROOM, tmp_path / "content")
        text = (room / "workbook.yaml").read_text(encoding="utf-8")
        assert before in text
        (room / "workbook.yaml").write_text(text.replace(before, after, 1), encoding="utf-8")
        copy = Library(room)
        monkeypatch.setattr("widgets.page_foot.library", lambda: copy)
        return {row["name"]: row["html"] for row in PageFoot("index").state()["_view"]["rows"]}

    return foot


def test_the_foot_says_what_it_is_not_who_how_we_know_when_and_who_paid(rows):
    assert list(rows) == [
        "What this is not",
        "Written by",
        "Where the facts come from",
        "Updates",
        "Who paid",
        "Found a mistake?",
    ]
    assert all(rows.values())


def test_it_does_not_stand_in_for_a_visit(rows):
    assert "It does not look at your own case." in rows["What this is not"]
    assert "does not replace a visit" in rows["What this is not"]


def test_a_topic_nobody_signed_off_says_so(rows):
    assert rows["Written by"].endswith("Not yet reviewed by a clinician.")


def test_a_topic_that_was_signed_off_names_who_in_what_role_and_when(rewritten):
    sign_off = "{name: Ada Example, role: physiotherapist, date: 2026-12-01}"
    rows = rewritten("    minutes: 2\n", f"    minutes: 2\n    sign_off: {sign_off}\n")

    expected = "Checked by Ada Example, physiotherapist, on 1 December 2026."
    assert rows["Written by"].endswith(expected)
    assert "Not yet reviewed" not in rows["Written by"]


def test_dates_are_written_in_full(rows):
    topic = library().topics["red-flags"]
    checked, review = (
        f"{date.day} {date:%B} {date.year}" for date in (topic.checked, topic.next_review)
    )

    assert f"Facts last checked {checked}. Next check due by {review}." in rows["Updates"]


def test_every_author_is_named_with_the_role(rewritten):
    rows = rewritten("authors:\n", "authors:\n  - name: Ada Example\n    role: a nurse\n")

    assert rows["Written by"].startswith("Ada Example, a nurse; ")


def test_the_way_to_all_sources_is_a_link(rows):
    expected = '<a href="sources.ipynb">All sources</a>'
    assert rows["Where the facts come from"].endswith(expected)


def test_an_unknown_topic_is_an_error_that_lists_the_known_ones():
    with pytest.raises(UnknownId) as raised:
        PageFoot("knees")

    assert "There is no topic with the id 'knees'." in str(raised.value)
    assert all(topic in str(raised.value) for topic in library().topics)
