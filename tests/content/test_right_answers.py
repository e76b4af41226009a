"""The right answer of a question must not show before the question is read."""

from collections import Counter

import pytest

from widgets import prose


@pytest.fixture(scope="module")
def options(content):
    """Of each question with 1 right answer, its options: how long each is, and if it is right."""
    return [
        [(len(prose.plain(option.says)), option.right) for option in question.options]
        for quiz in map(content.quiz, content.quiz_ids)
        for question in quiz.questions
        if question.kind == "single"
    ]


def test_the_longest_option_is_mostly_a_wrong_one(options):
    longest = [max(of)[1] for of in options]

    assert len(longest) > 40
    assert sum(longest) < len(longest) / 2


def test_the_right_answer_stands_in_no_place_that_pays_to_guess(options):
    places = Counter([right for _, right in of].index(True) for of in options)

    assert max(places.values()) < sum(places.values()) / 2
