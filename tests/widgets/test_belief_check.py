import json

import pytest

from widgets import BeliefCheck
from widgets.belief_check import change
from widgets.content import library


@pytest.fixture(scope="module", params=["before", "after"])
def view(request):
    return BeliefCheck(request.param).state()["_view"]


@pytest.fixture(scope="module")
def after():
    return BeliefCheck("after").state()["_view"]


@pytest.fixture(scope="module")
def beliefs():
    return [belief for theme in library().beliefs.themes for belief in theme.beliefs]


def shown(view):
    return [belief for theme in view["themes"] for belief in theme["beliefs"]]


def test_before_and_after_ask_the_same_statements_in_the_same_order(beliefs):
    asked = [
        [belief["id"] for belief in shown(BeliefCheck(moment).state()["_view"])]
        for moment in ("before", "after")
    ]

    assert [[belief.id for belief in beliefs]] * 2 == asked


def test_the_5_answers_run_from_false_to_true(view):
    answers = ["False", "Possibly false", "Unsure", "Possibly true", "True"]

    assert answers == [option["html"] for option in view["options"]]
    assert [answer.lower() for answer in answers] == view["answers"]


def test_every_statement_has_a_reason_and_a_study(view):
    for belief in shown(view):
        assert belief["why"], belief["id"]
        assert belief["sources"], belief["id"]


def test_studies_point_to_1_side_or_the_statement_is_for_talking_about(view, beliefs):
    leans = {belief["id"]: belief["lean"] for belief in shown(view)}

    assert {"true", "false", "open"} == set(leans.values()) == set(view["leans"])
    assert [belief.id for belief in beliefs if belief.helpful is None] == [
        belief_id for belief_id, lean in leans.items() if lean == "open"
    ]
    assert "No answer is right or wrong." in view["leans"]["open"]


def test_the_public_is_told_in_both_frames_or_said_to_be_unread(view, beliefs):
    told = {belief["id"]: belief["public"] for belief in shown(view)}

    assert "Of 100 adults asked in New Zealand, about 39 said" in told["hurts-without-harm"]
    assert "The other 61 did not." in told["hurts-without-harm"]
    assert {library().words["belief_check"]["no_public"]} == {
        told[belief.id] for belief in beliefs if belief.public is None
    }


@pytest.mark.parametrize(
    ("before", "now", "name"),
    [
        (0, 0, "same"),
        (2, 2, "same"),
        (1, 0, "surer"),
        (3, 4, "surer"),
        (4, 3, "less_sure"),
        (0, 1, "less_sure"),
        (0, 2, "different"),
        (2, 3, "different"),
        (4, 1, "different"),
    ],
)
def test_a_change_is_a_word_and_no_number(before, now, name):
    assert name == change(before, now)


def test_every_pair_of_answers_has_its_sentence(view):
    assert set(view["changes"]) == {name for row in view["change"] for name in row}
    assert {5} == {len(view["change"]), *map(len, view["change"])}
    assert "You now see this differently." == view["changes"]["different"]


def test_nothing_sums_scores_or_praises(view):
    said = json.dumps([view["words"], view["changes"], view["leans"]]).lower()

    assert [] == [word for word in ("improve", "better", "correct", "points.", "%") if word in said]


def test_after_looks_for_what_before_kept_and_before_looks_for_nothing(after):
    assert BeliefCheck("before").key == after["earlier"]
    assert BeliefCheck("before").state()["_view"]["earlier"] is None


def test_the_questionnaire_and_the_survey_are_named(view):
    assert "sources.ipynb#darlow-2014-backpaq" in view["idea"]
    assert "sources.ipynb#darlow-2014-survey" in view["idea"]


def test_a_study_is_told_once_and_found_by_its_place(view, beliefs):
    first = shown(view)[0]

    assert len({source["href"] for source in view["sources"]}) == len(view["sources"])
    assert [f"sources.ipynb#{source}" for source in beliefs[0].sources] == [
        view["sources"][place]["href"] for place in first["sources"]
    ]


def test_it_leaves_room_for_the_rest_of_its_page():
    assert len(json.dumps(BeliefCheck("after").state(), ensure_ascii=False).encode()) < 12_000


def test_its_repr_names_the_moment():
    assert "BeliefCheck('before')" == repr(BeliefCheck("before"))


def test_another_moment_is_an_error_that_names_the_2_there_are():
    with pytest.raises(ValueError, match="'before' or 'after', not 'during'"):
        BeliefCheck("during")
