"""An executed notebook taken apart into what a page shows, one piece after another."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar

import nh3
from markupsafe import Markup
from mistune.plugins.table import render_table_cell
from nbconvert.filters.ansi import strip_ansi
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from widgets.component import PAGE_TYPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nbformat import NotebookNode

_PICTURES = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp")
_ALIGNED = re.compile(r' style="text-align:(left|center|right)"')
_ANCHOR = re.compile(r'<a class="anchor-link"[^>]*>[^<]*</a>')
_BOX = "☐"
_WHOLE = re.compile(rf"{_BOX}(?: {_BOX})+|[\d.,]+ \w+ [\d.,]+")
"""A cell of a table that is kept on one line: boxes to tick, or a figure such as “29 of 100”."""
_ACTIVE = re.compile(r"<\s*(script|iframe|object|embed)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Prose:
    """Text, tables and pictures, as clean HTML."""

    html: Markup
    kind: ClassVar[str] = "prose"


@dataclass(frozen=True)
class Component:
    """A widget of ours: its stem, what it needs to be drawn without a kernel, and its output.

    By its `key`, no other of the page's has the same, a page knows it again at the next visit.
    What a class can be asked of it, `asks`, holds the answers, so it stays out of the page.
    """

    name: str
    state: dict[str, Any]
    output: dict[str, Any]
    key: str
    asks: list[dict[str, Any]] = field(default_factory=list)
    kind: ClassVar[str] = "component"


@dataclass(frozen=True)
class Foreign:
    """An output that only Voila's front end can draw."""

    output: dict[str, Any]
    kind: ClassVar[str] = "foreign"


Piece = Prose | Component | Foreign


def pieces(notebook: NotebookNode, picture: Callable[[str], str]) -> list[Piece]:
    """Return what an executed notebook shows, in order. Code is never shown.

    `picture` turns the address of a picture in a Markdown cell into one that a page can load.
    """
    seen: Counter[str] = Counter()
    shown = []
    for piece in (piece for cell in notebook.cells for piece in _cell(cell, picture)):
        if isinstance(piece, Component):
            seen[piece.key] += 1
            if seen[piece.key] > 1:
                piece = replace(piece, key=f"{piece.key} {seen[piece.key]}")  # noqa: PLW2901
        shown.append(piece)
    return shown


def heading(notebook: NotebookNode) -> str | None:
    """Return the first heading of a notebook, as plain text."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and (
            found := re.search(r"^# +(.+?)\s*#*$", cell.source, re.MULTILINE)
        ):
            return re.sub(r"[*_`]|\[([^]]*)]\([^)]*\)", r"\1", found[1])
    return None


def _cell(cell: NotebookNode, picture: Callable[[str], str]) -> Iterator[Piece]:
    if cell.cell_type == "markdown":
        yield Prose(markdown(cell.source, picture, cell.get("attachments")))
    for output in cell.get("outputs", []):
        yield from _output(output, picture)


def _output(output: NotebookNode, picture: Callable[[str], str]) -> Iterator[Piece]:
    if output.output_type == "stream":
        if output.name == "stdout":
            yield _plain(output.text)
    elif output.output_type == "error":
        yield _plain(f"{output.ename}: {output.evalue}")
    elif PAGE_TYPE in output.data:
        made = output.data.pop(PAGE_TYPE)
        asks = made.get("asks", [])
        yield Component(made["component"], made["state"], dict(output), made["key"], asks)
    elif _needs_front_end(output.data):
        yield Foreign(dict(output))
    else:
        yield _drawn(output, picture)


def _needs_front_end(data: NotebookNode) -> bool:
    return any(kind.startswith("application/") for kind in data) or bool(
        _ACTIVE.search(_text(data.get("text/html", "")))
    )


def _drawn(output: NotebookNode, picture: Callable[[str], str]) -> Prose:
    data = output.data
    if "text/html" in data:
        return Prose(clean(_text(data["text/html"])))
    if "text/markdown" in data:
        return Prose(markdown(_text(data["text/markdown"]), picture))
    for kind in _PICTURES:
        if kind in data:
            described = output.metadata.get(kind, {}).get("alt") or output.metadata.get("alt", "")
            address = _data_address(kind, _text(data[kind]))
            return Prose(Markup('<p><img src="{}" alt="{}"></p>').format(address, described))
    return _plain(_text(data.get("text/plain", "")))


def _plain(text: str) -> Prose:
    return Prose(Markup("<pre>{}</pre>").format(strip_ansi(text)))


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def _data_address(kind: str, content: str) -> str:
    if kind == "image/svg+xml":
        content = b64encode(content.encode()).decode()
    return f"data:{kind};base64,{''.join(content.split())}"


class _Renderer(IPythonRenderer):
    """Jupyter's Markdown, with addresses of pictures that a page can load."""

    def __init__(self, picture: Callable[[str], str], attachments: dict[str, Any] | None) -> None:
        super().__init__(escape=False, attachments=attachments)
        self._picture = picture

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return super().image(text, self._picture(url), title)

    def list_item(self, text: str) -> str:
        """Return an item of a list; one to tick begins with a box, so that it needs no bullet."""
        if not text.startswith(_BOX):
            return super().list_item(text)
        rest = text.removeprefix(_BOX)
        return f'<li class="page-tick"><span class="page-box">{_BOX}</span>{rest}</li>\n'

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:  # noqa: FBT001, FBT002 - mistune calls
        """Return a cell of a table; a short one that reads as one thing stays on one line."""
        whole = f'<span class="page-whole">{text}</span>' if _WHOLE.fullmatch(text) else text
        return render_table_cell(self, whole, align, head)


def markdown(
    text: str, picture: Callable[[str], str], attachments: dict[str, Any] | None = None
) -> Markup:
    """Return Markdown as Jupyter reads it, as clean HTML. Headings carry Jupyter's own ids."""
    html = MarkdownWithMath(renderer=_Renderer(picture, attachments)).render(text)
    return clean(_ANCHOR.sub("", html))


def clean(html: str) -> Markup:
    """Return HTML without scripts, styles and whatever else our policy would stop."""
    html = _ALIGNED.sub(r' class="page-\1"', html)
    return Markup(  # noqa: S704 - it has just been cleaned
        nh3.clean(
            html,
            attributes=_ATTRIBUTES,
            clean_content_tags={"script", "style"},
            generic_attribute_prefixes={"aria-", "data-"},
            url_schemes={"http", "https", "mailto", "tel", "sms", "data"},
            attribute_filter=_address,
            link_rel=None,
        )
    )


def _address(tag: str, name: str, value: str) -> str | None:
    # A picture may be carried in its address; a link must not.
    if value.lstrip().lower().startswith("data:") and (tag, name) != ("img", "src"):
        return None
    return value


_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"class", "dir", "id", "lang", "role", "title"},
    "a": {"href", "hreflang", "download"},
    "details": {"open"},
    "ol": {"start", "type", "reversed"},
    "img": {"src", "alt", "width", "height"},
}
