"""An nginx of our own, with the very file that people use."""

import socket
import subprocess
import time
from pathlib import Path

import psutil

from tests.prove.install import program
from tests.prove.postgres import free_port

CONFIG = Path(__file__).parents[2] / "deploy" / "nginx.conf"

# Which process answered is shown to tests alone.
SERVER = """listen 127.0.0.1:{port};
        add_header X-Served-By $upstream_addr always;
        client_body_temp_path {folder}/body;
        proxy_temp_path {folder}/proxy;
        fastcgi_temp_path {folder}/fastcgi;
        uwsgi_temp_path {folder}/uwsgi;
        scgi_temp_path {folder}/scgi;"""


class Nginx:
    """A running nginx in front of servers on these 4 ports."""

    def __init__(self, folder, ports):
        self.port = free_port()
        self.log = folder / "error.log"
        text = CONFIG.read_text(encoding="utf-8")
        for line, ours in {
            "pid /run/nginx.pid;": f"pid {folder}/nginx.pid;",
            "/var/log/nginx/error.log": str(self.log),
            "listen 80;": SERVER.format(port=self.port, folder=folder),
            **{f"127.0.0.1:887{place}": f"127.0.0.1:{port}" for place, port in enumerate(ports, 1)},
        }.items():
            if line not in text:
                raise RuntimeError(f"{CONFIG.name} has no {line!r}.")
            text = text.replace(line, ours)
        config = folder / "nginx.conf"
        config.write_text(text, encoding="utf-8")
        self._process = subprocess.Popen(
            [program("nginx"), "-c", config, "-g", "daemon off;"], stderr=subprocess.PIPE, text=True
        )
        self._wait()

    def processes(self):
        """Return its processes."""
        first = psutil.Process(self._process.pid)
        return [first, *first.children()]

    def stop(self):
        """Stop it."""
        self._process.terminate()
        self._process.communicate(timeout=15)

    def _wait(self):
        deadline = time.monotonic() + 15
        while self._process.poll() is None and time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        self._process.kill()
        raise RuntimeError(f"nginx did not start:\n{self._process.communicate()[1]}")
