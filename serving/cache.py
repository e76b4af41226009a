"""The page cache: a page is made once and kept until something it shows has changed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .kernels import RoomFull

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable
    from pathlib import Path

    from .assets import Body


@dataclass
class Page:
    """A page to send. One with a kernel belongs to one visitor, the first who takes it."""

    body: Body
    kernel_id: str | None = None
    taken: bool = False


class PageCache:
    """Keeps pages of notebooks in memory, and lets many visitors wait for one rendering.

    Parameters
    ----------
    render
        Makes the page of a notebook. Its second argument says whether the page is known to need
        a kernel for each visitor.
    state
        Returns a value that changes when content or code has changed.
    """

    def __init__(
        self,
        render: Callable[[Path, bool], Awaitable[Page]],
        state: Callable[[], Hashable],
    ) -> None:
        self._render = render
        self._state = state
        self._pages: dict[Path, tuple[Hashable, Page]] = {}
        self._mixed: dict[Path, Hashable] = {}
        self._tasks: dict[tuple[Path, Hashable], asyncio.Task[Page]] = {}

    async def page(self, notebook: Path) -> Page:
        """Return the page of a notebook, made now or before.

        Whatever rendering raises, every visitor who waited for it gets; it is not kept.
        """
        key = self._key(notebook)
        if self._mixed.get(notebook) == key:
            return await self._render(notebook, True)  # noqa: FBT003 - see `render`
        kept_key, kept = self._pages.get(notebook, (None, None))
        if kept and kept_key == key:
            return kept
        page = await self._shared_rendering(notebook, key)
        if page.kernel_id is None:
            return page
        if page.taken:
            return await self._render(notebook, True)  # noqa: FBT003
        page.taken = True
        return page

    async def _shared_rendering(self, notebook: Path, key: Hashable) -> Page:
        task = self._tasks.get((notebook, key))
        if task is None:
            task = asyncio.create_task(self._keep(notebook, key))
            self._tasks[notebook, key] = task
            task.add_done_callback(lambda done: self._forget(notebook, key, done))
        # A visitor who leaves must not end the wait of the others.
        return await asyncio.shield(task)

    async def _keep(self, notebook: Path, key: Hashable) -> Page:
        try:
            page = await self._render(notebook, False)  # noqa: FBT003
        except RoomFull:
            # Only a page that needs a kernel asks for a place.
            self._mixed[notebook] = key
            raise
        if page.kernel_id is None:
            self._pages[notebook] = (key, page)
            self._mixed.pop(notebook, None)
        else:
            self._mixed[notebook] = key
            self._pages.pop(notebook, None)
        return page

    def _forget(self, notebook: Path, key: Hashable, done: asyncio.Task[Page]) -> None:
        del self._tasks[notebook, key]
        # Looking at the exception keeps asyncio from complaining when all visitors have left.
        if not done.cancelled():
            done.exception()

    def _key(self, notebook: Path) -> Hashable:
        found = notebook.stat()
        return self._state(), found.st_mtime_ns, found.st_size
