"""Every passage of the source material is answered: by claims, each on a page."""

from collections import Counter

import pytest

from widgets import ClaimCheck
from widgets.content.claims import Passages
from widgets.content.library import ROOM
from widgets.content.reading import read

NUMBERS = range(1, 57)


@pytest.fixture(scope="module")
def passages():
    return read(ROOM / "passages.yaml", Passages).passages


def test_each_of_the_56_passages_is_there_once_and_in_order(passages):
    assert list(NUMBERS) == [passage.number for passage in passages]


def test_each_passage_makes_a_claim_and_names_it_once(passages):
    assert [] == [
        passage.number
        for passage in passages
        if not passage.claims or len(set(passage.claims)) < len(passage.claims)
    ]


def test_a_passage_and_its_claims_name_each_other(passages, content):
    told = {(passage.number, claim_id) for passage in passages for claim_id in passage.claims}
    named = {(number, claim.id) for claim in content.claims.values() for number in claim.passages}

    assert told == named


def test_each_passage_is_answered_in_a_topic_that_has_a_page(passages, content):
    assert [] == [passage.number for passage in passages if not passage.topics]
    assert {topic for passage in passages for topic in passage.topics} <= set(content.topics)


def test_each_claim_stands_on_the_page_about_what_people_hear(content):
    notebook = (ROOM.parent / "notebooks/heard-online.ipynb").read_text(encoding="utf-8")
    shown = [claim["id"] for claim in ClaimCheck().state()["_view"]["claims"]]

    assert "claims = ClaimCheck()" in notebook
    assert list(content.claims) == shown


def test_that_page_explains_each_verdict_in_the_words_of_the_widget(content):
    notebook = (ROOM.parent / "notebooks/heard-online.ipynb").read_text(encoding="utf-8")
    verdicts = content.words["claim_check"]["verdicts"].values()

    assert [] == [
        words["word"] for words in verdicts if f"**{words['word'].capitalize()}:**" not in notebook
    ]


def test_a_claim_is_cited_or_needs_no_study(content):
    assert [] == [
        claim.id
        for claim in content.claims.values()
        if not claim.sources and claim.certainty != "common-sense"
    ]


def test_each_verdict_has_claims(content):
    verdicts = Counter(claim.verdict for claim in content.claims.values())

    assert {"supported", "partly", "contested", "outdated", "not-supported", "opinion"} == set(
        verdicts
    )
