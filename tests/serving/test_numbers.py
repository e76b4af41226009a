"""How much a page weighs, and what a class of 200 costs."""

import asyncio
import gzip
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.serving.process import ROOT

TOPICS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))


def loaded(server, name):
    """All that a page loads, by address."""
    page = server.page(name)
    assets = set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', page.text))
    return {"": page.content} | {address: server.get(address).content for address in assets}


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_is_light(server, name):
    files = loaded(server, name)

    assert len(files) <= 25
    assert sum(map(len, files.values())) <= 250_000
    assert sum(len(gzip.compress(file)) for file in files.values()) <= 80_000


@pytest.mark.parametrize("seconds", [0, 5])
def test_a_class_of_200_arrives_and_nobody_is_refused(server, seconds):
    addresses = list(loaded(server, "red-flags"))
    host, port = server.base_url.removeprefix("http://").split(":")

    async def visit(number):
        await asyncio.sleep(seconds * number / 200)
        reader, writer = await asyncio.open_connection(host, port)
        answers = []
        for address in addresses:
            path = address or "/voila/render/red-flags.ipynb"
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            await reader.readexactly(int(re.search(r"Content-Length: (\d+)", head)[1]))
            answers.append(head.split()[1])
        writer.close()
        return answers

    async def everybody():
        return await asyncio.gather(*(visit(number) for number in range(200)))

    with ThreadPoolExecutor(1) as thread:
        answers = thread.submit(asyncio.run, everybody()).result(timeout=60)

    assert {"200"} == {status for visitor in answers for status in visitor}
    assert server.kernels() <= 1
