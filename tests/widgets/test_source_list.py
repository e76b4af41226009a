from typing import get_args

import pytest

from widgets import SourceList
from widgets.content import library
from widgets.content.sources import Source
from widgets.source_list import _entry


@pytest.fixture(scope="module")
def entries():
    return SourceList().state()["_view"]["entries"]


@pytest.fixture
def source():
    def make(**said):
        known = {
            "id": "example-2020",
            "authors": "Example AB, Other CD, et al.",
            "title": "An example",
            "publisher": "Journal of Examples",
            "year": 2020,
            "kind": "cohort",
            "doi": "10.1000/example",
            "pmid": "1",
            "url": "https://example.org/",
            "last_checked": "2026-11-22",
        }
        return Source.model_validate(known | said)

    return make


def test_every_source_is_listed_once(entries):
    listed = sorted(entry["id"] for entry in entries)

    assert sorted(library().sources) == listed


def test_entries_are_sorted_by_the_name_a_learner_reads_then_by_year(entries):
    names = [entry["name"].casefold() for entry in entries]
    years = {source.id: source.year or 0 for source in library().sources.values()}
    henschke = [years[entry["id"]] for entry in entries if entry["name"].startswith("Henschke")]

    assert sorted(names) == names
    assert sorted(henschke) == henschke
    assert len(henschke) > 1


def test_an_entry_says_who_where_when_what_kind_and_when_it_was_checked(source):
    entry = _entry(source())

    assert entry["by"] == "Example AB, Other CD and others. Journal of Examples, 2020."
    assert entry["name"] == "Example 2020"
    assert entry["kind"] == "A study that followed people over time"
    assert entry["checked"] == "Last checked 22 November 2026"


@pytest.mark.parametrize(
    ("known", "address"),
    [
        ({}, "https://doi.org/10.1000/example"),
        ({"doi": None}, "https://pubmed.ncbi.nlm.nih.gov/1/"),
        ({"doi": None, "pmid": None}, "https://example.org/"),
    ],
)
def test_the_link_is_the_doi_where_there_is_one(source, known, address):
    assert address == _entry(source(**known))["href"]


def test_funding_is_told_where_a_reader_should_know_it(source):
    assert _entry(source(funding="A maker of examples"))["funding"] == (
        "Who paid: A maker of examples"
    )
    assert _entry(source())["funding"] is None


def test_a_page_without_a_year_says_so(source):
    assert _entry(source(year=None))["by"].endswith("Journal of Examples, no year given.")


def test_a_body_that_publishes_its_own_page_is_named_once(source):
    entry = _entry(source(authors="NHS", publisher="NHS"))

    assert entry["by"] == "NHS, 2020."


def test_every_kind_of_study_has_plain_words():
    kinds = {kind.replace("-", "_") for kind in get_args(Source.model_fields["kind"].annotation)}

    assert kinds == set(library().words["source_list"]["kinds"])


def test_a_new_source_does_not_change_the_repr():
    assert repr(SourceList()) == "SourceList()"


def test_nothing_is_answered_here():
    assert set(SourceList().state()) == {"_view"}
