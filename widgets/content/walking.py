"""The walking plan: one example of how to build up, and what to know about it."""

from __future__ import annotations

from pydantic import Field, model_validator

from .records import Checked, Record, SourceId, Text


class Week(Record):
    """How much to walk in one week of the plan."""

    minutes: int = Field(ge=1, le=60)
    """Minutes on a walking day."""
    days: int = Field(ge=1, le=7)


class WalkingPlan(Record):
    """The file `walking_plan.yaml`."""

    example: Text
    """That the plan is one example, and how people bend it."""
    weeks: list[Week] = Field(min_length=2, max_length=26)
    bad_day: Text
    too_fast: Text
    easier: Text
    harder: Text
    stop: Text
    ask_first: Text
    evidence: list[Text]
    """What studies found, each with its citation."""
    sources: list[SourceId]
    checked: Checked

    @model_validator(mode="after")
    def _never_asks_for_less(self) -> WalkingPlan:
        minutes = [week.minutes for week in self.weeks]
        if minutes != sorted(minutes):
            raise ValueError("the minutes of a later week must not be fewer")
        return self
