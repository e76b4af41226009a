"""The bench counts, rounds and words its numbers as it says."""

import math
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.bench import table
from tests.bench.browser import Load
from tests.bench.crowd import Crowd, crowd
from tests.bench.measuring import Measured
from tests.bench.servers import PAGE, CannotMeasureError, Running, running


@pytest.fixture
def visited(server):
    """Let learners arrive at our own server: `visited(paths, count)`; in a thread of its own."""

    def visit(paths, count):
        here = Running(server.base_url.removeprefix("http://"), server.process.pid, server.log)
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(crowd, here, paths, count, 0.1).result(timeout=60)

    return visit


@pytest.fixture
def measured():
    """Make up what was measured: `measured(waits=[0.01])`."""

    usual = {"raw": 100_000, "outside": [], "seconds": [0.5], "waits": [0.01], "failed": 0}

    def make(memory=0.02, **changed):
        told = usual | changed
        load = Load("1.0", told["raw"], told["raw"] // 4, [PAGE], told["outside"])
        crowds = {(200, 5): Crowd(told["failed"], told["waits"], (100, 90))}
        return Measured(load, told["seconds"], crowds, (memory, memory))

    return make


def test_a_small_crowd_is_served_and_timed(server, visited):
    files = re.findall(r'(?:href|src)="(/assets/[^"]+)"', server.page("red-flags").text)

    told = visited([PAGE, *files], 5)

    assert 0 == told.failed
    assert 5 == len(told.waits)
    assert all(wait > 0 for wait in told.waits)
    assert told.memory[0] > told.memory[1] > 0


@pytest.mark.parametrize("path", ["/no-such-page", "/healthz"])
def test_who_gets_something_else_than_the_page_is_not_served(visited, path):
    told = visited([path], 2)

    assert (2, []) == (told.failed, told.waits)


def test_who_finds_nobody_is_not_served(server):
    nobody = Running("127.0.0.1:9", server.process.pid, server.log)

    with ThreadPoolExecutor(1) as thread:
        told = thread.submit(crowd, nobody, [PAGE], 2, 0).result(timeout=60)

    assert (2, []) == (told.failed, told.waits)


def test_a_server_that_does_not_start_is_told_with_what_it_said():
    command = ("-c", "raise SystemExit('no room today')")

    with pytest.raises(CannotMeasureError, match="no room today"), running(command):
        pass


@pytest.mark.parametrize(("of_100", "expected"), [(0, 1), (50, 10), (95, 19), (96, 20), (100, 20)])
def test_a_percentile_is_a_value_that_was_seen(of_100, expected):
    values = list(range(20, 0, -1))

    assert expected == table.percentile(values, of_100)


def test_nobody_waited_for_less_than_ever():
    assert math.inf == table.percentile([], 95)


@pytest.mark.parametrize(
    ("ours", "stock", "expected"),
    [
        (2, 1, "0.50 times"),
        (2, 15, "7.5 times"),
        (2, 62, "31 times"),
        (0.01, 71.2, "7,100 times"),
        (0, 5, ""),
        (5, 0, ""),
        (math.inf, 5, ""),
        (5, math.inf, ""),
    ],
)
def test_a_ratio_has_two_digits_or_is_left_out(ours, stock, expected):
    assert expected == table.ratio(ours, stock)


@pytest.mark.parametrize(
    ("write", "value", "expected"),
    [
        (table.kilobytes, 5_234_603, "5,235 kB"),
        (table.megabytes, -0.2, "under 0.01 MB"),
        (table.megabytes, 0.116, "0.12 MB"),
        (table.megabytes, 82.4, "82 MB"),
        (table.seconds, 0.0123, "0.012 s"),
        (table.seconds, 0.823, "0.82 s"),
        (table.seconds, 71.2, "71 s"),
        (table.when, 5, "within 5 s"),
        (table.when, 0, "in the same instant"),
    ],
)
def test_a_value_reads_with_its_unit(write, value, expected):
    assert expected == write(value)


@pytest.mark.parametrize(
    ("crowded", "expected"),
    [
        (None, "not measured"),
        (Crowd(2, [], (0, 0)), "2 failed"),
        (Crowd(0, [0.01, 0.02, 3.0], (0, 0)), "none failed, median 0.020 s, p95 3.00 s"),
    ],
)
def test_a_crowd_says_who_failed_and_how_long_the_others_waited(crowded, expected):
    assert expected == table.served(crowded)


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([0.5, 0.7, 0.6], "0.60 s"),
        ([12.0, math.inf, 14.0], "13 s, 1 of 3 too late"),
        ([math.inf, math.inf], "2 of 2 too late"),
    ],
)
def test_visits_without_a_question_are_told_and_not_timed(times, expected):
    assert expected == table.visits(times)


def test_every_target_is_met_by_a_light_quick_page(measured):
    rows = table.rows(measured(), measured(raw=5_000_000, seconds=[8.0, 9.0, 70.0]))

    assert {"met"} == {row.verdict for row in rows}
    assert "18 times" in {row.ratio for row in rows}


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"raw": 210_000}, "one page, uncompressed"),
        ({"outside": ["https://elsewhere.example/"]}, "of these, to other hosts"),
        ({"seconds": [1.7]}, "first question usable, processor 4 times slower"),
        ({"seconds": [0.5, math.inf]}, "first question usable, processor 4 times slower"),
        ({"failed": 1}, "200 learners within 5 s"),
        ({"waits": [0.2]}, "200 learners within 5 s"),
        ({"waits": [], "failed": 200}, "200 learners within 5 s"),
        ({"memory": 0.1}, "memory each learner adds"),
    ],
)
def test_a_target_that_is_missed_is_named(measured, changed, what):
    rows = table.rows(measured(**changed), measured(seconds=[8.0]))

    assert what in {row.what for row in rows if row.verdict == "not met"}


def test_the_table_is_markdown_that_lines_up():
    row = table.Row("requests", "13", "98", "7.5 times", "25 or fewer", "met")

    lines = table.table([row]).splitlines()

    assert 3 == len(lines)
    assert 1 == len(set(map(len, lines)))
    assert list(table.HEADINGS) == [cell.strip() for cell in lines[0].strip("|").split("|")]
    assert ["requests", "13", "98"] == [cell.strip() for cell in lines[2].split("|")[1:4]]
