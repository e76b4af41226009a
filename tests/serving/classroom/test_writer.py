"""The one path to the store: answers that come together are kept together, errors reach all."""

import asyncio
import threading

import pytest

from serving.classroom.engine import StoreError
from serving.classroom.writer import BATCH, Writer

CODE = "AB2C3D"


class Slow:
    """Stands for the store: notes what it is given, and by which thread."""

    def __init__(self):
        self.batches = []
        self.threads = set()
        self.error = None
        self.go_on = threading.Event()
        self.go_on.set()

    def add_answers(self, batch):
        self.go_on.wait(10)
        self.threads.add(threading.get_ident())
        self.batches.append([answer.choice for answer in batch])
        if self.error:
            raise self.error
        return ["taken" if answer.number == 1 else "closed" for answer in batch]

    def close(self):
        self.batches.append("closed")


@pytest.fixture
def slow():
    """A store that waits for the test."""
    return Slow()


def votes(writer, count, number=1):
    """So many answers in the same instant."""
    return asyncio.gather(
        *(writer.answer(CODE, number, f"member {at}", at) for at in range(count)),
        return_exceptions=True,
    )


def test_answers_of_one_instant_share_a_transaction(slow, run):
    async def vote():
        return await votes(Writer(slow), 200)

    assert ["taken"] * 200 == run(vote())
    assert [list(range(200))] == slow.batches


def test_while_one_batch_is_kept_the_next_one_gathers_in_order(slow, run):
    async def vote():
        writer = Writer(slow)
        slow.go_on.clear()
        first = asyncio.create_task(writer.answer(CODE, 1, "first", "first"))
        await asyncio.sleep(0.05)
        others = asyncio.gather(*(writer.answer(CODE, 1, "m", at) for at in range(3)))
        await asyncio.sleep(0.05)
        slow.go_on.set()
        return [await first, *await others]

    assert ["taken"] * 4 == run(vote())
    assert [["first"], [0, 1, 2]] == slow.batches


def test_a_crowd_is_kept_in_batches_of_a_bounded_size(slow, run):
    async def vote():
        return await votes(Writer(slow), BATCH + 1)

    assert BATCH + 1 == len(run(vote()))
    assert [BATCH, 1] == [len(batch) for batch in slow.batches]


def test_each_caller_is_told_what_became_of_their_own_answer(slow, run):
    async def vote():
        writer = Writer(slow)
        return await asyncio.gather(*(writer.answer(CODE, at, "m", 0) for at in (1, 2, 1)))

    assert ["taken", "closed", "taken"] == run(vote())


def test_an_error_reaches_everyone_who_waits_and_nobody_after(slow, run):
    async def vote():
        writer = Writer(slow)
        slow.error = StoreError("full")
        failed = await votes(writer, 3)
        slow.error = None
        return failed, await votes(writer, 3)

    failed, after = run(vote())

    assert [StoreError] * 3 == [type(error) for error in failed]
    assert ["taken"] * 3 == after


def test_someone_who_leaves_takes_no_answer_from_the_others(slow, run):
    async def vote():
        writer = Writer(slow)
        slow.go_on.clear()
        leaver, stayer = (asyncio.create_task(writer.answer(CODE, 1, "m", at)) for at in "ab")
        await asyncio.sleep(0.05)
        leaver.cancel()
        slow.go_on.set()
        return await stayer

    assert "taken" == run(vote())
    assert [["a", "b"]] == slow.batches


def test_only_one_thread_ever_uses_the_store(slow, run):
    async def use():
        writer = Writer(slow)
        for _ in range(5):
            await asyncio.gather(votes(writer, 2), writer.call(slow.add_answers, []))

    run(use())

    assert 1 == len(slow.threads)


def test_closing_waits_for_what_was_begun(slow, run):
    async def vote():
        writer = Writer(slow)
        voting = asyncio.gather(*(writer.answer(CODE, 1, "m", at) for at in range(2)))
        await asyncio.sleep(0)
        await writer.close()
        return await voting

    assert ["taken", "taken"] == run(vote())
    assert [[0, 1], "closed"] == slow.batches
