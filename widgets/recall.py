"""Questions of earlier topics, asked again before a new topic begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Dict

from . import prose
from .component import Component
from .content import library, pick
from .questions_view import question_view

if TYPE_CHECKING:
    from .content.quizzes import Recalled


class Recall(Component):
    """3 questions of earlier topics, one at a time. No test: nothing is scored.

    Attributes
    ----------
    value
        Answers given so far, by question id, as in a `Quiz`.

    Raises
    ------
    UnknownId
        If there is no quiz with that id.
    ValueError
        If that topic recalls nothing, as the first one.
    """

    value = Dict(help="Answers given so far, by question id.").tag(sync=True)

    def __init__(self, topic_id: str) -> None:
        recalled = library().quiz(topic_id).recall
        if not recalled:
            raise ValueError(
                f"There is nothing to recall for {topic_id!r}: name 3 questions of earlier topics "
                f"under `recall` in content/quizzes/{topic_id}.yaml. The first topic has none."
            )
        self._says = f"{topic_id!r}, {len(recalled)} questions"
        super().__init__(_view=_view(recalled))

    def says(self) -> str:
        """Return the topic's id and how many questions it asks again."""
        return self._says


def _view(recalled: list[Recalled]) -> dict[str, Any]:
    words = library().words["recall"]
    return {
        "title": words["title"].format(count=len(recalled)),
        "words": library().words["quiz"] | words,
        "questions": [_question(asked) for asked in recalled],
    }


def _question(recalled: Recalled) -> dict[str, Any]:
    known = {question.id: question for question in library().quiz(recalled.quiz).questions}
    topic = pick("topic", recalled.quiz, library().topics)
    drawn = question_view(pick("question", recalled.question, known))
    words = library().words["recall"]
    return drawn | {"from": prose.inline(f"{words['from']} [{topic.title}]({topic.id}.ipynb)")}
