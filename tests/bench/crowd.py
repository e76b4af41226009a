"""Learners who arrive over plain sockets, one connection each, which costs this side least."""

import asyncio
import contextlib
import gzip
import re
import time
from dataclasses import dataclass, field

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
    connections: list = field(default_factory=list)

    def html(self):
        packed = self.page.startswith(b"\x1f\x8b")
        return gzip.decompress(self.page) if packed else self.page


def crowd(server, paths, count, seconds, follow=None):
    """Let `count` learners arrive within so many seconds, each asking for the page, then its files.

    Their connections stay open until the last learner is served and the memory was read.

    Parameters
    ----------
    follow
        Fetches what a page shows where its HTML does not hold it: `await follow(host, html)`
        returns an open connection.
    """
    return asyncio.run(_crowd(server, paths, count, seconds, follow))


async def _crowd(server, paths, count, seconds, follow):
    visits = [_Visit() for _ in range(count)]
    starts = [seconds * number / count for number in range(count)]
    try:
        arrivals = zip(visits, starts, strict=True)
        await asyncio.gather(
            *(_arrive(visit, start, server, paths, follow) for visit, start in arrivals)
        )
        memory = server.memory()
        served = [visit for visit in visits if visit.seconds is not None]
        waits = [visit.seconds for visit in served if follow or WIDGETS.search(visit.html())]
    finally:
        for connection in [each for visit in visits for each in visit.connections]:
            connection.close()
    return Crowd(count - len(waits), waits, memory)


async def _arrive(visit, start, server, paths, follow):
    await asyncio.sleep(start)
    begun = time.perf_counter()
    with contextlib.suppress(OSError, TimeoutError, asyncio.IncompleteReadError, NotServedError):
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(*server.host.split(":"))
            visit.connections.append(writer)
            for path in paths:
                writer.write(REQUEST.format(path=path, host=server.host).encode())
                body = await answer(reader)
                visit.page = visit.page or body
            if follow:
                visit.connections.append(await follow(server.host, visit.html()))
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
