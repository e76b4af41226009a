"""Every study, review, guideline and page behind the workbook, each to be looked up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .component import Component
from .content import library
from .dates import day
from .joining import sentence

if TYPE_CHECKING:
    from .content.sources import Source

_AND_OTHERS = re.compile(r",? et al\.?$")


class SourceList(Component):
    """All sources, sorted by name and year, with a field that narrows the list down.

    Each entry's anchor is its source's id, so `sources.ipynb#hayden-2021` leads to it. Nothing is
    answered here, so there is no `value`.
    """

    def __init__(self) -> None:
        super().__init__(_view=_view(list(library().sources.values())))


def _view(sources: list[Source]) -> dict[str, Any]:
    return {
        "words": library().words["source_list"],
        "entries": [_entry(source) for source in sorted(sources, key=_place)],
    }


def _place(source: Source) -> tuple[str, int, str]:
    return source.short.casefold(), source.year or 0, source.title.casefold()


def _entry(source: Source) -> dict[str, Any]:
    words = library().words["source_list"]
    authors = _AND_OTHERS.sub(f" {words['and_others']}", source.authors)
    published = words["published" if source.year else "published_no_year"].format(
        publisher=source.publisher, year=source.year
    )
    return {
        "id": source.id,
        "name": source.short,
        "title": source.title,
        "href": source.address,
        "by": published if authors == source.publisher else f"{sentence(authors)} {published}",
        "kind": words["kinds"][source.kind.replace("-", "_")],
        "checked": words["checked"].format(date=day(source.last_checked)),
        "funding": source.funding and words["funding"].format(funding=source.funding),
    }
