"""Fitting a handout on few pages: its small lists go where there is room."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from . import kinds
from .printing import Printed, printed, spots
from .sheets import MEASURE, Places, Sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .topic import Handout


class Sheet(NamedTuple):
    """A file to write, without its ending, what it is, and its PDF."""

    name: str
    title: str
    printed: Printed


BOTTOM = 280.5
"""How far down a page goes, in mm: A4 less its margin, and a little."""

WANTED = {
    "teach_back": ("front", "quiz"),
    "words": ("front", "quiz", "end"),
    "sources": ("quiz", "front", "end"),
    "about": ("front", "end", "quiz"),
}
"""Where each list may stand, best first: before the quiz, under it, or under the answers."""

CROWDED: Places = {"front": tuple(WANTED), "quiz": (), "end": ()}
"""Where they stand if there is no room: a page more before the quiz, and the answers stay last."""


def printed_of(made: Handout, url: str) -> list[Sheet]:
    """Return all that is printed of a topic: its handout, and the sheets that print apart."""
    sheets, printing = Sheets(url), []
    if not made.for_screens:
        printing.append(Sheet(made.topic.id, made.topic.title, fitted(sheets, made)))
    for stem, view in made.sheets.items():
        title = view["title"] if "title" in view else view["words"]["title"]
        html = sheets.apart(stem, view, title, made.topic)
        printing.append(Sheet(kinds.SHEETS[stem], title, printed(html)))
    return printing


def fitted(sheets: Sheets, made: Handout) -> Printed:
    """Return the PDF of a handout, with its lists where they need no page of their own."""
    found = spots(sheets.topic(made, MEASURE))
    room = {name: BOTTOM - found[f"{name}-end"].down for name in CROWDED if f"{name}-end" in found}
    starts = [found[f"list-{name}"].down for name in WANTED] + [found["lists-end"].down]
    heights = {
        name: below - above for name, above, below in zip(WANTED, starts, starts[1:], strict=False)
    }
    return printed(sheets.topic(made, next(_fits(room, heights), CROWDED)))


def _fits(room: dict[str, float], heights: dict[str, float]) -> Iterator[Places]:
    """Yield each way to place the lists for which there is room, best first."""
    ways = product(*(enumerate(places) for places in WANTED.values()))
    for way in sorted(ways, key=lambda way: sum(rank for rank, _ in way)):
        chosen = dict(zip(WANTED, (place for _, place in way), strict=True))
        used = {
            place: sum(heights[name] for name in WANTED if chosen[name] == place)
            for place in CROWDED
        }
        if all(used[place] <= room.get(place, 0) for place in CROWDED):
            yield {
                place: tuple(name for name in WANTED if chosen[name] == place) for place in CROWDED
            }
