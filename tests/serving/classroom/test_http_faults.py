"""What goes wrong in a real class: a server that is killed, a store that is locked or gone."""

import sqlite3
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import httpx
import pytest

from tests.serving.classroom.people import Facilitator, Follower, Learner
from tests.serving.process import COMMAND, ROOT
from widgets.content import library


def test_a_kill_in_mid_vote_loses_no_answer_that_was_acknowledged(serve_class, tmp_path):
    store = tmp_path / "class.sqlite"
    server = serve_class(store)
    led = Facilitator(server).start()
    learners = [Learner(server, led.code) for _ in range(60)]
    led.open()
    taken = set()

    def vote(learner):
        try:
            if learner.answer(1).status_code == 200:
                taken.add(learner.token)
        except httpx.TransportError:
            return
        if len(taken) == 20:
            server.kill()

    with ThreadPoolExecutor(8) as room:
        list(room.map(vote, learners))
    port = server.base_url.rpartition(":")[2]
    again = serve_class(store, "--port", port)
    led = Facilitator(again, led.session)
    led.code = learners[0].code
    kept = led.board()["answered"]
    for learner in learners:
        learner.server = again
    late = [learner.answer(1).status_code for learner in learners if learner.token not in taken]
    led.take("close")
    revealed = led.take("reveal").json()["state"]["question"]["results"]

    assert server.base_url == again.base_url
    assert len(taken) >= 20
    assert len(taken) <= kept < 60
    assert {200} == set(late)
    assert (60, 60) == (revealed["answered"], revealed["bars"][1]["count"])
    assert 200 == again.post("/class/login", {"key": server.key()}).status_code


@pytest.fixture
def lock(server):
    """Lock the store, as another program might, until the test lets it go."""
    with closing(sqlite3.connect(server.store, isolation_level=None)) as other:

        def hold():
            other.execute("BEGIN IMMEDIATE")
            return other

        yield hold


def test_a_locked_store_is_told_to_the_board_and_answers_are_taken_later(server, led, lock):
    learner = Learner(server, led.code)
    led.open()
    other = lock()
    refused = learner.answer(1)
    state, page = learner.state(), server.page("self-care")
    with Follower(server, led.code, "board") as board:
        trouble = board.until(lambda state: state["trouble"])["trouble"]
        other.execute("ROLLBACK")
        taken = learner.answer(1)
        later = board.until(lambda state: state["answered"])

    assert (503, "store") == (refused.status_code, refused.json()["reason"])
    assert refused.headers["Retry-After"]
    assert ("open", 200) == (state["question"]["phase"], page.status_code)
    assert library().words["classroom"]["trouble"]["locked"] == trouble
    assert {"taken": True} == taken.json()
    assert (1, None) == (later["answered"], later["trouble"])


def test_the_board_is_told_when_the_store_is_gone_and_when_it_is_back(server, led):
    away = server.store.with_suffix(".away")
    with Follower(server, led.code, "board") as board:
        server.store.rename(away)
        trouble = board.until(lambda state: state["trouble"])["trouble"]
        away.rename(server.store)
        later = board.until(lambda state: not state["trouble"])

    assert library().words["classroom"]["trouble"]["gone"] == trouble
    assert led.code == later["class"]


def test_nobody_can_start_a_class_while_the_store_is_locked_and_is_told_so(server, led, lock):
    other = lock()
    refused = server.post("/class", headers=led.headers)
    other.execute("ROLLBACK")

    assert (503, "store") == (refused.status_code, refused.json()["reason"])
    assert 200 == server.post("/class", headers=led.headers).status_code


def test_faults_say_nothing_about_people_in_the_log(server, led, lock):
    learner = Learner(server, led.code)
    led.open()
    lock()
    learner.answer(1, number=1)
    shown = server.log().partition(server.key())[2]

    assert "Traceback" not in shown
    for secret in (led.code, led.session, learner.token, server.key()):
        assert secret not in shown


@pytest.mark.parametrize("store", ["postgresql://me:secret@127.0.0.1:9/none", "/dev/null/x.sqlite"])
def test_a_store_that_cannot_be_opened_is_a_sentence_and_no_password(store):
    refused = subprocess.run(
        [*COMMAND, "--class", "--port", "0", "--store", store],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert 1 == refused.returncode
    assert refused.stderr.startswith("The classes cannot be kept in ")
    assert "secret" not in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "" == refused.stdout


def test_options_of_class_mode_without_it_are_refused():
    refused = subprocess.run(
        [*COMMAND, "--new-key"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )

    assert 2 == refused.returncode
