"""The walking plan in a browser: dates, the calendar file, keys, ears, small, dark, paper."""

from datetime import date, timedelta
from pathlib import Path
from textwrap import dedent

import pytest

from widgets import WalkingPlan
from widgets.content import library
from widgets.dates import day
from widgets.walking_plan import calendar

DATES = {
    "an ordinary day": date(2026, 3, 4),
    "a leap day": date(2028, 2, 29),
    "the last day of a year": date(2026, 12, 31),
    "the day clocks go forward": date(2026, 3, 29),
    "the day clocks go back": date(2026, 10, 25),
}


@pytest.fixture
def plan():
    return WalkingPlan()


def choose(page, value):
    page.get_by_label("First day of the plan").fill(value)


def told(page):
    """What the page said of the date, and of the file."""
    return " ".join(page.get_by_role("status").all_inner_texts()).strip()


def download(page):
    with page.expect_download() as started:
        page.get_by_role("button", name="Save for my calendar").press("Enter")
    return started.value


def rows(page):
    """Each row's cells as they are seen."""
    return [
        [cell.inner_text().strip() for cell in row.locator("th:visible, td:visible").all()]
        for row in page.get_by_role("row").all()
    ]


def heads(page):
    """Each week's heading, as one line."""
    return [" ".join(head.inner_text().split()) for head in page.get_by_role("rowheader").all()]


def test_without_a_date_the_weeks_are_numbered(mount, plan):
    page = mount(plan)

    assert ["Week", "Minutes a day", "Days a week"] == rows(page)[0]
    assert ["1", "5", "5"] == rows(page)[1]
    assert ["10", "30", "5"] == rows(page)[-1]
    assert page.values() == {}


def test_a_screen_reader_meets_a_named_field_a_table_with_headings_and_an_empty_status(mount, plan):
    page = mount(plan)
    field = page.get_by_label("First day of the plan")
    described = (
        "(field) => document.getElementById(field.getAttribute('aria-describedby')).textContent"
    )
    table = page.get_by_role("table", name="Minutes of walking, week by week").aria_snapshot()

    assert field.evaluate(described).startswith("You can leave this empty.")
    assert table.partition('- row "2')[0].rstrip() == dedent(
        """\
        - table "Minutes of walking, week by week":
          - caption: Minutes of walking, week by week
          - rowgroup:
            - row "Week Minutes a day Days a week":
              - columnheader "Week"
              - columnheader "Minutes a day"
              - columnheader "Days a week"
          - rowgroup:
            - row "1 5 5":
              - rowheader "1"
              - cell "5"
              - cell "5\""""
    )
    assert told(page) == ""


def test_a_date_is_told_shown_in_each_row_and_kept_as_text(mount, plan):
    page = mount(plan)
    choose(page, "2026-12-28")

    assert told(page) == "Week 1 begins on 28 December 2026. Week 10 ends on 7 March 2027."
    assert ["1 from 28 December 2026", "2 from 4 January 2027"] == heads(page)[:2]
    assert page.values()["value"] == "2026-12-28"


def test_a_date_reads_as_python_words_it(mount, plan):
    page = mount(plan)
    for start in DATES.values():
        choose(page, start.isoformat())

        assert heads(page) == [
            f"{week + 1} from {day(start + timedelta(weeks=week))}" for week in range(10)
        ]


@pytest.mark.parametrize("start", DATES.values(), ids=DATES)
@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "America/Los_Angeles"])
def test_the_file_is_the_one_the_library_writes_for_that_day(mount, plan, start, zone):
    page = mount(plan, timezone_id=zone)
    choose(page, start.isoformat())
    saved = download(page)
    text = Path(saved.path()).read_bytes().decode()

    assert saved.suggested_filename == "walking-plan.ics"
    assert calendar(library().walking_plan, start) == text
    assert told(page).endswith("The calendar file is saved. Look among your downloads.")
    assert page.said == []


def test_without_a_date_the_button_asks_for_one_and_saves_nothing(mount, plan):
    page = mount(plan)
    page.evaluate("window.made = 0; URL.createObjectURL = () => (window.made += 1); 0")
    button = page.get_by_role("button", name="Save for my calendar")
    button.press("Enter")

    assert button.get_attribute("aria-disabled") == "true"
    assert told(page) == "Choose the first day of the plan first."
    assert page.evaluate("window.made") == 0
    assert page.evaluate("document.activeElement.textContent") == "Save for my calendar"


def test_by_keyboard_from_the_field_to_the_file(mount, plan):
    page = mount(plan)
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.type") == "date"

    page.keyboard.type("03022026")

    assert told(page).startswith("Week 1 begins on 2 March 2026.")

    page.get_by_role("button").focus()

    assert download(page).suggested_filename == "walking-plan.ics"


def test_a_year_still_being_typed_is_no_date(mount, plan):
    page = mount(plan)
    choose(page, "0202-03-02")

    assert told(page) == "The table shows no dates now."
    assert heads(page)[0] == "1"
    assert page.values() == {}


def test_a_date_taken_back_leaves_numbered_weeks(mount, plan):
    plan.value = "2026-03-02"
    page = mount(plan)
    choose(page, "")

    assert told(page) == "The table shows no dates now."
    assert heads(page)[0] == "1"
    assert page.values()["value"] == ""


def test_a_date_comes_back_without_being_sent_or_spoken(mount, plan):
    plan.value = "2026-03-02"
    page = mount(plan)

    assert page.get_by_label("First day of the plan").input_value() == "2026-03-02"
    assert heads(page)[0] == "1 from 2 March 2026"
    assert told(page) == ""
    assert page.values() == {}
    assert page.evaluate("document.activeElement === document.body")


def test_a_date_set_in_python_is_drawn_until_the_plan_is_taken_away(mount, plan):
    page = mount(plan)
    page.evaluate("model.set('value', '2026-03-02')")

    assert heads(page)[0] == "1 from 2 March 2026"

    page.evaluate("leave()")
    page.evaluate("model.set('value', '2027-03-02')")

    assert heads(page)[0] == "1 from 2 March 2026"


def test_it_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, plan):
    plan.value = "2026-09-30"
    page = mount(plan, width=320)

    assert overflow(page) == 0
    assert axe(page) == []
    assert page.said == []


def test_text_of_twice_the_size_fits(mount, overflow, plan):
    plan.value = "2026-09-30"
    page = mount(plan, width=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert overflow(page) == 0


def test_everything_to_press_is_44_pixels_high(mount, plan):
    page = mount(plan, width=320)
    heights = page.evaluate(
        "[...document.querySelectorAll('button, input')].map((target) => target.offsetHeight)"
    )

    assert len(heights) == 2
    assert min(heights) >= 44


def test_on_paper_there_are_dates_and_boxes_to_tick_and_nothing_to_press(mount, plan):
    plan.value = "2026-03-02"
    page = mount(plan)

    assert page.get_by_text("☐").first.is_hidden()

    page.emulate_media(media="print")

    assert heads(page)[0] == "1 from 2 March 2026"
    assert ["5", "5", "☐ ☐ ☐ ☐ ☐"] == rows(page)[1][1:]
    assert page.locator("button:visible, input:visible").count() == 0
    assert page.get_by_text("Stop and get help now").is_visible()


def test_on_paper_the_boxes_of_a_week_stand_in_1_line(mount, plan):
    page = mount(plan, width=640)
    page.emulate_media(media="print")
    ticks = page.locator("td.wb-ticks").first
    week, minutes = page.locator("tbody tr").first.locator("> *").all()[:2]

    assert ticks.evaluate("(cell) => getComputedStyle(cell).whiteSpace") == "nowrap"
    assert week.bounding_box()["width"] < minutes.bounding_box()["width"]
