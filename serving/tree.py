"""The files a page depends on, watched cheaply, so that a change shows on the next visit."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence
    from pathlib import Path

LOOK_AGAIN = 0.5
"""Seconds between two looks at the files."""

PICTURES = (".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
"""What a Markdown cell may show from beside the notebooks."""

_SUFFIXES = (".py", ".js", ".css", ".svg", ".yaml", ".j2")


class Watch:
    """Says whether anything in some folders changed: names, sizes and times, not bytes.

    Of the notebooks only the names and the pictures count here, as what stands in one notebook
    shows on no other page. `on_change` is called once for each change seen.
    """

    def __init__(
        self, folders: Sequence[Path], notebooks: Path, on_change: Callable[[], None]
    ) -> None:
        self._folders = folders
        self._notebooks = notebooks
        self._on_change = on_change
        self._state: Hashable = tuple(self._look())
        self._looked = time.monotonic()

    def state(self) -> Hashable:
        """Return a value that differs from an earlier one when a file has changed since."""
        if time.monotonic() - self._looked >= LOOK_AGAIN:
            state = tuple(self._look())
            self._looked = time.monotonic()
            if state != self._state:
                self._on_change()
                self._state = state
        return self._state

    def _look(self) -> Iterator[tuple[str, int, int]]:
        for folder in self._folders:
            yield from _files(str(folder), _SUFFIXES)
        yield from _files(str(self._notebooks), PICTURES)
        yield from ((path.name, 0, 0) for path in sorted(self._notebooks.glob("*.ipynb")))


def _files(folder: str, suffixes: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith((".", "__")) and entry.name != "__init__.py":
                continue
            if entry.is_dir():
                yield from _files(entry.path, suffixes)
            elif entry.name.endswith(suffixes):
                with suppress(FileNotFoundError):  # gone since it was listed
                    found = entry.stat()
                    yield entry.path, found.st_mtime_ns, found.st_size
