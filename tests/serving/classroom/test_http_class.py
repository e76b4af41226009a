"""A class over HTTP, from the key to the counts, and what each side is told on the way."""

import csv
import io
import re

import pytest

from tests.serving.classroom.people import HOST, Facilitator, Learner
from widgets.content import library

JSON = {"Content-Type": "application/json"}
SAID = library().words["classroom"]["refusals"]


def cells(exported):
    """The rows of a CSV, as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(exported.content.decode("utf-8-sig"))))


def test_a_whole_class_from_the_key_to_the_counts(server, led):
    learners = [Learner(server, led.code) for _ in range(7)]
    opened = led.open()
    taken = [learner.answer(1).json() for learner in learners]
    changed = learners[0].answer(0).json()
    voted = led.board()
    led.take("close")
    revealed = led.take("reveal").json()["state"]
    exported, summary = (
        led.get(f"/class/{led.code}/export.csv"),
        led.get(f"/class/{led.code}/summary"),
    )
    ended = led.take("end").json()["state"]

    assert ("open", 7, 0) == (opened["question"]["phase"], opened["joined"], opened["answered"])
    assert [{"taken": True}] * 7 == taken
    assert {"taken": True} == changed
    assert 7 == voted["answered"]
    assert [1, 6] == [bar["count"] for bar in revealed["question"]["results"]["bars"]][:2]
    assert revealed["question"]["said"]
    assert {"number", "topic", "round", "answer", "fits", "people"} <= set(cells(exported)[0])
    assert ["under 5", "not shown"] == [row["people"] for row in cells(exported)][:2]
    assert "under 5" in summary.text
    assert ended["ended"]
    assert 410 == Learner(server, led.code, joins=False).join().status_code


def test_a_second_round_stands_beside_the_first(server, led):
    learner = Learner(server, led.code)
    led.open()
    learner.answer(0)
    led.take("close")
    led.take("again")
    learner.answer(1, number=2)
    hidden = led.board()["question"]
    led.take("close")
    question = led.take("reveal").json()["state"]["question"]

    assert (2, None, None) == (hidden["round"], hidden["results"], hidden["before"])
    assert [0, 1] == [bar["count"] for bar in question["results"]["bars"]][:2]
    assert [1, 0] == [bar["count"] for bar in question["before"]["bars"]][:2]


@pytest.mark.parametrize("view", ["", "?view=board"])
@pytest.mark.parametrize("step", [None, "close"])
def test_nobody_is_told_counts_or_the_answer_before_the_reveal(server, led, view, step):
    for choice in (0, 1, 1):
        learner = Learner(server, led.code)
        if led.board()["question"] is None:
            led.open()
        learner.answer(choice)
    if step:
        led.take(step)
    question = server.get(f"/class/{led.code}/state{view}").json()["question"]

    assert (None, None) == (question["results"], question["before"])
    assert not any(question.get(part) for part in ("said", "why", "whys", "sources", "right"))
    assert not {"right", "answer", "near"} & set(question)


def test_a_reload_does_not_vote_twice(server, led):
    learner = Learner(server, led.code)
    led.open()
    for choice in (0, 1, 2):
        learner.join()
        learner.answer(choice)

    assert (1, 1) == (led.board()["joined"], led.board()["answered"])


def test_whoever_scans_lands_where_the_class_is(server, led):
    first = server.get(f"/join?class={led.code}").headers["Location"]
    topic = led.open()["topic"]
    late = server.get(f"/join?class={led.code}")
    page = server.get(late.headers["Location"])

    assert f"/voila/render/index.ipynb?class={led.code}" == first
    assert 302 == late.status_code
    assert f"/voila/render/{topic}.ipynb?class={led.code}" == late.headers["Location"]
    assert 200 == page.status_code
    assert 'data-class="/class"' in page.text


@pytest.mark.parametrize("typed", ["{lower}", "{front}-{back}", " {front} {back} "])
def test_a_code_may_be_typed_as_people_type(server, led, typed):
    code = led.code
    said = typed.format(lower=code.lower(), front=code[:3], back=code[3:])

    assert 302 == server.get("/join", params={"class": said}).status_code


def test_the_join_page_is_a_plain_form_that_needs_no_javascript(server):
    page = server.get("/join")

    assert 200 == page.status_code
    assert '<form class="page-join" method="get" action="/join">' in page.text
    assert re.search(r'<input id="code" name="class"', page.text)
    assert "<script" not in page.text


@pytest.mark.parametrize("code", ["AAAAAA", "nothing", "<script>x()</script>", "'\"&"])
def test_an_unknown_code_gets_the_form_again_with_a_sentence(server, code):
    page = server.get("/join", params={"class": code})

    assert 404 == page.status_code
    assert SAID["unknown-class"] in page.text
    assert 'aria-invalid="true"' in page.text
    assert "<script" not in page.text


def test_an_ended_class_says_so_to_whoever_scans_late(server, led):
    led.take("end")
    page = server.get(f"/join?class={led.code}")

    assert 410 == page.status_code
    assert SAID["ended"] in page.text


def test_the_qr_code_is_a_picture_made_from_a_host_that_looks_like_one(server, led):
    path = f"/class/{led.code}/qr.svg"
    good = server.get(path)
    odd = [server.get(path, headers={"Host": host}) for host in ('a"b', "a/b", "a b", "x" * 300)]

    assert 200 == good.status_code
    assert "image/svg+xml" == good.headers["Content-Type"]
    assert good.text.startswith("<svg")
    assert {400} == {answer.status_code for answer in odd}
    assert 404 == server.get("/class/AAAAAA/qr.svg").status_code


def test_the_board_shows_the_address_that_phones_can_reach(server, led):
    port = server.base_url.rpartition(":")[2]

    assert f"http://{HOST}:{port}/join" == led.board()["address"]


def test_the_projector_draws_the_board_and_joins_nothing(server, led):
    page = server.get(f"/projector?class={led.code}")

    assert 200 == page.status_code
    assert 'data-component="class_board"' in page.text
    assert "data-watching" in page.text
    assert 0 == led.board()["joined"]
    assert 404 == server.get("/projector?class=AAAAAA").status_code
    assert 404 == server.get("/projector").status_code


def test_every_question_is_listed_with_words_for_a_list_to_choose_from(led):
    told = led.get("/class/questions").json()
    questions = [each for topic in told["topics"] for each in topic["questions"]]

    assert {"red-flags", "self-care"} == {topic["id"] for topic in told["topics"]}
    assert {"id", "kind", "about", "ask", "plain"} == set(questions[0])
    assert not re.search(r"<\w", "".join(each["plain"] for each in questions))
    assert len(questions) == len({each["id"] for each in questions})


def test_a_facilitator_may_move_the_class_to_a_page(server, led):
    moved = led.take("move", topic="self-care")

    assert 200 == moved.status_code
    assert "self-care" == Learner(server, led.code).state()["topic"]
    assert 404 == led.take("move", topic="../../etc/passwd").status_code


def test_the_summary_needs_nothing_from_anywhere_and_runs_nothing(led):
    page = led.get(f"/class/{led.code}/summary")

    assert 200 == page.status_code
    assert not re.search(r"<script|<link|\ssrc=|\shref=", page.text)
    assert re.search(r"style-src 'sha256-[\w+/=]+'", page.headers["Content-Security-Policy"])


def test_the_store_is_for_its_owner_alone(server):
    assert 0o600 == server.store.stat().st_mode & 0o777


def test_the_key_is_shown_once_and_never_by_the_second_start(serve_class, tmp_path):
    first = serve_class(tmp_path / "class.sqlite")
    key = first.key()
    second = serve_class(tmp_path / "class.sqlite")
    anew = serve_class(tmp_path / "class.sqlite", "--new-key")
    statuses = [anew.post("/class/login", {"key": each}).status_code for each in (key, anew.key())]

    assert 1 == first.log().count(key)
    assert "The key of the first start still holds" in second.log()
    assert key not in second.log()
    assert key != anew.key()
    assert [403, 200] == statuses


def test_two_servers_on_one_store_lead_the_same_class(serve_class, server, led):
    other = serve_class(server.store)
    learner = Learner(other, led.code)
    led.open()

    assert "open" == learner.state()["question"]["phase"]
    assert {"taken": True} == learner.answer(1).json()
    assert 1 == led.board()["answered"]
    assert 200 == Facilitator(other, led.session).get("/class/questions").status_code


ADDRESSES = [
    ("GET", "/join"),
    ("GET", "/projector"),
    ("POST", "/class"),
    ("POST", "/class/login"),
    ("GET", "/class/questions"),
    ("POST", "/class/AAAAAA/join"),
    ("POST", "/class/AAAAAA/answers"),
    ("GET", "/class/AAAAAA/state"),
    ("GET", "/class/AAAAAA/events"),
    ("GET", "/class/AAAAAA/qr.svg"),
    *(("POST", f"/class/AAAAAA/{step}") for step in ("open", "again", "close", "reveal", "end")),
    ("GET", "/class/AAAAAA/export.csv"),
    ("GET", "/class/AAAAAA/summary"),
]


@pytest.mark.parametrize(("own", "path"), ADDRESSES)
def test_every_address_has_one_method_and_every_answer_the_security_headers(server, own, path):
    methods = {"GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"} - {own}
    answers = [server.client.request(method, path, headers=JSON) for method in sorted(methods)]

    assert {405} == {answer.status_code for answer in answers}
    for answer in answers:
        assert "no-store" == answer.headers["Cache-Control"]
        assert "nosniff" == answer.headers["X-Content-Type-Options"]
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "Set-Cookie" not in answer.headers


@pytest.fixture(scope="module")
def ordinary(serve, class_pages):
    """A server without class mode."""
    return serve("--notebooks", class_pages)


@pytest.mark.parametrize(("own", "path"), ADDRESSES)
def test_without_class_mode_there_is_none_of_it(ordinary, own, path):
    assert 404 == ordinary.client.request(own, path, headers=JSON).status_code


def test_without_class_mode_a_page_knows_of_no_class(ordinary):
    page = ordinary.page("self-care").text

    assert "data-class" not in page
    assert "page-class-words" not in page
