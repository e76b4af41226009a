"""What a class can do, and what each side may see of it."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, TypeVar

from serving.navigation import FRONT_PAGE
from widgets.content import library

from .engine import StoreError
from .keys import clean_code, digest, is_token, new_code
from .questions import accepted
from .refusals import Refused, malformed, no_such_class
from .views import board_view, counted, learner_view

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from .looks import Look
    from .questions import Catalogue
    from .writer import Writer

T = TypeVar("T")

LONGEST = 12 * 3600
"""A class is deleted after so many seconds, ended or not."""

MOST_MEMBERS = 2000

_STATUS = {
    "unknown-class": 404,
    "unknown-question": 404,
    "ended": 410,
    "closed": 409,
    "not-joined": 403,
}


class Room:
    """All classes of one server, for facilitators and learners.

    Parameters
    ----------
    writer
        The way to the store.
    catalogue
        The questions that can be asked.
    clock
        Seconds since 1970.

    Raises
    ------
    Refused
        From each method, with the status and the reason: an unknown class, one that has ended,
        something malformed, or a store that does not work now.
    """

    def __init__(
        self, writer: Writer, catalogue: Catalogue, clock: Callable[[], float] = time.time
    ) -> None:
        self._writer = writer
        self._store = writer.store
        self._catalogue = catalogue
        self._clock = clock
        self._asks: dict[tuple[str, int], dict[str, Any]] = {}
        self._looks: dict[str, asyncio.Task[Look]] = {}
        self._trouble: dict[str, str | None] = {}

    @property
    def trouble(self) -> str | None:
        """What the facilitator is told while the store does not do its work, else None."""
        return self._trouble.get("change") or self._trouble.get("read")

    async def start(self) -> str:
        """Begin a class, and return its code."""
        while True:
            code, now = new_code(), self._clock()
            if await self._change(self._store.start, code, FRONT_PAGE, now, now + LONGEST):
                return code

    async def join(self, code: object, token: object) -> None:
        """Take a learner into a class; a second time changes nothing."""
        cleaned = _code(code)
        member = _member(cleaned, token)
        await self._change(self._store.join, cleaned, member, self._clock(), MOST_MEMBERS)

    async def answer(self, code: object, token: object, number: object, choice: object) -> None:
        """Keep a learner's answer to an open question; when this returns, it is kept for good.

        Parameters
        ----------
        code
            The class.
        token
            What the learner's page made up for this class.
        number
            Which of the questions the class was asked.
        choice
            The answer, as the widget's `value` holds it.
        """
        cleaned = _code(code)
        member = _member(cleaned, token)
        if isinstance(number, bool) or not isinstance(number, int) or not 0 < number < 2**31:
            raise malformed()
        kept = accepted(await self._ask(cleaned, number), choice)
        if kept is None:
            raise malformed()
        outcome = await self._note("change", self._writer.answer(cleaned, number, member, kept))
        if outcome != "taken":
            raise Refused(_STATUS[outcome], outcome)

    async def open(self, code: object, question_id: object) -> None:
        """Ask a question of the catalogue. The class moves to its page."""
        question = self._catalogue.find(question_id)
        if question is None:
            raise Refused(404, "unknown-question")
        await self._change(
            self._store.open, _code(code), question.id, question.record(), self._clock()
        )

    async def again(self, code: object) -> None:
        """Ask the present question once more, after it was closed or revealed."""
        await self._change(self._store.again, _code(code), self._clock())

    async def close(self, code: object) -> None:
        """Take no more answers to the present question."""
        await self._change(self._store.close_question, _code(code), self._clock())

    async def reveal(self, code: object) -> None:
        """Show the answers to the present question, once it is closed."""
        await self._change(self._store.reveal, _code(code), self._clock())

    async def move(self, code: object, topic: object) -> None:
        """Take the class to the page of a topic."""
        if not isinstance(topic, str) or not self._has_topic(topic):
            raise Refused(404, "unknown-topic")
        await self._change(self._store.move, _code(code), topic, self._clock())

    async def end(self, code: object) -> None:
        """End a class, and delete all it holds. For 10 minutes it can say that it has ended."""
        await self._change(self._store.end, _code(code), self._clock())
        self._forget(_code(code))

    async def sweep(self) -> None:
        """Delete what has ended, or is 12 hours old."""
        # Where there is nothing to delete, this says nothing of how the store is.
        for code in await self._writer.call(self._store.sweep, self._clock()):
            self._forget(code)

    async def state(self, code: object) -> dict[str, Any]:
        """Return what a learner sees of a class."""
        return learner_view(await self._look(_code(code)))

    async def board(self, code: object) -> dict[str, Any]:
        """Return what the board shows of a class. Its `address` is left for others to fill."""
        return board_view(await self._look(_code(code))) | {"trouble": self.trouble}

    async def counts(self, code: object) -> list[dict[str, Any]]:
        """Return the rounds that were revealed, counted so that nobody can be picked out."""
        rounds = await self._read(self._store.rounds, _code(code), self._clock())
        return [counted(each) for each in rounds]

    async def pulse(self, codes: Collection[str]) -> dict[str, tuple[int, int, int]]:
        """Return version, members and present answers of each class that is still there."""
        if not codes:
            return {}
        return await self._read(self._store.pulse, list(codes), self._clock())

    async def _ask(self, code: str, number: int) -> dict[str, Any]:
        # What was asked under a number never changes, so most answers need not look it up.
        key = (code, number)
        if key not in self._asks:
            record = await self._read(self._store.record, code, number, self._clock())
            self._asks[key] = record["ask"]
        return self._asks[key]

    async def _look(self, code: str) -> Look:
        # Whoever asks before the store is asked shares its answer, which is then not too old.
        if code not in self._looks:
            self._looks[code] = asyncio.create_task(self._look_once(code))
        return await asyncio.shield(self._looks[code])

    async def _look_once(self, code: str) -> Look:
        await asyncio.sleep(0)
        del self._looks[code]
        return await self._read(self._store.look, code, self._clock())

    async def _read(self, do: Callable[..., T], *args: Any) -> T:
        return await self._note("read", self._writer.call(do, *args))

    async def _change(self, do: Callable[..., T], *args: Any) -> T:
        return await self._note("change", self._writer.call(do, *args))

    async def _note(self, kind: str, work: Awaitable[T]) -> T:
        """Wait for some work of the store, and remember whether it could do it."""
        try:
            done = await work
        except StoreError as error:
            self._trouble[kind] = library().words["classroom"]["trouble"][error.trouble]
            raise
        self._trouble[kind] = None
        return done

    def _has_topic(self, topic: str) -> bool:
        return topic in library().topics or topic in self._catalogue.topics()

    def _forget(self, code: str) -> None:
        for key in [key for key in self._asks if key[0] == code]:
            del self._asks[key]


def _code(text: object) -> str:
    code = clean_code(text)
    if code is None:
        raise no_such_class()
    return code


def _member(code: str, token: object) -> str:
    """Return what is kept of a learner: it belongs to this class and leads nowhere else."""
    if not is_token(token):
        raise malformed()
    return digest(code + token)
