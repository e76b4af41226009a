"""The servers under the bench, each a process of its own, and all that it starts."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
PAGE = "/voila/render/red-flags.ipynb"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 15

OURS = ("-m", "serving.cli", "serve", "--ip=127.0.0.1", "--port={port}")
CLASS = (*OURS, "--class", "--store={folder}/class.sqlite")
STOCK = (
    *("-m", "voila", "notebooks/", "--no-browser"),
    *("--Voila.ip=127.0.0.1", "--port={port}", "--Voila.port_retries=0"),
)


class CannotMeasureError(Exception):
    """There is nothing to measure. The message says why."""


@dataclass(frozen=True)
class Running:
    """A server that answers, and the process that began it."""

    host: str
    pid: int
    said: Callable[[], str]
    """All it has printed so far."""

    def memory(self):
        """Return the megabytes that the server and its kernels hold: all, and not shared.

        Raises
        ------
        CannotMeasureError
            If the server has ended.
        """
        try:
            first = psutil.Process(self.pid)
            tree = [first, *first.children(recursive=True)]
        except psutil.NoSuchProcess:
            raise CannotMeasureError(f"The server at {self.host} has ended.") from None
        held = private = 0
        for process in tree:
            with contextlib.suppress(psutil.NoSuchProcess):
                memory = process.memory_full_info()
                held, private = held + memory.rss, private + memory.uss
        return held / 1e6, private / 1e6


@contextlib.contextmanager
def running(command, python=sys.executable):
    """Serve the notebooks while the block runs. No process and no file of it is left after.

    Parameters
    ----------
    command
        What `python` is given; `{port}` and `{folder}` stand for those of this server.

    Raises
    ------
    CannotMeasureError
        If the server does not start; with what it said.
    """
    with (
        tempfile.TemporaryDirectory(prefix="b", ignore_cleanup_errors=True) as folder,
        tempfile.TemporaryFile("w+") as log,
    ):
        port = _free_port()

        def said():
            return os.pread(log.fileno(), 100_000, 0).decode()

        # Nobody's own settings, and no file of theirs outside the folder.
        jupyter = {f"JUPYTER_{name}_DIR": folder for name in ("CONFIG", "DATA", "RUNTIME")}
        homes = dict.fromkeys(("HOME", "IPYTHONDIR", "TMPDIR"), folder)
        process = subprocess.Popen(
            [python, *(part.format(folder=folder, port=port) for part in command)],
            cwd=ROOT,
            env=os.environ | jupyter | homes | {"PYTHONPATH": ROOT},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            if not _answers(port, process):
                raise CannotMeasureError(f"A server did not start: {' '.join(command)}\n{said()}")
            yield Running(f"127.0.0.1:{port}", process.pid, said)
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(SECONDS_TO_STOP)
            _end_all(folder)


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def _answers(port, process):
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 5):
            return True
        time.sleep(0.1)
    return False


def _end_all(folder):
    """End what was started for a folder: kernels outlive a server that had to be killed."""
    left = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.environ().get("TMPDIR") == folder:
                process.kill()
                left.append(process)
    psutil.wait_procs(left, SECONDS_TO_STOP)
