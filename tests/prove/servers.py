"""The workbook as many people would run it: 4 servers on one PostgreSQL behind nginx."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import httpx
import psutil

from tests.prove.nginx import Nginx
from tests.prove.postgres import Postgres
from tests.serving.classroom.people import Server
from tests.serving.process import ServerProcess

COUNT = 4


class Behind(ServerProcess):
    """One of the servers, which only nginx asks."""

    def __init__(self, store, notebooks, port=0):
        options = ("--class", "--store", store, "--notebooks", notebooks, "--port", port)
        super().__init__(*options)
        self.port = int(self.base_url.rpartition(":")[2])


class Site:
    """All of it, with one address. It is led and joined as one `Server` is."""

    key = Server.key
    post = Server.post
    get = ServerProcess.get
    page = ServerProcess.page

    def __init__(self, folder, notebooks):
        self.servers, self._ended = [], []
        with ExitStack() as exits:
            self.postgres = Postgres()
            exits.callback(self.postgres.remove)
            self._start = lambda port=0: Behind(self.postgres.socket_address, notebooks, port)
            exits.callback(self._stop_servers)
            with ThreadPoolExecutor(COUNT) as all_at_once:
                list(all_at_once.map(lambda _: self.servers.append(self._start()), range(COUNT)))
            self.nginx = Nginx(folder, [server.port for server in self.servers])
            exits.callback(self.nginx.stop)
            self._exits = exits.pop_all()
        self.host = f"127.0.0.1:{self.nginx.port}"
        self.base_url = f"http://{self.host}"
        self.client = httpx.Client(base_url=self.base_url, timeout=90)

    @property
    def pid(self):
        """One of the servers, to see what it does when idle."""
        return self.servers[0].process.pid

    def log(self):
        """Everything the servers have said."""
        return "".join(server.log() for server in [*self._ended, *self.servers])

    said = log

    def restart(self, server):
        """Start a server again that was killed."""
        self._ended.append(server)
        self.servers[self.servers.index(server)] = self._start(server.port)

    def memory(self):
        """Read the memory of all, and return the servers' as `Running.memory` does."""
        groups = {
            "the servers": [psutil.Process(server.process.pid) for server in self.servers],
            "PostgreSQL": self.postgres.processes(),
            "nginx": self.nginx.processes(),
        }
        self.megabytes = {
            name: [round(process.memory_info().rss / 1e6) for process in group]
            for name, group in groups.items()
        }
        return sum(self.megabytes["the servers"]), None

    def stop(self):
        """Stop all of it."""
        self.client.close()
        self._exits.close()

    def _stop_servers(self):
        with ThreadPoolExecutor(COUNT) as all_at_once:
            list(all_at_once.map(ServerProcess.stop, self.servers))


def served_by(answer):
    """Return which server answered."""
    return answer.headers["X-Served-By"].split(", ")[-1]
