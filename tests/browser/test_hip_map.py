"""The map of the hip in a browser: the list leads, the drawing follows and may be pressed."""

from textwrap import dedent

import pytest

from widgets import HipMap

PLACES = ["Groin", "Outer side of the hip", "Buttock", "Front of the thigh", "Knee"]


@pytest.fixture(scope="module")
def made():
    return HipMap()


@pytest.fixture
def hips(made):
    made.value = ""
    return made


def told(page):
    return page.get_by_role("status").inner_text()


def marked(page):
    return page.locator("[data-chosen]").evaluate_all("(all) => all.map((it) => it.dataset.region)")


def focused(page):
    return page.evaluate(
        "(document.activeElement.closest('label') || document.activeElement).textContent"
    )


def test_a_screen_reader_meets_the_list_and_not_the_drawing(mount, hips):
    page = mount(hips)
    region = page.get_by_role("region", name="Where hip pain is felt")
    before, _, after = dedent(region.aria_snapshot().partition("\n")[2]).partition("- group")
    choice = [line.strip() for line in after.splitlines()]

    assert "img" not in before + after
    assert choice[0] == '"Which place?":'
    assert choice[2:13:2] == [*(f'- radio "{place}"' for place in PLACES), "- status"]


def test_nothing_is_told_before_a_place_is_chosen(mount, hips):
    page = mount(hips)

    assert told(page) == ""
    assert marked(page) == []
    assert page.locator("details").count() == 0
    assert page.values() == {}


@pytest.mark.parametrize("place", PLACES)
def test_choosing_a_place_on_the_list_tells_of_it_and_marks_the_drawing(mount, hips, place):
    page = mount(hips)
    page.get_by_role("radio", name=place, exact=True).check()
    region = page.values()["value"]

    assert told(page).startswith(place)
    assert "In studies, pain here may come from:" in told(page)
    assert set(marked(page)) == {region}


def test_pressing_the_drawing_chooses_on_the_list(mount, hips):
    page = mount(hips)
    page.locator('[data-region="buttock"]').click()

    assert page.get_by_role("radio", name="Buttock").is_checked()
    assert told(page).startswith("Buttock")
    assert page.values()["value"] == "buttock"


def test_a_place_seen_from_both_sides_is_marked_on_both(mount, hips):
    page = mount(hips)
    page.locator('[data-region="outer-side"]').last.click()

    assert marked(page) == ["outer-side", "outer-side"]


def test_with_the_keyboard_alone_places_are_chosen_and_conditions_read(mount, hips):
    page = mount(hips)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    assert told(page).startswith("Groin")
    assert focused(page) == "Groin"

    for _ in range(4):
        page.keyboard.press("ArrowDown")

    assert told(page).startswith("Knee")
    assert focused(page) == "Knee"

    page.locator("summary", has_text="Hip arthritis").focus()
    page.keyboard.press("Enter")

    assert page.get_by_text("It is not a one-way street.").is_visible()
    assert focused(page) == "Hip arthritis"


def test_a_condition_tells_what_is_known_and_what_is_not(mount, hips):
    hips.value = "buttock"
    page = mount(hips)
    page.locator("summary", has_text="The joint at the back of the pelvis").click()

    assert page.locator("details[open] dt").all_inner_texts() == [
        "What it is",
        "How it feels",
        "How it goes",
        "How it is found",
        "What helps",
    ]
    assert page.locator("details[open] dd").last.inner_text() == "The pages we read do not say."


def test_a_learner_who_comes_back_sees_the_place_last_chosen(mount, hips):
    hips.value = "knee"
    page = mount(hips)

    assert page.get_by_role("radio", name="Knee").is_checked()
    assert told(page).startswith("Knee")
    assert marked(page) == ["knee"]


def test_a_place_set_in_python_is_drawn_and_one_taken_back_is_cleared(mount, hips):
    page = mount(hips)
    page.get_by_role("radio", name="Groin").focus()
    page.evaluate("model.set('value', 'buttock')")

    assert page.get_by_role("radio", name="Buttock").is_checked()
    assert told(page).startswith("Buttock")

    page.evaluate("model.set('value', '')")

    assert page.get_by_role("radio", checked=True).count() == 0
    assert told(page) == ""
    assert marked(page) == []
    assert focused(page) == "Groin"


def test_a_place_of_an_older_edition_shows_nothing(mount, hips):
    hips.value = "shin"
    page = mount(hips)

    assert told(page) == ""
    assert page.said == []


def test_a_map_that_is_taken_away_stops_listening(mount, hips):
    page = mount(hips)
    page.evaluate("leave()")
    page.evaluate("model.set('value', 'knee')")

    assert told(page) == ""


def test_it_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, hips):
    page = mount(hips, width=320)
    page.get_by_role("radio", name="Groin").check()
    page.locator("summary").first.click()

    assert axe(page) == []
    assert overflow(page) == 0
    assert page.said == []


def test_everything_to_press_on_the_list_is_44_pixels_high(mount, hips):
    page = mount(hips, width=320)
    page.get_by_role("radio", name="Groin").check()
    heights = page.locator(".wb-option, summary").evaluate_all(
        "(all) => all.map((it) => it.offsetHeight)"
    )

    assert len(heights) == 12
    assert min(heights) >= 44


def test_the_mark_is_seen_without_colour(mount, hips):
    hips.value = "knee"
    page = mount(hips)
    line = "(area) => [getComputedStyle(area).strokeDasharray, getComputedStyle(area).strokeWidth]"
    chosen = page.locator('[data-region="knee"]').evaluate(line)
    other = page.locator('[data-region="groin"]').evaluate(line)

    assert chosen[0] == "none" != other[0]
    assert chosen[1] != other[1]


def test_on_paper_every_place_has_its_causes(mount, hips):
    page = mount(hips)
    paper = page.locator(".wb-print")

    assert not paper.is_visible()

    page.emulate_media(media="print")

    assert paper.get_attribute("data-print") == "last"
    assert [line.partition(":")[0] for line in paper.locator("li").all_inner_texts()] == PLACES
