"""A class that is led through nginx: whoever asks which server, all of them agree."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from tests.prove.servers import COUNT, served_by
from tests.serving.classroom.people import Follower, Learner

STEP = 2
"""Seconds in which every page knows of a step."""


def test_a_class_is_one_whichever_server_answers(site, led, report):
    learners = [Learner(site, led.code) for _ in range(40)]
    lags = []
    with ExitStack() as pages, ThreadPoolExecutor(3 * COUNT) as room:
        streams = [pages.enter_context(Follower(site, led.code)) for _ in range(3 * COUNT)]

        def take(step, phase, **said):
            begun = time.monotonic()

            def follow(stream):
                stream.until(
                    lambda state: state["question"] and state["question"]["phase"] == phase
                )
                return time.monotonic() - begun

            follows = [room.submit(follow, stream) for stream in streams]
            led.take(step, **said).raise_for_status()
            lags.extend(each.result(30) for each in follows)

        take("open", "open", question=led.question("single"))
        answers = list(room.map(lambda learner: learner.answer(1), learners))
        again = list(room.map(lambda learner: learner.answer(0), learners[:15]))
        take("close", "closed")
        late = learners[0].answer(1)
        take("reveal", "revealed")
        results = led.board()["question"]["results"]
    report(f"Streams on {COUNT} servers know of a step after {max(lags):.2f} s at most")

    assert COUNT == len({served_by(stream.answer) for stream in streams})
    assert COUNT == len({served_by(answer) for answer in answers})
    assert {200} == {answer.status_code for answer in (*answers, *again)}
    assert 409 == late.status_code
    assert 40 == results["answered"]
    assert [15, 25] == [bar["count"] for bar in results["bars"][:2]]
    assert max(lags) < STEP


def test_what_is_refused_behind_nginx_is_refused_with_the_same_words(site, led):
    learner = Learner(site, led.code)
    address = f"/class/{led.code}/join"
    foreign = site.post(address, {"token": learner.token}, headers={"Origin": "https://x.example"})
    own = site.post(address, {"token": learner.token}, headers={"Origin": site.base_url})
    large = site.post(address, {"token": "x" * 5000})
    to_scan = site.get(f"/class/{led.code}/state?view=board").json()["address"]

    assert (403, "cross-site") == (foreign.status_code, foreign.json()["reason"])
    assert 204 == own.status_code
    assert (413, "too-large") == (large.status_code, large.json()["reason"])
    assert f"{site.base_url}/join" == to_scan
