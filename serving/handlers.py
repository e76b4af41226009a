"""What answers at each address of the server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.web import HTTPError
from voila.static_file_handler import MultiStaticFileHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from . import navigation
from .headers import Guarded
from .kernels import RoomFull
from .rendering import RenderingError

if TYPE_CHECKING:
    from .assets import Body

FOREVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
KEEP_NOTHING = "no-store"


class FrontDoor(Guarded):
    """`/`: leads to the first page."""

    def get(self) -> None:
        """Redirect to the start page, or to any notebook where there is none.

        What is asked, such as `?class=K7Q2M3`, goes along.
        """
        notebooks = self.server.notebooks
        first = navigation.find(notebooks, f"{navigation.FRONT_PAGE}{navigation.NOTEBOOK}")
        first = first or next(iter(sorted(notebooks.glob(f"[!.]*{navigation.NOTEBOOK}"))), None)
        if not first:
            raise HTTPError(404)
        self.set_header("Cache-Control", ASK_FIRST)
        asked = f"?{self.request.query}" if self.request.query else ""
        self.redirect(f"{self.server.base_url}voila/render/{first.name}{asked}")

    head = get


class Health(Guarded):
    """`/healthz`: says that the server answers, and how many kernels it holds."""

    def get(self) -> None:
        """Answer with JSON."""
        self.set_header("Cache-Control", KEEP_NOTHING)
        self.set_header("Content-Type", "application/json")
        kernels = len(self.server.kernel_manager.list_kernel_ids())
        self.finish(json.dumps({"status": "ok", "kernels": kernels}))

    head = get


class Stored(Guarded):
    """A base for what is sent from memory, packed where the browser takes it."""

    def send(self, body: Body, caching: str) -> None:
        """Send a body, or 304 if the browser has it."""
        packed = "gzip" in self.request.headers.get("Accept-Encoding", "")
        self._etag = f'"{body.digest}{"-gzip" if packed else ""}"'
        self.set_header("Cache-Control", caching)
        self.set_header("Content-Type", body.content_type)
        self.set_header("Vary", "Accept-Encoding")
        if packed:
            self.set_header("Content-Encoding", "gzip")
        self.finish(body.packed if packed else body.raw)

    def compute_etag(self) -> str | None:
        """Return the tag made when the body was. Called by tornado."""
        return getattr(self, "_etag", None)


class Asset(Stored):
    """`/assets/<hash>/<name>`: modules, pictures, the style sheet.

    The files of an older hash are sent while they are kept. After that the answer is 404 and not
    the current file: a page and modules from different days may not fit together, and a missing
    module says so in plain words.
    """

    def get(self, tree: str, name: str) -> None:
        """Send one file."""
        body = self.server.assets.find(tree, name)
        if not body:
            raise HTTPError(404)
        self.send(body, FOREVER)

    head = get


class TopicPage(Stored):
    """`/voila/render/<name>.ipynb`: the page of a notebook."""

    async def get(self, name: str) -> None:
        """Send the page, from the cache where it can be."""
        notebook = navigation.find(self.server.notebooks, name)
        if not notebook:
            raise HTTPError(404)
        try:
            page = await self.server.cache.page(notebook)
        except RoomFull:
            self.send_error(503)
        except RenderingError:
            self.send_error(500)
        else:
            if page.kernel_id:
                self.set_policy(front_end=True)
            self.send(page.body, KEEP_NOTHING if page.kernel_id else ASK_FIRST)

    async def head(self, name: str) -> None:
        """Answer without a body, and without starting a kernel for nobody."""
        if not navigation.find(self.server.notebooks, name):
            raise HTTPError(404)
        self.set_header("Content-Type", "text/html; charset=utf-8")


class FrontEndFile(Guarded, MultiStaticFileHandler):
    """`/voila/static/...`: the files of Voila's front end, for pages with foreign widgets."""


class WidgetFile(Guarded, FileFindHandler):
    """`/voila/labextensions/...`: the front ends of other people's widgets."""


class Theme(Guarded, ThemesHandler):
    """`/voila/api/themes/...`: the colours of Voila's front end."""


class KernelState(Guarded, KernelHandler):
    """`/api/kernels/<id>`: what a page may know of its own kernel."""

    SUPPORTED_METHODS = ("GET",)


class KernelChannel(Guarded, VoilaKernelWebsocketHandler):
    """`/api/kernels/<id>/channels`: the messages between a page and its kernel."""

    def check_origin(self, origin: str | None = None) -> bool:
        """Refuse pages from elsewhere, without logging where."""
        origin = origin or self.get_origin()
        return bool(origin) and origin.split("://")[-1].lower() == self.request.host.lower()
