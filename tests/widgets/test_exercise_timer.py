import pytest

from widgets.content import library
from widgets.content.exercises import Dose
from widgets.exercise_timer import timer


@pytest.fixture
def pace():
    return library().exercise_rules.pace


def plan(**dose):
    return timer(Dose.model_validate({"says": "So much.", "repetitions": 5} | dose))


def test_a_hold_is_held_then_let_go(pace):
    assert [
        ["Hold: {seconds}\xa0s", 10],
        ["Let go: {seconds}\xa0s", pace.change_seconds],
    ] == plan(hold_seconds=10)["cycle"]


def test_without_a_hold_each_repetition_is_1_slow_move(pace):
    assert [["Move slowly: {seconds}\xa0s", pace.move_seconds]] == plan()["cycle"]


def test_a_dose_in_minutes_counts_them():
    minutes = plan(repetitions=None, minutes=5)

    assert ([["Keep going: {seconds}\xa0s", 60]], 5) == (
        minutes["cycle"],
        minutes["repetitions"],
    )


def test_it_begins_with_time_to_get_into_place(pace):
    assert ["Get into place: {seconds}\xa0s", pace.ready_seconds] == plan()["ready"]


@pytest.mark.parametrize(
    ("dose", "blocks"),
    [
        ({}, [""]),
        ({"sets": 2}, ["Set 1 of 2.", "Set 2 of 2."]),
        ({"each_side": True}, ["First side.", "Other side."]),
        (
            {"sets": 2, "each_side": True},
            [
                "Set 1 of 2. First side.",
                "Set 1 of 2. Other side.",
                "Set 2 of 2. First side.",
                "Set 2 of 2. Other side.",
            ],
        ),
        ({"sets": 2, "each_side": True, "alternating": True}, ["Set 1 of 2.", "Set 2 of 2."]),
    ],
)
def test_blocks_are_the_sets_of_each_side(dose, blocks):
    assert blocks == plan(**dose)["blocks"]


def test_where_sides_take_turns_a_repetition_has_both():
    cycle = plan(each_side=True, alternating=True, hold_seconds=3)["cycle"]

    assert [
        "First side. Hold: {seconds}\xa0s",
        "First side. Let go: {seconds}\xa0s",
        "Other side. Hold: {seconds}\xa0s",
        "Other side. Let go: {seconds}\xa0s",
    ] == [says for says, _ in cycle]


def test_the_rest_is_the_doses_own_or_the_usual(pace):
    assert 90 == plan(rest_seconds=90)["rest"][1]
    assert pace.rest_seconds == plan()["rest"][1]


def test_the_count_is_the_doses_repetitions():
    assert 12 == plan(repetitions=12)["repetitions"]
