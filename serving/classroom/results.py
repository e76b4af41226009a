"""What a class answered, counted and worded."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, Any

from widgets.asks import worded
from widgets.content import library
from widgets.numbers import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BINS = 10
"""About so many bars show the guesses at a number."""

FEW = 5
"""A count below this one, of people, is not told outside the room."""

DECIMALS = 2
_BREAK = re.compile(r"</?(?:p|blockquote|ul|ol|li|br)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def tally(ask: Mapping[str, Any], choices: Sequence[Any]) -> dict[str, Any]:
    """Return how often each answer was given.

    Parameters
    ----------
    ask
        The question, as `widgets.asks.ask` makes it.
    choices
        The answers, as `questions.accepted` returns them.

    Returns
    -------
    dict
        The `kind` of the question; `answered`, how many answered; `bars`, for each option, step or
        range of numbers its `html`, `plain`, `count` and whether it is `right`; and `said`, all of
        it in a sentence.
    """
    bars = _bins(ask, choices) if ask["kind"] == "number" else _options(ask, choices)
    said = _said(ask, choices)
    return {"kind": ask["kind"], "answered": len(choices), "bars": bars, "said": said}


def plain(html: str) -> str:
    """Return the words of some HTML; only a new paragraph or line parts 2 words."""
    return " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", html))).split())


def hidden(counts: Sequence[int], total: int, *, parts: bool) -> tuple[list[str], str]:
    """Return counts of people, and how many they are in all, so that nobody can be picked out.

    Counts from 1 to 4 become “under 5”. Where the total would give one of them away, the next
    larger count is not told either, or else the total is not.

    Parameters
    ----------
    counts
        How many people gave each answer.
    total
        How many people answered.
    parts
        Whether each person gave one answer, so that the counts add up to the total.
    """
    words = library().words["classroom"]["results"]
    told = [words["under"] if _few(count) else str(count) for count in counts]
    if _few(total):
        return told, words["under"]
    if parts and _given_away([count for count in counts if _few(count)]):
        others = [at for at, count in enumerate(counts) if count >= FEW]
        if not others:
            return told, words["not_told"]
        told[min(others, key=lambda at: counts[at])] = words["not_told"]
    return told, str(total)


def _few(count: int) -> bool:
    return 0 < count < FEW


def _given_away(few: list[int]) -> bool:
    """Return whether the sum of some hidden counts, each 1 to 4, leaves no doubt of any."""
    return len(few) == 1 or (bool(few) and sum(few) in {len(few), len(few) * (FEW - 1)})


def _options(ask: Mapping[str, Any], choices: Sequence[Any]) -> list[dict[str, Any]]:
    match ask["kind"]:
        case "single":
            counts = Counter(choices)
        case "several":
            counts = Counter(at for chosen in choices for at in chosen)
        case _:  # the steps are listed in the right order: each in its place is counted
            counts = Counter(
                step for order in choices for place, step in enumerate(order) if step == place
            )
    return [
        _bar(option, plain(option), counts[at], right=at in ask["right"])
        for at, option in enumerate(ask["options"])
    ]


def _bins(ask: Mapping[str, Any], choices: Sequence[float]) -> list[dict[str, Any]]:
    edges = _edges(ask["range"])
    counts = Counter(_bin(edges, choice) for choice in choices)
    fits = None if ask["answer"] is None else _bin(edges, ask["answer"])
    return [
        _bar(words := _range_words(ask["range"], low, high), words, counts[at], right=at == fits)
        for at, (low, high) in enumerate(edges)
    ]


def _edges(span: Mapping[str, Any]) -> list[tuple[float, float]]:
    """Return the lowest and highest position of each bin: all of one size, the last may be larger.

    >>> _edges({"lowest": 0, "highest": 100, "step": 1})[-2:]
    [(80, 89), (90, 100)]
    """
    lowest, step = span["lowest"], span["step"]
    last = round((span["highest"] - lowest) / step)
    size = max(1, round(last / BINS))
    starts = list(range(0, last + 1, size))
    # A rest of half a bin or less is too little to stand alone.
    if len(starts) > 1 and size > 1 and 2 * (last + 1 - starts[-1]) <= size:
        starts.pop()
    ends = [start - 1 for start in starts[1:]] + [last]
    return [
        (round(lowest + start * step, DECIMALS), round(lowest + end * step, DECIMALS))
        for start, end in zip(starts, ends, strict=True)
    ]


def _bin(edges: Sequence[tuple[float, float]], value: float) -> int | None:
    """Return the bin of a number; a figure may lie between 2 positions, and then is in the lower.

    A figure outside the range is in none.
    """
    if not edges[0][0] <= value <= edges[-1][1]:
        return None
    return max(at for at, (low, _) in enumerate(edges) if low <= value)


def _range_words(span: Mapping[str, Any], low: float, high: float) -> str:
    words = library().words["classroom"]["results"]
    # Where positions below 0 have words of their own, a bare number would be wrong.
    ends = [worded(span, end) if "words" in span else number(end, DECIMALS) for end in (low, high)]
    if low == high:
        return ends[0]
    figure, _, unit = ends[0].partition(" ")
    # “13 to 7 points higher”: the same unit is said once.
    alike = unit and ends[1].endswith(f" {unit}")
    return words["range"].format(low=figure if alike else ends[0], high=ends[1])


def _bar(html: str, words: str, count: int, *, right: bool) -> dict[str, Any]:
    return {"html": html, "plain": words, "count": count, "right": right}


def _said(ask: Mapping[str, Any], choices: Sequence[Any]) -> str:
    words = library().words["classroom"]["results"]
    if not choices:
        return str(words["nobody"])
    if ask["kind"] == "number":
        said = [words["middle"].format(value=worded(ask["range"], statistics.median(choices)))]
        if ask["answer"] is not None:
            said.append(words["figure"].format(value=worded(ask["range"], ask["answer"])))
        return " ".join(said)
    if ask["kind"] != "order" and not ask["right"]:
        key, fitting = "answered", len(choices)
    else:
        key, fitting = ask["kind"], sum(_fits(ask, choice) for choice in choices)
    return str(words[key].format(count=fitting, total=len(choices)))


def _fits(ask: Mapping[str, Any], choice: Any) -> bool:
    if ask["kind"] == "single":
        return choice in ask["right"]
    if ask["kind"] == "several":
        return set(choice) == set(ask["right"])
    return list(choice) == list(range(len(ask["options"])))
