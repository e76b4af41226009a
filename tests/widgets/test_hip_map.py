import json

import pytest

from widgets import HipMap
from widgets.content import library
from widgets.hip_map import TOLD


@pytest.fixture(scope="module")
def view():
    return HipMap().state()["_view"]


@pytest.fixture(scope="module")
def regions(view):
    return {region["id"]: region for region in view["regions"]}


def test_every_place_is_shown_in_the_order_of_the_content(view):
    assert [region.id for region in library().hips.regions] == [
        region["id"] for region in view["regions"]
    ]


def test_the_places_are_those_a_hip_is_felt_in(regions):
    expected = ["Groin", "Outer side of the hip", "Buttock", "Front of the thigh", "Knee"]

    assert expected == [region["html"] for region in regions.values()]


def test_every_cause_names_its_studies_and_a_condition_to_read_about(view):
    causes = [cause for region in view["regions"] for cause in region["causes"]]

    assert [cause["name"] for cause in causes if not cause["sources"]] == []
    assert {cause["condition"] for cause in causes} == set(view["conditions"])


def test_every_place_says_what_else_to_think_of_and_names_its_studies(view):
    terms = [region["notes"][0]["term"] for region in view["regions"]]

    assert terms == ["Think of this too:"] * len(view["regions"])
    assert all(region["sources"] for region in view["regions"])


def test_a_place_with_urgent_causes_says_when_to_get_help(regions):
    with_help = {
        name
        for name, region in regions.items()
        if region["notes"][-1]["term"] == "When to get help:"
    }

    assert with_help == {"groin", "buttock", "front-of-thigh", "knee"}


def test_a_condition_tells_what_it_is_how_it_feels_goes_is_found_and_what_helps(view):
    for condition in view["conditions"].values():
        assert len(condition["rows"]) == len(TOLD), condition["name"]
        assert condition["sources"], condition["name"]


def test_what_no_source_tells_is_said_to_be_missing(view):
    rows = {row["term"]: row["html"] for row in view["conditions"]["labral-tear"]["rows"]}

    assert rows["How it goes"] == "The pages we read do not say."


def test_it_says_how_sure_and_when_to_get_help_at_once(view):
    assert view["sure"]["html"].startswith("Not graded.")
    assert view["sure"]["sources"]
    assert 'href="red-flags.ipynb"' in view["help"]["html"]
    assert view["help"]["sources"]


def test_the_answers_on_paper_name_each_place_and_its_causes(view):
    assert view["solutions"][-1] == "Knee: Hip arthritis · A slipped growth plate"
    assert len(view["solutions"]) == len(view["regions"])


def test_it_tells_of_other_people_and_never_of_the_readers_pain(view):
    told = json.dumps([view["regions"], view["conditions"]]).lower()

    assert [word for word in ("your pain", "your hip", "you have", "diagnos") if word in told] == []


def test_no_place_is_chosen_at_first_and_one_can_be_set():
    shown = HipMap()
    before = shown.value
    shown.value = "groin"

    assert before == ""
    assert shown.state()["value"] == "groin"


def test_its_repr_says_how_many_places_it_has():
    assert repr(HipMap()) == "HipMap(5 places)"
