import pytest

from widgets import GlossaryList
from widgets.content import library
from widgets.content.reference import Word
from widgets.glossary_list import _entry


@pytest.fixture(scope="module")
def entries():
    return GlossaryList().state()["_view"]["entries"]


def test_every_word_is_listed_once_in_alphabetical_order(entries):
    words = [entry["word"].casefold() for entry in entries]

    assert sorted(words) == words
    assert sorted(library().glossary) == sorted(entry["id"] for entry in entries)


def test_an_entry_says_how_to_say_it_its_other_forms_and_where_it_is_taught():
    word = Word(
        id="example",
        word="example",
        also=["examples", "sample"],
        means="One **thing** of many.",
        sounds="ex-AM-pul",
        topic="red-flags",
    )

    expected = {
        "id": "example",
        "word": "example",
        "means": "One <strong>thing</strong> of many.",
        "sounds": "say: ex-AM-pul",
        "also": "Other forms: examples, sample",
        "topic": {"href": "red-flags.ipynb", "text": library().topics["red-flags"].title},
    }

    assert expected == _entry(word)


def test_what_a_word_does_not_have_is_left_out():
    entry = _entry(Word(id="example", word="example", means="One thing of many."))

    assert [entry["sounds"], entry["also"], entry["topic"]] == [None, None, None]


def test_a_new_word_does_not_change_the_repr():
    assert repr(GlossaryList()) == "GlossaryList()"


def test_nothing_is_answered_here():
    assert set(GlossaryList().state()) == {"_view"}
