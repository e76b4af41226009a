import re

import pytest
from pydantic import ValidationError

from widgets import TestPicture
from widgets.content import UnknownId, library
from widgets.content.signs import Hundred, SignPicture
from widgets.test_picture import _picture

PICTURES = list(library().test_pictures)
WITH = {
    "who": "people with it",
    "groups": [
        {"mark": "found", "count": 90, "says": "feel pain"},
        {"mark": "missed", "count": 10, "says": "do not"},
    ],
}
WITHOUT = {
    "who": "people without it",
    "groups": [
        {"mark": "false-alarm", "count": 77, "says": "feel pain all the same"},
        {"mark": "cleared", "count": 23, "says": "do not"},
    ],
}


def picture(**said):
    known = {
        "id": "leg-raise",
        "name": "Leg raise",
        "looks_at": "A straight leg is lifted.",
        "people": "People who had surgery.",
        "ask": "In how many does it hurt?",
        "answer": 77,
        "shown": [WITH, WITHOUT],
        "meaning": "It proves little.",
        "if_found": "A closer look.",
        "if_clear": "Less likely.",
        "harm": "Worry for nothing.",
        "unknown": "Nobody tells how many had it.",
        "certainty": "not-graded",
        "checked": "read",
        "sources": ["deville-1998"],
    }
    return SignPicture.model_validate(known | said)


def test_the_answer_tells_found_missed_false_alarms_and_cleared():
    assert (
        "Of 100 people with it: 90 feel pain (found), 10 do not (missed)."
        " Of 100 people without it: 77 feel pain all the same (false alarm), 23 do not (cleared)."
    ) == _picture(picture())["answer"]


def test_a_picture_has_a_name_with_all_that_its_key_says():
    for hundred in _picture(picture())["shown"]:
        for group in hundred["groups"]:
            assert group["says"].startswith(f"{group['count']} ")
            assert group["says"] in hundred["label"]


def test_it_tells_what_follows_from_a_sign_and_from_none_what_it_sets_off_and_what_is_unknown():
    facts = dict(_picture(picture())["facts"])

    assert {
        "If it is found": "A closer look.",
        "If it is not found": "Less likely.",
        "What it can set off": "Worry for nothing.",
        "What we could not find": "Nobody tells how many had it.",
    }.items() <= facts.items()


def test_a_missing_range_is_said_and_a_known_one_is_given():
    assert dict(_picture(picture())["facts"])["Likely range"] == (
        "What we read gives no likely range."
    )
    assert dict(_picture(picture(range="82 to 95 of 100."))["facts"])["Likely range"] == (
        "82 to 95 of 100."
    )


def test_counts_we_worked_out_are_marked_as_that():
    worked_out = _picture(picture(worked_out="We counted."))["facts"]

    assert ["How we counted", "We counted."] in worked_out
    assert "How we counted" not in dict(_picture(picture())["facts"])


def test_figures_read_in_a_page_that_quotes_the_study_are_said_to_be():
    quoted = dict(_picture(picture(checked="secondary"))["facts"])

    assert "pages that quote the study" in quoted["Where we read it"]


def test_the_slider_ends_where_the_people_asked_about_end():
    drawn = _picture(picture(answer=10, highest=34))

    assert drawn["highest"] == 34
    assert drawn["start"] == 17


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"answer": 50}, "count of a group"),
        ({"answer": 90, "highest": 34}, "between 0 and highest"),
    ],
)
def test_a_question_that_no_group_answers_is_refused(said, message):
    with pytest.raises(ValidationError, match=message):
        picture(**said)


def test_groups_that_do_not_add_up_to_100_are_refused():
    with pytest.raises(ValidationError, match="add up to 20; expected 100"):
        Hundred.model_validate(WITH | {"groups": [WITH["groups"][1], WITH["groups"][1]]})


@pytest.mark.parametrize("picture_id", PICTURES)
def test_source_and_date_stand_on_every_box_and_the_question_does_not_tell_the_answer(picture_id):
    (drawn,) = TestPicture(picture_id).state()["_view"]["pictures"]
    answer = library().test_pictures[picture_id].answer

    assert drawn["sources"][0]["href"].startswith("sources.ipynb#")
    assert re.fullmatch(r"checked \d+ [A-Z][a-z]+ \d{4}", drawn["checked"])
    assert not re.search(rf"\b{answer}\b", drawn["ask"])


def test_several_pictures_are_shown_in_the_order_asked_and_without_any_all():
    asked = TestPicture("past-cancer", "red-flags").state()["_view"]["pictures"]

    assert [drawn["id"] for drawn in asked] == ["past-cancer", "red-flags"]
    assert [drawn["id"] for drawn in TestPicture().state()["_view"]["pictures"]] == PICTURES


def test_an_unknown_picture_is_told_with_the_list():
    with pytest.raises(UnknownId, match=r"no test picture with the id 'x'.*bad-injury"):
        TestPicture("x")


def test_its_repr_says_what_it_holds_and_a_guess_can_be_set():
    widget = TestPicture("red-flags")
    widget.value = {"red-flags": 40}

    assert repr(widget) == "TestPicture('red-flags')"
    assert repr(TestPicture()) == f"TestPicture({len(PICTURES)} pictures)"
    assert widget.state()["value"] == {"red-flags": 40}
