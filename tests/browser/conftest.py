"""One component on a page of its own, in a real browser, drawn as our page host draws it."""

import functools
import http.server
import json
import shutil
import threading
from collections import defaultdict
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError as TooSlow
from playwright.sync_api import sync_playwright

from tests.chromium import launch_options
from widgets.component import style
from widgets.content import Library
from widgets.content.library import ROOM

ROOT = Path(__file__).parents[2]

PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>One component</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,">
</head>
<body class="wb-page"><main><h1>One component</h1><div id="here"></div></main>
<script type="module" src="/mount.js"></script>
</body></html>"""

MOUNT = """
import component from "/widgets/%(stem)s.js";
const state = %(state)s, heard = {}, sent = {};
const model = {
  get: (name) => state[name],
  set: (name, value) => {
    state[name] = value;
    for (const hear of heard[`change:${name}`] || []) hear();
  },
  save_changes: () => Object.assign(sent, structuredClone(state)),
  on: (event, hear) => (heard[event] ||= []).push(hear),
  off: (event, hear) => (heard[event] = (heard[event] || []).filter((other) => other !== hear)),
  tell: (event, said) => (heard[event] || []).forEach((hear) => hear(said)),
};
Object.assign(window, { model, sent, leave: null });
window.leave = component.render({ model, el: document.getElementById("here") });
document.documentElement.dataset.mounted = "true";
"""

STYLE = (
    "body { margin: 0 auto; padding: 0.5rem; background: var(--wb-paper); color: var(--wb-ink); }"
)


class Files(http.server.SimpleHTTPRequestHandler):
    """Serves the room `widgets/`, and the page under test from memory."""

    made: dict[str, tuple[str, str]]

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path not in self.made:
            super().do_GET()
            return
        kind, text = self.made[path]
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(text.encode())

    def end_headers(self):
        self.send_header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:")
        super().end_headers()

    def log_message(self, *_):
        """Say nothing: tests read what the browser says."""


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium of this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def files():
    """A server for modules, and for pages made by the tests."""
    made = {}
    handler = type("Handler", (Files,), {"made": made})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(ROOT))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", made
    server.shutdown()


@pytest.fixture(scope="session")
def with_quizzes(tmp_path_factory):
    """Make a widget from content with other quizzes: `with_quizzes(Quiz, "one", {"one": TEXT})`."""

    def make(widget, topic, texts):
        room = shutil.copytree(ROOM, tmp_path_factory.mktemp(widget.stem) / "content")
        for name, text in texts.items():
            (room / f"quizzes/{name}.yaml").write_text(text, encoding="utf-8")
        copy = Library(room)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(f"{widget.__module__}.library", lambda: copy)
            return widget(topic)

    return make


@pytest.fixture(scope="session")
def idle():
    """Pages that earlier tests have left, by options: to make one takes longer than most tests."""
    return defaultdict(list)


@pytest.fixture
def mount(browser, files, idle):
    """Draw one component and return its page: `mount(Quiz("red-flags"), width=320, dark=True)`.

    Window, media and all that is drawn are new each time. A test that changes more of a browser,
    such as its clock, asks for a page that no other test gets: `alone=True`.
    """
    address, made = files
    used, own = [], []

    def take(*, alone, **context):
        left = idle[frozenset(context.items())]
        page = left.pop() if left and not alone else _new_page(browser, **context)
        if alone:
            own.append(page)
        else:
            used.append((left, page))
        return page

    def draw(component, *, width=390, height=844, dark=False, alone=False, **context):
        page = take(alone=alone, **context)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            media="null", color_scheme="dark" if dark else "light", reduced_motion="reduce"
        )
        page.said = []
        state = json.dumps(component.state())
        made["/page.html"] = ("text/html", PAGE)
        made["/mount.js"] = ("text/javascript", MOUNT % {"stem": component.stem, "state": state})
        made["/style.css"] = ("text/css", STYLE + style(component.stem))
        page.goto(f"{address}/page.html")
        try:
            page.wait_for_selector("html[data-mounted]", timeout=10_000)
        except TooSlow:
            pytest.fail(f"{component.stem}.js drew nothing: {page.said}")
        page.values = lambda: page.evaluate("window.sent")
        return page

    yield draw
    for left, page in used:
        left.append(page)
    for page in own:
        page.context.close()


def _new_page(browser, **context):
    page = browser.new_context(**context).new_page()
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    return page


AXE = """async ({ but, options }) => {
  const { violations } = await axe.run({ include: [".wb"], exclude: but ? [but] : [] }, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}"""


@pytest.fixture(scope="session")
def axe():
    """What axe finds wrong with the component of a page, in light and dark, one line a finding.

    `axe(page, but=".wb-entry + .wb-entry")` leaves out what is made as its neighbours are.
    """
    script = Axe().axe_script

    def run(page, but=None):
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        every = {"resultTypes": ["violations"]}
        found = []
        for scheme, options in (
            ("light", every),
            ("dark", every | {"runOnly": ["color-contrast"]}),  # nothing else depends on it
        ):
            page.emulate_media(color_scheme=scheme)
            said = page.evaluate(AXE, {"but": but, "options": options})
            found += [f"{scheme}: {line}" for line in said]
        return found

    return run


@pytest.fixture
def gaps():
    """How many pixels are between the letters of neighbours, in the order of the page."""
    return lambda words: words.evaluate_all(
        """(words) => {
          const lines = words.map((word) => {
            const range = document.createRange();
            range.selectNodeContents(word);
            return [...range.getClientRects()];
          });
          const first = lines.map((all) => Math.min(...all.map(({ left }) => left)));
          const last = lines.map((all) => Math.max(...all.map(({ right }) => right)));
          return first.slice(1).map((start, at) => start - last[at]);
        }"""
    )


@pytest.fixture
def overflow():
    """How many pixels a page is wider than its window."""
    return lambda page: page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
