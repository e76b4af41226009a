"""What a sheet of paper makes of links: it names sources and words, and lists them at its end."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup

from widgets import prose
from widgets.content import library, pick
from widgets.joining import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from widgets.content.reference import Word
    from widgets.content.sources import Source

_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_TO = re.compile(r"(sources|glossary)\.ipynb#(.+)")
_TICKED = re.compile(r"<li>(\s*(?:<p>)?☐)")
_BOX = Markup('<span class="box"></span>')
BOXES = "☐"
"""How prose draws a box to tick; a font may lack it, so paper draws a real box."""


class Cited:
    """Takes the links out of HTML, and remembers what they led to.

    Paper can't be tapped, so a link becomes its words. The sources and hard words that were named
    stand in `sources` and `words`, each once.
    """

    def __init__(self) -> None:
        self._sources: dict[str, None] = {}
        self._words: dict[str, None] = {}

    def html(self, html: str) -> Markup:
        """Return HTML for paper: links as words, boxes as boxes."""
        text = _TICKED.sub(r'<li class="tick">\1', _LINK.sub(self._word_of, html))
        return Markup(text.replace(BOXES, _BOX))  # noqa: S704 - cleaned where it was made

    def text(self, markdown: str) -> Markup:
        """Return a text of the content for paper."""
        return self.html(prose.inline(markdown))

    def names(self, citations: Iterable[dict[str, str]]) -> str:
        """Return the short names of a widget's citations."""
        named = list(citations)
        for each in named:
            self._remember(each["href"])
        return listed(each["text"] for each in named)

    @property
    def sources(self) -> list[Source]:
        """The sources named, by their short names."""
        found = (pick("source", source, library().sources) for source in self._sources)
        return sorted(found, key=lambda source: source.short.casefold())

    @property
    def words(self) -> list[Word]:
        """The hard words named, from A to Z."""
        found = (pick("word", word, library().glossary) for word in self._words)
        return sorted(found, key=lambda word: word.word.casefold())

    def _word_of(self, link: re.Match[str]) -> str:
        self._remember(unescape(link[1]))
        return link[2]

    def _remember(self, address: str) -> None:
        if found := _TO.fullmatch(address):
            kept = self._sources if found[1] == "sources" else self._words
            kept.setdefault(found[2])
