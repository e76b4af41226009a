import pytest

from widgets import RedFlagCases
from widgets.content import UnknownId, library
from widgets.red_flag_cases import URGENCIES


@pytest.fixture(scope="module")
def view():
    return RedFlagCases().state()["_view"]


@pytest.fixture(scope="module")
def cases(view):
    return {case["id"]: case for case in view["cases"]}


def test_every_case_is_shown_once_in_the_order_of_the_content(view):
    assert list(library().cases) == [case["id"] for case in view["cases"]]


def test_the_first_case_is_worked_the_second_half_done_and_the_rest_are_the_learners(view):
    modes = [case["mode"] for case in view["cases"]]

    assert modes == ["worked", "half"] + ["alone"] * (len(modes) - 2)
    assert view["cases"][0]["how"].startswith("A worked case:")
    assert view["cases"][1]["how"].startswith("Half worked: 2 answers are ruled out")
    assert {case["how"] for case in view["cases"][2:]} == {"A made-up person, to practise on"}


def test_the_4_answers_run_from_now_to_self_care_and_are_the_same_for_every_case(view):
    assert [(option["urgency"], option["html"]) for option in view["options"]] == [
        ("now", "Call an ambulance or go to the emergency department now"),
        ("same-day", "See a doctor or call an advice line the same day"),
        ("within-days", "Book a visit in the next days"),
        ("self-care", "Look after it at home, and check again"),
    ]


def test_a_case_is_about_somebody_else(cases):
    assert cases["rosa-both-legs"]["ask"] == "What should Rosa do?"
    assert cases["rosa-both-legs"]["story"].startswith("<p>Rosa is 45 and a tailor.")


def test_the_verdict_and_the_answer_on_paper_name_the_answer_that_fits(cases):
    rosa = cases["rosa-both-legs"]
    now = "Call an ambulance or go to the emergency department now"

    assert rosa["fits"] == 0
    assert rosa["right"] == f"Yes: {now}."
    assert rosa["wrong"] == f"In this case another answer fits: {now}."
    assert rosa["solution"] == f"Rosa: {now}."


def test_each_of_the_4_answers_has_a_reason_of_its_own(view):
    for case in view["cases"]:
        reasons = case["reasons"]

        assert len({why for why in reasons if why}) == 4, case["id"]


def test_1_answer_fits_and_is_marked_in_words(view):
    assert ("✓ Fits.", "✗ Does not fit.") == (view["words"]["fits"], view["words"]["other"])
    for case in view["cases"]:
        assert URGENCIES.index(library().cases[case["id"]].urgency) == case["fits"]


def test_2_answers_are_ruled_out_and_never_the_one_that_fits(view):
    for case in view["cases"]:
        assert len(set(case["ruled_out"])) == 2, case["id"]
        assert case["fits"] not in case["ruled_out"], case["id"]


def test_the_answers_ruled_out_are_those_farthest_off(cases):
    assert sorted(cases["rosa-both-legs"]["ruled_out"]) == [2, 3]
    assert sorted(cases["lin-monday"]["ruled_out"]) == [0, 1]
    assert 3 in cases["kwame-foot"]["ruled_out"]


@pytest.mark.parametrize("region", ["back", "hip"])
def test_a_region_shows_its_own_cases_only(region):
    shown = [case["id"] for case in RedFlagCases(region).state()["_view"]["cases"]]

    assert shown == [case.id for case in library().cases.values() if case.region == region]
    assert shown


def test_a_twin_is_named_and_differs_in_its_answer_or_story(cases):
    lin = cases["lin-monday"]

    assert (lin["twin"], lin["twin_name"]) == ("lin-thursday", "Lin, on Thursday")
    assert cases["rosa-both-legs"]["twin"] == "stan-walks"


def test_a_twin_that_is_not_shown_is_not_offered():
    shown = {case["id"] for case in RedFlagCases("hip").state()["_view"]["cases"]}
    offered = {case["twin"] for case in RedFlagCases("hip").state()["_view"]["cases"]} - {None}

    assert offered
    assert offered <= shown


def test_every_case_names_its_studies_and_what_would_change_the_answer(view):
    assert [
        case["id"] for case in view["cases"] if not (case["sources"] and case["would_change"])
    ] == []


@pytest.mark.parametrize("region", ["knee", "back-and-hip", ""])
def test_a_region_without_cases_is_an_error_that_lists_those_with_cases(region):
    with pytest.raises(UnknownId) as raised:
        RedFlagCases(region)

    assert f"There is no region with the id {region!r}. Known ids: back, hip." in str(raised.value)
