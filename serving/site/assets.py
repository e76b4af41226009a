"""The files that the pages of a site load: beside them, or carried inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from serving.assets import STYLE, Assets, Body

from .joined import joined

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

JAVASCRIPT = "text/javascript; charset=utf-8"


class SiteAssets(Assets):
    """Files at addresses that hold under any web address; it knows which ones the pages name."""

    def __init__(self, rooms: dict[str, Path]) -> None:
        self._named: set[str] = set()
        super().__init__(rooms, "./")

    def address(self, name: str) -> str:
        """Return where a page of the site finds a file."""
        address = super().address(name)
        self._named.add(name)
        return address

    def files(self) -> dict[str, bytes]:
        """Return the files that the pages written so far name, by their place on the site."""
        return {f"assets/{self.hash}/{name}": self.content(name) for name in sorted(self._named)}

    def content(self, name: str) -> bytes:
        """Return what is in a file.

        Raises
        ------
        KeyError
            If there is no such file.
        """
        return self._found(name).raw

    def carried(self, name: str) -> str:
        """Return an address that carries a file in itself."""
        return self._found(name).data_address()

    def _found(self, name: str) -> Body:
        if not (found := self.find(self.hash, name)):
            raise KeyError(name)
        return found

    def script(self, components: list[str], *hosts: str) -> str:
        """Return the address of the one module of a page with these components."""
        name = f"{'-'.join([STYLE, *sorted(components)])}.js"
        text = self.joined(components, *hosts)
        self._trees[self.hash].setdefault(name, Body(text.encode(), JAVASCRIPT))
        return self.address(name)

    def joined(self, components: list[str], *hosts: str) -> str:
        """Return the modules of components, and the hosts that draw them, as one."""
        names = [f"widgets/{stem}.js" for stem in sorted(components)]
        return joined([*names, *hosts], lambda name: self.content(name).decode())

    def sheet(self, components: Iterable[str]) -> str:
        """Return the styles of some components and of the frame, as text."""
        return self.content(f"{'-'.join([STYLE, *sorted(components)])}.css").decode()


class CarriedAssets(SiteAssets):
    """Files that each page carries in itself, as nothing stands beside it."""

    def address(self, name: str) -> str:
        """Return an address that carries a file in itself."""
        return self.carried(name)

    def style(self, components: Iterable[str]) -> str:  # noqa: ARG002 - as its parent's
        """Return no address: the styles stand in the page."""
        return ""
