import pytest

from widgets import ExerciseRules
from widgets.content import library


@pytest.fixture(scope="module")
def view():
    return ExerciseRules().state()["_view"]


def test_each_light_says_its_colour_and_its_pain_in_words(view):
    assert ["Green: 0 to 3 of 10.", "Amber: 4 or 5 of 10.", "Red: 6 to 10 of 10."] == [
        light["name"] for light in view["lights"]
    ]
    assert "They are not a measured limit." in view["limits"]


def test_the_first_fact_is_when_to_get_help(view):
    assert ["Stop and get help", "Stop for today"] == [fact["term"] for fact in view["facts"]][:2]
    assert "chest pain" in view["facts"][0]["html"]


def test_all_who_ask_first_are_named(view):
    assert len(library().exercise_rules.ask_first) == len(view["ask_first"])


def test_the_rules_name_their_sources(view):
    assert "Provide Physiotherapy" in [source["text"] for source in view["sources"]]


def test_there_is_no_field_for_a_readers_own_pain():
    assert {"_view"} == set(ExerciseRules().state())


def test_its_repr_is_short():
    assert "ExerciseRules()" == repr(ExerciseRules())
