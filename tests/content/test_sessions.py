"""Plans for a class: their minutes add up, they are kind, and a mistake is told at its place."""

import re

import pytest

from widgets.content.sessions import Sessions

FILE = ("sessions.yaml", Sessions)
WRONG = {
    "minutes that do not add up": (
        ("minutes: 10", "minutes: 12"),
        "12",
        "`minutes` is 12, but its steps take 10 in all",
    ),
    "a step without what to say": (
        ("        say: Hello.\n", ""),
        "title: Welcome",
        "`say` is missing from item 1 of `steps`",
    ),
    "a step of no time": (
        ("minutes: 4", "minutes: 0"),
        "0",
        "`minutes` is “0”; expected 1 or more",
    ),
    "unknown key": (
        ("discuss:", "discus:"),
        "discus: Why?",
        "unknown key `discus`; did you mean `discuss`?",
    ),
    "a part that is no widget's key": (
        ('"quiz:back-pain"', '"Quiz of back pain"'),
        '"Quiz of back pain"',
        "`part` is “Quiz of back pain”; expected",
    ),
    "a belief without an answer": (
        ("            answer: It mostly eases.\n", ""),
        "thinks: It never goes.",
        "`answer` is missing from item 1 of `expect`",
    ),
}


@pytest.fixture(scope="module")
def sessions(content):
    return content.sessions


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_told_at_its_place(wrong, name):
    edit, points_to, says = WRONG[name]
    (problem,) = wrong(FILE, edit)

    assert problem.points_to.startswith(points_to)
    assert problem.says.startswith(says)


def test_a_step_on_a_page_that_is_not_there_is_told(small):
    path = small.content / "sessions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("topic: back-pain", "topic: back", 1), encoding="utf-8")
    (problem,) = small.problems()

    assert problem.file == "content/sessions.yaml"
    assert problem.says.startswith("there is no topic 'back'")


def test_there_are_sessions_of_20_45_and_90_minutes_on_what_classes_ask_for(sessions):
    assert {name: session.minutes for name, session in sessions.items()} == {
        "red-flags": 20,
        "scans": 45,
        "treatments": 45,
        "hip": 45,
        "whole-class": 90,
    }


def test_each_begins_with_a_welcome_and_ends_with_what_to_take_home(sessions):
    ends = {(each.steps[0].title, each.steps[-1].title) for each in sessions.values()}

    assert ends == {("Welcome", "Take home")}


def test_at_least_half_of_the_steps_ask_first(sessions):
    assert [] == [
        name
        for name, session in sessions.items()
        if 2 * sum(step.question is not None for step in session.steps) < len(session.steps)
    ]


def test_no_question_is_asked_twice_in_a_session(sessions):
    for session in sessions.values():
        asked = [str(step.question) for step in session.steps if step.question]

        assert len(asked) == len(set(asked))


def test_an_answer_with_a_number_of_people_names_its_source(sessions):
    answers = [
        expected.answer
        for session in sessions.values()
        for step in session.steps
        for expected in step.expect
    ]
    counted = [answer for answer in answers if re.search(r"\bof 100\b", answer)]

    assert counted
    assert [] == [answer for answer in counted if "(sources.ipynb#" not in answer]
