"""The sheet for a visit in a browser: ticked, written, kept, and on one page of paper."""

import re
from textwrap import dedent

import pytest

from widgets import VisitSheet
from widgets.content import library
from widgets.visit_sheet import LONGEST

ALONE = "document.documentElement.classList.contains('wb-visit_sheet-alone')"
MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
SOME = {
    "matters": ["less-pain", "by-myself"],
    "questions": ["what-to-expect", "looking-for"],
    "own": {"able": "Dance at the wedding.", "questions": "May I swim?"},
}


def filled(length, text):
    """A text of that many characters."""
    return (text * length)[:length]


def everything(questions=None, own_questions="Can I still lift my child, and how often?\n"):
    """All things ticked, so many questions, and every field full."""
    sheet = library().visit_sheet
    asked = [question.id for visit in sheet.visits for question in visit.questions]
    return {
        "matters": [matter.id for matter in sheet.matters],
        "questions": asked[:questions],
        "own": {
            "matters": filled(LONGEST["matters"], "to be there for the people I love and "),
            "able": filled(LONGEST["able"], "play the piano for an hour, see a film, "),
            "questions": filled(LONGEST["questions"], own_questions),
        },
    }


@pytest.fixture
def sheet():
    return VisitSheet()


def box(page, name):
    return page.get_by_role("checkbox", name=name)


def mine(page):
    """The part of the sheet that is a learner's own, line by line."""
    return page.locator(".wb-mine").inner_text().splitlines()


def told(page):
    return page.get_by_role("status").inner_text()


def pages(pdf):
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_a_screen_reader_meets_groups_of_boxes_labelled_fields_and_a_status_still_empty(
    mount, sheet
):
    page = mount(sheet)
    group = page.get_by_role("group", name="What matters to me")
    own = page.get_by_label("My own questions")
    hint = "(field) => document.getElementById(field.getAttribute('aria-describedby')).textContent"

    assert group.get_by_role("checkbox").count() == 9
    assert page.get_by_role("group", name="A first visit").get_by_role("checkbox").count() == 4
    assert page.get_by_role("textbox").count() == 3
    assert page.get_by_label("Something else that matters to me").count() == 1
    assert page.get_by_label("What I want to be able to do").count() == 1
    assert own.evaluate(hint) == "Write 1 on each line."
    assert told(page) == ""


def test_what_is_ticked_and_written_stands_on_the_sheet_in_the_readers_own_words(mount, sheet):
    page = mount(sheet)
    box(page, "Few side effects").check()
    box(page, "Less pain").check()
    page.get_by_label("Something else").fill("To sing again")
    page.get_by_label("What I want to be able to do").fill("Walk to the sea.")
    page.get_by_label("My own questions").fill("May I swim?\n\nAnd ride?\n")
    page.get_by_label("My own questions").press("Tab")

    assert [line for line in mine(page) if line] == [
        "What matters to me",
        "Less pain, by day and at night",
        "Few side effects",
        "To sing again",
        "What I want to be able to do",
        "Walk to the sea.",
        "My questions",
        "May I swim?",
        "And ride?",
    ]
    assert page.values()["value"] == {
        "matters": ["less-pain", "few-side-effects"],
        "questions": [],
        "own": {
            "matters": "To sing again",
            "able": "Walk to the sea.",
            "questions": "May I swim?\n\nAnd ride?",
        },
    }
    assert told(page) == "On your sheet: 3 under “what matters”, 2 under “questions”."


def test_what_is_ticked_shows_which_pages_have_facts_and_nothing_is_called_best(mount, sheet):
    page = mount(sheet)
    facts = page.locator(".wb-facts")

    assert facts.is_hidden()

    box(page, "Low cost").check()

    assert facts.get_by_role("listitem").count() == 1
    assert facts.get_by_role("link").first.get_attribute("href") == "self-care.ipynb"
    assert not re.search(r"\b(best|recommend|choose)\b", facts.inner_text())

    box(page, "Low cost").uncheck()

    assert facts.is_hidden()
    assert page.values()["value"] == {"matters": [], "questions": [], "own": {}}


def test_by_keyboard_one_ticks_opens_a_kind_of_visit_and_the_focus_stays(mount, sheet):
    page = mount(sheet)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    assert page.values()["value"]["matters"] == ["less-pain"]
    assert box(page, "Less pain").evaluate("(at) => at === document.activeElement")

    page.locator("summary", has_text="A scan or test").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    assert page.values()["value"]["questions"] == ["looking-for"]
    assert box(page, "What are we looking for?").evaluate("(at) => at === document.activeElement")
    assert page.locator("summary", has_text="A scan").inner_text() == "A scan or test (1 ticked)"


def test_there_is_no_field_for_what_to_tell_and_paper_has_a_line_for_each(mount, sheet):
    page = mount(sheet)

    assert page.locator(".wb-sheet").locator("input, textarea, [contenteditable]").count() == 0
    assert page.get_by_text("Medicines I take, and what I cannot take").is_visible()
    assert page.get_by_text("This part is for paper.").is_visible()

    page.emulate_media(media="print")
    lines = page.locator(".wb-tell li").evaluate_all(
        "(items) => items.map((item) => getComputedStyle(item, '::after').borderBottomStyle)"
    )

    assert set(lines) == {"solid"}
    assert len(lines) == 7
    assert page.get_by_text("This part is for paper.").is_hidden()


def test_answers_come_back_without_moving_the_focus_or_sending_them(mount, sheet):
    sheet.value = SOME
    page = mount(sheet)

    assert box(page, "Less pain").is_checked()
    assert page.locator("summary", has_text="A scan").inner_text() == "A scan or test (1 ticked)"
    assert page.get_by_label("What I want to be able to do").input_value() == SOME["own"]["able"]
    assert "May I swim?" in mine(page)
    assert told(page) == ""
    assert page.values() == {}
    assert page.evaluate("document.activeElement === document.body")


def test_a_value_of_another_edition_is_met_with_calm(mount, sheet):
    sheet.value = {"matters": ["gone", "low-cost"]}
    page = mount(sheet)

    assert page.get_by_role("checkbox", checked=True).count() == 1
    assert page.said == []


def test_a_value_set_in_python_is_drawn_until_the_sheet_is_taken_away(mount, sheet):
    page = mount(sheet)
    box(page, "Low cost").check()
    page.evaluate("(value) => model.set('value', value)", SOME)

    assert not box(page, "Low cost").is_checked()
    assert "Dance at the wedding." in mine(page)

    page.evaluate("leave()")
    page.evaluate("model.set('value', { matters: [], questions: [], own: {} })")

    assert "Dance at the wedding." in mine(page)


def test_the_button_prints_the_sheet_alone_and_the_page_is_whole_again_afterwards(mount, sheet):
    sheet.value = SOME
    page = mount(sheet)
    page.evaluate(f"window.print = () => (window.alone = {ALONE})")
    page.get_by_role("button", name="Print the sheet").press("Enter")

    assert page.evaluate("window.alone")

    page.emulate_media(media="print")

    assert page.get_by_role("heading", name="One component").is_hidden()
    assert page.get_by_role("heading", name="My sheet").is_visible()

    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    assert not page.evaluate(ALONE)
    assert page.get_by_role("heading", name="One component").is_visible()


def test_paper_is_black_on_white_and_has_nothing_to_press_or_follow(mount, sheet):
    sheet.value = SOME
    page = mount(sheet, dark=True)
    page.emulate_media(media="print")
    colour = "(part) => getComputedStyle(part).color"

    assert page.locator(".wb-sheet").evaluate(colour) == "rgb(0, 0, 0)"
    assert page.locator("button:visible, input:visible, textarea:visible, a:visible").count() == 0
    assert (
        page.locator(".wb-sheet")
        .aria_snapshot()
        .startswith(
            dedent(
                """\
            - heading "My sheet" [level=3]
            - paragraph: "Day of the visit: With whom:"
            - heading "What matters to me" [level=4]"""
            )
        )
    )


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize(
    "value",
    [
        {},
        SOME,
        everything(2, "Why does everyone tell me something different, and whom do I believe? "),
        everything(6, "Why does everyone tell me something different, and whom do I believe? "),
        everything(),
    ],
    ids=["nothing", "something", "all things that matter", "6 questions", "everything"],
)
def test_the_sheet_fits_on_one_page(mount, sheet, value, size):
    sheet.value = value
    page = mount(sheet)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print the sheet").click()

    assert pages(page.pdf(format=size, margin=MARGIN)) == 1


def test_a_printed_page_has_the_sheet_on_a_page_of_its_own(mount, sheet):
    sheet.value = SOME
    page = mount(sheet)

    assert pages(page.pdf(format="A4", margin=MARGIN)) == 2


def test_it_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, sheet):
    sheet.value = everything()
    page = mount(sheet, width=320)
    page.evaluate("document.querySelectorAll('details').forEach((kind) => (kind.open = true))")

    assert overflow(page) == 0
    assert axe(page) == []
    assert page.said == []


def test_text_of_twice_the_size_fits(mount, overflow, sheet):
    sheet.value = everything()
    page = mount(sheet, width=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert overflow(page) == 0


def test_everything_to_press_is_44_pixels_high(mount, sheet):
    page = mount(sheet, width=320)
    heights = page.evaluate(
        "[...document.querySelectorAll('button, .wb-option, summary, .wb-field input, textarea')]"
        ".filter((part) => part.checkVisibility()).map((part) => part.offsetHeight)"
    )

    assert len(heights) == 22
    assert min(heights) >= 44


def test_in_forced_colours_a_ticked_row_and_the_sheet_keep_their_edges(mount, sheet):
    sheet.value = SOME
    page = mount(sheet, forced_colors="active")
    edge = "(part) => getComputedStyle(part).borderStyle"

    assert box(page, "Less pain").locator("..").evaluate(edge) == "solid"
    assert page.locator(".wb-sheet").evaluate(edge) == "solid"
