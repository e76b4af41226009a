"""A topic on paper: which of its page's pieces, and in which order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import nbformat
from markupsafe import Markup

from serving.cells import Component, Prose, pieces
from widgets import PageHead
from widgets.component import PAGE_TYPE

from . import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nbformat import NotebookNode

    from widgets.content.workbook import Topic

TAG = "handout"
"""Cells of prose with this tag are printed. A notebook without any prints all its prose."""

NOT = "no-handout"
"""A cell of code with this tag is not printed, such as a figure that another handout has."""

_HEAD = re.compile(r"(?=<h2\b)")


@dataclass(frozen=True)
class Part:
    """A piece of a handout, and the template in `parts/` that draws it."""

    template: str
    given: Any


@dataclass
class Handout:
    """What the handout of one topic holds."""

    topic: Topic
    take_home: Markup | None
    parts: list[Part]
    placed: dict[str, dict[str, Any]]
    """The state of widgets with a place of their own, by their stem."""
    quiz: dict[str, Any] | None
    sheets: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The state of widgets that print apart, by their stem."""
    for_screens: bool = False


def handout(topic: Topic, notebook: NotebookNode, picture: Callable[[str], str]) -> Handout:
    """Return the handout of a topic, from its notebook as it is after a run."""
    prose = [at for at, cell in enumerate(notebook.cells) if cell.cell_type == "markdown"]
    last = {prose.pop()} if prose else set()
    shown = _pieces(notebook, set(_chosen(notebook, prose)), picture)
    components = [piece for piece in shown if isinstance(piece, Component)]
    state = {piece.name: piece.state["_view"] for piece in reversed(components)}
    # Every handout says where help is, even that of a page which does not.
    state.setdefault("page_head", PageHead(topic.id).state()["_view"])
    own = next((piece for piece in components if piece.key == f"quiz:{topic.id}"), None)
    closing = _pieces(notebook, last, picture)
    return Handout(
        topic,
        next((piece.html for piece in closing if isinstance(piece, Prose)), None),
        list(_parts(shown)),
        {name: state[name] for name in kinds.PLACED if name in state},
        own and own.state["_view"],
        {name: state[name] for name in kinds.SHEETS if name in state},
        for_screens=not kinds.FOR_SCREENS.isdisjoint(state),
    )


def _chosen(notebook: NotebookNode, prose: list[int]) -> Iterator[int]:
    """Yield the places of the cells of prose to print."""
    tagged = [at for at in prose if TAG in _tags(notebook.cells[at])]
    yield from tagged or (at for at in prose if not _leads_elsewhere(notebook.cells, at))


def _leads_elsewhere(cells: list[NotebookNode], at: int) -> bool:
    """Tell whether a cell is the title, or the words before a widget that is not printed there."""
    if cells[at].source.startswith("# "):
        return True
    after = cells[at + 1].get("outputs", []) if at + 1 < len(cells) else []
    shown = (output.get("data", {}) for output in after)
    stems = {data[PAGE_TYPE]["component"] for data in shown if PAGE_TYPE in data}
    return bool(stems) and stems.isdisjoint(kinds.FLOWING | kinds.OPTIONS)


def _tags(cell: NotebookNode) -> list[str]:
    return cell.metadata.get("tags", [])


def _pieces(notebook: NotebookNode, chosen: set[int], picture: Callable[[str], str]) -> list[Any]:
    cells = [
        cell
        for at, cell in enumerate(notebook.cells)
        if (at in chosen if cell.cell_type == "markdown" else NOT not in _tags(cell))
    ]
    # Taking pieces apart changes outputs, so each time they are taken from a copy.
    return pieces(nbformat.from_dict({**notebook, "cells": cells}), picture)


def _parts(shown: list[Any]) -> Iterator[Part]:
    rows = kinds.rows(piece for piece in shown if isinstance(piece, Component))
    for piece in shown:
        if isinstance(piece, Prose):
            # Each head stands beside its own text.
            for html in filter(str.strip, _HEAD.split(piece.html)):
                yield Part("prose", Markup(html))  # noqa: S704 - a part of what is clean
        elif not isinstance(piece, Component):
            continue  # It needs a browser.
        elif piece.name in kinds.FLOWING:
            yield Part(piece.name, kinds.shaped(piece))
        elif piece.name in kinds.OPTIONS and rows:
            yield Part("options", rows)
            rows = []
