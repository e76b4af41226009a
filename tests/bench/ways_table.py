"""How the page does when it is served in other ways, one row a way, and where ours is behind."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.table import (
    LEAST,
    NOT_MEASURED,
    grid,
    kilobytes,
    megabytes,
    percentile,
    ratio,
    seconds,
    usual,
    visits,
)


@dataclass(frozen=True)
class Column:
    """A number of each way, of which less is better."""

    heading: str
    value: Callable
    """Takes what was measured; infinite where it was not."""
    write: Callable
    """Takes the value."""
    tell: Callable | None = None
    """Takes what was measured, where a cell says more than its value."""
    why: str = ""
    """Why ours may be behind."""

    def cell(self, measured):
        """Say what was measured."""
        if measured and self.tell:
            return self.tell(measured)
        return self.written(self.value(measured) if measured else math.inf)

    def written(self, value):
        """Write a value."""
        return self.write(value) if value < math.inf else NOT_MEASURED


def _requests(measured):
    return len(measured.load.own) + len(measured.load.outside)


def _arrivals(count):
    def crowd_of(measured):
        return measured.crowds.get((count, 5))

    def value(measured):
        if not (crowd := crowd_of(measured)):
            return math.inf
        return percentile([*crowd.waits, *[math.inf] * crowd.failed], 95)

    def tell(measured):
        if not (crowd := crowd_of(measured)):
            return NOT_MEASURED
        slow = value(measured)
        told = [f"{crowd.failed} failed"] if crowd.failed else []
        return ", ".join([*told, seconds(slow)] if slow < math.inf else told)

    return Column(f"{count} learners within 5 s, p95", value, seconds, tell)


COLUMNS = (
    Column("page, uncompressed", lambda measured: measured.load.raw, kilobytes),
    Column(
        "requests",
        _requests,
        str,
        lambda measured: f"{_requests(measured)}, {len(measured.load.outside)} to other hosts",
        "Ours loads each module and style sheet by itself: "
        "a page loads those it needs, and the next page has most of them already.",
    ),
    Column(
        "first question usable",
        lambda measured: usual(measured.seconds_to_question),
        seconds,
        lambda measured: visits(measured.seconds_to_question),
    ),
    _arrivals(30),
    _arrivals(100),
    Column(
        "memory a learner",
        lambda measured: max(LEAST, measured.memory[0]),
        megabytes,
        lambda measured: megabytes(measured.memory[0]),
    ),
)


def table(ways):
    """Return ways to serve the page, ours first, as a table in Markdown. None is not measured."""
    headings = ["served by", *(column.heading for column in COLUMNS)]
    rows = [[name, *(each.cell(measured) for each in COLUMNS)] for name, measured in ways.items()]
    return grid([headings, *rows])


def leads(ways):
    """Say where ours does not lead, by how much and why, one sentence a line."""
    (_, ours), *others = ways.items()
    behind = [
        _behind(column, column.value(ours), name, column.value(other))
        for column in COLUMNS
        for name, other in others
        if other and column.value(other) < column.value(ours)
    ]
    return "\n".join(behind or ["Ours leads in each column, wherever another was measured."])


def _behind(column, mine, name, theirs):
    amounts = f"{column.written(theirs)} with {name}, {column.written(mine)} with ours"
    times = ratio(theirs, mine)
    told = f"Ours does not lead in “{column.heading}”: {amounts}{times and f' ({times} that)'}."
    return f"{told} {column.why}".strip()
