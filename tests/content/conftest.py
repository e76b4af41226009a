"""A small workbook to make mistakes in, and one reading of the real one for all tests."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from serving.prose import cited, problems
from widgets.content import ContentError
from widgets.content.check import inspect
from widgets.content.library import ROOM, Library
from widgets.content.reading import read

SMALL = Path(__file__).parent / "small"
NOTEBOOKS = ROOM.parent / "notebooks"


class SmallWorkbook:
    """The small workbook: edit it, then look at its problems."""

    def __init__(self, folder, write_notebook):
        self.content = folder / "content"
        self.notebooks = folder / "notebooks"
        shutil.copytree(SMALL, self.content)
        self.notebooks.mkdir()
        self.notebook = write_notebook(
            self.notebooks / "back-pain.ipynb",
            ("md", "# Low back pain"),
            'from widgets import PageFoot, PageHead, Quiz\n\nPageHead("back-pain")',
            ("md", "Pain down the leg is\n[sciatica](glossary.ipynb#sciatica)."),
            'quiz = Quiz("back-pain")\nquiz',
            'PageFoot("back-pain")',
        )

    def edit(self, name, old, new):
        path = self.content.parent / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name} should hold {old!r} once"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def drop_warning_card(self):
        """Have no content cite the source `warning-card` any more."""
        for name in ("red_flags.yaml", "cases/back.yaml"):
            path = self.content / name
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("[warning-card]", "[hayden-2021]"), encoding="utf-8")

    def problems(self):
        """The problems found, each with its file's name and the rest of the line it points to."""
        return [self._seen(problem) for problem in problems(self.notebooks, Library(self.content))]

    def _seen(self, problem):
        path = self.content.parent / problem.file
        line = path.read_text(encoding="utf-8").splitlines()[problem.line - 1]
        return SimpleNamespace(
            file=problem.file, points_to=line[problem.column - 1 :], says=problem.message
        )


@pytest.fixture
def small(tmp_path, write_notebook):
    return SmallWorkbook(tmp_path, write_notebook)


@pytest.fixture(scope="session")
def content():
    """The real content, each list read once for all tests."""
    return Library()


@pytest.fixture(scope="session")
def inspection():
    """The one reading of all real content, as it takes seconds."""
    return inspect(ROOM, cited(NOTEBOOKS))


@pytest.fixture
def wrong(tmp_path):
    """Read the small workbook's file after an edit; return its problems and what each points to."""

    def read_edited(file, *edits):
        name, model = file
        text = (SMALL / name).read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ContentError) as raised:
            read(path, model)
        lines = text.splitlines()
        return [
            SimpleNamespace(
                says=problem.message, points_to=lines[problem.line - 1][problem.column - 1 :]
            )
            for problem in raised.value.problems
        ]

    return read_edited
