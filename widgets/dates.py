"""Dates as a learner reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

from .locales import locale

if TYPE_CHECKING:
    from datetime import date


def day(value: date) -> str:
    """Return a date with its month in full, in the order of the language: “22 November 2026”."""
    return format_date(value, "long", locale=locale())
