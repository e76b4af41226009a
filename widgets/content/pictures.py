"""Figures behind the pictures of populations: scans by age, pain over weeks."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from .records import Certainty, Checked, Id, Name, Record, SourceId, Text

Share = Annotated[float, Field(ge=0, le=100)]


class Finding(Record):
    """Something scans show in people without pain: how many of 100 at each age."""

    id: Id
    name: Name
    means: Text
    of_100: list[Share]
    scanned: list[int | None]
    """How many people of that age were scanned; null where the page read did not say."""
    checked: Checked


class Imaging(Record):
    """The file `imaging.yaml`."""

    source: SourceId
    people: Text
    ages: list[int]
    findings: list[Finding]
    limits: Text
    """What these figures cannot say."""

    @model_validator(mode="after")
    def _has_a_figure_for_each_age(self) -> Imaging:
        for finding in self.findings:
            for key in ("of_100", "scanned"):
                if len(getattr(finding, key)) != len(self.ages):
                    expected = f"{len(self.ages)} values, one for each age"
                    raise ValueError(f"{finding.id}: {key} needs {expected}")
        return self


class Point(Record):
    """Average pain at one time."""

    week: int = Field(ge=0)
    pain: Share
    low: Share | None = None
    high: Share | None = None
    checked: Checked


class Curve(Record):
    """Average pain from 0 to 100 over a year, from one pooled study."""

    source: SourceId
    certainty: Certainty
    counted_from: Text
    """What week 0 is: the start of the pain, or of the study."""
    points: list[Point] = Field(min_length=2)


class Course(Record):
    """How one group of people usually fares, with the older figure beside the newer."""

    id: Id
    name: Name
    people: Text
    now: Curve
    older: Curve | None = None
    why_older_differs: Text | None = None
    meaning: Text


class Courses(Record):
    """The file `courses.yaml`."""

    courses: list[Course]
