"""The language check: what it finds, where it says it stands, and what it leaves alone."""

import pytest

from widgets.content.language import BANNED, LONGEST, blocks, faults

EXERCISE = "content/treatments/exercise.yaml"
NOTEBOOK = "notebooks/back-pain.ipynb"
WORDS = "content/words.yaml"

EXAMPLES = {
    "1 in X": ("It helps 1 in 7 people.", "In 1 of 7 trials it helped. 14 of 100."),
    "percent": ("It helped 14 % of people.", "It helped 14 of 100 people."),
    "your risk": ("See your risk.", "The risk in this group was lower."),
    "diagnosis of the reader": ("It can diagnose your pain.", "A doctor made a diagnosis."),
    "assessment of the reader": ("It assesses your pain.", "A nurse can assess a wound."),
    "order about treatment": ("You should take this.", "Ask before you take this."),
    "chance without a number": ("Harm is rare.", "It is common sense. Harm came to 2 of 100."),
    "straight quote or apostrophe": ("It isn't so.", "It isn’t so."),
    "hyphen as minus sign": ("It fell by -5 points.", "It is −5. See NG-5."),
    "dash in a range": ("Take 5–10 minutes.", "5 to 10 minutes"),
    "number in letters": ("It took two weeks.", "It took 2 weeks. No one knows."),
    "three dots": ("And so on...", "And so on…"),
}
"""For each banned wording, a text with it and one without."""


def said(text):
    return [fault.message for fault in faults(text)]


def test_each_banned_wording_has_an_example():
    assert [wording.name for wording in BANNED] == list(EXAMPLES)


@pytest.mark.parametrize("wording", BANNED, ids=lambda wording: wording.name)
def test_banned_wording_is_found_and_good_wording_is_not(wording):
    wrong, fine = EXAMPLES[wording.name]
    (message,) = said(wrong)

    assert message.startswith(f"{wording.name} (“")
    assert message.endswith(f"; expected {wording.expected}")
    assert [] == said(fine)


def test_a_sentence_has_25_words_at_most():
    sentence = "Word" + " word" * (LONGEST - 1)

    assert [] == said(f"{sentence}. {sentence}.")
    assert ["this sentence has 26 words; expected 25 or fewer"] == said(f"{sentence} more.")


def test_a_citation_in_brackets_and_the_address_of_a_link_are_no_words():
    sentence = " ".join(["word"] * (LONGEST - 2))
    cited = "([Hayden 2021](sources.ipynb#a), [NICE](sources.ipynb#b))"

    assert [] == said(f"[Two words](glossary.ipynb#two%20words) {sentence} {cited}.")


def test_each_heading_item_and_cell_is_a_sentence_of_its_own():
    half = " ".join(["word"] * 14)

    assert [] == said(f"## {half}\n{half}:\n\n- {half}\n- {half}\n\n| {half} | {half} |")


def test_a_point_within_a_number_ends_no_sentence():
    assert ["It fell to 2.8 of 10."] == list(blocks("It fell to 2.8\nof 10."))
    assert 1 == len(said("word " * 20 + "2.8 of 10 or more than that."))


@pytest.mark.parametrize(
    "text",
    [
        "It was often found by doctors. It is not known. You can walk.",
        "Pain is shaped by moods. The nerves are squeezed. It was kept. You walk.",
    ],
)
def test_a_paragraph_that_is_mostly_passive_is_found(text):
    (message,) = said(text)

    assert "sentences of this paragraph are passive" in message


@pytest.mark.parametrize(
    "text",
    [
        "It was found. It is kept.",
        "It was found. It is kept. You can walk. It helps.",
        "You are tired. You may be worried. They were scared.",
        "It was found. You can walk.\n\nIt is kept. It helps.",
    ],
    ids=["two sentences", "half of them", "states", "two paragraphs"],
)
def test_a_paragraph_of_few_or_half_passive_sentences_is_left_alone(text):
    assert [] == said(text)


def test_a_fault_in_content_is_told_where_its_sentence_begins(small):
    small.edit(
        EXERCISE,
        "says: It may hurt for a short time.",
        "says: >-\n    It passes. Harm is\n    rare.",
    )

    (problem,) = small.problems()

    assert EXERCISE == problem.file
    assert "Harm is" == problem.points_to
    assert problem.says.startswith("“Harm is rare.”: chance without a number (“rare”); expected ")


def test_a_fault_in_a_notebook_is_told_where_its_sentence_begins(small):
    small.edit(
        NOTEBOOK,
        "Pain down the leg is",
        'It hurts. [Sciatica](glossary.ipynb#sciatica)\\n",\n    "pain is rare. A pain is',
    )

    (problem,) = small.problems()

    assert NOTEBOOK == problem.file
    assert problem.points_to.startswith("Sciatica](glossary.ipynb#sciatica)")
    assert problem.says.startswith("“Sciatica pain is rare.”: chance without a number (“rare”)")


def test_a_fault_in_the_words_of_the_interface_is_told(small):
    with (small.content / "words.yaml").open("a", encoding="utf-8") as words:
        words.write("\nplan:\n  steps:\n    - Walk a bit.\n    - You must take this.\n")

    (problem,) = small.problems()

    assert WORDS == problem.file
    assert "You must take this." == problem.points_to
    assert "order about treatment" in problem.says
