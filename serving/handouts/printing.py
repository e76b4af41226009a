"""HTML made into PDF by WeasyPrint: tagged for assistive technology, and alike at each run."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from weasyprint.document import Document

STYLE = Path(__file__).with_name("handout.css")
VARIANT = "pdf/ua-1"
MM = 96 / 25.4
"""CSS pixels in a millimetre."""


class Printed(NamedTuple):
    """A PDF, and how many pages it has."""

    data: bytes
    pages: int


class Spot(NamedTuple):
    """Where something stands on paper: its page, from 0, and how far from the top, in mm."""

    page: int
    down: float


class _Nothing(URLFetcher):
    """Fetches nothing: all that a sheet shows is carried in it."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what a `data:` address carries, and refuse every other address."""
        if not url.startswith("data:"):
            raise ValueError(f"a handout holds all it shows, and asks for nothing: {url}")
        return super().fetch(url, headers)


def printed(html: str) -> Printed:
    """Return a page of HTML as a PDF that conforms to PDF/UA as far as WeasyPrint knows how."""
    options = {
        "pdf_variant": VARIANT,
        "pdf_identifier": hashlib.sha256(html.encode()).digest()[:16],
    }
    document = _laid_out(html, options)
    return Printed(document.write_pdf(**options), len(document.pages))


def spots(html: str) -> dict[str, Spot]:
    """Return where each element with an id stands, without making a PDF."""
    return {
        name: Spot(number, down / MM)
        for number, page in enumerate(_laid_out(html, {}).pages)
        for name, (_, down, *_) in page.anchors.items()
    }


def _laid_out(html: str, options: dict[str, Any]) -> Document:
    source = HTML(string=html, base_url="data:,", url_fetcher=_Nothing())
    return source.render(font_config=FontConfiguration(), stylesheets=[_style()], **options)


@cache
def _style() -> CSS:
    return CSS(string=STYLE.read_text(encoding="utf-8"), url_fetcher=_Nothing())
