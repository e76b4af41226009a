"""Questions of earlier topics in a browser: one at a time, by keyboard, by ear, on paper."""

from textwrap import dedent

import pytest

from tests.browser.questions import focused, question, verdict
from widgets import Recall

BEFORE = """
id: red-flags
title: An example
questions:
  - id: one
    kind: single
    ask: What is a [disc](glossary.ipynb#disc)?
    options:
      - {says: A bone, why: No. It lies between bones.}
      - {says: A cushion, right: true, why: Yes. It sits between 2 bones.}
    why: It can bend.
    sources: [henschke-2009]
  - id: some
    kind: several
    ask: What helps?
    options:
      - {says: Walks, right: true, why: Moving helps.}
      - {says: Heat, right: true, why: It soothes.}
      - {says: Bed, why: It makes stiff.}
    why: Small steps count.
  - id: line
    kind: order
    ask: In which order?
    steps:
      - {says: Rest, why: It starts.}
      - {says: Walk, why: It follows.}
      - {says: Run, why: It ends.}
    why: So it goes.
"""
LATER = """
id: back-pain
title: Another
questions:
  - id: other
    kind: single
    ask: Other?
    why: So.
    options:
      - {says: Yes, right: true, why: Yes.}
      - {says: No, why: No.}
recall:
  - {quiz: red-flags, question: one}
  - {quiz: red-flags, question: some}
  - {quiz: red-flags, question: line}
"""
ONE, SOME, LINE = range(3)
TOPIC = "When back or hip pain needs help today"


@pytest.fixture(scope="module")
def made(with_quizzes):
    return with_quizzes(Recall, "back-pain", {"red-flags": BEFORE, "back-pain": LATER})


@pytest.fixture
def recall(made):
    made.value = {}
    return made


def shown(page):
    """The positions of the questions that can be seen."""
    return [at for at in range(3) if question(page, at).is_visible()]


def press(page, name):
    page.get_by_role("button", name=name).press("Enter")


def test_a_screen_reader_meets_1_question_that_names_its_topic(mount, recall):
    page = mount(recall)

    assert page.locator(".wb").aria_snapshot() == dedent(
        f"""\
        - 'region "From earlier topics: 3 questions"':
          - 'heading "From earlier topics: 3 questions" [level=2]'
          - paragraph: This is not a test. Nothing is scored, and you can skip it.
          - paragraph: Question 1 of 3 · Choose 1 answer.
          - paragraph:
            - text: "From:"
            - link "{TOPIC}":
              - /url: red-flags.ipynb
          - group "What is a disc?":
            - text: What is a
            - link "disc":
              - /url: glossary.ipynb#disc
            - text: "?"
            - radio "A bone"
            - text: A bone
            - radio "A cushion"
            - text: A cushion
          - button "Check my answer"
          - status
          - button "Next question\""""
    )


def test_the_tab_key_walks_through_the_1_question_and_out_again(mount, recall):
    page = mount(recall)
    stops = []
    while (not stops or stops[-1] != "the page") and len(stops) < 20:
        page.keyboard.press("Tab")
        stops.append(focused(page))

    assert stops == [
        *(TOPIC, "disc", "A bone", "Check my answer"),
        *("Next question", "the page"),
    ]


def test_a_question_is_answered_by_keyboard_and_explains_every_option(mount, recall):
    page = mount(recall)
    page.get_by_role("radio", name="A bone").press("Space")
    press(page, "Check my answer")

    assert verdict(page, ONE).startswith("Not quite. No. It lies between bones.")
    assert (
        "Yes. It sits between 2 bones." in question(page, ONE).locator(".wb-reasons").inner_text()
    )
    assert focused(page) == "Check my answer"
    assert page.values()["value"] == {"one": 0}


def test_the_next_question_takes_the_focus_and_can_be_reached_without_an_answer(mount, recall):
    page = mount(recall)
    press(page, "Next question")

    assert shown(page) == [SOME]
    assert focused(page).startswith("Question 2 of 3")
    assert page.values() == {}

    page.keyboard.press("Tab")

    assert focused(page) == TOPIC


def test_the_last_question_says_that_it_is_the_last(mount, recall):
    page = mount(recall)
    end = page.get_by_text("That was the last of them.")

    assert not end.is_visible()

    press(page, "Next question")
    press(page, "Next question")

    assert shown(page) == [LINE]
    assert end.is_visible()
    assert page.get_by_role("button", name="Next question").count() == 0


def test_going_back_finds_the_answer_and_a_choice_not_yet_checked(mount, recall):
    page = mount(recall)
    page.get_by_role("radio", name="A bone").press("Space")
    press(page, "Check my answer")
    press(page, "Next question")
    page.get_by_role("checkbox", name="Heat").press("Space")
    press(page, "Go back")

    assert shown(page) == [ONE]
    assert focused(page).startswith("Question 1 of 3")
    assert verdict(page, ONE).startswith("Not quite.")

    press(page, "Next question")

    assert page.get_by_role("checkbox", name="Heat").is_checked()


def test_a_learner_who_comes_back_meets_the_first_question_still_open(mount, recall):
    recall.value = {"one": 1}
    page = mount(recall)

    assert shown(page) == [SOME]
    assert focused(page) == "the page"
    assert page.values() == {}

    press(page, "Go back")

    assert page.get_by_role("radio", name="A cushion").is_checked()
    assert verdict(page, ONE).startswith("Yes, that fits.")


def test_answers_of_an_older_edition_are_left_out(mount, recall):
    recall.value = {"one": 9, "some": "x", "gone": 1}
    page = mount(recall)

    assert shown(page) == [LINE]
    assert [verdict(page, at) for at in range(3)] == ["", "", ""]
    assert page.said == []


def test_an_answer_set_in_python_is_drawn_and_the_question_stays(mount, recall):
    page = mount(recall)
    page.evaluate("model.set('value', { one: 1, some: [0] })")

    assert shown(page) == [ONE]
    assert verdict(page, ONE).startswith("Yes, that fits.")

    page.evaluate("model.set('value', {})")

    assert verdict(page, ONE) == ""


def test_when_it_is_taken_away_it_stops_listening(mount, recall):
    page = mount(recall)
    page.evaluate("leave()")
    page.evaluate("model.set('value', { one: 1 })")

    assert verdict(page, ONE) == ""


def test_each_question_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, recall):
    recall.value = {"one": 0, "some": [0, 2], "line": [1, 0, 2]}
    page = mount(recall, width=320)
    found = []
    for at in (LINE, SOME, ONE):
        found.append((shown(page), bool(verdict(page, at)), overflow(page), axe(page)))
        if at != ONE:
            press(page, "Go back")

    assert found == [([at], True, 0, []) for at in (LINE, SOME, ONE)]
    assert page.said == []


def test_everything_to_press_is_44_pixels_high(mount, recall):
    page = mount(recall, width=320)
    heights = page.evaluate(
        """() => [...document.querySelectorAll("button, .wb-option")].filter(
          (target) => target.offsetParent).map((target) => target.offsetHeight)"""
    )

    assert len(heights) == 4
    assert min(heights) >= 44


def test_paper_has_all_questions_and_the_answers_last(mount, recall):
    page = mount(recall)
    paper = page.locator(".wb-print[data-print=last]")

    assert not paper.is_visible()

    page.emulate_media(media="print")

    assert shown(page) == [ONE, SOME, LINE]
    assert paper.inner_text().splitlines() == [
        "From earlier topics: answers",
        "A cushion",
        "Walks · Heat",
        "Rest",
        "Walk",
        "Run",
    ]
    assert page.locator("button:visible").count() == 0
