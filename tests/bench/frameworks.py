"""Other ways to serve the page: how each starts, and how its data reaches a learner."""

import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from tornado.httpclient import HTTPError, HTTPRequest
from tornado.websocket import WebSocketError, websocket_connect

from tests.bench.crowd import PATIENCE, NotServedError

TOKEN = re.compile(rb'"token":\s*"([^"]+)"')
"""What a Bokeh server writes into its page to know the learner again."""


@dataclass(frozen=True)
class Framework:
    """A framework that serves the page."""

    name: str
    path: str
    command: tuple[str, ...]
    """What starts it: its package, and the rest of the line."""
    connect: Callable
    """Opens the connection that brings the data, as the framework's own page does."""

    @property
    def package(self):
        """Its name on PyPI."""
        return self.command[0]

    def follower(self, words):
        """Return what waits until these words of the page have come, as `crowd` wants it."""

        async def follow(host, html):
            try:
                connection = await self.connect(host, html)
                while words not in await _told(connection):
                    pass
            except (HTTPError, WebSocketError) as reason:
                raise NotServedError(str(reason)) from None
            return connection

        return follow


async def _streamlit(host, _html):
    connection = await _open(host, "/_stcore/stream", ["streamlit"])
    await connection.write_message(b"Z\x00", binary=True)  # "run the app", as protobuf
    return connection


async def _panel(host, html):
    if not (token := TOKEN.search(html)):
        raise NotServedError("The page has no token.")
    connection = await _open(host, "/panel_app/ws", ["bokeh", token[1].decode()])
    await _told(connection)  # it does not listen before
    for part in ({"msgid": "1", "msgtype": "PULL-DOC-REQ"}, {}, {}):
        await connection.write_message(json.dumps(part))
    return connection


async def _marimo(host, _html):
    return await _open(host, f"/ws?session_id=s_{secrets.token_hex(3)}")


async def _open(host, path, subprotocols=None):
    patient = {"connect_timeout": PATIENCE, "request_timeout": PATIENCE}
    request = HTTPRequest(f"ws://{host}{path}", **patient)
    return await websocket_connect(request, subprotocols=subprotocols, compression_options={})


async def _told(connection):
    message = await connection.read_message()
    if message is None:
        raise NotServedError("The server left.")
    return message if isinstance(message, str) else message.decode(errors="replace")


FRAMEWORKS = (
    Framework(
        "Streamlit",
        "/",
        (
            *("streamlit", "run", "tests/bench/others/streamlit_app.py"),
            *("--server.headless=true", "--server.address=127.0.0.1", "--server.port={port}"),
        ),
        _streamlit,
    ),
    Framework(
        "Panel",
        "/panel_app",
        (
            *("panel", "serve", "tests/bench/others/panel_app.py"),
            *("--address=127.0.0.1", "--port={port}"),
        ),
        _panel,
    ),
    Framework(
        "marimo",
        "/",
        (
            *("marimo", "run", "tests/bench/others/marimo_app.py"),
            *("--headless", "--host=127.0.0.1", "--port={port}"),
        ),
        _marimo,
    ),
)
