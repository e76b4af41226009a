"""What a facilitator may keep of a class: counts of revealed questions, the small ones hidden."""

from __future__ import annotations

import base64
import csv
import io
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from serving.cells import clean
from serving.headers import content_security_policy
from serving.pages import TEMPLATES
from widgets.content import library

from .facilitator import Led
from .results import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STYLE = TEMPLATES / "summary.css"
"""Printed and saved pages can fetch nothing, so the style stands in the page."""

_LINK = re.compile(r"</?a\b[^>]*>")
_FORMULAS = ("=", "+", "-", "@", "\t")


class Counts(Led):
    """`/class/<code>/export.csv`: a row for each option of each round."""

    async def get(self, given: str) -> None:
        """Send the counts."""
        rounds = await self.mode.room.counts(self.code(given))
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", 'attachment; filename="class.csv"')
        self.finish(table(rounds).encode("utf-8-sig"))  # or Excel takes it for another encoding


class Summary(Led):
    """`/class/<code>/summary`: the same on a page to print."""

    async def get(self, given: str) -> None:
        """Send the page."""
        rounds = [shown(each) for each in await self.mode.room.counts(self.code(given))]
        style = STYLE.read_text(encoding="utf-8")
        digest = base64.b64encode(sha256(style.encode()).digest()).decode()
        policy = content_security_policy(self.server.frame_ancestors)
        policy = policy.replace("style-src 'self'", f"style-src 'sha256-{digest}'")
        self.set_header("Content-Security-Policy", policy)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self.server.pages.summary(rounds=rounds, style_text=Markup(style)))  # noqa: S704


def table(rounds: Iterable[dict[str, Any]]) -> str:
    """Return rounds as CSV."""
    words = library().words["classroom"]["export"]
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(words["columns"])
    writer.writerows([_cell(each) for each in row] for row in _rows(rounds, words))
    return made.getvalue()


def _rows(rounds: Iterable[dict[str, Any]], words: dict[str, Any]) -> Iterator[list[Any]]:
    for each in rounds:
        for bar in each["bars"]:
            yield [
                each["number"],
                each["topic_title"],
                each["round"],
                " ".join(filter(None, (plain(each["about"]), each["plain"]))),
                bar["plain"],
                words["fits"] if bar["right"] else "",
                bar["count"],
                each["answered"],
            ]


def _cell(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value


def shown(of: dict[str, Any]) -> dict[str, Any]:
    """Return a round with HTML that may stand on a page as it is, without its links."""
    bars = [bar | {"html": _text(bar["html"])} for bar in of["bars"]]
    return of | {"bars": bars} | {part: _text(of[part]) for part in ("about", "ask", "said")}


def _text(html: str) -> Markup:
    return clean(_LINK.sub("", html))
