"""Links between notebooks turned into links between the files of a site."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from markupsafe import Markup

from serving.cells import Component, Foreign, Prose

from .refused import SiteError

if TYPE_CHECKING:
    from collections.abc import Collection

    from serving.cells import Piece

_ATTRIBUTES = r'(?:\s+[\w-]+="[^"]*")*?'
_HREF = re.compile(rf'(?P<before><a\b{_ATTRIBUTES}\s+href=")(?P<address>[^"]*)')
_SOURCE = re.compile(rf'<img\b{_ATTRIBUTES}\s+src="(?P<address>[^"]*)')
_NOTEBOOK = re.compile(r'(?P<name>[^/:?#"<>\s]+)\.ipynb(?P<spot>#[^"<>\s]*)?')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)


def file_name(page: str) -> str:
    """Return the name of a page's file, as it stands in an address."""
    return f"{quote(page)}.html"


@dataclass(frozen=True)
class Links:
    """The links of one notebook, on a site that has certain pages."""

    notebook: str
    pages: Collection[str]

    def turned(self, piece: Piece) -> Piece:
        """Return a piece whose links lead to the files of the site.

        Raises
        ------
        SiteError
            If a link or a picture leads nowhere, or only a server could show the piece.
        """
        if isinstance(piece, Foreign):
            raise SiteError(
                f"{self.notebook}.ipynb shows a widget that is not ours, which only a server can "
                "draw. Take the widget out, or leave the notebook out."
            )
        if isinstance(piece, Component):
            return replace(piece, state=self._in(piece.state))
        return Prose(Markup(self._html(piece.html)))  # noqa: S704 - clean before, and still

    def _in(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._in(each) for name, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._in(each) for each in value]
        if not isinstance(value, str):
            return value
        return self._address(value) if _NOTEBOOK.fullmatch(value) else self._html(value)

    def _html(self, html: str) -> str:
        for picture in _SOURCE.finditer(html):
            if not picture["address"].startswith("./assets/"):
                self._elsewhere(picture["address"])
        return _HREF.sub(lambda found: found["before"] + self._address(found["address"]), html)

    def _address(self, address: str) -> str:
        found = _NOTEBOOK.fullmatch(address)
        if found and (name := unquote(found["name"])) in self.pages:
            return f"{file_name(name)}{found['spot'] or ''}"
        return self._elsewhere(address)

    def _elsewhere(self, address: str) -> str:
        if not _ELSEWHERE.match(address):
            raise SiteError(
                f"{self.notebook}.ipynb: {address!r} leads nowhere on the site. "
                "It may lead to another notebook of the folder, or to an https:// address."
            )
        return address
