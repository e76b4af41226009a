"""What learners, the board and a report are shown of a class, as plain JSON."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from widgets.content import library

from .results import hidden, plain, tally

if TYPE_CHECKING:
    from .looks import Look, Round

SHOWN = ("kind", "about", "ask", "options", "range")
"""What the board shows of a question from the start."""

REVEALED = ("said", "whys", "why", "sources")
"""What it shows together with the answers."""


def learner_view(look: Look) -> dict[str, Any]:
    """Return what a learner sees of a class."""
    return {
        "version": look.version,
        "class": look.code,
        "topic": look.topic,
        "topic_title": _title(look.topic),
        "ended": look.ended,
        "question": look.round and _round(look.round, look.before),
    }


def board_view(look: Look) -> dict[str, Any]:
    """Return what the board shows of a class, and everyone on the wall sees."""
    view = learner_view(look) | {"joined": look.joined, "answered": look.answered, "address": ""}
    if look.round:
        view["question"] |= {"id": look.round.question_id} | _shown(look.round)
    return view


def counted(of: Round) -> dict[str, Any]:
    """Return a revealed round for a report, with counts that give nobody away, ready to read."""
    ask = of.ask
    counts = tally(ask, of.choices or [])
    parts = ask["kind"] in {"single", "number"}
    told, answered = hidden(
        [bar["count"] for bar in counts["bars"]], counts["answered"], parts=parts
    )
    return {
        "number": of.number,
        "round": of.round,
        "topic": of.topic,
        "topic_title": _title(of.topic),
        "part": of.part,
        "item": of.item,
        "kind": ask["kind"],
        "about": ask["about"],
        "ask": ask["ask"],
        "plain": plain(ask["ask"]),
        "said": ask["said"],
        "answered": answered,
        "bars": [bar | {"count": count} for bar, count in zip(counts["bars"], told, strict=True)],
    }


def _round(of: Round, before: Round | None) -> dict[str, Any]:
    return {
        "number": of.number,
        "topic": of.topic,
        "part": of.part,
        "item": of.item,
        "round": of.round,
        "phase": of.phase,
        "results": _results(of),
        "before": before and _results(before),
    }


def _results(of: Round) -> dict[str, Any] | None:
    return None if of.choices is None else tally(of.ask, of.choices)


def _shown(of: Round) -> dict[str, Any]:
    shown = {part: of.ask[part] for part in SHOWN}
    if of.phase == "revealed":
        return shown | {part: of.ask[part] for part in REVEALED}
    if of.ask["kind"] == "order":
        shown["options"] = _mixed(of.ask["options"])
    return shown | dict.fromkeys(REVEALED)


def _mixed(steps: list[str]) -> list[str]:
    """Return the steps of an order so that they do not tell it, alike at every look."""
    shown = sorted(steps, key=lambda step: sha256(step.encode()).digest())
    return shown if shown != steps else shown[::-1]


def _title(topic: str) -> str:
    known = library().topics.get(topic)
    return known.title if known else topic
