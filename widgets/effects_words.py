"""How an effect is worded: names in a sentence, amounts, and how a guess compares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from . import prose
from .content import library
from .numbers import NO_BREAK, number

if TYPE_CHECKING:
    from .content.effects import Effect
    from .content.treatments import Treatment


def words() -> dict[str, Any]:
    """Return the words that all views of effects share."""
    return library().words["effects"]


def name(treatment: Treatment) -> str:
    """Return a treatment's name as it stands inside a sentence.

    An abbreviation keeps its capitals, other exceptions are said in the treatment's file, and
    what stands in brackets at the end is left to the heading.
    """
    if treatment.called:
        return treatment.called
    short = without_brackets(treatment.name)
    return short if short[1:2].isupper() else short[:1].lower() + short[1:]


def without_brackets(text: str) -> str:
    """Return a text without the brackets at its end: “a dummy pill (placebo)”, “a dummy pill”."""
    return re.sub(r" \([^()]*\)$", "", text)


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def fillings(treatment: Treatment, effect: Effect) -> dict[str, str]:
    """Return what any sentence on an effect may name: who, what, against what, when."""
    outcome = words()["outcomes"][effect.outcome]
    return {
        "name": name(treatment),
        "comparator": prose.plain(effect.comparator),
        "people": prose.plain(effect.people),
        "when": prose.plain(effect.when),
        "outcome": outcome[:1].lower() + outcome[1:],
        "Outcome": outcome,
    }


def amount(value: str, unit: str) -> str:
    """Return a number, already in figures, with its unit: “1 point”, “15 points”."""
    return f"{value}{NO_BREAK}{words()['units'].get(unit, unit) if value == '1' else unit}"


def sentences(*parts: str | None) -> str:
    """Return sentences as one text, those that are missing left out."""
    return " ".join(part for part in parts if part)


def decimals(span: float) -> int:
    """Return how many decimals a figure on a scale of that length needs."""
    return 0 if span >= 50 else 1  # noqa: PLR2004 - tenths of a point show on short scales only


def figures(value: float, span: float) -> str:
    """Return the size of a value on a scale of that length, in figures and without a sign."""
    return number(abs(value), decimals(span))


BETTER = ("much_below", "below", "close", "above", "much_above")
COUNT = ("much_fewer", "fewer", "close", "more", "much_more")


def bands(truth: float, near: float, far: float, kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return what to say of a guess: bands `below` a bound or `upto` one, the last without one.

    Parameters
    ----------
    truth
        What the studies found, in the unit of the guess.
    near, far
        A guess up to `near` off is close; one more than `far` off is much off.
    kinds
        Keys of the words, from a guess far too low to one far too high.
    """
    bounds: list[dict[str, float]] = [
        {"below": truth - far},
        {"below": truth - near},
        {"upto": truth + near},
        {"upto": truth + far},
        {},
    ]
    said = words()["guess"]
    return [bound | {"says": said[kind]} for bound, kind in zip(bounds, kinds, strict=True)]
