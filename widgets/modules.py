"""Modules made self-contained, for the homes that take a widget's code as one text.

JupyterLab and stock Voila evaluate the text of a module, so `import ... from "./kit/dom.js"` has
no place to be looked up in. Here each such address is replaced by the file itself as a `data:`
URL. Equal text gives an equal address, so a browser still evaluates a shared module once.
"""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_RELATIVE_IMPORT = re.compile(r"""(?P<before>\bfrom\s*|\bimport\s*)(["'])(?P<address>\.[^"']+)\2""")


@lru_cache
def self_contained(path: Path) -> str:
    """Return a module's text with its relative imports, and theirs, carried inside.

    Raises
    ------
    FileNotFoundError
        If an imported module does not exist.
    """

    def carried(match: re.Match[str]) -> str:
        imported = (path.parent / match["address"]).resolve()
        encoded = base64.b64encode(self_contained(imported).encode()).decode()
        return f'{match["before"]}"data:text/javascript;base64,{encoded}"'

    return _RELATIVE_IMPORT.sub(carried, path.read_text(encoding="utf-8"))


def shared_styles(room: Path) -> list[Path]:
    """Return the style sheets that every component of a room needs: those without a module."""
    sheets = sorted((room / "kit").glob("*.css"))
    return [path for path in sheets if not path.with_suffix(".js").exists()]


def styles_of(module: Path) -> list[Path]:
    """Return a component's style sheets: the shared ones, those of what it imports, its own."""
    beside = (path.with_suffix(".css") for path in imported_by(module))
    named = [*sorted({*shared_styles(module.parent), *beside}), module.with_suffix(".css")]
    return [path for path in named if path.exists()]


def imported_by(path: Path) -> list[Path]:
    """Return the modules a module imports, and those they import, each once, nearest first."""
    found: dict[Path, None] = {}

    def follow(importing: Path) -> None:
        for match in _RELATIVE_IMPORT.finditer(importing.read_text(encoding="utf-8")):
            module = (importing.parent / match["address"]).resolve()
            if module not in found:
                found[module] = None
                follow(module)

    follow(path)
    return list(found)
