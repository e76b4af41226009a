import json

import nbformat
import pytest

from serving.classroom.questions import question_id
from tests.notebooks.test_notebooks import PATHS
from widgets import AnswerCards, ClassBoard, class_board
from widgets.content import UnknownId, library
from widgets.content.sessions import ClassQuestion


@pytest.fixture(scope="module")
def view():
    return ClassBoard().state()["_view"]


@pytest.fixture(scope="module")
def asked():
    """Every question of a plan: its topic and its place there."""
    return [
        (step.topic, step.question)
        for session in library().sessions.values()
        for step in session.steps
        if step.question
    ]


@pytest.fixture(scope="module")
def code_of():
    """The code of each notebook."""
    notebooks = {path.stem: nbformat.read(path, as_version=4) for path in PATHS}
    return {
        topic: "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
        for topic, notebook in notebooks.items()
    }


def test_a_question_has_the_id_by_which_the_server_knows_it(asked):
    assert [question_id(topic, question.part, question.item) for topic, question in asked] == [
        class_board.question_id(topic, question.part, question.item) for topic, question in asked
    ]


def test_every_question_of_a_plan_is_one_that_its_page_shows(asked, code_of):
    assert asked
    assert [] == [
        (topic, question.part)
        for topic, question in asked
        if repr_of(question.part) not in code_of[topic]
    ]


def repr_of(part):
    """The call of a widget as a notebook writes it: `quiz:red-flags` is `Quiz("red-flags")`."""
    stem, *named = part.split(":")
    called = ", ".join(f'"{name}"' for name in named)
    return f"{stem.title().replace('_', '')}({called})"


def test_a_plan_tells_each_question_and_its_answer_so_that_paper_is_enough(view, asked):
    ids = {class_board.question_id(topic, each.part, each.item) for topic, each in asked}

    assert ids == set(view["questions"])
    assert [] == [
        id_ for id_, told in view["questions"].items() if not (told["ask"] and told["said"])
    ]
    assert [] == [
        id_
        for id_, told in view["questions"].items()
        if not (told.get("options") or told.get("range"))
    ]


def test_a_question_that_no_widget_has_is_an_error_that_names_those_there_are():
    with pytest.raises(UnknownId, match="red-flags-any"):
        class_board.question(ClassQuestion(part="quiz:red-flags", item="red-flags-all"))


def test_a_step_tells_when_it_is_in_minutes_of_the_session(view):
    (first, *_) = view["sessions"]

    assert first["minutes"] == "20 minutes"
    assert [step["when"] for step in first["steps"]] == [
        "Minute 0 to 2",
        "Minute 2 to 7",
        "Minute 7 to 12",
        "Minute 12 to 17",
        "Minute 17 to 20",
    ]


def test_what_people_may_say_stands_in_quotes_with_an_answer(view):
    expected = view["sessions"][0]["steps"][1]["expect"]

    assert expected[0]["thinks"] == "“A warning sign means that something is wrong.”"
    assert '<a href="sources.ipynb#henschke-2009">' in expected[0]["answer"]


def test_the_board_for_the_wall_has_no_plans_no_notes_and_no_word_of_a_key():
    view = ClassBoard(projector=True).state()["_view"]

    assert set(view) == {"projector", "words"}
    assert "key" not in json.dumps(view).lower().split()
    assert len(json.dumps(view)) < 3_000


def test_the_board_holds_no_answers_and_stays_lean(view):
    assert "value" not in ClassBoard().state()
    assert len(json.dumps(view)) < 45_000


def test_its_repr_says_which_of_the_2_it_is():
    assert repr(ClassBoard()) == "ClassBoard()"
    assert repr(ClassBoard(projector=True)) == "ClassBoard(projector=True)"


def test_the_cards_are_4_letters_with_4_shapes():
    cards = AnswerCards().state()["_view"]["cards"]

    assert [card["letter"] for card in cards] == ["A", "B", "C", "D"]
    assert len({card["says"] for card in cards}) == 4
    assert repr(AnswerCards()) == "AnswerCards(A, B, C, D)"
