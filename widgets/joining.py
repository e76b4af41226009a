"""How texts are joined to lists, labels and sentences: the signs come from the words, too."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from .content import library

if TYPE_CHECKING:
    from collections.abc import Iterable


def listed(texts: Iterable[str], how: str = "list") -> str:
    """Return texts in a row: “groin, hip”; as a `series`, whose parts may hold commas: “a; b”."""
    template = _sign(how)
    rows = list(texts)
    return (
        reduce(lambda first, next_: template.format(first=first, next=next_), rows) if rows else ""
    )


def labelled(label: str, text: str) -> str:
    """Return a text after its label: “Heat: 3 trials”."""
    return _sign("labelled").format(label=label, text=text)


def label(text: str) -> str:
    """Return a text as the label of what follows: “Heat:”."""
    return _sign("label").format(text=text)


def sentence(text: str) -> str:
    """Return words that stand alone as a sentence: “High.”."""
    return _sign("sentence").format(text=text)


def aside(text: str, more: str) -> str:
    """Return a text with more about it in brackets: “heat (a pad)”."""
    return _sign("aside").format(text=text, more=more)


def numbered(number: int, text: str) -> str:
    """Return a step with its number: “1. Lie down”."""
    return _sign("numbered").format(number=number, text=text)


def counted(count: int, what: str) -> str:
    """Return how many there are of something: “3 missed”."""
    return _sign("counted").format(count=count, what=what)


def _sign(name: str) -> str:
    return str(library().words["joining"][name])
