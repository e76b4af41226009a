"""A quiz: questions whose every option has its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Dict

from . import prose
from .component import Component
from .content import library
from .questions_view import question_ask, question_view

if TYPE_CHECKING:
    from .content.quizzes import Quiz as QuizContent


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

    def asks(self) -> list[dict[str, Any]]:
        """Return every question."""
        return [question_ask(question) for question in self._view["questions"]]


def _view(quiz: QuizContent) -> dict[str, Any]:
    return {
        "title": prose.inline(quiz.title),
        "words": library().words["quiz"],
        "questions": [question_view(question) for question in quiz.questions],
    }
