"""What every response carries: the security headers, no cookie, and plain words for an error."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tornado.log import app_log
from tornado.web import HTTPError, RequestHandler

if TYPE_CHECKING:
    from types import TracebackType

    from tornado.httputil import HTTPServerRequest

    from .app import WorkbookServer

_OURS = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}

_CLASS = re.compile(r"/class/[^/]*")

# Voila's front end and other people's widgets write styles and load modules as they go.
_FRONT_END = {
    "script-src": "'self' 'unsafe-inline' blob: data:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' blob: data:",
    "font-src": "'self' data:",
}


def content_security_policy(frame_ancestors: str, *, front_end: bool = False) -> str:
    """Return the Content-Security-Policy of our own pages, or of those with Voila's front end.

    `frame_ancestors` says who may show the page in a frame, as in the directive of that name.
    """
    return policy((_FRONT_END if front_end else {}) | {"frame-ancestors": frame_ancestors})


def policy(changed: dict[str, str]) -> str:
    """Return our Content-Security-Policy with some directives changed or added."""
    return "; ".join(f"{name} {value}" for name, value in (_OURS | changed).items())


class Guarded(RequestHandler):
    """A mixin for every handler: headers, errors and logs that keep our promises.

    It stands first among the bases, as it must win over what tornado and Jupyter would send.
    """

    @property
    def server(self) -> WorkbookServer:
        """The application this handler belongs to."""
        return self.settings["workbook"]

    def set_default_headers(self) -> None:
        """Give every response, errors too, the security headers. Called by tornado."""
        self.clear_header("Server")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        self.set_policy()

    def set_policy(self, *, front_end: bool = False) -> None:
        """Set the Content-Security-Policy, of our own pages or of those with a front end."""
        policy = content_security_policy(self.server.frame_ancestors, front_end=front_end)
        self.set_header("Content-Security-Policy", policy)

    def set_cookie(self, *args: Any, **kwargs: Any) -> None:
        """Set no cookie, whoever asks: learners are promised that there is none."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ARG002 - tornado's
        """Answer an error with a page in plain words. What went wrong is in the log alone."""
        self.set_policy()
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        if status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            self.set_header("Retry-After", "60")
        self.finish(self.server.pages.plain(status_code))

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Log what went wrong without who asked, which tornado would name."""
        if not isinstance(value, HTTPError):
            app_log.error("%s", summary(self.request), exc_info=(typ, value, tb))  # type: ignore[arg-type]
        elif value.log_message:
            app_log.warning("%d %s: %s", value.status_code, summary(self.request), value)


class UnknownAddress(Guarded):
    """Any address that is not on our list."""

    def prepare(self) -> None:
        """Answer 404, whatever the method."""
        raise HTTPError(404)


def summary(request: HTTPServerRequest) -> str:
    """Return what of a request may be logged: no address, no browser, no query, no class."""
    return f"{request.method} {_CLASS.sub('/class/…', request.path)}"


def log_request(handler: RequestHandler) -> None:
    """Log failed requests. Served ones are nobody's business: who read what is health data."""
    if (status := handler.get_status()) >= HTTPStatus.INTERNAL_SERVER_ERROR:
        app_log.warning("%d %s", status, summary(handler.request))
