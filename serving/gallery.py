"""The gallery of the widgets: what each is for, how it is called, what it looks like."""

from __future__ import annotations

import ast
import inspect
import re
from typing import TYPE_CHECKING, NamedTuple

import nbformat

import widgets
from widgets.content import library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from widgets.component import Component

SHEET = "docs/widgets.md"
PICTURES = "docs/pictures/widgets"
WIDTH = 390
"""Of a picture, in the pixels of a page: a telephone held upright."""

INTRO = """\
# The widgets

Written by `make docs` from the code in `widgets/` and the calls in `notebooks/`. Do not edit it.
`make pictures` takes the pictures, in Chromium.

In a notebook, say which widget and which content, and the rest comes from `content/`:

```python
from widgets import Quiz

Quiz("red-flags")
```

A learner’s answer is the trait `value`: in JupyterLab, `quiz.value` gives it, and `quiz.observe` tells of a change.
[Add a widget](add-a-widget.md) says how to make another one.
"""  # noqa: E501 - one sentence a line


class Seen(NamedTuple):
    """A call of a widget on a page."""

    call: str
    topic: str


def write(project: Path) -> Path:
    """Write the gallery into the project and return where it is."""
    (project / SHEET).parent.mkdir(exist_ok=True)
    (project / SHEET).write_text(gallery(project / "notebooks"), encoding="utf-8")
    return project / SHEET


def gallery(notebooks: Path) -> str:
    """Return the gallery in Markdown, as code and notebooks say it now."""
    seen = calls(notebooks)
    made = {name: getattr(widgets, name) for name in widgets.__all__}
    lines = [INTRO, "| widget | what it is |", "|---|---|"]
    lines += [f"| [{name}](#{name.lower()}) | {_first(it)} |" for name, it in made.items()]
    for name, widget in made.items():
        lines += ["", f"## {name}", "", *_entry(name, widget, seen.get(name))]
    return "\n".join(lines).rstrip() + "\n"


def calls(notebooks: Path) -> dict[str, Seen]:
    """Return the first call of each widget that needs nothing around it, in the topics' order."""
    found: dict[str, Seen] = {}
    for topic in library().topics:
        path = notebooks / f"{topic}.ipynb"
        for cell in nbformat.read(path, as_version=4).cells if path.exists() else ():
            if cell.cell_type == "code":
                for name, call in _calls(cell.source):
                    found.setdefault(name, Seen(call, topic))
    return found


def _calls(source: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            plain = all(isinstance(value, ast.Constant) for value in given)
            if plain and node.func.id in widgets.__all__:
                yield node.func.id, ast.get_source_segment(source, node) or ""


def _entry(name: str, widget: type[Component], seen: Seen | None) -> Iterator[str]:
    about, sections = _docstring(widget)
    for paragraph in about:
        yield from (paragraph, "")
    call = seen.call if seen else f"{name}{inspect.signature(widget.__init__)}"
    yield from ("```python", call, "```", "")
    for term, told in [*sections.get("Parameters", ()), *sections.get("Attributes", ())]:
        yield f"- `{term}`: {told}"
    if seen:
        title = library().topics[seen.topic].title
        yield f"- On the page [{title}](../notebooks/{seen.topic}.ipynb)."
    alt = f"{name} on a phone. {about[0]}".replace("`", "").replace('"', "”")
    source = f"{PICTURES.removeprefix('docs/')}/{widget.stem}.webp"
    yield from ("", f'<img src="{source}" width="{WIDTH}" alt="{alt}">')


def _first(widget: type[Component]) -> str:
    return _docstring(widget)[0][0]


def _docstring(
    widget: type[Component],
) -> tuple[list[str], dict[str, list[tuple[str, str]]]]:
    """Return the paragraphs of a docstring, and each of its sections as terms with their text."""
    text = inspect.cleandoc(widget.__doc__ or "")
    about, *parts = re.split(r"^(\w+)\n-+\n", text, flags=re.MULTILINE)
    paragraphs = [" ".join(block.split()) for block in about.strip().split("\n\n")]
    sections = dict(zip(parts[::2], map(_terms, parts[1::2]), strict=True))
    return paragraphs, sections


def _terms(text: str) -> list[tuple[str, str]]:
    found = re.findall(r"^(\S.*)\n((?:[ ]+.*\n?|\n(?=[ ]))+)", text.strip() + "\n", re.MULTILINE)
    return [(term, " ".join(told.split())) for term, told in found]
