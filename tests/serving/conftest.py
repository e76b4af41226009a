"""Notebooks of every kind, and one server of them that the tests share."""

import shutil
import tempfile
from pathlib import Path

import pytest

PLAIN = ("md", "# A plain page\n\nSome *text*.\n\n## A second heading")
WIDGETS = """
import ipywidgets
slider = ipywidgets.IntSlider(description="Years")
said = ipywidgets.Label("Nothing yet")
slider.observe(lambda change: setattr(said, "value", f"Python saw {change.new}"), "value")
ipywidgets.VBox([slider, said])
"""
COMPONENT = 'from widgets import PageHead\nPageHead("red-flags")'
HEADS = [COMPONENT] * 12
LATE = """
import os, threading, ipywidgets
threading.Timer(2, os._exit, [1]).start()
ipywidgets.Label("here")
"""


@pytest.fixture(scope="session")
def notebooks(tmp_path_factory, write_notebook):
    """A folder with one notebook of each kind."""
    folder = tmp_path_factory.mktemp("room") / "notebooks"
    folder.mkdir()
    write_notebook(folder / "index.ipynb", PLAIN, COMPONENT)
    write_notebook(folder / "plain.ipynb", PLAIN, "print('said by Python')")
    write_notebook(folder / "mixed.ipynb", PLAIN, WIDGETS, COMPONENT, ("md", "The end."))
    write_notebook(folder / "raises.ipynb", PLAIN, "secret = 'never shown'\n1 / 0")
    write_notebook(folder / "allowed.ipynb", PLAIN, "1 / 0", tags=["raises-exception"])
    write_notebook(folder / "dies.ipynb", PLAIN, "import os\nos._exit(3)")
    write_notebook(folder / "far.ipynb", ("md", "# Far"), *HEADS, ("md", "## The spot"), *HEADS)
    write_notebook(folder / "late.ipynb", LATE)
    write_notebook(folder / "hangs.ipynb", PLAIN, "import time\ntime.sleep(1000)")
    (folder / "torn.ipynb").write_text('{"cells": [')
    (folder / "private.yaml").write_text("secret: never shown")
    (folder / "private.py").write_text("secret = 'never shown'")
    return folder


@pytest.fixture(scope="session")
def room(serve, notebooks):
    """A server of those notebooks."""
    return serve("--notebooks", notebooks)


@pytest.fixture
def short_folder(monkeypatch):
    """A folder for temporary files, with a name as short as a system's own."""
    folder = Path(tempfile.mkdtemp(prefix="t", dir="/tmp"))
    monkeypatch.setenv("TMPDIR", str(folder))
    yield folder
    shutil.rmtree(folder)
