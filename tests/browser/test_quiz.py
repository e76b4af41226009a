"""The quiz in a browser: by keyboard, by ear, small, large, dark, and on paper."""

from textwrap import dedent

import pytest

from tests.browser.questions import focused, question, verdict
from widgets import Quiz

EXAMPLE = """
id: example
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
  - id: share
    kind: number
    ask: How many got better?
    answer: 80
    near: 10
    step: 5
    unit: of 100 people
    close: You were close.
    too_low: It was more.
    too_high: It was fewer.
    why: Trials found it.
"""
ONE, SOME, LINE, SHARE = range(4)
RESTORED = {"one": 0, "some": [0, 2], "line": [1, 0, 2], "share": 20}


@pytest.fixture(scope="module")
def made(with_quizzes):
    return with_quizzes(Quiz, "example", {"example": EXAMPLE})


@pytest.fixture
def quiz(made):
    made.value = {}
    return made


@pytest.fixture
def answered(quiz):
    quiz.value = RESTORED
    return quiz


def check(page, at):
    question(page, at).get_by_role("button", name="Check my answer").press("Enter")


def test_a_screen_reader_meets_a_named_group_of_options_and_a_status_still_empty(mount, quiz):
    page = mount(quiz)

    assert question(page, ONE).aria_snapshot() == dedent(
        """\
        - paragraph: Question 1 of 4 · Choose 1 answer.
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
        - status"""
    )
    assert page.get_by_role("region", name="An example").count() == 1
    assert page.get_by_role("heading", name="An example", level=2).count() == 1


def test_after_checking_the_status_holds_the_verdict_and_the_reason(mount, answered):
    page = mount(answered)

    assert question(page, ONE).aria_snapshot().partition("- button")[2] == dedent(
        """\
         "Check my answer"
        - status:
          - strong: Not quite.
          - text: No. It lies between bones.
          - paragraph: It can bend.
          - paragraph:
            - text: "Source:"
            - link "Henschke 2009":
              - /url: sources.ipynb#henschke-2009
        - paragraph:
          - strong: "The other answers:"
        - list:
          - listitem:
            - text: A cushion
            - strong: ✓ Fits.
            - text: Yes. It sits between 2 bones."""
    )


def test_the_order_and_the_number_have_controls_that_name_themselves(mount, answered):
    page = mount(answered)

    assert question(page, LINE).aria_snapshot().partition('- button "Check')[0] == dedent(
        """\
        - paragraph: Question 3 of 4 · Put these in order. The buttons move an item up or down.
        - group "In which order?":
          - text: In which order?
          - list:
            - listitem:
              - text: Walk
              - 'button "Move up: Walk" [disabled]': ↑
              - 'button "Move down: Walk"': ↓
            - listitem:
              - text: Rest
              - 'button "Move up: Rest"': ↑
              - 'button "Move down: Rest"': ↓
            - listitem:
              - text: Run
              - 'button "Move up: Run"': ↑
              - 'button "Move down: Run" [disabled]': ↓
          - status
        """
    )
    assert question(page, SHARE).aria_snapshot().partition('- button "Check')[0] == dedent(
        """\
        - paragraph: Question 4 of 4 · Move the slider to your guess, then check it.
        - group "How many got better?":
          - text: How many got better?
          - button "Less": −
          - slider "Your guess": "20"
          - button "More": +
          - status
        """
    )
    assert page.get_by_role("slider").get_attribute("aria-valuetext") == "20 of 100 people"


def test_the_tab_key_walks_through_everything_and_out_again(mount, quiz):
    page = mount(quiz)
    line = quiz.state()["_view"]["questions"][LINE]
    steps = [line["steps"][at]["plain"] for at in line["mixed"]]
    moves = [f"Move {way}: {step}" for step in steps for way in ("up", "down")]
    stops = []
    while (not stops or stops[-1] != "the page") and len(stops) < 40:
        page.keyboard.press("Tab")
        stops.append(focused(page))

    assert stops == [
        *("disc", "A bone", "Check my answer"),
        *("Walks", "Heat", "Bed", "Check my answer"),
        *(*moves, "Check my answer"),
        *("Less", "Your guess", "More", "Check my answer"),
        "the page",
    ]


def test_1_answer_is_chosen_and_checked_by_keyboard_and_the_focus_stays(mount, quiz):
    page = mount(quiz)
    for key in ("Tab", "Tab", "Space", "ArrowDown"):
        page.keyboard.press(key)

    assert focused(page) == "A cushion"
    assert page.values() == {}

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert verdict(page, ONE).startswith("Yes, that fits. Yes. It sits between 2 bones.")
    assert focused(page) == "Check my answer"
    assert page.values()["value"] == {"one": 1}


def test_several_answers_are_ticked_with_the_space_bar_and_sent_as_positions(mount, quiz):
    page = mount(quiz)
    page.get_by_role("checkbox", name="Walks").focus()
    for key in ("Space", "Tab", "Space", "Tab", "Tab", "Space"):
        page.keyboard.press(key)

    assert verdict(page, SOME).startswith("Yes, that fits.")
    assert page.values()["value"] == {"some": [0, 1]}

    page.get_by_role("checkbox", name="Bed").press("Space")
    check(page, SOME)

    assert verdict(page, SOME).startswith("You found all 2, and chose some that do not fit.")
    assert page.values()["value"] == {"some": [0, 1, 2]}


def test_an_order_is_made_with_buttons_that_keep_the_focus_and_say_the_place(mount, answered):
    page = mount(answered)
    page.get_by_role("button", name="Move down: Walk").press("Enter")

    assert focused(page) == "Move down: Walk"
    assert question(page, LINE).get_by_role("status").first.inner_text() == (
        "Walk is now number 2 of 3."
    )
    assert page.values() == {}

    check(page, LINE)

    assert verdict(page, LINE).startswith("Yes, that is the order.")
    assert page.values()["value"]["line"] == [0, 1, 2]


def test_after_an_order_each_step_stands_in_its_place_with_its_reason(mount, answered):
    page = mount(answered)

    assert question(page, LINE).locator(".wb-steps li").all_inner_texts() == [
        "Rest\nIt starts.",
        "Walk\nIt follows.",
        "Run\nIt ends.",
    ]


def test_at_the_end_of_an_order_a_button_does_nothing_and_keeps_the_answer(mount, answered):
    page = mount(answered)
    page.get_by_role("button", name="Move up: Walk").press("Enter")

    assert focused(page) == "Move up: Walk"
    assert verdict(page, LINE).startswith("In place: 1 of 3.")


def test_a_number_is_set_with_arrow_keys_or_buttons_and_told(mount, quiz):
    page = mount(quiz)
    told = question(page, SHARE).get_by_role("status").first
    page.get_by_role("slider").press("ArrowRight")

    assert page.get_by_role("slider").get_attribute("aria-valuetext") == "55 of 100 people"
    assert told.inner_text() == ""

    page.get_by_role("button", name="More").press("Enter")

    assert told.inner_text() == "60 of 100 people"
    assert focused(page) == "More"
    assert page.values() == {}

    check(page, SHARE)

    assert verdict(page, SHARE).startswith(
        "The answer: 80 of 100 people. Your guess: 60 of 100 people. It was more."
    )
    assert page.values()["value"] == {"share": 60}


@pytest.mark.parametrize(
    ("guess", "band"),
    [(65, "It was more."), (70, "You were close."), (90, "You were close."), (95, "It was fewer.")],
)
def test_a_guess_is_answered_by_its_band(mount, quiz, guess, band):
    quiz.value = {"share": guess}
    page = mount(quiz)

    assert f"Your guess: {guess} of 100 people. {band}" in verdict(page, SHARE)


def test_at_the_end_of_the_slider_a_button_changes_nothing_and_says_where_it_stands(mount, quiz):
    quiz.value = {"share": 100}
    page = mount(quiz)
    page.get_by_role("button", name="More").press("Enter")

    assert page.get_by_role("button", name="More").get_attribute("aria-disabled") == "true"
    assert question(page, SHARE).get_by_role("status").first.inner_text() == "100 of 100 people"
    assert verdict(page, SHARE).startswith("The answer:")


def test_checking_without_a_choice_says_so_and_sends_nothing(mount, quiz):
    page = mount(quiz)
    for at in (ONE, SOME):
        check(page, at)

        assert verdict(page, at) == "Choose an answer first. You can change it later."

    assert page.values() == {}


def test_an_answer_can_be_changed_and_old_reasons_go(mount, answered):
    page = mount(answered)
    page.get_by_role("radio", name="A bone").press("ArrowDown")

    assert verdict(page, ONE) == ""
    assert question(page, ONE).locator(".wb-reasons").count() == 0

    check(page, ONE)

    assert verdict(page, ONE).startswith("Yes, that fits.")
    assert page.values()["value"] == RESTORED | {"one": 1}


def test_answers_come_back_without_moving_the_focus_or_sending_them_again(mount, answered):
    page = mount(answered)

    assert page.get_by_role("radio", name="A bone").is_checked()
    assert [box.is_checked() for box in page.get_by_role("checkbox").all()] == [True, False, True]
    assert page.get_by_role("slider").input_value() == "20"
    assert all(verdict(page, at) for at in range(4))
    assert focused(page) == "the page"
    assert page.values() == {}


def test_an_answer_of_an_older_edition_is_left_out(mount, quiz):
    quiz.value = {"one": 7, "some": [0, 9], "line": [0, 1], "share": 400, "gone": 1}
    page = mount(quiz)

    assert [verdict(page, at) for at in range(4)] == ["", "", "", ""]
    assert page.get_by_role("slider").input_value() == "50"
    assert page.said == []


def test_an_answer_set_in_python_is_drawn_and_one_taken_back_is_cleared(mount, quiz):
    page = mount(quiz)
    page.get_by_role("slider").focus()
    page.evaluate("model.set('value', { one: 1, share: 80 })")

    assert page.get_by_role("radio", name="A cushion").is_checked()
    assert verdict(page, ONE).startswith("Yes, that fits.")
    assert "You were close." in verdict(page, SHARE)

    page.evaluate("model.set('value', {})")

    assert page.get_by_role("radio", checked=True).count() == 0
    assert page.get_by_role("slider").input_value() == "50"
    assert verdict(page, ONE) == verdict(page, SHARE) == ""
    assert focused(page) == "Your guess"


def test_checking_one_question_leaves_a_choice_in_another_alone(mount, answered):
    page = mount(answered)
    page.get_by_role("radio", name="A cushion").check()
    check(page, SOME)

    assert page.get_by_role("radio", name="A cushion").is_checked()
    assert verdict(page, ONE) == ""


def test_a_quiz_that_is_taken_away_stops_listening(mount, quiz):
    page = mount(quiz)
    page.evaluate("leave()")
    page.evaluate("model.set('value', { one: 1 })")

    assert verdict(page, ONE) == ""


def test_it_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, answered):
    page = mount(answered, width=320)

    assert overflow(page) == 0
    assert axe(page) == []
    assert page.said == []


def test_text_of_twice_the_size_fits(mount, overflow, answered):
    page = mount(answered, width=640)
    before = question(page, ONE).bounding_box()["height"]
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert question(page, ONE).bounding_box()["height"] > 1.5 * before
    assert overflow(page) == 0


def test_everything_to_press_is_44_pixels_high(mount, answered):
    page = mount(answered, width=320)
    heights = page.evaluate(
        """() => [...document.querySelectorAll("button, .wb-option, input[type=range]")].map(
          (target) => [target.ariaLabel || target.textContent, target.offsetHeight])"""
    )

    assert [(name, height) for name, height in heights if height < 44] == []
    assert len(heights) > 5


def test_on_paper_there_are_answers_and_no_buttons(mount, quiz):
    page = mount(quiz)
    paper = page.locator(".wb-print[data-print=last]")

    assert not paper.is_visible()

    page.emulate_media(media="print")

    assert paper.is_visible()
    assert paper.inner_text().splitlines() == [
        "Answers",
        "A cushion",
        "Walks · Heat",
        "Rest",
        "Walk",
        "Run",
        "80 of 100 people",
    ]
    assert paper.locator("ol ol").evaluate("(list) => getComputedStyle(list).listStyleType") == (
        "lower-alpha"
    )
    assert page.locator("button:visible, input[type=range]:visible").count() == 0
    assert question(page, LINE).get_by_text("Walk").is_visible()


def test_on_paper_there_is_room_for_a_number_and_an_order_until_they_are_checked(mount, quiz):
    page = mount(quiz)
    line, position = page.get_by_text("My guess:"), page.locator(".wb-position")
    boxed = """(item) => getComputedStyle(item, "::before").content !== "none" """

    def on_paper():
        page.emulate_media(media="print")
        item = question(page, LINE).locator(".wb-option").first
        seen = [line.is_visible(), position.is_visible(), item.evaluate(boxed)]
        page.emulate_media(media="screen")
        return seen

    assert on_paper() == [True, False, True]

    check(page, SHARE)
    check(page, LINE)

    assert on_paper() == [False, False, False]
    assert line.is_hidden()


def test_paper_tells_another_way_to_answer_where_the_screen_has_buttons(mount, quiz):
    page = mount(quiz)
    told = [
        page.get_by_text("The buttons move an item"),
        page.get_by_text("Move the slider"),
        page.get_by_text("write 1, 2, 3 and so on in the boxes"),
        page.get_by_text("Write your guess."),
    ]

    assert [each.is_visible() for each in told] == [True, True, False, False]

    page.emulate_media(media="print")

    assert [each.is_visible() for each in told] == [False, False, True, True]


def test_a_long_word_has_the_width_of_a_small_screen_for_itself(mount, quiz):
    page = mount(quiz, width=320)
    words, moves = question(page, LINE).locator(".wb-option").first.locator("> *").all()

    assert moves.bounding_box()["y"] >= words.bounding_box()["y"] + words.bounding_box()["height"]


def test_in_forced_colours_choice_and_focus_are_seen_apart(mount, answered):
    page = mount(answered, forced_colors="active")
    row = page.locator(".wb-option", has_text="A bone")
    other = page.locator(".wb-option", has_text="A cushion")
    look = """(row) => {
      const { borderColor, outlineStyle } = getComputedStyle(row);
      return [borderColor, outlineStyle];
    }"""
    chosen, plain = row.evaluate(look), other.evaluate(look)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    assert focused(page) == "A bone"
    assert chosen[0] != plain[0]
    assert (chosen[1], row.evaluate(look)[1]) == ("none", "solid")


def test_the_focus_is_seen_on_the_button_that_has_it(mount, answered):
    page = mount(answered)
    page.get_by_role("button", name="Move down: Rest").focus()
    page.keyboard.press("Shift+Tab")
    look = "(button) => getComputedStyle(button).outlineStyle"
    outlines = {
        button.get_attribute("aria-label"): button.evaluate(look)
        for button in question(page, LINE).locator("li button").all()
    }

    assert [name for name, style in outlines.items() if style == "solid"] == ["Move up: Rest"]
