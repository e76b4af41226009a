"""The evidence slider: what it asks, what it tells, and what it refuses."""

import pytest

from widgets import EvidenceSlider
from widgets.content import UnknownId, library
from widgets.effects_words import words


def treatment(slider, at=0):
    return slider.state()["_view"]["treatments"][at]


def test_the_question_names_scale_treatment_comparator_and_time():
    asked = treatment(EvidenceSlider("exercise"))["effects"][0]["ask"]

    assert asked.replace("\xa0", " ") == (
        "Pain runs from 0 to 100. How many points lower is it with exercise than with no "
        "treatment, usual care or placebo, after about 3 months?"
    )


def test_the_sentence_comes_first_and_the_number_after_it():
    shown = treatment(EvidenceSlider("exercise"))["effects"][0]

    assert not any(letter.isdigit() for letter in shown["lead"])
    assert "15 points lower" in shown["found"].replace("\xa0", " ")
    assert "12 to 18 points lower" in shown["range"].replace("\xa0", " ")


def test_the_first_comparator_of_the_file_is_asked_about_first():
    first = next(
        each for each in library().treatment("acupuncture").effects if each.outcome == "pain"
    )

    assert treatment(EvidenceSlider("acupuncture"))["effects"][0]["id"] == first.id


def test_effects_that_share_a_unit_can_keep_a_guess():
    units = {each["id"]: each["unit"] for each in treatment(EvidenceSlider("exercise"))["effects"]}

    assert units["exercise-pain"] == units["exercise-pain-new"]
    assert units["exercise-pain"] != units["exercise-pain-who"]


def test_a_condition_leaves_only_its_studies_and_guidelines():
    shown = treatment(EvidenceSlider("nsaid", condition="new-back-pain"))
    leads = [position["lead"] for position in shown["facts"]["guidelines"]]

    assert [each["id"] for each in shown["effects"]] == ["nsaid-pain-new"]
    assert not [lead for lead in leads if "lasting" in lead]


@pytest.mark.parametrize("treatment_id", ["bed-rest", "exercise"])
def test_harms_that_were_not_counted_are_said_to_be_so(treatment_id):
    harms = treatment(EvidenceSlider(treatment_id))["facts"]["harms"]
    counted = library().treatment(treatment_id).harms.counted

    assert harms["note"] == (None if counted else words()["harms_not_counted"])


def test_harms_with_numbers_are_drawn_like_gains():
    pictures = treatment(EvidenceSlider("gabapentinoid"))["facts"]["harms"]["pictures"]
    dizzy = pictures[1]["figure"]["arms"]

    assert [arm["count"] for arm in dizzy] == [13, 40]
    assert dizzy[1]["has"] == "40 felt dizzy"
    assert dizzy[1]["has_not"] == "60 did not"


def test_harms_alike_in_grade_and_source_have_them_under_the_last_picture():
    harms = treatment(EvidenceSlider("spinal-fusion", outcome="disability"))["facts"]["harms"]
    first, last = harms["pictures"]

    assert (first["certainty"], first["source"]) == (None, None)
    assert last["certainty"]["word"] == "Not graded."
    assert [each["text"] for each in last["source"]["citations"]] == ["Deyo 2010"]
    assert [each["text"] for each in harms["further"]] == ["Brox 2010", "Froholdt 2012"]


def test_harms_that_are_asked_about_are_not_drawn_twice():
    shown = treatment(EvidenceSlider("gabapentinoid", outcome="harm"))

    assert [each["kind"] for each in shown["effects"]] == ["people", "people"]
    assert shown["facts"]["harms"]["pictures"] == []


def test_both_sides_of_a_dispute_come_with_their_sources():
    dispute = treatment(EvidenceSlider("exercise"))["facts"]["dispute"]

    assert [each["text"] for each in dispute["citations"]] == ["Hayden 2021", "Verville 2023"]


def test_paper_has_the_answer_to_every_question():
    answer = treatment(EvidenceSlider("exercise"))["effects"][0]["answer"]

    assert answer.replace("\xa0", " ").startswith("Exercise, compared with no treatment")
    assert "15 points lower" in answer.replace("\xa0", " ")


def test_the_repr_tells_treatments_and_outcome():
    slider = EvidenceSlider("exercise", "yoga")

    assert repr(slider) == "EvidenceSlider('exercise', 'yoga', outcome='pain')"


def test_an_unknown_treatment_is_answered_with_the_known_ones():
    with pytest.raises(UnknownId, match=r"no treatment with the id 'exercice'.*exercise, "):
        EvidenceSlider("exercice")


def test_an_unknown_condition_is_answered_with_the_known_ones():
    with pytest.raises(UnknownId, match="lasting-back-pain"):
        EvidenceSlider("exercise", condition="back-ache")


def test_a_missing_outcome_is_answered_with_those_there_are():
    with pytest.raises(ValueError, match=r"no effect on 'pain'\. Its outcomes: disability"):
        EvidenceSlider("strength-training")


def test_no_treatment_at_all_is_answered_with_an_example():
    with pytest.raises(ValueError, match=r'EvidenceSlider\("exercise"\)'):
        EvidenceSlider()


@pytest.mark.parametrize("treatment_id", library().treatment_ids)
def test_every_treatment_can_be_shown_for_each_of_its_outcomes(treatment_id):
    for outcome in {effect.outcome for effect in library().treatment(treatment_id).effects}:
        assert treatment(EvidenceSlider(treatment_id, outcome=outcome))["effects"]


def test_one_group_alone_is_chosen_by_time_and_groups_by_what_they_are_compared_with():
    alone = treatment(EvidenceSlider("hip-replacement", outcome="lasting"))
    compared = treatment(EvidenceSlider("hip-exercise", outcome="operation"))

    assert ("When", "Compared with") == (alone["legend"], compared["legend"])
    assert "After 15 years" == alone["effects"][0]["html"]
