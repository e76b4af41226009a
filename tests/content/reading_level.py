"""How hard a learner's text is to read: Flesch-Kincaid grade, glossary words and names set aside.

A glossary word is explained where it stands and a name cannot be made shorter, so each counts as
one short word: what is measured is the prose around them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import nbformat
import textstat

from widgets.content.language import BRACKETED, CITATION, blocks

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
    def words(self):
        return len(self.text.split())


@dataclass
class Simplifier:
    """Turns Markdown into the prose that is measured."""

    library: object

    @cached_property
    def glossary_words(self):
        words = self.library.glossary.values()
        forms = [form for word in words for form in (word.word, *word.also)]
        return _any_of([*forms, *(form[0].upper() + form[1:] for form in forms)])

    @cached_property
    def names(self):
        cases = (case.name.split(",")[0] for case in self.library.cases.values())
        authors = (source.authors.split(",")[0].split() for source in self._studies())
        surnames = (next(part for part in author if part not in PARTICLES) for author in authors)
        short = (source.short for source in self.library.sources.values())
        countries = (line.country for line in self.library.help.lines)
        capitals = (medicine.capitalize() for medicine in MEDICINES)
        return _any_of([*cases, *surnames, *short, *countries, *BODIES, *MEDICINES, *capitals])

    def _studies(self):
        return (source for source in self.library.sources.values() if not source.cite_as)

    def __call__(self, text):
        text = BRACKETED.sub("", text)  # a citation stands outside the sentence
        text = CITATION.sub(NAME, text)
        text = LINK.sub(WORD, text)
        text = "\n".join(_sentences(blocks(text)))
        text = self.names.sub(NAME, text)
        return self.glossary_words.sub(WORD, text)


def grade(text):
    """The Flesch-Kincaid grade of a plain text."""
    # The point in “2.8 of 10” ends no sentence, though the formula would take it for one.
    return textstat.flesch_kincaid_grade(re.sub(r"(?<=\d)\.(?=\d)", "", text))


def joined(sections):
    """The sections, each short one joined with the next of its topic or the one before."""
    for _, group in groupby(sections, key=lambda section: section.topic):
        waiting, done = None, []
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


def of_notebooks(room, simplify):
    """The sections of each notebook's prose, heading to heading."""
    for path in sorted(room.glob("*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
        for part in re.split(r"^(?=#+ )", text, flags=re.MULTILINE):
            if part.strip():
                heading = part.partition("\n")[0].lstrip("# ")
                place = f"notebooks/{path.name}, {heading}"
                yield Section(place, path.stem, simplify(part))


def of_content(inspection, simplify):
    """The widgets' texts: all of a treatment, a question, a case, a word … read together."""
    ids = {
        (path, place[:2]): item
        for items in inspection.ids.values()
        for item, (path, place) in items.items()
    }
    for (path, at), group in groupby(
        inspection.texts(), key=lambda leaf: (leaf.path, _record(leaf))
    ):
        text = "\n".join(filter(None, (simplify(leaf.text) for leaf in group)))
        name = "/".join(path.parts[path.parts.index("content") :])
        place = f"{name}, {ids.get((path, at), at[0])}" if at else name
        yield Section(place, name, text)


def of_words(words, simplify):
    """The words of the interface, a part of it at a time."""
    for part, texts in words.items():
        filled = (re.sub(r"\{\w+\}", "5", text) for text in strings(texts))
        text = "\n".join(filter(None, (simplify(text) for text in filled)))
        yield Section(f"content/words.yaml, {part}", "content/words.yaml", text)


def strings(value):
    """Each text in a nest of mappings and lists."""
    if isinstance(value, Mapping):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    else:
        yield str(value)


def _record(leaf):
    """The list and the position a text belongs to, such as `questions`, 2; none for a treatment."""
    if leaf.path.parent.name in {"treatments", "exercises"} or len(leaf.location) < 2:
        return ()
    return leaf.location[:2] if isinstance(leaf.location[1], int) else leaf.location[:1]


def _sentences(blocks):
    for block in blocks:
        if block.rstrip("”)’ ").endswith((".", "!", "?", ":", ",", ";")):
            yield block
        elif len(block.split()) >= LABEL:
            yield f"{block}."


def _any_of(words):
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
