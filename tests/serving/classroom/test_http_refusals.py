"""Hostile and broken requests: refused with the right status, nobody let in, nothing logged."""

import json
import re
import secrets
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.serving.classroom.people import Facilitator, Learner

JSON = {"Content-Type": "application/json"}
WRONG = "2222-3333-4444-5555"


def reason(answer):
    """Status and reason of a refusal; it also says it to a person."""
    told = answer.json()
    assert told["said"].endswith(".")
    return answer.status_code, told["reason"]


def sent(server, path, body, **headers):
    """Send a body as it is."""
    return server.client.post(path, content=body, headers=JSON | headers)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b"NaN",
        b'{"token": NaN}',
        b"[" * 4000,
        b'{"a":' * 800,
        b"\xff\xfe{}",
        b'\xef\xbb\xbf{"token": "x"}',
        b'{"token": 1}',
        b'{"token": null}',
        b'{"token": ["a"]}',
        b'{"token": "short"}',
        b'{"token": "<script>alert(1)</script>"}',
        b'{"token": "' + b"a" * 65 + b'"}',
        b'{"token": "\\ud800aaaaaaaaaaaaaaaaaaaa"}',
        b'{"token": "aaaaaaaaaaaaaaaaaaaaaaaa\\n"}',
        b"{}",
    ],
)
def test_malformed_bodies_are_refused(server, led, body):
    assert (400, "malformed") == reason(sent(server, f"/class/{led.code}/join", body))
    assert 0 == led.board()["joined"]


@pytest.mark.parametrize(
    "choice",
    [None, True, "0", 99, -1, 1.5, [0], {"a": 1}, 10**30, "<script>alert(1)</script>", [[]]],
)
def test_choices_that_no_page_sends_are_refused(server, led, choice):
    learner = Learner(server, led.code)
    led.open()

    assert (400, "malformed") == reason(learner.answer(choice))
    assert 0 == led.board()["answered"]


@pytest.mark.parametrize("number", [None, True, "1", 1.0, 0, -1, 10**30])
def test_numbers_of_questions_that_are_none_are_refused(server, led, number):
    learner = Learner(server, led.code)
    led.open()

    assert (400, "malformed") == reason(learner.answer(0, number=number))


@pytest.mark.parametrize("number", ["Infinity", "-Infinity", "NaN", "1e999", "1" * 4000])
def test_numbers_that_are_none_are_refused(server, led, number):
    learner = Learner(server, led.code)
    led.open("number")
    body = f'{{"token": "{learner.token}", "number": 1, "choice": {number}}}'

    answer = sent(server, f"/class/{led.code}/answers", body.encode())

    assert (400, "malformed") == reason(answer)


def test_a_body_that_is_too_long_is_refused_before_it_is_read(server, led):
    path = f"/class/{led.code}/join"
    chunks = (b" " * 1000 for _ in range(100))

    assert (413, "too-large") == reason(sent(server, path, b" " * 4097))
    assert (413, "too-large") == reason(server.client.post(path, content=chunks, headers=JSON))
    assert 0 == led.board()["joined"]


def test_an_endless_body_is_cut_off(server, led):
    host, port = server.base_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as sender:
        head = f"POST /class/{led.code}/join HTTP/1.1\r\nHost: {host}:{port}\r\n"
        sender.sendall(f"{head}Content-Type: application/json\r\n".encode())
        sender.sendall(b"Content-Length: 5000000000\r\n\r\n" + b" " * 3000)
        answer = sender.recv(1000)

    assert answer.startswith((b"HTTP/1.1 413", b"HTTP/1.1 400"))


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_only_json_is_taken(server, led, kind):
    path, body = f"/class/{led.code}/join", json.dumps({"token": secrets.token_urlsafe(18)})
    answer = server.client.post(path, content=body, headers={"Content-Type": kind})

    assert (415, "not-json") == reason(answer)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "garbage"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/class/{}/join", "/class/{}/end", "/class", "/class/login"])
def test_other_websites_are_refused(server, led, path, headers):
    said = {"token": secrets.token_urlsafe(18), "key": server.key()}
    answer = server.post(path.format(led.code), said, headers=led.headers | headers)

    assert (403, "cross-site") == reason(answer)
    assert not led.board()["ended"]


def test_our_own_pages_are_not(server, led):
    own = {"Origin": server.base_url, "Sec-Fetch-Site": "same-origin"}
    said = {"token": secrets.token_urlsafe(18)}

    assert 204 == server.post(f"/class/{led.code}/join", said, headers=own).status_code


LED = [
    ("POST", "/class"),
    ("GET", "/class/questions"),
    *(("POST", f"/class/{{}}/{step}") for step in ("open", "again", "close", "reveal", "end")),
    ("POST", "/class/{}/move"),
    ("GET", "/class/{}/export.csv"),
    ("GET", "/class/{}/summary"),
]


@pytest.mark.parametrize(("method", "path"), LED)
def test_nobody_leads_without_a_session(server, led, method, path):
    key = server.key()
    tried = ["", "Bearer", "Bearer x", f"Bearer {secrets.token_urlsafe(18)}", f"Bearer {key}", "é"]
    statuses = set()
    for each in [*tried, f"Basic {led.session}", f"Bearer {led.session}x"]:
        headers = JSON | {"Authorization": each.encode()}
        answer = server.client.request(
            method, path.format(led.code), content=b"{}", headers=headers
        )
        statuses.add(reason(answer))
    query = server.client.request(
        method, path.format(led.code), params={"session": led.session}, content=b"{}", headers=JSON
    )

    assert {(401, "not-signed-in")} == statuses
    assert (401, "not-signed-in") == reason(query)
    assert not led.board()["ended"]


def test_a_class_that_is_none_is_refused_everywhere(server, led):
    said = {"token": secrets.token_urlsafe(18), "number": 1, "choice": 0}
    answers = [
        server.get("/class/AAAAAA/state"),
        server.get("/class/AAAAAA/events"),
        server.get("/class/<b>/state"),
        server.post("/class/AAAAAA/join", said),
        server.post("/class/AAAAAA/answers", said),
        server.post("/class/AAAAAA/close", said, headers=led.headers),
    ]

    assert {(404, "unknown-class")} == {reason(answer) for answer in answers}


def test_answers_that_do_not_belong_are_refused(server, led):
    member = Learner(server, led.code)
    stranger = Learner(server, led.code, joins=False)
    other = Learner(server, Facilitator(server, led.session).start().code)
    other.code = led.code
    nothing = member.answer(0)
    led.open()
    unknown = member.answer(0, number=7)
    outside, another = stranger.answer(0), other.answer(0)
    led.take("close")
    late = member.answer(0)

    assert (404, "unknown-question") == reason(nothing)
    assert (404, "unknown-question") == reason(unknown)
    assert (403, "not-joined") == reason(outside)
    assert (403, "not-joined") == reason(another)
    assert (409, "closed") == reason(late)
    assert 0 == led.board()["answered"]


def test_steps_out_of_order_are_refused(led):
    early = [led.take(step) for step in ("close", "reveal", "again")]
    led.open()

    assert {(409, "nothing-asked")} == {reason(answer) for answer in early}
    assert (409, "still-open") == reason(led.take("reveal"))
    assert (404, "unknown-question") == reason(led.take("open", question="0" * 12))
    assert (400, "malformed") == reason(led.take("open", question=7))
    assert (400, "malformed") == reason(led.take("open"))


def test_one_token_that_asks_without_end_is_slowed_and_the_others_are_not(server, led):
    flood, other = Learner(server, led.code), Learner(server, led.code)
    led.open()
    with ThreadPoolExecutor(4) as many:
        answers = list(many.map(lambda _: flood.answer(0), range(100)))
    refused = [answer for answer in answers if answer.status_code != 200]

    assert len(refused) > 50
    assert {(429, "too-many")} == {reason(answer) for answer in refused}
    assert all(answer.headers["Retry-After"] for answer in refused)
    assert 200 == other.answer(1).status_code
    assert 2 == led.board()["answered"]


def test_guessed_codes_are_slowed_and_a_class_is_not(server, led):
    codes = ["".join(secrets.choice("AB23") for _ in range(6)) for _ in range(200)]
    with ThreadPoolExecutor(8) as many:
        answers = list(many.map(lambda code: server.get(f"/class/{code}/state"), codes))

    assert {404, 429} == {answer.status_code for answer in answers}
    assert 200 == server.get(f"/class/{led.code}/state").status_code


def test_wrong_keys_are_slowed_and_the_right_one_is_not(server):
    key = server.key()
    wrong = [
        WRONG,
        "",
        "x" * 100,
        key[:-1] + ("2" if key[-1] != "2" else "3"),
        "é",
        key[::-1],
        WRONG,
    ]
    answers = [server.post("/class/login", {"key": each}) for each in wrong]

    assert [(403, "wrong-key")] * 5 == [reason(answer) for answer in answers[:5]]
    assert [(429, "too-many")] * 2 == [reason(answer) for answer in answers[5:]]
    assert 200 == server.post("/class/login", {"key": key.lower().replace("-", " ")}).status_code
    assert (400, "malformed") == reason(server.post("/class/login", {"key": 1}))


ODD = [
    "/class/..%2f..%2fetc%2fpasswd/state",
    "/class/%00/state",
    "/class/%ff%fe/state",
    "/class/{}%2f/state",
    "/class/{}/../../etc/passwd",
    "/class//state",
    "/class/{}/nothing",
    "/class/{}/state/",
    "/join?class=%ff",
    "/join/../class.sqlite",
    "/class.sqlite",
    "/projector?class=..%2f..",
]


@pytest.mark.parametrize("path", ODD)
def test_odd_paths_lead_nowhere(server, led, path):
    target = path.format(led.code).encode()
    answer = server.client.send(
        server.client.build_request("GET", "/", extensions={"target": target})
    )

    # Whoever tries many is told to wait.
    assert answer.status_code in {400, 404, 429}
    assert "root:" not in answer.text


def test_nothing_of_a_person_a_class_or_a_key_is_ever_logged(server, led):
    learner = Learner(server, led.code)
    seen = {"User-Agent": "Telltale/1.0", "Referer": "http://me.example"}
    for path in ("state", "events", "nothing", "%ff/state", "qr.svg"):
        with server.client.stream("GET", f"/class/{led.code}/{path}", headers=seen):
            pass
    server.get(f"/class/{learner.token}/state", headers=seen)
    server.post(f"/class/{led.code}/answers", {"token": learner.token}, headers=seen)
    server.post("/class/login", {"key": WRONG}, headers=seen)
    said = server.log()
    shown = said.partition(server.key())[2]

    assert not re.search(r"Telltale|me\.example|Traceback", said)
    for secret in (led.code, led.session, learner.token, server.key(), WRONG):
        assert secret not in shown
    assert not re.search(r"\d+\.\d+\.\d+\.\d+", shown)
