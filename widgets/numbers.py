"""Numbers as a learner reads them."""

from __future__ import annotations

MINUS, NO_BREAK = "−", "\N{NO-BREAK SPACE}"


def number(value: float, decimals: int = 0) -> str:
    """Return a number in figures, rounded, with a real minus sign and no needless decimals.

    >>> number(-15.2)
    '−15'
    """
    text = f"{abs(value):,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    negative = value < 0 and text != "0"
    return f"{MINUS}{text}" if negative else text


def of_100(value: float) -> str:
    """Return a share of people: “14 of 100”. A share below 1 keeps its decimal."""
    count = number(value, 0 if value >= 1 or value == 0 else 1)
    return NO_BREAK.join((count, "of", "100"))
