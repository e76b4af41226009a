"""Reading one content file, and saying where a mistake in it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import RoundTripConstructor, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from .mistakes import Location, broken_yaml, wrong_value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

M = TypeVar("M", bound=BaseModel)


class _Plain(SafeConstructor):
    """Leaves a day as text: a day that no calendar has is then told with its place."""


class _Marked(RoundTripConstructor):
    """The same, for `Marks`."""


for constructor in (_Plain, _Marked):
    constructor.add_constructor("tag:yaml.org,2002:timestamp", constructor.construct_yaml_str)


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake, where it stands and what was expected. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class ContentError(ValueError):
    """Content that can't be used. `problems` holds every mistake found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def load(path: Path) -> Any:
    """Return the plain data of a YAML file.

    Raises
    ------
    ContentError
        If the file is missing, is no UTF-8 or no YAML.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Plain
    try:
        text = path.read_text(encoding="utf-8")
        return yaml.load(text)
    except FileNotFoundError as error:
        raise ContentError([Problem(named(path), 1, 1, "this file is missing")]) from error
    except UnicodeDecodeError as error:
        message = "this file is not UTF-8 text; save it as UTF-8"
        raise ContentError([Problem(named(path), 1, 1, message)]) from error
    except ReaderError as error:
        before = text[: error.position].splitlines() or [""]
        message = f"the invisible character U+{error.character:04X} stands here; remove it"
        place = len(before), len(before[-1]) + 1
        raise ContentError([Problem(named(path), *place, message)]) from error
    except MarkedYAMLError as error:
        raise ContentError([Problem(named(path), *broken_yaml(error))]) from error


def read(path: Path, model: type[M]) -> M:
    """Return a content file as a typed record. One that has not changed is read once a process.

    Raises
    ------
    ContentError
        With every mistake of the file, each with its line and column.
    """
    try:
        stat = path.stat()
    except OSError:
        return _read(path, model, ())  # which tells what is wrong
    return _read(path, model, (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size))


@lru_cache(maxsize=1024)
def _read(path: Path, model: type[M], state: tuple[int, ...]) -> M:  # noqa: ARG001 - a key
    data = load(path)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        marks = Marks(path)
        problems = [
            marks.problem(*wrong_value(details, model), key=details["type"] == "extra_forbidden")
            for details in error.errors()
        ]
        # A value that may be one of several types has a mistake for each.
        raise ContentError(list(dict.fromkeys(problems))) from error


class Marks:
    """Finds the line and column of a value in a YAML file.

    The file is read a second time, slowly: only mistakes pay for it.
    """

    def __init__(self, path: Path) -> None:
        self._file = named(path)
        yaml = YAML(typ="rt", pure=True)
        yaml.Constructor = _Marked
        self._tree = yaml.load(path.read_text(encoding="utf-8"))

    def problem(self, location: Location, message: str, *, key: bool = False) -> Problem:
        """Return a problem at the place nearest to `location`: its value, or with `key` its key."""
        line, column = self.place(location, key=key)
        return Problem(self._file, line + 1, column + 1, message)

    def place(self, location: Location, *, key: bool = False) -> tuple[int, int]:
        """Return (line, column) from 0 of the innermost part of `location` that exists."""
        node, place = self._tree, (0, 0)
        for part in location:
            marks = getattr(node, "lc", None)
            if marks is None:
                break
            try:
                child = node[part]
            except (KeyError, IndexError, TypeError):
                break  # a missing key: its record is the nearest place
            is_record = getattr(child, "lc", None) is not None
            if isinstance(part, int):
                place = marks.item(part)
            elif key or is_record:
                place = marks.key(part)
            else:
                place = marks.value(part)
            node = child
        return place


def named(path: Path) -> str:
    """Name a file as an editor knows it, from its room on: `content/treatments/heat.yaml`."""
    parts = path.parts
    room = len(parts) - 1 - parts[::-1].index("content") if "content" in parts else -2
    return "/".join(parts[room:])
