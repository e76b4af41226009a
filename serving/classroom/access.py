"""Who may lead a class: whoever has the key that the terminal showed once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from .keys import clean_key, digest, new_key, new_token, same
from .refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from .writer import Writer

KEY = "facilitator-key"
SESSION_SECONDS = 12 * 3600


class Access:
    """The facilitator's key, and the sessions of those who gave it. Only digests are kept.

    Parameters
    ----------
    writer
        The way to the store.
    clock
        Seconds since 1970.

    Raises
    ------
    StoreError
        From each method, when the store cannot do its work now. It is a `Refused`.
    """

    def __init__(self, writer: Writer, clock: Callable[[], float] = time.time) -> None:
        self._writer = writer
        self._store = writer.store
        self._clock = clock

    async def key(self, new: bool = False) -> str | None:  # noqa: FBT001, FBT002 - reads well
        """Make the facilitator's key, and return it this one time.

        Returns
        -------
        str or None
            None if there is a key and no `new` one is wanted. A new one ends all sessions.
        """
        key = new_key()
        kept = await self._writer.call(self._store.keep_setting, KEY, digest(key), anew=new)
        if new:
            await self._writer.call(self._store.end_sessions)
        return key if kept else None

    async def login(self, key: object) -> str:
        """Return a session for the right key.

        Raises
        ------
        Refused
            If it is not the right one.
        """
        wanted = await self._writer.call(self._store.setting, KEY)
        given = clean_key(key)
        # A key that cannot be one is compared as well: it takes as long as any other.
        fits = same(digest(given or ""), wanted or "")
        if given is None or not fits:
            raise Refused(403, "wrong-key")
        session = new_token()
        expires = self._clock() + SESSION_SECONDS
        await self._writer.call(self._store.add_session, digest(session), expires)
        return session

    async def check(self, session: str) -> None:
        """Let a session in; raises `Refused` if there is no such session, or it is over."""
        if not await self._writer.call(self._store.has_session, digest(session), self._clock()):
            raise Refused(401, "not-signed-in")
