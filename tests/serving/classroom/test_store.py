"""The store: one transaction for each step, nothing that was acknowledged lost, nothing left."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import traceback
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from serving.classroom.engine import StoreError
from serving.classroom.refusals import Refused
from serving.classroom.steps import Answer
from serving.classroom.store import Store
from tests.serving.classroom.asked import SINGLE
from tests.serving.process import ROOT

NOW, ENDS = 1000.0, 2000.0
CODE, OTHER = "AB2C3D", "ZZ9ZZ9"
RECORD = {"topic": "red-flags", "part": "quiz", "item": "scan", "ask": SINGLE}

KILLED = """
import asyncio, os, signal, sys
from serving.classroom.store import Store
from serving.classroom.writer import Writer

async def vote():
    writer = Writer(Store(sys.argv[1]))
    done = 0
    async def one(number):
        nonlocal done
        outcome = await writer.answer("AB2C3D", 1, f"member {number}", number % 3)
        print(number, outcome, flush=True) if outcome == "taken" else None
        done += 1
        if done == 70:
            os.kill(os.getpid(), signal.SIGKILL)
    for start in range(0, 200, 20):
        await asyncio.gather(*map(one, range(start, start + 20)))

asyncio.run(vote())
"""


@pytest.fixture
def asked(store):
    """A class of 2, who are asked a question."""
    store.start(CODE, "index", NOW, ENDS)
    for member in ("one", "two"):
        store.join(CODE, member, NOW, 10)
    store.open(CODE, "scan", RECORD, NOW)
    return store


def answer(member="one", choice=0, number=1, code=CODE):
    return Answer(code, number, member, choice)


def choices(store, code=CODE):
    """What was answered, once it is closed and revealed."""
    store.close_question(code, NOW)
    store.reveal(code, NOW)
    return sorted(store.look(code, NOW).round.choices)


def table(url, query):
    """What somebody finds who looks into the store."""
    engine = create_engine(url.replace("postgresql://", "postgresql+pg8000://"))
    with engine.connect() as db:
        found = [tuple(row) for row in db.execute(text(query))]
    engine.dispose()
    return found


def rows(url):
    """How many rows each table holds, if any."""
    names = ("answers", "asked", "classes", "members", "sessions", "settings")
    counts = {name: len(table(url, f"SELECT 1 FROM {name}")) for name in names}  # noqa: S608
    return {name: count for name, count in counts.items() if count}


def refusal(do, *args):
    """Why something is refused."""
    with pytest.raises(Refused) as refused:
        do(*args)
    return refused.value.status, refused.value.reason


def test_a_code_belongs_to_one_class(store):
    assert [True, False] == [store.start(CODE, "index", NOW, ENDS) for _ in range(2)]


def test_an_answer_counts_once_and_the_last_one_counts(asked):
    outcomes = [asked.add_answers([answer(choice=choice)]) for choice in (0, 2)]

    assert [["taken"], ["taken"]] == outcomes
    assert 1 == asked.look(CODE, NOW).answered
    assert [2] == choices(asked)


def test_of_two_answers_that_come_together_the_last_one_counts(asked):
    outcomes = asked.add_answers([answer(choice=0), answer("two", 1), answer(choice=2)])

    assert ["taken"] * 3 == outcomes
    assert [1, 2] == choices(asked)


def test_each_of_many_answers_is_told_what_became_of_it(asked):
    asked.start(OTHER, "index", NOW, ENDS)
    asked.start("ENDED2", "index", NOW, ENDS)
    asked.end("ENDED2", NOW)

    assert [
        "taken",
        "not-joined",
        "unknown-question",
        "unknown-question",
        "unknown-class",
        "ended",
        "taken",
    ] == asked.add_answers(
        [
            answer(),
            answer("a stranger"),
            answer(number=2),
            answer(code=OTHER),
            answer(code="NONE22"),
            answer(code="ENDED2"),
            answer("two", 1),
        ]
    )
    assert 2 == asked.look(CODE, NOW).answered


def test_a_member_of_one_class_is_none_of_another(asked):
    asked.start(OTHER, "index", NOW, ENDS)
    asked.open(OTHER, "scan", RECORD, NOW)

    assert ["not-joined"] == asked.add_answers([answer(code=OTHER)])


def test_an_answer_after_the_end_of_a_question_is_not_taken(asked):
    asked.close_question(CODE, NOW)
    closed = asked.add_answers([answer()])
    asked.reveal(CODE, NOW)
    revealed = asked.add_answers([answer()])

    assert [["closed"], ["closed"]] == [closed, revealed]
    assert [] == asked.look(CODE, NOW).round.choices


def test_answers_cannot_be_seen_before_they_are_revealed(asked):
    asked.add_answers([answer(choice=2)])
    seen = [asked.look(CODE, NOW)]
    asked.close_question(CODE, NOW)
    seen.append(asked.look(CODE, NOW))

    assert [None, None] == [look.round.choices for look in seen]
    assert [] == asked.rounds(CODE, NOW)


def test_two_stores_agree_as_two_servers_do(asked, open_store):
    other = open_store()

    assert ["taken"] == other.add_answers([answer()])
    other.close_question(CODE, NOW)
    assert ["closed"] == asked.add_answers([answer("two")])
    assert asked.look(CODE, NOW) == other.look(CODE, NOW)
    assert {CODE: (3, 2, 1)} == asked.pulse([CODE, OTHER], NOW)


def test_a_question_that_closes_amid_answers_loses_none_and_takes_no_more(asked, open_store):
    for number in range(150):
        asked.join(CODE, f"member {number}", NOW, 2000)
    other, taken = open_store(), []
    started = threading.Event()

    def vote():
        for number in range(150):
            taken.extend(other.add_answers([answer(f"member {number}", 1)]))
            time.sleep(0.002)  # SQLite lets nobody in between without a pause
            if number == 20:
                started.set()

    voting = threading.Thread(target=vote)
    voting.start()
    started.wait(20)
    asked.close_question(CODE, NOW)
    at_close = asked.look(CODE, NOW).answered
    voting.join()

    assert at_close == asked.look(CODE, NOW).answered == taken.count("taken")
    assert 0 < taken.count("closed")


def test_the_end_of_a_class_deletes_all_but_that_it_has_ended(asked, url):
    asked.add_answers([answer()])
    asked.end(CODE, NOW)

    assert {"classes": 1} == rows(url)
    assert asked.look(CODE, NOW).ended
    assert (410, "ended") == refusal(asked.join, CODE, "three", NOW, 10)
    assert (404, "unknown-class") == refusal(asked.look, CODE, NOW + 600)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_what_was_deleted_is_not_left_in_the_file(asked, url):
    path = url.removeprefix("sqlite:///")
    asked.join(CODE, "a member to be forgotten", NOW, 10)
    asked.add_answers([answer("a member to be forgotten")])
    asked.end(CODE, NOW)
    left = b"".join(Path(f"{path}{end}").read_bytes() for end in ("", "-wal"))

    assert b"to be forgotten" not in left
    assert CODE.encode() in left


def test_sweeping_deletes_classes_and_sessions_that_are_over(asked, url):
    asked.add_answers([answer()])
    asked.add_session("over", ENDS)
    asked.add_session("not over", ENDS + 1)
    asked.start(OTHER, "index", NOW, ENDS + 1)

    assert [] == asked.sweep(ENDS - 1)
    assert [CODE] == asked.sweep(ENDS)
    assert {"classes": 1, "sessions": 1} == rows(url)


def test_a_class_that_is_over_is_unknown_even_before_it_is_swept(asked):
    assert (404, "unknown-class") == refusal(asked.look, CODE, ENDS)
    assert (404, "unknown-class") == refusal(asked.join, CODE, "three", ENDS, 10)
    assert {} == asked.pulse([CODE], ENDS)


def test_a_full_class_takes_its_members_but_nobody_else(asked):
    asked.join(CODE, "one", NOW, 2)

    assert (503, "full") == refusal(asked.join, CODE, "three", NOW, 2)
    assert 2 == asked.look(CODE, NOW).joined


def test_a_setting_is_kept_once_unless_anew(store):
    kept = [store.keep_setting("key", value) for value in ("first", "second")]

    assert [True, False] == kept
    assert "first" == store.setting("key")
    assert store.keep_setting("key", "third", anew=True)
    assert "third" == store.setting("key")
    assert store.setting("other") is None


def test_a_session_holds_until_its_time_or_until_all_are_ended(store):
    store.add_session("digest", ENDS)

    assert [True, False] == [store.has_session("digest", at) for at in (NOW, ENDS)]
    store.end_sessions()
    assert not store.has_session("digest", NOW)


def test_every_acknowledged_answer_survives_a_kill_of_the_server(store, url, open_store):
    store.start(CODE, "index", NOW, ENDS)
    for number in range(200):
        store.join(CODE, f"member {number}", NOW, 2000)
    store.open(CODE, "scan", RECORD, NOW)
    store.close()

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, url],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    acknowledged = {int(line.split()[0]) for line in killed.stdout.splitlines()}
    kept = dict(table(url, "SELECT member, choice FROM answers"))
    after = open_store().add_answers([answer(f"member {number}") for number in range(200)])

    assert -signal.SIGKILL == killed.returncode
    assert 70 <= len(acknowledged) < 200
    assert all(str(number % 3) == kept[f"member {number}"] for number in acknowledged)
    assert ["taken"] * 200 == after


class TestTrouble:
    """Locked, full, gone: said plainly, and over when it is over."""

    @pytest.fixture
    def connections(self):
        """The connections that stores of this test open."""
        opened = []

        def note(connection, _record):
            opened.append(connection)

        event.listen(Engine, "connect", note)
        yield opened
        event.remove(Engine, "connect", note)

    @pytest.fixture
    def path(self, sqlite_url):
        return sqlite_url.removeprefix("sqlite:///")

    @pytest.fixture
    def asked(self, connections, sqlite_url):  # noqa: ARG002 - it notes this store's
        """A class of 1 in a file, who is asked a question."""
        store = Store(sqlite_url)
        store.start(CODE, "index", NOW, ENDS)
        store.join(CODE, "one", NOW, 10)
        store.open(CODE, "scan", RECORD, NOW)
        yield store
        store.close()

    def trouble(self, do, *args):
        with pytest.raises(StoreError) as error:
            do(*args)
        return error.value.trouble

    def test_a_locked_store_says_so_and_works_again(self, asked, path):
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            while_locked = self.trouble(asked.add_answers, [answer()])
            seen = asked.look(CODE, NOW).answered
            other.execute("ROLLBACK")

        assert ("locked", 0) == (while_locked, seen)
        assert ["taken"] == asked.add_answers([answer()])
        assert 1 == asked.look(CODE, NOW).answered

    def test_a_full_disk_keeps_what_it_has_and_works_again(self, asked, path, connections):
        asked.add_answers([answer(choice=2)])
        many = [answer(f"{number:050}", 1) for number in range(1000)]
        with closing(sqlite3.connect(path)) as other, other:
            joined = [(CODE, each.member) for each in many]
            other.executemany("INSERT INTO members VALUES (?, ?)", joined)
        connections[-1].execute("PRAGMA max_page_count = 1")  # not one more than there are
        while_full = self.trouble(asked.add_answers, many)
        seen = asked.look(CODE, NOW).answered
        connections[-1].execute("PRAGMA max_page_count = 1000000")

        assert ("full", 1) == (while_full, seen)
        assert ["taken"] * 1000 == asked.add_answers(many)
        assert 1001 == asked.look(CODE, NOW).answered

    def test_a_file_that_was_moved_away_takes_no_answers_until_it_is_back(self, asked, tmp_path):
        (tmp_path / "class.db").rename(tmp_path / "away.db")
        while_gone = [self.trouble(asked.add_answers, [answer()]) for _ in range(2)]
        (tmp_path / "away.db").rename(tmp_path / "class.db")

        assert ["gone", "gone"] == while_gone
        assert ["taken"] == asked.add_answers([answer()])
        assert 1 == asked.look(CODE, NOW).answered

    def test_a_file_that_is_no_store_is_broken(self, tmp_path):
        (tmp_path / "other.db").write_text("This is a letter, and no database at all. " * 100)

        assert "broken" == self.trouble(Store, f"sqlite:///{tmp_path / 'other.db'}")

    def test_a_folder_that_is_not_there_is_gone(self, tmp_path):
        assert "gone" == self.trouble(Store, f"sqlite:///{tmp_path / 'no' / 'class.db'}")

    def test_a_server_that_is_not_there_is_gone(self):
        assert "gone" == self.trouble(Store, "postgresql://nobody@127.0.0.1:1/nothing")

    def test_an_error_never_holds_an_answer_or_who_gave_it(self, asked, path):
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("DROP TABLE answers")
            with pytest.raises(OperationalError) as error:
                asked.add_answers([answer("one", 2)])
        told = "".join(traceback.format_exception(error.value))

        assert "no such table: answers" in told
        assert "'one'" not in told


@pytest.mark.skipif(
    "WORKBOOK_TEST_POSTGRES" not in os.environ,
    reason="needs a PostgreSQL server; `make prove` starts one and runs this",
)
class TestPostgreSQL:
    """What only a server can do: break a connection, shut down, hold a row."""

    @pytest.fixture
    def url(self, postgresql_url):
        """The address of a store on PostgreSQL."""
        return postgresql_url

    @pytest.fixture
    def break_once(self, url):
        """End the connection of the next transaction, once it has begun."""
        broken = []

        def end(db):
            if not broken and db.dialect.name == "postgresql":
                broken.append(db.exec_driver_sql("SELECT pg_backend_pid()").scalar())
                admin = create_engine(url.replace("postgresql://", "postgresql+pg8000://"))
                with admin.begin() as other:
                    other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": broken[0]})
                admin.dispose()

        def begin():
            event.listen(Engine, "begin", end)

        yield begin
        if event.contains(Engine, "begin", end):
            event.remove(Engine, "begin", end)

    @pytest.mark.parametrize(
        "do",
        [
            lambda store: store.look(CODE, NOW),
            lambda store: store.add_answers([answer()]),
            lambda store: store.join(CODE, "three", NOW, 10),
        ],
    )
    def test_what_may_be_done_twice_survives_a_broken_connection(self, asked, break_once, do):
        break_once()
        do(asked)

        assert CODE == asked.look(CODE, NOW).code

    def test_a_change_says_that_the_connection_broke_and_can_be_made_again(self, asked, break_once):
        break_once()
        with pytest.raises(StoreError) as error:
            asked.close_question(CODE, NOW)
        asked.close_question(CODE, NOW)

        assert "gone" == error.value.trouble
        assert "closed" == asked.look(CODE, NOW).round.phase

    def test_a_class_that_somebody_holds_is_locked_and_works_again(self, asked, url):
        other = create_engine(url.replace("postgresql://", "postgresql+pg8000://"))
        with other.begin() as db:
            db.execute(text("SELECT * FROM classes FOR UPDATE"))
            with pytest.raises(StoreError) as error:
                asked.add_answers([answer()])
        other.dispose()

        assert "locked" == error.value.trouble
        assert ["taken"] == asked.add_answers([answer()])
