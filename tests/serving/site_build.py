"""Sites for tests: read as a browser would, and served under a path of their own."""

import contextlib
import json
import re
import threading
from collections import Counter
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from serving.site.build import build

VOID = {"br", "hr", "img", "input", "link", "meta"}
ADDRESS = re.compile(r"[\w%-]+\.html(?:#\S*)?|[\w%-]+\.ipynb\S*")
MADE_BY_SCRIPTS = ("remember",)
"""Ids that every page with components gets in the browser."""


class Page(HTMLParser):
    """A page as text: its ids, what it loads, where it leads, and mistakes in its elements."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.loads = Counter(), set(), set()
        self.open, self.mistakes, self.meta, self.states = [], [], {}, []
        self.feed(html)
        self.mistakes += self.open

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if len(given) < len(attributes):
            self.mistakes.append(f"{tag} has an attribute twice")
        if tag not in VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids[given["id"]] += 1
        if tag == "a" and "href" in given:
            self.links.add(given["href"])
        elif tag in {"link", "script", "img"} and given.get("rel") != "canonical":
            addresses = {given[name] for name in ("href", "src") if name in given}
            # What an address carries in itself is not loaded.
            self.loads |= {each for each in addresses if not each.startswith("data:")}
        if tag == "img" and "alt" not in given:
            self.mistakes.append("img has no alt")
        if tag == "meta":
            self.meta[given.get("name") or given.get("property") or given.get("http-equiv")] = (
                given.get("content")
            )
        self.kind = given.get("type")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.mistakes.append(f"{tag} is closed where it is not open")

    def handle_data(self, data):
        if self.open[-1:] == ["script"] and self.kind == "application/json":
            self.states.append(json.loads(data))
            self._read(self.states[-1])
            # The lists of words and of sources give each entry its id.
            for entry in self.states[-1].get("_view", {}).get("entries", []):
                self.ids[entry["id"]] += 1

    def _read(self, value):
        """Find the links that components make of their state."""
        if isinstance(value, dict):
            for each in value.values():
                self._read(each)
        elif isinstance(value, list):
            for each in value:
                self._read(each)
        elif isinstance(value, str):
            self.links |= {value} if ADDRESS.fullmatch(value) else set()
            self.links |= set(re.findall(r'<a\b[^>]*?\shref="([^"]*)"', value))


def dead_links(files):
    """Return each link of a site's files, by name, that leads to no file or no spot of one."""
    pages = {name: Page(text.decode()) for name, text in files.items() if name.endswith(".html")}
    dead = []
    for name, page in pages.items():
        for address in page.links | page.loads:
            if re.match(r"[a-z]+:", address):
                continue
            path, _, spot = address.partition("#")
            target = unquote(path.removeprefix("./")) or name
            found = pages.get(target)
            known = target in files and (
                not spot or spot in MADE_BY_SCRIPTS or (found and unquote(spot) in found.ids)
            )
            if not known:
                dead.append(f"{name}: {address}")
    return dead


@contextlib.contextmanager
def hosted(folder):
    """Serve a folder as the simplest web host would; gives the address, with a slash at its end."""

    class Host(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=folder)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def built(notebooks, folder, **options):
    """Build a site and give its files."""
    build(notebooks, folder, **options)
    return read(folder)


def read(folder):
    """Return the files of a built site, by name."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
