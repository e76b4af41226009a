"""Class mode of a server: the parts that handlers share, and what goes on beside requests."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from serving import navigation
from serving.addresses import CannotStart
from serving.cells import Component
from serving.kernels import RoomFull
from serving.rendering import RenderingError
from widgets.content import ContentError, library

from .access import Access
from .engine import StoreError
from .joining import Joining
from .limits import Limits
from .questions import Catalogue
from .refusals import Refused
from .room import Room
from .store import Store
from .stream import BOARD, Streams
from .writer import Writer

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from tornado.httputil import HTTPServerRequest

    from serving.app import WorkbookServer

SWEEP = 60
"""Seconds between two looks for classes that are over."""

PATIENCE = 30
"""Seconds to wait for the pages of a server that has just started."""

OPEN_FILES = 8192
"""Files and connections to ask the system for: each learner's page holds one or two."""


class ClassMode:
    """All that classes need of a server.

    Parameters
    ----------
    server
        The application.
    store
        The URL or the path of the store.
    address
        The address of the workbook for learners, where the server can't know it.

    Raises
    ------
    CannotStart
        If the store can't be used.
    """

    def __init__(self, server: WorkbookServer, store: str, address: str = "") -> None:
        self._server = server
        self._tasks: list[asyncio.Task[None]] = []
        self._writer = Writer(opened(store))
        self._filled = asyncio.Event()
        self.catalogue = Catalogue()
        self.limits = Limits()
        self.access = Access(self._writer)
        self.room = Room(self._writer, self.catalogue)
        self.streams = Streams(self.room, self.limits)
        self.joining = Joining(server.ip, server.base_url, address)

    async def begin(self, *, new_key: bool) -> str | None:
        """Begin what goes on beside requests; return the facilitator's key if it is a new one."""
        allow_many_files()
        key = await self.access.key(new=new_key)
        work = (self._fill(), self._sweep(), self.streams.watch())
        self._tasks = [asyncio.create_task(self._go_on(each)) for each in work]
        return key

    async def end(self) -> None:
        """Let every stream go, finish what is being written, and close the store."""
        for task in self._tasks:
            task.cancel()
        self.streams.close()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._writer.close()

    @property
    def ready(self) -> bool:
        """Whether all pages have been looked at for questions."""
        return self._filled.is_set()

    async def state(self, code: str, view: str, request: HTTPServerRequest) -> dict[str, Any]:
        """Return how a class stands, for a learner's page or, as `board`, for a board."""
        if view != BOARD:
            return await self.room.state(code)
        address = self.joining.address(request) or ""
        return await self.room.board(code) | {"address": address}

    async def known(self, question_id: str) -> None:
        """Wait until a question is known here, or all are: another server may have listed it."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                if not self.catalogue.find(question_id):
                    await self._filled.wait()

    def board(self) -> Component:
        """Return the board to look at, as a page draws it."""
        from widgets import ClassBoard  # noqa: PLC0415 - only projectors need it

        made = ClassBoard(projector=True)
        try:
            return Component(made.stem, made.state(), {}, made.key)
        finally:
            made.close()

    async def _fill(self) -> None:
        """Render all topics, one after another: their questions can be asked, and all are warm."""
        notebooks = self._server.notebooks
        topics = []
        with suppress(ContentError):  # the pages say the same
            topics = navigation.topics(notebooks)
        for topic in topics:
            with suppress(OSError, RoomFull, RenderingError):
                page = await self._server.cache.page(notebooks / f"{topic.id}{navigation.NOTEBOOK}")
                if page.kernel_id:
                    await self._server.kernel_manager.end(page.kernel_id)
        self._filled.set()

    async def _sweep(self) -> None:
        while True:
            with suppress(Refused):  # the store fails, and boards say so
                await self.room.sweep()
            await asyncio.sleep(SWEEP)

    async def _go_on(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - a message may hold what nobody may log
            said = f"Class mode: {type(error).__name__}"
            self._server.log.error(said)  # noqa: TRY400 - the same


def opened(named: str) -> Store:
    """Return the store of a URL or a path; without either, a file of the person's own.

    Raises
    ------
    CannotStart
        If it can't be used.
    """
    path = Path(named) if named else own_folder() / "class.sqlite"
    url = named if "://" in named else f"sqlite:///{path.resolve()}"
    words = library().words["classroom"]
    try:
        if "://" not in named:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Store(url)
    except (StoreError, OSError, SQLAlchemyError) as error:
        trouble = words["trouble"][error.trouble if isinstance(error, StoreError) else "gone"]
        # Of a URL only the place is told: it may hold a password.
        store = named.rpartition("@")[2] if "://" in named else str(path)
        raise CannotStart(
            words["terminal"]["no_store"].format(store=store, trouble=trouble)
        ) from None


def own_folder() -> Path:
    """Return where a program keeps what is to survive a restart."""
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA", Path.home()))
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support"
    else:
        home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return home / "back-and-hip-workbook"


def allow_many_files() -> None:
    """Raise the number of open files as far as the system lets us: often it is 1024."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Windows has none

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, OPEN_FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
