import json

import pytest

from widgets import ClaimCheck
from widgets.claim_check import MANY, VERDICTS, band
from widgets.content import UnknownId, library

RATINGS = ["True", "Mostly true", "Partly true", "Mostly not true", "Not true"]


@pytest.fixture(scope="module")
def view():
    return ClaimCheck().state()["_view"]


@pytest.fixture(scope="module")
def claims(view):
    return {claim["id"]: claim for claim in view["claims"]}


def test_without_an_argument_every_claim_is_shown_once_theme_by_theme(view):
    by_theme = [claim.id for theme in library().themes.values() for claim in theme.claims]

    assert [claim["id"] for claim in view["claims"]] == by_theme
    assert len(by_theme) == len(library().claims) >= 70


def test_claims_asked_for_by_id_are_shown_in_the_order_asked():
    shown = ClaimCheck("massage", "bed-rest").state()["_view"]["claims"]

    assert [claim["id"] for claim in shown] == ["massage", "bed-rest"]


def test_with_a_topic_the_claims_it_teaches_are_shown():
    shown = [claim["id"] for claim in ClaimCheck(topic="self-care").state()["_view"]["claims"]]

    assert shown == [claim.id for claim in library().claims.values() if "self-care" in claim.topics]
    assert "strain-heat" in shown


def test_a_page_does_not_link_to_itself():
    everywhere = ClaimCheck("home-care-2-3-days").state()["_view"]["topics"]
    at_home = ClaimCheck("home-care-2-3-days", topic="self-care").state()["_view"]["topics"]

    assert {"text": library().topics["self-care"].title, "href": "self-care.ipynb"} in everywhere
    assert "self-care.ipynb" not in {topic["href"] for topic in at_home}


def test_the_5_ratings_run_from_true_to_not_true(view):
    assert [option["html"] for option in view["options"]] == RATINGS


@pytest.mark.parametrize(
    ("verdict", "bands"),
    [
        ("supported", ["close", "close", "back_more", "back_more", "back_more"]),
        ("partly", ["back_less", "close", "close", "close", "back_more"]),
        ("contested", ["debated", "close", "close", "close", "debated"]),
        ("outdated", ["back_less", "back_less", "back_less", "close", "close"]),
        ("not-supported", ["back_less", "back_less", "back_less", "close", "close"]),
        ("opinion", ["untested"] * 5),
    ],
)
def test_a_rating_is_set_beside_the_verdict_in_bands(verdict, bands):
    assert [band(verdict, rating) for rating in range(5)] == bands


def test_every_verdict_says_what_its_word_means_and_names_both_ratings(view):
    for verdict in VERDICTS:
        told = view["verdicts"][verdict]

        assert told["means"].endswith(".")
        assert len(told["said"]) == len(told["bands"]) == len(RATINGS)


def test_the_learners_rating_stands_beside_the_verdict_in_words(view):
    partly = view["verdicts"]["partly"]

    assert partly["said"][1] == "You said: mostly true. The verdict: partly true."
    assert partly["alone"] == "The verdict: partly true."
    assert partly["bands"][0] == "Studies back less of it than you thought."


def test_no_feedback_calls_a_rating_right_or_wrong(view):
    said = {line for told in view["verdicts"].values() for line in told["bands"]}
    calls = {line for line in said if "right" in line or "wrong" in line}

    assert calls == {"No study tested it, so no rating is right or wrong."}


def test_every_claim_has_a_reason_a_better_sentence_and_how_sure(view):
    for claim in view["claims"]:
        assert claim["why"], claim["id"]
        assert claim["better"], claim["id"]
        assert view["certainties"][claim["certainty"]]["means"], claim["id"]


def test_no_grade_is_no_low_grade(view):
    assert view["certainties"]["not-graded"]["dots"] == ""
    assert view["certainties"]["common-sense"]["dots"] == ""
    assert view["certainties"]["very-low"]["dots"] == "●○○○"


def test_sources_and_topics_are_told_once_and_found_by_their_place(view, claims):
    claim = library().claims["strain-heat"]
    places = claims["strain-heat"]["sources"]

    assert [view["sources"][place]["href"] for place in places] == [
        f"sources.ipynb#{source}" for source in claim.sources
    ]
    assert len({source["href"] for source in view["sources"]}) == len(view["sources"])
    assert len({topic["href"] for topic in view["topics"]}) == len(view["topics"])


def test_many_claims_can_be_chosen_by_theme_and_each_is_in_1_theme(view):
    every, *themes = view["themes"]

    all_of_them = len(library().claims)

    assert every == {
        "text": f"Everything ({all_of_them} claims)",
        "claims": list(range(all_of_them)),
    }
    assert [theme["text"].rpartition(" (")[0] for theme in themes] == [
        theme.title for theme in library().themes.values()
    ]
    assert sorted(place for theme in themes for place in theme["claims"]) == every["claims"]


def test_few_claims_or_claims_of_1_theme_need_no_choice():
    of_1_theme = [claim.id for claim in library().themes["exercises"].claims]
    few = list(library().claims)[: MANY - 1]

    assert ClaimCheck(*of_1_theme).state()["_view"]["themes"] == []
    assert ClaimCheck(*few).state()["_view"]["themes"] == []


def test_all_claims_together_leave_room_for_the_rest_of_their_page():
    assert len(json.dumps(ClaimCheck().state(), ensure_ascii=False).encode()) < 80_000


def test_its_repr_names_the_topic_and_the_number_of_claims():
    assert repr(ClaimCheck()) == f"ClaimCheck({len(library().claims)} claims)"
    assert repr(ClaimCheck("bed-rest", "massage", topic="self-care")) == (
        "ClaimCheck('self-care', 2 claims)"
    )


def test_an_unknown_claim_is_an_error_that_lists_the_known_ones():
    with pytest.raises(UnknownId) as raised:
        ClaimCheck("bed-rest", "bedrest")

    assert "There is no claim with the id 'bedrest'." in str(raised.value)
    assert "strain-heat" in str(raised.value)


def test_a_topic_that_teaches_no_claim_is_an_error_that_lists_those_that_do():
    with pytest.raises(UnknownId) as raised:
        ClaimCheck(topic="glossary")

    assert "'glossary'" in str(raised.value)
    assert "self-care" in str(raised.value)
