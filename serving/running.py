"""Notebooks run without a server: for the site, the handouts and a learner's copy."""

from __future__ import annotations

import asyncio
import os
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import nbformat
from jupyter_client import AsyncMultiKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from traitlets.config import Config

from widgets.component import RENDERING_PAGE

from .kernels import socket_folder, transport

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from nbformat import NotebookNode

AT_ONCE = max(2, os.cpu_count() or 1)
SECONDS = 60
"""How long one cell may take."""


class NotebookError(Exception):
    """A notebook that can't be run. The message names it and says why."""


def run_all(
    paths: Sequence[Path], env: Mapping[str, str] | None = None, *, keep_widgets: bool = False
) -> list[NotebookNode]:
    """Return notebooks as they are after a run, in the order given. No file changes.

    Parameters
    ----------
    env
        The environment of their kernels. Without it, what our widgets show is in the outputs as our
        page templates read it.
    keep_widgets
        Whether the state of all widgets is kept in the notebooks, as JupyterLab does.

    Raises
    ------
    NotebookError
        If a cell raises or takes too long, or a kernel dies.
    """
    # In a thread of its own, as the caller may have an event loop: a notebook has.
    with ThreadPoolExecutor(1) as thread:
        running = _run_all(paths, env, keep_widgets=keep_widgets)
        return thread.submit(asyncio.run, running).result()


async def _run_all(
    paths: Sequence[Path], env: Mapping[str, str] | None, *, keep_widgets: bool
) -> list[NotebookNode]:
    slots = asyncio.Semaphore(AT_ONCE)
    with tempfile.TemporaryDirectory(dir=socket_folder()) as folder:
        kernels = AsyncMultiKernelManager(
            connection_dir=folder,
            # The Python we run in, whatever other kernels this computer has.
            kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
            config=Config(KernelManager=transport()),
        )
        # No start-up files or history of whoever runs this.
        env = env or {**os.environ, RENDERING_PAGE: "1", "IPYTHONDIR": folder}

        async def run(path: Path) -> NotebookNode:
            async with slots:
                kernel_id = await kernels.start_kernel(
                    env=env, cwd=str(path.parent), stderr=subprocess.DEVNULL
                )
                try:
                    return await _run(path, kernels.get_kernel(kernel_id), keep_widgets)
                finally:
                    await kernels.shutdown_kernel(kernel_id, now=True)

        try:
            return await asyncio.gather(*map(run, paths))
        finally:
            await kernels.shutdown_all(now=True)


async def _run(path: Path, kernel: object, keep_widgets: bool) -> NotebookNode:  # noqa: FBT001 - run_all's
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, kernel, store_widget_state=keep_widgets, record_timing=False, timeout=SECONDS
    )
    try:
        await client.async_execute(cleanup_kc=True)
    except CellExecutionError as error:
        raise NotebookError(f"{path.name} does not run: {error.ename}: {error.evalue}") from error
    except CellTimeoutError:
        raise NotebookError(f"{path.name} does not run: a cell takes over {SECONDS} s") from None
    except DeadKernelError:
        raise NotebookError(f"{path.name} does not run: its kernel died") from None
    return notebook
