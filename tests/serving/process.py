"""A real `workbook serve` for tests: started on a free port, watched, stopped."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "serving.cli", "serve")


class ServerProcess:
    """A running server. `cwd` may be a copy of the project, which then serves itself."""

    def __init__(self, *options, command=COMMAND, cwd=ROOT):
        self._log = tempfile.TemporaryFile("w+")  # noqa: SIM115 - open while it runs
        self.process = subprocess.Popen(
            [*map(str, command), "--port", "0", "--ip", "127.0.0.1", *map(str, options)],
            cwd=cwd,
            env=os.environ | {"PYTHONPATH": str(cwd)},
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.base_url = self._address()
        self.client = httpx.Client(base_url=self.base_url, timeout=90)

    def _address(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if found := re.search(r"at (http://\S+?)/$", self.log(), re.MULTILINE):
                return found[1]
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        self.process.kill()
        raise RuntimeError(f"The server did not start:\n{self.log()}")

    def log(self):
        """Everything it has said so far."""
        return os.pread(self._log.fileno(), 10_000_000, 0).decode()

    def get(self, path, **options):
        """Ask for an address."""
        return self.client.get(path, **options)

    def page(self, name):
        """Ask for the page of a notebook."""
        return self.get(f"/voila/render/{name}.ipynb")

    def kernels(self):
        """How many kernels it holds."""
        return self.get("/healthz").json()["kernels"]

    def wait_for_kernels(self, count, seconds=15):
        """Wait until it holds so many kernels; return how many it holds then."""
        deadline = time.monotonic() + seconds
        while (held := self.kernels()) != count and time.monotonic() < deadline:
            time.sleep(0.1)
        return held

    def stop(self):
        """End it as a system would, and return its exit status."""
        self.client.close()
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(15)
        finally:
            self.process.kill()

    def kill(self):
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()


@contextlib.contextmanager
def serving(*options, **how):
    """Serve while the block runs; gives the address, without a slash at its end."""
    server = ServerProcess(*options, **how)
    try:
        yield server.base_url
    finally:
        server.stop()
