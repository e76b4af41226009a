"""Counts as they are shown in the room, and as they may leave it."""

import pytest

from serving.classroom.results import hidden, plain, tally
from tests.serving.classroom.asked import BELIEF, CASE, NUMBER, ORDER, SEVERAL, SINGLE
from widgets.asks import ask, span

POINTS = ask(
    id="points",
    kind="number",
    ask="How much less pain?",
    range=span(-20, 40, "{value}")
    | {
        "words": {
            "zero": "no difference",
            "above": ["{value} point lower", "{value} points lower"],
            "below": ["{value} point higher", "{value} points higher"],
        }
    },
    answer=7.5,
    said="",
)


def of(span_, **more):
    """A number in a range."""
    return ask(id="n", kind="number", ask="", said="", range=span_, **more)


def shown(counts, part="count"):
    """One part of each bar."""
    return [bar[part] for bar in counts["bars"]]


def test_a_single_choice_is_counted_by_option():
    counts = tally(SINGLE, [1, 1, 0, 1])

    assert [1, 3, 0] == shown(counts)
    assert [False, True, False] == shown(counts, "right")
    assert ["Yes", "<em>No</em>", "Not &lt; 6 weeks"] == shown(counts, "html")
    assert ["Yes", "No", "Not < 6 weeks"] == shown(counts, "plain")
    assert (4, "3 of 4 chose an answer that fits.") == (counts["answered"], counts["said"])


def test_a_case_is_counted_by_position_whatever_stands_for_it():
    assert [2, 0, 0, 1] == shown(tally(CASE, [0, 0, 3]))


def test_a_question_without_a_right_answer_has_none():
    counts = tally(BELIEF, [0, 1, 1])

    assert [False, False] == shown(counts, "right")
    assert "3 answered." == counts["said"]


def test_several_choices_count_each_and_fit_only_all_together():
    counts = tally(SEVERAL, [[0, 2], [0], [0, 1, 2], [1]])

    assert [3, 2, 2] == shown(counts)
    assert [True, False, True] == shown(counts, "right")
    assert "1 of 4 chose all that fits, and nothing else." == counts["said"]


def test_an_order_counts_who_put_each_step_in_its_place():
    counts = tally(ORDER, [[0, 1, 2, 3], [0, 1, 3, 2], [3, 1, 2, 0]])

    assert ("order", [2, 3, 2, 1]) == (counts["kind"], shown(counts))
    assert "1 of 3 put every step in its place." == counts["said"]


def test_guesses_are_counted_in_10_ranges_and_the_figure_marked():
    counts = tally(NUMBER, [0, 14, 40, 49, 90, 100])

    assert ("number", [1, 1, 0, 0, 2, 0, 0, 0, 0, 2]) == (counts["kind"], shown(counts))
    assert [at == 1 for at in range(10)] == shown(counts, "right")
    assert ["0 to 9", "10 to 19"] == shown(counts, "plain")[:2]
    assert "90 to 100" == shown(counts, "plain")[-1]


def test_the_middle_guess_and_the_figure_are_said_in_the_words_of_the_question():
    counts = tally(NUMBER, [10, 40, 90])

    assert (
        "The middle guess was 40 of 100 people. The study’s figure is 14 of 100 people."
        == counts["said"]
    )


def test_half_of_the_guesses_on_each_side_give_a_middle_between_two():
    assert "was 42.5 of 100 people." in tally(NUMBER, [10, 40, 45, 90])["said"]


def test_without_a_figure_the_middle_guess_stands_alone():
    counts = tally(NUMBER | {"answer": None}, [10])

    assert not any(shown(counts, "right"))
    assert "The middle guess was 10 of 100 people." == counts["said"]


def test_a_range_with_words_of_its_own_is_told_in_them():
    counts = tally(POINTS, [-1, 0, 7])

    assert "2 points higher to 3 points lower" == shown(counts, "plain")[3]
    assert "4 to 9 points lower" == shown(counts, "plain")[4]
    assert [at == 4 for at in range(10)] == shown(counts, "right")
    assert "was no difference. The study’s figure is 7.5 points lower." in counts["said"]


@pytest.mark.parametrize(
    ("numbers", "first", "last", "count"),
    [
        (span(0, 10, ""), "0", "10", 11),
        (span(1, 6, ""), "1", "6", 6),
        (span(0, 100, "", step=5), "0 to 5", "90 to 100", 10),
        (span(0, 100, "", step=10), "0", "100", 11),
        (span(0, 24, ""), "0 to 1", "22 to 24", 12),
        (span(0, 1, "", step=0.05), "0 to 0.05", "0.9 to 1", 10),
        (span(3, 3, ""), "3", "3", 1),
    ],
)
def test_ranges_are_equal_and_few_and_hold_both_ends(numbers, first, last, count):
    counts = tally(of(numbers), [numbers["lowest"], numbers["highest"]])

    assert (first, last) == (shown(counts, "plain")[0], shown(counts, "plain")[-1])
    assert count == len(counts["bars"])
    assert 2 == sum(shown(counts))


@pytest.mark.parametrize("answer", [-1, 101])
def test_a_figure_beyond_the_range_is_marked_nowhere(answer):
    assert not any(shown(tally(NUMBER | {"answer": answer}, [5]), "right"))


@pytest.mark.parametrize("asked", [SINGLE, BELIEF, SEVERAL, ORDER, NUMBER])
def test_nobody_is_told_as_nobody(asked):
    counts = tally(asked, [])

    assert (0, "Nobody answered.") == (counts["answered"], counts["said"])
    assert not any(shown(counts))


def test_html_is_told_in_plain_words():
    assert "a < b & c d" == plain("<p>a &lt; <strong>b</strong> &amp; c</p><p>d</p>")


@pytest.mark.parametrize(
    ("counts", "told", "total"),
    [
        ([10, 12, 0], ["10", "12", "0"], "22"),
        ([5, 5], ["5", "5"], "10"),
        # 1 hidden count could be worked out from the others: the next larger one goes as well.
        ([3, 20, 9], ["under 5", "20", "not shown"], "32"),
        ([3, 20, 0], ["under 5", "not shown", "0"], "23"),
        # 2 hidden counts that add up to 5 could be 1 and 4, or 2 and 3.
        ([1, 4, 20], ["under 5", "under 5", "20"], "25"),
        # But 2 that add up to 2 are 1 and 1, and 2 that add up to 8 are 4 and 4.
        ([1, 1, 20], ["under 5", "under 5", "not shown"], "22"),
        ([4, 4, 20, 7], ["under 5", "under 5", "20", "not shown"], "35"),
        ([1, 1, 1, 1, 1], ["under 5"] * 5, "not shown"),
        ([3, 0], ["under 5", "0"], "under 5"),
        ([0, 0], ["0", "0"], "0"),
        ([], [], "0"),
    ],
)
def test_a_count_under_5_cannot_be_worked_out(counts, told, total):
    assert (told, total) == hidden(counts, sum(counts), parts=True)


def test_counts_that_do_not_add_up_give_no_other_away():
    assert (["under 5", "20", "9"], "21") == hidden([3, 20, 9], 21, parts=False)
