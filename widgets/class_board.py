"""The board of a class: for whoever leads it, and for the wall."""

from __future__ import annotations

from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import prose
from .component import Component
from .content import library, pick

if TYPE_CHECKING:
    from .content.sessions import ClassQuestion, Session, Step

ID_LENGTH = 12
SHOWN = ("kind", "about", "ask", "options", "range", "said")
"""What a plan tells of a question: enough to ask it without a network, and to tell the answer."""


class ClassBoard(Component):
    """Starts a class, opens and reveals its questions, and keeps to a plan.

    It works on a page that `make class` serves. Elsewhere it says so, and shows the plans to read.
    It holds no answers: the server keeps them, so there is no `value`.

    Parameters
    ----------
    projector
        Whether it is the read-only board for the wall, of the class that the address names.
    """

    def __init__(self, *, projector: bool = False) -> None:
        self._says = "projector=True" if projector else ""
        super().__init__(_view=_projector() if projector else _board())

    def says(self) -> str:
        """Return whether it is the one for the wall."""
        return self._says


def question_id(topic: str, part: str, item: str) -> str:
    """Return the id by which class mode knows a question: made from its place alone."""
    return sha256(f"{topic}\n{part}\n{item}".encode()).hexdigest()[:ID_LENGTH]


def _projector() -> dict[str, Any]:
    words = library().words["class_board"]
    used = ("lost", "join", "question", "results", "projector")
    said = {name: words[name] for name in used} | _lettered()
    return {"projector": True, "words": said}


def _board() -> dict[str, Any]:
    words = library().words["class_board"]
    used = {name: said for name, said in words.items() if name != "projector"}
    return {
        "projector": False,
        "words": used | {"without": prose.inline(words["without"])} | _lettered(),
        "topics": {topic.id: topic.title for topic in library().topics.values()},
        "sessions": [_session(session) for session in library().sessions.values()],
        "questions": {
            question_id(step.topic, asked.part, asked.item): question(asked)
            for session in library().sessions.values()
            for step in session.steps
            if (asked := step.question)
        },
    }


def _lettered() -> dict[str, Any]:
    """Return the words of questions and of their results, with the letters of options."""
    said = library().words
    letters = {
        "letters": said["answer_cards"]["letters"],
        "lettered": said["class_board"]["lettered"],
    }
    return {
        "question": said["class_board"]["question"]
        | letters
        | {"several": said["quiz"]["choose_several"]},
        "results": said["class_board"]["results"] | letters,
    }


def question(asked: ClassQuestion) -> dict[str, Any]:
    """Return what a plan tells of a question.

    Raises
    ------
    UnknownId
        If its widget has no such question.
    """
    questions = {each["id"]: each for each in widget(asked.part).asks()}
    found = pick("question of a class", asked.item, questions)
    return {name: found[name] for name in SHOWN if found[name]}


def widget(key: str) -> Component:
    """Return the widget that a key names: `quiz:red-flags` is `Quiz("red-flags")`."""
    stem, *parts = key.split(":")
    options = dict(part.split("=", 1) for part in parts if "=" in part)
    named = [part for part in parts if "=" not in part]
    made = getattr(import_module(f".{stem}", __package__), stem.title().replace("_", ""))
    component: Component = made(*named, **options)
    return component


def _session(session: Session) -> dict[str, Any]:
    words = library().words["class_board"]["plan"]
    begins = [sum(step.minutes for step in session.steps[:at]) for at in range(len(session.steps))]
    return {
        "id": session.id,
        "title": session.title,
        "minutes": words["minutes"].format(minutes=session.minutes),
        "aim": prose.inline(session.aim),
        "steps": [_step(step, begin) for step, begin in zip(session.steps, begins, strict=True)],
    }


def _step(step: Step, begin: int) -> dict[str, Any]:
    words = library().words["class_board"]["plan"]
    asked = step.question
    return {
        "title": step.title,
        "when": words["when"].format(**{"from": begin, "to": begin + step.minutes}),
        "topic": step.topic,
        "href": f"{step.topic}.ipynb",
        "question": asked and question_id(step.topic, asked.part, asked.item),
        "say": prose.inline(step.say),
        "discuss": prose.inline(step.discuss) if step.discuss else None,
        "expect": [
            {
                "thinks": words["thinks"].format(thinks=prose.inline(expected.thinks)),
                "answer": prose.inline(expected.answer),
            }
            for expected in step.expect
        ],
    }
