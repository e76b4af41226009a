"""The foot of a page: who wrote it, when it was checked, who paid, what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import prose
from .component import Component
from .content import library, pick
from .dates import day
from .joining import listed, sentence

if TYPE_CHECKING:
    from .content.workbook import Topic


class PageFoot(Component):
    """The foot of one topic's page.

    Raises
    ------
    UnknownId
        If there is no topic with that id.
    """

    def __init__(self, topic_id: str) -> None:
        topic = pick("topic", topic_id, library().topics)
        self._says = repr(topic_id)
        super().__init__(_view=_view(topic))

    def says(self) -> str:
        """Return the topic's id."""
        return self._says


def _view(topic: Topic) -> dict[str, Any]:
    words, book = library().words["page_foot"], library().workbook
    authors = listed((listed([author.name, author.role]) for author in book.authors), "series")
    edition = words["edition"].format(
        edition=book.edition, checked=day(topic.checked), next_review=day(topic.next_review)
    )
    rows = [
        (words["is_not"], prose.inline(f"{book.intended_use} {book.is_not}")),
        (words["authors"], prose.inline(f"{sentence(authors)} {_sign_off(topic)}")),
        (words["evidence"], prose.inline(f"{book.evidence} [{words['sources']}](sources.ipynb)")),
        (words["updates"], prose.inline(f"{edition} {book.updates}")),
        (words["funding"], prose.inline(book.funding)),
        (words["feedback"], prose.inline(book.feedback)),
    ]
    return {
        "title": words["title"],
        "rows": [{"name": name, "html": html} for name, html in rows],
    }


def _sign_off(topic: Topic) -> str:
    words, signed = library().words["page_foot"], topic.sign_off
    if signed is None:
        return words["not_signed_off"]
    return words["signed_off"].format(name=signed.name, role=signed.role, date=day(signed.date))
