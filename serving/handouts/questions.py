"""Questions on paper: lettered options, 2 columns, and the answer in a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from widgets import joining
from widgets.content import library

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE = 50
"""About how many letters stand in a line of a column."""

_LINES = re.compile(r"</?(?:p|li|ul|section)\b[^>]*>")


def options(question: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the answers of a question as they stand on paper, each with its letter.

    `place` says where each stands in the content: for an order, the right place.
    """
    if question["kind"] == "order":
        listed = [question["steps"][at] | {"place": at} for at in question["mixed"]]
    else:
        listed = [option | {"place": at} for at, option in enumerate(question["options"])]
    letters = library().words["answer_cards"]["letters"]
    return [it | {"letter": letter} for it, letter in zip(listed, letters, strict=False)]


def right(question: dict[str, Any]) -> str:
    """Return the answer of a question."""
    said = library().words["handouts"]
    if question["kind"] == "number":
        return library().words["quiz"]["answer"].format(value=question["answer_says"])
    if question["kind"] == "order":
        ordered = sorted(options(question), key=lambda option: option["place"])
        return said["order_right"].format(letters=joining.listed(it["letter"] for it in ordered))
    fits = [option["letter"] for option in options(question) if option["right"]]
    return said["fits"].format(letters=joining.listed(fits))


def halves(drawn: Sequence[str]) -> list[Sequence[str]]:
    """Return pieces of HTML in 2 columns of about the same height, in their order."""
    heights = [_height(each) for each in drawn]
    places = range(len(drawn) + 1)
    at = min(places, key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    return [drawn[:at], drawn[at:]]


def _height(html: str) -> int:
    texts = (Markup(line).striptags() for line in _LINES.split(html))  # noqa: S704 - only counted
    return sum(1 + len(text) // LINE for text in texts if text)
