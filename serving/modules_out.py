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
BARE = "example.html"

_PAGE = """\
# {title}

:::{{anywidget}} {module}
:css: {style}
{state}
:::
"""

_BARE = """\
<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="stylesheet" href="{style}">
<div id="here"></div>
<script type="module">
import widget from "{module}";

const state = {state};
const heard = {{}};
const model = {{
  get: (name) => state[name],
  set: (name, value) => {{
    state[name] = value;
    for (const hear of heard[`change:${{name}}`] ?? []) hear();
  }},
  save_changes: () => {{}},
  on: (event, hear) => (heard[event] ??= []).push(hear),
  off: (event, hear) => (heard[event] = (heard[event] ?? []).filter((each) => each !== hear)),
}};
widget.render({{ model, el: document.getElementById("here") }});
</script>
"""


def write_modules(folder: Path) -> list[Path]:
    """Write the module and the style of every public widget, and return the files.

    Each module is whole: it imports nothing, so that a host may copy it alone. Beside them,
    `index.json` tells which file is which widget's, `example.md` is a page of MyST with one, and
    `example.html` is one without any library.

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
    for name, form in ((EXAMPLE, _PAGE), (BARE, _BARE)):
        texts[name] = page(widgets.Quiz("red-flags"), form)
    folder.mkdir(parents=True, exist_ok=True)
    return [_written(folder / name, text) for name, text in texts.items()]


def public() -> dict[str, type[Component]]:
    """Return the widgets that a notebook may show, by the names of their classes."""
    named = {name: getattr(widgets, name) for name in widgets.__all__}
    return {name: made for name, made in named.items() if issubclass(made, Component)}


def page(widget: Component, form: str = _PAGE) -> str:
    """Return a page that shows a widget from the files beside it; without a form, one of MyST.

    Links of a widget to other pages of the workbook lead where this page has the same.
    """
    state = json.dumps(widget.state(), ensure_ascii=False, indent=1)
    return form.format(
        title=type(widget).__name__,
        module=f"./{widget.stem}.js",
        style=f"./{widget.stem}.css",
        state=state.replace("</", "<\\/"),  # which JSON reads as the same, and a script goes on
    )


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
