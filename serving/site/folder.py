"""The folder that a site is written to: all of it or nothing, and nothing of others lost."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .refused import SiteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LIST = ".workbook-files"
"""The file that lists what we wrote, so that the next build knows what it may replace."""


def check(folder: Path) -> None:
    """Make sure that a site may be written to a folder.

    Raises
    ------
    SiteError
        If something is in it that no build of a site wrote.
    """
    if folder.exists() and not folder.is_dir():
        raise SiteError(f"{folder} is a file; choose a folder.")
    if not folder.is_dir():
        return
    listed = folder / LIST
    ours = set(listed.read_text(encoding="utf-8").splitlines()) if listed.is_file() else set()
    others = [name for name in _names(folder) if name not in {LIST, *ours}]
    if others:
        raise SiteError(
            f"{folder} holds {others[0]}, which no build of a site wrote. "
            "Move it, or choose another folder. Nothing is changed."
        )


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a site's files, by their names, in place of those of an earlier build.

    They are written beside the folder first, so that whatever fails leaves the earlier ones.

    Raises
    ------
    SiteError
        If something of others is in the folder, or the system does not let us write.
    """
    check(folder)
    folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as beside:
            made, earlier = Path(beside, "made"), Path(beside, "earlier")
            for name, content in {**files, LIST: _listed(files)}.items():
                path = made / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            if folder.exists():
                folder.rename(earlier)
            made.rename(folder)
    except OSError as error:
        raise SiteError(f"{folder} can’t be written: {error.strerror or error}.") from None


def _listed(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{name}\n" for name in sorted(files)).encode()


def _names(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if not path.is_dir() or path.is_symlink():
            yield path.relative_to(folder).as_posix()
