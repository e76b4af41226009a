"""A class over HTTP: learners who join, follow and answer, and one board that watches."""

import asyncio
import json
import re
import secrets
import time
from dataclasses import dataclass, field

import psutil

from tests.bench.crowd import NotServedError, answer
from tests.bench.servers import CannotMeasureError

KEY = re.compile(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b")
PATIENCE = 120
"""Seconds until the pages are read, or a learner counts as lost."""
IDLE = 10
"""Seconds over which the processor is watched while a class does nothing."""


@dataclass
class Class:
    """What became of a class of so many learners."""

    learners: int
    questions: int
    joined: int = 0
    errors: int = 0
    acknowledged: int = 0
    counted: int = 0
    joins: list[float] = field(default_factory=list)
    """Seconds from the code to a page, a place in the class and a first word of the stream."""
    waits: list[float] = field(default_factory=list)
    """Seconds from sending an answer to its acknowledgement."""
    lags: list[float] = field(default_factory=list)
    """Seconds from an acknowledgement to a board that counts it."""
    memory: float = 0
    """Megabytes of the server with everyone there."""
    idle: float = 0
    """Share of a core while everyone follows and nothing happens."""

    @property
    def lost(self):
        """Answers that were acknowledged and not counted."""
        return self.acknowledged - self.counted


class Line:
    """One connection to a server, kept open, and opened again if the server closed it."""

    def __init__(self, host):
        self.host = host
        self.reader = self.writer = None

    async def send(self, method, path, body=None, bearer=None):
        """Send a request. A connection that had been closed meanwhile is opened again."""
        sent = "" if body is None else json.dumps(body)
        head = [f"{method} {path} HTTP/1.1", f"Host: {self.host}"]
        if body is not None:
            head += ["Content-Type: application/json", f"Content-Length: {len(sent)}"]
        if bearer:
            head.append(f"Authorization: Bearer {bearer}")
        if self.writer is None or self.writer.is_closing() or self.reader.at_eof():
            self.reader, self.writer = await asyncio.open_connection(*self.host.split(":"))
        self.writer.write("\r\n".join([*head, "", sent]).encode())

    async def ask(self, *request, **options):
        """Send a request and return its answer, read as JSON where there is one."""
        await self.send(*request, **options)
        body = await answer(self.reader)
        return json.loads(body) if body.startswith(b"{") else body

    async def events(self, path):
        """Yield each state that a stream tells."""
        await self.send("GET", path)
        await self.reader.readuntil(b"\r\n\r\n")
        async for line in self.reader:
            if line.startswith(b"data:"):
                yield json.loads(line[5:])

    def close(self):
        """Leave."""
        if self.writer:
            self.writer.close()


def hold_class(server, learners, *, arriving, questions, answering):
    """Hold a class and return what became of it.

    Parameters
    ----------
    arriving
        Seconds within which all join.
    answering
        Seconds within which all answer a question, counted from its opening.

    Raises
    ------
    CannotMeasureError
        If the server shows no facilitator key, or its pages ask too few questions.
    """
    return asyncio.run(_hold(server, Class(learners, questions), arriving, answering))


async def _hold(server, held, arriving, answering):
    facilitator = Line(server.host)
    session, asked = await _prepare(server, facilitator, held.questions)

    async def order(what, body=None):
        return await facilitator.ask("POST", f"/class{what}", body or {}, bearer=session)

    code = (await order(""))["code"]
    board = _Board(held)
    watching = asyncio.create_task(board.watch(server.host, code))
    followers = [
        asyncio.create_task(
            _learn(server.host, code, board, arriving * place / held.learners, answering, place)
        )
        for place in range(held.learners)
    ]
    try:
        await _until(lambda: held.joined + held.errors >= held.learners, arriving + PATIENCE)
        held.memory, _ = server.memory()
        held.idle = await _idle(server.pid)
        for number, question in enumerate(asked, 1):
            expected = held.acknowledged + held.joined
            await order(f"/{code}/open", {"question": question})
            await _until(lambda: held.acknowledged + held.errors >= expected, answering + 30)  # noqa: B023 - awaited here
            await _until(lambda: board.counts(number), 5)  # noqa: B023
            await order(f"/{code}/close")
            shown = (await order(f"/{code}/reveal"))["state"]["question"]["results"]
            held.counted += shown["answered"]
        await order(f"/{code}/end")
    finally:
        for task in (watching, *followers):
            task.cancel()
        await asyncio.gather(watching, *followers, return_exceptions=True)
        facilitator.close()
    return held


async def _prepare(server, line, count):
    await _until(lambda: KEY.search(server.said()), 10)
    if not (found := KEY.search(server.said())):
        raise CannotMeasureError("The server shows no facilitator key.")
    session = (await line.ask("POST", "/class/login", {"key": found[0]}))["session"]
    deadline = time.monotonic() + PATIENCE
    while not (known := await line.ask("GET", "/class/questions", bearer=session))["ready"]:
        if time.monotonic() > deadline:
            raise CannotMeasureError("The pages were not read in time.")
        await asyncio.sleep(0.5)
    asked = [
        question["id"]
        for topic in known["topics"]
        for question in topic["questions"]
        if question["kind"] == "single" and not question["about"]
    ]
    if len(asked) < count:
        raise CannotMeasureError(f"The pages ask {len(asked)} questions; expected {count}.")
    return session, asked[:count]


class _Board:
    """The board that watches, and when it counted each answer."""

    def __init__(self, held):
        self.held = held
        self.acknowledged = {}
        self.shown = {}

    async def watch(self, host, code):
        line = Line(host)
        async for state in line.events(f"/class/{code}/events?view=board"):
            if question := state["question"]:
                now, number = time.perf_counter(), question["number"]
                before = self.shown.get(number, 0)
                acknowledged = self.acknowledged.setdefault(number, [])
                fresh = acknowledged[before : state["answered"]]
                self.held.lags += [max(0, now - at) for at in fresh]
                self.shown[number] = max(before, min(state["answered"], len(acknowledged)))

    def took(self, number):
        self.held.acknowledged += 1
        self.acknowledged.setdefault(number, []).append(time.perf_counter())

    def counts(self, number):
        return self.shown.get(number, 0) >= len(self.acknowledged.get(number, ()))


async def _learn(host, code, board, start, answering, place):  # noqa: PLR0913, PLR0917
    await asyncio.sleep(start)
    held = board.held
    line, stream, token = Line(host), Line(host), secrets.token_urlsafe(18)
    try:
        begun, seen = time.perf_counter(), None
        await line.ask("GET", "/voila/render/red-flags.ipynb")
        await line.ask("POST", f"/class/{code}/join", {"token": token})
        async for state in stream.events(f"/class/{code}/events"):
            if seen is None:
                seen = set()
                held.joined += 1
                held.joins.append(time.perf_counter() - begun)
            question = state["question"]
            if not question or question["phase"] != "open" or question["number"] in seen:
                continue
            seen.add(question["number"])
            await asyncio.sleep(answering * place / held.learners)
            sent = time.perf_counter()
            body = {"token": token, "number": question["number"], "choice": place % 2}
            await line.ask("POST", f"/class/{code}/answers", body)
            held.waits.append(time.perf_counter() - sent)
            board.took(question["number"])
    except (OSError, NotServedError, asyncio.IncompleteReadError):
        held.errors += 1
    finally:
        line.close()
        stream.close()


async def _until(is_so, seconds):
    deadline = time.monotonic() + seconds
    while not is_so() and time.monotonic() < deadline:  # noqa: ASYNC110 - many things can make it so
        await asyncio.sleep(0.02)


async def _idle(pid):
    process = psutil.Process(pid)
    before = process.cpu_times()
    await asyncio.sleep(IDLE)
    after = process.cpu_times()
    return (after.user + after.system - before.user - before.system) / IDLE
