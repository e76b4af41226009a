"""Small notebooks, and a site of them."""

from copy import deepcopy

import pytest

from serving.running import run_all
from serving.site import folder
from serving.site.build import single_files, site

START = """# Start

Read about [words](glossary.ipynb#A-word), [more](#more) or [others](https://words.example/a?b=c).

![A spine](spine.svg)

## More
"""
QUIZ = 'from widgets import Quiz\nQuiz("red-flags")'


@pytest.fixture(scope="session")
def small(write_notebook, tmp_path_factory):
    """A folder of 3 notebooks; the quiz in one has links to the others."""
    room = tmp_path_factory.mktemp("small") / "notebooks"
    room.mkdir()
    (room / "spine.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    write_notebook(room / "index.ipynb", ("md", START), QUIZ)
    write_notebook(room / "glossary.ipynb", ("md", "# Words\n\n## A word\n\n[Back](index.ipynb)"))
    write_notebook(room / "sources.ipynb", ("md", "# Sources"))
    return room


@pytest.fixture(scope="session")
def make(small):
    """Make the files of its site, or of pages of 1 file each: `make(site, url)`, in no time."""
    paths = sorted(small.glob("*.ipynb"))
    ran = dict(zip([path.stem for path in paths], run_all(paths), strict=True))
    return lambda how, *options: how(small, deepcopy(ran), *options)


@pytest.fixture(scope="session")
def small_site(make, tmp_path_factory):
    """The folder of its site."""
    where = tmp_path_factory.mktemp("site") / "small"
    folder.write(where, make(site))
    return where


@pytest.fixture(scope="session")
def stick(make, tmp_path_factory):
    """The folder of its pages of 1 file each."""
    where = tmp_path_factory.mktemp("memory") / "stick"
    folder.write(where, make(single_files))
    return where
