"""The hard words of a page, in its prose and in what its widgets show, that it links nowhere."""

from __future__ import annotations

import ast
import re
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

import widgets
from widgets.component import Component

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nbformat import NotebookNode

    from widgets.content.language import Fault, HardWords

LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
UNSAID = re.compile(r"<[^>]*>|\{\w+\}")
"""Tags, and places of a template that a module fills."""

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What an id, and no text of more than one word, looks like."""


class Shown(NamedTuple):
    """A widget of a page: its class, and the texts it holds, as Markdown."""

    name: str
    texts: list[str]


def unlinked(
    page: str, prose: Sequence[str], shown: Sequence[Shown], hard: HardWords
) -> Iterator[tuple[Shown | None, Fault]]:
    """Yield each hard word that a page links to nowhere, once, with the widget that shows it.

    A word in the prose needs a link in the prose, as a learner may read no more. For a word that
    only widgets show, a link in one of them will do too.
    """
    seen = _linked(prose, hard)
    for text in prose:
        for word, fault in hard.unlinked(text, seen):
            seen.add(word)
            yield None, fault
    seen |= _linked((text for widget in shown for text in widget.texts), hard)
    for widget in shown:
        for text in widget.texts:
            where = f"{page}, where {widget.name} shows it"
            for word, fault in hard.unlinked(text, seen, where):
                seen.add(word)
                yield widget, fault


def _linked(texts: Iterable[str], hard: HardWords) -> set[str]:
    return {word for text in texts for word in hard.linked(text)}


def shown(notebook: NotebookNode) -> Iterator[Shown]:
    """Yield the widgets of a notebook, made here as its cells make them.

    Nothing else can be called. A cell that needs more, or that fails, shows no widget. The list
    of sources is left out: titles of studies are names.
    """
    names = {"__builtins__": {}, **{name: getattr(widgets, name) for name in widgets.__all__}}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            try:
                made = _last_value(ast.parse(cell.source), names)
            except Exception:  # noqa: BLE001, S112 - whatever a cell raises; other checks tell
                continue
            if isinstance(made, Component) and not isinstance(made, widgets.SourceList):
                texts = [_markdown(text) for text in _texts(made.state())]
                yield Shown(type(made).__name__, texts)


def _last_value(tree: ast.Module, names: dict[str, Any]) -> Any:
    imports = (node for node in tree.body if isinstance(node, ast.ImportFrom))
    ours = [node for node in imports if node.module == "widgets"]
    *body, last = (node for node in tree.body if node not in ours)
    exec(compile(ast.Module(body, []), "cell", "exec"), names)  # noqa: S102 - our widgets only
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307


def _texts(state: Any) -> Iterator[str]:
    """Yield what may be read in a nest of mappings and lists; links to studies are names."""
    if isinstance(state, dict):
        if not str(state.get("href", "")).startswith("sources.ipynb"):
            for item in state.values():
                yield from _texts(item)
    elif isinstance(state, list | tuple):
        for item in state:
            yield from _texts(item)
    elif isinstance(state, str) and not NAME.fullmatch(state):
        yield state


def _markdown(html: str) -> str:
    return unescape(UNSAID.sub(" ", LINK.sub(r"[\2](\1)", html)))
