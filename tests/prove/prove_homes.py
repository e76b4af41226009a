"""Every widget in Notebook 7 and in marimo, and the module of one in the pages of MyST."""

import contextlib
import json
import os
import subprocess
import time

import httpx
import pytest

import widgets
from serving.lab import HIDDEN, environment
from tests.browser.test_homes import NAME, ROWS, answers, opened
from tests.prove import hosts
from tests.prove.postgres import free_port

NOTEBOOK_ERRORS = (
    # Notebook 7.6 says this of any notebook, also where nobody has heard of us.
    "Cannot read properties of undefined (reading 'schema')",
    # anywidget says this where a busy machine takes more than 2 seconds, and goes on.
    "[anywidget] Failed to initialize model.",
)
APP = """import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    import widgets

    return mo, widgets
"""
CELL = """

@app.cell
def _(mo, widgets):
    mo.ui.anywidget(widgets.{})
    return
"""


@contextlib.contextmanager
def running(folder, command, address, env=None):
    """Run a server until the block ends; wait until it answers at an address."""
    with (folder / "log.txt").open("w+") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | (env or {}), stdout=log, stderr=log
        )
        try:
            deadline = time.monotonic() + 180
            while not _answers(address):
                said = (folder / "log.txt").read_text
                assert process.poll() is None, said()
                assert time.monotonic() < deadline, said()
                time.sleep(0.1)
            yield
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()


def _answers(address):
    with contextlib.suppress(httpx.TransportError):
        return httpx.get(address).status_code < httpx.codes.INTERNAL_SERVER_ERROR
    return False


@contextlib.contextmanager
def notebook_7(folder, write_notebook):
    """Open a learner's copy, as `make lab` makes it."""
    ours, mine, port = folder / "ours", folder / "mine", free_port()
    ours.mkdir()
    cells = [f"from widgets import {name}\n{row.make}" for name, row in ROWS.items()]
    write_notebook(ours / f"{NAME}.ipynb", ("md", "# Every widget"), *cells)
    prepare = [hosts.program("workbook"), "lab", "--prepare", "--notebooks", ours, mine]
    subprocess.run(prepare, check=True)
    options = [
        "--allow-root",
        f"--ServerApp.root_dir={mine}",
        f"--ServerApp.port={port}",
        "--ServerApp.open_browser=False",
        "--IdentityProvider.token=",
    ]
    address = f"http://127.0.0.1:{port}/notebooks/{NAME}.ipynb"
    command = [hosts.program("jupyter-notebook"), *options]
    with running(folder, command, address, environment(mine / HIDDEN)):
        yield address, NOTEBOOK_ERRORS


@contextlib.contextmanager
def marimo(folder, write_notebook):
    """Run an app with a cell for each widget."""
    del write_notebook  # an app is a Python file
    app, port = folder / "app.py", free_port()
    app.write_text(APP + "".join(CELL.format(row.make) for row in ROWS.values()))
    options = ["--headless", "--no-token", "--host", "127.0.0.1", "--port", str(port)]
    address = f"http://127.0.0.1:{port}/"
    command = [hosts.program("marimo"), "run", app, *options]
    with running(folder, command, address, {"XDG_CONFIG_HOME": str(folder)}):
        yield address, ()


@pytest.fixture(scope="module", params=[notebook_7, marimo], ids=lambda f: f.__name__)
def page(request, browser, tmp_path_factory, write_notebook):
    """The page of one host with every widget drawn."""
    folder = tmp_path_factory.mktemp(request.param.__name__)
    with request.param(folder, write_notebook) as opening, opened(browser, *opening) as page:
        yield page


@pytest.mark.parametrize("name", ROWS)
def test_a_widget_is_drawn_answers_and_the_browser_has_nothing_to_report(page, name):
    answers(page, name)


def test_myst_takes_the_module_the_style_and_the_state_of_a_widget(tmp_path):
    subprocess.run([hosts.program("workbook"), "modules", tmp_path], check=True)
    settings = {"version": 1, "project": {"title": "Backs"}, "site": {"title": "Backs"}}
    (tmp_path / "myst.yml").write_text(json.dumps(settings))
    # It ends with an error once it asks the internet for its theme. The page is there by then.
    built = subprocess.run(
        [hosts.program("myst"), "build", "--site", "--ci"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    site = tmp_path / "_build" / "site"
    page = site / "content" / "example.json"
    assert page.exists(), built.stdout + built.stderr
    (shown,) = _nodes(json.loads(page.read_text())["mdast"], "anywidget")
    module, style = (site / "public" / shown[name].lstrip("/") for name in ("esm", "css"))

    assert module.read_bytes() == (tmp_path / "quiz.js").read_bytes()
    assert style.read_bytes() == (tmp_path / "quiz.css").read_bytes()
    assert shown["model"] == json.loads(json.dumps(widgets.Quiz("red-flags").state()))


def _nodes(node, kind):
    own = [node] if node["type"] == kind else []
    return own + [found for child in node.get("children", []) for found in _nodes(child, kind)]
