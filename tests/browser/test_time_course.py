"""A question about two or three paths, and the paths over time."""

import pytest

from widgets import TimeCourse
from widgets.content import library

COURSE = "outer-hip"


def right(course):
    """The place of the right option."""
    options = library().time_courses[course].options
    return next(at for at, option in enumerate(options) if option.right)


def answered(page):
    return page.locator(".wb-answer").inner_text()


@pytest.fixture
def checked(mount):
    """A course whose right option was chosen and checked."""

    def draw(course=COURSE, **options):
        page = mount(TimeCourse(course), **options)
        page.get_by_role("radio").nth(right(course)).check()
        page.get_by_role("button", name="Check my answer").click()
        return page

    return draw


def test_no_path_is_shown_before_the_answer(mount):
    page = mount(TimeCourse(COURSE))

    assert page.get_by_role("img").count() == 0
    assert answered(page) == ""


def test_nothing_chosen_shows_no_path_either(mount):
    page = mount(TimeCourse(COURSE))
    page.get_by_role("button", name="Check my answer").click()

    assert "Choose an answer first." in answered(page)
    assert page.get_by_role("img").count() == 0


def test_all_of_it_works_from_the_keyboard_and_the_focus_is_never_lost(mount):
    page = mount(TimeCourse(COURSE))
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.innerText")
    page.get_by_text("The numbers in a table").focus()
    page.keyboard.press("Enter")

    assert focused == "Check my answer"
    assert page.values()["value"] == {COURSE: 1}
    assert page.get_by_role("table").is_visible()
    assert page.said == []


def test_the_answer_is_told_in_the_status_that_was_there_before(mount):
    page = mount(TimeCourse(COURSE))
    page.evaluate("window.there = document.querySelector('.wb-answer')")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Check my answer").click()

    assert page.evaluate("there.isConnected && there.getAttribute('role')") == "status"
    assert answered(page).startswith("It went another way.")
    assert page.locator(".wb-reasons li").count() == 2


def test_the_picture_has_a_name_with_every_number_and_no_part_to_meet_twice(checked):
    page = checked()
    name = page.get_by_role("img").get_attribute("aria-label")

    for told in library().time_courses[COURSE].paths:
        assert told.name in name.lower()
        assert [point for point in told.points if f"{point.value:.0f}" not in name] == []
    assert page.locator("svg [aria-hidden=true] text").count() == page.locator("svg text").count()


def test_paths_differ_by_mark_and_line_and_not_by_colour_alone(checked):
    page = checked()
    style = "element => getComputedStyle(element).strokeDasharray"
    lines = page.locator(".wb-curve-chart .wb-curve-line")

    assert len({line.evaluate(style) for line in lines.all()}) == 3
    assert page.locator(".wb-curve-chart circle").count() == 2
    assert page.locator(".wb-curve-chart rect").count() == 2
    assert page.locator(".wb-curve-chart path").count() == 2


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("course", library().time_courses)
def test_it_fits_and_no_figure_covers_another(checked, overflow, course, width):
    page = checked(course, width=width)
    page.get_by_text("The numbers in a table").click()
    boxes = [text.bounding_box() for text in page.locator(".wb-curve-value").all()]
    covered = [
        (one, two)
        for at, one in enumerate(boxes)
        for two in boxes[at + 1 :]
        if abs(one["x"] - two["x"]) < min(one["width"], two["width"]) * 0.8
        and abs(one["y"] - two["y"]) < min(one["height"], two["height"]) * 0.6
    ]

    assert overflow(page) == 0
    assert covered == []


def test_axe_finds_nothing(checked, axe):
    page = checked()
    page.get_by_text("The numbers in a table").click()

    assert axe(page) == []


def test_a_saved_answer_is_shown_again_without_taking_the_focus(mount):
    widget = TimeCourse(COURSE)
    widget.value = {COURSE: right(COURSE)}
    page = mount(widget)

    assert page.get_by_role("img").is_visible()
    assert page.evaluate("document.activeElement === document.body")


def test_an_answer_taken_back_hides_the_paths_until_the_widget_is_taken_away(checked):
    page = checked()
    page.evaluate("model.set('value', {})")
    hidden = page.get_by_role("img").count()
    page.evaluate("leave()")
    page.evaluate(f"model.set('value', {{'{COURSE}': 0}})")

    assert hidden == 0
    assert page.get_by_role("img").count() == 0


def test_the_tree_of_a_screen_reader_has_names_a_group_a_table_and_one_picture(checked):
    page = checked()
    page.get_by_text("The numbers in a table").click()
    tree = page.locator("main").aria_snapshot()
    wanted = [
        'region "Over time: exercise, a shot or waiting for outer hip pain"',
        'radio "They were almost level." [checked]',
        'img "A chart. People of 100 who felt clearly better.',
        'table "People of 100 who felt clearly better"',
        'rowheader "Advice plus exercise"',
        'columnheader "After 1 year"',
    ]

    assert [part for part in wanted if part not in tree] == []


def test_paper_has_the_answer(mount):
    page = mount(TimeCourse(COURSE))
    page.emulate_media(media="print")

    assert "78 of 100 people" in page.locator(".wb-print[data-print=last]:visible").inner_text()
