"""The head of a page: for whom, one message, one action, how long, and where help is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from . import prose
from .component import Component
from .content import library, pick
from .dates import day

if TYPE_CHECKING:
    from .content.reference import HelpLine
    from .content.workbook import Topic

_TO_DIAL = re.compile(r"#?\d[\d ]*\d")


class PageHead(Component):
    """The head of one topic's page, with the “get help now” box that is the same on every page.

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
    words = library().words["page_head"]
    return {
        "for_whom": f"{words['for_whom']} {prose.inline(topic.for_whom)}",
        "minutes": words["minutes"].format(minutes=topic.minutes),
        "message": prose.inline(topic.message),
        "action": f"<strong>{words['action']}</strong> {prose.inline(topic.action)}",
        "help": _help(),
    }


def _help() -> dict[str, Any]:
    words, box = library().words["page_head"], library().help
    country = library().workbook.country
    lines = {line.id: line for line in box.lines}
    here = pick("help line", country, lines) if country else None
    return {
        "title": words["get_help"],
        "call_now": words["call_now"].format(
            number=here.emergency if here else words["local_number"]
        ),
        "call_now_if": [prose.inline(sign) for sign in box.call_now_if],
        "same_day": words["same_day"],
        "same_day_if": [prose.inline(sign) for sign in box.same_day_if],
        "unsure": prose.inline(box.unsure),
        "here": _numbers(here) if here else [],
        "others_title": words["other_countries" if here else "numbers"],
        "others": [
            {"country": line.country, "numbers": _numbers(line)}
            for line in box.lines
            if line is not here
        ],
        "checked": words["checked"].format(date=day(min(line.last_checked for line in box.lines))),
    }


def _numbers(line: HelpLine) -> list[str]:
    words = library().words["page_head"]
    name = line.advice_name and prose.inline(line.advice_name)
    advice = " · ".join(filter(None, [line.advice and _dialled(line.advice), name]))
    return [
        words["emergency"].format(number=_dialled(line.emergency)),
        words["advice"].format(line=advice or words["none"]),
        *([prose.inline(line.note)] if line.note else []),
    ]


def _dialled(text: str) -> str:
    """Return text as HTML in which each number is a link that a phone can dial."""
    return _TO_DIAL.sub(lambda number: _link(number[0]), prose.inline(text))


def _link(number: str) -> str:
    address = number.replace(" ", "").replace("#", "%23")
    return f'<a href="tel:{address}">{number}</a>'
