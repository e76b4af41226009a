"""A mean difference on a scale, drawn on a line of fixed length with its interval.

The line runs from 20 % of the scale on the worse side to 50 % on the better side, for every
treatment, so that pictures can be compared and no guess stretches it.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from . import prose
from .effects_words import (
    BETTER,
    amount,
    bands,
    capital,
    decimals,
    figures,
    fillings,
    sentences,
    words,
)
from .joining import label, sentence
from .numbers import number

if TYPE_CHECKING:
    from .content.effects import Effect, Scale
    from .content.treatments import Treatment

WORSE_SHARE, BETTER_SHARE = 0.2, 0.5
NEAR_SHARE, FAR_SHARE = 0.05, 0.15
"""How far off, as a share of the scale, a guess is still close, and when it is much off."""

LONG_SCALE = 20
"""Scales shorter than this are guessed in half points."""

TICKS_A_SCALE = 10
TICK_STEPS = (0.5, 1, 2, 5, 10, 20, 50)

OTHER_WAY = {"lower": "higher", "higher": "lower"}


def view(treatment: Treatment, effect: Effect) -> dict[str, Any]:
    """Return the question, the reveal and the drawing of a mean difference."""
    scale, said = _scale(effect), words()["points"]
    lowest, highest, step = axis(scale)
    found = _found(treatment, effect)
    likely = _range(effect)
    return {
        "ask": said["ask"][effect.better].format(
            scale=capital(prose.plain(scale.name)),
            lowest=number(scale.lowest, 1),
            highest=number(scale.highest, 1),
            unit=prose.plain(scale.unit),
            **fillings(treatment, effect),
        ),
        "hint": said["hint"],
        "slider": {
            "lowest": lowest,
            "highest": highest,
            "step": step,
            "start": 0,
            "above": _forms(effect.better, scale.unit),
            "below": _forms(OTHER_WAY[effect.better], scale.unit),
            "zero": said["none"],
        },
        "unit": f"points-{_span(effect):g}",
        "bands": bands(*target(effect), BETTER),
        "lead": words()["verdicts"][verdict(effect)],
        "found": found,
        "range": likely and said["range"].format(range=likely),
        "notes": _notes(effect),
        "figure": drawing(treatment, effect),
        "levels": levels(treatment, effect),
    }


def target(effect: Effect) -> tuple[float, float, float]:
    """Return the points of benefit, how far off a guess is still close, and from where much off."""
    return _shown(effect), NEAR_SHARE * _span(effect), FAR_SHARE * _span(effect)


def verdict(effect: Effect) -> str:
    """Return which of the verdicts in the words fits a mean difference."""
    noticed = effect.worthwhile
    if effect.interval is None:
        shown = _shown(effect)
        if noticed is not None and 0 < abs(shown) < noticed:
            return "small_no_range"
        return "level_no_range" if shown == 0 else f"{'gain' if shown > 0 else 'worse'}_no_range"
    worst, best = effect.interval
    if worst <= 0 <= best:
        return "none_noticed" if noticed and max(-worst, best) < noticed else "unclear"
    if best < 0:
        return "worse"
    return "gain" if noticed is None else _noticed(noticed, worst, effect.benefit, best)


def _noticed(least: float, worst: float, benefit: float, best: float) -> str:
    """Return how a gain compares with the least that most people would notice."""
    if worst >= least:
        return "noticed"
    if benefit >= least:
        return "just_noticed"
    return "maybe_noticed" if best >= least else "not_noticed"


def says(effect: Effect, benefit: float) -> str:
    """Return points of benefit in words: “15 points lower”, “no difference”."""
    said = words()["points"]
    shown = figures(benefit, _span(effect))
    if shown == "0":
        return str(said["none"])
    way = effect.better if benefit > 0 else OTHER_WAY[effect.better]
    return str(said[way].format(amount=amount(shown, _scale(effect).unit)))


def short(effect: Effect) -> str:
    """Return the difference with its likely range in a few words, for a table."""
    scale, likely = _scale(effect), _range(effect)
    said = words()["short"]
    value = said["points"].format(
        value=says(effect, effect.benefit),
        scale=capital(prose.plain(scale.name)),
        highest=number(scale.highest, 1),
    )
    return str(said["ranged" if likely else "bare"].format(value=value, range=likely))


def axis(scale: Scale) -> tuple[float, float, float]:
    """Return the ends of the line, in points of benefit, and the step of a guess."""
    span = scale.highest - scale.lowest
    step = 1 if span >= LONG_SCALE else 0.5
    worse = ceil(WORSE_SHARE * span / step) * step
    better = ceil(BETTER_SHARE * span / step) * step
    return -worse, better, step


def drawing(treatment: Treatment, effect: Effect) -> dict[str, Any]:
    """Return where everything stands on the line, as shares of its length from the left."""
    said, keys = words()["points"], words()["key"]
    scale = _scale(effect)
    lowest, highest, _ = axis(scale)
    span = scale.highest - scale.lowest

    def at(benefit: float) -> float:
        return round((benefit - lowest) / (highest - lowest), 4)

    likely, noticed = _range(effect), effect.worthwhile
    band = noticed and keys["band"].format(
        value=amount(number(noticed, decimals(span)), scale.unit)
    )
    value = says(effect, effect.benefit)
    return {
        "kind": "points",
        "lowest": lowest,
        "highest": highest,
        "ticks": [
            {"at": at(tick), "text": number(abs(tick), 1)}
            for tick in _ticks(scale, lowest, highest)
        ],
        "zero": at(0),
        "band": noticed and [at(max(lowest, -noticed)), at(min(highest, noticed))],
        "interval": effect.interval and [at(end) for end in effect.interval],
        "point": at(effect.benefit),
        "ends": said["ends"],
        "key": {
            "guess": keys["guess"],
            "point": keys["point"].format(value=value),
            "interval": likely and keys["interval"].format(range=likely),
            "band": band,
        },
        "label": said["drawn"].format(
            worst=says(effect, lowest),
            best=says(effect, highest),
            guess="{guess}",
            found=sentences(
                _found(treatment, effect),
                likely and said["range"].format(range=likely),
                band and sentence(band),
            ),
        ),
    }


def levels(treatment: Treatment, effect: Effect) -> dict[str, Any] | None:
    """Return where each group ended on the scale; None where the source does not tell."""
    if effect.comparator_level is None:
        return None
    scale, own = _scale(effect), effect.comparator_level
    span = scale.highest - scale.lowest
    treated = own + effect.estimate if effect.treated_level is None else effect.treated_level
    shown = {level: number(level, decimals(span)) for level in (own, treated)}
    heading = words()["heading"]
    names = fillings(treatment, effect)
    return {
        "says": words()["points"]["levels"].format(
            lowest=number(scale.lowest, 1),
            highest=number(scale.highest, 1),
            comparator_level=shown[own],
            treated_level=shown[treated],
            **names,
        ),
        "bars": [
            {"text": label(heading.format(name=words_for)), "value": shown[level], "arm": arm}
            | {"at": round((level - scale.lowest) / span, 4)}
            for words_for, level, arm in (
                (names["comparator"], own, "comparator"),
                (names["name"], treated, "treated"),
            )
        ],
    }


def _scale(effect: Effect) -> Scale:
    if effect.scale is None:
        raise ValueError(f"effect {effect.id!r} has no scale to draw it on")
    return effect.scale


def _span(effect: Effect) -> float:
    scale = _scale(effect)
    return scale.highest - scale.lowest


def _shown(effect: Effect) -> float:
    """Return the benefit rounded as a learner reads it."""
    return round(effect.benefit, decimals(_span(effect)))


def _forms(way: str, unit: str) -> list[str]:
    """Return the sentence of one point and of any other number of points."""
    template = words()["points"][way]
    one = amount("1", unit).replace("1", "{value}", 1)
    return [template.format(amount=one), template.format(amount=amount("{value}", unit))]


def _found(treatment: Treatment, effect: Effect) -> str:
    scale = _scale(effect)
    value = says(effect, effect.benefit)
    said = words()["points"]
    template = said["found_none" if value == said["none"] else "found"]
    return str(
        template.format(
            scale=capital(prose.plain(scale.name)),
            lowest=number(scale.lowest, 1),
            highest=number(scale.highest, 1),
            value=value,
            **fillings(treatment, effect),
        )
    )


def _range(effect: Effect) -> str | None:
    """Return the interval in words: “12 to 18 points lower”, or both ways where it crosses 0."""
    if effect.interval is None:
        return None
    said, span = words()["points"], _span(effect)
    worst, best = effect.interval
    if worst < 0 < best:
        return str(said["both_sides"].format(low=says(effect, best), high=says(effect, worst)))
    low, high = sorted((abs(worst), abs(best)))
    way = effect.better if best > 0 else OTHER_WAY[effect.better]
    shown = amount(figures(high, span), _scale(effect).unit)
    return str(said["same_side"].format(low=figures(low, span), high=shown, way=said["ways"][way]))


def _notes(effect: Effect) -> list[str]:
    gaps = words()["gaps"]
    notes = [words()["average"]]
    if effect.interval is None:
        notes.append(gaps["range"])
    if effect.worthwhile is None:
        notes.append(gaps["threshold"])
    if effect.comparator_level is None:
        notes.append(gaps["points"])
    return notes


def _ticks(scale: Scale, lowest: float, highest: float) -> list[float]:
    wanted = (scale.highest - scale.lowest) / TICKS_A_SCALE
    step = next((step for step in TICK_STEPS if step >= wanted), wanted)
    first, last = ceil(lowest / step), int(highest // step)
    return [step * index for index in range(first, last + 1)]
