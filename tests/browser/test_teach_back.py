"""A learner's own words in a browser: written, compared, kept, and on paper."""

from textwrap import dedent

import pytest

from widgets import TeachBack

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
teach_back:
  prompt: What do you tell a friend?
  model: The pain is real. It eases.
  points:
    - Pain is real ([Henschke 2009](sources.ipynb#henschke-2009)).
    - It eases.
  sources: [henschke-2009]
"""
SHOW, HIDE = "Show a model answer", "Hide the model answer"


@pytest.fixture(scope="module")
def made(with_quizzes):
    return with_quizzes(TeachBack, "example", {"example": EXAMPLE})


@pytest.fixture
def teach_back(made):
    made.value = {"text": "", "shown": False}
    return made


def field(page):
    return page.get_by_role("textbox")


def status(page):
    return page.locator(".wb-answer")


def test_a_screen_reader_meets_a_labelled_field_with_its_prompt_and_a_status_still_empty(
    mount, teach_back
):
    page = mount(teach_back)

    assert page.locator(".wb").aria_snapshot() == dedent(
        """\
        - region "Tell it to a friend":
          - heading "Tell it to a friend" [level=2]
          - paragraph: What do you tell a friend?
          - paragraph: Write it here or say it aloud. In a class, tell the person next to you. \
Nobody marks it, and nobody else sees what you write.
          - text: Your own words
          - textbox "Your own words"
          - button "Show a model answer"
          - status"""
    )
    described = field(page).evaluate(
        "(field) => field.getAttribute('aria-describedby').split(' ').map("
        "(id) => document.getElementById(id).textContent)"
    )

    assert described[0] == "What do you tell a friend?"
    assert described[1].startswith("Write it here or say it aloud.")


def test_the_model_answer_is_told_in_the_status_with_what_is_worth_saying(mount, teach_back):
    page = mount(teach_back)
    page.get_by_role("button", name=SHOW).press("Enter")

    assert status(page).aria_snapshot() == dedent(
        """\
        - status:
          - paragraph:
            - strong: "A model answer:"
            - text: The pain is real. It eases.
          - paragraph:
            - text: "Source:"
            - link "Henschke 2009":
              - /url: sources.ipynb#henschke-2009
          - paragraph:
            - strong: "Worth saying:"
          - list:
            - listitem:
              - text: Pain is real (
              - link "Henschke 2009":
                - /url: sources.ipynb#henschke-2009
              - text: ).
            - listitem: It eases.
          - paragraph: Yours may sound quite different and be just as good. Look for what you \
said too, and for what you could add."""
    )


def test_by_keyboard_one_writes_shows_and_hides_and_the_focus_stays(mount, teach_back):
    page = mount(teach_back)
    page.keyboard.press("Tab")
    page.keyboard.type("It is real.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.values()["value"] == {"text": "It is real.", "shown": True}
    assert page.get_by_role("button", name=HIDE).evaluate("(at) => at === document.activeElement")

    page.keyboard.press("Space")

    assert page.values()["value"] == {"text": "It is real.", "shown": False}
    assert status(page).inner_text() == ""
    assert page.get_by_role("button", name=SHOW).evaluate("(at) => at === document.activeElement")


def test_the_model_answer_can_be_shown_without_a_word_written(mount, teach_back):
    page = mount(teach_back)
    page.get_by_role("button", name=SHOW).press("Enter")

    assert status(page).inner_text().startswith("A model answer: The pain is real.")
    assert page.values()["value"] == {"text": "", "shown": True}


def test_what_was_written_is_kept_when_the_field_is_left(mount, teach_back):
    page = mount(teach_back)
    field(page).fill("Keep moving.")

    assert page.values() == {}

    field(page).press("Tab")

    assert page.values()["value"] == {"text": "Keep moving.", "shown": False}


def test_nothing_is_said_about_what_was_written(mount, teach_back):
    page = mount(teach_back)
    page.get_by_role("button", name=SHOW).press("Enter")
    said = status(page).inner_text()
    field(page).fill("Stay in bed for ever.")
    field(page).press("Tab")

    assert status(page).inner_text() == said


def test_words_and_answer_come_back_without_moving_the_focus_or_sending_them(mount, teach_back):
    teach_back.value = {"text": "It is real.", "shown": True}
    page = mount(teach_back)

    assert field(page).input_value() == "It is real."
    assert status(page).inner_text().startswith("A model answer:")
    assert page.get_by_role("button", name=HIDE).count() == 1
    assert page.evaluate("document.activeElement === document.body")
    assert page.values() == {}


def test_a_value_of_an_older_edition_is_met_with_calm(mount, teach_back):
    teach_back.value = {}
    page = mount(teach_back)

    assert field(page).input_value() == ""
    assert status(page).inner_text() == ""
    assert page.said == []


def test_showing_it_from_python_leaves_alone_what_is_being_written(mount, teach_back):
    page = mount(teach_back)
    field(page).press_sequentially("Half a sen")
    page.evaluate("model.set('value', { text: '', shown: true })")

    assert field(page).input_value() == "Half a sen"
    assert status(page).inner_text().startswith("A model answer:")

    page.evaluate("model.set('value', { text: 'From Python', shown: false })")

    assert field(page).input_value() == "From Python"
    assert status(page).inner_text() == ""


def test_when_it_is_taken_away_it_stops_listening(mount, teach_back):
    page = mount(teach_back)
    page.evaluate("leave()")
    page.evaluate("model.set('value', { text: 'late', shown: true })")

    assert field(page).input_value() == ""


def test_it_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, teach_back):
    teach_back.value = {"text": "x" * 200, "shown": True}
    page = mount(teach_back, width=320)

    assert overflow(page) == 0
    assert axe(page) == []
    assert page.said == []


def test_text_of_twice_the_size_fits(mount, overflow, teach_back):
    teach_back.value = {"text": "It is real.", "shown": True}
    page = mount(teach_back, width=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert overflow(page) == 0


def test_field_and_button_are_44_pixels_high_or_more(mount, teach_back):
    page = mount(teach_back, width=320)

    assert page.get_by_role("button").bounding_box()["height"] >= 44
    assert field(page).bounding_box()["height"] >= 88


def test_in_forced_colours_the_field_keeps_its_edge(mount, teach_back):
    page = mount(teach_back, forced_colors="active")

    assert field(page).evaluate("(field) => getComputedStyle(field).borderStyle") == "solid"


def test_paper_has_lines_to_write_on_and_the_model_answer_last(mount, teach_back):
    page = mount(teach_back)
    page.emulate_media(media="print")
    last = page.locator('[data-print="last"]')

    assert page.get_by_text("What do you tell a friend?").is_visible()
    assert page.locator(".wb-rule:visible").count() == 5
    assert last.is_visible()
    assert last.inner_text().startswith("Tell it to a friend: a model answer")
    assert page.locator("button:visible, textarea:visible").count() == 0


def test_paper_has_what_was_written_and_the_model_answer_once(mount, teach_back):
    teach_back.value = {"text": "Line 1\nLine 2", "shown": True}
    page = mount(teach_back)
    page.emulate_media(media="print")

    assert page.locator(".wb-written").inner_text() == "Line 1\nLine 2"
    assert page.get_by_text("The pain is real. It eases.").locator("visible=true").count() == 1


def test_on_a_screen_there_are_no_lines_and_no_second_answer(mount, teach_back):
    page = mount(teach_back)

    assert page.locator(".wb-print:visible").count() == 0
