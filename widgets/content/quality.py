"""How the workbook is judged by published lists of criteria, item by item, and what proves it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from .records import Plain, Record, TopicId

Answer = Literal["yes", "no", "not-yet", "does-not-apply"]

Check = Literal[
    "action",
    "chunks",
    "citations",
    "figures",
    "hard-words",
    "language",
    "page-foot",
    "page-head",
    "reading-level",
    "signed-off",
    "take-aways",
]
"""What the program finds out by itself, page by page; `serving/quality.py` says how."""

Pointer = Annotated[str, StringConstraints(pattern=r"^[\w./-]+(::\w+|#.+)?$")]
"""A file of the project, `file.py::test` or `notebook.ipynb#Heading`."""


class Differs(Record):
    """Pages for which the answer is another one."""

    topics: list[TopicId]
    answer: Answer
    proof: Plain


class Item(Record):
    """One criterion, in our words, and the answer to it.

    Either an editor gives the `answer`, or the program finds it: by a `check` of each page, by the
    widgets each page shows, or by the widgets that some page shows.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]?\d+$")]
    asks: Plain
    forms: list[Literal["paper", "screen"]] = ["paper", "screen"]
    """PEMAT asks some things of paper only, some of the screen only."""
    answer: Answer | None = None
    check: Check | None = None
    each_shows: list[Plain] = []
    some_shows: list[Plain] = []
    topics: list[TopicId] = []
    """The only pages it is about; none: all topics with a quiz."""
    differs: list[Differs] = []
    proof: Plain
    where: list[Pointer] = []

    @model_validator(mode="after")
    def _is_answered_once(self) -> Item:
        if sum(map(bool, (self.answer, self.check, self.each_shows, self.some_shows))) != 1:
            raise ValueError("answer, check, each_shows or some_shows: give 1 of them")
        if self.answer == "yes" and not self.where:
            raise ValueError("where: a “yes” needs a file that proves it")
        return self


class Part(Record):
    """Criteria that are counted together."""

    title: Plain
    gate: Plain
    """What we ask of ourselves."""
    items: list[Item]


class Instrument(Record):
    """A published list of criteria."""

    title: Plain
    about: Plain
    by_topic: bool = False
    """Whether the report counts its answers for each topic."""
    parts: list[Part]


class Marks(Record):
    """What the program knows parts of a notebook by."""

    take_aways: Plain
    """The heading of the 3 points at the end."""
    action: Plain
    """How the one action begins."""
    longest_section: int
    """Words of prose from one heading or widget to the next."""


class Words(Record):
    """The words of the report around the answers."""

    title: Plain
    intro: list[Plain]
    topics: Plain
    topics_notes: list[Plain]
    columns: list[Plain]
    answers: dict[Answer, Plain]
    signed: Plain
    unsigned: Plain
    figures: Plain
    hardest: Plain
    item_columns: list[Plain]
    gate: Plain
    counted: Plain
    but: Plain
    forms: dict[Literal["paper", "screen"], Plain]
    by_topic: Plain


class Quality(Record):
    """The file `quality.yaml`."""

    words: Words
    marks: Marks
    instruments: list[Instrument]
