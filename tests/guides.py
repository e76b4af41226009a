"""Guides followed to the letter: each fenced block of a page is a step that somebody takes."""

import re
import shutil
import sys

import nbformat
from markdown_it import MarkdownIt

from tests.serving.process import ROOT

GUIDES = ("add-a-case", "add-a-topic", "add-a-widget")
ROOMS = ("content", "notebooks", "serving", "tests", "widgets")


class Guide:
    """A page of steps: each fenced block, and the sentence before it that says what to do.

    Parameters
    ----------
    name
        A page of `docs/`.
    """

    def __init__(self, name):
        text = (ROOT / f"docs/{name}.md").read_text(encoding="utf-8")
        self.steps, said = [], ""
        self.commands = []
        for token in MarkdownIt().parse(text):
            if token.type == "inline":
                said = token.content.splitlines()[-1]
            elif token.type == "fence" and token.info == "sh":
                self.commands += token.content.splitlines()
            elif token.type == "fence":
                self.steps.append((said, token.content))

    def follow(self, project):
        """Do what the page says, in a project."""
        cells = []
        for said, block in self.steps:
            if said.startswith("A "):
                kind = "markdown" if "Markdown" in said else "code"
                cells.append(getattr(nbformat.v4, f"new_{kind}_cell")(block.strip("\n")))
            else:
                self._edit(project, said, block)
        if cells:
            path = project / "notebooks/first-days.ipynb"
            nbformat.write(nbformat.v4.new_notebook(cells=cells), path)

    def _edit(self, project, said, block):
        told = re.fullmatch(
            r"(Create|Add at the end of|Add to) `([\w./-]+)`(?:, (after|before) the line `(.+)`)?:",
            said,
        )
        assert told, f"what to do with a block? {said}"
        how, name, side, line = told.groups()
        path = project / name
        if how == "Create":
            assert not path.exists()
            path.write_text(block, encoding="utf-8")
        elif how == "Add at the end of":
            path.write_text(path.read_text(encoding="utf-8") + block, encoding="utf-8")
        else:
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            at = [text.strip() for text in lines].index(line) + (side == "after")
            path.write_text("".join([*lines[:at], block, *lines[at:]]), encoding="utf-8")


def newcomer(folder):
    """Copy the project into a folder, follow every guide there, and return where it is."""
    project = folder / "workbook"
    project.mkdir()
    no_caches = shutil.ignore_patterns("__pycache__", "bench", "prove", "kernel-ipc-*")
    for room in ROOMS:
        shutil.copytree(ROOT / room, project / room, ignore=no_caches)
    (project / "docs").mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-test.lock"):
        shutil.copy(ROOT / name, project)
    (project / ".venv").symlink_to(sys.prefix)
    for name in GUIDES:
        Guide(name).follow(project)
    return project
