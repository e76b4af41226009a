"""Words and telephone numbers."""

from __future__ import annotations

from .records import Checked, Day, Id, Name, Plain, Record, Text, TopicId


class Word(Record):
    """One hard word and what it means."""

    id: Id
    word: Name
    also: list[Name] = []
    """Other forms in the text, such as the plural: a reader meets them as the same word."""
    means: Text
    sounds: Name | None = None
    """How to say it, such as “sy-AT-ik-uh”."""
    topic: TopicId | None = None
    """Where it is taught."""
    everyday: bool = False
    """Whether a newspaper uses it without a word of explanation: no page has to link to it then."""


class Glossary(Record):
    """The file `glossary.yaml`."""

    words: list[Word]


class HelpLine(Record):
    """Emergency and advice numbers of one country or part of it."""

    id: Id
    """Lower-case country code, with its part where numbers differ: `de`, `gb-sct`."""
    country: Name
    emergency: Plain
    """How to reach an ambulance, as a learner reads it: “999 or 112”."""
    advice: Plain | None = None
    advice_name: Name | None = None
    note: Text | None = None
    sources: list[Plain]
    checked: Checked
    last_checked: Day


class Help(Record):
    """The file `help.yaml`: the box that stands on every page, and the numbers in it."""

    call_now_if: list[Text]
    same_day_if: list[Text]
    unsure: Text
    lines: list[HelpLine]
