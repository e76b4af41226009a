"""What learners' pages ask, and the pages by which people come to a class."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from serving.navigation import NOTEBOOK

from .joining import svg
from .keys import is_token
from .refusals import Refused, malformed
from .talk import Plain, Talk, sentence

LONGEST_CODE = 20
"""Letters that the field of the join page takes."""


class JoinPage(Plain):
    """`/join`: a form for the code on the wall; with a code, the way to where the class is."""

    async def get(self) -> None:
        """Lead to the class's page, or show the form. Works without JavaScript."""
        given = self.get_query_argument("class", "")
        if not given:
            self.finish(self.server.pages.join())
            return
        try:
            code = self.code(given)
            state = await self._going(code)
        except Refused as refused:
            refused = self.refusal(refused.status, exc_info=(None, refused, None))
            self.set_status(refused.status)
            self.finish(self.server.pages.join(given[:LONGEST_CODE], sentence(refused.reason)))
            return
        page = f"{self.server.base_url}voila/render/{state['topic']}{NOTEBOOK}"
        self.redirect(f"{page}?class={code}")

    async def _going(self, code: str) -> dict[str, Any]:
        state = await self.mode.room.state(code)
        if state["ended"]:
            raise Refused(HTTPStatus.GONE, "ended")
        return state


class ProjectorPage(Plain):
    """`/projector?class=<code>`: the board to look at, without a key."""

    async def get(self) -> None:
        """Show the board of a class that there is."""
        await self.mode.room.state(self.code(self.get_query_argument("class", "")))
        self.finish(self.server.pages.projector(self.mode.board()))


class QrCode(Plain):
    """`/class/<code>/qr.svg`: the address that learners scan."""

    async def get(self, given: str) -> None:
        """Draw it, from the address that was asked for or that the server was given."""
        code = self.code(given)
        await self.mode.room.state(code)
        address = self.mode.joining.address(self.request)
        if address is None:
            raise malformed()
        self.set_header("Content-Type", "image/svg+xml")
        self.finish(svg(f"{address}?class={code}"))


class Join(Talk):
    """`/class/<code>/join`: a learner's page comes into the class."""

    SUPPORTED_METHODS = ("POST",)

    async def post(self, given: str) -> None:
        """Let the token in."""
        code, token = self.code(given), self.token()
        self.mode.limits.request(token)
        self.mode.limits.join(code)
        await self.mode.room.join(code, token)
        self.mode.streams.counted(code)
        self.set_status(HTTPStatus.NO_CONTENT)

    def token(self) -> str:
        """Return the learner's token that was sent."""
        token = self.field("token", str)
        if not is_token(token):
            raise malformed()
        return token


class Answers(Join):
    """`/class/<code>/answers`: what a learner chose."""

    async def post(self, given: str) -> None:
        """Answer once the choice is kept, so that a page may stop sending it."""
        code, token, number = self.code(given), self.token(), self.field("number", int)
        self.mode.limits.request(token)
        await self.mode.room.answer(code, token, number, self.said().get("choice"))
        self.mode.streams.counted(code)
        self.tell({"taken": True})


class State(Talk):
    """`/class/<code>/state`: what `events` tells, for pages that can't follow it."""

    async def get(self, given: str) -> None:
        """Tell how the class stands now."""
        view = self.get_query_argument("view", "")
        self.tell(await self.mode.state(self.code(given), view, self.request))
