"""A quiz: questions whose every option has its reason."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from traitlets import Dict

from . import prose
from .citations import citations
from .component import Component
from .content import library
from .content.quizzes import Choice, Number, Order
from .content.quizzes import Quiz as QuizContent
from .numbers import number


class Quiz(Component):
    """The quiz of one topic.

    Attributes
    ----------
    value
        Answers given so far, by question id: the position of an option (from 0), a list of
        positions (several, order) or a number. Answers can be changed at any time.

    Raises
    ------
    UnknownId
        If there is no quiz with that id.
    """

    value = Dict(help="Answers given so far, by question id.").tag(sync=True)

    def __init__(self, quiz_id: str) -> None:
        quiz = library().quiz(quiz_id)
        self._says = f"{quiz_id!r}, {len(quiz.questions)} questions"
        super().__init__(_view=_view(quiz))

    def says(self) -> str:
        """Return the quiz's id and how many questions it asks."""
        return self._says


def _view(quiz: QuizContent) -> dict[str, Any]:
    return {
        "title": prose.inline(quiz.title),
        "words": library().words["quiz"],
        "questions": [_question(question) for question in quiz.questions],
    }


def _question(question: Choice | Order | Number) -> dict[str, Any]:
    words = library().words["quiz"]
    drawn = {
        "id": question.id,
        "kind": question.kind,
        "ask": prose.inline(question.ask),
        "why": prose.inline(question.why),
        "sources": citations(question.sources),
    }
    if isinstance(question, Choice):
        how = words["choose_several" if question.kind == "several" else "choose_one"]
        options = [
            {
                "html": prose.inline(option.says),
                "plain": prose.plain(option.says),
                "right": option.right,
                "mark": words["option_right" if option.right else "option_wrong"],
                "why": prose.inline(option.why),
            }
            for option in question.options
        ]
        return drawn | {"how": how, "options": options}
    if isinstance(question, Order):
        steps = [
            {
                "html": prose.inline(step.says),
                "plain": prose.plain(step.says),
                "why": prose.inline(step.why),
            }
            for step in question.steps
        ]
        return drawn | {"how": words["choose_order"], "steps": steps, "mixed": mixed(question)}
    return drawn | {
        "how": words["choose_number"],
        "lowest": question.lowest,
        "highest": question.highest,
        "step": question.step,
        "start": question.lowest
        + round((question.highest - question.lowest) / 2 / question.step) * question.step,
        "answer": question.answer,
        "near": question.near,
        "says": f"{{value}} {prose.plain(question.unit)}",
        "answer_says": f"{number(question.answer)} {prose.plain(question.unit)}",
        "close": prose.inline(question.close),
        "too_low": prose.inline(question.too_low),
        "too_high": prose.inline(question.too_high),
    }


def mixed(question: Order) -> list[int]:
    """Return the positions of an order's steps as first shown: mixed, alike for everyone."""
    positions = list(range(len(question.steps)))
    shown = sorted(positions, key=lambda at: sha256(question.steps[at].says.encode()).digest())
    return shown if shown != positions else shown[::-1]
