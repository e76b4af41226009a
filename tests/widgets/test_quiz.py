import shutil

import pytest

from widgets import Quiz
from widgets.content import Library, UnknownId, library
from widgets.content.library import ROOM
from widgets.content.quizzes import Order
from widgets.questions_view import mixed

EXAMPLE = """
id: example
title: An *example*
questions:
  - id: one
    kind: single
    ask: What is a [disc](glossary.ipynb#disc)?
    options:
      - {says: A cushion, right: true, why: Yes. It sits between 2 bones.}
      - {says: A *bone*, why: No. It lies between bones.}
    why: It can bend.
    sources: [henschke-2009]
  - id: some
    kind: several
    ask: Which help?
    options:
      - {says: Walks, right: true, why: Yes.}
      - {says: Heat, right: true, why: Yes.}
      - {says: Bed, why: No.}
    why: Moving helps.
  - id: line
    kind: order
    ask: In which order?
    steps:
      - {says: First, why: It starts.}
      - {says: Second, why: It follows.}
      - {says: Third, why: It ends.}
    why: So it goes.
  - id: share
    kind: number
    ask: How many?
    answer: -15
    lowest: -30
    highest: 0
    step: 5
    near: 5
    unit: points on the pain scale
    close: Close.
    too_low: It was more.
    too_high: It was fewer.
    why: Trials found it.
"""


@pytest.fixture
def example(tmp_path, monkeypatch):
    room = shutil.copytree(ROOM, tmp_path / "content")
    (room / "quizzes/example.yaml").write_text(EXAMPLE, encoding="utf-8")
    copy = Library(room)
    monkeypatch.setattr("widgets.quiz.library", lambda: copy)
    view = Quiz("example").state()["_view"]
    return view | {question["id"]: question for question in view["questions"]}


@pytest.fixture(params=library().quiz_ids)
def quiz(request):
    return Quiz(request.param).state()["_view"]


def order(*steps):
    drawn = [{"says": step, "why": "It is so."} for step in steps]
    return Order(id="line", kind="order", ask="Order?", why="So.", steps=drawn)


def test_questions_stand_in_their_order_with_their_kind_and_how_to_answer(example):
    assert [(question["kind"], question["how"]) for question in example["questions"]] == [
        ("single", "Choose 1 answer."),
        ("several", "Choose all that fit."),
        ("order", "Put these in order. The buttons move an item up or down."),
        ("number", "Move the slider to your guess, then check it."),
    ]


def test_markdown_is_html_for_the_eye_and_plain_words_for_the_ear(example):
    bone = example["one"]["options"][1]

    assert example["title"] == "An <em>example</em>"
    assert example["one"]["ask"] == 'What is a <a href="glossary.ipynb#disc">disc</a>?'
    assert (bone["html"], bone["plain"]) == ("A <em>bone</em>", "A bone")


def test_each_option_says_whether_it_fits_in_words_and_why(example):
    assert [
        (option["right"], option["mark"], option["why"]) for option in example["one"]["options"]
    ] == [
        (True, "✓ Fits.", "Yes. It sits between 2 bones."),
        (False, "✗ Does not fit.", "No. It lies between bones."),
    ]


def test_the_explanation_names_its_studies(example):
    assert example["one"]["why"] == "It can bend."
    assert [source["text"] for source in example["one"]["sources"]] == ["Henschke 2009"]
    assert example["some"]["sources"] == []


def test_a_number_is_worded_with_its_unit_and_a_real_minus(example):
    share = example["share"]

    assert share["says"] == "{value} points on the pain scale"
    assert share["answer_says"] == "−15 points on the pain scale"
    assert (share["close"], share["too_low"], share["too_high"]) == (
        "Close.",
        "It was more.",
        "It was fewer.",
    )


def test_an_answer_keeps_its_decimals():
    loads = Quiz("everyday-life-loads").state()["_view"]["questions"]

    assert "2.4 times their body weight" == loads[0]["answer_says"]


def test_a_slider_starts_in_the_middle_on_a_step_of_its_own(quiz):
    numbers = [question for question in quiz["questions"] if question["kind"] == "number"]
    starts = [(question["start"] - question["lowest"]) / question["step"] for question in numbers]

    assert [round(start) for start in starts] == starts
    assert all(
        abs(number["start"] - (number["lowest"] + number["highest"]) / 2) <= number["step"] / 2
        for number in numbers
    )


def test_every_option_and_step_of_every_quiz_has_its_reason(quiz):
    given = [
        item["why"]
        for question in quiz["questions"]
        for item in [question, *question.get("options", ()), *question.get("steps", ())]
    ]

    assert [why for why in given if not why.strip()] == []
    assert len(given) >= len(quiz["questions"])


def test_each_band_around_a_number_has_words_of_its_own(quiz):
    for question in quiz["questions"]:
        if question["kind"] != "number":
            continue
        bands = {question["close"], question["too_low"], question["too_high"]}

        assert len(bands) == 3


def test_an_order_is_shown_mixed(quiz):
    for question in quiz["questions"]:
        if question["kind"] != "order":
            continue
        places = list(range(len(question["steps"])))

        assert places != question["mixed"]
        assert places == sorted(question["mixed"])


@pytest.mark.parametrize(
    "steps", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a"), ("x", "y", "z", "w")]
)
def test_a_mixed_order_is_never_the_right_one_however_the_steps_are_worded(steps):
    turned = [steps[at:] + steps[:at] for at in range(len(steps))]

    assert [words for words in turned if mixed(order(*words)) == list(range(len(words)))] == []


def test_an_order_is_mixed_alike_for_everyone_in_every_process():
    assert mixed(order("Rest", "Walk", "Run", "Swim")) == [2, 0, 1, 3]


def test_an_unknown_quiz_is_an_error_that_lists_the_known_ones():
    with pytest.raises(UnknownId) as raised:
        Quiz("knees")

    assert "There is no quiz with the id 'knees'." in str(raised.value)
    assert all(quiz_id in str(raised.value) for quiz_id in library().quiz_ids)
