"""Treatments: what each is, what studies found, what it costs a person, who advises what."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import model_validator

from .effects import Effect
from .records import Checked, Condition, HipCondition, Id, Name, Record, SourceId, Text

Group = Literal["movement", "self-care", "learning-and-mind", "hands-on", "medicine", "procedure"]


class Harms(Record):
    """What can go wrong, said with the same weight as the gains."""

    says: Text
    counted: bool
    """Whether the studies counted harms at all; if not, the page says so."""
    sources: list[SourceId] = []


class Position(Record):
    """What one guideline says of one treatment."""

    body: Literal[
        # On back pain
        "WHO 2023",
        "NICE 2020",
        "ACP 2017",
        # On arthritis of the hip
        "NICE 2022",
        "ACR 2020",
        "OARSI 2019",
        "EULAR 2024",
        "other",
    ]
    condition: Condition | Literal["any"] = "any"
    position: Literal["for", "for-some", "neutral", "against-routine", "against", "not-mentioned"]
    says: Text
    source: SourceId | None = None
    checked: Checked | None = None


class Practical(Record):
    """What it asks of a person."""

    time: Text
    effort: Text
    access: Text


class Dispute(Record):
    """Where experts disagree: both sides, and how sure anyone can be."""

    says: Text
    sources: list[SourceId]


class Treatment(Record):
    """One option for low back pain, or for hip pain."""

    id: Id
    name: Name
    called: Name | None = None
    """Its name inside a sentence, where the name in small letters would read wrong."""
    group: Group
    what: Text
    who: Text
    """Who it is for, and who should ask first."""
    conditions: list[Condition]
    effects: list[Effect]
    harms: Harms
    guidelines: list[Position]
    practical: Practical
    dispute: Dispute | None = None

    @model_validator(mode="after")
    def _has_one_region(self) -> Treatment:
        hips = [condition in get_args(HipCondition) for condition in self.conditions]
        if any(hips) != all(hips):
            raise ValueError("conditions of back and hip: give each region a treatment of its own")
        return self

    @property
    def region(self) -> Literal["back", "hip"]:
        """The part of the body it is for, as its conditions say."""
        return "hip" if set(self.conditions) & set(get_args(HipCondition)) else "back"
