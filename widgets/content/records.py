"""The building blocks of every content type: what a text is, what points to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints


@dataclass(frozen=True)
class Points:
    """Marks a text that is the id of a record of another kind, such as ``source``."""

    to: str


@dataclass(frozen=True)
class Prose:
    """Marks a text a learner reads: inline Markdown, its links and reading level checked."""


@dataclass(frozen=True)
class Named:
    """Marks a name or a title a learner reads: short, no Markdown, not measured as prose."""


class Record(BaseModel):
    """A piece of content: unknown keys are mistakes, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1), Prose()]
Name = Annotated[str, StringConstraints(min_length=1), Named()]
Plain = Annotated[str, StringConstraints(min_length=1)]
Day = date

SourceId = Annotated[Id, Points("source")]
TreatmentId = Annotated[Id, Points("treatment")]
RedFlagId = Annotated[Id, Points("red flag")]
TopicId = Annotated[Id, Points("topic")]
QuizId = Annotated[Id, Points("quiz")]
QuestionId = Annotated[Id, Points("question")]
ClaimId = Annotated[Id, Points("claim")]
DrawingName = Annotated[
    str, StringConstraints(pattern=r"^([a-z0-9-]+/)?[a-z0-9-]+$"), Points("drawing")
]
"""A file of `figures/` without `.svg`: `lumbar-spine`, `exercises/bridge-hold-1`."""

Checked = Literal["read", "secondary"]
"""How a figure was verified: in the source itself, or in a page that quotes it.

A figure known from memory only has no value here, so it can never reach a learner.
"""

Certainty = Literal["high", "moderate", "low", "very-low", "not-graded"]
Urgency = Literal["now", "same-day", "within-days", "self-care"]
Region = Literal["back", "hip", "back-and-hip"]
BackCondition = Literal["new-back-pain", "lasting-back-pain", "nerve-pain", "preventing-back-pain"]
HipCondition = Literal[
    "hip-arthritis", "outer-hip-pain", "hip-impingement", "preventing-hip-fracture"
]
Condition = Literal[BackCondition, HipCondition]
