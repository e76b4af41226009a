"""A guess about 100 people, and their picture at each age."""

import pytest

from widgets import AgeSlider
from widgets.content import library
from widgets.content.library import by_id


def figure(finding, age):
    """How many of 100 the content has for a finding at an age."""
    imaging = library().imaging
    return round(by_id(imaging.findings)[finding].of_100[imaging.ages.index(age)])


def guess(page):
    return page.get_by_role("slider", name="Your guess")


def age(page):
    return page.get_by_role("slider", name="Age")


def picture(page):
    return page.get_by_role("img").first


def answered(page):
    return page.locator(".wb-answer").inner_text().replace("\xa0", " ")


def focused(page):
    return page.evaluate(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText"
    )


def people(page):
    return page.locator(".wb-icons > svg .wb-icons-has").count()


@pytest.fixture
def guessed(mount):
    """One finding with a guess of 24 checked."""

    def draw(*arguments, **options):
        page = mount(AgeSlider(*arguments), **options)
        guess(page).fill("24")
        page.get_by_role("button", name="Check my guess").click()
        return page

    return draw


def test_nothing_is_shown_before_the_guess(mount):
    page = mount(AgeSlider("disc-bulge"))

    assert page.get_by_role("img").count() == 0
    assert age(page).count() == 0
    assert answered(page) == ""


def test_all_of_it_works_from_the_keyboard_and_the_focus_is_never_lost(mount):
    page = mount(AgeSlider())
    page.get_by_label("What the scan shows").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"

    guess(page).focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert guess(page).get_attribute("aria-valuetext") == "1 of 100"

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "Check my guess"
    assert page.values()["value"] == {"disc-signal-loss": 1}

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == "Age"
    page.keyboard.press("ArrowRight")
    has = figure("disc-signal-loss", 60)
    assert people(page) == has
    assert age(page).get_attribute("aria-valuetext").replace("\xa0", " ") == (
        f"{has} of 100 people aged 60 with no back pain show this. {100 - has} of 100 do not."
    )
    assert focused(page) == "Age"
    assert page.said == []


def test_the_answer_is_told_in_the_status_that_was_there_before(mount):
    page = mount(AgeSlider("disc-bulge"))
    page.evaluate("window.there = document.querySelector('.wb-answer')")
    guess(page).fill("24")
    page.get_by_role("button", name="Check my guess").click()
    has = figure("disc-bulge", 50)

    assert page.evaluate("there.isConnected && there.getAttribute('role')") == "status"
    assert answered(page).startswith(
        f"{has} of 100 people aged 50 with no back pain show this. {100 - has} of 100 do not."
    )
    assert "You guessed 24 of 100." in answered(page)


def test_the_picture_has_a_name_that_tells_both_frames_and_the_guess(guessed):
    page = guessed("disc-bulge")
    has = figure("disc-bulge", 50)
    name = picture(page).get_attribute("aria-label").replace("\xa0", " ")

    assert people(page) == has
    assert name == (
        f"100 people aged 50 with no back pain: {has} of 100 show this, {100 - has} of 100 do not."
        " A line marks your guess: 24 of 100."
    )


def test_the_guess_is_marked_only_at_the_age_it_was_made_for(guessed):
    page = guessed("disc-bulge")
    at_50 = page.locator(".wb-icons-guess").count()
    page.get_by_role("button", name="10 years older").click()

    assert at_50 == 2  # in the picture and in its key
    assert page.locator(".wb-icons-guess").count() == 0
    assert "guess" not in picture(page).get_attribute("aria-label")


def test_the_number_scanned_follows_the_age(guessed):
    page = guessed("spondylolisthesis")
    age(page).fill("20")

    assert page.get_by_text("Nobody of that age was scanned").is_visible()


def test_each_finding_keeps_its_own_guess(guessed):
    page = guessed()
    chooser = page.get_by_label("What the scan shows")
    chooser.select_option(label="Disc bulge")
    fresh = answered(page), page.get_by_role("img").count()
    chooser.select_option(label="Disc degeneration")

    assert fresh == ("", 0)
    assert guess(page).input_value() == "24"
    assert "You guessed 24 of 100." in answered(page)


def test_a_saved_guess_is_shown_again_without_taking_the_focus(mount):
    slider = AgeSlider("disc-bulge")
    slider.value = {"disc-bulge": 33}
    page = mount(slider)

    assert "You guessed 33 of 100." in answered(page)
    assert page.evaluate("document.activeElement === document.body")


def test_a_guess_set_from_python_is_shown(mount):
    page = mount(AgeSlider("disc-bulge"))
    page.evaluate("model.set('value', {'disc-bulge': 41})")
    shown = answered(page)
    page.evaluate("model.set('value', {})")

    assert "You guessed 41 of 100." in shown
    assert answered(page) == ""


def test_it_lets_go_when_it_is_taken_away(mount):
    page = mount(AgeSlider("disc-bulge"))
    page.evaluate("leave()")
    page.evaluate("model.set('value', {'disc-bulge': 41})")

    assert answered(page) == ""


def test_the_tree_of_a_screen_reader_has_names_groups_and_one_picture(guessed):
    page = guessed("disc-bulge")
    tree = page.locator("main").aria_snapshot()
    question = "Disc bulge: of 100 people aged 50 with no back pain, how many show this on a scan?"
    wanted = [
        'region "Scans of people without back pain"',
        f'group "{question}"',
        'button "Fewer people"',
        'slider "Your guess": "24"',
        'button "More people"',
        'group "Now move the age"',
        'button "10 years younger"',
        'slider "Age": "50"',
        'button "10 years older"',
    ]

    assert [part for part in wanted if part not in tree] == []
    assert tree.count("- 'img ") == 1
    assert page.locator(".wb-icons-key").get_attribute("aria-hidden") == "true"


def test_axe_finds_nothing(guessed, axe):
    assert axe(guessed()) == []


@pytest.mark.parametrize("guess_of", ["0", "100", "57"])
def test_it_fits_a_screen_of_320_pixels(mount, overflow, guess_of):
    page = mount(AgeSlider(), width=320)
    guess(page).fill(guess_of)
    page.get_by_role("button", name="Check my guess").click()

    assert overflow(page) == 0


def test_picture_and_slider_stand_side_by_side_where_there_is_room(guessed):
    def beside(page):
        left, right = page.locator(".wb-pair > *").all()
        return left.bounding_box()["y"] == right.bounding_box()["y"]

    assert not beside(guessed(width=390))
    assert beside(guessed(width=1280))


def test_paper_has_the_answers(mount):
    page = mount(AgeSlider())
    page.emulate_media(media="print")

    assert page.locator(".wb-print[data-print=last] li:visible").count() == len(
        library().imaging.findings
    )
