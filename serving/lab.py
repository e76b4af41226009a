"""The workbook in JupyterLab: a learner's own notebooks, every widget live before anything is run.

All that Jupyter keeps for it (trust, settings, layout, history) stands in the hidden folder
`.workbook` of the learner's folder. Delete the folder, and nothing is left.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from widgets.content import library

from .lab_copy import ROOT, CopyError, copy, kernel_environment, write
from .lab_state import KERNEL_START

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path.home() / "back-and-hip-workbook"
PORT = 8888
HIDDEN = ".workbook"
START = "/lab/tree/index.ipynb"

HUB = "JUPYTERHUB_SERVICE_URL"
"""The environment variable by which a JupyterHub tells a server where to listen."""

SETTINGS = {
    # Answers are saved with the notebook, and so are there again without running it.
    "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
    # No question about news on the first start, and no request to a website.
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    # Light or dark as the computer is, until the learner chooses a theme.
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
}
"""What we set in JupyterLab. A learner's own settings win over these."""

SERVER = {
    "ServerApp": {"jpserver_extensions": {"serving.lab_state": True}},
    # A notebook of many widgets says more at once than the limit, and the server drops the rest.
    "ZMQChannelsWebsocketConnection": {"limit_rate": False},
}

CONFIGURATION = {
    "config/labconfig/default_setting_overrides.json": json.dumps(SETTINGS),
    "config/jupyter_server_config.d/workbook.json": json.dumps(SERVER),
    "ipython/profile_default/startup/00-widgets.py": KERNEL_START,
}
"""Where Jupyter looks for what we set, below the hidden folder."""


def lab(
    folder: Path = FOLDER,
    port: int = PORT,
    *,
    open_browser: bool = True,
    notebooks: Path = ROOT / "notebooks",
    tell: Callable[[str], Any] = typer.echo,
) -> int:
    """Make or update a learner's copy, open it in JupyterLab, and return its exit status.

    A JupyterHub may start this in place of its own command: then JupyterLab listens where the hub
    said, lets in whom the hub knows, and `port` and `open_browser` say nothing.

    Parameters
    ----------
    folder
        Where the learner's notebooks are. What they changed there is never overwritten.
    port
        If it is in use, JupyterLab takes the next free one.
    tell
        Is told what is being done, a sentence at a time.

    Raises
    ------
    CopyError
        If the folder can't be used or a notebook does not run.
    """
    folder = folder.expanduser().resolve()
    hidden = prepare(folder, notebooks=notebooks, tell=tell)
    tell(library().words["lab"]["ready"].format(folder=folder))
    starting = command(folder, port, open_browser=open_browser)
    return _wait(subprocess.Popen(starting, env=environment(hidden)))  # noqa: S603 - our own


def prepare(
    folder: Path,
    *,
    notebooks: Path = ROOT / "notebooks",
    tell: Callable[[str], Any] = typer.echo,
) -> Path:
    """Make or update a learner's copy, and return the hidden folder for what Jupyter keeps.

    Raises
    ------
    CopyError
        If the folder can't be used or a notebook does not run.
    """
    folder = folder.expanduser().resolve()
    hidden = folder / HIDDEN
    if folder == notebooks.resolve():
        raise CopyError(f"{folder} holds the workbook itself; choose a folder of your own.")
    try:
        for place in (folder, hidden, hidden / "data"):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, text in CONFIGURATION.items():
            write(hidden / name, text.encode())
        copy(notebooks, folder, hidden, library().workbook.edition, tell)
    except OSError as error:
        raise CopyError(f"{folder} can't be used: {error.strerror}.") from error
    return hidden


def command(folder: Path, port: int, *, open_browser: bool) -> list[str]:
    """Return the command that starts JupyterLab at the first page of a learner's folder."""
    if HUB in os.environ:
        # The hub says where to listen. This option is the one that its default address yields to.
        program = ["jupyterhub.singleuser", f"--ServerApp.default_url={START}"]
    else:
        program = [
            "jupyterlab",
            f"--LabApp.default_url={START}",
            f"--ServerApp.port={port}",
            f"--ServerApp.open_browser={open_browser}",
        ]
    return [
        sys.executable,
        "-m",
        *program,
        f"--ServerApp.root_dir={folder}",
        # Ctrl+C stops it at once, without a question in the terminal.
        "--ServerApp.answer_yes=True",
        # Nothing is asked of the internet: no list of extensions, no look for a new version.
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        # Root is who one is in a container; it listens on this computer only, behind a token.
        *(["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []),
    ]


def environment(hidden: Path) -> dict[str, str]:
    """Return an environment in which Jupyter keeps everything in the hidden folder."""
    return kernel_environment(hidden) | {
        "JUPYTER_CONFIG_DIR": str(hidden / "config"),
        "JUPYTER_DATA_DIR": str(hidden / "data"),
        "JUPYTER_RUNTIME_DIR": str(hidden / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTERLAB_SETTINGS_DIR": str(hidden / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(hidden / "workspaces"),
    }


def _wait(process: subprocess.Popen[bytes]) -> int:
    before = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                # JupyterLab heard it too, and takes a moment to stop its kernels.
                continue
    finally:
        signal.signal(signal.SIGTERM, before)
