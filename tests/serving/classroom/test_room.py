"""A class from its start to its end: who sees what, when, and what is refused."""

import asyncio
import json
import sqlite3
from contextlib import closing
from hashlib import sha256

import pytest
from sqlalchemy import create_engine, text

from serving.classroom.engine import StoreError
from serving.classroom.refusals import Refused
from serving.classroom.room import Room
from serving.classroom.writer import Writer
from tests.serving.classroom.asked import ORDER, SINGLE
from widgets.content import library

HOUR = 3600
UNKNOWN = "ZZ9ZZ9"


def refusal(do, *args):
    """Why something is refused."""
    with pytest.raises(Refused) as refused:
        do(*args)
    return refused.value.status, refused.value.reason


def vote(room, code, tokens, choices, number=1):
    """One answer of each learner."""
    for token, choice in zip(tokens, choices, strict=False):
        room.answer(code, token, number, choice)


def question(room, code):
    """The present question as a learner sees it."""
    return room.state(code)["question"]


def test_a_class_begins_at_the_start_page_with_nothing_asked(room):
    code = room.start()

    assert {
        "version": 1,
        "class": code,
        "topic": "index",
        "topic_title": library().topics["index"].title,
        "ended": False,
        "question": None,
    } == room.state(code)


def test_a_question_is_opened_answered_closed_and_revealed(room, code, tokens, ids):
    room.open(code, ids["scan"])
    vote(room, code, tokens, [1, 1, 0])
    while_open = question(room, code)
    room.close(code)
    while_closed = question(room, code)
    room.reveal(code)
    revealed = question(room, code)

    assert {
        "number": 1,
        "topic": "red-flags",
        "part": "quiz:red-flags",
        "item": "scan",
        "round": 1,
        "phase": "open",
        "results": None,
        "before": None,
    } == while_open
    assert while_open | {"phase": "closed"} == while_closed
    assert "revealed" == revealed["phase"]
    assert [1, 2, 0] == [bar["count"] for bar in revealed["results"]["bars"]]
    assert revealed["before"] is None


def test_every_change_has_a_version_of_its_own_and_nothing_else_has(room, code, tokens, ids):
    steps = [
        lambda: room.open(code, ids["scan"]),
        lambda: room.answer(code, tokens[0], 1, 1),
        lambda: room.close(code),
        lambda: room.reveal(code),
        lambda: room.move(code, "index"),
        lambda: room.move(code, "index"),
        lambda: room.again(code),
        lambda: room.end(code),
    ]
    versions = []
    for step in steps:
        step()
        versions.append(room.state(code)["version"])

    assert [2, 2, 3, 4, 5, 5, 6, 7] == versions


def test_a_class_is_where_its_question_is(room, code, ids):
    room.open(code, ids["scan"])

    assert "red-flags" == room.state(code)["topic"]
    room.move(code, "glossary")
    assert "glossary" == room.state(code)["topic"]
    assert "red-flags" == question(room, code)["topic"]


@pytest.mark.parametrize("topic", ["nowhere", "../index", "", None, 5, ["index"]])
def test_a_class_moves_to_no_page_that_is_not_there(room, code, topic):
    assert (404, "unknown-topic") == refusal(room.move, code, topic)


def test_the_board_says_how_many_and_never_what_before_the_reveal(room, code, tokens, ids):
    room.open(code, ids["scan"])
    vote(room, code, tokens, [2, 2])
    board = room.board(code)
    room.close(code)
    closed = room.board(code)

    assert (10, 2) == (board["joined"], board["answered"])
    assert ("", None) == (board["address"], board["trouble"])
    for seen in (board["question"], closed["question"]):
        assert SINGLE["options"] == seen["options"]
        assert [None] * 6 == [
            seen[part] for part in ("results", "before", "said", "whys", "why", "sources")
        ]
        assert "right" not in seen


def test_the_board_shows_all_of_a_question_once_it_is_revealed(room, code, tokens, ids):
    room.open(code, ids["scan"])
    vote(room, code, tokens, [2])
    room.close(code)
    room.reveal(code)
    seen = room.board(code)["question"]

    assert ids["scan"] == seen["id"]
    for part in ("kind", "about", "ask", "options", "range", "said", "whys", "why", "sources"):
        assert SINGLE[part] == seen[part]


def test_the_board_does_not_tell_an_order_before_it_is_revealed(room, code, ids):
    room.open(code, ids["steps"])
    before = room.board(code)["question"]["options"]
    room.close(code)
    room.reveal(code)

    assert sorted(ORDER["options"]) == sorted(before)
    assert ORDER["options"] != before
    assert ORDER["options"] == room.board(code)["question"]["options"]


def test_a_late_joiner_sees_what_everyone_sees_and_can_answer(room, code, tokens, ids):
    room.open(code, ids["scan"])
    room.join(code, tokens[20])
    room.answer(code, tokens[20], 1, 1)

    assert (11, 1) == (room.board(code)["joined"], room.board(code)["answered"])


def test_joining_twice_counts_once(room, code, tokens):
    room.join(code, tokens[0])

    assert 10 == room.board(code)["joined"]


def test_answering_twice_counts_once_and_the_last_answer_counts(room, code, tokens, ids):
    room.open(code, ids["scan"])
    vote(room, code, tokens, [0])
    vote(room, code, tokens, [2])
    answered = room.board(code)["answered"]
    room.close(code)
    room.reveal(code)

    assert 1 == answered
    assert [0, 0, 1] == [bar["count"] for bar in question(room, code)["results"]["bars"]]


def test_an_answer_is_refused_once_its_question_is_closed(room, code, tokens, ids):
    room.open(code, ids["scan"])
    room.close(code)
    closed = refusal(room.answer, code, tokens[0], 1, 1)
    room.reveal(code)

    assert (409, "closed") == closed == refusal(room.answer, code, tokens[0], 1, 1)


def test_opening_a_question_closes_the_one_before(room, code, tokens, ids):
    room.open(code, ids["scan"])
    vote(room, code, tokens, [0, 1])
    room.open(code, ids["discs"])

    assert (409, "closed") == refusal(room.answer, code, tokens[2], 1, 1)
    assert 0 == room.board(code)["answered"]
    room.answer(code, tokens[2], 2, 40)
    assert 1 == room.board(code)["answered"]


def test_opening_an_open_question_keeps_its_answers(room, code, tokens, ids):
    room.open(code, ids["scan"])
    vote(room, code, tokens, [0])
    room.open(code, ids["scan"])

    assert (1, 1) == (room.board(code)["question"]["number"], room.board(code)["answered"])


def test_a_second_vote_shows_both(room, code, tokens, ids):
    room.open(code, ids["scan"])
    vote(room, code, tokens, [0, 0, 1])
    room.close(code)
    room.again(code)
    meanwhile = room.board(code)
    vote(room, code, tokens, [1, 1, 1, 0], number=2)
    room.close(code)
    room.reveal(code)
    seen = question(room, code)

    assert (2, 2, "open", 0) == (
        meanwhile["question"]["number"],
        meanwhile["question"]["round"],
        meanwhile["question"]["phase"],
        meanwhile["answered"],
    )
    assert meanwhile["question"]["before"] is None
    assert [2, 1, 0] == [bar["count"] for bar in seen["before"]["bars"]]
    assert [1, 3, 0] == [bar["count"] for bar in seen["results"]["bars"]]


def test_a_question_may_be_asked_again_after_it_was_revealed_or_much_later(room, code, tokens, ids):
    for number in (1, 2):
        if number == 1:
            room.open(code, ids["scan"])
        else:
            room.again(code)
        vote(room, code, tokens, [number], number=number)
        room.close(code)
        room.reveal(code)
    room.open(code, ids["discs"])
    room.open(code, ids["scan"])
    room.close(code)
    room.reveal(code)
    seen = question(room, code)

    assert (4, 3) == (seen["number"], seen["round"])
    assert [0, 1, 0] == [bar["count"] for bar in seen["before"]["bars"]]


def test_what_is_not_its_time_is_refused_and_what_is_done_stays_done(room, code, ids):
    for do in (room.close, room.reveal, room.again):
        assert (409, "nothing-asked") == refusal(do, code)
    room.open(code, ids["scan"])
    for do in (room.reveal, room.again):
        assert (409, "still-open") == refusal(do, code)
    for do in (room.close, room.close, room.reveal, room.reveal, room.close):
        do(code)

    assert "revealed" == question(room, code)["phase"]


@pytest.mark.parametrize("wanted", ["", "000000000000", None, 7, {"id": 1}])
def test_a_question_that_is_not_in_the_list_is_not_opened(room, code, wanted):
    assert (404, "unknown-question") == refusal(room.open, code, wanted)


def test_a_page_that_changes_does_not_change_what_was_asked(room, code, tokens, ids, catalogue):
    room.open(code, ids["scan"])
    catalogue.add("red-flags", [])
    room.answer(code, tokens[0], 1, 2)
    room.close(code)
    room.again(code)

    assert SINGLE["options"] == room.board(code)["question"]["options"]


@pytest.mark.parametrize("number", [0, 2, -1, 10**30, True, 1.0, "1", None, [1]])
def test_an_answer_to_no_question_is_refused(room, code, tokens, ids, number):
    room.open(code, ids["scan"])

    assert refusal(room.answer, code, tokens[0], number, 1) in {
        (404, "unknown-question"),
        (400, "malformed"),
    }
    assert 0 == room.board(code)["answered"]


@pytest.mark.parametrize(
    ("item", "choice"),
    [
        ("scan", 3),
        ("amir", "later"),
        ("helps", []),
        ("steps", [0, 1]),
        ("discs", 101),
        ("backs", "<script>alert(1)</script>"),
        ("discs", "'; DROP TABLE answers; --"),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(  # noqa: PLR0913, PLR0917 - each is a fixture
    room, code, tokens, ids, item, choice
):
    room.open(code, ids[item])

    assert (400, "malformed") == refusal(room.answer, code, tokens[0], 1, choice)
    assert 0 == room.board(code)["answered"]


@pytest.mark.parametrize("token", [None, "", "short", "a" * 65, "x" * 15 + "'", 12, {"token": 1}])
def test_a_token_that_is_none_is_refused(room, code, ids, token):
    room.open(code, ids["scan"])

    assert (400, "malformed") == refusal(room.join, code, token)
    assert (400, "malformed") == refusal(room.answer, code, token, 1, 1)


def test_who_has_not_joined_cannot_answer(room, code, tokens, ids):
    room.open(code, ids["scan"])

    assert (403, "not-joined") == refusal(room.answer, code, tokens[20], 1, 1)


def test_a_token_of_another_class_cannot_answer(room, code, tokens, ids):
    other = room.start()
    room.join(other, tokens[20])
    room.open(code, ids["scan"])

    assert (403, "not-joined") == refusal(room.answer, code, tokens[20], 1, 1)


@pytest.mark.parametrize("code", [UNKNOWN, "", "no code", None, 5, "../..", "' OR 1=1 --"])
def test_a_code_that_no_class_has_is_refused_everywhere(room, tokens, ids, code):
    for do in (
        lambda: room.join(code, tokens[0]),
        lambda: room.answer(code, tokens[0], 1, 1),
        lambda: room.open(code, ids["scan"]),
        lambda: room.again(code),
        lambda: room.close(code),
        lambda: room.reveal(code),
        lambda: room.move(code, "index"),
        lambda: room.end(code),
        lambda: room.state(code),
        lambda: room.board(code),
        lambda: room.counts(code),
    ):
        assert (404, "unknown-class") == refusal(do)


def test_a_code_is_taken_as_it_is_typed(room, code, tokens):
    room.join(f" {code.lower()} ", tokens[20])

    assert 11 == room.board(code)["joined"]


def test_only_a_digest_of_class_and_token_is_kept_of_a_learner(room, code, tokens, ids, url):
    room.open(code, ids["scan"])
    room.answer(code, tokens[0], 1, 1)
    engine = create_engine(url.replace("postgresql://", "postgresql+pg8000://"))
    with engine.connect() as db:
        members = set(db.scalars(text("SELECT digest FROM members")))
        answered = set(db.scalars(text("SELECT member FROM answers")))
    engine.dispose()

    assert {sha256(f"{code}{token}".encode()).hexdigest() for token in tokens[:10]} == members
    assert {sha256(f"{code}{tokens[0]}".encode()).hexdigest()} == answered


def test_an_ended_class_says_so_for_10_minutes_and_holds_nothing(room, code, tokens, ids, clock):
    room.open(code, ids["scan"])
    vote(room, code, tokens, [1, 1])
    room.end(code)
    room.end(code)
    ended = room.board(code)

    assert (True, None, 0, 0) == (
        ended["ended"],
        ended["question"],
        ended["joined"],
        ended["answered"],
    )
    for do in (
        lambda: room.join(code, tokens[0]),
        lambda: room.answer(code, tokens[0], 1, 1),
        lambda: room.open(code, ids["scan"]),
        lambda: room.counts(code),
    ):
        assert (410, "ended") == refusal(do)
    clock.go_on(599)
    assert room.state(code)["ended"]
    clock.go_on(1)
    assert (404, "unknown-class") == refusal(room.state, code)


def test_a_class_is_deleted_after_12_hours(room, code, tokens, ids, clock):
    room.open(code, ids["scan"])
    vote(room, code, tokens, [1])
    clock.go_on(12 * HOUR - 1)
    room.sweep()
    kept = room.board(code)["answered"]
    clock.go_on(1)
    room.sweep()

    assert 1 == kept
    assert (404, "unknown-class") == refusal(room.state, code)


def test_an_answer_of_before_is_not_taken_by_a_class_that_was_swept(room, code, tokens, ids, clock):
    room.open(code, ids["scan"])
    room.answer(code, tokens[0], 1, 1)
    clock.go_on(12 * HOUR)
    room.sweep()

    assert (404, "unknown-class") == refusal(room.answer, code, tokens[0], 1, 1)


def test_the_counts_of_a_class_hide_few_people_and_what_was_not_revealed(room, code, tokens, ids):
    for token in tokens[10:]:
        room.join(code, token)
    room.open(code, ids["scan"])
    vote(room, code, tokens, [1] * 17 + [0] * 9 + [2] * 4)
    room.close(code)
    room.reveal(code)
    room.open(code, ids["discs"])
    vote(room, code, tokens, [50] * 9, number=2)
    room.close(code)
    (only,) = room.counts(code)

    assert ("scan", 1, "30") == (only["item"], only["round"], only["answered"])
    assert ["not shown", "17", "under 5"] == [bar["count"] for bar in only["bars"]]
    assert "Is a scan needed & useful?" == only["plain"]


def test_no_answer_leaves_the_store_in_any_view_before_the_reveal(room, code, tokens, ids):
    room.open(code, ids["discs"])
    vote(room, code, tokens, [77] * 10)
    room.close(code)
    seen = json.dumps([room.state(code), room.board(code), room.counts(code), room.pulse([code])])

    assert "77" not in seen.replace(code, "")


def test_two_rooms_on_one_store_agree(open_room, tokens, ids):
    one, other = open_room(), open_room()
    code = one.start()
    other.join(code, tokens[0])
    one.open(code, ids["scan"])
    other.answer(code, tokens[0], 1, 1)
    one.close(code)

    assert (409, "closed") == refusal(other.answer, code, tokens[0], 1, 1)
    assert one.board(code) == other.board(code)
    assert {code: (3, 1, 1)} == one.pulse([code, UNKNOWN]) == other.pulse([code])
    assert {} == one.pulse([])


def test_many_who_look_at_once_share_one_look_that_is_not_too_old(  # noqa: PLR0913, PLR0917
    open_store, catalogue, clock, ids, run, monkeypatch
):
    store, looks = open_store(), []
    look = store.look
    monkeypatch.setattr(store, "look", lambda *args: looks.append(args) or look(*args))
    room = Room(Writer(store), catalogue, clock)

    async def many():
        code = await room.start()
        early = [asyncio.create_task(room.state(code)) for _ in range(50)]
        await room.open(code, ids["scan"])
        return await asyncio.gather(*(room.state(code) for _ in range(50)), *early)

    states = run(many())

    assert 2 == len(looks)
    assert {"open"} == {state["question"]["phase"] for state in states[:50]}


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_the_facilitator_is_told_while_the_store_is_locked(open_room, tokens, ids, url):
    room = open_room()
    code = room.start()
    room.join(code, tokens[0])
    room.open(code, ids["scan"])
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as error:
            room.answer(code, tokens[0], 1, 1)
        told = room.board(code)["trouble"]
        other.execute("ROLLBACK")
    room.answer(code, tokens[0], 1, 1)

    assert (503, "store") == (error.value.status, error.value.reason)
    assert library().words["classroom"]["trouble"]["locked"] == told
    assert room.board(code)["trouble"] is None


def test_every_reason_has_a_sentence():
    words = library().words["classroom"]

    assert {"locked", "full", "gone", "broken"} == set(words["trouble"])
    assert {
        *("unknown-class", "unknown-question", "unknown-topic", "malformed", "not-joined"),
        *("closed", "still-open", "nothing-asked", "ended", "full", "too-many", "wrong-key"),
        *("not-signed-in", "too-large", "not-json", "cross-site", "store"),
    } <= set(words["refusals"])
