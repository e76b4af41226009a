"""How many of 100, in one group alone: a picture of 100 with nothing to compare it with.

Only for what a comparison cannot tell, such as how long new hips last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import prose
from .effects_people import EVERYONE, FAR, NEAR, figures, group, pictures
from .effects_words import COUNT, bands, capital, fillings, words
from .joining import label

if TYPE_CHECKING:
    from .content.effects import Effect
    from .content.treatments import Treatment


def view(treatment: Treatment, effect: Effect) -> dict[str, Any]:
    """Return the question, the reveal and the picture of a number of 100."""
    said, filled = words()["count"], _fillings(treatment, effect)
    return {
        "ask": said["ask"].format(**filled),
        "hint": said["hint"],
        "slider": {
            "lowest": 0,
            "highest": EVERYONE,
            "step": 1,
            "start": EVERYONE // 2,
            "above": [said["value"], said["value"]],
            "below": [],
            "zero": said["value"].format(value=0),
        },
        "unit": "count",
        "bands": bands(*target(effect), COUNT),
        "lead": said["lead"].format(**filled),
        "found": said["found"].format(**filled),
        "range": _range(effect),
        "notes": [said["alone"]],
        "figure": drawing(treatment, effect),
        "levels": None,
    }


def target(effect: Effect) -> tuple[float, float, float]:
    """Return the number of 100, how far off a guess is still close, and from where much off."""
    return round(effect.estimate), NEAR, FAR


def verdict(_effect: Effect) -> None:
    """Return None: without a comparison there is no gain and no loss."""


def short(effect: Effect) -> str:
    """Return the number of 100 with its likely range in a few words, for a table."""
    said = words()["count"]
    value = said["short"].format(count=figures(effect.estimate), **_event(effect))
    likely = _ends(effect)
    template = words()["short"]["ranged"] if likely else said["bare"]
    return str(template.format(value=value, range=likely))


def drawing(treatment: Treatment, effect: Effect) -> dict[str, Any]:
    """Return the picture of 100, with both frames in words."""
    said, filled = words()["count"], _fillings(treatment, effect)
    names = filled | {"heading": capital(filled["when"])}
    return pictures(effect, [group(said, effect.estimate, names)])


def bars(effect: Effect) -> list[dict[str, Any]]:
    """Return the number of 100 as one bar: a small drawing for a table."""
    return [
        {
            "text": label(capital(prose.plain(effect.when))),
            "value": words()["count"]["value"].format(value=figures(effect.estimate)),
            "arm": "treated",
            "at": effect.estimate / EVERYONE,
        }
    ]


def _fillings(treatment: Treatment, effect: Effect) -> dict[str, str]:
    counts = {"count": effect.estimate, "count_not": EVERYONE - effect.estimate}
    shown = {key: figures(value) for key, value in counts.items()}
    return fillings(treatment, effect) | _event(effect) | shown


def _event(effect: Effect) -> dict[str, str]:
    if effect.event is None:
        raise ValueError(f"effect {effect.id!r} needs an event: what was counted in its one group")
    return {"did": prose.plain(effect.event.did), "did_not": prose.plain(effect.event.did_not)}


def _ends(effect: Effect) -> str | None:
    if effect.low is None or effect.high is None:
        return None
    low, high = (figures(end) for end in (effect.low, effect.high))
    return str(words()["short"]["people_range"].format(low=low, high=high))


def _range(effect: Effect) -> str | None:
    likely = _ends(effect)
    return likely and str(words()["points"]["range"].format(range=likely))
