"""Sessions for a class: what to do minute by minute, what to ask, say and expect."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from .records import Id, Name, Record, Text, TopicId


class ClassQuestion(Record):
    """A question of a page, by its place there."""

    part: Annotated[str, StringConstraints(pattern=r"^[a-z_]+(:[\w=-]+)*$")]
    """The key of its widget: `quiz:red-flags`, or `red_flag_cases` where that shows all."""
    item: Id
    """Its id in the widget's answers."""


class Expected(Record):
    """What people may believe, and what to answer so that nobody is put to shame."""

    thinks: Text
    answer: Text


class Step(Record):
    """One thing that a class does, with at most one question."""

    title: Text
    minutes: int = Field(ge=1, le=30)
    topic: TopicId
    """The page that the class is on."""
    question: ClassQuestion | None = None
    say: Text
    discuss: Text | None = None
    """What people talk about with those who sit beside them."""
    expect: list[Expected] = []


class Session(Record):
    """A plan for a class, from the first word to the last."""

    id: Id
    title: Name
    minutes: int = Field(ge=5, le=180)
    aim: Text
    """What people can do afterwards."""
    steps: list[Step] = Field(min_length=2)

    @model_validator(mode="after")
    def _fills_its_time(self) -> Session:
        spent = sum(step.minutes for step in self.steps)
        if spent != self.minutes:
            raise ValueError(f"`minutes` is {self.minutes}, but its steps take {spent} in all")
        return self


class Sessions(Record):
    """The file `sessions.yaml`."""

    sessions: list[Session] = Field(min_length=1)
