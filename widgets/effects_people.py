"""How many of 100 people, with the treatment and without: two pictures of 100 people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import prose
from .effects_words import COUNT, bands, capital, fillings, words
from .joining import label
from .numbers import number, of_100

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .content.effects import Effect
    from .content.treatments import Treatment

EVERYONE = 100
NEAR, FAR = 5, 15
"""How many people of 100 off a guess is still close, and from where it is much off."""


def view(treatment: Treatment, effect: Effect) -> dict[str, Any]:
    """Return the question, the reveal and the two pictures of an effect with both levels."""
    said, filled = words()["of_100"], _fillings(treatment, effect)
    return {
        "ask": said["ask"].format(**filled),
        "hint": said["hint"],
        "slider": {
            "lowest": 0,
            "highest": EVERYONE,
            "step": 1,
            "start": round(counts(effect)[1]),
            "above": [said["value"], said["value"]],
            "below": [],
            "zero": said["value"].format(value=0),
        },
        "unit": "people",
        "bands": bands(*target(effect), COUNT),
        "lead": _lead(effect, filled),
        "found": capital(said["found"].format(**filled)),
        "range": _range(effect, filled),
        "notes": [] if _bounds(effect) else [words()["gaps"]["range"]],
        "figure": drawing(treatment, effect),
        "levels": None,
    }


def target(effect: Effect) -> tuple[float, float, float]:
    """Return the treated of 100, how far off a guess is still close, and from where much off."""
    return counts(effect)[0], NEAR, FAR


def counts(effect: Effect) -> tuple[float, float]:
    """Return the people of 100, (treated, comparator), rounded as a learner reads them.

    Raises
    ------
    ValueError
        If the source gives no level to count from.
    """
    if effect.of_100 is None:
        raise ValueError(f"effect {effect.id!r} has no number of 100 people to draw")
    treated, level = effect.of_100
    return _whole(treated), _whole(level)


def event(effect: Effect) -> tuple[str, str]:
    """Return what the counted people did, and the words for the others: “felt better, did not”."""
    if effect.event:
        return prose.plain(effect.event.did), prose.plain(effect.event.did_not)
    did, did_not = words()["events"][effect.outcome][effect.better]
    return did, did_not


def verdict(effect: Effect) -> str:
    """Return `gain`, `worse` or `unclear`, or one of those without a range."""
    treated, level = counts(effect)
    gain = level - treated if effect.better == "lower" else treated - level
    bounds = _bounds(effect)
    if bounds is None:
        if gain == 0:
            return "level_no_range"
        return "gain_no_range" if gain > 0 else "worse_no_range"
    if bounds[0] <= (effect.of_100 or (0, 0))[1] <= bounds[1]:
        return "unclear"
    return "gain" if gain > 0 else "worse"


def short(effect: Effect) -> str:
    """Return both numbers of 100 with the likely range in a few words, for a table."""
    said, bounds = words()["short"], _bounds(effect)
    treated, level = (figures(count) for count in counts(effect))
    value = said["people"].format(treated=treated, level=level, did=event(effect)[0])
    low, high = (figures(_whole(end)) for end in bounds or (0, 0))
    likely = words()["short"]["people_range"].format(low=low, high=high)
    return str(said["ranged" if bounds else "bare"].format(value=value, range=likely))


def drawing(treatment: Treatment, effect: Effect) -> dict[str, Any]:
    """Return the two pictures, the comparison first, each with both frames in words."""
    said, filled = words()["of_100"], _fillings(treatment, effect)
    arms = []
    for arm, of_whom, count in zip(
        ("comparator", "name"), ("level", "treated"), reversed(counts(effect)), strict=True
    ):
        names = filled | {
            "heading": words()["heading"].format(name=filled[arm]),
            "count": filled[of_whom],
            "count_not": filled[f"{of_whom}_not"],
        }
        arms.append(group(said, count, names))
    return pictures(effect, arms)


def group(said: Mapping[str, str], count: float, names: Mapping[str, str]) -> dict[str, Any]:
    """Return one group of 100 as it is drawn, with both frames in words."""
    return {
        "heading": names["heading"],
        "count": count,
        "label": said["picture"].format(**names),
        "has": said["has"].format(**names),
        "has_not": said["has_not"].format(**names),
    }


def pictures(effect: Effect, arms: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the pictures of groups, in the colour of what is good to have or of what is not."""
    return {
        "kind": "people",
        "arms": arms,
        "colour": "lead" if effect.better == "higher" else "warm",
        "key": {"guess": words()["key"]["guess"]},
    }


def bars(treatment: Treatment, effect: Effect) -> list[dict[str, Any]]:
    """Return both numbers of 100 as bars, the comparison first: a small drawing for a table."""
    filled, heading = _fillings(treatment, effect), words()["heading"]
    return [
        {
            "text": label(heading.format(name=filled[names])),
            "value": of_100(count),
            "arm": arm,
            "at": count / EVERYONE,
        }
        for arm, names, count in zip(
            ("comparator", "treated"),
            ("comparator", "name"),
            reversed(counts(effect)),
            strict=True,
        )
    ]


def _whole(count: float) -> float:
    return round(count) if count >= 1 else round(count, 1)


def figures(count: float) -> str:
    """Return a number of 100 as a learner reads it: whole, or tenths below 1."""
    return number(count, 0 if count >= 1 or count == 0 else 1)


def _bounds(effect: Effect) -> tuple[float, float] | None:
    """Return the interval of the treated number of 100, from fewer to more."""
    if effect.low is None or effect.high is None or effect.of_100 is None:
        return None
    if effect.measure == "risk-ratio":
        level = effect.of_100[1]
        return level * effect.low, min(EVERYONE, level * effect.high)
    if effect.measure == "difference-of-100":
        level = effect.of_100[1]
        return max(0, level + effect.low), min(EVERYONE, level + effect.high)
    return effect.low, effect.high


def _fillings(treatment: Treatment, effect: Effect) -> dict[str, str]:
    treated, level = counts(effect)
    did, did_not = event(effect)
    return fillings(treatment, effect) | {
        "did": did,
        "did_not": did_not,
        "gap": figures(abs(treated - level)),
        "treated": figures(treated),
        "treated_not": figures(EVERYONE - treated),
        "level": figures(level),
        "level_not": figures(EVERYONE - level),
    }


def _lead(effect: Effect, filled: dict[str, str]) -> str:
    said = words()["of_100"]
    treated, level = counts(effect)
    if verdict(effect) == "unclear":
        return str(words()["verdicts"]["unclear"])
    if treated == level:
        return str(said["same"])
    return str(said["more" if treated > level else "fewer"].format(**filled))


def _range(effect: Effect, filled: dict[str, str]) -> str | None:
    bounds = _bounds(effect)
    if bounds is None:
        return None
    low, high = (figures(_whole(end)) for end in bounds)
    return str(words()["of_100"]["range"].format(low=low, high=high, **filled))
