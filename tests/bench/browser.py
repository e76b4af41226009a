"""One page in a real Chromium: what it loads, and when its first question can be used."""

import contextlib
import math
from dataclasses import dataclass

from playwright.sync_api import TimeoutError as TooSlow
from playwright.sync_api import sync_playwright

from tests.bench.servers import PAGE, CannotMeasureError
from tests.chromium import launch_options

SLOWER = 4
"""How many times slower than this machine's the learner's processor is."""

PATIENCE = 45
"""Seconds a visit may take. On a busy machine stock Voila at times never draws its widgets."""

TRIES = 2
"""How often a page is opened until it can be weighed."""

WATCH = """
const controls = "input[type=radio]:enabled, input[type=range]:enabled, [role=slider]";
const find = (root) => root.querySelector(controls) ??
  [...root.querySelectorAll("*")].reduce((found, { shadowRoot }) =>
    found ?? (shadowRoot && find(shadowRoot)), null);
requestAnimationFrame(function look() {
  const control = find(document);
  if (!control?.checkVisibility({ visibilityProperty: true })) requestAnimationFrame(look);
  else document.documentElement.dataset.usable = performance.now();
});
"""


@dataclass(frozen=True)
class Load:
    """All that a page loads: bytes as used and as sent, addresses of its own, those of others."""

    browser: str
    raw: int
    packed: int
    own: list[str]
    outside: list[str]


@contextlib.contextmanager
def browsing():
    """Give a browser that can reach this machine and nothing else."""
    options = launch_options()
    options["args"] = [*options["args"], "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**options)
        try:
            yield browser
        finally:
            browser.close()


def load(browser, server, path=PAGE):
    """Open the page as a first visitor does, and count what it loads.

    Raises
    ------
    CannotMeasureError
        If it has no question to use, so that it can't be the whole page.
    """
    for _ in range(TRIES):
        if found := _load(browser, server, path):
            return found
    raise CannotMeasureError(f"{path} has no question to use after {PATIENCE} seconds.")


def _load(browser, server, path):
    with _visit(browser) as (page, tools):
        asked, sizes = [], {"raw": 0, "packed": 0}

        def add(name, size):
            sizes[name] += size

        tools.send("Network.enable")
        tools.on("Network.requestWillBeSent", lambda told: asked.append(told["request"]["url"]))
        tools.on("Network.dataReceived", lambda told: add("raw", told["dataLength"]))
        tools.on("Network.loadingFinished", lambda told: add("packed", told["encodedDataLength"]))
        if _open(page, server, path) == math.inf:
            return None
        page.wait_for_load_state("networkidle")
    here = f"http://{server.host}"
    sent = [address for address in asked if not address.startswith(("data:", "blob:"))]
    own = [address for address in sent if address.startswith(f"{here}/")]
    outside = [address for address in sent if address not in own]
    return Load(browser.version, **sizes, own=own, outside=outside)


def seconds_to_question(browser, server, path=PAGE, line=None):
    """Open the page as a first visitor does, on a slow processor; return seconds or infinity.

    A `line` slows the network too, in the words of `Network.emulateNetworkConditions`.
    """
    with _visit(browser) as (page, tools):
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        if line:
            tools.send("Network.enable")
            tools.send("Network.emulateNetworkConditions", {"offline": False, **line})
        return _open(page, server, path)


@contextlib.contextmanager
def _visit(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        yield page, context.new_cdp_session(page)
    finally:
        context.close()


def _open(page, server, path):
    try:
        page.goto(f"http://{server.host}{path}", wait_until="commit", timeout=PATIENCE * 1000)
        # A selector, as our pages' policy forbids the `eval` that `wait_for_function` is made of.
        found = page.wait_for_selector(
            "html[data-usable]", state="attached", timeout=PATIENCE * 1000
        )
        return float(found.get_attribute("data-usable")) / 1000
    except TooSlow:
        return math.inf
