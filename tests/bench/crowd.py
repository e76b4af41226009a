"""Learners who arrive over plain sockets, one connection each, which costs this side least."""

import asyncio
import contextlib
import gzip
import re
import time
from dataclasses import dataclass

PATIENCE = 120
"""Seconds a learner waits until they count as not served."""

REQUEST = "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n\r\n"

WIDGETS = re.compile(rb'class="component"|application/vnd\.jupyter\.widget-view\+json')
"""What stands in a page, ours or stock Voila's, only if its cells have run."""


class NotServedError(Exception):
    """The server answered, but not with what was asked for."""


@dataclass(frozen=True)
class Crowd:
    """How many were not served, how long each of the others waited, and the megabytes held."""

    failed: int
    waits: list[float]
    memory: tuple[float, float]


@dataclass
class _Visit:
    seconds: float | None = None
    page: bytes = b""
    writer: asyncio.StreamWriter | None = None

    def is_served(self):
        packed = self.page.startswith(b"\x1f\x8b")
        page = gzip.decompress(self.page) if packed else self.page
        return self.seconds is not None and WIDGETS.search(page) is not None


def crowd(server, paths, count, seconds):
    """Let `count` learners arrive within so many seconds, each asking for the page, then its files.

    Their connections stay open until the last learner is served and the memory was read.
    """
    return asyncio.run(_crowd(server, paths, count, seconds))


async def _crowd(server, paths, count, seconds):
    visits = [_Visit() for _ in range(count)]
    starts = [seconds * number / count for number in range(count)]
    try:
        arrivals = zip(visits, starts, strict=True)
        await asyncio.gather(*(_arrive(visit, start, server, paths) for visit, start in arrivals))
        memory = server.memory()
        waits = [visit.seconds for visit in visits if visit.is_served()]
    finally:
        for visit in visits:
            if visit.writer:
                visit.writer.close()
    return Crowd(count - len(waits), waits, memory)


async def _arrive(visit, start, server, paths):
    await asyncio.sleep(start)
    begun = time.perf_counter()
    with contextlib.suppress(OSError, TimeoutError, asyncio.IncompleteReadError, NotServedError):
        async with asyncio.timeout(PATIENCE):
            reader, visit.writer = await asyncio.open_connection(*server.host.split(":"))
            for path in paths:
                visit.writer.write(REQUEST.format(path=path, host=server.host).encode())
                body = await answer(reader)
                visit.page = visit.page or body
            visit.seconds = time.perf_counter() - begun


async def answer(reader):
    """Read one answer of a server and return its body.

    Raises
    ------
    NotServedError
        If its status is not that of a success.
    """
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = head.split()[1]
    if status not in {"200", "204"}:
        raise NotServedError(status)
    if status == "204":
        return b""
    if length := re.search(r"\ncontent-length: (\d+)", head):
        return await reader.readexactly(int(length[1]))
    return await _chunks(reader)


async def _chunks(reader):
    body = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return body
