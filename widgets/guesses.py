"""Guess, commit, reveal: what a learner reads about how far their guess was from the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

CLOSE, FAR = 5, 20
"""How far off a guess between 0 and 100 still counts as close, and from where on as far off."""


def bands(answer: float, words: Mapping[str, str], **values: str) -> list[dict[str, Any]]:
    """Return what to say about a guess from 0 to 100, from low guesses to high ones.

    Parameters
    ----------
    answer
        The figure that was asked for, from 0 to 100.
    words
        A sentence for `far_too_low`, `too_low`, `close`, `too_high` and `far_too_high`. `{guess}`
        stays in it for the module to fill.
    values
        What else the sentences name, ready to read.

    Returns
    -------
    list
        `{"up_to": highest guess of the band, "says": sentence}`; the first band that reaches up to
        a guess is its band.
    """
    tops = {
        "far_too_low": answer - FAR - 1,
        "too_low": answer - CLOSE - 1,
        "close": answer + CLOSE,
        "too_high": answer + FAR,
        "far_too_high": 100,
    }
    return [
        {"up_to": top, "says": words[band].format(guess="{guess}", **values)}
        for band, top in tops.items()
    ]
