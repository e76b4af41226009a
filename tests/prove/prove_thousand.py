"""A class of 1,000, as the issue of class mode promises it."""

from serving.classroom.mode import allow_many_files
from tests.bench.classroom import hold_class

LEARNERS, QUESTIONS = 1000, 3


def test_a_class_of_a_thousand_loses_nothing(site, report):
    allow_many_files()
    memories = {}

    def memory():
        memories.update(site.memories())
        return sum(memories["servers"]), 0

    site.memory = memory
    held = hold_class(site, LEARNERS, arriving=30, questions=QUESTIONS, answering=30)
    report(
        f"{held.joined} learners, {held.acknowledged} answers: {held.lost} lost,"
        f" {held.errors} errors"
    )
    for what, seconds in (
        ("To join", held.joins),
        ("An answer", held.waits),
        ("On the board", held.lags),
    ):
        report(f"{what}, p50 / p95 / longest: {_spread(seconds)} ms")
    for name, megabytes in memories.items():
        report(f"Memory of {name}: {sum(megabytes)} MB ({megabytes})")

    assert (LEARNERS, 0, 0) == (held.joined, held.errors, held.lost)
    assert LEARNERS * QUESTIONS == held.acknowledged == len(held.lags)


def _spread(seconds):
    ordered = sorted(seconds)
    picked = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95)), ordered[-1:]
    return " / ".join(f"{value * 1000:.0f}" for value in (*picked[0], *picked[1]))
