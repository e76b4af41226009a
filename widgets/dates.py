"""Dates as a learner reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

if TYPE_CHECKING:
    from datetime import date

LOCALE = "en_GB"


def day(value: date) -> str:
    """Return a date with its month in full: “22 November 2026”."""
    return format_date(value, "d MMMM y", locale=LOCALE)
