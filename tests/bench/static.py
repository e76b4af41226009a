"""What is built: how long site and handouts take, what a page weighs, when it can be used."""

import gzip
import mimetypes
import os
import shutil
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from serving.handouts.write import HandoutsError, write
from serving.running import NotebookError
from serving.site.build import build
from serving.site.refused import SiteError
from tests.bench import browser
from tests.bench.servers import ROOT, CannotMeasureError, Running
from tests.bench.table import grid, kilobytes, seconds, usual, verdict, visits
from tests.serving.site_build import Page

HEADINGS = ("the static site and paper", "measured", "target", "")
PAGE = "/red-flags.html"
VISITS = 5
LINE = {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
"""1.6 Mbit/s down, 0.75 up, and 150 ms until an answer comes: a slow mobile line."""


@dataclass(frozen=True)
class Site:
    """What is known of a site."""

    topics: int
    build: float
    """Seconds that the build took."""
    build_twice: float
    """The same with each notebook twice."""
    sizes: list[tuple[int, int, int]]
    """Of each page: bytes as used, bytes as sent, requests."""
    waits: list[float]
    """Seconds until the first question could be used, of each visit."""
    handouts: float
    """Seconds that all handouts took."""


def measured(say):
    """Build the site, once more with twice as many pages, and visit it.

    Raises
    ------
    CannotMeasureError
        If it can't be built.
    """
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    with tempfile.TemporaryDirectory() as room:
        site, double = Path(room, "site"), Path(room, "notebooks")
        double.mkdir()
        for path in notebooks:
            shutil.copy(path, double)
            shutil.copy(path, double / f"again-{path.name}")
        say(f"The site: a build of {len(notebooks)} topics")
        once = _timed(lambda: build(ROOT / "notebooks", site))
        say("The site: a build of twice as many")
        twice = _timed(lambda: build(double, Path(room, "twice")))
        say("Handouts of all topics")
        paper = _timed(lambda: list(write(ROOT / "notebooks", Path(room, "handouts"))))
        say("The site: one page")
        with _hosted(site) as host, browser.browsing() as window:
            waits = [browser.seconds_to_question(window, host, PAGE, LINE) for _ in range(VISITS)]
        sizes = [_weighed(site, path.stem) for path in notebooks]
    return Site(len(notebooks), once, twice, sizes, waits, paper)


def table(site):
    """Return what was measured as a table in Markdown."""
    raw, packed, requests = (max(column) for column in zip(*site.sizes, strict=True))
    lines = [
        (f"build of all {site.topics} topics", seconds(site.build), "under 60 s", site.build < 60),
        (
            "build of twice as many",
            seconds(site.build_twice),
            "2 times as long, or less",
            site.build_twice <= 2 * site.build,
        ),
        ("largest page, uncompressed", kilobytes(raw), "250 kB or less", raw <= 250_000),
        ("largest page, compressed", kilobytes(packed), "80 kB or less", packed <= 80_000),
        ("most requests of a page", str(requests), "25 or fewer", requests <= 25),
        (
            "first question usable, processor 4 times slower, 1.6 Mbit/s",
            visits(site.waits),
            "under 1 s",
            usual(site.waits) < 1,
        ),
        ("handouts of all topics", seconds(site.handouts), "under 60 s", site.handouts < 60),
    ]
    return grid([HEADINGS, *((*told, verdict(met)) for *told, met in lines)])


def _timed(work):
    begun = time.monotonic()
    try:
        work()
    except (HandoutsError, NotebookError, SiteError) as refused:
        raise CannotMeasureError(f"Not all was built. {refused}") from None
    return time.monotonic() - begun


def _weighed(folder, name):
    page = folder / f"{name}.html"
    loads = Page(page.read_text(encoding="utf-8")).loads
    files = [path.read_bytes() for path in (page, *(folder / load for load in loads))]
    return sum(map(len, files)), sum(len(gzip.compress(file)) for file in files), len(files)


@contextmanager
def _hosted(folder):
    """Serve a folder as a good web host does: compressed, over connections that stay open."""
    files = {
        f"/{path.relative_to(folder).as_posix()}": gzip.compress(path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }

    class Host(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self):
            body = files.get(self.path, b"")
            self.send_response(200 if body else 404)
            if body:
                self.send_header("Content-Type", mimetypes.guess_type(self.path)[0])
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield Running(f"127.0.0.1:{server.server_port}", os.getpid(), str)
        finally:
            server.shutdown()
