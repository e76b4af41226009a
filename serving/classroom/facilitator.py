"""What the facilitator's board asks: each address but the login wants a session."""

from __future__ import annotations

from collections import Counter
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from serving import navigation
from widgets.content import ContentError

from .keys import is_token
from .refusals import Refused
from .results import plain
from .talk import Talk

if TYPE_CHECKING:
    from .questions import Question

SHORT = 110
"""Letters of a question in a list to choose from."""

START = 70
"""So many of them are its first ones: questions that begin alike often end in another way."""


class Login(Talk):
    """`/class/login`: a session for the key."""

    SUPPORTED_METHODS = ("POST",)

    async def post(self) -> None:
        """Give a session.

        Wrong keys are limited. The right one is not: with one wrong key after another, anybody
        in the room could keep the facilitator out, and no key can be guessed in its lifetime.
        """
        key = self.field("key", str)
        try:
            session = await self.mode.access.login(key)
        except Refused as refused:
            if refused.status == HTTPStatus.FORBIDDEN:
                self.mode.limits.wrong_key()
            raise
        self.tell({"session": session})


class Led(Talk):
    """A base for what only a facilitator may ask, with a session in the header."""

    async def prepare(self) -> None:  # type: ignore[override]
        """Let nobody in without a session that holds."""
        super().prepare()
        kind, _, session = self.request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer" or not is_token(session):
            raise Refused(HTTPStatus.UNAUTHORIZED, "not-signed-in")
        await self.mode.access.check(session)


class Start(Led):
    """`/class`: a new class."""

    SUPPORTED_METHODS = ("POST",)

    async def post(self) -> None:
        """Start it, and tell its code."""
        self.said()
        self.tell({"code": await self.mode.room.start()})


class Lead(Led):
    """`/class/<code>/open` and so on: the steps of a question."""

    SUPPORTED_METHODS = ("POST",)

    async def post(self, given: str, step: str) -> None:
        """Take the step, wake everybody, and tell how the board stands now."""
        code, room = self.code(given), self.mode.room
        match step:
            case "open":
                await self.mode.known(self.field("question", str))
                await room.open(code, self.field("question", str))
            case "move":
                await room.move(code, self.field("topic", str))
            case _:
                self.said()
                await getattr(room, step)(code)
        self.mode.streams.changed(code)
        self.tell({"state": await self.mode.state(code, "board", self.request)})


class Questions(Led):
    """`/class/questions`: every question there is to ask, topic by topic."""

    async def get(self) -> None:
        """Tell them, and whether all pages have been looked at."""
        known = self.mode.catalogue.topics()
        try:
            topics = navigation.topics(self.server.notebooks)
        except ContentError:  # a file is being edited; the pages say the same
            topics = []
        listed = [
            {"id": topic.id, "title": topic.title, "questions": list(listing(known[topic.id]))}
            for topic in topics
            if known.get(topic.id)
        ]
        self.tell({"topics": listed, "ready": self.mode.ready})


def listing(questions: list[Question]) -> list[dict[str, Any]]:
    """Return what a board needs to list questions.

    `plain` is for a list to choose from: what is asked, or what it is asked about where all ask
    the same.
    """
    asked = Counter(question.ask["ask"] for question in questions)
    texts = [_plain(question, alone=asked[question.ask["ask"]] == 1) for question in questions]
    cut = [_short(text) for text in texts]
    alike = Counter(cut)
    return [
        {
            "id": question.id,
            "kind": question.ask["kind"],
            "about": question.ask["about"],
            "ask": question.ask["ask"],
            "plain": short if alike[short] == 1 else text,
        }
        for question, text, short in zip(questions, texts, cut, strict=True)
    ]


def _plain(question: Question, *, alone: bool) -> str:
    about, ask = (plain(question.ask[part]) for part in ("about", "ask"))
    return about if about and not alone else ask


def _short(text: str) -> str:
    if len(text) <= SHORT:
        return text
    begins, ends = text[:START].rpartition(" ")[0], text[START - SHORT :].partition(" ")[2]
    return f"{begins} … {ends}"
