"""How widgets stand on a page whose language runs from right to left."""

import pytest

from widgets import (
    ClaimCheck,
    EvidenceSlider,
    ExerciseLadder,
    RecoverySlider,
    RedFlagCases,
    WalkingPlan,
)

TURN = "document.documentElement.dir = 'rtl'"


@pytest.fixture
def turned(mount):
    def draw(widget, width=320):
        page = mount(widget, width=width)
        page.evaluate(TURN)
        return page

    return draw


def box(locator):
    it = locator.bounding_box()
    return it["x"], it["x"] + it["width"]


def test_a_case_fits_with_its_controls_on_the_right_of_their_words(turned, overflow):
    page = turned(RedFlagCases("back"))
    page.get_by_role("button", name="Next case").click()
    option = page.locator(".wb-option:not(.wb-out):visible").first
    option.click()
    page.get_by_role("button", name="Check my answer").click()
    page.locator(".wb-answer:not(:empty)").wait_for()
    control, words = option.locator("input"), option.locator("input + *")

    assert overflow(page) == 0
    assert box(control)[0] >= box(words)[1]


@pytest.mark.parametrize(
    "widget",
    [
        EvidenceSlider("exercise"),
        EvidenceSlider("gabapentinoid", outcome="harm"),
        RecoverySlider("acute"),
        ClaimCheck(topic="self-care"),
    ],
    ids=["points", "people", "course", "claim"],
)
def test_what_is_answered_fits(turned, overflow, widget):
    page = turned(widget)
    if widget.stem == "claim_check":
        page.locator(".wb-option").first.click()
    page.locator(".wb-main:visible").first.click()
    page.locator(".wb-answer > *").first.wait_for()

    assert overflow(page) == 0


def test_a_line_of_numbers_runs_from_left_to_right_in_the_slider_and_in_the_chart(turned):
    page = turned(EvidenceSlider("exercise"))
    slider = page.get_by_role("slider")
    slider.evaluate("it => { it.value = it.max; it.dispatchEvent(new Event('input')); }")
    page.locator(".wb-main:visible").first.click()
    guess, axis = page.locator(".wb-scale-guessline"), page.locator(".wb-scale-axis")
    minus, plus = page.locator(".wb-track button").all()
    worse, better = page.locator(".wb-scale-ends span").all()

    assert box(minus)[1] <= box(slider)[0] < box(slider)[1] <= box(plus)[0]
    assert box(guess)[0] == pytest.approx(box(axis)[1], abs=3)
    assert box(worse)[1] < box(better)[0]


@pytest.mark.parametrize(
    ("widget", "part", "whole"),
    [
        (WalkingPlan(), "tbody tr:first-child rect", "tbody tr:first-child svg"),
        (ExerciseLadder(), "li:last-child .wb-axis", "li:last-child svg"),
    ],
    ids=["week", "exercise"],
)
def test_a_bar_alone_grows_from_where_a_line_begins(turned, widget, part, whole):
    page = turned(widget)

    assert box(page.locator(part))[1] == pytest.approx(box(page.locator(whole))[1], abs=2)


def test_a_bar_still_grows_from_the_left_in_english(mount):
    page = mount(WalkingPlan(), width=320)
    part, whole = (
        page.locator("tbody tr:first-child rect"),
        page.locator("tbody tr:first-child svg"),
    )

    assert box(part)[0] == pytest.approx(box(whole)[0], abs=1)
    assert box(part)[1] < box(whole)[1] - 10
