"""The workbook itself: its topics in order, who made it, what it is not."""

from __future__ import annotations

from .records import Day, Id, Name, Plain, Record, Text


class Author(Record):
    """Who wrote it, in what role."""

    name: Plain
    role: Text


class SignOff(Record):
    """A clinician's approval of one topic."""

    name: Plain
    role: Name
    date: Day


class Topic(Record):
    """One page: what its head and foot say."""

    id: Id
    title: Name
    for_whom: Text
    message: Text
    action: Text
    minutes: int
    checked: Day
    next_review: Day
    sign_off: SignOff | None = None


class Workbook(Record):
    """The file `workbook.yaml`."""

    title: Name
    edition: Plain
    published: Day
    country: Id | None = None
    """The help line shown first, by its id; none: “your local emergency number”."""
    intended_use: Text
    is_not: Text
    authors: list[Author]
    funding: Text
    updates: Text
    evidence: Text
    """How evidence was found and chosen."""
    feedback: Text
    topics: list[Topic]
