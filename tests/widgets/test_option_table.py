"""The table of options: what stands in it, in what order, and what it never says."""

import re

import pytest

from widgets import OptionTable
from widgets.content import UnknownId, library


@pytest.fixture(scope="module")
def view():
    return OptionTable("nsaid", "exercise", "mindfulness", "bed-rest").state()["_view"]


def row(view, treatment_id):
    return next(each for each in view["rows"] if each["id"] == treatment_id)


def order(view, column, way=0):
    return next(each for each in view["sorts"] if each["column"] == column)["ways"][way]["order"]


def test_options_stand_in_the_order_of_the_alphabet(view):
    assert [each["id"] for each in view["rows"]] == ["nsaid", "bed-rest", "exercise", "mindfulness"]


def test_points_sizes_and_people_are_never_mixed_in_one_order(view):
    assert order(view, "difference") == ["exercise", "nsaid", "bed-rest", "mindfulness"]
    assert order(view, "difference", 1) == ["nsaid", "exercise", "bed-rest", "mindfulness"]


def test_what_was_not_graded_comes_last_both_ways(view):
    assert [order(view, "certainty", way)[-1] for way in (0, 1)] == ["mindfulness"] * 2


def test_a_row_has_the_difference_with_its_range_and_what_it_was_compared_with(view):
    shown = row(view, "exercise")["result"]

    assert shown["html"].replace("\xa0", " ") == (
        "Pain, from 0 to 100: 15 points lower. Likely range: 12 to 18 points lower."
    )
    assert "compared with no treatment, usual care or placebo" in shown["measured"]
    assert shown["source"]["citations"][0]["text"] == "Hayden 2021"


def test_the_other_comparisons_are_there_too(view):
    pains = [each for each in library().treatment("exercise").effects if each.outcome == "pain"]

    assert len(row(view, "exercise")["more"]) == len(pains) - 1


def test_a_number_of_100_is_drawn_with_the_other_group(view):
    bars = row(view, "mindfulness")["result"]["bars"]

    assert [(bar["value"].replace("\xa0", " "), bar["at"]) for bar in bars] == [
        ("27 of 100", 0.27),
        ("44 of 100", 0.44),
    ]


@pytest.mark.parametrize(
    ("treatment_id", "outcome", "marks"),
    [
        ("exercise", "pain", {"point", "interval", "band"}),
        ("mindfulness", "pain", None),
    ],
    ids=["points", "people of 100 alone"],
)
def test_the_legend_tells_of_marks_that_are_drawn_and_no_others(treatment_id, outcome, marks):
    key = OptionTable(treatment_id, outcome=outcome).state()["_view"]["words"]["key"]

    assert marks == (key and set(key))


def test_a_condition_chooses_the_options_and_the_figures():
    view = OptionTable(condition="nerve-pain").state()["_view"]
    wanted = [
        each
        for each in library().treatment_ids
        if "nerve-pain" in library().treatment(each).conditions
    ]

    assert sorted(each["id"] for each in view["rows"]) == sorted(wanted)
    assert "sciatica" in row(view, "bed-rest")["result"]["measured"]


def test_an_option_without_a_figure_for_the_outcome_says_what_it_shows():
    shown = OptionTable("strength-training").state()["_view"]["rows"][0]["result"]

    assert shown["measured"].startswith("Daily life, compared with")


def test_the_reader_is_told_that_the_order_is_no_advice(view):
    assert "The order says nothing about what suits you." in view["words"]["note"]


def test_no_word_of_the_table_ranks_for_the_reader(view):
    said = " ".join(str(text) for text in view["words"].values())

    assert not re.findall(r"\b(best|worst|top|winner|recommended)\b", said, re.IGNORECASE)


def test_only_kinds_that_are_there_can_be_chosen(view):
    assert [kind["id"] for kind in view["kinds"]] == [
        "movement",
        "self-care",
        "learning-and-mind",
        "medicine",
    ]


def test_the_repr_counts_the_options():
    assert repr(OptionTable("exercise", "heat")) == "OptionTable(2 options)"


def test_unknown_names_are_answered_with_the_known_ones():
    with pytest.raises(UnknownId, match="exercise, "):
        OptionTable("exercice")
    with pytest.raises(UnknownId, match="nerve-pain"):
        OptionTable(condition="nerves")
    with pytest.raises(ValueError, match=r"There is no outcome 'joy'\. Known: pain, "):
        OptionTable("exercise", outcome="joy")


def test_every_treatment_can_be_shown():
    view = OptionTable().state()["_view"]

    assert len(view["rows"]) == len(library().treatment_ids)
    assert not [each["id"] for each in view["rows"] if each["result"] is None]
