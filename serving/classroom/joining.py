"""How people come to a class: the address to show, its QR code, what the terminal says."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import segno

from serving.addresses import EVERYWHERE, own_ips, shown_addresses
from widgets.content import library

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest

_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?|\[[0-9a-f:]{2,39}\])(?::[0-9]{1,5})?",
    re.IGNORECASE,
)
_HERE = {"localhost", "127.0.0.1", "::1"}


class Joining:
    """The address that learners type or scan.

    Parameters
    ----------
    ip
        Where the server listens.
    base_url
        What every address of the server begins with.
    given
        The address the workbook has for others, such as `https://backs.example/`, where it stands
        behind another server; without it, the one that the facilitator's browser asked for.
    """

    def __init__(self, ip: str, base_url: str, given: str | None = None) -> None:
        self._ip = ip
        self._base_url = base_url
        self._given = given and given.rstrip("/")

    @property
    def host(self) -> str | None:
        """The host of the given address, as browsers name it."""
        return urlsplit(self._given).netloc.lower() if self._given else None

    def address(self, request: HTTPServerRequest) -> str | None:
        """Return the address of the join page, or None where the request names no host.

        Whoever leads the class on the machine itself asks for `localhost`, which is no use to a
        phone: the machine's address in the local network stands there instead.
        """
        if self._given:
            return f"{self._given}/join"
        host = request.headers.get("Host", "")
        if not _HOST.fullmatch(host):
            return None
        name, port = re.fullmatch(r"(.*?)(:\d+)?", host).groups("")  # type: ignore[union-attr]
        if self._ip in EVERYWHERE and name.lower().strip("[]") in _HERE:
            name = next(iter(own_ips()), name)
        return f"{request.protocol}://{name}{port}{self._base_url}join"

    def lines(self, port: int, key: str | None) -> list[str]:
        """Return what the terminal says at the start; `key` where it is a new one."""
        words = library().words["classroom"]["terminal"]
        addresses = shown_addresses(self._ip, port, self._base_url)
        join = f"{self._given or addresses[-1].rstrip('/')}/join"
        said = [words["learners"].format(address=join)]
        if urlsplit(join).hostname in _HERE:
            said.append(words["alone"])
        elif sys.stdout.isatty():
            said.append(drawn(join))
        facilitator = f"{addresses[0]}voila/render/facilitator.ipynb"
        said.append(words["facilitator"].format(address=facilitator))
        said.append(words["key"].format(key=key) if key else words["same_key"])
        return said


def drawn(address: str) -> str:
    """Return a QR code in the letters of a terminal."""
    code = io.StringIO()
    segno.make(address, error="l", micro=False).terminal(code, compact=True)
    return code.getvalue().rstrip("\n")


def svg(address: str) -> bytes:
    """Return a QR code as SVG, on white with a margin, so that phones read it on any page."""
    code = io.BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(code, kind="svg", xmldecl=False, scale=8, border=4, light="#fff")
    return code.getvalue()
