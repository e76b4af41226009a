"""Types of content in an editor's words, for the reference."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from widgets.content.records import Points, Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Anchors = Mapping[type[BaseModel], str]

SIMPLE = {bool: "true or false", date: "day, as 2026-11-22", float: "number", int: "whole number"}
BOUNDS = {"gt": "above {}", "ge": "{} or more", "lt": "below {}", "le": "{} or less"}


def in_words(hint: Any, anchors: Anchors, marks: Iterable[Any] = ()) -> str:
    """Return a type as an editor reads it: “list of ids of sources, at least 1”.

    Parameters
    ----------
    hint
        The type of a field.
    anchors
        Where each record has its heading.
    marks
        Constraints that are the field's own, and not part of the type.
    """
    if get_origin(hint) is Annotated:
        hint, *metadata = get_args(hint)
        marks = [*metadata, *marks]
    marks = list(_flat(marks))
    if get_origin(hint) is list:
        (item,) = get_args(hint)
        return f"list of {_plural(in_words(item, anchors))}{_size(marks)}"
    if get_origin(hint) is dict:
        key, value = (in_words(each, anchors) for each in get_args(hint))
        return f"for each of {key.replace(' or ', ' and ')}: {value}"
    if choices := _choices(hint):
        return _one_of(f"`{choice}`" for choice in choices)
    if arguments := [each for each in get_args(hint) if each is not type(None)]:
        choices = [f"`{choice}`" for each in arguments for choice in _choices(each)]
        return _one_of(choices or [in_words(each, anchors, marks) for each in arguments])
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return f"[{hint.__name__}](#{anchors[hint]})"
    return SIMPLE[hint] + _bounds(marks) if hint in SIMPLE else _text(marks)


def _choices(hint: Any) -> tuple[str, ...]:
    return get_args(hint) if get_origin(hint) is Literal else ()


def _text(marks: list[Any]) -> str:
    for mark in marks:
        if isinstance(mark, Points):
            return f"id of a {mark.to}"
    if Prose() in marks:
        return "text"
    if pattern := next((mark.pattern for mark in marks if getattr(mark, "pattern", None)), None):
        return "id" if pattern.startswith("^[a-z0-9]+(-") else f"text like `{pattern}`"
    return "plain text"


def _flat(marks: Iterable[Any]) -> Iterator[Any]:
    """Yield each constraint; pydantic's `Field` holds several."""
    for mark in marks:
        yield from getattr(mark, "metadata", None) or [mark]


def _bounds(marks: list[Any]) -> str:
    said = [
        words.format(f"{getattr(mark, name):g}")
        for mark in marks
        for name, words in BOUNDS.items()
        if getattr(mark, name, None) is not None
    ]
    return ", " + " and ".join(said) if said else ""


def _size(marks: list[Any]) -> str:
    sizes = {
        name: size
        for mark in marks
        for name in ("min_length", "max_length")
        if (size := getattr(mark, name, None)) is not None
    }
    least, most = sizes.get("min_length"), sizes.get("max_length")
    if least is not None and least == most:
        return f", {least} of them"
    said = [
        f"at {word} {size}" for word, size in (("least", least), ("most", most)) if size is not None
    ]
    return ", " + " and ".join(said) if said else ""


def _plural(words: str) -> str:
    """Return a type's words for several of it."""
    if words == "text":
        return "texts"
    if words.startswith("id of a "):
        return f"ids of {words.removeprefix('id of a ')}s"
    return {"id": "ids", "number": "numbers"}.get(words, words)


def _one_of(choices: Iterable[str]) -> str:
    *others, last = dict.fromkeys(choices)
    return f"{', '.join(others)} or {last}" if others else last
