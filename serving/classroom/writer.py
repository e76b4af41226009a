"""The one path to the store from a server that does everything else at once."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from .steps import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from .steps import Outcome
    from .store import Store

P = ParamSpec("P")
T = TypeVar("T")

BATCH = 500
"""So many answers at most share a transaction."""


class Writer:
    """Lets one thread at a time into a store. Answers that come together are kept together.

    Parameters
    ----------
    store
        The store; nobody else in this process may use it.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="classroom")
        self._waiting: list[tuple[Answer, asyncio.Future[Outcome]]] = []
        self._task: asyncio.Task[None] | None = None

    async def call(self, do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do something with the store, after what was asked for before.

        A caller who leaves does not stop what was begun.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: do(*args, **kwargs))

    async def answer(self, code: str, number: int, member: str, choice: Any) -> Outcome:
        """Keep an answer, and return what became of it once it is kept for good.

        Raises
        ------
        StoreError
            If the store could not do it. The answer may be sent again.
        """
        done: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((Answer(code, number, member, choice), done))
        if self._task is None:
            self._task = asyncio.create_task(self._keep_all())
        return await done

    async def close(self) -> None:
        """Finish what was begun, and close the store."""
        if self._task:
            await self._task
        await self.call(self.store.close)
        self._thread.shutdown()

    async def _keep_all(self) -> None:
        # While one batch is on its way to the disk, the next one gathers.
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
                await self._keep(batch)
        finally:
            self._task = None

    async def _keep(self, batch: list[tuple[Answer, asyncio.Future[Outcome]]]) -> None:
        waiting = [done for _, done in batch]
        try:
            outcomes = await self.call(self.store.add_answers, [answer for answer, _ in batch])
        except Exception as error:  # noqa: BLE001 - everyone who waits is told
            for done in waiting:
                if not done.done():
                    done.set_exception(error)
        else:
            for done, outcome in zip(waiting, outcomes, strict=True):
                if not done.done():
                    done.set_result(outcome)
