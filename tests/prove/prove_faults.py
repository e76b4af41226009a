"""PostgreSQL falls and comes back, a server is killed: nothing that was acknowledged is lost."""

import random
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.prove.servers import served_by
from tests.serving.classroom.people import Follower, Learner
from widgets.content import library

LEARNERS = 60


class Vote:
    """Learners who answer one after another, each sending again what was not taken."""

    def __init__(self, site, led):
        self.learners = [Learner(site, led.code) for _ in range(LEARNERS)]
        self.taken = []
        self.refused = []
        self._room = ThreadPoolExecutor(8)
        led.open()
        self._votes = [self._room.submit(self._vote, learner) for learner in self.learners]

    def _vote(self, learner):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            time.sleep(random.uniform(0.1, 0.3))  # noqa: S311 - pages do not send in step
            answer = learner.answer(1)
            if answer.status_code == 200:
                self.taken.append(learner.token)
                return
            self.refused.append(answer)

    def until(self, is_so):
        """Wait until something is so."""
        deadline = time.monotonic() + 30
        while not is_so() and time.monotonic() < deadline:
            time.sleep(0.02)
        if not is_so():
            raise RuntimeError("It never came to that.")

    def end(self, led):
        """Wait for everybody, and return how many the class counts."""
        for vote in self._votes:
            vote.result(90)
        self._room.shutdown()
        led.take("close").raise_for_status()
        results = led.take("reveal").json()["state"]["question"]["results"]
        return results["answered"], results["bars"][1]["count"]


def test_postgresql_falls_and_comes_back_in_mid_vote(site, led, report):
    with Follower(site, led.code, "board") as board:
        vote = Vote(site, led)
        vote.until(lambda: len(vote.taken) >= 15)
        site.postgres.crash()
        acknowledged = len(vote.taken)
        trouble = board.until(lambda state: state["trouble"])["trouble"]
        vote.until(lambda: len(vote.refused) >= 8)
        page = site.page("red-flags")
        site.postgres.start()
        counted = vote.end(led)
        well = board.until(lambda state: not state["trouble"])
    report(
        f"PostgreSQL crashed after {acknowledged} of {LEARNERS} answers; {len(vote.refused)} were"
        f" refused and sent again; {LEARNERS - counted[0]} lost"
    )

    assert {503} == {answer.status_code for answer in vote.refused}
    assert {"store"} == {answer.json()["reason"] for answer in vote.refused}
    assert trouble in library().words["classroom"]["trouble"].values()
    assert 200 == page.status_code
    assert LEARNERS == len(vote.taken)
    assert (LEARNERS, LEARNERS) == counted
    assert well["joined"] == LEARNERS


def test_a_killed_server_takes_nothing_along(site, led, report):
    streams = [Follower(site, led.code) for _ in range(8)]
    for stream in streams:
        stream.__enter__().next()
    vote = Vote(site, led)
    vote.until(lambda: len(vote.taken) >= 15)
    victim = site.servers[1]
    victim.kill()
    acknowledged = len(vote.taken)
    counted = vote.end(led)
    address = f"127.0.0.1:{victim.port}"
    ended = [stream for stream in streams if served_by(stream.answer) == address]
    for stream in ended:
        with pytest.raises(httpx.TransportError):
            stream.until(lambda state: state["question"] is None)
    with Follower(site, led.code) as again:
        state = again.next()
    for stream in streams:
        stream.__exit__(None, None, None)
    site.restart(victim)
    report(
        f"1 of {len(site.servers)} servers was killed after {acknowledged} of {LEARNERS} answers;"
        f" {len(vote.refused)} were refused and sent again; {LEARNERS - counted[0]} lost"
    )

    assert ended
    assert address != served_by(again.answer)
    assert "revealed" == state["question"]["phase"]
    assert (LEARNERS, LEARNERS) == counted


def test_nobody_is_named_in_a_log(site, led):
    learner = Learner(site, led.code)
    site.get("/class/ZZZZZZ/state")
    said = site.nginx.log.read_text() + site.log().replace(site.key(), "", 1)

    assert "client:" not in said
    for secret in (led.code, led.session, learner.token, site.key()):
        assert secret not in said
