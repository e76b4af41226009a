"""Warning signs, and made-up people to practise on."""

from __future__ import annotations

from .records import Checked, Id, Name, Record, RedFlagId, Region, SourceId, Text, Urgency


class RedFlag(Record):
    """One sign that may mean a serious cause, and how often it is a false alarm."""

    id: Id
    region: Region
    condition: Text
    ask: Text
    """The question a clinician would ask."""
    means: Text
    urgency: Urgency
    where: Text
    """Where to go, in words that fit any country."""
    how_often: Text | None = None
    false_alarm: Text | None = None
    sources: list[SourceId]
    checked: Checked


class RedFlags(Record):
    """The file `red_flags.yaml`."""

    red_flags: list[RedFlag]


class Reasons(Record):
    """Why each of the four answers fits the case or not."""

    now: Text
    same_day: Text
    within_days: Text
    self_care: Text


class Case(Record):
    """A made-up person whose story calls for one of four answers."""

    id: Id
    name: Name
    region: Region
    story: Text
    """Age, what set it off, days since, what has changed, one thing checked and normal."""
    urgency: Urgency
    red_flags: list[RedFlagId] = []
    """The signs the story holds; empty for a harmless look-alike."""
    reasons: Reasons
    would_change: Text
    """What would make the answer a different one."""
    twin: Id | None = None
    """The id of the case that differs in one detail."""
    sources: list[SourceId]


class Cases(Record):
    """A file of the folder `cases/`."""

    cases: list[Case]
