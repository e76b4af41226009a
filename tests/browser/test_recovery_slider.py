"""A guess about average pain, and its course over a year."""

import pytest

from widgets import RecoverySlider
from widgets.content import library

OLDER = "Show the older figures from 2012"


def pain(course, week, which="now"):
    """The average the content has for a group at a measured week."""
    points = getattr(library().courses[course], which).points
    return next(f"{point.pain:.0f}" for point in points if point.week == week)


def guess(page):
    return page.get_by_role("slider", name="Your guess")


def week(page):
    return page.get_by_role("slider", name="Week")


def answered(page):
    return page.locator(".wb-answer").inner_text()


def focused(page):
    return page.evaluate(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText"
    )


@pytest.fixture
def guessed(mount):
    """A group with a guess of 44 checked."""

    def draw(*arguments, **options):
        page = mount(RecoverySlider(*arguments), **options)
        guess(page).fill("44")
        page.get_by_role("button", name="Check my guess").click()
        return page

    return draw


def test_nothing_is_shown_before_the_guess(mount):
    page = mount(RecoverySlider())

    assert page.get_by_role("img").count() == 0
    assert page.get_by_role("checkbox").count() == 0
    assert answered(page) == ""
    assert guess(page).input_value() == pain("acute", 0)


def test_all_of_it_works_from_the_keyboard_and_the_focus_is_never_lost(mount):
    page = mount(RecoverySlider())
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("radio", name="Pain for 6 to 12 weeks").is_checked()
    assert page.evaluate("document.activeElement.checked")

    guess(page).focus()
    page.keyboard.press("Home")
    assert guess(page).get_attribute("aria-valuetext") == "0 points"

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "Check my guess"
    assert page.values()["value"] == {"subacute": 0}

    week(page).focus()
    page.keyboard.press("ArrowRight")
    assert week(page).get_attribute("aria-valuetext") == (
        f"Week 7: nobody measured. It was {pain('subacute', 6)} points at week 6"
        f" and {pain('subacute', 26)} at week 26."
    )
    assert focused(page) == "Week"
    assert page.said == []


def test_the_answer_is_told_in_the_status_that_was_there_before(mount):
    page = mount(RecoverySlider("acute"))
    page.evaluate("window.there = document.querySelector('.wb-answer')")
    guess(page).fill("44")
    page.get_by_role("button", name="Check my guess").click()

    assert page.evaluate("there.isConnected && there.getAttribute('role')") == "status"
    assert answered(page).startswith(
        f"After 6 weeks, average pain was {pain('acute', 6)} points of 100."
    )
    assert "You guessed 44." in answered(page)


@pytest.mark.parametrize("at", [0, 6, 26, 52])
def test_a_measured_week_reads_its_average(guessed, at):
    page = guessed("acute")
    week(page).fill(str(at))

    assert (
        week(page).get_attribute("aria-valuetext")
        == f"Week {at}: {pain('acute', at)} points on average."
    )


def test_the_chart_has_a_name_that_tells_every_figure_and_the_guess(guessed):
    name = guessed("acute").get_by_role("img").first.get_attribute("aria-label")

    for at in (0, 6, 26, 52):
        assert f"week {at}, {pain('acute', at)} points" in name
    assert "A triangle marks your guess for week 6: 44 points." in name
    assert "Older review" not in name


def test_the_older_figures_come_with_their_reason_and_go_again(guessed):
    page = guessed("acute")
    switch = page.get_by_role("checkbox", name=OLDER)
    switch.check()
    name = page.get_by_role("img").first.get_attribute("aria-label")
    told = page.locator(".wb-older").inner_text()
    read = week(page).get_attribute("aria-valuetext")
    lines = page.locator(".wb-curve-chart [data-line]").count()
    switch.uncheck()

    assert f"Older review (2012): week 0, {pain('acute', 0, 'older')} points" in name
    assert f"Older review: {pain('acute', 6, 'older')} points (likely" in read
    assert "rosier" in told
    assert "Not graded." in told
    assert page.locator(".wb-older").get_attribute("role") == "status"
    assert lines == 2
    assert page.locator(".wb-curve-chart [data-line]").count() == 1
    assert page.locator(".wb-older").inner_text() == ""


def test_the_older_line_differs_by_more_than_its_colour(guessed):
    page = guessed("acute")
    page.get_by_role("checkbox", name=OLDER).check()
    style = "element => getComputedStyle(element).strokeDasharray"
    now, older = (page.locator(f".wb-curve-chart [data-line={line}]") for line in ("now", "older"))

    assert now.locator(".wb-curve-line").first.evaluate(style) == "none"
    assert older.locator(".wb-curve-line").first.evaluate(style) != "none"
    assert now.locator("circle").count() == older.locator("rect").count() == 4


def test_a_group_without_older_figures_says_so(guessed):
    page = guessed("subacute")

    assert page.get_by_role("checkbox").count() == 0
    assert page.get_by_text("There are no older figures for this group.").is_visible()


def test_lines_join_measured_points_only(guessed):
    page = guessed("acute")

    assert page.locator(".wb-curve-chart .wb-curve-line").count() == 3
    assert page.get_by_text("Between the points nobody measured.").is_visible()


def test_the_chart_keeps_its_axes_for_every_group(guessed):
    def marks(page):
        return page.locator(".wb-curve-chart text:not(.wb-curve-value)").all_inner_texts()

    assert marks(guessed("acute")) == marks(guessed("persistent"))


def test_each_group_keeps_its_own_guess(guessed):
    page = guessed()
    page.get_by_role("checkbox", name=OLDER).check()
    page.get_by_role("radio", name="Pain for 6 to 12 weeks").check()
    fresh = answered(page), page.get_by_role("img").count()
    page.get_by_role("radio", name="New pain").check()

    assert fresh == ("", 0)
    assert guess(page).input_value() == "44"
    assert "You guessed 44." in answered(page)


def test_a_saved_guess_is_shown_again_without_taking_the_focus(mount):
    slider = RecoverySlider("acute")
    slider.value = {"acute": 33}
    page = mount(slider)

    assert "You guessed 33." in answered(page)
    assert page.evaluate("document.activeElement === document.body")


def test_a_guess_set_from_python_is_shown_until_the_widget_is_taken_away(mount):
    page = mount(RecoverySlider("acute"))
    page.evaluate("model.set('value', {acute: 41})")
    shown = answered(page)
    page.evaluate("leave()")
    page.evaluate("model.set('value', {acute: 12})")

    assert "You guessed 41." in shown
    assert "You guessed 41." in answered(page)


def test_the_tree_of_a_screen_reader_has_names_groups_a_table_and_one_picture(guessed):
    page = guessed()
    page.get_by_text("The numbers in a table").click()
    tree = page.locator("main").aria_snapshot()
    wanted = [
        'region "How low back pain usually goes"',
        'group "Choose a group"',
        'radio "New pain (less than 6 weeks)" [checked]',
        'slider "Your guess": "44"',
        'group "Now move through the weeks"',
        'button "1 week earlier"',
        'slider "Week": "6"',
        'button "1 week later"',
        f'checkbox "{OLDER}"',
        'table "New pain (less than 6 weeks): average pain in points, from 0 to 100"',
        'columnheader "Older review (2012)"',
        'rowheader "26"',
    ]

    assert [part for part in wanted if part not in tree] == []
    assert page.locator("svg [aria-hidden=true] text").count() == page.locator("svg text").count()


def test_axe_finds_nothing(guessed, axe):
    page = guessed()
    page.get_by_role("checkbox", name=OLDER).check()
    page.get_by_text("The numbers in a table").click()

    assert axe(page) == []


@pytest.mark.parametrize("course", library().courses)
def test_it_fits_a_screen_of_320_pixels_with_letters_of_12_or_more(guessed, overflow, course):
    page = guessed(course, width=320)
    page.get_by_text("The numbers in a table").click()
    sizes = page.locator("svg text").evaluate_all(
        "all => all.map((a) => a.getScreenCTM().a * parseFloat(getComputedStyle(a).fontSize))"
    )

    assert overflow(page) == 0
    assert min(sizes) >= 12


MET = """() => {
  const box = (element) => element.getBoundingClientRect();
  const across = (one, two) => one.left < two.right && two.left < one.right;
  const meets = (one, two) => across(one, two) && one.top < two.bottom && two.top < one.bottom;
  const figures = [...document.querySelectorAll(".wb-curve-value")].map((element) => {
    const { left, right, top, bottom } = box(element);
    return { says: element.textContent, left, right, top: top + 4, bottom: bottom - 4 };  // letters
  });
  const shapes = [".wb-curve-mark", ".wb-curve-guess", ".wb-curve-at", "text:not(.wb-curve-value)"];
  const all = (name) => [...document.querySelectorAll(`.wb-curve-chart ${name}`)];
  const drawn = shapes.flatMap((name) => all(name).map(box));
  for (const line of all(".wb-curve-line")) {
    const [from, to] = [line.getPointAtLength(0), line.getPointAtLength(line.getTotalLength())]
      .map((point) => point.matrixTransform(line.getScreenCTM()));
    for (let share = 0; share <= 1; share += 0.01) {
      const [x, y] = [from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)];
      drawn.push({ left: x, right: x, top: y, bottom: y });
    }
  }
  const covered = figures.filter((figure) => drawn.some((each) => meets(figure, each)));
  return covered.map(({ says }) => says);
}"""
"""The figures of a chart whose letters a line, a mark or another word meets."""


@pytest.mark.parametrize("given", [0, 24, 30, 36, 48, 56])
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("course", library().courses)
def test_a_figure_sits_on_nothing(guessed, course, width, given):
    page = guessed(course, width=width)
    page.evaluate(f"model.set('value', {{ {course}: {given} }})")
    for switch in page.get_by_role("checkbox").all():
        switch.check()

    assert page.evaluate(MET) == []


def test_the_upright_line_is_in_the_key_and_unlike_a_likely_range(guessed):
    page = guessed("acute")
    page.get_by_role("checkbox", name=OLDER).check()
    looks = "one => [getComputedStyle(one).strokeWidth, getComputedStyle(one).strokeDasharray]"
    upright, ranged = (
        page.locator(f".wb-curve-key .wb-curve-{name}").evaluate(looks) for name in ("at", "range")
    )

    assert "the week you look at" in page.locator(".wb-curve-key").inner_text()
    assert not set(upright) & set(ranged)


def test_chart_and_slider_stand_side_by_side_where_there_is_room(guessed):
    def beside(page):
        left, right = page.locator(".wb-pair > *").all()
        return left.bounding_box()["y"] == right.bounding_box()["y"]

    assert not beside(guessed(width=390))
    assert beside(guessed(width=1280))


def test_paper_has_the_answers(mount):
    page = mount(RecoverySlider())
    page.emulate_media(media="print")

    assert page.locator(".wb-print[data-print=last] li:visible").count() == len(library().courses)
