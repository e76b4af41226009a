"""What people take to a visit: what matters to them, what they ask, and what they tell."""

from __future__ import annotations

from pydantic import Field

from .records import Id, Record, Text


class Matter(Record):
    """One thing that people weigh. None counts for more than another."""

    id: Id
    says: Text
    facts: Text
    """Which pages have facts that bear on it, each with its link."""


class VisitQuestion(Record):
    """A question to ask at a visit."""

    id: Id
    says: Text


class Visit(Record):
    """A kind of visit."""

    id: Id
    title: Text
    questions: list[VisitQuestion] = Field(min_length=1)


class VisitSheet(Record):
    """The file `visit_sheet.yaml`."""

    matters: list[Matter] = Field(min_length=1)
    visits: list[Visit] = Field(min_length=1)
    tell: list[Text] = Field(min_length=1)
    """What to write by hand, on paper only: a page has no field for it."""
