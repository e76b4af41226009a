"""A class of 200 arrives at once, and nobody is refused."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import pytest


def loaded(server, name):
    """The addresses of all that a page loads, its own first."""
    page = server.page(name)
    assets = set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', page.text))
    return ["", *sorted(assets)]


@pytest.mark.parametrize("seconds", [0, 5])
def test_a_class_of_200_arrives_and_nobody_is_refused(server, seconds):
    addresses = loaded(server, "red-flags")
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
