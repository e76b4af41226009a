"""A running JupyterLab with a learner's copy, for the tests of that home."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import nbformat

ROOT = Path(__file__).parents[2]
START = """
from pathlib import Path
from serving.lab import lab
raise SystemExit(lab(Path({folder!r}), 0, open_browser=False, notebooks=Path({notebooks!r})))
"""


class Lab:
    """A running JupyterLab with a learner's copy."""

    def __init__(self, folder, notebooks):
        self.folder, self._notebooks = folder, notebooks
        self.start()

    def start(self):
        code = START.format(folder=str(self.folder), notebooks=str(self._notebooks))
        self._log = (self.folder.parent / "log.txt").open("a+")
        self._process = subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=self.folder.parent,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        try:
            self.url, self.token = self._where()
        except BaseException:
            self.stop()
            raise

    def _where(self):
        deadline = time.monotonic() + 180
        while not (running := [*self.folder.glob(".workbook/runtime/jpserver-*.json")]):
            assert self._process.poll() is None, self.log()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.1)
        time.sleep(0.2)
        running = json.loads(running[0].read_text())
        return running["url"], running["token"]

    def log(self):
        return Path(self._log.name).read_text()

    def stop(self):
        """Stop it as `kill` does, and return its exit status."""
        self._process.terminate()
        try:
            return self._process.wait(20)
        finally:
            self._process.kill()
            self._log.close()

    def restart(self):
        self.stop()
        self.start()

    def stop_kernels(self):
        with httpx.Client(base_url=self.url, params={"token": self.token}) as client:
            for session in client.get("api/sessions").json():
                client.delete(f"api/sessions/{session['id']}").raise_for_status()

    def saved_answers(self, name):
        """The answers in a notebook's file."""
        metadata = nbformat.read(self.folder / name, as_version=4).metadata
        (held,) = metadata.get("widgets", {}).values()
        return [
            model["state"]["value"]
            for model in held["state"].values()
            if model["state"].get("value")
        ]
