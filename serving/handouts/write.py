"""Writing handouts: notebooks are run, and what belongs on paper becomes PDFs in a folder."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from serving import navigation
from serving.assets import body
from serving.running import run_all
from serving.tree import PICTURES
from widgets.content import library

from .sheets import Sheets
from .topic import handout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from .fitting import Sheet
    from .topic import Handout


class HandoutsError(Exception):
    """Handouts that can't be made. The message says why, and what to do."""


class Written(NamedTuple):
    """A file that was written: its path, what it is, and its pages."""

    path: Path
    title: str
    pages: int


def write(
    notebooks: Path, folder: Path, *, url: str = "", topics: Sequence[str] = ()
) -> Iterator[Written]:
    """Write the handouts of topics, and an `index.html` that lists them.

    Files of other names in the folder stay as they are.

    Parameters
    ----------
    notebooks
        The folder of notebooks.
    folder
        Where to write; made if it is missing.
    url
        Where the site is: handouts then carry a code that leads to their pages.
    topics
        The topics to write; without any, all.

    Yields
    ------
    Each file once it is written.

    Raises
    ------
    HandoutsError
        If there is no such topic, or this computer can't make PDFs.
    NotebookError
        If a notebook can't be run.
    """
    press = _press()
    chosen = _chosen(notebooks, topics)
    run = run_all([notebooks / f"{name}.ipynb" for name in chosen])
    made = [
        handout(library().topics[name], notebook, pictures_in(notebooks))
        for name, notebook in zip(chosen, run, strict=True)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    with ProcessPoolExecutor() as workers:
        for sheet in chain.from_iterable(workers.map(press, made, repeat(url))):
            path, pages = folder / f"{sheet.name}.pdf", sheet.printed.pages
            path.write_bytes(sheet.printed.data)
            listed.append({"file": path.name, "title": sheet.title, "pages": pages})
            yield Written(path, sheet.title, pages)
    (folder / "index.html").write_text(Sheets(url).index(listed), encoding="utf-8")


def pictures_in(notebooks: Path) -> Callable[[str], str]:
    """Return what turns the address of a picture beside the notebooks into the picture itself."""
    rooms = [notebooks.resolve(), library().room.resolve() / "figures"]

    def carried(address: str) -> str:
        path = (notebooks / address).resolve()
        known = path.suffix in PICTURES and any(path.is_relative_to(room) for room in rooms)
        return body(path).data_address() if known and path.is_file() else address

    return carried


def _chosen(notebooks: Path, wanted: Sequence[str]) -> list[str]:
    known = [topic.id for topic in navigation.topics(notebooks)]
    for name in wanted:
        if name not in known:
            raise HandoutsError(f"There is no topic {name!r}. Topics: {', '.join(known)}.")
    return [name for name in known if not wanted or name in wanted]


def _press() -> Callable[[Handout, str], list[Sheet]]:
    """Return what makes PDFs; WeasyPrint is slow to import, and may lack a library."""
    try:
        from .fitting import printed_of  # noqa: PLC0415
    except ImportError as missing:
        raise HandoutsError(f"{missing}. To install it: pip install weasyprint") from missing
    except OSError as missing:
        raise HandoutsError(
            "PDFs need the library Pango, which this computer lacks. On Debian or Ubuntu: "
            "apt-get install libpango-1.0-0 libpangoft2-1.0-0. On a Mac: brew install pango"
        ) from missing
    return printed_of
