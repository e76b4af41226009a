import shutil

import pytest

from widgets import TeachBack
from widgets.content import Library, UnknownId, library
from widgets.content.library import ROOM

EXAMPLE = """
id: example
title: An example
questions:
  - id: one
    kind: single
    ask: One?
    why: So it is.
    options:
      - {says: Yes, right: true, why: Yes.}
      - {says: No, why: No.}
"""
ASKED = """
teach_back:
  prompt: "A friend says: *it hurts*. What do you say?"
  model: It is real. A [disc](glossary.ipynb#disc) can bend.
  points:
    - Pain is real ([Henschke 2009](sources.ipynb#henschke-2009)).
    - It eases.
  sources: [henschke-2009]
"""


@pytest.fixture
def content(tmp_path, monkeypatch):
    """Have a quiz `example` of this text: `content(EXAMPLE)`."""

    def put(text):
        room = shutil.copytree(ROOM, tmp_path / "content")
        (room / "quizzes/example.yaml").write_text(text, encoding="utf-8")
        copy = Library(room)
        monkeypatch.setattr("widgets.teach_back.library", lambda: copy)

    return put


@pytest.fixture
def view(content):
    content(EXAMPLE + ASKED)
    return TeachBack("example").state()["_view"]


def test_prompt_model_answer_and_points_are_html(view):
    assert "A friend says: <em>it hurts</em>. What do you say?" == view["prompt"]
    assert 'It is real. A <a href="glossary.ipynb#disc">disc</a> can bend.' == view["model"]
    assert [
        'Pain is real (<a href="sources.ipynb#henschke-2009">Henschke 2009</a>).',
        "It eases.",
    ] == view["points"]


def test_the_model_answer_names_its_studies(view):
    assert ["Henschke 2009"] == [source["text"] for source in view["sources"]]


def test_at_first_nothing_is_written_and_no_answer_shown():
    assert {"text": "", "shown": False} == TeachBack("red-flags").value


def test_what_is_written_in_one_is_not_in_another():
    first, second = TeachBack("red-flags"), TeachBack("red-flags")
    first.value = {"text": "Move.", "shown": True}

    assert {"text": "", "shown": False} == second.value


def test_nothing_in_it_marks_what_was_written():
    words = library().words["teach_back"]

    assert set() == {"right", "wrong", "score", "check"} & set(words)
    assert "Nobody marks it, and nobody else sees what you write." in words["how"]


def test_its_repr_names_the_topic():
    assert "TeachBack('red-flags')" == repr(TeachBack("red-flags"))


def test_a_topic_without_one_is_an_error_that_names_the_file_to_edit(content):
    content(EXAMPLE)

    with pytest.raises(ValueError, match=r"content/quizzes/example\.yaml") as raised:
        TeachBack("example")

    assert "There is nothing to say back for 'example'" in str(raised.value)


def test_an_unknown_topic_is_an_error_that_lists_the_known_ones():
    with pytest.raises(UnknownId, match="There is no quiz with the id 'knees'"):
        TeachBack("knees")
