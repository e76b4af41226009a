"""The language of the words, as Babel knows it: how it writes dates and numbers, and which way."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from .content import library


def locale() -> Locale:
    """Return the locale of the workbook's language, `page.language` in `words.yaml`.

    Raises
    ------
    UnknownLocaleError
        If Babel knows no such language.
    """
    return _parsed(library().words["page"]["language"])


def direction(language: str) -> str:
    """Return which way a language runs, such as `en-GB`: `ltr`, or `rtl` from right to left.

    Raises
    ------
    UnknownLocaleError
        If Babel knows no such language.
    """
    return _parsed(language).text_direction


@lru_cache(maxsize=4)
def _parsed(language: str) -> Locale:
    return Locale.parse(language, sep="-")
