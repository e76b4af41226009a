"""The bench sets our page beside other frameworks' fairly, and goes on where one can't be had."""

import asyncio
import json
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.bench import measuring, ways_table
from tests.bench.browser import Load
from tests.bench.crowd import Crowd, NotServedError
from tests.bench.frameworks import FRAMEWORKS, Framework
from tests.bench.measuring import Measured
from tests.bench.others import install, page
from tests.bench.servers import CannotMeasureError

HEAVY = Measured(
    Load("1.0", 3_000_000, 3_000_000, ["/"] * 30, ["https://elsewhere.example/"]),
    [9.0, 7.0, 8.0],
    {(30, 5): Crowd(0, [0.5] * 30, (0, 0)), (100, 5): Crowd(0, [5.0] * 100, (0, 0))},
    (1.5, 1.4),
)
LIGHT = Measured(
    Load("1.0", 200_000, 70_000, ["/"] * 20, []),
    [1.0, 2.0, 1.5],
    {(30, 5): Crowd(0, [0.01] * 30, (0, 0)), (100, 5): Crowd(0, [0.02] * 100, (0, 0))},
    (0.001, 0.001),
)


class Told:
    """A connection on which a server says this and leaves."""

    def __init__(self, *messages):
        self.messages = list(messages)

    async def read_message(self):
        return self.messages.pop(0) if self.messages else None


def followed(words, *messages):
    """Wait for words, as a learner does, in a thread of its own."""

    async def connect(_host, _html):
        return Told(*messages)

    follow = Framework("Made up", "/", ("made-up",), connect).follower(words)
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(follow("127.0.0.1:9", b""))).result(timeout=60)


def _cells(line):
    return [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.parametrize("message", ["the last question", b"the last question"])
def test_who_has_all_words_is_served_and_stays(message):
    connection = followed("last question", "the first", message, "more")

    assert ["more"] == connection.messages


def test_who_is_left_without_the_words_is_not_served():
    with pytest.raises(NotServedError):
        followed("last question", "the first")


def test_each_way_has_a_row_and_each_number_its_cell():
    rows = list(map(_cells, ways_table.table({"ours": LIGHT, "Heavy 1.0": HEAVY}).splitlines()))

    assert ["served by", *(column.heading for column in ways_table.COLUMNS)] == rows[0]
    usual = ["200 kB", "20, 0 to other hosts", "1.50 s", "0.010 s", "0.020 s", "under 0.01 MB"]
    assert ["ours", *usual] == rows[2]
    assert ["Heavy 1.0", "3,000 kB", "31, 1 to other hosts", "8.00 s", "0.50 s"] == rows[3][:5]


def test_what_was_not_measured_says_so_and_is_behind_nobody():
    some = replace(HEAVY, crowds={(30, 5): HEAVY.crowds[30, 5]})
    ways = {"ours": LIGHT, "some": some, "none": None}

    rows = list(map(_cells, ways_table.table(ways).splitlines()))

    assert ["0.50 s", "not measured", "1.50 MB"] == rows[3][4:]
    assert {"not measured"} == set(rows[4][1:])
    assert "Ours leads in each column, wherever another was measured." == ways_table.leads(ways)


def test_it_says_where_ours_does_not_lead_by_how_much_and_why():
    few = replace(HEAVY, load=replace(HEAVY.load, own=["/"] * 9))

    told = ways_table.leads({"ours": LIGHT, "Few 2.0": few}).splitlines()

    assert 1 == len(told)
    assert told[0].startswith(
        "Ours does not lead in “requests”: 10 with Few 2.0, 20 with ours (2.0 times that). Ours "
    )


@pytest.mark.parametrize(
    ("crowded", "expected"),
    [
        (Crowd(1, [0.5] * 29, (0, 0)), "1 failed, 0.50 s"),
        (Crowd(20, [0.001] * 10, (0, 0)), "20 failed"),
    ],
)
def test_quick_answers_to_a_few_do_not_hide_those_that_failed(crowded, expected):
    other = replace(HEAVY, crowds={(30, 5): crowded})
    ways = {"ours": LIGHT, "other": other}

    assert expected == _cells(ways_table.table(ways).splitlines()[3])[4]
    assert "Ours leads" in ways_table.leads(ways)


def test_all_serve_the_prose_and_every_question(tmp_path, monkeypatch):
    monkeypatch.setattr(page, "PAGE", tmp_path / "bench" / "page.json")

    words = page.write()

    written = json.loads(page.PAGE.read_text(encoding="utf-8"))
    *others, last = [question["ask"] for question in written["questions"]]
    assert words in last
    assert words not in "".join([written["before"], written["after"], *others])
    assert written["before"].startswith("# ")
    assert "## Take home" in written["after"]


def test_every_framework_has_an_app_and_an_exact_version():
    apps = [install.ROOT / framework.command[2] for framework in FRAMEWORKS]

    assert {framework.package for framework in FRAMEWORKS} == set(install.versions())
    assert [True] * len(apps) == [app.is_file() for app in apps]
    assert [] == [pin for pin in install.versions().values() if not re.fullmatch(r"[\d.]+", pin)]


def test_a_framework_is_installed_once_for_each_version(tmp_path, monkeypatch):
    ran = []
    monkeypatch.setattr(install, "PLACE", tmp_path)
    monkeypatch.setattr(install, "PINS", tmp_path / "requirements.txt")
    monkeypatch.setattr(subprocess, "run", lambda command, **_: ran.append(command))
    (tmp_path / "made-up").mkdir()

    for version in ("1.0", "1.0", "2.0"):
        install.PINS.write_text(f"made-up=={version}\n", encoding="utf-8")
        install.python_with("made-up")

    assert ["made-up==1.0", "made-up==2.0"] == [command[-1] for command in ran[1::2]]


def test_a_framework_that_cannot_be_had_is_said_aloud_and_the_others_are_measured(
    tmp_path, monkeypatch
):
    said = []

    def measure(_say, name, *_):
        if name.startswith("Panel"):
            raise CannotMeasureError("no room today")
        return HEAVY

    monkeypatch.setattr(page, "PAGE", tmp_path / "page.json")
    monkeypatch.setattr(measuring, "_framework", measure)

    measured = measuring.others(said.append)

    assert [HEAVY, None, HEAVY] == list(measured.values())
    assert 1 == len(said)
    assert said[0].startswith("Panel")
    assert said[0].endswith("no room today")


def test_a_failed_installation_is_told_with_what_was_said(tmp_path, monkeypatch):
    def fail(command, **_):
        raise subprocess.CalledProcessError(1, command, stderr="no such version\n")

    monkeypatch.setattr(install, "PLACE", tmp_path)
    monkeypatch.setattr(subprocess, "run", fail)

    with pytest.raises(CannotMeasureError, match="no such version"):
        install.python_with("panel")
