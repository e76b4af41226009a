"""What is worked out from a figure: benefit, its interval, people of 100, a source's short name."""

import pytest

from widgets.content.effects import Effect
from widgets.content.sources import Source


def _effect(**given):
    fields = {
        "id": "a",
        "outcome": "pain",
        "people": "people with pain",
        "comparator": "no treatment",
        "when": "after 3 months",
        "measure": "mean-difference",
        "scale": {"name": "pain", "highest": 100},
        "better": "lower",
        "estimate": -15.0,
        "certainty": "low",
        "source": "hayden-2021",
        "checked": "read",
        "meaning": "It helps.",
    }
    return Effect.model_validate(fields | given)


def _source(**given):
    fields = {
        "id": "a",
        "authors": "Hayden JA, Ellis J",
        "title": "Exercise",
        "publisher": "Cochrane Library",
        "year": 2021,
        "kind": "systematic-review",
        "url": "https://example.org/a",
        "last_checked": "2026-11-22",
    }
    return Source.model_validate(fields | given)


@pytest.mark.parametrize(
    ("better", "estimate", "benefit"), [("lower", -15.0, 15.0), ("higher", -2.0, -2.0)]
)
def test_benefit_is_above_0_where_people_do_better(better, estimate, benefit):
    assert benefit == _effect(better=better, estimate=estimate).benefit


@pytest.mark.parametrize(
    ("better", "interval"), [("lower", (12.0, 18.0)), ("higher", (-18.0, -12.0))]
)
def test_the_interval_of_the_benefit_goes_from_worse_to_better(better, interval):
    assert interval == _effect(better=better, low=-18.0, high=-12.0).interval


def test_no_interval_is_made_up():
    assert _effect().interval is None


def test_a_risk_ratio_gives_people_of_100_where_the_comparator_is_known():
    effect = _effect(measure="risk-ratio", estimate=0.65, comparator_level=40, scale=None)

    assert (26.0, 40.0) == effect.of_100


@pytest.mark.parametrize(
    ("given", "people"),
    [({}, (78.5, 29.4)), ({"treated_level": 77.3}, (77.3, 29.4))],
    ids=["worked out", "as counted"],
)
def test_a_difference_gives_people_of_100_where_the_comparator_is_known(given, people):
    effect = _effect(
        measure="difference-of-100", estimate=49.1, comparator_level=29.4, scale=None, **given
    )

    assert people == effect.of_100


@pytest.mark.parametrize(
    "given",
    [
        {"measure": "difference-of-100", "estimate": 49.1, "scale": None},
        {"measure": "risk-ratio", "estimate": 0.65, "scale": None},
        {"measure": "odds-ratio", "estimate": 0.65, "scale": None, "comparator_level": 40},
        {"comparator_level": 40},
    ],
    ids=["difference alone", "no comparator", "odds ratio", "mean difference"],
)
def test_no_people_of_100_are_made_up(given):
    assert _effect(**given).of_100 is None


@pytest.mark.parametrize(
    ("given", "short"),
    [
        ({}, "Hayden 2021"),
        ({"authors": "van der Gaag WH, Roelofs P"}, "van der Gaag 2021"),
        ({"authors": "Fraig H et al."}, "Fraig 2021"),
        ({"cite_as": "NHS on back pain", "year": None}, "NHS on back pain"),
    ],
    ids=["surname", "particles", "et al.", "body"],
)
def test_a_source_is_named_as_a_sentence_cites_it(given, short):
    assert short == _source(**given).short


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({"doi": "10.1002/a", "pmid": "1"}, "https://doi.org/10.1002/a"),
        ({"pmid": "123"}, "https://pubmed.ncbi.nlm.nih.gov/123/"),
        ({}, "https://example.org/a"),
    ],
    ids=["doi first", "then pmid", "then page"],
)
def test_a_source_is_found_at_the_address_that_lasts_longest(given, address):
    assert address == _source(**given).address
