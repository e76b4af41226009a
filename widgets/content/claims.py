"""Claims people meet about back and hip pain, how true each is, and where each is answered."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .records import Certainty, ClaimId, Id, Record, SourceId, Text, TopicId

Verdict = Literal["supported", "partly", "contested", "outdated", "not-supported", "opinion"]
Sureness = Literal[Certainty, "common-sense"]
"""How sure the verdict is. Common sense is for what no study needs to show, such as an advert."""

PassageNumber = Annotated[int, Field(ge=1)]


class Claim(Record):
    """One thing that people read or hear, what evidence says of it, and how to say it better."""

    id: Id
    claim: Text
    """As a person might meet it, in our own words."""
    heard: Text | None = None
    """Where people meet it, such as “On a web page”."""
    verdict: Verdict
    why: Text
    better: Text
    """What one could say instead."""
    certainty: Sureness
    topics: list[TopicId] = []
    """The topics that teach it; none for mere page noise."""
    passages: list[PassageNumber] = Field(min_length=1)
    """The numbers of the passages of the source material that make this claim."""
    sources: list[SourceId] = []


class Theme(Record):
    """A file of the folder `claims/`: claims about one thing."""

    id: Id
    place: int
    """Where it stands among the themes."""
    title: Text
    claims: list[Claim] = Field(min_length=1)


class Passage(Record):
    """A passage of the source material, and where it is answered."""

    number: PassageNumber
    claims: list[ClaimId] = Field(min_length=1)
    topics: list[TopicId] = []


class Passages(Record):
    """The file `passages.yaml`."""

    passages: list[Passage]
