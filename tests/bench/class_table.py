"""How the numbers of classes read, one row a promise."""

from tests.bench.table import grid, percentile, seconds, verdict

HEADINGS = ("a class", "measured", "target", "")
ANSWER = 0.15
BEHIND = 1
MEMORY = 300
IDLE = 0.05


def table(classes):
    """Return what became of classes as a table in Markdown. The promises are for 200 learners."""
    promised = next(held for held in classes if held.learners == 200)
    others = [held for held in classes if held is not promised]
    return grid([HEADINGS, *_promises(promised), *map(_growth, others)])


def _promises(held):
    failed = held.learners - held.joined
    yield _row(
        f"{held.learners} learners join within 5 s",
        f"{failed or 'none'} failed, p95 {_slow(held.joins)}",
        "none fails",
        met=not failed,
    )
    slow, behind = percentile(held.waits, 95), max(held.lags, default=0)
    yield _row(
        f"{held.questions} questions, each answered by all within 5 s",
        f"{held.lost} of {held.acknowledged:,} lost, {held.errors} errors, p95 {seconds(slow)}",
        f"0 lost, 0 errors, p95 under {ANSWER} s",
        met=not held.lost and not held.errors and slow < ANSWER,
    )
    yield _row(
        "the board is behind an answer, at most",
        seconds(behind),
        f"under {BEHIND} s",
        met=behind < BEHIND,
    )
    yield _row(
        "memory of the server, all in all",
        f"{held.memory:.0f} MB",
        f"under {MEMORY} MB",
        met=held.memory < MEMORY,
    )
    yield _row(
        f"processor while {held.learners} follow and nothing happens",
        f"{held.idle:.1%} of a core",
        f"under {IDLE:.0%}",
        met=held.idle < IDLE,
    )


def _growth(held):
    return _row(
        f"{held.learners:,} learners, {held.questions} questions",
        f"{held.lost} of {held.acknowledged:,} lost, {held.errors} errors, "
        f"p95 {_slow(held.waits)}, {held.memory:.0f} MB",
        "0 lost",
        met=not held.lost and not held.errors,
    )


def _slow(waits):
    return seconds(percentile(waits, 95))


def _row(what, measured, target, *, met):
    return what, measured, target, verdict(met)
