"""Statements about backs that people hold for true or not, and what studies say of each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .records import Id, Record, SourceId, Text

Moment = Literal["before", "after"]
"""When a learner is asked: before they read what there is to read, or after."""


class Belief(Record):
    """One statement in our own words. It is never scored."""

    id: Id
    says: Text
    helpful: Literal["true", "false"] | None
    """The side that studies point to; none for what is only for talking about."""
    why: Text
    public: Annotated[int, Field(ge=0, le=100)] | None = None
    """How many of 100 adults in the survey said true or possibly true, where we could read it."""
    sources: list[SourceId] = Field(min_length=1)


class BeliefTheme(Record):
    """Statements about one thing."""

    id: Id
    title: Text
    beliefs: list[Belief] = Field(min_length=1)


class Beliefs(Record):
    """The file `beliefs.yaml`."""

    about: Text
    """Where the idea and the public's answers come from."""
    themes: list[BeliefTheme] = Field(min_length=1)
