"""Drawings that stand on a page by themselves, and the words under them."""

from __future__ import annotations

from typing import Annotated

from .records import Id, Points, Record, SourceId, Text


class Figure(Record):
    """One drawing with its caption."""

    id: Annotated[Id, Points("drawing")]
    """The name of its file in `figures/`, without `.svg`."""
    caption: Text
    sources: list[SourceId] = []


class Figures(Record):
    """The file `figures.yaml`."""

    figures: list[Figure]
