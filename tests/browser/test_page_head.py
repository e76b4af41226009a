"""The head of a page in a browser, and its “get help now” box."""

from textwrap import dedent

import pytest

from widgets import PageHead
from widgets.content import library


@pytest.fixture(scope="module")
def head():
    return PageHead("red-flags")


def focused(page):
    return page.evaluate(
        "document.activeElement === document.body ? 'the page' : document.activeElement.textContent"
    )


def test_a_reader_meets_for_whom_the_message_the_action_and_where_help_is(mount, head):
    page = mount(head)
    topic = library().topics["red-flags"]
    reader = f"For {topic.for_whom} · about {topic.minutes} minutes"

    assert page.locator(".wb").aria_snapshot() == dedent(
        f"""\
        - paragraph: {reader}
        - paragraph: A few signs mean “call now”. Most warning signs are false alarms.
        - paragraph:
          - strong: "Today:"
          - text: learn the 5 signs that never wait.
        - group: Get help now"""
    )


def test_help_opens_and_closes_by_keyboard_and_the_focus_stays(mount, head):
    page = mount(head)
    signs = page.get_by_text("there is new numbness between your legs")

    assert not signs.is_visible()

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert signs.is_visible()
    assert focused(page) == "Get help now"

    page.keyboard.press("Space")

    assert not signs.is_visible()
    assert focused(page) == "Get help now"


def test_the_tab_key_reaches_the_numbers_and_leaves_the_box(mount, head):
    page = mount(head)
    stops = []
    for key in ("Tab", "Enter", "Tab", "Tab", "Enter", "Tab"):
        page.keyboard.press(key)
        if key == "Tab":
            stops.append(focused(page))
    last = page.locator(".wb-lines a").last
    last.focus()
    page.keyboard.press("Tab")

    assert stops == ["Get help now", "steroid", "Numbers by country", "999"]
    assert focused(page) == "the page"
    assert page.get_by_text("In Singapore, 999 is the police.").is_visible()


def test_each_country_is_a_term_and_its_numbers_are_its_definition(mount, head):
    page = mount(head)
    for summary in page.locator("summary").all():
        summary.click()
    tree = page.locator(".wb-lines").aria_snapshot()

    assert dedent(
        """\
        - term: Singapore
        - definition:
          - paragraph:
            - text: "Emergency:"
            - link "995":
              - /url: tel:995
          - paragraph: "Advice: none known to us"
        """
    ) in tree.replace("\n  ", "\n")


def test_open_it_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, head):
    page = mount(head, width=320)
    for summary in page.locator("summary").all():
        summary.click()
    last = page.locator("dd").last.bounding_box()

    assert last["x"] + last["width"] <= 320
    assert overflow(page) == 0
    assert axe(page) == []
    assert page.said == []


def test_text_of_twice_the_size_fits(mount, overflow, head):
    page = mount(head, width=640)
    for summary in page.locator("summary").all():
        summary.click()
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert overflow(page) == 0


def test_the_way_to_help_is_44_pixels_high(mount, head):
    page = mount(head, width=320)

    assert page.locator(".wb-help > summary").bounding_box()["height"] >= 44
    page.locator(".wb-help > summary").click()
    assert page.locator(".wb-lines > summary").bounding_box()["height"] >= 24


def test_on_paper_the_signs_stand_even_if_the_box_was_closed(mount, head):
    page = mount(head)
    page.emulate_media(media="print")

    assert page.get_by_text("there is new numbness between your legs").is_visible()
    assert page.get_by_text("a foot newly drags or slaps").is_visible()
    assert not page.get_by_text("In Singapore").is_visible()


def test_in_forced_colours_the_box_keeps_an_edge(mount, head):
    page = mount(head, forced_colors="active")
    box = page.locator(".wb-help")

    assert box.evaluate("(box) => getComputedStyle(box).borderTopWidth") == "1px"
    assert box.evaluate("(box) => getComputedStyle(box).borderTopColor") != "rgba(0, 0, 0, 0)"
