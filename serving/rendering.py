"""Making a page: a kernel runs the notebook once, and what it shows decides what the page is."""

from __future__ import annotations

import asyncio
import os
import uuid
from typing import TYPE_CHECKING, Any

import nbformat
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert.filters.ansi import strip_ansi
from voila.execute import VoilaExecutor
from voila.notebook_renderer import NotebookRenderer
from voila.utils import ENV_VARIABLE, get_page_config

from widgets.component import RENDERING_PAGE

from .assets import Body
from .cache import Page
from .cells import Component, Foreign
from .kernels import RoomFull

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nbformat import NotebookNode

    from .app import WorkbookServer

HTML = "text/html; charset=utf-8"
AT_ONCE = max(4, os.cpu_count() or 1)
"""How many notebooks run at the same time; more would only slow each other down."""


class RenderingError(Exception):
    """A notebook that can't be shown. The message is for the log, not for learners."""


class Renderer:
    """Runs notebooks in the kernels of an application and writes their pages."""

    def __init__(self, server: WorkbookServer) -> None:
        self._server = server
        self._kernels = server.kernel_manager
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._endings: set[asyncio.Task[None]] = set()

    async def render(self, path: Path, known_mixed: bool) -> Page:  # noqa: FBT001 - PageCache calls
        """Return the page of a notebook.

        A page that needs Voila's front end keeps its kernel, and takes one of the visitors' places:
        before it starts if it is known to, else when it turns out to.

        Raises
        ------
        RoomFull
            If it needs a place and none is free.
        RenderingError
            If the notebook raises, takes too long, or its kernel dies.
        """
        kernel_id = str(uuid.uuid4())
        if known_mixed:
            self._kernels.take_place(kernel_id)
        try:
            async with self._slots:
                notebook = await self._run_in_time(path, kernel_id)
            page = self._page(notebook, path.stem, kernel_id, known_mixed=known_mixed)
        except RoomFull:
            self._end(kernel_id)
            raise
        except Exception as error:
            self._end(kernel_id)
            if isinstance(error, RenderingError):
                self._server.log.error("%s", error)  # noqa: TRY400 - it says where
            else:
                self._server.log.exception("%s could not be shown.", path.name)
            raise RenderingError(path.name) from error
        if page.kernel_id:
            self._kernels.end_rendering(kernel_id)
        else:
            self._end(kernel_id)
        return page

    def _page(
        self, notebook: NotebookNode, name: str, kernel_id: str, *, known_mixed: bool
    ) -> Page:
        pages = self._server.pages
        shown = pages.pieces(notebook)
        if self._server.classroom:
            components = (piece for piece in shown if isinstance(piece, Component))
            self._server.classroom.catalogue.add(name, components)
        if not any(isinstance(piece, Foreign) for piece in shown):
            return Page(Body(pages.topic(name, notebook, shown).encode(), HTML))
        if not known_mixed:
            self._kernels.take_place(kernel_id)
        html = pages.mixed(name, notebook, shown, self._page_config(kernel_id))
        return Page(Body(html.encode(), HTML), kernel_id)

    async def _run_in_time(self, path: Path, kernel_id: str) -> NotebookNode:
        try:
            async with asyncio.timeout(self._server.page_timeout) as deadline:
                return await self._run(path, kernel_id)
        except (Exception, asyncio.CancelledError) as error:
            if deadline.expired():
                limit = self._server.page_timeout
                raise RenderingError(f"{path.name}: not ready after {limit} seconds") from error
            if isinstance(error, CellExecutionError):
                reason = strip_ansi(str(error)).strip()
                raise RenderingError(f"{path.name}: a cell raised\n{reason}") from None
            if isinstance(error, DeadKernelError):
                raise RenderingError(f"{path.name}: its kernel died") from error
            raise

    async def _run(self, path: Path, kernel_id: str) -> NotebookNode:
        voila = NotebookRenderer(
            voila_configuration=self._server.voila_configuration,
            traitlet_config=self._server.config,
            kernel_spec_manager=self._server.kernel_spec_manager,
        )
        notebook = await voila.fix_notebook(nbformat.read(path, as_version=4))
        self._kernels.begin_rendering(kernel_id)
        await self._kernels.start_kernel(
            kernel_id=kernel_id,
            kernel_name=notebook.metadata.kernelspec.name,
            path="",
            env=self._environment(kernel_id),
        )
        executor = VoilaExecutor(notebook, km=self._kernels.get_kernel(kernel_id))
        executor.kc = await executor.async_start_new_kernel_client()
        try:
            # `async_execute` would take away the handler of SIGTERM.
            for index, cell in enumerate(notebook.cells):
                cell.pop("outputs", None)
                if cell.cell_type == "code":
                    cell.outputs = []
                    await executor.async_execute_cell(cell, index, store_history=False)
        finally:
            if executor.kc:
                executor.kc.stop_channels()
        return notebook

    def _environment(self, kernel_id: str) -> Mapping[str, str]:
        return {
            **os.environ,
            RENDERING_PAGE: "1",
            ENV_VARIABLE.VOILA_PREHEAT: "False",
            ENV_VARIABLE.VOILA_KERNEL_ID: kernel_id,
            ENV_VARIABLE.VOILA_BASE_URL: self._server.base_url,
            # No start-up files or history of whoever runs the server.
            "IPYTHONDIR": f"{self._server.connection_dir}/ipython",
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        }

    def _page_config(self, kernel_id: str) -> dict[str, Any]:
        config = get_page_config(
            base_url=self._server.base_url,
            settings=self._server.app.settings,
            log=self._server.log,
            voila_configuration=self._server.voila_configuration,
        )
        return config | {"jupyterLabTheme": "light", "kernelId": kernel_id}

    def _end(self, kernel_id: str) -> None:
        # Nobody has to wait for a kernel to stop.
        ending = asyncio.ensure_future(self._kernels.end(kernel_id))
        self._endings.add(ending)
        ending.add_done_callback(self._endings.discard)
