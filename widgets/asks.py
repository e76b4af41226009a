"""What a class can be asked: a question of a widget with its answer, ready to show on a board."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Literal

from .numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Kind = Literal["single", "several", "order", "number"]

DECIMALS = 2
"""At most so many decimals of a position are shown."""


def ask(  # noqa: PLR0913 - each is a part of a question, and each is named where it is given
    *,
    id: str,  # noqa: A002 - as its key is called
    kind: Kind,
    ask: str,
    said: str,
    about: str = "",
    options: Iterable[str] = (),
    values: Sequence[str | int] | None = None,
    range: Mapping[str, Any] | None = None,  # noqa: A002 - the same
    right: Iterable[int] = (),
    answer: float | None = None,
    near: float | None = None,
    whys: Iterable[str] = (),
    why: str = "",
    sources: Iterable[Mapping[str, str]] = (),
) -> dict[str, Any]:
    """Return one question as plain JSON. All but `id` and the words of `range` is HTML.

    Parameters
    ----------
    id
        Its key in the widget's `value`.
    kind
        How it is answered. What `value` then holds of it: the position of an option, a list of
        positions (several, order) or a number.
    ask
        The question.
    said
        The sentence that tells the answer: the verdict, or the figure with who, when and how sure.
    about
        What stands above the question, in paragraphs: a case's story, a claim, who was studied.
    options
        The options; for an order the steps, in the order that fits; for a number none.
    values
        What `value` holds for each option, where that is not its position.
    range
        For a number its `lowest`, `highest` and `step`, and `says` with `{value}` in it: the words
        of a position. Where positions below 0 have words of their own, also `words`.
    right
        The positions of the options that fit; none where no answer is right or wrong.
    answer
        For a number the study's figure.
    near
        How far off the figure still counts as close.
    whys
        The reason of each option.
    why
        The reason, whatever was answered.
    sources
        The links of its sources.
    """
    return {
        "id": id,
        "kind": kind,
        "about": about,
        "ask": ask,
        "options": list(options),
        "values": None if values is None else list(values),
        "range": range and dict(range),
        "right": list(right),
        "answer": answer,
        "near": near,
        "said": said,
        "whys": list(whys),
        "why": why,
        "sources": list(sources),
    }


def span(lowest: float, highest: float, says: str, *, step: float = 1) -> dict[str, Any]:
    """Return the range of a number whose positions all have the same words."""
    return {"lowest": lowest, "highest": highest, "step": step, "says": says}


def worded(span: Mapping[str, Any], position: float) -> str:
    """Return the words of a position in a question's `range`."""
    words = span.get("words")
    if words is None:
        return str(span["says"]).format(value=number(position, DECIMALS))
    if position == 0:
        return str(words["zero"])
    one, several = words["above" if position > 0 else "below"]
    size = abs(position)
    return str(one if size == 1 else several).format(value=number(size, DECIMALS))


def paragraphs(*html: str) -> str:
    """Return HTML in paragraphs; what is empty is left out."""
    return "".join(f"<p>{each}</p>" for each in html if each)


def text(plain: str) -> str:
    """Return plain words as HTML."""
    return escape(plain, quote=False)


def strong(plain: str) -> str:
    """Return plain words as HTML that stands out."""
    return f"<strong>{text(plain)}</strong>"


def how_sure(label: str, certainty: Mapping[str, str]) -> str:
    """Return how sure an answer is as HTML: dots for the eye, a word, and what the word means."""
    dots = certainty["dots"] and f'<span aria-hidden="true">{certainty["dots"]}</span> '
    return f"{strong(label)} {dots}{text(certainty['word'])} {text(certainty['means'])}"
