"""One number of one study: for whom, against what, after how long, how sure."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from .records import Certainty, Checked, Condition, Id, Record, SourceId, Text

SMALL, MEDIUM, LARGE = 0.2, 0.5, 0.8
"""Cohen's bounds for words about a standardised mean difference.

Source: Cohen J. Statistical Power Analysis for the Behavioral Sciences, 2nd edition, 1988.
"""


class Scale(Record):
    """The ruler an average was measured on, such as pain from 0 to 100 points."""

    name: Text
    lowest: float = 0
    highest: float
    unit: Text = "points"


class Event(Record):
    """What was counted in numbers of 100: “felt better”, and for the others “did not”."""

    did: Text
    did_not: Text


class Effect(Record):
    """One result. Signs are kept as printed; `better` says which way is good."""

    id: Id
    outcome: Literal[
        "pain",
        "leg-pain",
        "disability",
        "recovery",
        "new-episode",
        "work",
        "quality-of-life",
        "operation",
        "lasting",
        "falls",
        "fracture",
        "harm",
    ]
    people: Text
    """Who was studied: the reference class."""
    conditions: list[Condition] = []
    """What these people have; empty for people with any condition of the treatment."""
    comparator: Text
    when: Text
    event: Event | None = None
    """What was counted; without it, the outcome’s own broad words."""
    measure: Literal[
        "mean-difference",
        "standardised-mean-difference",
        "risk-ratio",
        "rate-ratio",
        "odds-ratio",
        "of-100",
        "difference-of-100",
        "chance-of-100",
        "mean",
        "median",
    ]
    scale: Scale | None = None
    better: Literal["lower", "higher"]
    estimate: float
    low: float | None = None
    high: float | None = None
    """Bounds of the 95 % interval; both or neither."""
    comparator_level: float | None = None
    """The comparison group's own mean (on the scale) or number of 100, if the source gives it."""
    treated_level: float | None = None
    worthwhile: float | None = Field(default=None, gt=0)
    """Smallest difference most people would notice, in the unit of the estimate."""
    worthwhile_source: SourceId | None = None
    certainty: Certainty
    trials: int | None = None
    participants: int | None = None
    source: SourceId
    checked: Checked
    meaning: Text
    """What the number means for a person, with its caveats: the “why” of the reveal."""

    @model_validator(mode="after")
    def _is_whole(self) -> Effect:
        if (self.low is None) != (self.high is None):
            raise ValueError("low and high: give both ends of the interval or neither")
        if self.low is not None and not self.low <= self.estimate <= self.high:
            raise ValueError("the estimate must lie between low and high")
        if self.measure in {"mean-difference", "mean", "median"} and self.scale is None:
            raise ValueError(f"a {self.measure} needs a scale (name, highest, unit)")
        if self.worthwhile is not None and self.worthwhile_source is None:
            raise ValueError("worthwhile needs worthwhile_source: who says it is noticeable")
        return self

    @property
    def benefit(self) -> float:
        """The difference as points of benefit: above 0 is better than the comparator."""
        return -self.estimate if self.better == "lower" else self.estimate

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval as points of benefit, from worse to better; None if not given."""
        if self.low is None or self.high is None:
            return None
        return (-self.high, -self.low) if self.better == "lower" else (self.low, self.high)

    @property
    def of_100(self) -> tuple[float, float] | None:
        """People of 100 with the outcome, (treated, comparator); None where no level is known.

        A risk ratio gives it when the comparator's own level is known: level times ratio
        (Cochrane Handbook, 15.4.4). So does a difference: level plus difference. An odds ratio is
        not turned, as that needs more assumptions.
        """
        if self.comparator_level is None:
            return None
        if self.measure == "risk-ratio":
            return min(100.0, self.comparator_level * self.estimate), self.comparator_level
        if self.measure == "difference-of-100" and self.treated_level is None:
            return self.comparator_level + self.estimate, self.comparator_level
        if self.measure in {"of-100", "difference-of-100"} and self.treated_level is not None:
            return self.treated_level, self.comparator_level
        return None
