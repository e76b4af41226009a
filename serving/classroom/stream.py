"""Server-sent events: each stream tells one page what its class does, and never more than now."""

from __future__ import annotations

import asyncio
import json
import socket
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tornado.iostream import StreamClosedError

from .refusals import Refused
from .talk import Talk, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .limits import Limits
    from .room import Room

PATIENCE = 10.0
"""Seconds in which a reader must take what was sent; else it is dropped, as it may come again."""

STILL_HERE = 20.0
"""Seconds of silence after which a stream says that it is still there."""

LOOK_AGAIN = 0.4
"""Seconds between two looks at the store, where another server may have changed something."""

PAUSE = 0.25
"""Seconds between two states that a board is told, however many answers arrive."""

UNSENT = 16_384
"""Bytes the system may hold for a slow reader."""

BOARD = "board"

Mark = tuple[int, int, int]
"""What of a class may change: its version, how many joined, how many answered."""


class Streams:
    """The open streams of all classes."""

    def __init__(self, room: Room, limits: Limits) -> None:
        self._room = room
        self._limits = limits
        self._open: dict[str, set[Events]] = {}

    def changed(self, code: str) -> None:
        """Wake everybody in a class: the question, its phase or the topic is another one."""
        for stream in self._open.get(code, ()):
            stream.wake()

    def counted(self, code: str) -> None:
        """Wake the boards of a class: somebody joined or answered."""
        for stream in self._open.get(code, ()):
            if stream.view == BOARD:
                stream.wake()

    def troubled(self) -> None:
        """Wake all boards: the store fails, or works again."""
        for code in self._open:
            self.counted(code)

    def add(self, stream: Events) -> None:
        """Take in a stream.

        Raises
        ------
        Refused
            If there are too many.
        """
        self._limits.stream_opened(stream.of)
        self._open.setdefault(stream.of, set()).add(stream)

    def count(self, code: str) -> int:
        """Return how many streams a class has."""
        return len(self._open.get(code, ()))

    def remove(self, stream: Events) -> None:
        """Forget a stream that is over."""
        self._limits.stream_closed(stream.of)
        of_class = self._open[stream.of]
        of_class.discard(stream)
        if not of_class:
            del self._open[stream.of]

    async def watch(self) -> None:
        """Look for what other servers changed in the classes that have a stream here."""
        known: Mapping[str, Mark] = {}
        trouble = None
        while True:
            await asyncio.sleep(LOOK_AGAIN)
            if self._room.trouble != trouble:
                trouble = self._room.trouble
                self.troubled()
            if not self._open:
                continue
            try:
                marks = await self._room.pulse(list(self._open))
            except Refused:
                self.troubled()
                continue
            for code in self._open:
                new, old = marks.get(code), known.get(code)
                if new is None or old is None or new[0] != old[0]:
                    self.changed(code)
                elif new != old:
                    self.counted(code)
            known = marks

    def close(self) -> None:
        """End every stream."""
        for stream in [stream for of_class in self._open.values() for stream in of_class]:
            stream.close()


class Events(Talk):
    """`/class/<code>/events`: the state of a class, again whenever it changes."""

    of: str
    view: str

    def initialize(self) -> None:
        """Begin awake. Called by tornado."""
        super().initialize()
        self._awake = asyncio.Event()
        self._over = False

    async def get(self, given: str) -> None:
        """Send states until the reader has gone, is too slow, or the server stops."""
        self.of = self.code(given)
        self.view = self.get_query_argument("view", "")
        self._state = await self._look()  # refused where there is no such class
        self.mode.streams.add(self)
        try:
            self._transforms = []  # a packed stream would wait for more to pack
            self.set_header("Content-Type", "text/event-stream")
            self.set_header("X-Accel-Buffering", "no")
            self._hold_little()
            await self._send_states()
        except (StreamClosedError, TimeoutError):
            self.close()
        finally:
            self.mode.streams.remove(self)

    def wake(self) -> None:
        """Look at the class again."""
        self._awake.set()

    def close(self) -> None:
        """End this stream."""
        self._over = True
        self._awake.set()

    def on_connection_close(self) -> None:
        """End when the reader has gone. Called by tornado."""
        super().on_connection_close()
        self.close()

    async def _send_states(self) -> None:
        told, first = "", "retry: 2000\n"
        while not self._over:
            text = json.dumps(self._state, ensure_ascii=False, separators=(",", ":"))
            if text != told:
                await self._send(f"{first}event: state\ndata: {text}\n\n")
                told, first = text, ""
                if self.view == BOARD:
                    await asyncio.sleep(PAUSE)
            await self._wait()
            self._awake.clear()
            try:
                self._state = await self._look()
            except Refused as refused:
                if refused.status == HTTPStatus.NOT_FOUND:
                    return
                if self.view == BOARD:
                    trouble = self.mode.room.trouble or sentence(refused.reason)
                    self._state = self._state | {"trouble": trouble}
                await asyncio.sleep(LOOK_AGAIN)
                self.wake()

    async def _look(self) -> dict[str, Any]:
        return await self.mode.state(self.of, self.view, self.request)

    async def _wait(self) -> None:
        while not self._awake.is_set():
            try:
                async with asyncio.timeout(STILL_HERE):
                    await self._awake.wait()
            except TimeoutError:
                await self._send(": still here\n\n")

    async def _send(self, text: str) -> None:
        self.write(text)
        sent = self.flush()
        await asyncio.wait({sent}, timeout=PATIENCE)
        if not sent.done():
            # Closed in the middle, so that the reader sees an end and comes again.
            self.request.connection.close()  # type: ignore[union-attr]
            raise TimeoutError
        sent.result()

    def _hold_little(self) -> None:
        with suppress(AttributeError, OSError):
            connection = self.request.connection.stream.socket  # type: ignore[union-attr]
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, UNSENT)
