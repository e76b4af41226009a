"""The two long lists: narrowing them down, and landing on one entry."""

import pytest

from widgets import GlossaryList, SourceList


@pytest.fixture(params=[SourceList, GlossaryList], ids=["sources", "words"])
def component(request):
    return request.param()


def found(page):
    return page.get_by_role("status").inner_text()


def test_the_field_narrows_the_list_down_and_says_how_many_are_left(mount):
    page = mount(SourceList())
    total = page.locator(".wb-entry").count()
    page.keyboard.press("Tab")
    page.keyboard.type("hayden 2021")

    assert found(page) == f"1 of {total} sources"
    assert page.locator(".wb-entry:visible").get_attribute("id") == "hayden-2021"
    assert page.evaluate("document.activeElement.type") == "search"


def test_a_word_is_found_by_its_other_form_with_any_accent_and_case(mount):
    page = mount(GlossaryList())
    page.get_by_label("Find a word").fill("VÉRTEBRÆ".replace("Æ", "ae"))

    assert "vertebra" in page.locator(".wb-entry:visible .wb-name").all_inner_texts()


def test_when_nothing_fits_the_status_says_what_to_do_and_clearing_brings_all_back(
    mount, component
):
    page = mount(component)
    total = page.locator(".wb-entry").count()
    page.get_by_role("searchbox").fill("qqqq")

    assert f"0 of {total}" in found(page)
    assert "Try fewer letters" in found(page)

    page.get_by_role("searchbox").fill("")

    assert page.locator(".wb-entry:visible").count() == total


def test_it_is_searched_by_keyboard_alone_and_the_focus_stays_until_one_leaves(mount, component):
    page = mount(component)
    total = page.locator(".wb-entry").count()
    at = "document.activeElement.closest('.wb-entry')?.id ?? document.activeElement.type"
    for key in ("Tab", "q", "q", "q"):
        page.keyboard.press(key)

    assert found(page).startswith(f"0 of {total}")
    assert page.evaluate(at) == "search"

    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")

    assert found(page).startswith(f"{total} of {total}")
    assert page.evaluate(at) == "search"

    links = page.locator(".wb-entry").filter(has=page.locator("a"))
    page.keyboard.press("Tab")

    assert page.evaluate(at) == links.first.get_attribute("id")


def test_a_link_to_an_entry_marks_it_and_brings_it_into_sight_even_if_it_was_filtered_out(mount):
    page = mount(GlossaryList())
    page.get_by_role("searchbox").fill("opioid")
    page.evaluate("document.activeElement.blur()")
    page.evaluate("location.hash = 'x-ray'")
    page.wait_for_selector("#x-ray[aria-current]:focus")

    assert page.evaluate("document.getElementById('x-ray').getBoundingClientRect().top < 844")
    assert page.get_by_role("searchbox").input_value() == ""
    assert page.locator("[aria-current]").count() == 1


def test_a_page_opened_at_an_entry_puts_the_reader_there(mount):
    page = mount(SourceList())
    page.goto(page.url + "#hayden-2021")
    page.reload()
    page.wait_for_selector("#hayden-2021[aria-current]:focus")

    assert page.evaluate(
        "(box => box.top >= 0 && box.bottom <= innerHeight)"
        "(document.getElementById('hayden-2021').getBoundingClientRect())"
    )


def test_a_study_is_a_plain_link_that_tells_nobody_where_it_was_followed(mount):
    page = mount(SourceList())
    study = page.locator("#hayden-2021 a")

    assert study.get_attribute("rel") == "noreferrer"
    assert study.get_attribute("href").startswith("https://doi.org/")
    assert study.get_attribute("target") is None


def test_a_screen_reader_meets_a_labelled_field_and_a_list_of_links(mount):
    page = mount(SourceList())
    page.get_by_role("searchbox").fill("hayden 2021")
    tree = page.locator(".wb").aria_snapshot()

    assert 'heading "All sources" [level=2]' in tree
    assert 'searchbox "Find a source by author, word or year": hayden 2021' in tree
    assert "status: 1 of" in tree
    assert 'link "Exercise therapy for chronic low back pain"' in tree


def test_a_screen_reader_meets_each_word_as_a_term_with_its_meaning(mount):
    page = mount(GlossaryList())
    page.get_by_role("searchbox").fill("sciatica")
    tree = page.locator(".wb").aria_snapshot()

    assert 'term: "sciatica' in tree
    assert "definition:" in tree


def test_a_list_that_is_taken_away_stops_listening(mount):
    page = mount(GlossaryList())
    page.evaluate("window.leave()")
    page.evaluate("location.hash = 'x-ray'")
    page.evaluate("new Promise((resolve) => setTimeout(resolve, 50))")

    assert page.locator("[aria-current]").count() == 0


def test_it_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, component):
    page = mount(component, width=320)
    page.evaluate("location.hash = document.querySelectorAll('.wb-entry')[2].id")
    page.wait_for_selector("[aria-current]")

    assert overflow(page) == 0
    assert axe(page, but=".wb-entry:nth-of-type(n + 9)") == []
    assert page.said == []
