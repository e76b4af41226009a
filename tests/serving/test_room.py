"""Kernels of visitors: a place for each, a full room, and places that become free again."""

import asyncio
import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import SimpleNamespace

import pytest
import websocket
from jupyter_server._tz import utcnow

from serving.kernels import Kernels


@pytest.fixture
def small(serve, notebooks):
    """A server with 2 places, for one test."""
    server = serve("--notebooks", notebooks, "--places", 2, "--idle-timeout", 4)
    yield server
    server.stop()


def kernel_of(page):
    """The kernel behind a page."""
    return re.search(r'"kernelId":"([0-9a-f-]{36})"', page.text)[1]


def channel(server, kernel_id, **options):
    """Connect to a kernel as a page does."""
    address = server.base_url.replace("http", "ws", 1)
    return websocket.create_connection(
        f"{address}/api/kernels/{kernel_id}/channels?session_id=one", timeout=10, **options
    )


def test_a_full_room_says_so_and_other_pages_stay_open(small):
    kernels = {kernel_of(small.page("mixed")) for _ in range(2)}
    full = small.page("mixed")

    assert 2 == len(kernels)
    assert 503 == full.status_code
    assert "The room is full" in full.text
    assert "60" == full.headers["Retry-After"]
    assert 200 == small.page("plain").status_code


def test_visitors_of_the_same_instant_get_the_places_there_are(small):
    with ThreadPoolExecutor(5) as visitors:
        answers = list(visitors.map(small.page, ["mixed"] * 5))

    assert [200, 200, 503, 503, 503] == sorted(answer.status_code for answer in answers)
    assert 2 == small.wait_for_kernels(2)


def test_a_page_that_is_left_gives_its_place_back(small):
    left = channel(small, kernel_of(small.page("mixed")))
    kept = channel(small, kernel_of(small.page("mixed")))
    left.close()

    assert 1 == small.wait_for_kernels(1)
    assert 200 == small.page("mixed").status_code
    kept.close()


def test_a_page_that_nobody_opened_gives_its_place_back(small):
    small.page("mixed")

    assert 0 == small.wait_for_kernels(0)


def test_a_kernel_that_dies_gives_its_place_back(small):
    first = [small.page("late").status_code for _ in range(2)]
    held = small.wait_for_kernels(0)

    assert [200, 200] == first
    assert 0 == held
    assert 200 == small.page("late").status_code


def test_pages_from_elsewhere_can_not_reach_a_kernel(room):
    kernel_id = kernel_of(room.page("mixed"))

    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        channel(room, kernel_id, origin="http://elsewhere.example")
    own = channel(room, kernel_id, origin=room.base_url)

    assert 403 == refused.value.status_code
    assert "default-src 'none'" in refused.value.resp_headers["content-security-policy"]
    assert "set-cookie" not in {name.lower() for name in own.headers}
    own.close()


def test_a_page_may_send_its_kernel_messages_of_widgets_only(room):
    page = channel(room, kernel_of(room.page("mixed")), origin=room.base_url)
    header = {"msg_id": "1", "msg_type": "execute_request", "username": "", "session": "one"}
    page.send(
        json.dumps(
            {
                "header": header | {"version": "5.3", "date": ""},
                "parent_header": {},
                "metadata": {},
                "content": {"code": "import os; os._exit(1)", "silent": False},
                "channel": "shell",
            }
        )
    )
    time.sleep(2)

    assert room.kernels() >= 1
    page.close()


@pytest.mark.parametrize(
    ("connections", "idle_seconds", "rendering", "ended"),
    [
        (0, 290, False, []),
        (0, 310, False, ["one"]),
        (0, 310, True, []),
        (1, 310, False, []),
        (1, 1790, False, []),
        (1, 1810, False, ["one"]),
    ],
)
def test_an_open_page_keeps_its_kernel_longer_than_a_closed_one(  # noqa: PLR0913, PLR0917
    tmp_path, monkeypatch, connections, idle_seconds, rendering, ended
):
    kernels = Kernels(root_dir=str(tmp_path), cull_idle_timeout=300)
    idle_since = utcnow() - timedelta(seconds=idle_seconds)
    kernels._kernels["one"] = SimpleNamespace(last_activity=idle_since)  # noqa: SLF001
    kernels._kernel_connections["one"] = connections  # noqa: SLF001
    if rendering:
        kernels.begin_rendering("one")
    found = []

    async def end(kernel_id):
        found.append(kernel_id)

    monkeypatch.setattr(kernels, "end", end)
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, kernels.cull_kernel_if_idle("one")).result()

    assert ended == found
