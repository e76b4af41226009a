"""A folder of notebooks made into a site: files for any web host, or for a memory stick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from serving.assets import rooms
from serving.navigation import FRONT_PAGE, NOTEBOOK, topics
from serving.running import run_all

from . import folder, offline, search
from .assets import CarriedAssets, SiteAssets
from .links import Links, file_name
from .pages import NOT_FOUND, Executed, SinglePages, SitePages
from .refused import SiteError

if TYPE_CHECKING:
    from nbformat import NotebookNode

HOME = Path(__file__).resolve().parents[2]


def build(notebooks: Path, to: Path, *, url: str = "", single_file: bool = False) -> list[str]:
    """Run notebooks and write their pages to a folder, all or nothing; return the files' names.

    Parameters
    ----------
    url
        Where the site will be on the web. Without it, nothing that needs it is written.
    single_file
        Whether each page is 1 file that needs no other and no server.

    Raises
    ------
    SiteError
        If the folder holds something else, or a page could not be shown or left by its links.
    NotebookError
        If a notebook can't be run.
    """
    url = search.web_url(url)
    folder.check(to)
    paths = _paths(notebooks)
    run = dict(zip((path.stem for path in paths), run_all(paths), strict=True))
    files = single_files(notebooks, run) if single_file else site(notebooks, run, url)
    folder.write(to, files)
    return sorted(files)


def site(notebooks: Path, run: dict[str, NotebookNode], url: str = "") -> dict[str, bytes]:
    """Return the files of a site with the pages of notebooks that have run."""
    assets = SiteAssets(rooms(HOME))
    pages = SitePages(notebooks, assets, url)
    executed = _executed(pages, run)

    def written(megabytes: int) -> dict[str, bytes]:
        made = {file_name(each.name): pages.page(each, megabytes).encode() for each in executed}
        return {**made, NOT_FOUND: pages.not_found().encode(), **assets.files()}

    # The pages themselves say how large they all are.
    files = written(offline.megabytes(written(1)))
    files |= {offline.NAME: offline.worker(files)}
    if url:
        files |= search.files(url, [pages.web_address(name) for name in _in_order(notebooks, run)])
    return files


def single_files(notebooks: Path, run: dict[str, NotebookNode]) -> dict[str, bytes]:
    """Return the pages of notebooks that have run, each as 1 file."""
    pages = SinglePages(notebooks, CarriedAssets(rooms(HOME)))
    return {file_name(each.name): pages.page(each).encode() for each in _executed(pages, run)}


def _paths(notebooks: Path) -> list[Path]:
    paths = sorted(notebooks.glob(f"[!.]*{NOTEBOOK}"))
    names = {path.stem for path in paths}
    if FRONT_PAGE not in names:
        raise SiteError(f"{notebooks} has no {FRONT_PAGE}{NOTEBOOK}; a site needs a start page.")
    if Path(NOT_FOUND).stem in names:
        raise SiteError(f"{notebooks} has a notebook whose page would be {NOT_FOUND}; rename it.")
    return paths


def _executed(pages: SitePages, run: dict[str, NotebookNode]) -> list[Executed]:
    found = []
    for name, notebook in run.items():
        links = Links(name, run.keys())
        shown = [links.turned(piece) for piece in pages.pieces(notebook)]
        found.append(Executed(name, notebook, shown))
    return found


def _in_order(notebooks: Path, run: dict[str, NotebookNode]) -> list[str]:
    """Return the pages as they are taught; then those that are no topic."""
    return list(dict.fromkeys([*(topic.id for topic in topics(notebooks)), *run]))
