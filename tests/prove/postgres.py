"""A PostgreSQL of our own, in a folder that goes with it."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import psutil

from tests.prove.install import program

SETTINGS = "-c listen_addresses=127.0.0.1 -c shared_buffers=32MB -p {port} -k {folder}"


class Postgres:
    """A running PostgreSQL, which anybody on this machine may use while it lasts.

    Parameters
    ----------
    durable
        Whether what is written survives a crash, as it does for everybody else.
    """

    def __init__(self, *, durable=True):
        self._durable = durable
        self.folder = Path(tempfile.mkdtemp(prefix="wb"))
        self.port = free_port()
        self._who = _somebody()
        if self._who:
            shutil.chown(self.folder, self._who["user"], self._who["group"])
        self._run("initdb", "--auth=trust", "--username=workbook", "--encoding=UTF8", "--locale=C")
        self.start()

    @property
    def address(self):
        """Its address over TCP."""
        return f"postgresql://workbook@127.0.0.1:{self.port}/postgres"

    @property
    def socket_address(self):
        """Its address over a socket in the file system, as in `deploy/README.md`."""
        path = self.folder / f".s.PGSQL.{self.port}"
        return f"postgresql://workbook@/postgres?unix_sock={path}"

    def start(self):
        """Start it, and wait until it answers."""
        options = SETTINGS.format(port=self.port, folder=self.folder)
        if not self._durable:
            options += " -c fsync=off"
        self._run("pg_ctl", "start", "-w", "-l", str(self.folder / "log"), "-o", options)

    def crash(self):
        """Stop it as a power cut would."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate")

    def processes(self):
        """Return its processes."""
        first = psutil.Process(
            int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        )
        return [first, *first.children(recursive=True)]

    def remove(self):
        """Stop it, and leave nothing of it."""
        if (self.folder / "data" / "postmaster.pid").exists():
            self.crash()
        shutil.rmtree(self.folder)

    def _run(self, name, *options):
        command = [program(name), "-D", self.folder / "data", *options]
        # The server keeps what it is given to write to: a pipe would never end.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                check=False,
                **self._who,
            )
            said.seek(0)
            if done.returncode:
                raise RuntimeError(f"{name} failed:\n{said.read()}")


def free_port():
    """Return a port that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def _somebody():
    """Return as whom to run it: PostgreSQL refuses to run as root."""
    if os.geteuid():
        return {}
    names = {user.pw_name: user for user in pwd.getpwall()}
    found = names.get("postgres") or names["nobody"]
    return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
