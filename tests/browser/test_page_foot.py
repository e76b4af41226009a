"""The foot of a page in a browser."""

import pytest

from widgets import PageFoot


@pytest.fixture(scope="module")
def foot():
    return PageFoot("red-flags")


def test_a_screen_reader_meets_a_region_of_terms_and_what_is_said_of_each(mount, foot):
    page = mount(foot)
    region = page.get_by_role("region", name="About this page")
    lines = region.aria_snapshot().splitlines()

    assert lines[1].strip() == '- heading "About this page" [level=2]'
    assert [line.strip() for line in lines if "- term" in line] == [
        "- term: What this is not",
        "- term: Written by",
        "- term: Where the facts come from",
        "- term: Updates",
        "- term: Who paid",
        "- term: Found a mistake?",
    ]
    assert sum("- definition" in line for line in lines) == 6


def test_its_link_to_all_sources_is_reached_by_keyboard(mount, foot):
    page = mount(foot)
    links = page.locator("a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    for _ in range(links.index("sources.ipynb") + 1):
        page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "sources.ipynb"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_it_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, foot):
    page = mount(foot, width=320)

    assert overflow(page) == 0
    assert axe(page) == []
    assert page.said == []


def test_text_of_twice_the_size_fits(mount, overflow, foot):
    page = mount(foot, width=640)
    before = page.locator("dl").bounding_box()["height"]
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.locator("dl").bounding_box()["height"] > 1.5 * before
    assert overflow(page) == 0


def test_all_of_it_is_on_paper(mount, foot):
    page = mount(foot)
    page.emulate_media(media="print")

    assert page.get_by_text("Not yet reviewed by a clinician.").is_visible()
    assert page.get_by_text("Nobody paid for this workbook.").is_visible()
