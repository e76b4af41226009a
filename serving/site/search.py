"""What search engines are told of a site whose address on the web is known."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from .refused import SiteError

if TYPE_CHECKING:
    from collections.abc import Iterable

_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{urls}
</urlset>
"""
_ROBOTS = """User-agent: *
Allow: /
Sitemap: {url}sitemap.xml
"""


def web_url(given: str) -> str:
    """Return where a site will be, with a slash at its end; empty for nothing given.

    Raises
    ------
    SiteError
        If it is no address that a site can be at.
    """
    if not given:
        return ""
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise SiteError(f"{given!r} is no address for a site; try --url https://backs.example/")
    return given if given.endswith("/") else f"{given}/"


def files(url: str, addresses: Iterable[str]) -> dict[str, bytes]:
    """Return the sitemap of pages at these addresses, and the file that says where it is."""
    urls = "\n".join(f"<url><loc>{escape(address)}</loc></url>" for address in addresses)
    return {
        "robots.txt": _ROBOTS.format(url=url).encode(),
        "sitemap.xml": _SITEMAP.format(urls=urls).encode(),
    }
