"""What the addresses of class mode have in common: JSON in, JSON out, and what they refuse."""

from __future__ import annotations

import json
import traceback
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from tornado.log import app_log
from tornado.web import HTTPError, stream_request_body

from serving.headers import Guarded, summary
from widgets.content import library

from .keys import clean_code
from .refusals import Refused, malformed, no_such_class

if TYPE_CHECKING:
    from types import TracebackType

    from .mode import ClassMode

LONGEST = 4096
"""Bytes a body may have; the longest that our pages send has some 200."""

DIGITS = 9
"""Digits a whole number may have; none of ours has more than 5."""

AGAIN_SOON = {HTTPStatus.TOO_MANY_REQUESTS: "2", HTTPStatus.SERVICE_UNAVAILABLE: "3"}
"""Seconds after which to ask again."""

T = TypeVar("T")

_REASONS = {
    HTTPStatus.FORBIDDEN: "cross-site",
    HTTPStatus.NOT_FOUND: "unknown-class",
    HTTPStatus.TOO_MANY_REQUESTS: "too-many",
    HTTPStatus.INTERNAL_SERVER_ERROR: "store",
}


class Plain(Guarded):
    """A base for pages of class mode that people ask for: never kept, of one method only."""

    SUPPORTED_METHODS: ClassVar[tuple[str, ...]] = ("GET",)  # type: ignore[assignment,misc]

    @property
    def mode(self) -> ClassMode:
        """What the class needs."""
        mode = self.server.classroom
        if mode is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return mode

    def set_default_headers(self) -> None:
        """Let no browser or proxy keep an answer. Called by tornado."""
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")

    def check_xsrf_cookie(self) -> None:
        """Ask for no cookie: where a request comes from is checked by `Talk.prepare`."""

    def code(self, given: str) -> str:
        """Return the code of a class that an address names.

        Raises
        ------
        Refused
            If it can't be one.
        """
        code = clean_code(given)
        if code is None:
            raise no_such_class()
        return code

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Log where it went wrong, and nothing of what was sent: messages may hold it."""
        if typ and not isinstance(value, HTTPError | Refused):
            where = "".join(traceback.format_tb(tb))
            app_log.error("%s: %s\n%s", summary(self.request), typ.__name__, where)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer with a plain page, with the status of the refusal. Called by tornado."""
        refused = self.refusal(status_code, **kwargs)
        self.set_status(refused.status)
        super().write_error(refused.status)

    def refusal(self, status_code: int, **kwargs: Any) -> Refused:
        """Return why a request is refused. Codes that no class has are counted here."""
        error = (kwargs.get("exc_info") or (None, None, None))[1]
        reason = _REASONS.get(HTTPStatus(status_code), "malformed")
        refused = error if isinstance(error, Refused) else Refused(status_code, reason)
        if refused.reason == "unknown-class":
            try:
                self.mode.limits.unknown_code()
            except Refused as too_many:
                return too_many
        return refused


@stream_request_body
class Talk(Plain):
    """A base for the addresses that our modules ask."""

    def initialize(self) -> None:
        """Begin with an empty body. Called by tornado."""
        self._body = bytearray()

    def prepare(self) -> None:
        """Refuse what does not come from a page of ours, before a byte of its body is read."""
        if self.request.method != "POST":
            return
        headers = self.request.headers
        if not self._from_here():
            raise Refused(HTTPStatus.FORBIDDEN, "cross-site")
        if headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "not-json")
        length = headers.get("Content-Length", "0")
        if length.isdecimal() and int(length) > LONGEST:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large")

    def _from_here(self) -> bool:
        headers = self.request.headers
        if headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
            return False
        origin = headers.get("Origin")
        if origin is None:
            return True
        own = {self.request.host.lower(), self.mode.joining.host}
        return origin.partition("://")[2].lower() in own

    def data_received(self, chunk: bytes) -> None:
        """Take a piece of the body; one too many ends the request. Called by tornado."""
        self._body += chunk
        if len(self._body) > LONGEST and not self._finished:
            self._body.clear()
            self._refuse(Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large"))

    def said(self) -> dict[str, Any]:
        """Return the JSON object that was sent.

        Raises
        ------
        Refused
            If it is none.
        """
        try:
            said = json.loads(self._body.decode(), parse_constant=_no_number, parse_int=_short)
        except (ValueError, RecursionError):
            raise malformed() from None
        if not isinstance(said, dict):
            raise malformed()
        return said

    def field(self, name: str, kind: type[T]) -> T:
        """Return a part of the object that was sent.

        Raises
        ------
        Refused
            If it is missing, or of another kind.
        """
        value = self.said().get(name)
        if type(value) is not kind:  # a truth value is no number here
            raise malformed()
        return value

    def tell(self, said: Any) -> None:
        """Answer with JSON."""
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(said, ensure_ascii=False, separators=(",", ":")))

    def _refuse(self, refused: Refused) -> None:
        self.send_error(refused.status, exc_info=(Refused, refused, None))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer with the reason, for programs, and a sentence, for people. Called by tornado."""
        refused = self.refusal(status_code, **kwargs)
        status = refused.status
        self.set_status(status)
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.set_header("Allow", ", ".join(self.SUPPORTED_METHODS))
        if status == HTTPStatus.UNAUTHORIZED:
            self.set_header("WWW-Authenticate", "Bearer")
        if not self.request._body_future.done():  # noqa: SLF001 - tornado tells it nowhere else
            # What is left of the body is not read, so the connection can't be used again.
            self.set_header("Connection", "close")
        if status in AGAIN_SOON:
            self.set_header("Retry-After", AGAIN_SOON[HTTPStatus(status)])
        self.tell({"reason": refused.reason, "said": sentence(refused.reason)})


def sentence(reason: str) -> str:
    """Return what people are told of a refusal."""
    said: dict[str, str] = library().words["classroom"]["refusals"]
    return said.get(reason, said["malformed"])


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _short(digits: str) -> int:
    if len(digits) > DIGITS:
        raise ValueError(digits)
    return int(digits)
