"""How many words there are to translate, file by file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import nbformat

from widgets import prose
from widgets.content.check import FILES
from widgets.content.drawings import Drawing
from widgets.content.leaves import Leaf, texts, walk
from widgets.content.reading import load, named, read
from widgets.content.records import Named, Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

READ = {Prose(), Named()}
"""What marks a text that learners read. Ids, addresses, days and names of people have no mark."""

KEPT = {("page", "language")}
"""What a translator of `words.yaml` replaces, and does not translate."""

_FILLED_IN = re.compile(r"\{\w*\}")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


@dataclass(frozen=True)
class Count:
    """The words of one file, named as an editor knows it."""

    file: str
    words: int


def counts(content: Path, notebooks: Path) -> Iterator[Count]:
    """Yield the words of each file that holds some: the content first, then the notebooks.

    Raises
    ------
    ContentError
        If a file of the content has mistakes.
    """
    told = [*_of_records(content), *_of_interface(content), *_of_drawings(content)]
    yield from sorted((each for each in told if each.words), key=lambda each: each.file)
    for path in sorted(notebooks.glob("*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        prose_cells = (cell.source for cell in cells if cell.cell_type == "markdown")
        yield _count(f"notebooks/{path.name}", prose_cells)


def words(text: str) -> int:
    """Return how many words a text has to translate.

    A number alone is none, and so is what the program fills in. Of a link, its words count.
    """
    found = _WORD.findall(prose.plain(_FILLED_IN.sub(" ", text)))
    return sum(any(map(str.isalpha, word)) for word in found)


def table(rows: Iterable[Count]) -> Iterator[str]:
    """Yield the lines of a table: the words of each file, of each room, and of all."""
    rows = list(rows)
    rooms = dict.fromkeys(f"{row.file.partition('/')[0]}/" for row in rows)
    totals = [
        Count(room, sum(row.words for row in rows if row.file.startswith(room))) for room in rooms
    ]
    totals.append(Count("all", sum(row.words for row in rows)))
    longest = max(len(row.file) for row in [*rows, *totals])
    digits = max(len(f"{row.words:,}") for row in totals)
    for part in (rows, totals):
        yield from (f"{row.file:<{longest}}  {row.words:>{digits},}" for row in part)
        yield "" if part is rows else f"{len(rows)} files"


def _of_records(content: Path) -> Iterator[Count]:
    for pattern, model in FILES.items():
        for path in content.glob(pattern):
            leaves = (leaf for _, leaf in walk(read(path, model)) if isinstance(leaf, Leaf))
            yield _count(named(path), (leaf.text for leaf in leaves if leaf.marks & READ))


def _of_interface(content: Path) -> Iterator[Count]:
    for path in content.glob("words.yaml"):
        said = (text for location, text in texts(load(path)) if location not in KEPT)
        yield _count(named(path), said)


def _of_drawings(content: Path) -> Iterator[Count]:
    for path in (content / "figures").rglob("*.svg"):
        yield _count(named(path), (element.text for element in Drawing(path).root.walk()))


def _count(file: str, said: Iterable[str]) -> Count:
    return Count(file, sum(map(words, said)))
