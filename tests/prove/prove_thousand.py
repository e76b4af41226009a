"""A class of 1,000 over 4 servers: nobody is turned away, no answer is lost."""

from statistics import quantiles

from tests.bench.classroom import hold_class

LEARNERS, QUESTIONS = 1000, 3


def test_a_class_of_a_thousand_loses_nothing(site, report):
    held = hold_class(site, LEARNERS, arriving=30, questions=QUESTIONS, answering=30)
    report(
        f"{held.joined} learners, {held.acknowledged} answers: {held.lost} lost,"
        f" {held.errors} errors"
    )
    measured = {
        "Joining took": held.joins,
        "An answer took": held.waits,
        "The board counted an answer after": held.lags,
    }
    for what, seconds in measured.items():
        report(f"{what} {_spread(seconds)}")
    for name, megabytes in site.megabytes.items():
        report(f"{name} held {sum(megabytes)} MB, shared pages in each: {megabytes}")

    assert (LEARNERS, 0, 0) == (held.joined, held.errors, held.lost)
    assert LEARNERS * QUESTIONS == held.acknowledged == len(held.lags)


def _spread(seconds):
    cuts = quantiles(seconds, n=20)
    return f"{cuts[9] * 1000:.0f} ms, p95 {cuts[18] * 1000:.0f} ms, at most {max(seconds):.2f} s"
