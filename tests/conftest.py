"""What tests of several rooms share: the workbook's own server, and servers of other notebooks."""

import os
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
from playwright.sync_api import sync_playwright

from tests.chromium import launch_options
from tests.serving.process import ServerProcess


def pytest_xdist_auto_num_workers():
    """Return 3 workers for 2 processors: about half of its time a test waits for a browser."""
    return (os.cpu_count() or 2) * 3 // 2


@pytest.fixture(scope="session")
def serve():
    """Start a server, `serve("--notebooks", folder)`; it is stopped when the tests end."""
    started = []

    def start(*options, **where):
        started.append(ServerProcess(*options, **where))
        return started[-1]

    yield start
    for server in started:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture(scope="session")
def server(serve):
    """The workbook's own pages, served: `server.base_url`."""
    return serve()


@pytest.fixture(scope="session")
def write_notebook():
    """Write a notebook of Markdown (`# …` or plain prose, as `("md", text)`) and code cells."""

    def write(path, *cells, tags=()):
        made = [
            nbformat.v4.new_markdown_cell(cell[1])
            if isinstance(cell, tuple)
            else nbformat.v4.new_code_cell(cell, metadata={"tags": list(tags)})
            for cell in cells
        ]
        metadata = {"kernelspec": {"name": "python3", "display_name": "", "language": "python"}}
        nbformat.write(nbformat.v4.new_notebook(cells=made, metadata=metadata), path)
        return path

    return write


@pytest.fixture(scope="session")
def in_chromium():
    """Run `body(browser)` in a thread of its own, as tests of widgets hold this one's loop."""
    with ThreadPoolExecutor(1) as thread:
        playwright = thread.submit(lambda: sync_playwright().start()).result()
        browser = thread.submit(lambda: playwright.chromium.launch(**launch_options())).result()
        yield lambda body: thread.submit(body, browser).result()
        thread.submit(browser.close).result()
        thread.submit(playwright.stop).result()
