"""The reference of the content: each file, each key, what it holds and what it is for."""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from widgets.content.check import FILES

from .type_words import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHEET = "docs/content.md"

INTRO = """\
# What each content file holds

Written by `make docs` from the types in `widgets/content/`. Do not edit it: edit a type, or the words below its fields.

The YAML in `content/` is all the workbook knows.
`make check` reads every file and tells file, line and column of each mistake, and what it expected.
Some rules hold for a record as a whole, such as “the estimate lies between low and high”: it tells those, too.

`words.yaml` stands apart: it holds the words of the interface, a section for each part of it, and may hold any key.
Drawings are SVG files in `figures/`; [CONTRIBUTING.md](../CONTRIBUTING.md#a-drawing) says how to add one.

In the tables, a **text** is what a learner reads.
It may hold Markdown within a line: `**bold**`, `[sciatica](glossary.ipynb#sciatica)`, `[Hayden 2021](sources.ipynb#hayden-2021)`.
**Plain text** is shown as it is, without Markdown.
An **id** is small letters a to z, digits and single hyphens, such as `heat-wrap`.
The **id of** something must be there, in the file that keeps such things.
`checked` tells how a figure was verified: `read` in the source itself, or `secondary`, in a page that quotes it.
A key without “if none” must be given.
"""  # noqa: E501 - one sentence a line


def write(project: Path) -> Path:
    """Write the reference into the project and return where it is."""
    (project / SHEET).parent.mkdir(exist_ok=True)
    (project / SHEET).write_text(reference(), encoding="utf-8")
    return project / SHEET


def reference() -> str:
    """Return the reference in Markdown, as the types say it now."""
    lines = [INTRO]
    for record, heading in _headings().items():
        lines += [heading, "", *_paragraphs(record), *_table(record), "", *_rules(record)]
    return "\n".join(lines).rstrip() + "\n"


@cache
def _headings() -> dict[type[BaseModel], str]:
    """Return the heading of every record, each at the first file that holds it."""
    found: dict[type[BaseModel], str] = {}
    for pattern, model in FILES.items():
        found[model] = f"## {pattern}"
        for record in _inner(model):
            found.setdefault(record, f"### {record.__name__}")
    return found


@cache
def _anchors() -> dict[type[BaseModel], str]:
    """Return where each record's heading is, as forges name it: a second `step` is `step-1`."""
    found: dict[type[BaseModel], str] = {}
    seen: Counter[str] = Counter()
    for record, heading in _headings().items():
        name = re.sub(r"[^\w -]", "", heading).strip().lower()
        found[record] = f"{name}-{seen[name]}" if seen[name] else name
        seen[name] += 1
    return found


def _inner(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield each record inside a record, and those inside it."""
    for field in get_type_hints(model, include_extras=True).values():
        for record in _records(field):
            yield record
            yield from _inner(record)


def _records(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for argument in get_args(hint):
        yield from _records(argument)


def _table(model: type[BaseModel]) -> Iterator[str]:
    yield from ("| key | holds | if none | what for |", "|---|---|---|---|")
    hints, whats = get_type_hints(model, include_extras=True), _what_for(model)
    for name, field in model.model_fields.items():
        # Constraints of a plain `= Field(...)` are the field's own.
        holds = in_words(
            hints[name], _anchors(), field.metadata if not _is_annotated(hints[name]) else ()
        )
        if type(None) in get_args(hints[name]) and field.is_required():
            holds += " or `null`"
        row = (f"`{name}`", _cell(holds), _default(field), _cell(whats.get(name, "")))
        yield f"| {' | '.join(row)} |"


def _is_annotated(hint: Any) -> bool:
    return get_origin(hint) is Annotated


def _default(field: Any) -> str:
    if field.is_required():
        return ""
    value = field.get_default(call_default_factory=True)
    if value in (None, []):
        return "nothing"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _paragraphs(model: type[BaseModel]) -> Iterator[str]:
    for text in inspect.cleandoc(model.__doc__ or "").split("\n\n"):
        yield from (" ".join(text.split()), "")


def _what_for(model: type[BaseModel]) -> dict[str, str]:
    """Return what each field is for: the text below it in the code."""
    return {name: text for tree in _code(model) for name, text in _told(tree.body)}


def _rules(model: type[BaseModel]) -> list[str]:
    """Return what a record must keep to as a whole: the errors its code can raise."""
    found = [
        "".join(
            part.value if isinstance(part, ast.Constant) else "…"
            for part in getattr(error, "values", [error])
        )
        for tree in _code(model)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
        for error in node.exc.args
    ]
    told = [f"- {said}" for said in found if len(re.findall(r"\w+", said)) > 1]
    return ["As a whole:", "", *told, ""] if told else []


def _code(model: type[BaseModel]) -> Iterator[ast.ClassDef]:
    """Yield the code of a type, that of what it is made from first."""
    for parent in reversed(model.__mro__):
        if issubclass(parent, BaseModel) and parent is not BaseModel:
            yield ast.parse(inspect.getsource(parent)).body[0]  # type: ignore[misc]


def _told(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr):
            told = ast.literal_eval(below.value)
            yield field.target.id, " ".join(told.split())  # type: ignore[union-attr]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
