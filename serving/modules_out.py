"""Widgets as files, for hosts that take a widget's code and state and no Python, such as MyST."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import widgets
from widgets.component import ROOM, Component, style
from widgets.modules import self_contained

if TYPE_CHECKING:
    from pathlib import Path

INDEX = "index.json"
EXAMPLE = "example.md"

_PAGE = """\
# {title}

:::{{anywidget}} {module}
:css: {style}
{state}
:::
"""


def write_modules(folder: Path) -> list[Path]:
    """Write the module and the style of every public widget, and return the files.

    Each module is whole: it imports nothing, so that a host may copy it alone. Beside them,
    `index.json` tells which file is which widget's, and `example.md` is a page of MyST with one.

    Raises
    ------
    OSError
        If the folder can't be written.
    """
    texts, index = {}, {}
    for name, widget in public().items():
        index[name] = {"module": f"{widget.stem}.js", "style": f"{widget.stem}.css"}
        texts[f"{widget.stem}.js"] = self_contained(ROOM / f"{widget.stem}.js")
        texts[f"{widget.stem}.css"] = style(widget.stem)
    texts[INDEX] = json.dumps(index, indent=2) + "\n"
    texts[EXAMPLE] = page(widgets.Quiz("red-flags"))
    folder.mkdir(parents=True, exist_ok=True)
    return [_written(folder / name, text) for name, text in texts.items()]


def public() -> dict[str, type[Component]]:
    """Return the widgets that a notebook may show, by the names of their classes."""
    named = {name: getattr(widgets, name) for name in widgets.__all__}
    return {name: made for name, made in named.items() if issubclass(made, Component)}


def page(widget: Component) -> str:
    """Return a page of MyST that shows a widget from the files beside it.

    Links of a widget to other pages of the workbook lead where this page has the same.
    """
    return _PAGE.format(
        title=type(widget).__name__,
        module=f"./{widget.stem}.js",
        style=f"./{widget.stem}.css",
        state=json.dumps(widget.state(), ensure_ascii=False, indent=1),
    )


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
