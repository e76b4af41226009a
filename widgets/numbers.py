"""Numbers as a learner reads them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from .content import library
from .locales import locale

if TYPE_CHECKING:
    from babel import Locale

MINUS, NO_BREAK = "−", "\N{NO-BREAK SPACE}"


def number(value: float, decimals: int = 0) -> str:
    """Return a number in figures, rounded, with a real minus sign and no needless decimals.

    >>> number(-15.2)
    '−15'
    """
    rounded = f"{abs(value):.{decimals}f}"
    text = _figures(rounded, locale())
    return f"{MINUS}{text}" if value < 0 and float(rounded) else text


def of_100(value: float) -> str:
    """Return a share of people: “14 of 100”. A share below 1 keeps its decimal."""
    count = number(value, 0 if value >= 1 or value == 0 else 1)
    said = str(library().words["joining"]["of_100"]).format(count=count)
    return said.replace(" ", NO_BREAK)


@lru_cache(maxsize=4096)
def _figures(rounded: str, language: Locale) -> str:
    return format_decimal(Decimal(rounded), locale=language, decimal_quantization=False)
