"""Where the server listens, and what to tell people about it."""

from __future__ import annotations

import errno
import socket

from tornado.netutil import bind_sockets

QUEUE = 1024
"""How many visitors may knock in the same instant."""

EVERYWHERE = {"", "0.0.0.0", "::"}  # noqa: S104 - compared with, not bound to


class CannotStart(Exception):  # noqa: N818 - it reads as what it is where it is raised
    """The server can't start. The message says why, and what to do."""


class CannotListen(CannotStart):
    """The port or the address can't be used. The message says what to do."""


def open_sockets(port: int, ip: str) -> list[socket.socket]:
    """Return listening sockets.

    Raises
    ------
    CannotListen
        With one sentence that says why not, and what to choose instead.
    """
    try:
        return bind_sockets(port, ip, backlog=QUEUE)
    except socket.gaierror:
        raise CannotListen(f"There is no address {ip!r} here; try --ip localhost.") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            said = f"Port {port} is in use; choose another, for example --port {port + 1}."
        elif error.errno == errno.EACCES:
            said = f"Port {port} needs more rights; choose one above 1023, such as --port 8866."
        elif error.errno == errno.EADDRNOTAVAIL:
            said = f"The address {ip} is not this machine’s; try --ip localhost."
        else:
            raise
        raise CannotListen(said) from None


def shown_addresses(ip: str, port: int, base_url: str) -> list[str]:
    """Return the addresses to type into a browser: here, and from another machine."""
    hosts = ["localhost", *own_ips()] if ip in EVERYWHERE else [ip]
    return [f"http://{f'[{host}]' if ':' in host else host}:{port}{base_url}" for host in hosts]


def own_ips() -> list[str]:
    """Return this machine's address in the local network, if it is in one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Choosing a way to an address that belongs to nobody sends nothing.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return []
        return [probe.getsockname()[0]]
