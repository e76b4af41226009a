"""Every public widget in its three homes: our Voila, stock Voila and JupyterLab.

A new widget needs one row in `ROWS`: how to make it, what to press, and where that shows.
"""

import contextlib
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass

import httpx
import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

import widgets
from tests.browser.lab import ROOT, Lab
from tests.serving.process import ServerProcess
from widgets.component import Component


@dataclass(frozen=True)
class Row:
    """How to try one widget.

    Parameters
    ----------
    make
        The call that makes it.
    keys
        What a learner presses: for each key, Playwright's selector of a control within the widget.
    shows
        The selector of a part of the widget whose text is another one afterwards; None where there
        is only a link: then it is enough that it can have the focus.
    """

    make: str
    keys: tuple[tuple[str, str], ...]
    shows: str | None


CHECK = ('role=button[name="Check my guess"]', "Enter")
ANSWER = ("text=Check my answer >> nth=0", "Enter")

ROWS = {
    "AgeSlider": Row('AgeSlider("disc-bulge")', (CHECK,), ".wb-answer"),
    "AnswerCards": Row("AnswerCards()", (("role=button", "Shift"),), None),
    "BeliefCheck": Row('BeliefCheck("before")', (("text=Next statement", "Enter"),), ".wb-lead"),
    "ClaimCheck": Row(
        'ClaimCheck("bed-rest")',
        (("role=radio >> nth=0", "Space"), ('role=button[name="Show the verdict"]', "Enter")),
        ".wb-answer",
    ),
    "ClassBoard": Row("ClassBoard()", (("summary >> nth=0", "Enter"),), ".wb-plans"),
    "EvidenceSlider": Row('EvidenceSlider("exercise")', (CHECK,), ".wb-answer"),
    "ExerciseGuide": Row(
        'ExerciseGuide("bridge-hold")', (('role=button[name="Start"]', "Enter"),), ".wb-timer-shown"
    ),
    "ExerciseLadder": Row("ExerciseLadder()", (("a >> nth=0", "Shift"),), None),
    "ExerciseRules": Row("ExerciseRules()", (("a >> nth=0", "Shift"),), None),
    "Figure": Row('Figure("disc-and-nerve")', (("a >> nth=0", "Shift"),), None),
    "GlossaryList": Row("GlossaryList()", (("role=searchbox", "q"),), ".wb-found"),
    "HipMap": Row("HipMap()", (("role=radio >> nth=0", "Space"),), "role=status"),
    "OptionTable": Row(
        'OptionTable("exercise", "nsaid")',
        (('role=button[name="Difference"]', "Enter"),),
        "role=status",
    ),
    "PageFoot": Row('PageFoot("red-flags")', (('a[href^="sources.ipynb"]', "Shift"),), None),
    "PageHead": Row('PageHead("red-flags")', ((".wb-help > summary", "Enter"),), ".wb-help"),
    "Progress": Row("Progress()", (("a >> nth=0", "Shift"),), None),
    "Quiz": Row(
        'Quiz("red-flags")', (("role=radio >> nth=0", "Space"), ANSWER), ".wb-answer >> nth=0"
    ),
    "Recall": Row(
        'Recall("back-pain")', (("role=radio >> nth=0", "Space"), ANSWER), ".wb-answer >> nth=0"
    ),
    "RecoverySlider": Row('RecoverySlider("acute")', (CHECK,), ".wb-answer"),
    "RedFlagCases": Row("RedFlagCases()", (("text=Next case", "Enter"),), "h2"),
    "ScanReports": Row("ScanReports()", (CHECK,), ".wb-answer"),
    "SourceList": Row("SourceList()", (("role=searchbox", "q"),), ".wb-found"),
    "TeachBack": Row('TeachBack("back-pain")', (("role=button", "Enter"),), ".wb-answer"),
    "TestPicture": Row('TestPicture("red-flags")', (CHECK,), ".wb-answer"),
    "TimeCourse": Row(
        'TimeCourse("own-hip")', (("role=radio >> nth=0", "Space"), ANSWER), ".wb-answer"
    ),
    "WalkingPlan": Row("WalkingPlan()", (("role=button", "Enter"),), "role=status >> nth=1"),
    "VisitSheet": Row("VisitSheet()", (("role=checkbox >> nth=0", "Space"),), ".wb-told"),
}
NAME = "every-widget"


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory, write_notebook):
    """A folder with one notebook, which shows every widget."""
    folder = tmp_path_factory.mktemp("homes") / "ours"
    folder.mkdir()
    cells = [f"from widgets import {name}\n{row.make}" for name, row in ROWS.items()]
    write_notebook(folder / f"{NAME}.ipynb", ("md", "# Every widget"), *cells)
    return folder


@contextlib.contextmanager
def our_voila(notebooks):
    """Serve it as `make serve` does, and stop as soon as the page is there."""
    server = ServerProcess("--notebooks", notebooks)
    try:
        yield f"{server.base_url}/voila/render/{NAME}.ipynb", server.stop
    finally:
        if server.process.poll() is None:
            server.stop()


@contextlib.contextmanager
def stock_voila(notebooks):
    """Serve it as somebody does who knows Voila and not us."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    jupyter = {f"JUPYTER_{name}_DIR": str(notebooks.parent) for name in ("CONFIG", "RUNTIME")}
    log = (notebooks.parent / "voila.txt").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "voila", str(notebooks), "--no-browser", f"--port={port}"],
        env=os.environ | jupyter | {"PYTHONPATH": str(ROOT)},
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 180
        while not _answers(address):
            assert process.poll() is None, "stock Voila ended"
            assert time.monotonic() < deadline, "stock Voila does not answer"
            time.sleep(0.1)
        yield f"{address}/voila/render/{NAME}.ipynb", None
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        log.close()


def _answers(address):
    with contextlib.suppress(httpx.TransportError):
        return httpx.get(address).status_code < httpx.codes.INTERNAL_SERVER_ERROR
    return False


@contextlib.contextmanager
def jupyterlab(notebooks):
    """Open a learner's copy of it, as `make lab` does. Nothing is run in it."""
    lab = Lab(notebooks.parent / "mine", notebooks)
    try:
        yield f"{lab.url}lab/tree/{NAME}.ipynb?token={lab.token}&reset", None
    finally:
        lab.stop()


@pytest.fixture(
    scope="module", params=[our_voila, stock_voila, jupyterlab], ids=lambda f: f.__name__
)
def home(request, browser, notebooks):
    """The page of one home with every widget drawn; `said` tells of its errors."""
    with request.param(notebooks) as (address, when_drawn), opened(browser, address) as page:
        if when_drawn:
            page.wait_for_selector("html[data-mounted]")
            when_drawn()
        yield page


@contextlib.contextmanager
def opened(browser, address, own_errors=()):
    """Open a page that shows every widget; `page.said` tells of its errors but the host's own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(90_000)
    page.said = []
    origin = "/".join(address.split("/")[:3])
    # Stock Voila asks a CDN, so the internet ends here for all of them.
    context.route(
        lambda url: not url.startswith((origin, "data:", "blob:")), lambda route: route.abort()
    )
    page.on("console", lambda message: _hear(page, message, origin))
    page.on("pageerror", lambda error: str(error) in own_errors or page.said.append(str(error)))
    _open(page, address)
    yield page
    context.close()


def _open(page, address):
    """Open a page until it shows every widget: on a busy machine stock Voila at times does not."""
    for last in (False, True):
        page.goto("about:blank")
        page.said.clear()
        page.goto(address)
        try:
            for name in ROWS:
                box(page, name).wait_for(state="attached")
        except PlaywrightTimeoutError:
            if last:
                raise
        else:
            return


def _hear(page, message, origin):
    # What failed to load from elsewhere was refused by this test.
    if message.type == "error" and message.location["url"].startswith((origin, "data:", "blob:")):
        page.said.append(message.text)


def box(page, name):
    """The place of a widget on a page."""
    return page.locator(f".wb-{getattr(widgets, name).stem}")


def test_every_public_widget_has_its_row_here():
    public = {name for name in widgets.__all__ if issubclass(getattr(widgets, name), Component)}

    assert [] == sorted(public - set(ROWS)), "add a row to ROWS in tests/browser/test_homes.py"
    assert [] == sorted(set(ROWS) - public), "ROWS in tests/browser/test_homes.py has too many"


@pytest.mark.parametrize("name", ROWS)
def test_a_widget_is_drawn_answers_and_the_browser_has_nothing_to_report(home, name):
    answers(home, name)


def answers(page, name):
    """Press the keys of a widget's row, and see that it did what it should."""
    row, place = ROWS[name], box(page, name)
    before = row.shows and place.locator(row.shows).inner_text()
    for selector, key in row.keys:
        place.locator(selector).press(key)
    after = row.shows and place.locator(row.shows).inner_text()

    assert row.shows is None or after != before
    # Some hosts draw a widget in a shadow tree.
    focused = "(place) => place.contains(place.getRootNode().activeElement)"
    assert place.evaluate(focused), "the focus is lost"
    assert [] == page.said, page.said
