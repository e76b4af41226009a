"""The table of options in a browser: sorted, filtered, on small and large screens."""

import pytest

from widgets import OptionTable

HEADS = ["Option", "Difference", "How sure", "Downsides", "Guidelines", "What it takes"]


@pytest.fixture
def table():
    return OptionTable("nsaid", "exercise", "mindfulness", "bed-rest")


def options(page):
    """Names of the options in sight, from the top."""
    return [
        name.partition(" ")[0]
        for name in page.locator("tbody tr:visible th > :first-child").all_inner_texts()
    ]


def head(page, name):
    return page.get_by_role("columnheader", name=name)


def status(page):
    return page.get_by_role("status").inner_text().replace("\xa0", " ")


@pytest.mark.parametrize("width", [320, 1280])
def test_it_stays_a_table_with_heads_for_rows_and_columns(mount, table, width):
    page = mount(table, width=width)

    assert page.get_by_role("table", name="What studies and guidelines say").count() == 1
    assert [
        each.inner_text().strip("\n ↕↑↓") for each in page.get_by_role("columnheader").all()
    ] == (HEADS)
    assert page.get_by_role("rowheader").count() == 4
    assert page.get_by_role("row").nth(1).get_by_role("cell").count() == 5


def test_options_come_in_the_order_of_the_alphabet_until_sorted(mount, table):
    page = mount(table)

    assert options(page) == ["Anti-inflammatory", "Bed", "Exercise", "Mindfulness"]
    assert head(page, "Option").get_attribute("aria-sort") == "ascending"
    assert status(page) == ""


def test_sorting_by_keyboard_keeps_the_focus_and_says_what_happened(mount, table):
    page = mount(table)
    press = page.get_by_role("button", name="Difference")
    press.press("Enter")

    assert options(page) == ["Exercise", "Anti-inflammatory", "Bed", "Mindfulness"]
    assert head(page, "Difference").get_attribute("aria-sort") == "descending"
    assert head(page, "Option").get_attribute("aria-sort") is None
    assert status(page).startswith("Sorted by size, largest first.")
    assert press.evaluate("(button) => button === document.activeElement")

    press.press("Enter")

    assert options(page) == ["Anti-inflammatory", "Exercise", "Bed", "Mindfulness"]
    assert head(page, "Difference").get_attribute("aria-sort") == "ascending"


def test_the_tab_key_reaches_the_choice_each_way_to_sort_and_then_the_rows(mount, table):
    page = mount(table)
    name = "(document.activeElement.labels?.[0] ?? document.activeElement).innerText"
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(name).strip("\n ↕↑↓"))

    assert stops[:4] == ["Show", *HEADS[:3]]
    assert page.evaluate("!!document.activeElement.closest('tbody')")


def test_a_kind_is_chosen_by_keyboard_and_the_focus_stays(mount, table):
    page = mount(table)
    page.keyboard.press("Tab")
    page.keyboard.type("Medicine")

    assert options(page) == ["Anti-inflammatory"]
    assert status(page) == "1 of 4 options are shown."
    assert page.evaluate("document.activeElement.tagName") == "SELECT"


def test_a_screen_reader_meets_a_named_choice_a_status_and_buttons_in_the_heads(mount, table):
    page = mount(table)
    tree = page.locator(".wb").aria_snapshot()
    wanted = [
        'combobox "Show"',
        "- status",
        'table "What studies and guidelines say',
        'columnheader "Difference',
        'button "Difference"',
        'rowheader "Bed rest',
        'img "',
    ]

    assert [part for part in wanted if part not in tree] == []


def test_a_kind_can_be_shown_alone_and_the_count_is_told(mount, table):
    page = mount(table)
    page.get_by_role("combobox", name="Show").select_option(label="Medicine")

    assert options(page) == ["Anti-inflammatory"]
    assert status(page) == "1 of 4 options are shown."


def test_a_kind_stays_alone_when_the_table_is_sorted(mount, table):
    page = mount(table)
    page.get_by_role("combobox", name="Show").select_option(label="Medicine")
    page.get_by_role("button", name="How sure").click()

    assert options(page) == ["Anti-inflammatory"]


def test_each_difference_is_drawn_and_its_picture_has_a_name(mount, table):
    page = mount(table)
    names = [
        (each.get_attribute("aria-label") or "").replace("\xa0", " ")
        for each in page.locator("tbody td > .wb-scale [role=img]").all()
    ]

    assert len(names) == 3
    assert "7 points lower with anti-inflammatory pills" in names[0]
    assert "{" not in "".join(names)


def test_on_a_narrow_screen_each_cell_has_its_label(mount, table):
    page = mount(table, width=390)
    row = page.locator("tbody tr").first

    assert (
        row.locator("td > .wb-label, td:not(:has(.wb-label)) summary").all_inner_texts()
        == HEADS[1:]
    )


def test_on_a_wide_screen_difference_and_certainty_stand_under_their_heads(mount, table):
    page = mount(table, width=1280)
    for column in ("difference", "certainty"):
        above, below = (
            page.locator(f"{part} [data-column={column}]").first.bounding_box()["x"]
            for part in ("thead", "tbody")
        )

        assert above == pytest.approx(below, abs=1)


def test_it_fits_a_small_screen(mount, table, overflow):
    page = mount(table, width=320)
    for summary in page.locator("summary").all():
        summary.click()

    assert overflow(page) <= 0


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(mount, axe, table, width):
    page = mount(table, width=width)
    page.get_by_role("button", name="How sure").click()
    for summary in page.locator("summary").all():
        summary.click()

    assert axe(page) == []
    assert page.said == []


def test_words_under_the_sizes_of_more_results_keep_apart_on_a_small_screen(mount, gaps):
    page = mount(OptionTable("bed-rest"), width=320)
    page.get_by_text("More results").click()

    assert min(gaps(page.locator(".wb-other .wb-scale-zones span"))) >= 2


@pytest.mark.parametrize("width", [390, 1280])
def test_the_caption_counts_the_buttons_wherever_they_stand(mount, table, width):
    page = mount(table, width=width)
    buttons = page.locator("thead").get_by_role("button")

    assert f"{buttons.count()} buttons sort" in page.locator("caption").inner_text()


def test_buttons_and_the_list_are_large_enough_for_a_thumb(mount, table):
    page = mount(table)
    heights = [each.bounding_box()["height"] for each in page.locator("button, select").all()]

    assert min(heights) >= 44


def test_what_is_folded_opens_by_keyboard_and_is_open_on_paper(mount, table):
    page = mount(table)
    summary = page.locator("tbody tr summary", has_text="Guidelines").first
    words = page.get_by_text("WHO 2023").first

    assert not words.is_visible()

    summary.press("Enter")

    assert words.is_visible()

    summary.press("Enter")
    page.emulate_media(media="print")

    assert words.evaluate("(words) => words.checkVisibility({contentVisibilityAuto: true})")


def test_paper_names_each_cell_and_has_nothing_to_choose_or_sort(mount):
    page = mount(OptionTable(condition="lasting-back-pain"), width=1280)
    named = page.locator("td > .wb-label", has_text="How sure").first
    live = page.locator("select, thead, caption .wb-soft")

    assert live.count() == 3
    assert named.is_hidden()

    page.emulate_media(media="print")

    assert named.is_visible()
    assert [each.is_visible() for each in live.all()] == [False] * 3
