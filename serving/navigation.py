"""The topics, in the order they are taught, as far as their notebooks are there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from widgets.content import library

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOK = ".ipynb"
FRONT_PAGE = "index"


@dataclass(frozen=True)
class Topic:
    """A page of the workbook, by the stem of its notebook."""

    id: str
    title: str


@dataclass(frozen=True)
class Place:
    """Where a page stands among the topics."""

    topics: list[Topic]
    current: Topic | None
    before: Topic | None
    after: Topic | None


def topics(notebooks: Path) -> list[Topic]:
    """Return the workbook's topics whose notebook exists, in order.

    Raises
    ------
    ContentError
        If `workbook.yaml` has mistakes.
    """
    named = (Topic(topic.id, topic.title) for topic in library().workbook.topics)
    return [topic for topic in named if (notebooks / f"{topic.id}{NOTEBOOK}").is_file()]


def place(notebooks: Path, page: str) -> Place:
    """Return the neighbours of a page; a page that is no topic has none."""
    listed = topics(notebooks)
    at = next((i for i, topic in enumerate(listed) if topic.id == page), None)
    if at is None:
        return Place(listed, None, None, None)
    before = listed[at - 1] if at else None
    after = listed[at + 1] if at + 1 < len(listed) else None
    return Place(listed, listed[at], before, after)


def find(notebooks: Path, name: str) -> Path | None:
    """Return the notebook of a name in an address, or None.

    Only a plain name in the folder itself is looked for, so no address leads out of it.
    """
    if not name.endswith(NOTEBOOK) or name.startswith(".") or not name.isprintable():
        return None
    if set(name) & set('/\\:*?"<>|'):
        return None
    path = notebooks / name
    return path if path.is_file() else None
