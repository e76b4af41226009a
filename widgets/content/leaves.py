"""Every record and every text of the content, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from .records import Named, Points, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .mistakes import Location


Mark = Points | Prose | Named


@dataclass
class Leaf:
    """One text of the content and where it stands."""

    path: Path
    location: Location
    text: str
    marks: frozenset[Mark]


def walk(value: Any, location: Location = ()) -> Iterator[tuple[Location, Any]]:
    """Yield each record and each text below `value` with where it stands."""
    if isinstance(value, BaseModel):
        yield location, value
        for name, marks in _fields(type(value)).items():
            yield from _walk_field(getattr(value, name), (*location, name), marks)


def _walk_field(
    value: Any, location: Location, marks: frozenset[Mark]
) -> Iterator[tuple[Location, Any]]:
    if isinstance(value, str):
        yield location, Leaf(None, location, value, marks)  # type: ignore[arg-type]
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk_field(item, (*location, index), marks)
    else:
        yield from walk(value, location)


@lru_cache
def _fields(model: type[BaseModel]) -> dict[str, frozenset[Mark]]:
    hints = get_type_hints(model, include_extras=True)
    return {name: frozenset(_marks(hints[name])) for name in model.model_fields}


def _marks(hint: Any) -> Iterator[Mark]:
    if get_origin(hint) is Annotated:
        inner, *metadata = get_args(hint)
        yield from (mark for mark in metadata if isinstance(mark, Mark))
        yield from _marks(inner)
    else:
        for argument in get_args(hint):
            yield from _marks(argument)


def texts(value: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield each text in a nest of plain keys and lists with where it stands."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*location, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from texts(item, (*location, index))
    elif isinstance(value, str):
        yield location, value
