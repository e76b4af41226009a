"""Tests and warning signs in natural frequencies: of 100 people, how many are found or missed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .records import Certainty, Checked, Id, Name, Record, SourceId, Text

Mark = Literal["has", "has-not", "sign", "no-sign", "found", "missed", "false-alarm", "cleared"]
"""What a group of people is: the condition, the sign, or both of them together."""

HUNDRED = 100


class Group(Record):
    """Some of 100 people."""

    mark: Mark
    count: Annotated[int, Field(ge=0, le=HUNDRED)]
    says: Name
    """What they have or feel, to be read after the number: “have a serious cause”."""


class Hundred(Record):
    """100 people, in groups that add up."""

    who: Name
    """Read after “100”: “people with such a disc”."""
    groups: list[Group] = Field(min_length=2, max_length=4)

    @model_validator(mode="after")
    def _adds_up(self) -> Hundred:
        total = sum(group.count for group in self.groups)
        if total != HUNDRED:
            raise ValueError(f"groups add up to {total}; expected {HUNDRED}")
        return self


class SignPicture(Record):
    """What a test or sign tells of 100 people, and what follows from it."""

    id: Id
    name: Name
    looks_at: Text
    """What the test measures, or what the sign is."""
    people: Text
    first: Hundred | None = None
    """Shown before the guess."""
    ask: Text
    answer: Annotated[int, Field(ge=0, le=HUNDRED)]
    """The count of one of the groups."""
    highest: Annotated[int, Field(ge=1, le=HUNDRED)] = HUNDRED
    """The end of the slider, where the question is about some of the 100 only."""
    shown: list[Hundred] = Field(min_length=1, max_length=2)
    """Shown after the guess."""
    meaning: Text
    if_found: Text
    """What happens next when the sign is there."""
    if_clear: Text
    """What happens next when it is not."""
    harm: Text
    """What it can set off to find something harmless, or to be alarmed for nothing."""
    unknown: Text
    """What we could not find out, such as how many had it at all."""
    range: Text | None = None
    """How far chance may be at work; None where no source we read tells."""
    worked_out: Text | None = None
    """How we worked the counts out, where the source gives them in another form."""
    certainty: Certainty
    checked: Checked
    sources: list[SourceId] = Field(min_length=1)

    @model_validator(mode="after")
    def _asks_for_a_group(self) -> SignPicture:
        counts = [group.count for hundred in self.shown for group in hundred.groups]
        if self.answer not in counts:
            raise ValueError(f"answer must be the count of a group that is shown, of {counts}")
        if self.answer > self.highest:
            raise ValueError("answer must lie between 0 and highest")
        return self


class SignPictures(Record):
    """The file `test_pictures.yaml`."""

    test_pictures: list[SignPicture]
