import pytest

from widgets.citations import citations
from widgets.content import UnknownId, library


def test_a_citation_names_the_study_and_leads_to_its_place_in_the_list():
    expected = [{"text": "Henschke 2009", "href": "sources.ipynb#henschke-2009"}]

    assert expected == citations(["henschke-2009"])


def test_citations_keep_the_order_they_are_given_in():
    given = ["nhs-back-pain", "henschke-2009", "brinjikji-2015"]

    assert [f"sources.ipynb#{source}" for source in given] == [
        line["href"] for line in citations(given)
    ]


def test_without_sources_there_is_no_citation():
    assert citations([]) == []


def test_an_unknown_source_is_an_error_that_lists_the_known_ones():
    with pytest.raises(UnknownId) as raised:
        citations(["henschke"])

    assert "no source with the id 'henschke'" in str(raised.value)
    assert all(source in str(raised.value) for source in library().sources)
