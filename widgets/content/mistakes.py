"""Mistakes of a content file in an editor's words: what was found, what was expected."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails
    from ruamel.yaml.error import MarkedYAMLError

Location = tuple[str | int, ...]

RECORD = "keys with values, one a line"
EXPECTED = {
    "bool": "true or false",
    "date": "a day such as 2026-11-22",
    "float": "a number such as 12 or -0.5, with a point and no comma",
    "greater_than": "more than {gt}",
    "greater_than_equal": "{ge} or more",
    "int": "a whole number",
    "less_than_equal": "{le} or less",
    "list_type": "a list: one item a line, each after a hyphen",
    "model_attributes_type": RECORD,
    "model_type": RECORD,
    "string_pattern_mismatch": "small letters a to z, digits and single hyphens, such as heat-wrap",
    "string_too_short": "some text",
    "string_type": "text; put quotes round a number, true or false",
    "too_long": "at most {max_length}",
    "too_short": "at least {min_length}",
}
"""What was expected, by the type of pydantic's error or the part before its first `_`."""

HINTS = {
    "could not find expected ':'": "a key needs a colon and a space after it",
    "could not determine a constructor": "a text that begins with ! needs quotes",
    "did not find expected": "put a text that holds quotes or brackets below `>-`",
    "expected <block end>": "this line, or one above it, begins too far left or right",
    "expected alphabetic or numeric character": "a text that begins with * or & needs quotes",
    "found character '\\t'": "indent with spaces, not with tabs",
    "found duplicate key": "keep 1 of the 2",
    "found undefined alias": "a text that begins with * needs quotes",
    "found unexpected end of stream": "the quote that opens here is never closed",
    "mapping values are not allowed here": (
        "a text that holds a colon needs quotes, or this line begins too far right"
    ),
}
"""What to do about what the YAML parser says, by how that begins."""


def broken_yaml(error: MarkedYAMLError) -> tuple[int, int, str]:
    """Return line and column, from 1, of what is no YAML, and what to do about it."""
    said = str(error.problem or error.context or "").split(" with value ")[0]
    mark = error.problem_mark or error.context_mark
    if said.startswith("found unexpected end of stream"):
        mark = error.context_mark or mark
    hint = next((hint for start, hint in HINTS.items() if said.startswith(start)), None)
    message = f"this can’t be read as YAML: {said}" + (f"; {hint}" if hint else "")
    return (mark.line + 1, mark.column + 1, message) if mark else (1, 1, message)


def wrong_value(details: ErrorDetails, model: type[BaseModel]) -> tuple[Location, str]:
    """Return where a mistake stands and what it is.

    The location holds keys and positions only, without the tags pydantic adds for unions.
    """
    kind, value, context = details["type"], details["input"], details.get("ctx", {})
    if kind == "extra_forbidden":
        *parents, key = details["loc"]
        location, records, _ = _resolve(model, tuple(parents))
        return (*location, key), f"unknown key `{key}`; {_known_keys(str(key), records)}"
    location, _, hint = _resolve(model, details["loc"])
    if kind == "value_error":
        said = str(context["error"])
        return (*location, *_first_key_named(said, value)), said
    if kind.startswith("union_tag"):
        tag = context["discriminator"].strip("'")
        location = (*location, tag)
        kind = "literal_error" if "tag" in context else "missing"
        value = context.get("tag")
    if kind == "missing":
        return location, f"`{location[-1]}` is missing from {_name(location[:-1])}{_choice(hint)}"
    if kind == "literal_error":
        return location, f"{_name(location)} is {_shown(value)}{_choice(hint, str(value))}"
    expected = EXPECTED.get(kind) or EXPECTED.get(kind.partition("_")[0])
    wanted = f"expected {expected.format(**context)}" if expected else details["msg"]
    found = f"holds {len(value)}" if kind.startswith("too_") else f"is {_shown(value)}"
    return location, f"{_name(location)} {found}; {wanted}"


def _resolve(model: type[BaseModel], loc: Location) -> tuple[Location, list[type[BaseModel]], Any]:
    """Return `loc` without tags of unions, the records that may stand there, the field's type."""
    location: list[str | int] = []
    records: list[type[BaseModel]] = [model]
    hint: Any = None
    for key in loc:
        fields = [it.model_fields[key] for it in records if key in it.model_fields]
        if isinstance(key, int):
            location.append(key)
        elif fields:
            location.append(key)
            hint = fields[0].annotation
            records = [record for field in fields for record in _records(field.annotation)]
        elif tagged := [record for record in records if key in _tags(record)]:
            records = tagged
    return tuple(location), records, hint


def _records(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for argument in get_args(hint):
        yield from _records(argument)


def _choices(hint: Any) -> Iterator[str]:
    if get_origin(hint) is Literal:
        yield from map(str, get_args(hint))
    elif get_origin(hint) is Annotated and (
        tag := getattr(hint.__metadata__[0], "discriminator", 0)
    ):
        for record in _records(hint):
            yield from _choices(record.model_fields[tag].annotation)
    else:
        for argument in get_args(hint):
            yield from _choices(argument)


def _tags(record: type[BaseModel]) -> set[str]:
    return {tag for field in record.model_fields.values() for tag in _choices(field.annotation)}


def _first_key_named(said: str, record: Any) -> Location:
    words = re.findall(r"\w+", said)
    return next(((word,) for word in words if isinstance(record, dict) and word in record), ())


def _known_keys(key: str, records: Iterable[type[BaseModel]]) -> str:
    known = list(dict.fromkeys(name for record in records for name in record.model_fields))
    if near := get_close_matches(key, known, n=1):
        return f"did you mean `{near[0]}`?"
    return f"the keys here are {', '.join(known)}"


def _choice(hint: Any, found: str = "") -> str:
    """Return the choices there are, the one that may have been meant first."""
    choices = list(_choices(hint))
    if not choices:
        return ""
    near = get_close_matches(found, choices, n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    return f"; {meant}expected " + " or ".join(filter(None, [", ".join(choices[:-1]), choices[-1]]))


def _name(location: Location) -> str:
    if not location:
        return "this file"
    if isinstance(location[-1], int):
        return f"item {location[-1] + 1} of {_name(location[:-1])}"
    return f"`{location[-1]}`"


def _shown(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    longest = 60
    return f"“{text if len(text) <= longest else text[:longest] + '…'}”" if text else "empty"
