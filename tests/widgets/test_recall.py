import json

import pytest

from widgets import Quiz, Recall
from widgets.content import UnknownId, library

FIRST = "red-flags"
LATER = [quiz_id for quiz_id in library().quiz_ids if library().quiz(quiz_id).recall]


@pytest.fixture(params=LATER)
def topic(request):
    return request.param


@pytest.fixture
def view(topic):
    return Recall(topic).state()["_view"]


def test_its_title_says_how_many_questions_there_are(view):
    assert "From earlier topics: 3 questions" == view["title"]
    assert 3 == len(view["questions"])


def test_a_question_is_drawn_as_its_own_quiz_draws_it(topic, view):
    for recalled, drawn in zip(library().quiz(topic).recall, view["questions"], strict=True):
        at_home = Quiz(recalled.quiz).state()["_view"]["questions"]
        (own,) = [question for question in at_home if question["id"] == recalled.question]

        assert own == {key: drawn[key] for key in drawn if key != "from"}


def test_each_question_names_its_topic_and_leads_to_it(topic, view):
    topics = [library().topics[recalled.quiz] for recalled in library().quiz(topic).recall]

    assert [f'From: <a href="{one.id}.ipynb">{one.title}</a>' for one in topics] == [
        question["from"] for question in view["questions"]
    ]


def test_it_says_that_it_is_no_test_and_can_be_skipped(view):
    assert "This is not a test. Nothing is scored, and you can skip it." == view["words"]["about"]


def test_no_answer_is_given_before_a_learner_gives_one(topic):
    assert {} == Recall(topic).value


def test_its_state_is_small_for_the_head_of_a_page(topic):
    assert len(json.dumps(Recall(topic).state())) < 12_000


def test_its_repr_names_the_topic_and_the_number_of_questions():
    assert "Recall('self-care', 3 questions)" == repr(Recall("self-care"))


def test_the_first_topic_has_nothing_to_recall_and_the_error_names_the_file_to_edit():
    with pytest.raises(ValueError, match=r"content/quizzes/red-flags\.yaml") as raised:
        Recall(FIRST)

    assert "There is nothing to recall for 'red-flags'" in str(raised.value)


def test_an_unknown_topic_is_an_error_that_lists_the_known_ones():
    with pytest.raises(UnknownId, match="There is no quiz with the id 'knees'"):
        Recall("knees")
