"""The pages of a site: the server's own, with what search, sharing and offline use need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from serving.navigation import FRONT_PAGE
from serving.pages import Pages, used_by
from widgets import prose
from widgets.content import library

from . import policy
from .links import file_name

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

    from serving.cells import Piece

    from .assets import CarriedAssets, SiteAssets

NOT_FOUND = "404.html"
"""The page that web hosts show for an address they do not have."""

_HOST, _OFFLINE = "template/host.js", "template/offline.js"


@dataclass(frozen=True)
class Executed:
    """A notebook that has run, and what it shows, with the links of the site."""

    name: str
    notebook: NotebookNode
    pieces: list[Piece]


class SitePages(Pages):
    """Writes the pages of a site.

    Parameters
    ----------
    url
        Where the site will be on the web, with a slash at its end; empty if that is not known.
    """

    _assets: SiteAssets

    def __init__(self, notebooks: Path, assets: SiteAssets, url: str = "") -> None:
        super().__init__(notebooks, assets, "./")
        self._url = url
        self._environment.globals |= {
            "home_address": self.page_address(FRONT_PAGE),
            "widget_modules": "widgets/{name}.js",
        }

    def page_address(self, name: str) -> str:
        """Return the name of a page's file, which is its address from another page."""
        return file_name(name)

    def web_address(self, name: str) -> str:
        """Return where a page will be on the web; empty if that is not known."""
        page = "" if name == FRONT_PAGE else self.page_address(name)
        return self._url and f"{self._url}{page}"

    def page(self, run: Executed, megabytes: int) -> str:
        """Return a page. A copy of the whole site, for offline use, is so large."""
        offline = dict(self.words["offline"])
        offline["what"] = offline["what"].format(size=megabytes)
        used = used_by(run.pieces)
        return self._topic(
            "site.html.j2",
            run.name,
            run.notebook,
            run.pieces,
            modules=[self._assets.script(used, _HOST, _OFFLINE)] if used else [],
            description=_description(run.name),
            web_address=self.web_address(run.name),
            policy=policy.of_site(),
            offline=offline,
        )

    def not_found(self) -> str:
        """Return the page for an address that the site does not have, whatever its depth."""
        said, style = self.words["errors"]["404"], self._assets.sheet([])
        return self._write(
            "not_found.html.j2",
            text=said["text" if self._url else "text_alone"],
            policy=policy.of_one_file([style], []),
            url=self._url,
            **_in_page(style),
            **self._alone(said["title"]),
        )


class SinglePages(SitePages):
    """Writes pages that need no other file, and lead to each other."""

    _assets: CarriedAssets

    def page(self, run: Executed, megabytes: int = 0) -> str:  # noqa: ARG002 - as its parent's
        """Return a page; there is no copy for offline use, as it is offline."""
        used = used_by(run.pieces)
        style = self._assets.sheet(used)
        script = self._assets.joined(used, _HOST)
        return self._topic(
            "single.html.j2",
            run.name,
            run.notebook,
            run.pieces,
            description=_description(run.name),
            policy=policy.of_one_file([style], [script] if used else []),
            modules=used,
            script=Markup(script),  # noqa: S704 - our own modules
            **_in_page(style),
        )


def _description(name: str) -> str:
    topic = library().topics.get(name)
    return prose.plain(topic.message) if topic else ""


def _in_page(style: str) -> dict[str, Any]:
    """Return a style sheet to stand in a page."""
    return {"style": "", "style_text": Markup(style)}  # noqa: S704 - our own
