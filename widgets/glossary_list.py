"""Every hard word of the workbook and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import prose
from .component import Component
from .content import library, pick
from .joining import listed

if TYPE_CHECKING:
    from .content.reference import Word


class GlossaryList(Component):
    """All words in alphabetical order, with a field that narrows the list down.

    Each entry's anchor is its word's id, so `glossary.ipynb#sciatica` leads to it. Nothing is
    answered here, so there is no `value`.
    """

    def __init__(self) -> None:
        super().__init__(_view=_view(list(library().glossary.values())))


def _view(words: list[Word]) -> dict[str, Any]:
    return {
        "words": library().words["glossary_list"],
        "entries": [_entry(word) for word in sorted(words, key=lambda word: word.word.casefold())],
    }


def _entry(word: Word) -> dict[str, Any]:
    words = library().words["glossary_list"]
    topic = pick("topic", word.topic, library().topics) if word.topic else None
    return {
        "id": word.id,
        "word": word.word,
        "means": prose.inline(word.means),
        "sounds": word.sounds and words["sounds"].format(sounds=word.sounds),
        "also": words["also"].format(also=listed(word.also)) if word.also else None,
        "topic": topic and {"href": f"{topic.id}.ipynb", "text": topic.title},
    }
