"""What the notebooks' prose says: its links, and whether each page has the parts it must have."""

from __future__ import annotations

import ast
import json
import re
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, get_args

import nbformat

from widgets import prose
from widgets.content import ContentError, Library, Problem
from widgets.content.beliefs import Moment
from widgets.content.check import inspect
from widgets.content.language import MEANS, HardWords, faults
from widgets.content.library import ROOM
from widgets.content.reading import Marks
from widgets.content.records import Region

from .hard_words import shown, unlinked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode

    from widgets.content.check import Inspection
    from widgets.content.language import Fault
    from widgets.content.leaves import Leaf
    from widgets.content.workbook import Topic


def problems(room: Path, content: Library) -> list[Problem]:
    """Return every mistake of the content and of the notebooks' prose, in order."""
    inspection = inspect(content.room, cited(room))
    found = list(inspection.problems)
    known = {item for ids in inspection.ids.values() for item in ids} | inspection.unread
    known |= {*get_args(Region), *get_args(Moment)}
    hard = _hard_words(content)
    # Widgets show the workbook's own content, whatever other folder is checked.
    own = content.room == ROOM and inspection.complete
    for path in sorted(room.glob("*.ipynb")):
        try:
            notebook = _read(path)
            found.extend(_unknown_ids(path, notebook, known))
            found.extend(_wording(path, notebook))
            if hard and path.name != MEANS:
                found.extend(_unlinked(path, notebook, hard, inspection, own=own))
        except ContentError as error:
            found.extend(error.problems)
    try:
        topics = content.topics
    except ContentError:
        return sorted(set(found))  # told already, and no topic is known
    for position, topic in enumerate(topics.values()):
        path = room / f"{topic.id}.ipynb"
        if path.exists():
            found.extend(_missing_parts(path, topic))
        else:
            message = f"topic {topic.id!r} has no notebook; expected {_name(path)}"
            workbook = Marks(content.room / "workbook.yaml")
            found.append(workbook.problem(("topics", position, "id"), message))
    return sorted(set(found))


def cited(room: Path) -> dict[str, list[Problem]]:
    """Return each address the prose links to, with the places it stands at."""
    found: dict[str, list[Problem]] = {}
    for path in sorted(room.glob("*.ipynb")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for text in _markdown_of(path):
            for address in prose.links(text):
                places = list(_places(lines, f"({address})", 1)) or [(1, 1)]
                found.setdefault(address, []).extend(
                    Problem(_name(path), line, column, address) for line, column in places
                )
    return found


def _read(path: Path) -> NotebookNode:
    """Return a notebook; raises `ContentError` if it is none."""
    text = path.read_text(encoding="utf-8")
    try:
        json.loads(text)
        return nbformat.reads(text, as_version=4)
    except json.JSONDecodeError as error:
        message = f"this is no notebook: {error.msg}"
        problem = Problem(_name(path), error.lineno, error.colno, message)
    except Exception as error:  # noqa: BLE001 - whatever nbformat or its schema raises
        problem = Problem(_name(path), 1, 1, f"this is no notebook: {error}")
    raise ContentError([problem])


def _markdown_of(path: Path) -> list[str]:
    try:
        return list(markdown(_read(path)))
    except ContentError:
        return []  # told by `problems`


def markdown(notebook: NotebookNode) -> Iterator[str]:
    """Yield the text of each Markdown cell."""
    return (cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def _missing_parts(path: Path, topic: Topic) -> Iterator[Problem]:
    try:
        notebook = _read(path)
    except ContentError:
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    title = next(markdown(notebook), "").partition("\n")[0]
    if title != f"# {topic.title}":
        message = f"the first heading is {title!r}; expected '# {topic.title}' as in workbook.yaml"
        place = next(_places(lines, json.dumps(title, ensure_ascii=False)[1:-1]), (1, 1))
        yield Problem(_name(path), *place, message)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    for part, cell in (("PageHead", code[:1]), ("PageFoot", code[-1:])):
        call = f'{part}("{topic.id}")'
        if not any(call in source for source in cell):
            where = "first" if part == "PageHead" else "last"
            message = f"the {where} code cell has no {call}"
            yield Problem(_name(path), 1, 1, message)


def _unknown_ids(path: Path, notebook: NotebookNode, known: set[str]) -> Iterator[Problem]:
    """Yield the texts handed to our widgets that are the id of nothing."""
    lines = path.read_text(encoding="utf-8").splitlines()
    trees = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            try:
                trees.append(ast.parse(cell.source))
            except SyntaxError:
                continue  # a line for IPython, such as %matplotlib
    nodes = [node for tree in trees for node in ast.walk(tree)]
    ours = {
        name.asname or name.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module == "widgets"
        for name in node.names
    }
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ours:
            for argument in node.args:
                wanted = getattr(argument, "value", None)
                if isinstance(wanted, str) and wanted not in known:
                    near = get_close_matches(wanted, known, n=1)
                    hint = f"; did you mean {near[0]}?" if near else ""
                    message = f"{node.func.id}: there is no content with the id {wanted!r}{hint}"
                    for place in _places(lines, f'\\"{wanted}\\"', 2):
                        yield Problem(_name(path), *place, message)


def _wording(path: Path, notebook: NotebookNode) -> Iterator[Problem]:
    file = path.read_text(encoding="utf-8")
    for text in markdown(notebook):
        for fault in faults(text):
            yield Problem(_name(path), *(fault.place(file) or (1, 1)), str(fault))


def _hard_words(content: Library) -> HardWords | None:
    try:
        return HardWords(content.glossary.values())
    except ContentError:
        return None  # told already


def _unlinked(
    path: Path, notebook: NotebookNode, hard: HardWords, inspection: Inspection, *, own: bool
) -> Iterator[Problem]:
    """Yield the hard words a page links nowhere; one that a widget shows, where content says it."""
    file = path.read_text(encoding="utf-8")
    made = list(shown(notebook)) if own else []
    leaves = list(inspection.texts()) if made else []
    for widget, fault in unlinked(_name(path), list(markdown(notebook)), made, hard):
        if widget is None:
            yield Problem(_name(path), *(fault.place(file) or (1, 1)), str(fault))
        elif leaf := _said_in(leaves, fault):
            yield inspection.told(leaf, fault)
        else:
            place = next(_places(file.splitlines(), f"{widget.name}("), (1, 1))
            yield Problem(_name(path), *place, str(fault))


def _said_in(leaves: list[Leaf], fault: Fault) -> Leaf | None:
    """Return the text of the content that a widget's sentence is from, or is made with."""
    sentence, word = _spoken(fault.sentence), _spoken(fault.word)
    near: dict[int, Leaf] = {}
    for leaf in leaves:
        text = _spoken(leaf.text)
        if word in text and (sentence in text or text in sentence):
            near.setdefault(abs(len(text) - len(sentence)), leaf)
    return near[min(near)] if near else None


@cache
def _spoken(text: str) -> str:
    return " ".join(["", *re.findall(r"\w+", prose.plain(text)), ""])


def _places(lines: list[str], wanted: str, skip: int = 0) -> Iterator[tuple[int, int]]:
    """Yield line and column, from 1, of each `wanted`, `skip` characters into it."""
    for number, line in enumerate(lines, start=1):
        if (column := line.find(wanted)) >= 0:
            yield number, column + 1 + skip


def _name(path: Path) -> str:
    return f"notebooks/{path.name}"
