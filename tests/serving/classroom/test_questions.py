"""What can be asked, and which answers make sense: everything else is refused."""

import math
from types import SimpleNamespace

import pytest

from serving.classroom.facilitator import listing
from serving.classroom.questions import Catalogue, Question, accepted, question_id
from tests.serving.classroom.asked import ASKS, CASE, NUMBER, ORDER, SEVERAL, SINGLE
from widgets.asks import ask, span

HALVES = ask(id="half", kind="number", ask="", said="", range=span(-1, 1, "{value}", step=0.1))
SIZES = ask(id="size", kind="single", ask="", said="", options=["a", "b", "c"], values=[10, 20, 30])


@pytest.mark.parametrize(
    ("asked", "choice", "kept"),
    [
        (SINGLE, 0, 0),
        (SINGLE, 2, 2),
        (CASE, "same-day", 1),
        (CASE, 3, 3),
        (SIZES, 20, 1),
        (SEVERAL, [1], [1]),
        (SEVERAL, [2, 0], [0, 2]),
        (SEVERAL, [0, 1, 2], [0, 1, 2]),
        (ORDER, [3, 1, 0, 2], [3, 1, 0, 2]),
        (NUMBER, 0, 0),
        (NUMBER, 100, 100),
        (NUMBER, 40.0, 40),
        (HALVES, 0.3, 0.3),
        (HALVES, -1, -1),
    ],
)
def test_an_answer_is_kept_as_positions_or_a_number(asked, choice, kept):
    taken = accepted(asked, choice)

    assert (kept, type(kept)) == (taken, type(taken))


@pytest.mark.parametrize(
    "choice",
    [None, True, False, -1, 3, 1.0, "1", "", [1], {}, {"at": 1}, 10**400, math.nan, math.inf],
)
def test_a_single_choice_of_anything_else_is_refused(choice):
    assert accepted(SINGLE, choice) is None


@pytest.mark.parametrize("choice", [None, "now!", "NOW", "", 4, -1, True, ["now"], {"now": 1}])
def test_a_choice_that_stands_for_no_option_is_refused(choice):
    assert accepted(CASE, choice) is None


@pytest.mark.parametrize("choice", [0, 1, 15, 40, True, "10"])
def test_where_numbers_stand_for_options_a_position_is_refused(choice):
    assert accepted(SIZES, choice) is None


@pytest.mark.parametrize(
    "choice",
    [None, 1, "0", [], [3], [-1], [0, 0], [True], [0, "1"], [0.0], [[0]], [0] * 5000, {"0": 1}],
)
def test_several_choices_of_anything_else_are_refused(choice):
    assert accepted(SEVERAL, choice) is None


@pytest.mark.parametrize(
    "choice",
    [
        None,
        0,
        "0123",
        [],
        [0, 1, 2],
        [0, 1, 2, 2],
        [0, 1, 2, 4],
        [0, 1, 2, 3, 3],
        [0, 1, 2, -1],
        [0, 1, 2, 3.0],
        [0, True, 2, 3],
        [0, 1, 2, None],
        [[0], [1], [2], [3]],
        [0] * 5000,
    ],
)
def test_an_order_that_is_none_is_refused(choice):
    assert accepted(ORDER, choice) is None


@pytest.mark.parametrize(
    "choice",
    [
        None,
        True,
        "40",
        [40],
        {},
        -1,
        101,
        40.5,
        1e-5,
        10**400,
        -(10**400),
        math.nan,
        math.inf,
        -math.inf,
    ],
)
def test_a_number_off_the_range_or_its_steps_is_refused(choice):
    assert accepted(NUMBER, choice) is None


def test_a_question_of_a_kind_we_do_not_know_takes_no_answer():
    assert accepted(SINGLE | {"kind": "essay"}, 0) is None


def test_a_question_is_found_by_an_id_made_of_its_place(catalogue):
    found = catalogue.find(question_id("red-flags", "quiz:red-flags", "discs"))

    assert ("red-flags", "quiz:red-flags", "discs") == (found.topic, found.part, found.item)
    assert NUMBER == found.ask
    assert 12 == len(found.id)


@pytest.mark.parametrize("wanted", ["", "000000000000", None, 5, ["discs"], {}])
def test_an_unknown_id_finds_nothing(catalogue, wanted):
    assert catalogue.find(wanted) is None


def test_questions_stand_in_the_order_of_their_page(catalogue):
    listed = [question.item for question in catalogue.topics()["red-flags"]]

    assert [each["id"] for each in ASKS] == listed


def listed(*asked):
    """What a list to choose from says of questions."""
    made = [Question(text, "t", "p", text, SINGLE | {"ask": text}) for text in asked]
    return [each["plain"] for each in listing(made)]


def test_a_list_of_questions_has_spaces_only_where_the_page_has_them():
    told = '<p>Lin has <a href="#g">impingement</a>.</p><p>He wonders about <em>surgery</em>.</p>'

    assert ["Lin has impingement. He wonders about surgery."] == listed(told)


def test_long_questions_that_differ_at_the_end_or_in_the_middle_do_not_look_alike():
    begin, end = "How much better or worse is pain with massage than with ", " in the short term?"
    ends = listed(f"{begin}{'care, ' * 20}soon?", f"{begin}{'care, ' * 20}some months later?")
    middles = listed(*(f"{begin}{'x ' * 10}{kind}{' y' * 20}{end}" for kind in ("oil", "tea")))

    assert ends[0].endswith("soon?")
    assert ends[1].endswith("months later?")
    assert max(map(len, ends)) <= 115
    assert 2 == len(set(middles))


def test_a_page_that_is_made_anew_replaces_its_own_questions_only(catalogue):
    catalogue.add("scans", [SimpleNamespace(key="quiz:scans", asks=[NUMBER])])
    catalogue.add("red-flags", [SimpleNamespace(key="quiz:red-flags", asks=[SINGLE])])

    assert [1, 1] == [len(questions) for questions in catalogue.topics().values()]
    assert catalogue.find(question_id("red-flags", "quiz:red-flags", "discs")) is None
    assert catalogue.find(question_id("scans", "quiz:scans", "discs")) is not None


def test_two_widgets_of_a_page_may_use_the_same_item():
    catalogue = Catalogue()
    catalogue.add("t", [SimpleNamespace(key=key, asks=[NUMBER]) for key in ("one", "two")])

    assert 2 == len({question.id for question in catalogue.topics()["t"]})
