"""The rules for every exercise in a browser."""

import pytest

from widgets import ExerciseRules


def test_each_light_is_a_row_of_a_list_with_its_colour_in_words(mount):
    page = mount(ExerciseRules())
    lights = page.get_by_role("list").first

    assert lights.get_by_role("listitem").count() == 3
    assert ["Green: 0 to 3 of 10.", "Amber: 4 or 5 of 10.", "Red: 6 to 10 of 10."] == (
        lights.locator("strong").all_inner_texts()
    )


def test_each_light_has_a_shape_of_its_own(mount):
    page = mount(ExerciseRules())

    assert ["circle", "path", "rect"] == page.evaluate(
        "[...document.querySelectorAll('.wb-lights svg > *')].map((shape) => shape.tagName)"
    )


@pytest.mark.parametrize("dark", [False, True])
def test_red_is_a_light_of_its_own_and_not_the_colour_of_words(mount, dark):
    page = mount(ExerciseRules(), dark=dark)
    fill = "(lights) => lights.map((light) => getComputedStyle(light).fill)"
    lights = page.locator(".wb-lights svg").evaluate_all(fill)
    words = page.locator(".wb-lights").evaluate("(list) => getComputedStyle(list).color")

    assert len({*lights, words}) == 4


def test_there_is_nothing_to_fill_in(mount):
    page = mount(ExerciseRules())

    assert page.locator("input, select, textarea, button").count() == 0


def test_it_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow):
    page = mount(ExerciseRules(), width=320)

    assert overflow(page) == 0
    assert axe(page) == []
    assert page.said == []


def test_on_paper_all_of_it_is_there(mount):
    page = mount(ExerciseRules())
    before = page.get_by_role("region").inner_text()
    page.emulate_media(media="print")

    assert before == page.get_by_role("region").inner_text()
