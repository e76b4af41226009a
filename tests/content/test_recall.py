"""What is asked again comes from an earlier topic, and a mistake in it is told at its place."""

import re

import pytest

from widgets import prose

QUIZ = "content/quizzes/scans.yaml"
SCANS = """
id: scans
title: What scans show
questions:
  - id: how-many-bulge
    kind: single
    ask: How many?
    why: It is so.
    options:
      - {says: Many, right: true, why: Yes.}
      - {says: None, why: No.}
recall:
  - quiz: back-pain
    question: what-helps
  - quiz: back-pain
    question: how-many
  - quiz: back-pain
    question: how-long
teach_back:
  prompt: A friend asks. What do you say?
  model: I see. It can wait.
  points:
    - It can wait ([Hayden 2021](sources.ipynb#hayden-2021)).
    - It hurts.
  sources: [hayden-2021]
"""
TOPIC = """  - id: scans
    title: Scans
    for_whom: anyone who wonders
    message: A scan can wait.
    action: ask 1 question.
    minutes: 5
    checked: 2026-11-22
    next_review: 2027-11-22
"""
HOW_LONG = """
  - id: how-long
    kind: single
    ask: How long?
    why: It is so.
    options:
      - {says: Weeks, right: true, why: Yes.}
      - {says: Years, why: No.}
"""

MISTAKES = {
    "quiz that is none": (
        "quiz: back-pain\n    question: what-helps",
        "quiz: bak-pain\n    question: what-helps",
        "bak-pain",
        "there is no quiz 'bak-pain'; did you mean back-pain?",
    ),
    "question that is none": (
        "question: what-helps",
        "question: what-help",
        "what-help",
        "there is no question 'what-help'; did you mean what-helps?",
    ),
    "question of another quiz": (
        "question: what-helps",
        "question: how-many-bulge",
        "how-many-bulge",
        "question 'how-many-bulge' is in quiz 'scans', not in 'back-pain'",
    ),
    "question of the same topic": (
        "quiz: back-pain\n    question: what-helps",
        "quiz: scans\n    question: how-many-bulge",
        "scans",
        "'scans' is no topic before 'scans' in workbook.yaml; expected one of back-pain",
    ),
    "question asked twice": (
        "question: how-long",
        "question: how-many",
        "how-many",
        "question 'how-many' is recalled twice; expected another one",
    ),
    "source of a model answer that is none": (
        "sources: [hayden-2021]",
        "sources: [haiden-2021]",
        "haiden-2021]",
        "there is no source 'haiden-2021'; did you mean hayden-2021?",
    ),
    "point that cites nothing": (
        "(sources.ipynb#hayden-2021)",
        "(sources.ipynb#haiden-2021)",
        "It can wait (",
        "there is no source 'haiden-2021'; did you mean hayden-2021?",
    ),
    "too few questions": (
        "  - quiz: back-pain\n    question: how-long\n",
        "",
        "recall:",
        "`recall` holds 2; expected at least 3",
    ),
    "too few points": (
        "    - It hurts.\n",
        "",
        "points:",
        "`points` holds 1; expected at least 2",
    ),
    "no model answer": (
        "  model: I see. It can wait.\n",
        "",
        "teach_back:",
        "`model` is missing from `teach_back`",
    ),
}


@pytest.fixture
def second(small, write_notebook):
    """The small workbook with a second topic, which asks questions of the first."""
    quiz = small.content / "quizzes/back-pain.yaml"
    quiz.write_text(quiz.read_text(encoding="utf-8").rstrip() + HOW_LONG, encoding="utf-8")
    (small.content / "quizzes/scans.yaml").write_text(SCANS, encoding="utf-8")
    book = small.content / "workbook.yaml"
    book.write_text(book.read_text(encoding="utf-8").rstrip() + "\n" + TOPIC, encoding="utf-8")
    write_notebook(
        small.notebooks / "scans.ipynb",
        ("md", "# Scans"),
        'from widgets import PageFoot, PageHead\n\nPageHead("scans")',
        'PageFoot("scans")',
    )
    return small


def test_a_topic_may_ask_questions_of_a_topic_before_it(second):
    assert [] == second.problems()


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_once_where_it_stands(second, mistake):
    old, new, points_to, says = mistake
    second.edit(QUIZ, old, new)

    (problem,) = second.problems()

    assert QUIZ == problem.file
    assert problem.points_to.startswith(points_to)
    assert problem.says.startswith(says)


def test_a_question_of_a_later_topic_is_told_when_topics_change_places(second):
    book = second.content / "workbook.yaml"
    head, first, later = book.read_text(encoding="utf-8").partition("  - id: back-pain")
    first, scans, tail = f"{first}{later}".partition("  - id: scans")
    book.write_text(f"{head}{scans}{tail}{first}", encoding="utf-8")

    said = {problem.says for problem in second.problems()}
    expected = (
        "'back-pain' is no topic before 'scans' in workbook.yaml; "
        "expected no `recall` in the first topic"
    )

    assert {expected} == said


def test_a_quiz_with_a_mistake_is_told_alone_and_not_by_those_who_recall_it(second):
    second.edit("content/quizzes/back-pain.yaml", "title: What back pain is", "titel: What it is")

    files = {problem.file for problem in second.problems()}

    assert {"content/quizzes/back-pain.yaml"} == files


@pytest.fixture(scope="module")
def quizzes(content):
    """The quiz of each topic; what a page asks before it tells stands in a file of its own."""
    return [content.quiz(quiz_id) for quiz_id in content.quiz_ids if quiz_id in content.topics]


def test_every_topic_with_a_quiz_but_the_first_asks_3_questions_again(content, quizzes):
    order = [topic for topic in content.topics if topic in content.quiz_ids]

    assert {topic: 0 if topic == order[0] else 3 for topic in order} == {
        quiz.id: len(quiz.recall) for quiz in quizzes
    }


def test_a_question_asked_again_does_not_lean_on_the_quiz_around_it(content, quizzes):
    leans = ("the same people", "the same study", "now the ", "the study of")
    asked = {
        recalled.question: question
        for quiz in quizzes
        for recalled in quiz.recall
        for question in content.quiz(recalled.quiz).questions
        if question.id == recalled.question
    }

    assert len(asked) > 5
    assert [] == [
        (name, lean)
        for name, question in asked.items()
        for lean in leans
        if lean in f"{question.ask} {question.why}".casefold()
    ]


def test_every_quiz_ends_with_something_to_tell_a_friend(quizzes):
    assert [] == [quiz.id for quiz in quizzes if quiz.teach_back is None]


def test_a_model_answer_is_2_to_4_short_sentences(quizzes):
    answers = {quiz.id: prose.plain(quiz.teach_back.model) for quiz in quizzes}
    sentences = {name: text.count(".") + text.count("?") for name, text in answers.items()}

    assert {} == {name: count for name, count in sentences.items() if not 2 <= count <= 4}
    assert {} == {name: text for name, text in answers.items() if len(text.split()) > 70}


def test_a_figure_worth_saying_has_its_source_beside_it(quizzes):
    points = [(quiz.id, point) for quiz in quizzes for point in quiz.teach_back.points]

    assert [] == [
        (name, point)
        for name, point in points
        if re.search(r"\d\d", prose.plain(point)) and "sources.ipynb#" not in point
    ]
    assert any("sources.ipynb#" in point for _, point in points)
