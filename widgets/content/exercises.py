"""Exercises: how each is done, how much of it, and when to stop or ask first."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .pictures import Share
from .records import Checked, Id, Name, Points, Record, Region, SourceId, Text

FigureName = Annotated[Id, Points("exercise figure")]
"""The name of a drawing in `figures/exercises/`, without its ending: `bridge-hold-1`."""

Seconds = Annotated[int, Field(ge=1, le=300)]


class Effort(Record):
    """How hard the outer-hip muscle works in people without pain, in per cent of full effort.

    Studies differ, so it is a range. A single figure stands as both `low` and `high`.
    """

    low: Share
    high: Share
    says: Text
    source: SourceId
    checked: Checked

    @model_validator(mode="after")
    def _is_a_range(self) -> Effort:
        if self.low > self.high:
            raise ValueError("low must not be above high")
        return self


class Step(Record):
    """One thing to do, and the drawing that shows it."""

    says: Text
    figure: FigureName | None = None


class Dose(Record):
    """How much to begin with: in words, and in numbers for the timer."""

    says: Text
    hold_seconds: Seconds | None = None
    repetitions: int | None = Field(default=None, ge=1, le=50)
    minutes: int | None = Field(default=None, ge=1, le=60)
    """Instead of repetitions, where it simply goes on, as on a bike."""
    sets: int = Field(default=1, ge=1, le=5)
    each_side: bool = False
    """Whether it is done on one side, then on the other."""
    alternating: bool = False
    """Whether the sides take turns at each repetition, as in marching."""
    rest_seconds: Seconds | None = None
    """The pause between sets, and before the other side."""
    source: SourceId | None = None
    """None where the dose is common practice that no study tested."""
    checked: Checked | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Dose:
        if (self.source is None) != (self.checked is None):
            raise ValueError("source and checked go together")
        if (self.repetitions is None) == (self.minutes is None):
            raise ValueError("expected either repetitions or minutes")
        if self.alternating and not self.each_side:
            raise ValueError("alternating needs each_side: true")
        return self


class Exercise(Record):
    """A file of the folder `exercises/`: one exercise, step by step."""

    id: Id
    name: Name
    region: Region
    trains: Text
    """What it works, in plain words."""
    for_whom: Text
    effort: Effort | None = None
    steps: list[Step] = Field(min_length=1, max_length=8)
    dose: Dose
    easier: Text
    harder: Text
    mistake: Text
    stop: Text
    ask_first: Text
    sources: list[SourceId]


class Light(Record):
    """What to do at one level of pain, like a traffic light."""

    colour: Literal["green", "amber", "red"]
    pain: Name
    """The level in words, such as “0 to 3 of 10”."""
    says: Text


class Pace(Record):
    """How fast the timer counts where an exercise does not say: slow and even."""

    ready_seconds: Seconds
    """To get into place."""
    move_seconds: Seconds
    """For one slow repetition without a hold."""
    change_seconds: Seconds
    """To let go after a hold, and to begin again."""
    rest_seconds: Seconds
    """Between sets, and before the other side."""


class ExerciseRules(Record):
    """The file `exercise_rules.yaml`: what holds for every exercise, said once."""

    pain_lights: list[Light] = Field(min_length=3, max_length=3)
    limits: Text
    """What the pain light cannot say."""
    help_now: Text
    """When to stop and get help, in one or two sentences: it stands under each exercise."""
    stop_today: Text
    breathe: Text
    warm_up: Text
    ask_first: list[Text]
    judge: Text
    """How long to go on before judging whether it helps."""
    none_best: Text
    """That no study found one exercise best."""
    pace: Pace
    sources: list[SourceId]
    checked: Checked
