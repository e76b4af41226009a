"""How much anybody may ask for: by token, by class and in all, never by address."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .keys import digest, is_token
from .refusals import Refused, malformed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

STREAMS, STREAMS_OF_A_CLASS = 4000, 1500
KEPT = 10_000
"""So many buckets are kept until those that are full again are dropped."""


@dataclass(frozen=True)
class Rate:
    """So many at once, and so many a second after that."""

    at_once: float
    a_second: float


PER_TOKEN = Rate(10, 2)
JOINS = Rate(400, 100)
WRONG_KEYS = Rate(5, 5 / 60)
UNKNOWN_CODES = Rate(20, 20)


class Buckets:
    """Token buckets of one rate, one for each key. A key that is new starts with a full one."""

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        self._rate = rate
        self._clock = clock
        self._left: dict[Hashable, tuple[float, float]] = {}

    def take(self, key: Hashable = None) -> bool:
        """Take one from the bucket of `key`; False if it holds none."""
        if len(self._left) >= KEPT:
            self._drop_full()
        left = self._now(key)
        if left < 1:
            return False
        self._left[key] = (left - 1, self._clock())
        return True

    def __len__(self) -> int:
        return len(self._left)

    def _now(self, key: Hashable) -> float:
        left, then = self._left.get(key, (self._rate.at_once, self._clock()))
        return min(self._rate.at_once, left + (self._clock() - then) * self._rate.a_second)

    def _drop_full(self) -> None:
        for key in [key for key in self._left if self._now(key) >= self._rate.at_once]:
            del self._left[key]
        if len(self._left) >= KEPT:
            # More keys than people: somebody makes them up. The longest unused lose least.
            for key in sorted(self._left, key=lambda key: self._left[key][1])[: KEPT // 2]:
                del self._left[key]


class Limits:
    """All limits of one server. A phone shares its address with a whole room, so none is by it.

    Parameters
    ----------
    clock
        Seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._tokens = Buckets(PER_TOKEN, clock)
        self._joins = Buckets(JOINS, clock)
        self._keys = Buckets(WRONG_KEYS, clock)
        self._codes = Buckets(UNKNOWN_CODES, clock)
        self._streams: Counter[str] = Counter()

    def request(self, token: object) -> None:
        """Count a request of a learner.

        Raises
        ------
        Refused
            If this is no token, or one that asks too often.
        """
        if not is_token(token):
            raise malformed()
        # What is kept here cannot be turned back into the token either.
        _grant(self._tokens.take(digest(token)))

    def join(self, code: str) -> None:
        """Count somebody who wants to join a class; raises `Refused` if too many do at once."""
        _grant(self._joins.take(code))

    def wrong_key(self) -> None:
        """Count a wrong facilitator's key; raises `Refused` if there were too many of late.

        The right key is let in all the same, or anybody could keep the facilitator out.
        """
        _grant(self._keys.take())

    def unknown_code(self) -> None:
        """Count a code that no class has; raises `Refused` if too many were guessed of late."""
        _grant(self._codes.take())

    def stream_opened(self, code: str) -> None:
        """Count an open event stream.

        Raises
        ------
        Refused
            If the class, or the server, has too many already. It is then not counted.
        """
        if self._streams[code] >= STREAMS_OF_A_CLASS or self._streams.total() >= STREAMS:
            raise Refused(503, "full")
        self._streams[code] += 1

    def stream_closed(self, code: str) -> None:
        """Free the place of a stream."""
        self._streams[code] -= 1
        if self._streams[code] <= 0:
            del self._streams[code]


def _grant(granted: bool) -> None:  # noqa: FBT001 - its only argument
    if not granted:
        raise Refused(429, "too-many")
