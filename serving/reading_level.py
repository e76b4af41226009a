"""How hard a learner's text is to read: Flesch-Kincaid grade, glossary words and names set aside.

A glossary word is explained where it stands and a name cannot be made shorter, so each counts as
one short word: what is measured is the prose around them.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

import nbformat

from widgets.content.language import BRACKETED, CITATION, blocks

from .quality import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from widgets.content import Library
    from widgets.content.sources import Source

SHORT = 40
"""Words; a section with fewer is joined with the next, as the formula says little of so few."""

WORD = "pain"
NAME = "Jo"

LABEL = 5
"""Words; fewer without a full stop, such as “points”, are no sentence and would only flatter."""

BODIES = ["World Health Organization", "Choosing Wisely", "NHS", "NICE", "WHO", "ACP", "US"]
"""Names that texts use and no source, case or country has as its own."""

PARTICLES = {"da", "de", "el", "van", "von"}

MEDICINES = [
    "ibuprofen", "naproxen", "diclofenac", "aspirin", "codeine", "tramadol", "morphine",
    "oxycodone", "fentanyl", "duloxetine", "amitriptyline", "gabapentin", "pregabalin",
    "diazepam", "thiocolchicoside", "tizanidine", "cyclobenzaprine", "baclofen", "warfarin",
]  # fmt: skip
"""Names of medicines: learners read them off the packet."""

LINK = re.compile(r"\[([^\]]*)\]\(glossary\.ipynb[^)]*\)")


@dataclass
class Section:
    """A text a learner reads in one go, and where it stands."""

    place: str
    topic: str
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@dataclass
class Simplifier:
    """Turns Markdown into the prose that is measured."""

    library: Library

    @cached_property
    def glossary_words(self) -> re.Pattern[str]:
        """The words of the glossary in each form."""
        words = self.library.glossary.values()
        forms = [form for word in words for form in (word.word, *word.also)]
        return _any_of([*forms, *(form[0].upper() + form[1:] for form in forms)])

    @cached_property
    def names(self) -> re.Pattern[str]:
        """Names of cases, authors, bodies, countries and medicines."""
        cases = (case.name.split(",")[0] for case in self.library.cases.values())
        authors = (source.authors.split(",")[0].split() for source in self._studies())
        surnames = (next(part for part in author if part not in PARTICLES) for author in authors)
        short = (source.short for source in self.library.sources.values())
        countries = (line.country for line in self.library.help.lines)
        capitals = (medicine.capitalize() for medicine in MEDICINES)
        return _any_of([*cases, *surnames, *short, *countries, *BODIES, *MEDICINES, *capitals])

    def _studies(self) -> Iterator[Source]:
        return (source for source in self.library.sources.values() if not source.cite_as)

    def __call__(self, text: str) -> str:
        """Return the prose of a Markdown text, with hard words and names made short."""
        text = BRACKETED.sub("", text)  # a citation stands outside the sentence
        text = CITATION.sub(NAME, text)
        text = LINK.sub(WORD, text)
        text = "\n".join(_sentences(blocks(text)))
        text = self.names.sub(NAME, text)
        return self.glossary_words.sub(WORD, text)


def levels(content: Library, notebooks: Path) -> dict[str, Level]:
    """Return how hard each topic's prose is to read, by its id.

    Raises
    ------
    ImportError
        If the tool that measures it is not installed; it is one of the tests'.
    """
    sections = joined(of_notebooks(notebooks, Simplifier(content)))
    found = {}
    for topic, group in groupby(sections, key=lambda section: section.topic):
        graded = [(grade(section.text), section.place.partition(", ")[2]) for section in group]
        hardest, heading = max(graded)
        found[topic] = Level(median(level for level, _ in graded), hardest, heading)
    return found


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a plain text."""
    # The point in “2.8 of 10” ends no sentence, though the formula would take it for one.
    return _formula()(re.sub(r"(?<=\d)\.(?=\d)", "", text))


@cache
def _formula() -> Callable[[str], float]:
    """Return the tests' tool, which only measuring needs and which warns of itself."""
    with warnings.catch_warnings(action="ignore"):
        import textstat  # noqa: PLC0415
    return textstat.flesch_kincaid_grade


def joined(sections: Iterable[Section]) -> Iterator[Section]:
    """Return the sections, each short one joined with the next of its topic or the one before."""
    for _, group in groupby(sections, key=lambda section: section.topic):
        waiting: Section | None = None
        done: list[Section] = []
        for section in group:
            if waiting:
                text = f"{waiting.text}\n{section.text}"
                waiting = Section(waiting.place, section.topic, text)
            else:
                waiting = section
            if waiting.words >= SHORT:
                done.append(waiting)
                waiting = None
        if waiting and done:
            last = done.pop()
            done.append(Section(last.place, last.topic, f"{last.text}\n{waiting.text}"))
        elif waiting:
            done.append(waiting)
        yield from done


def of_notebooks(room: Path, simplify: Callable[[str], str]) -> Iterator[Section]:
    """Return the sections of each notebook's prose, heading to heading."""
    for path in sorted(room.glob("*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
        for part in re.split(r"^(?=#+ )", text, flags=re.MULTILINE):
            if part.strip():
                heading = part.partition("\n")[0].lstrip("# ")
                place = f"notebooks/{path.name}, {heading}"
                yield Section(place, path.stem, simplify(part))


def _sentences(blocks: Iterable[str]) -> Iterator[str]:
    for block in blocks:
        if block.rstrip("”)’ ").endswith((".", "!", "?", ":", ",", ";")):
            yield block
        elif len(block.split()) >= LABEL:
            yield f"{block}."


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
