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
from widgets.locales import direction

from . import navigation
from .assets import body
from .cells import Component, Piece, heading, pieces
from .tree import PICTURES

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from .assets import Assets

TEMPLATES = Path(__file__).parent / "template"

WIDGET_MODULES = "../widgets/{name}.js"
"""Where the module of a component is, as seen from the page host's own."""

_log = logging.getLogger(__name__)
_FIGURES = "../content/figures/"
_NOWHERE = navigation.Place([], None, None, None)


class Pages:
    """Writes pages. `base_url` is what every address on them starts with.

    With `class_mode` they know where classes are, so that learners can take part.
    """

    def __init__(
        self, notebooks: Path, assets: Assets, base_url: str, *, class_mode: bool = False
    ) -> None:
        self._notebooks = notebooks
        self._assets = assets
        self._words: dict[str, Any] = {}
        self._environment = environment(TEMPLATES)
        self._environment.filters |= {"direction": direction, "state": state}
        self._environment.globals |= {
            "asset": assets.address,
            "icon": body(TEMPLATES / "icon.svg").data_address(),
            "base_url": base_url,
            "home_address": base_url,
            "page_address": self.page_address,
            "widget_modules": WIDGET_MODULES,
            "class_address": f"{base_url}class" if class_mode else "",
        }

    def page_address(self, name: str) -> str:
        """Return where the page of a notebook is, as seen from another page."""
        return f"{name}{navigation.NOTEBOOK}"

    def pieces(self, notebook: NotebookNode) -> list[Piece]:
        """Return what an executed notebook shows."""
        return pieces(notebook, self._picture)

    def topic(self, name: str, notebook: NotebookNode, shown: list[Piece]) -> str:
        """Return the page of a notebook whose widgets are all ours."""
        modules = self._assets.modules(used_by(shown))
        return self._topic("topic.html.j2", name, notebook, shown, modules=modules)

    def _topic(
        self, template: str, name: str, notebook: NotebookNode, shown: list[Piece], **said: Any
    ) -> str:
        used = used_by(shown)
        given = {
            "pieces": shown,
            "style": self._assets.style(used),
            **self._frame(name, notebook),
        }
        return self._write(template, **given | said)

    def mixed(
        self, name: str, notebook: NotebookNode, shown: list[Piece], page_config: dict[str, Any]
    ) -> str:
        """Return the page of a notebook with Voila's front end and a kernel behind it."""
        return self._write(
            "mixed.html.j2", pieces=shown, page_config=page_config, **self._frame(name, notebook)
        )

    def join(self, given: str = "", refused: str = "") -> str:
        """Return the page that asks for the code of a class: what was given, and why not."""
        words = library().words["classroom"]["join"]
        return self._write(
            "join.html.j2", given=given, refused=refused, said=words, **self._alone(words["title"])
        )

    def projector(self, board: Component) -> str:
        """Return the page of a class's board, with nothing around it."""
        words = library().words["classroom"]["projector"]
        return self._write(
            "projector.html.j2",
            board=board,
            modules=self._assets.modules([board.name]),
            style=self._assets.style([board.name]),
            said=words,
            **self._alone(words["title"]),
        )

    def summary(self, **told: Any) -> str:
        """Return what a class answered, as a page that needs nothing from anywhere."""
        words = library().words["classroom"]["summary"]
        return self._write("summary.html.j2", said=words, **told, **self._alone(words["title"]))

    def plain(self, status: int) -> str:
        """Return the page for an error, which must work even when content or templates do not."""
        try:
            errors = self.words["errors"]
            said = errors.get(str(status), errors["other"])
            return self._write("plain.html.j2", text=said["text"], **self._alone(said["title"]))
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

    def _alone(self, title: str) -> dict[str, Any]:
        """Return the frame of a page that is no topic."""
        return {"title": title, "words": self.words, "place": _NOWHERE}

    def _write(self, template: str, **said: Any) -> str:
        # Voila's front end brings the styles of widgets itself.
        if "style" not in said:
            said["style"] = self._assets.style([])
        return self._environment.get_template(template).render(said)

    def _picture(self, address: str) -> str:
        """Turn the address of a picture beside the notebooks into one that a page can load."""
        if ":" in address or not address.endswith(PICTURES):
            return address
        if address.startswith(_FIGURES):
            return self._assets.address(f"figures/{address.removeprefix(_FIGURES)}")
        path = (self._notebooks / address).resolve()
        inside = path.is_relative_to(self._notebooks.resolve())
        return body(path).data_address() if inside and path.is_file() else address


def environment(folder: Path) -> Environment:
    """Return what reads our templates in a folder: it escapes all values, and misses none."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def used_by(shown: list[Piece]) -> list[str]:
    """Return the components among some pieces, each once."""
    return list(dict.fromkeys(piece.name for piece in shown if isinstance(piece, Component)))


def state(value: Any) -> Markup:
    """Return JSON that may stand in a script element: no end tag, comment or odd line break."""
    text = htmlsafe_json_dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704
