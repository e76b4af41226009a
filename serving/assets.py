"""The modules, pictures and style sheets of our pages, ready to send from memory.

All stand under one hash of the whole tree, so that relative imports between modules hold and a
browser may keep every file for a year.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import mimetypes
import re
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from widgets.modules import imported_by, shared_styles, styles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

STYLE = "workbook"
"""What the name of a page's one style sheet begins with; the page's components follow."""

CSS = "text/css; charset=utf-8"
KEPT_TREES = 3
"""A page fetched just before a change still finds the modules it was made for."""

_HASH_LENGTH = 12
_COMMENT = re.compile(rb"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
"""A comment on lines of its own: a fifth of our modules, and nothing that a browser needs."""


@dataclass(frozen=True)
class Body:
    """Bytes to send, and the same bytes packed."""

    raw: bytes
    content_type: str

    @cached_property
    def packed(self) -> bytes:
        """The bytes compressed with gzip, always to the same result."""
        return gzip.compress(self.raw, mtime=0)

    @cached_property
    def digest(self) -> str:
        """A short hash of the bytes."""
        return hashlib.sha256(self.raw).hexdigest()[:_HASH_LENGTH]

    def data_address(self) -> str:
        """Return an address that carries the bytes in itself."""
        return f"data:{self.content_type};base64,{base64.b64encode(self.raw).decode()}"


class Assets:
    """Every file a page may load, by its name under `/assets/<hash>/`.

    Parameters
    ----------
    rooms
        The first part of the name, and the folder it stands for.
    base_url
        The address the server stands under, with a slash at its end.
    """

    def __init__(self, rooms: dict[str, Path], base_url: str) -> None:
        self._rooms = rooms
        self._base_url = base_url
        self._trees: OrderedDict[str, dict[str, Body]] = OrderedDict()
        self.read()

    def read(self) -> None:
        """Read all files afresh, and forget the oldest tree."""
        tree = {name: body(path) for name, path in self._files()}
        named = (f"{name} {file.digest}" for name, file in sorted(tree.items()))
        self.hash = hashlib.sha256("\n".join(named).encode()).hexdigest()[:_HASH_LENGTH]
        self._trees[self.hash] = tree
        self._trees.move_to_end(self.hash)
        while len(self._trees) > KEPT_TREES:
            self._trees.popitem(last=False)

    def find(self, tree: str, name: str) -> Body | None:
        """Return a file of one of the trees still kept, or None."""
        found = self._trees.get(tree, {}).get(name)
        if found is None and tree == self.hash and name.endswith(".css"):
            # Another server may have made the page, so its sheet is not made here yet.
            first, *components = name.removesuffix(".css").split("-")
            if first == STYLE and components == sorted(set(components)):
                return self._sheet(components)
        return found

    def address(self, name: str) -> str:
        """Return where browsers find a file of the newest tree.

        Raises
        ------
        KeyError
            If there is no such file.
        """
        if name not in self._trees[self.hash]:
            raise KeyError(name)
        return f"{self._base_url}assets/{self.hash}/{name}"

    def modules(self, components: Iterable[str]) -> list[str]:
        """Return the addresses of some components' modules and of all that they import."""
        room = self._rooms["widgets"].resolve()
        own = [room / f"{component}.js" for component in components]
        paths = dict.fromkeys(
            path for module in own if module.exists() for path in (module, *imported_by(module))
        )
        names = (f"widgets/{path.relative_to(room).as_posix()}" for path in paths)
        return [self.address(name) for name in names]

    def style(self, components: Iterable[str]) -> str:
        """Return the address of the one style sheet of a page with these components."""
        stems = sorted(set(components))
        name = f"{'-'.join([STYLE, *stems])}.css"
        self._trees[self.hash].setdefault(name, self._sheet(stems) or Body(b"", CSS))
        return self.address(name)

    def _sheet(self, stems: list[str]) -> Body | None:
        """Return the styles that some components need, each once; None if one is unknown."""
        room = self._rooms["widgets"].resolve()
        modules = [room / f"{stem}.js" for stem in stems]
        if not all(module.exists() for module in modules):
            return None
        sheets = {*shared_styles(room), *(path for each in modules for path in styles_of(each))}
        # The shared styles of the kit come first, so that a component's own rules win.
        paths = sorted(sheets, key=lambda path: (path.parent == room, path))
        frame = self._rooms["template"] / "page.css"
        return Body(b"\n".join(path.read_bytes() for path in (frame, *paths)), CSS)

    def _files(self) -> Iterator[tuple[str, Path]]:
        for room, folder in self._rooms.items():
            for path in sorted(folder.rglob("*")):
                if path.suffix in {".js", ".css", ".svg"} and path.is_file():
                    yield f"{room}/{path.relative_to(folder).as_posix()}", path


def rooms(home: Path) -> dict[str, Path]:
    """Return the folders whose files a page may load, by the first part of their names."""
    found = {
        "template": home / "serving" / "template",
        "widgets": home / "widgets",
        "figures": home / "content" / "figures",
    }
    return {room: folder for room, folder in found.items() if folder.is_dir()}


def body(path: Path) -> Body:
    """Return a file's bytes with the content type its name tells; modules go without comments."""
    kind = {".js": "text/javascript"}.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    charset = "; charset=utf-8" if kind and kind.startswith("text/") else ""
    sent = path.read_bytes()
    if path.suffix == ".js":
        sent = _COMMENT.sub(b"", sent)
    return Body(sent, f"{kind or 'application/octet-stream'}{charset}")
