"""A guess about a test or sign, and 100 people in groups."""

import pytest

from widgets import TestPicture
from widgets.content import library

RAISE = "straight-leg-raise"
NAMES = {found.id: found.name for found in library().test_pictures.values()}


def guess(page):
    return page.get_by_role("slider", name="Your guess")


def answered(page):
    return page.locator(".wb-answer").inner_text()


def marks(page):
    """How many people of each mark are drawn."""
    drawn = page.locator(".wb-people > svg .wb-person").evaluate_all(
        "all => all.map((person) => person.dataset.mark)"
    )
    return {mark: drawn.count(mark) for mark in set(drawn)}


@pytest.fixture
def guessed(mount):
    """A picture with a guess of 30 checked."""

    def draw(*picture_ids, **options):
        page = mount(TestPicture(*picture_ids), **options)
        guess(page).fill("30")
        page.get_by_role("button", name="Check my guess").click()
        return page

    return draw


def test_only_what_is_known_beforehand_is_drawn_before_the_guess(mount):
    page = mount(TestPicture("red-flags"))

    assert {"sign": 80, "no-sign": 20} == marks(page)
    assert answered(page) == ""
    assert mount(TestPicture(RAISE)).get_by_role("img").count() == 0


def test_each_group_is_drawn_with_its_count(guessed):
    assert {"found": 90, "missed": 10, "false-alarm": 77, "cleared": 23} == marks(guessed(RAISE))


def test_groups_differ_by_shape_and_not_by_colour_alone(guessed):
    page = guessed("hip-squat")
    shapes = {
        mark: page.locator(f".wb-people-key [data-mark={mark}]").first.evaluate(
            "(shape) => shape.tagName + getComputedStyle(shape).fill.replace(/rgb.*/, 'full')"
        )
        for mark in ("found", "missed", "false-alarm", "cleared")
    }

    assert len(set(shapes.values())) == 4


def test_all_of_it_works_from_the_keyboard_and_the_focus_is_never_lost(mount):
    page = mount(TestPicture())
    choose = page.get_by_role("combobox", name="Choose a test or sign")
    choose.focus()
    page.keyboard.press("ArrowDown")
    chosen = choose.evaluate("(select) => select.selectedOptions[0].innerText")
    kept = choose.evaluate("(select) => document.activeElement === select")
    guess(page).focus()
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert chosen == list(NAMES.values())[1]
    assert kept
    assert page.values()["value"] == {list(NAMES)[1]: 0}
    assert page.evaluate("document.activeElement.innerText") == "Check my guess"
    assert page.said == []


def test_the_answer_is_told_in_the_status_that_was_there_before(mount):
    page = mount(TestPicture(RAISE))
    page.evaluate("window.there = document.querySelector('.wb-answer')")
    guess(page).fill("30")
    page.get_by_role("button", name="Check my guess").click()

    assert page.evaluate("there.isConnected && there.getAttribute('role')") == "status"
    assert "You guessed 30. It is far more." in answered(page)


def test_each_picture_keeps_its_own_guess(guessed):
    page = guessed()
    page.get_by_role("combobox").select_option(NAMES[RAISE])
    fresh = answered(page)
    page.get_by_role("combobox").select_option(NAMES["red-flags"])

    assert fresh == ""
    assert "You guessed 30." in answered(page)


def test_a_saved_guess_is_shown_again_and_followed_until_the_widget_is_taken_away(mount):
    widget = TestPicture(RAISE)
    widget.value = {RAISE: 12}
    page = mount(widget)
    first = answered(page)
    page.evaluate(f"model.set('value', {{'{RAISE}': 41}})")
    followed = answered(page)
    page.evaluate("leave()")
    page.evaluate(f"model.set('value', {{'{RAISE}': 5}})")

    assert "You guessed 12." in first
    assert "You guessed 41." in followed
    assert "You guessed 41." in answered(page)
    assert page.evaluate("document.activeElement === document.body")


def test_the_tree_of_a_screen_reader_has_names_and_pictures_in_words(guessed):
    tree = guessed(RAISE).locator("main").aria_snapshot()
    wanted = [
        'region "What a test can tell: Straight leg raise"',
        'slider "Your guess": "30"',
        'img "Of 100 people without one: 77 feel the pain all the same (false alarm),',
    ]

    assert [part for part in wanted if part not in tree] == []


def test_axe_finds_nothing(guessed, axe):
    assert axe(guessed("hip-squat")) == []


@pytest.mark.parametrize("picture", NAMES)
def test_it_fits_a_screen_of_320_pixels(guessed, overflow, picture):
    assert overflow(guessed(picture, width=320)) == 0


def test_two_pictures_stand_side_by_side_at_one_height_where_there_is_room(guessed):
    def tops(page):
        return {
            round(each.bounding_box()["y"]) for each in page.locator(".wb-pair svg[role]").all()
        }

    assert len(tops(guessed(RAISE, width=1280))) == 1
    assert len(tops(guessed(RAISE, width=390))) == 2


def test_paper_has_the_answers(mount):
    page = mount(TestPicture())
    page.emulate_media(media="print")

    assert page.locator(".wb-print[data-print=last] li:visible").count() == len(NAMES)
