"""The topics in order, and what was answered in each, where a page remembers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import prose
from .component import Component
from .content import library
from .quiz import Quiz

if TYPE_CHECKING:
    from .content.workbook import Topic

FRONT = "index"
LOOKED_UP = ("glossary", "sources", "facilitator")
"""Topics that no learner works through from top to bottom."""


class Progress(Component):
    """All topics in order, with their message and minutes.

    On our pages it also says how many quiz questions of each topic were answered on this device,
    if the learner ticked that answers are remembered, and where to go on. It never says how many
    answers were right. Elsewhere it is the list alone. Nothing is answered here, so there is no
    `value`.
    """

    def __init__(self) -> None:
        super().__init__(_view=_view(list(library().topics.values())))


def _view(topics: list[Topic]) -> dict[str, Any]:
    words = library().words["progress"]
    read = [topic for topic in topics if topic.id not in {FRONT, *LOOKED_UP}]
    looked_up = [topic for topic in topics if topic.id in LOOKED_UP]
    return {
        "words": words | {"how": prose.inline(words["how"])},
        "topics": [_topic(topic) | {"quiz": _quiz(topic)} for topic in read],
        "looked_up": [_topic(topic) | {"minutes": None} for topic in looked_up],
    }


def _topic(topic: Topic) -> dict[str, Any]:
    words = library().words["progress"]
    return {
        "id": topic.id,
        "href": f"{topic.id}.ipynb",
        "title": topic.title,
        "message": prose.inline(topic.message),
        "minutes": words["minutes"].format(minutes=topic.minutes),
    }


def _quiz(topic: Topic) -> dict[str, Any] | None:
    """Return the questions of a topic's quiz, which has the topic's id; `None` if it has none."""
    if topic.id not in library().quiz_ids:
        return None
    questions = library().quiz(topic.id).questions
    return {"key": f"{Quiz.stem}:{topic.id}", "questions": [each.id for each in questions]}
