"""The HTML of pages: the frame, with the pieces of a notebook or a plain message in it."""

from __future__ import annotations

import logging
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from widgets.content import ContentError, library

from . import navigation
from .assets import body
from .cells import Component, Piece, heading, pieces
from .tree import PICTURES

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from .assets import Assets

TEMPLATES = Path(__file__).parent / "template"

_log = logging.getLogger(__name__)
_FIGURES = "../content/figures/"


class Pages:
    """Writes pages. `base_url` is what every address on them starts with."""

    def __init__(self, notebooks: Path, assets: Assets, base_url: str) -> None:
        self._notebooks = notebooks
        self._assets = assets
        self._words: dict[str, Any] = {}
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["state"] = state
        self._environment.globals |= {"asset": assets.address, "base_url": base_url}

    def pieces(self, notebook: NotebookNode) -> list[Piece]:
        """Return what an executed notebook shows."""
        return pieces(notebook, self._picture)

    def topic(self, name: str, notebook: NotebookNode, shown: list[Piece]) -> str:
        """Return the page of a notebook whose widgets are all ours."""
        used = dict.fromkeys(piece.name for piece in shown if isinstance(piece, Component))
        modules = self._assets.modules(used)
        return self._write(
            "topic.html.j2",
            pieces=shown,
            modules=modules,
            style=self._assets.style(used),
            **self._frame(name, notebook),
        )

    def mixed(
        self, name: str, notebook: NotebookNode, shown: list[Piece], page_config: dict[str, Any]
    ) -> str:
        """Return the page of a notebook with Voila's front end and a kernel behind it."""
        return self._write(
            "mixed.html.j2", pieces=shown, page_config=page_config, **self._frame(name, notebook)
        )

    def plain(self, status: int) -> str:
        """Return the page for an error, which must work even when content or templates do not."""
        try:
            errors = self.words["errors"]
            said = errors.get(str(status), errors["other"])
            nowhere = navigation.Place([], None, None, None)
            return self._write(
                "plain.html.j2",
                title=said["title"],
                text=said["text"],
                words=self.words,
                place=nowhere,
            )
        except Exception:  # noqa: BLE001 - an error must be answered, whatever is broken
            _log.exception("The page for the error %d could not be written.", status)
            known = HTTPStatus(status) if status in set(HTTPStatus) else HTTPStatus(500)
            return f"<!doctype html><title>{known.phrase}</title><p>{known.phrase}</p>"

    @property
    def words(self) -> dict[str, Any]:
        """The words of the frame; the last good ones while the file has a mistake."""
        try:
            self._words = library().words["page"]
        except (ContentError, KeyError, TypeError):
            if not self._words:
                raise
        return self._words

    def _frame(self, name: str, notebook: NotebookNode) -> dict[str, Any]:
        place = navigation.place(self._notebooks, name)
        title = heading(notebook) or (place.current.title if place.current else name)
        return {"name": name, "title": title, "place": place, "words": self.words}

    def _write(self, template: str, **said: Any) -> str:
        # Voila's front end brings the styles of widgets itself.
        given = {"style": self._assets.style([])} | said
        return self._environment.get_template(template).render(given)

    def _picture(self, address: str) -> str:
        """Turn the address of a picture beside the notebooks into one that a page can load."""
        if ":" in address or not address.endswith(PICTURES):
            return address
        if address.startswith(_FIGURES):
            return self._assets.address(f"figures/{address.removeprefix(_FIGURES)}")
        path = (self._notebooks / address).resolve()
        inside = path.is_relative_to(self._notebooks.resolve())
        return body(path).data_address() if inside and path.is_file() else address


def state(value: Any) -> Markup:
    """Return JSON that may stand in a script element: no end tag, comment or odd line break."""
    text = htmlsafe_json_dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704
