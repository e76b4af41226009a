"""Every text can be read by someone of about 11: grade 6 or less by topic, never above 8."""

from statistics import median

import pytest

from serving import reading_level
from serving.quality import HARDEST, MEDIAN
from serving.reading_level import Section, Simplifier, grade, joined
from tests.content.conftest import NOTEBOOKS
from tests.content.reading_level import of_content as sections_of_content
from tests.content.reading_level import of_words
from widgets import prose


@pytest.fixture(scope="module")
def simplify(content):
    return Simplifier(content)


@pytest.fixture(scope="module")
def of_notebooks(simplify):
    return list(joined(reading_level.of_notebooks(NOTEBOOKS, simplify)))


@pytest.fixture(scope="module")
def of_content(simplify, inspection):
    widgets = sections_of_content(inspection, simplify)
    interface = of_words(simplify.library.words, simplify)
    return list(joined([*widgets, *interface]))


def _told(sections, above):
    grades = sorted(((grade(section.text), section.place) for section in sections), reverse=True)
    return [f"grade {level}: {place}" for level, place in grades if level > above]


def _print_above_median(sections):
    """List what could be easier; `pytest -rP` shows it."""
    print(f"Above grade {MEDIAN}:", *_told(sections, MEDIAN), sep="\n")  # noqa: T201


def test_a_citation_in_brackets_is_no_part_of_the_sentence(simplify):
    text = "It eases ([Hayden 2021](sources.ipynb#a), [NICE](sources.ipynb#b))."

    assert "It eases." == simplify(text)


def test_a_glossary_word_counts_as_a_short_word_in_each_of_its_forms(simplify):
    text = "[Wear](glossary.ipynb#degeneration) and physiotherapists."

    assert "pain and pain." == simplify(text)


def test_names_of_cases_authors_and_medicines_count_as_short_words(simplify):
    assert "Jo takes Jo. Jo agrees." == simplify("Fatuma takes ibuprofen. Hayden agrees.")


def test_each_heading_and_item_is_a_sentence_and_a_mere_label_is_none(simplify):
    text = "## When a hip is too hot\nGo if:\n\n- it is red and very sore\n- fever\n\n| a | b |"

    assert "When a hip is too hot.\nGo if:\nit is red and very sore." == simplify(text)


def test_a_point_within_a_number_ends_no_sentence():
    assert grade("Pain fell to about 28 of 10 after the course.") == grade(
        "Pain fell to about 2.8 of 10 after the course."
    )


def test_plain_words_of_paragraphs_stay_apart():
    assert "It eases. Keep moving. walk" == prose.plain("It eases.\n\nKeep *moving*.\n\n- walk")


def test_a_hard_text_has_a_high_grade_and_an_easy_one_a_low_grade():
    easy = "You can walk. It helps. Go a bit more each day."
    hard = "Multidisciplinary rehabilitation programmes demonstrate heterogeneous effectiveness."

    assert grade(easy) < 2
    assert grade(hard) > HARDEST


def test_short_sections_are_joined_with_the_next_of_their_topic_only():
    long = "word " * 50
    sections = [
        Section("a", "one", "short"),
        Section("b", "one", long),
        Section("c", "one", "tail"),
        Section("d", "two", "alone"),
    ]

    assert [("a", 52), ("d", 1)] == [(section.place, section.words) for section in joined(sections)]


def test_no_section_of_a_notebook_is_too_hard(of_notebooks):
    _print_above_median(of_notebooks)

    assert [] == _told(of_notebooks, HARDEST)


def test_no_text_of_a_widget_is_too_hard(of_content):
    _print_above_median(of_content)

    assert [] == _told(of_content, HARDEST)


def test_the_median_of_each_topic_is_grade_6_or_less(of_notebooks):
    topics = sorted({section.topic for section in of_notebooks})
    medians = {
        topic: median(grade(section.text) for section in of_notebooks if section.topic == topic)
        for topic in topics
    }

    assert {} == {topic: level for topic, level in medians.items() if level > MEDIAN}


def test_the_median_of_each_kind_of_content_is_grade_6_or_less(of_content):
    kinds = sorted({section.topic.split("/")[1] for section in of_content})
    medians = {
        kind: median(
            grade(section.text) for section in of_content if section.topic.split("/")[1] == kind
        )
        for kind in kinds
    }

    assert {} == {kind: level for kind, level in medians.items() if level > MEDIAN}
