"""A learner's own copy of the notebooks: executed and trusted, and never taken from them again.

What is theirs in a notebook is what they wrote and what they answered. As long as there is none of
it, a notebook may be replaced by a newer one. A notebook they deleted is written again: nothing of
theirs is lost by it, other notebooks link to it, and it is how one starts a topic afresh.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat.sign import NotebookNotary

from widgets.content import library

from .lab_state import widget_state
from .running import NotebookError, run_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parents[1]
FIGURES = "../content/figures/"
MANIFEST = "copied.json"
PREPARED = "WORKBOOK_PREPARED"
"""The environment variable that may name a copy made before, such as an image for many learners
holds, whose notebooks need not run again."""

_MADE_OF = {".css", ".js", ".py", ".svg", ".yaml"}
_PICTURES = {".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
_PLUMBING = {"layout", "style", "tabbable", "tooltip"}


class CopyError(Exception):
    """A copy that can't be made. The message says why, for whoever asked for it."""


@dataclass(frozen=True)
class Record:
    """What we know about one file that we wrote.

    `made_from` and `work` are digests: of what we made it from, and of what a learner could lose.
    `offered` is the last edition that was laid beside a notebook the learner had changed.
    """

    made_from: str = ""
    work: str = ""
    edition: str = ""
    offered: str = ""


class Manifest:
    """Remembers what we wrote into a folder, in a hidden file of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            known = json.loads(path.read_text(encoding="utf-8"))
            self.records = {name: Record(**record) for name, record in known.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            # Then every file there counts as the learner's.
            self.records = {}

    def __setitem__(self, name: str, record: Record) -> None:
        self.records[name] = record
        known = {name: asdict(record) for name, record in sorted(self.records.items())}
        write(self._path, json.dumps(known, indent=1).encode())


def plan(
    notebooks: Iterable[Path],
    folder: Path,
    made_from: Mapping[str, str],
    edition: str,
    known: Manifest,
) -> dict[str, Path]:
    """Return which notebooks to write into a learner's folder, by the name to write them under."""
    writing = {}
    for notebook in notebooks:
        name, mine = notebook.name, folder / notebook.name
        record = known.records.get(name, Record())
        if not mine.exists():
            writing[name] = notebook
        elif work(mine) == record.work:
            if record.made_from != made_from[name]:
                writing[name] = notebook
        elif edition not in {record.edition, record.offered}:
            beside = f"{notebook.stem} ({_in_a_name(edition)}).ipynb"
            if not (folder / beside).exists():
                writing[beside] = notebook
    return writing


def copy(
    notebooks: Path, folder: Path, hidden: Path, edition: str, tell: Callable[[str], Any]
) -> None:
    """Bring a learner's folder up to date.

    Parameters
    ----------
    hidden
        The folder for what a learner need not see; its `data` is Jupyter's data directory.
    tell
        Is told what is being done, a sentence at a time.

    Raises
    ------
    CopyError
        If a notebook does not run.
    """
    known = Manifest(hidden / MANIFEST)
    _copy_pictures(notebooks, folder, known)
    paths = sorted(notebooks.glob("*.ipynb"))
    rooms = [path for room in ("content", "widgets") for path in files(ROOT / room, _MADE_OF)]
    shared = digest(*(part for path in rooms for part in (path.name, path.read_bytes())))
    made_from = {path.name: digest(shared, path.read_bytes()) for path in paths}
    writing = plan(paths, folder, made_from, edition, known)
    if not writing:
        return
    words = library().words["lab"]
    ready = _prepared(writing, made_from, hidden.name)
    running = {name: path for name, path in writing.items() if name not in ready}
    if running:
        tell(words["preparing"].format(count=len(running)))
        ready |= _executed(running, hidden)
    notary = NotebookNotary(data_dir=str(hidden / "data"))
    for name, notebook in ready.items():
        write(folder / name, nbformat.writes(notebook).encode())
        notary.sign(nbformat.read(folder / name, as_version=4))
        original = writing[name].name
        record = known.records.get(original, Record())
        if name == original:
            known[name] = Record(made_from[name], work(folder / name), edition)
        else:
            known[original] = Record(**asdict(record) | {"offered": edition})
            tell(words["kept"].format(name=original, new=name))


def work(path: Path) -> str:
    """Return a digest of what a learner could lose in a notebook: texts, code and answers.

    Running a notebook or saving it unchanged keeps the digest.
    """
    try:
        notebook = nbformat.read(path, as_version=4)
        texts = [[cell.cell_type, cell.source] for cell in notebook.cells]
        models = widget_state(notebook).values()
        answers = [_answers(model.get("state", {})) for model in models]
        return digest(json.dumps([texts, sorted(filter(None, answers))]))
    except Exception:  # noqa: BLE001 - whatever it is, it is not what we wrote
        return "unreadable"


def _answers(state: Mapping[str, Any]) -> str:
    """Return what a widget holds beyond what it shows; nothing, if nothing was answered."""
    held = {
        name: value
        for name, value in state.items()
        if not name.startswith("_") and name not in _PLUMBING and value
    }
    return json.dumps(held, sort_keys=True) if held else ""


def _prepared(
    writing: Mapping[str, Path], made_from: Mapping[str, str], hidden: str
) -> dict[str, NotebookNode]:
    """Return what the prepared copy has of these notebooks, made from the same and untouched."""
    if PREPARED not in os.environ:
        return {}
    folder, found = Path(os.environ[PREPARED]), {}
    known = Manifest(folder / hidden / MANIFEST)
    for name, notebook in writing.items():
        made, record = folder / notebook.name, known.records.get(notebook.name, Record())
        if record.made_from == made_from[notebook.name] and record.work == work(made):
            found[name] = nbformat.read(made, as_version=4)
    return found


def _executed(writing: Mapping[str, Path], hidden: Path) -> dict[str, NotebookNode]:
    try:
        ran = run_all([*writing.values()], kernel_environment(hidden), keep_widgets=True)
    except NotebookError as error:
        raise CopyError(f"{error}.") from error
    for cell in (cell for notebook in ran for cell in notebook.cells):
        if cell.cell_type == "markdown":
            cell.source = cell.source.replace(FIGURES, "figures/")
    return dict(zip(writing, ran, strict=True))


def kernel_environment(hidden: Path) -> dict[str, str]:
    """Return our environment, without what is set for pages or by a Jupyter we may run in.

    A learner's own IPython start-up files and history have no part in the workbook.
    """
    ours = {"WORKBOOK_PAGE", "JPY_SESSION_NAME", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH"}
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return inherited | {"IPYTHONDIR": str(hidden / "ipython")}


def _copy_pictures(notebooks: Path, folder: Path, known: Manifest) -> None:
    figures = ROOT / "content" / "figures"
    pictures = {f"figures/{path.name}": path for path in files(figures, _PICTURES)} | {
        path.relative_to(notebooks).as_posix(): path for path in files(notebooks, _PICTURES)
    }
    for name, path in pictures.items():
        mine, ours = folder / name, digest(path.read_bytes())
        theirs = digest(mine.read_bytes()) if mine.exists() else ""
        if theirs != ours and theirs in {"", known.records.get(name, Record()).work}:
            write(mine, path.read_bytes())
            known[name] = Record(ours, ours)


def files(folder: Path, suffixes: set[str]) -> list[Path]:
    """Return the files of a folder and its folders, in order, without hidden ones."""
    found = (path for path in folder.rglob("*") if path.suffix in suffixes and path.is_file())
    return sorted(
        path for path in found if not any(p.startswith(".") for p in path.relative_to(folder).parts)
    )


def write(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.half")
    half.write_bytes(content)
    half.replace(path)


def digest(*parts: bytes | str) -> str:
    """Return one SHA-256 for some texts or bytes, in order."""
    found = sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(b"%d:" % len(content) + content)
    return found.hexdigest()


def _in_a_name(edition: str) -> str:
    return re.sub(r'[\\/:*?"<>|]', "-", edition)
