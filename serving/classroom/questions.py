"""What a class can be asked, and which answers to it make sense."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from serving.cells import Component

ID_LENGTH = 12
_NEARLY = 1e-6

Choice = int | float | list[int]
"""An answer as it is kept: a position, positions or a number."""


@dataclass(frozen=True)
class Question:
    """A question of a page: its topic, the key of its widget, its item there, and all of it."""

    id: str
    topic: str
    part: str
    item: str
    ask: dict[str, Any]

    def record(self) -> dict[str, Any]:
        """Return what a class keeps of a question, so that the page may change or go."""
        return {"topic": self.topic, "part": self.part, "item": self.item, "ask": self.ask}


class Catalogue:
    """The questions of all pages that were rendered so far, in their order on the page."""

    def __init__(self) -> None:
        self._topics: dict[str, list[Question]] = {}
        self._questions: dict[str, Question] = {}

    def add(self, topic: str, components: Iterable[Component]) -> None:
        """Take the questions of a topic's page, in place of those it had."""
        self._topics[topic] = [
            Question(question_id(topic, part.key, ask["id"]), topic, part.key, ask["id"], ask)
            for part in components
            for ask in part.asks
        ]
        self._questions = {
            question.id: question for listed in self._topics.values() for question in listed
        }

    def find(self, question_id: object) -> Question | None:
        """Return the question with an id, if there is one."""
        return self._questions.get(question_id) if isinstance(question_id, str) else None

    def topics(self) -> dict[str, list[Question]]:
        """Return the questions of each topic."""
        return dict(self._topics)


def question_id(topic: str, part: str, item: str) -> str:
    """Return the id of a question, which stays the same while its place does."""
    return sha256(f"{topic}\n{part}\n{item}".encode()).hexdigest()[:ID_LENGTH]


def accepted(ask: Mapping[str, Any], choice: Any) -> Choice | None:
    """Return an answer as it is kept, or None if no widget of ours would send it.

    Parameters
    ----------
    ask
        The question, as `widgets.asks.ask` makes it.
    choice
        What came in: anything that JSON can say.
    """
    match ask["kind"]:
        case "single":
            return _position(ask, choice)
        case "several":
            return _positions(ask, choice)
        case "order":
            return _order(ask, choice)
        case "number":
            return _number(ask["range"], choice)
    return None


def _position(ask: Mapping[str, Any], choice: Any) -> int | None:
    """Return the position of an option, told by it or by the value that stands for it."""
    if isinstance(choice, bool) or not isinstance(choice, int | str):
        return None
    values = ask["values"]
    if values and choice in values:
        return int(values.index(choice))
    # Where numbers stand for the options, another number is no position.
    told_by_position = isinstance(choice, int) and not any(
        isinstance(value, int) for value in values or ()
    )
    return choice if told_by_position and 0 <= choice < len(ask["options"]) else None


def _positions(ask: Mapping[str, Any], choice: Any) -> list[int] | None:
    if not isinstance(choice, list) or not 0 < len(choice) <= len(ask["options"]):
        return None
    told = [_position(ask, each) for each in choice]
    positions = {position for position in told if position is not None}
    return sorted(positions) if len(positions) == len(choice) else None


def _order(ask: Mapping[str, Any], choice: Any) -> list[int] | None:
    steps = len(ask["options"])
    if not isinstance(choice, list) or len(choice) != steps:
        return None
    if any(isinstance(each, bool) or not isinstance(each, int) for each in choice):
        return None
    return list(choice) if sorted(choice) == list(range(steps)) else None


def _number(span: Mapping[str, Any], choice: Any) -> float | None:
    if isinstance(choice, bool) or not isinstance(choice, int | float):
        return None
    if not span["lowest"] <= choice <= span["highest"]:
        return None  # no number and endless ones end here too
    steps = (choice - span["lowest"]) / span["step"]
    if abs(steps - round(steps)) > _NEARLY:
        return None
    return int(choice) if choice == int(choice) else choice
