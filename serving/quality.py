"""How good a page is, as far as a program can tell: what it holds, and which criteria it meets."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import nbformat

from widgets import prose
from widgets.content.language import BRACKETED, HardWords, blocks, faults
from widgets.content.library import ROOM

from .hard_words import shown, unlinked
from .prose import markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from widgets.content import Library
    from widgets.content.quality import Answer, Check, Item, Part
    from widgets.content.workbook import Topic

MEDIAN, HARDEST = 6, 8
"""The Flesch-Kincaid grades we ask of a page and of each of its sections, at most."""

TAKE_AWAYS = 3


class Level(NamedTuple):
    """How hard a page is to read; the tests' tools measure it."""

    median: float
    hardest: float
    heading: str
    """Of the hardest section."""


@dataclass
class Page:
    """One topic's page, and what can be counted on it."""

    topic: Topic
    path: Path
    content: Library
    level: Level

    @cached_property
    def texts(self) -> list[str]:
        """The Markdown cells."""
        return list(markdown(self._notebook))

    @cached_property
    def words(self) -> int:
        """Words of prose, without citations in brackets."""
        return sum(map(_length, self.texts))

    @cached_property
    def longest_section(self) -> int:
        """Words of prose from one heading or widget to the next, at most."""
        parts = (
            part for text in self.texts for part in re.split(r"^(?=#+ )", text, flags=re.MULTILINE)
        )
        return max(map(_length, parts), default=0)

    @cached_property
    def sources(self) -> set[str]:
        """The studies the prose cites."""
        return self._linked("sources.ipynb")

    @cached_property
    def hard_words(self) -> set[str]:
        """The words of the glossary the prose links to."""
        return self._linked("glossary.ipynb")

    @cached_property
    def shows(self) -> dict[str, list[str]]:
        """The widgets on the page in order, each with the ids it is made with."""
        found: dict[str, list[str]] = {}
        for cell in self._notebook.cells:
            if cell.cell_type == "code":
                tree = ast.parse(cell.source)
                names = {
                    name.name
                    for node in ast.walk(tree)
                    if isinstance(node, ast.ImportFrom) and node.module == "widgets"
                    for name in node.names
                }
                for name in sorted(names):
                    found.setdefault(name, [])
                for node in ast.walk(tree):
                    if isinstance(node, ast.Call) and getattr(node.func, "id", None) in found:
                        texts = (getattr(argument, "value", None) for argument in node.args)
                        found[node.func.id].extend(text for text in texts if isinstance(text, str))
        return found

    @cached_property
    def drawings(self) -> dict[str, bool]:
        """The drawings on the page, and whether each has a title and a description inside."""
        names = set(self.shows.get("Figure", []))
        for exercise_id in self.shows.get("ExerciseGuide", []):
            steps = self.content.exercise(exercise_id).steps
            names |= {f"exercises/{step.figure}" for step in steps if step.figure}
        drawings = {name: self.content.drawing(name) for name in sorted(names)}
        return {name: bool(it.title and it.desc) for name, it in drawings.items()}

    @cached_property
    def meets(self) -> dict[Check, bool]:
        """Which of the criteria that a program can judge the page meets."""
        return {check: met(self) for check, met in CHECKS.items()}

    def ends_with_take_aways(self) -> bool:
        """Whether the page has 3 points under their heading."""
        name = re.escape(self.content.quality.marks.take_aways)
        heading = re.compile(rf"^#+ {name}$", re.MULTILINE)
        last = [text for text in self.texts if heading.search(text)]
        return len(last) == 1 and len(re.findall(r"^- ", last[0], re.MULTILINE)) == TAKE_AWAYS

    def links_hard_words(self) -> bool:
        """Whether each hard word of the glossary that the page shows has a link there."""
        hard = HardWords(self.content.glossary.values())
        made = shown(self._notebook) if self.content.room == ROOM else ()
        return not any(unlinked(self.path.name, self.texts, list(made), hard))

    def _linked(self, page: str) -> set[str]:
        addresses = (address.partition("#") for text in self.texts for address in prose.links(text))
        return {anchor for file, _, anchor in addresses if file == page and anchor}

    @cached_property
    def _notebook(self) -> nbformat.NotebookNode:
        return nbformat.read(self.path, as_version=4)


CHECKS: Mapping[Check, Callable[[Page], bool]] = {
    "action": lambda page: any(page.content.quality.marks.action in text for text in page.texts),
    "chunks": lambda page: page.longest_section <= page.content.quality.marks.longest_section,
    "citations": lambda page: bool(page.sources),
    "figures": lambda page: all(page.drawings.values()),
    "hard-words": Page.links_hard_words,
    "language": lambda page: not any(True for text in page.texts for _ in faults(text)),
    "page-foot": lambda page: "PageFoot" in page.shows,
    "page-head": lambda page: "PageHead" in page.shows,
    "reading-level": lambda page: page.level.median <= MEDIAN and page.level.hardest <= HARDEST,
    "signed-off": lambda page: page.topic.sign_off is not None,
    "take-aways": Page.ends_with_take_aways,
}


def pages(content: Library, notebooks: Path, levels: Mapping[str, Level]) -> list[Page]:
    """Return the pages that teach, which are those with a quiz, in their order."""
    return [
        Page(topic, notebooks / f"{topic.id}.ipynb", content, levels[topic.id])
        for topic in content.topics.values()
        if topic.id in content.quiz_ids
    ]


def answers(item: Item, pages: Sequence[Page]) -> dict[str, Answer]:
    """Return the answer to a criterion for each page it is about, by the topic's id."""
    own = {topic: differs.answer for differs in item.differs for topic in differs.topics}
    anywhere = any(name in page.shows for page in pages for name in item.some_shows)
    return {
        page.topic.id: own.get(page.topic.id) or _answer(item, page, anywhere=anywhere)
        for page in pages
        if not item.topics or page.topic.id in item.topics
    }


def counted(part: Part, pages: Sequence[Page]) -> tuple[int, int]:
    """Return to how many criteria the answer is yes for all pages, and how many apply."""
    found = [set(answers(item, pages).values()) for item in part.items]
    apply = [said - {"does-not-apply"} for said in found if said - {"does-not-apply"}]
    return sum(said == {"yes"} for said in apply), len(apply)


def _answer(item: Item, page: Page, *, anywhere: bool) -> Answer:
    if item.answer:
        return item.answer
    if item.check:
        met = page.meets[item.check]
    else:
        met = anywhere if item.some_shows else any(name in page.shows for name in item.each_shows)
    return "yes" if met else "not-yet"


def _length(text: str) -> int:
    return sum(len(block.split()) for block in blocks(BRACKETED.sub("", text)))
