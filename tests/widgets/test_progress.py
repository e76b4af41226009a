import json
import shutil

import pytest

from widgets import Progress
from widgets.content import Library, library
from widgets.content.library import ROOM


@pytest.fixture
def view():
    return Progress().state()["_view"]


def test_every_topic_but_the_front_page_stands_in_its_order(view):
    listed = [topic["id"] for topic in [*view["topics"], *view["looked_up"]]]

    assert [topic for topic in library().topics if topic != "index"] == listed
    assert ["glossary", "sources", "facilitator"] == [topic["id"] for topic in view["looked_up"]]


def test_a_topic_tells_its_title_message_and_minutes_and_leads_to_its_notebook(view):
    first, known = view["topics"][0], library().topics["red-flags"]

    assert known.title == first["title"]
    assert "red-flags.ipynb" == first["href"]
    assert first["message"].startswith("A few signs mean “call now”.")
    assert f"about {known.minutes} minutes" == first["minutes"]


def test_nobody_is_told_how_long_to_look_things_up(view):
    assert {None} == {topic["minutes"] for topic in view["looked_up"]}


def test_a_topic_with_a_quiz_names_its_questions_as_its_quiz_does(view):
    quizzes = {topic["id"]: topic["quiz"] for topic in view["topics"] if topic["quiz"]}

    assert set(library().quiz_ids) & {topic["id"] for topic in view["topics"]} == set(quizzes)
    assert {
        "key": "quiz:red-flags",
        "questions": [question.id for question in library().quiz("red-flags").questions],
    } == quizzes["red-flags"]


def test_a_topic_without_a_quiz_has_nothing_to_count(tmp_path, monkeypatch):
    room = shutil.copytree(ROOM, tmp_path / "content")
    (room / "quizzes" / "red-flags.yaml").unlink()
    copy = Library(room)
    monkeypatch.setattr("widgets.progress.library", lambda: copy)

    assert Progress().state()["_view"]["topics"][0]["quiz"] is None


def test_no_answer_is_in_it_so_nobody_can_be_told_right_or_wrong(view):
    text = json.dumps(view)

    assert "red-flags-any" in text or view["topics"][0]["quiz"]["questions"][0] in text
    assert not [word for word in ("right", "wrong", "score", "why", "%") if f'"{word}"' in text]
    assert {"_view"} == set(Progress().state())


def test_the_sentence_about_the_tick_names_it_as_the_foot_of_the_page_does(view):
    tick = library().words["page"]["memory"]["remember"]

    assert f'<a href="#remember">{tick}</a>' in view["words"]["how"]


def test_its_repr_stays_the_same_when_topics_are_added():
    assert "Progress()" == repr(Progress())
