"""Paths over time: how people fared who chose one way, and how those who chose another."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .effects import Event
from .quizzes import Option
from .records import Certainty, Checked, Id, Name, Record, SourceId, Text

Value = Annotated[float, Field(ge=-100, le=100)]


class Moment(Record):
    """One measure of a path."""

    at: float = Field(ge=0)
    """When, in the unit of its time course; the middle where it is a stretch of time."""
    when: Name | None = None
    """The time in words, where it is a stretch: “between 3 and 12 months”."""
    value: Value
    low: Value | None = None
    high: Value | None = None
    checked: Checked


class Path(Record):
    """What one group of people did, and how it went on."""

    name: Name
    points: list[Moment] = Field(min_length=1)


class TimeCourse(Record):
    """How one group fared over time beside others, or by how much it was ahead."""

    id: Id
    title: Name
    people: Text
    kind: Literal["of-100", "gap"]
    """People of 100 with the event in each group, or points of 100 by which one was ahead."""
    event: Event | None = None
    """What is counted, for `of-100`."""
    scale: Name | None = None
    """What the points measure and which way is better, for `gap`: a value above 0 is ahead."""
    unit: Literal["weeks", "months", "years"]
    marks: list[float] = Field(min_length=2)
    """The marks of the time axis, from its first to its last."""
    paths: list[Path] = Field(min_length=1, max_length=3)
    ask: Text
    options: list[Option] = Field(min_length=3, max_length=3)
    meaning: Text
    harms: Text
    """Downsides, or that what we read does not tell."""
    limits: Text
    """What the study cannot say."""
    certainty: Certainty
    sources: list[SourceId] = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_drawn(self) -> TimeCourse:
        if sum(option.right for option in self.options) != 1:
            raise ValueError("mark exactly 1 option with right: true")
        if (self.kind == "of-100") != (self.event is not None):
            raise ValueError("an of-100 course needs event (did, did_not), a gap has none")
        if (self.kind == "gap") != (self.scale is not None):
            raise ValueError("a gap needs scale; of-100 has no scale")
        if self.kind == "gap" and len(self.paths) != 1:
            raise ValueError("a gap is 1 path, not several")
        if self.kind == "of-100" and any(point.value < 0 for point in self.points):
            raise ValueError("people of 100 cannot be below 0")
        for point in self.points:
            if not self.marks[0] <= point.at <= self.marks[-1]:
                raise ValueError(f"a point at {point.at} lies outside marks")
        for path in self.paths:
            times = [point.at for point in path.points]
            if times != sorted(set(times)):
                raise ValueError(f"the points of {path.name!r} must be in order of time")
        return self

    @property
    def points(self) -> list[Moment]:
        """Every measure of every path."""
        return [point for path in self.paths for point in path.points]


class TimeCourses(Record):
    """The file `time_courses.yaml`."""

    time_courses: list[TimeCourse]
