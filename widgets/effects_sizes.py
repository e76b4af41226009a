"""A standardised mean difference, put in words and drawn on a line of five sizes.

Each size takes a fifth of the line, so its words have room on a telephone. Inside a size the
place is in proportion.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from .content.effects import LARGE, MEDIUM, SMALL
from .effects_words import BETTER, bands, capital, fillings, sentences, words

if TYPE_CHECKING:
    from .content.effects import Effect
    from .content.treatments import Treatment

BOUNDS = (-SMALL, SMALL, MEDIUM, LARGE)
"""Cohen's bounds (1988), with his smallest on the worse side too."""

WORST, BEST = -1.0, 2.0
"""Ends of the line, in standard deviations; nothing found lies outside."""

LITTLE = 1
"""The position of “little or no difference” among the five sizes."""


def view(treatment: Treatment, effect: Effect) -> dict[str, Any]:
    """Return the question, the reveal and the drawing of a standardised difference."""
    said, stops = words()["sizes"], words()["sizes"]["stops"]
    gaps = words()["gaps"]
    return {
        "ask": said["ask"].format(**_fillings(treatment, effect)),
        "hint": f"{gaps['size']} {said['hint']}",
        "slider": {
            "lowest": 0,
            "highest": len(stops) - 1,
            "step": 1,
            "start": LITTLE,
            "stops": stops,
        },
        "unit": "sizes",
        "bands": bands(*target(effect), BETTER),
        "lead": _lead(effect),
        "found": _found(treatment, effect),
        "range": _range(effect),
        "notes": [
            words()["average"],
            *([] if effect.interval else [gaps["range"]]),
            gaps["points"],
        ],
        "figure": drawing(treatment, effect),
        "levels": None,
    }


def target(effect: Effect) -> tuple[float, float, float]:
    """Return the position of the size, how far off a guess is still close, and where much off."""
    return size(effect.benefit), 0, 1


def size(benefit: float) -> int:
    """Return the position of a standardised benefit among the five sizes, from 0 (worse)."""
    if benefit == -SMALL:
        return 0
    return bisect_right(BOUNDS, benefit)


def place(benefit: float) -> float:
    """Return where a standardised benefit stands on the line, as a share of its length."""
    edges = (WORST, *BOUNDS, BEST)
    zone = size(benefit)
    low, high = edges[zone], edges[zone + 1]
    inside = (min(max(benefit, WORST), BEST) - low) / (high - low)
    return round((zone + inside) / (len(edges) - 1), 4)


def verdict(effect: Effect) -> str:
    """Return which verdict fits: a gain, worse, unclear, or one of those without a range."""
    if effect.interval is None:
        if size(effect.benefit) == LITTLE:
            return "level_no_range"
        return "gain_no_range" if effect.benefit > 0 else "worse_no_range"
    worst, best = effect.interval
    if worst <= 0 <= best:
        return "unclear"
    return "gain" if worst > 0 else "worse"


def short(effect: Effect) -> str:
    """Return the size with its likely range in a few words, for a table."""
    said, stops = words()["short"], words()["sizes"]["stops"]
    value, likely = stops[size(effect.benefit)], _range_words(effect) if effect.interval else None
    return capital(said["ranged" if likely else "bare"].format(value=value, range=likely))


def drawing(treatment: Treatment, effect: Effect) -> dict[str, Any]:
    """Return where everything stands on the line, as shares of its length from the left."""
    said, keys = words()["sizes"], words()["key"]
    likely = _range(effect)
    return {
        "kind": "sizes",
        "lowest": -0.5,
        "highest": len(said["stops"]) - 0.5,
        "ticks": [],
        "zones": said["zones"],
        "zero": place(0),
        "band": None,
        "interval": effect.interval and [place(end) for end in effect.interval],
        "point": place(effect.benefit),
        "key": {
            "guess": keys["guess"],
            "point": keys["point"].format(value=said["stops"][size(effect.benefit)]),
            "interval": likely and keys["interval"].format(range=_range_words(effect)),
            "band": None,
        },
        "label": said["drawn"].format(
            guess="{guess}",
            found=sentences(_found(treatment, effect), likely),
        ),
    }


def _lead(effect: Effect) -> str:
    kind = verdict(effect)
    if kind == "gain":
        stop = words()["sizes"]["stops"][size(effect.benefit)]
        return str(words()["sizes"]["lead"].format(size=stop))
    return str(words()["verdicts"][kind])


def _fillings(treatment: Treatment, effect: Effect) -> dict[str, str]:
    stop = words()["sizes"]["stops"][size(effect.benefit)]
    return fillings(treatment, effect) | {"size": stop}


def _found(treatment: Treatment, effect: Effect) -> str:
    return capital(words()["sizes"]["found"].format(**_fillings(treatment, effect)))


def _range_words(effect: Effect) -> str:
    said = words()["sizes"]
    low, high = (said["stops"][size(end)] for end in effect.interval or ())
    template = said["within" if low == high else "between"]
    return str(template.format(low=low, high=high))


def _range(effect: Effect) -> str | None:
    if effect.interval is None:
        return None
    return str(words()["points"]["range"].format(range=_range_words(effect)))
