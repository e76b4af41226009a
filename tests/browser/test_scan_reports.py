"""A guess about 10 reports of 1 spine, and their findings as squares."""

import pytest

from widgets import ScanReports


def guess(page):
    return page.get_by_role("slider", name="Your guess")


def answered(page):
    return page.locator(".wb-answer").inner_text()


@pytest.fixture
def guessed(mount):
    """A guess of 20, checked."""

    def draw(**options):
        page = mount(ScanReports(), **options)
        guess(page).fill("20")
        page.get_by_role("button", name="Check my guess").click()
        return page

    return draw


def test_nothing_is_drawn_before_the_guess(mount):
    page = mount(ScanReports())

    assert page.get_by_role("img").count() == 0
    assert answered(page) == ""


def test_every_finding_is_a_square_of_its_group(guessed):
    page = guessed()
    findings = page.get_by_role("img").first

    assert findings.locator("[data-mark=has]").count() == 0
    assert findings.locator("[data-mark=some]").count() == 33
    assert findings.locator("[data-mark=missed]").count() == 16


def test_all_of_it_works_from_the_keyboard_and_the_focus_is_never_lost(mount):
    page = mount(ScanReports())
    guess(page).focus()
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.values()["value"] == {"in-all": 0}
    assert page.evaluate("document.activeElement.innerText") == "Check my guess"
    assert "That is close." in answered(page)
    assert page.said == []


def test_the_answer_is_told_in_the_status_that_was_there_before(mount):
    page = mount(ScanReports())
    page.evaluate("window.there = document.querySelector('.wb-answer')")
    guess(page).fill("20")
    page.get_by_role("button", name="Check my guess").click()

    assert page.evaluate("there.isConnected && there.getAttribute('role')") == "status"
    assert "You guessed 20. The reports were less alike." in answered(page)


def test_a_saved_guess_is_shown_again_and_followed_until_the_widget_is_taken_away(mount):
    widget = ScanReports()
    widget.value = {"in-all": 12}
    page = mount(widget)
    first = answered(page)
    page.evaluate("model.set('value', {'in-all': 41})")
    followed = answered(page)
    page.evaluate("leave()")
    page.evaluate("model.set('value', {'in-all': 5})")

    assert "You guessed 12." in first
    assert "You guessed 41." in followed
    assert "You guessed 41." in answered(page)
    assert page.evaluate("document.activeElement === document.body")


def test_the_tree_of_a_screen_reader_has_names_and_pictures_in_words(guessed):
    tree = guessed().locator("main").aria_snapshot()
    wanted = [
        'region "10 reports of 1 spine"',
        'slider "Your guess": "20"',
        'img "The 49 findings: 0 in all 10 reports, 33 in 2 to 9 reports, 16 in only 1 report."',
        'heading "Larger studies are calmer"',
    ]

    assert [part for part in wanted if part not in tree] == []


def test_axe_finds_nothing_and_it_fits_320_pixels(guessed, axe, overflow):
    page = guessed(width=320)

    assert axe(page) == []
    assert overflow(page) == 0


def test_paper_has_the_answer(mount):
    page = mount(ScanReports())
    page.emulate_media(media="print")

    assert "0 were in all 10 reports" in page.locator(".wb-print[data-print=last]").inner_text()
