"""Server-sent events: the state at once and at each change, the slow dropped, a clean stop."""

import asyncio
import functools
import socket
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from serving.classroom import stream
from serving.classroom.limits import Limits
from serving.classroom.refusals import Refused
from serving.classroom.stream import Events, Streams
from tests.serving.classroom.people import Facilitator, Follower, Learner, Server

CODE = "AB2C3D"


def in_a_thread(test):
    """Run a coroutine as a test, in a thread: a browser test may hold this one's event loop."""

    @functools.wraps(test)
    def run(*args, **kwargs):
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, test(*args, **kwargs)).result()

    return run


def phase(state):
    """The phase of the present question."""
    return state["question"] and state["question"]["phase"]


def test_a_stream_tells_the_present_state_and_then_each_step(server, led):
    with Follower(server, led.code) as page:
        phases = [phase(page.next())]
        led.open()
        phases.append(phase(page.next()))
        for step in ("close", "reveal"):
            led.take(step)
            phases.append(phase(page.next()))

    assert [None, "open", "closed", "revealed"] == phases


def test_a_stream_is_sent_as_it_is(server, led):
    with Follower(server, led.code) as page:
        headers = page.answer.headers

    assert "text/event-stream" == headers["Content-Type"]
    assert "no-store" == headers["Cache-Control"]
    assert "no" == headers["X-Accel-Buffering"]
    assert "Content-Encoding" not in headers


def test_a_board_hears_who_joined_and_answered_and_a_learner_does_not(server, led):
    led.open()
    with Follower(server, led.code, "board") as board, Follower(server, led.code) as page:
        page.next()
        for number in range(3):
            Learner(server, led.code).answer(number)
        full = board.until(lambda state: state["answered"] == 3)
        led.take("close")
        following = page.next()

    assert (3, "open") == (full["joined"], phase(full))
    assert "closed" == phase(following)
    assert "joined" not in following


def test_no_stream_tells_counts_before_the_reveal(server, led):
    led.open()
    with Follower(server, led.code, "board") as board:
        Learner(server, led.code).answer(1)
        told = [board.until(lambda state: state["answered"] == 1)]
        led.take("close")
        told.append(board.until(lambda state: phase(state) == "closed"))

    assert [None, None] == [state["question"]["results"] for state in told]
    assert [None, None] == [state["question"]["said"] for state in told]


def test_a_class_that_ends_tells_its_pages(server, led):
    with Follower(server, led.code) as page:
        page.next()
        led.take("end")

        assert page.next()["ended"]


def test_another_server_on_the_same_store_tells_its_pages_too(serve_class, server, led):
    other = serve_class(server.store)
    with Follower(other, led.code, "board") as board:
        led.open()
        opened = board.until(lambda state: phase(state) == "open")
        Learner(server, led.code).answer(1)
        answered = board.until(lambda state: state["answered"] == 1)

    assert (0, 1) == (opened["answered"], answered["joined"])


def test_sigterm_ends_a_server_that_200_pages_follow(serve_class, tmp_path):
    server = serve_class(tmp_path / "class.sqlite")
    code = server.post("/class", headers=Facilitator(server).headers).json()["code"]
    host, port = server.base_url.removeprefix("http://").split(":")
    pages = [socket.create_connection((host, int(port)), timeout=20) for _ in range(200)]
    for page in pages:
        page.sendall(f"GET /class/{code}/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    for page in pages:
        assert page.recv(100).startswith(b"HTTP/1.1 200")

    assert 0 == server.stop()
    assert "Traceback" not in server.log()
    for page in pages:
        page.close()


class Room:
    """A class whose state is too much for the buffers on the way."""

    trouble = None

    def __init__(self):
        self.version = 0
        self.gone = False

    async def state(self, _code, _view="", _request=None):
        if self.gone:
            raise Refused(404, "unknown-class")
        return {"version": self.version, "long": "x" * 1_500_000}


async def streams_of(room):
    """A server of that class alone: its streams, and its address."""
    streams = Streams(room, Limits())
    mode = SimpleNamespace(streams=streams, state=room.state, limits=Limits())
    workbook = SimpleNamespace(classroom=mode, frame_ancestors="'self'")
    sockets = bind_sockets(0, "127.0.0.1")
    app = Application([(r"/class/([^/]+)/events", Events)], workbook=workbook)
    HTTPServer(app).add_sockets(sockets)
    return streams, sockets[0].getsockname()


async def follow(address):
    """Open a stream, as a page does, and read no more of it than a little."""
    reader, writer = await asyncio.open_connection(*address[:2])
    writer.write(f"GET /class/{CODE}/events HTTP/1.1\r\nHost: here\r\n\r\n".encode())
    await reader.readuntil(b'data: {"version":')
    return reader, writer


async def until(reader, wanted):
    """Read on, and say whether something came before the end."""
    seen = b""
    while wanted not in seen:
        more = await reader.read(65_536)
        if not more:
            return False
        seen = seen[-len(wanted) :] + more
    return True


@in_a_thread
async def test_a_slow_reader_is_dropped_and_the_others_go_on(monkeypatch):
    monkeypatch.setattr(stream, "PATIENCE", 3)
    room = Room()
    streams, address = await streams_of(room)
    slow, quick = await follow(address), await follow(address)
    reading = asyncio.create_task(until(quick[0], b'{"version":1'))
    before = streams.count(CODE)
    async with asyncio.timeout(30):
        while streams.count(CODE) > 1:  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.1)
        room.version = 1
        streams.changed(CODE)
        told = await reading

    assert (2, 1) == (before, streams.count(CODE))
    assert told
    slow[1].close()
    quick[1].close()


@in_a_thread
async def test_a_stream_ends_with_its_class(monkeypatch):
    monkeypatch.setattr(stream, "PATIENCE", 20)
    room = Room()
    streams, address = await streams_of(room)
    reader, writer = await follow(address)
    room.gone = True
    streams.changed(CODE)
    async with asyncio.timeout(20):
        ended = await until(reader, b"\r\n0\r\n\r\n")

    assert ended
    assert 0 == streams.count(CODE)
    writer.close()


@in_a_thread
async def test_more_streams_than_a_class_may_have_are_refused(monkeypatch):
    monkeypatch.setattr("serving.classroom.limits.STREAMS_OF_A_CLASS", 1)
    room = Room()
    streams, address = await streams_of(room)
    _, writer = await follow(address)
    reader, second = await asyncio.open_connection(*address[:2])
    second.write(f"GET /class/{CODE}/events HTTP/1.1\r\nHost: here\r\n\r\n".encode())

    assert b"HTTP/1.1 503 Service Unavailable\r\n" == await reader.readline()
    assert 1 == streams.count(CODE)
    writer.close()
    second.close()


@in_a_thread
async def test_a_reader_who_leaves_is_forgotten():
    room = Room()
    streams, address = await streams_of(room)
    _, writer = await follow(address)
    writer.close()
    async with asyncio.timeout(20):
        while streams.count(CODE):  # noqa: ASYNC110 - the same
            await asyncio.sleep(0.05)

    assert 0 == streams.count(CODE)


def test_a_server_without_a_network_of_its_own_serves_this_machine(tmp_path):
    server = Server(tmp_path / "class.sqlite", "--ip", "localhost")

    assert "Only this computer can open that address" in server.log()
    assert 0 == server.stop()
