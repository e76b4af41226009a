"""The kernels of pages: how many there may be, and when one has been idle for too long."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Integer

if TYPE_CHECKING:
    from collections.abc import Mapping

SOCKET_PATH_LIMIT = 100
"""Systems cut the path of a socket at about 104 bytes."""

_LONGEST_SOCKET = "/voila_12345678/kernel-01234567-89ab-cdef-0123-456789abcdef-ipc-5"


class RoomFull(Exception):  # noqa: N818 - it reads as what it is where it is raised
    """All places for visitors who need a kernel of their own are taken."""


class Kernels(AsyncMappingKernelManager):
    """Jupyter's kernel manager with a cap on visitors, and culling that also sees closed tabs."""

    places = Integer(20, config=True, help="How many visitors may have a kernel of their own.")
    cull_connected_timeout = Integer(
        1800, config=True, help="Seconds without a message until an open page loses its kernel."
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._taken: set[str] = set()
        self._rendering: set[str] = set()
        self._closed = False

    def take_place(self, kernel_id: str) -> None:
        """Count a kernel, started or about to be, as a visitor's. Its end frees the place.

        Raises
        ------
        RoomFull
            If all places are taken.
        """
        if len(self._taken) >= self.places:
            raise RoomFull
        self._taken.add(kernel_id)

    def begin_rendering(self, kernel_id: str) -> None:
        """Keep a kernel from being culled until `end_rendering`.

        Raises
        ------
        RoomFull
            If the server is stopping. A kernel started now would outlive it.
        """
        if self._closed:
            raise RoomFull
        self._rendering.add(kernel_id)

    def end_rendering(self, kernel_id: str) -> None:
        """Start the idle time of a kernel whose page is on its way to a visitor."""
        self._rendering.discard(kernel_id)
        self._touch(kernel_id)

    async def end(self, kernel_id: str) -> None:
        """Stop a kernel, whatever its state, and free its place."""
        self._rendering.discard(kernel_id)
        try:
            if kernel_id in self:
                await self.shutdown_kernel(kernel_id, now=True)
        except Exception:  # a kernel that died by itself needs no end
            self.log.debug("Kernel %s was gone already.", kernel_id, exc_info=True)
        finally:
            self.remove_kernel(kernel_id)

    async def end_all(self) -> None:
        """Stop every kernel at once, those still starting too, and let no other begin."""
        self._closed = True
        # Jupyter refuses to stop a kernel that has not started yet.
        await asyncio.gather(*self._pending_kernels.values(), return_exceptions=True)
        await asyncio.gather(*map(self.end, self.list_kernel_ids()))

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget a kernel, and free its place."""
        self._taken.discard(kernel_id)
        return super().remove_kernel(kernel_id)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        kernel = self._kernels.get(kernel_id)
        super()._handle_kernel_died(kernel_id)
        if kernel:
            kernel.cleanup_connection_file()
            kernel.cleanup_ipc_files()

    def notify_disconnect(self, kernel_id: str) -> None:
        """Let the idle time begin when a page is left."""
        super().notify_disconnect(kernel_id)
        self._touch(kernel_id)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Stop a kernel whose visitor has gone, or has long done nothing.

        The widgets of a page go on without it, so nobody loses an answer.
        """
        if kernel_id in self._rendering:
            return
        connected = self._kernel_connections.get(kernel_id, 0) > 0
        limit = self.cull_connected_timeout if connected else self.cull_idle_timeout
        kernel = self._kernels[kernel_id]
        if utcnow() - kernel.last_activity > timedelta(seconds=limit):
            self.log.info("Stopping a kernel that was idle for %d seconds.", limit)
            await self.end(kernel_id)

    def _touch(self, kernel_id: str) -> None:
        if kernel := self._kernels.get(kernel_id):
            kernel.last_activity = utcnow()


def transport() -> Mapping[str, Any]:
    """Return how to talk to kernels: over `ipc`, which has no ports to lose races for."""
    return {"transport": "tcp" if sys.platform == "win32" else "ipc"}


def socket_folder() -> str:
    """Return a folder whose sockets have paths short enough for every system."""
    for folder in (tempfile.gettempdir(), "/tmp"):  # noqa: S108 - mkdtemp makes it private
        if len(os.fsencode(folder + _LONGEST_SOCKET)) < SOCKET_PATH_LIMIT and Path(folder).is_dir():
            return folder
    return tempfile.gettempdir()
