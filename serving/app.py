"""The application: Voila, with our pages, our rules for kernels and our promises to learners."""

from __future__ import annotations

import logging
import shutil
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_server import DEFAULT_STATIC_FILES_PATH
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.utils import url_path_join
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from traitlets import Bool, Integer, Unicode, default
from traitlets.config import Config
from voila.app import Voila
from voila.paths import collect_static_paths

from widgets.content import library

from . import handlers, headers, kernels
from .addresses import open_sockets, shown_addresses
from .assets import Assets, rooms
from .cache import PageCache
from .pages import TEMPLATES, Pages
from .rendering import Renderer
from .tree import Watch

if TYPE_CHECKING:
    from tornado.iostream import IOStream
    from tornado.web import RequestHandler

    from .classroom.mode import ClassMode

HOME = Path(__file__).resolve().parents[1]
_KERNEL = r"(?P<kernel_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
_SECONDS_TO_STOP = 4


class Anonymous(IdentityProvider):
    """Everybody is the same nameless learner: no login, no cookie."""

    def get_user(self, handler: RequestHandler) -> User:  # noqa: ARG002 - Jupyter's
        """Return the one learner."""
        return User(username="learner")

    def get_handlers(self) -> list[Any]:
        """Return no login pages."""
        return []


class PrivateServer(HTTPServer):
    """An HTTP server that never learns where its visitors are, so that no log can say it."""

    def handle_stream(self, stream: IOStream, address: Any) -> None:  # noqa: ARG002 - the point
        """Serve a connection without its address."""
        super().handle_stream(stream, None)  # type: ignore[arg-type]


class WorkbookServer(Voila):
    """Serves a folder of notebooks as pages."""

    name = "workbook"
    description = "Serve the workbook's pages."

    frame_ancestors = Unicode(
        "'self'", config=True, help="Who may show the pages in a frame, as CSP frame-ancestors."
    )
    idle_timeout = Integer(
        300, config=True, help="Seconds after which a kernel that nobody uses is stopped."
    )
    page_timeout = Integer(60, config=True, help="Seconds a notebook may take to become a page.")
    class_mode = Bool(default_value=False, config=True, help="Whether classes can be led.")
    class_store = Unicode("", config=True, help="Where classes are kept: a URL or a path.")
    class_address = Unicode("", config=True, help="The address for learners, if not our own.")
    new_key = Bool(
        default_value=False, config=True, help="Whether to make another key for the facilitator."
    )

    @property
    def notebooks(self) -> Path:
        """The folder of notebooks."""
        return Path(self.root_dir)

    @default("log_level")
    def _say_little(self) -> int:
        return logging.WARNING

    @default("open_browser")
    def _leave_the_browser_alone(self) -> bool:
        return False

    @default("config_file_paths")
    def _read_no_config_of_others(self) -> list[str]:
        return []

    @default("identity_provider_class")
    def _know_nobody(self) -> type[IdentityProvider]:
        return Anonymous

    @default("connection_dir_root")
    def _keep_socket_paths_short(self) -> str:
        return kernels.socket_folder()

    def initialize(self, argv: list[str] | None = None) -> None:
        """Prepare the application. Settings come from the constructor, not from a command line."""
        rules = Config()
        rules.KernelManager.update(kernels.transport())
        # A kernel that died has lost the widgets of its page; a new one would not know them.
        rules.KernelRestarter.restart_limit = 0
        rules.Kernels.cull_idle_timeout = self.idle_timeout
        rules.Kernels.cull_interval = max(1, min(30, self.idle_timeout // 4))
        rules.VoilaConfiguration.multi_kernel_manager_class = kernels.Kernels
        rules.merge(self.config)
        self.update_config(rules)
        super().initialize(argv or [])

    def setup_template_dirs(self) -> None:
        """Find the files of Voila's front end. Our own templates need no search."""
        self.template_paths = [str(TEMPLATES)]
        self.static_paths = [*collect_static_paths(["voila", "nbconvert"], "lab")]
        self.static_paths.append(DEFAULT_STATIC_FILES_PATH)

    def init_settings(self) -> dict[str, Any]:
        """Return tornado's settings, and make what the handlers share."""
        settings = super().init_settings() | {
            "compress_response": True,
            "default_handler_class": headers.UnknownAddress,
            "log_function": headers.log_request,
            "workbook": self,
        }
        self.assets = Assets(rooms(HOME), self.base_url)
        self.pages = Pages(self.notebooks, self.assets, self.base_url, class_mode=self.class_mode)
        folders = [HOME / "content", HOME / "widgets", TEMPLATES]
        self.watch = Watch(folders, self.notebooks, self._read_afresh)
        self.cache = PageCache(Renderer(self).render, self.watch.state)
        self.classroom = self._make_classroom() if self.class_mode else None
        return settings

    def init_handlers(self) -> list[Any]:
        """Return every address there is. What is not here answers 404."""
        themes = {
            "themes_url": "/voila/api/themes",
            "path": self.themes_dir,
            "labextensions_path": self.labextensions_path,
            "no_cache_paths": ["/"],
        }
        extensions = {"path": self.labextensions_path, "no_cache_paths": ["/"]}
        routes = [
            (r"/", handlers.FrontDoor),
            (r"/healthz", handlers.Health),
            (r"/assets/([0-9a-f]+)/([\w./-]+)", handlers.Asset),
            (r"/voila/render/([^/]+)", handlers.TopicPage),
            (r"/voila/static/([\w.-]+)", handlers.FrontEndFile, {"paths": self.static_paths}),
            (r"/voila/labextensions/(.+)", handlers.WidgetFile, extensions),
            (r"/voila/api/themes/(.+)", handlers.Theme, themes),
            (rf"/api/kernels/{_KERNEL}", handlers.KernelState),
            (rf"/api/kernels/{_KERNEL}/channels", handlers.KernelChannel),
        ]
        if self.classroom:
            from .classroom.routes import ROUTES  # noqa: PLC0415 - the same

            routes += ROUTES
        return [(url_path_join(self.base_url, path), *rest) for path, *rest in routes]

    def listen(self) -> None:
        """Serve until stopped. The address is printed once it answers.

        Raises
        ------
        CannotStart
            If the port is taken, or the address or the store can't be used.
        """
        sockets = open_sockets(self.port, self.ip)
        self.port = sockets[0].getsockname()[1]
        self.http_server = PrivateServer(self.app)
        self.http_server.add_sockets(sockets)
        self.ioloop = IOLoop.current()
        signal.signal(signal.SIGTERM, self._handle_signal_stop)
        said = [
            f"The workbook is at {address}"
            for address in shown_addresses(self.ip, self.port, self.base_url)
        ]
        if self.classroom:
            key = self.ioloop.run_sync(partial(self.classroom.begin, new_key=self.new_key))
            said += self.classroom.joining.lines(self.port, key)
        print("\n".join(said), flush=True)  # noqa: T201 - for people
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()

    def stop(self) -> None:
        """Close the door, stop every kernel, leave no file behind."""
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if hasattr(self, "http_server"):
            self.http_server.stop()
            if self.classroom:
                self.ioloop.run_sync(self.classroom.end, timeout=_SECONDS_TO_STOP)
            self.ioloop.run_sync(self.kernel_manager.end_all, timeout=_SECONDS_TO_STOP)
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    def _make_classroom(self) -> ClassMode:
        # Without class mode nobody waits for what it stands on.
        from .classroom.mode import ClassMode  # noqa: PLC0415

        return ClassMode(self, self.class_store, self.class_address)

    def _handle_signal_stop(self, sig: int, frame: Any) -> None:  # noqa: ARG002 - signal's
        # Before it listens there is nothing to stop in order.
        if not hasattr(self, "ioloop"):
            shutil.rmtree(self.connection_dir, ignore_errors=True)
            sys.exit(0)
        self.ioloop.asyncio_loop.call_soon_threadsafe(self.ioloop.stop)

    def _read_afresh(self) -> None:
        library.cache_clear()
        self.assets.read()
