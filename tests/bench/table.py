"""How the numbers read: rounding, ratios, targets met or not, one table in Markdown."""

import math
import statistics
from dataclasses import astuple, dataclass

HEADINGS = ("what", "ours", "stock Voila", "stock to ours", "target", "")
NOT_MEASURED = "not measured"
LEAST = 0.01
"""Megabytes a learner; less can't be told from the server's own coming and going."""


@dataclass(frozen=True)
class Row:
    """One line of the table. An empty text says that there is nothing to say."""

    what: str
    ours: str
    stock: str
    ratio: str
    target: str = ""
    verdict: str = ""


def percentile(values, of_100):
    """Return the smallest value that so many of 100 do not exceed; none of nothing is infinite."""
    if not values:
        return math.inf
    return sorted(values)[max(0, math.ceil(len(values) * of_100 / 100) - 1)]


def ratio(ours, stock):
    """Say how many times as much stock Voila needs; nothing where that makes no sense."""
    if not (0 < ours < math.inf and 0 < stock < math.inf):
        return ""
    times = stock / ours
    digits = 1 - math.floor(math.log10(times))
    return f"{round(times, digits):,.{max(0, digits)}f} times"


def verdict(is_met):
    """Say whether a target is met."""
    return "met" if is_met else "not met"


def kilobytes(size):
    """Write a number of bytes."""
    return f"{size / 1000:,.0f} kB"


def megabytes(size):
    """Write a number of megabytes; what is below `LEAST` is noise, and may be below nothing."""
    if size < LEAST:
        return f"under {LEAST} MB"
    return f"{size:.2f} MB" if size < 10 else f"{size:,.0f} MB"


def seconds(value):
    """Write a time, the more exactly the shorter."""
    return f"{value:.3f} s" if value < 0.1 else f"{value:.2f} s" if value < 10 else f"{value:.0f} s"


def when(within):
    """Say in how many seconds a crowd arrives."""
    return f"within {within} s" if within else "in the same instant"


def visits(times):
    """Say the median of the visits that came to an end, and how many did not."""
    failed = times.count(math.inf)
    told = [] if failed == len(times) else [seconds(usual(times))]
    return ", ".join([*told, f"{failed} of {len(times)} too late"] if failed else told)


def served(crowd):
    """Say how a crowd was served."""
    if crowd is None:
        return NOT_MEASURED
    failed = f"{crowd.failed or 'none'} failed"
    if not crowd.waits:
        return failed
    half, most = (percentile(crowd.waits, of_100) for of_100 in (50, 95))
    return f"{failed}, median {seconds(half)}, p95 {seconds(most)}"


def rows(ours, stock):
    """Return every line, ours beside stock Voila."""
    return [
        *_page(ours.load, stock.load),
        _question(ours, stock),
        *_crowds(ours, stock),
        *_memory(ours, stock),
    ]


def _page(ours, stock):
    sizes = [
        ("uncompressed", ours.raw, stock.raw, 200),
        ("as sent, with headers", ours.packed, stock.packed, 70),
    ]
    for what, mine, theirs, limit in sizes:
        met = verdict(mine <= limit * 1000)
        target = f"{limit} kB or less"
        yield Row(
            f"one page, {what}",
            kilobytes(mine),
            kilobytes(theirs),
            ratio(mine, theirs),
            target,
            met,
        )
    mine, theirs = (len(load.own) + len(load.outside) for load in (ours, stock))
    met = verdict(mine <= 25)
    yield Row(
        "requests of the page", str(mine), str(theirs), ratio(mine, theirs), "25 or fewer", met
    )
    mine, theirs = len(ours.outside), len(stock.outside)
    yield Row("of these, to other hosts", str(mine), str(theirs), "", "0", verdict(not mine))


def _question(ours, stock):
    mine, theirs = (usual(each.seconds_to_question) for each in (ours, stock))
    met = verdict(math.inf not in ours.seconds_to_question and mine <= theirs / 5)
    target = "a fifth of stock’s or less"
    return Row(
        "first question usable, processor 4 times slower",
        visits(ours.seconds_to_question),
        visits(stock.seconds_to_question),
        *(ratio(mine, theirs), target, met),
    )


def usual(times):
    """Return the median of the visits that came to an end; infinity where none did."""
    return statistics.median([time for time in times if time < math.inf] or [math.inf])


def _crowds(ours, stock):
    limits = {(200, 5): 0.1, (200, 0): 3}
    for (count, within), crowd in ours.crowds.items():
        other, limit = stock.crowds.get((count, within)), limits.get((count, within), math.inf)
        slowest = percentile(crowd.waits, 95)
        times = ratio(slowest, percentile(other.waits, 95)) if other else ""
        yield Row(
            f"{count} learners {when(within)}",
            served(crowd),
            served(other),
            times and f"{times} (p95)",
            "none fails" + (f", p95 under {limit:g} s" if limit < math.inf else ""),
            verdict(not crowd.failed and slowest < limit),
        )


def _memory(ours, stock):
    whats = ("memory each learner adds", "of it, not shared between processes")
    for what, mine, theirs in zip(whats, ours.memory, stock.memory, strict=True):
        times = ratio(max(mine, LEAST), theirs)
        over = "over " if times and mine < LEAST else ""
        told = (megabytes(mine), megabytes(theirs), over + times)
        yield Row(what, *told, "under 0.1 MB", verdict(mine < 0.1))


def table(lines):
    """Return rows as a table in Markdown, lined up for people who read it as text."""
    return grid([HEADINGS, *map(astuple, lines)])


def grid(cells):
    """Return rows of texts, the headings first, as such a table."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    written = [
        _line(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in cells
    ]
    return "\n".join([written[0], _line("-" * width for width in widths), *written[1:]])


def _line(cells):
    return f"| {' | '.join(cells)} |"
