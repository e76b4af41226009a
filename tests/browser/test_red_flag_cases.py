"""The cases in a browser: worked, half done, alone; by keyboard, by ear, dark, and on paper."""

import shutil
from textwrap import dedent

import pytest

from widgets import RedFlagCases
from widgets.content import Library
from widgets.content.library import ROOM

CASE = """
  - id: {id}
    name: {name}
    region: back
    story: {name} is 40 and bakes bread.
    urgency: {urgency}
    reasons:
      now: A reason for now.
      same_day: A reason for the same day.
      within_days: A reason for days.
      self_care: A reason for [home](glossary.ipynb#disc).
    would_change: A new sign.
    sources: [henschke-2009]
"""
PEOPLE = {"ada": "self-care", "ben": "now", "cleo": "same-day", "dev": "within-days"}
NOW = "Call an ambulance or go to the emergency department now"
SAME_DAY = "See a doctor or call an advice line the same day"
DAYS = "Book a visit in the next days"
HOME = "Look after it at home, and check again"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    room = shutil.copytree(ROOM, tmp_path_factory.mktemp("cases") / "content")
    for path in (room / "cases").glob("*.yaml"):
        path.unlink()
    cases = [
        CASE.format(id=name, name=name.title(), urgency=urgency) for name, urgency in PEOPLE.items()
    ]
    cases[2] += "    twin: ben\n"
    (room / "cases/people.yaml").write_text("cases:" + "".join(cases), encoding="utf-8")
    copy = Library(room)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("widgets.red_flag_cases.library", lambda: copy)
        return RedFlagCases()


@pytest.fixture
def cases(made):
    made.value = {}
    return made


@pytest.fixture
def at_cleo(cases):
    """The learner has done the half-worked case, and goes on alone."""
    cases.value = {"ben": "now"}
    return cases


def heading(page):
    return page.get_by_role("heading", level=2).inner_text()


def verdict(page):
    return page.get_by_role("status").inner_text()


def tree(region):
    """What a screen reader meets in a region, without the line of the region itself."""
    return dedent(region.aria_snapshot().partition("\n")[2])


def press(page, name):
    page.get_by_role("button", name=name).press("Enter")


def focused(page):
    return page.evaluate(
        """() => {
          const at = document.activeElement;
          return at === document.body ? "the page" : (at.closest("label") || at).textContent;
        }"""
    )


def test_a_new_learner_starts_with_a_worked_case_that_is_told_not_asked(mount, cases):
    page = mount(cases)

    assert tree(page.get_by_role("region", name="Case 1 of 4")) == dedent(
        f"""\
        - heading "Case 1 of 4" [level=2]
        - paragraph: "A worked case: read the story, then see why 1 answer fits."
        - paragraph: Ada is 40 and bakes bread.
        - group "What should Ada do?":
          - text: What should Ada do?
          - radio "{NOW}" [disabled]
          - text: {NOW}
          - radio "{SAME_DAY}" [disabled]
          - text: {SAME_DAY}
          - radio "{DAYS}" [disabled]
          - text: {DAYS}
          - radio "{HOME}" [checked] [disabled]
          - text: {HOME}
        - status:
          - paragraph:
            - strong: "Yes: {HOME}."
            - text: A reason for
            - link "home":
              - /url: glossary.ipynb#disc
            - text: .
          - paragraph:
            - strong: "What would change the answer:"
            - text: A new sign.
          - paragraph:
            - text: "Source:"
            - link "Henschke 2009":
              - /url: sources.ipynb#henschke-2009
        - paragraph:
          - strong: "The other answers:"
        - list:
          - listitem:
            - text: {NOW}
            - strong: ✗ Does not fit.
            - text: A reason for now.
          - listitem:
            - text: {SAME_DAY}
            - strong: ✗ Does not fit.
            - text: A reason for the same day.
          - listitem:
            - text: {DAYS}
            - strong: ✗ Does not fit.
            - text: A reason for days.
        - button "Next case\""""
    )
    assert page.values() == {}


def test_in_a_half_worked_case_2_answers_are_out_with_their_reason(mount, cases):
    page = mount(cases)
    press(page, "Next case")

    assert page.get_by_role("group").aria_snapshot() == dedent(
        f"""\
        - group "What should Ben do?":
          - text: What should Ben do?
          - radio "{NOW}"
          - text: {NOW}
          - radio "{SAME_DAY}"
          - text: {SAME_DAY}
          - radio "{DAYS}" [disabled]
          - text: {DAYS}
          - strong: ✗ Ruled out.
          - text: A reason for days.
          - radio "{HOME}" [disabled]
          - text: {HOME}
          - strong: ✗ Ruled out.
          - text: A reason for
          - link "home":
            - /url: glossary.ipynb#disc
          - text: ."""
    )
    described = page.get_by_role("radio", name=DAYS).get_attribute("aria-describedby")
    assert page.locator(f"#{described}").inner_text() == "✗ Ruled out. A reason for days."


def test_the_tab_key_walks_through_everything_and_out_again(mount, at_cleo):
    page = mount(at_cleo)
    stops = []
    while (not stops or stops[-1] != "the page") and len(stops) < 20:
        page.keyboard.press("Tab")
        stops.append(focused(page))

    assert stops == [NOW, "Check my answer", "Case before", "Next case", "the page"]


def test_a_case_is_answered_by_keyboard_and_the_focus_stays(mount, at_cleo):
    page = mount(at_cleo)

    assert verdict(page) == ""

    for key in ("Tab", "Space", "ArrowDown", "Tab", "Enter"):
        page.keyboard.press(key)

    assert verdict(page).startswith(f"Yes: {SAME_DAY}. A reason for the same day.")
    assert focused(page) == "Check my answer"
    assert page.values()["value"] == {"ben": "now", "cleo": "same-day"}


def test_a_wrong_answer_is_told_which_fits_and_why_this_one_does_not(mount, at_cleo):
    page = mount(at_cleo)
    page.get_by_role("radio", name=NOW).check()
    press(page, "Check my answer")

    assert verdict(page).startswith(
        f"In this case another answer fits: {SAME_DAY}. A reason for now."
    )
    assert page.get_by_role("listitem").filter(has_text="✓ Fits.").inner_text().split("\n") == [
        SAME_DAY,
        "✓ Fits. A reason for the same day.",
    ]
    assert page.values()["value"]["cleo"] == "now"


def test_checking_without_a_choice_says_so_and_sends_nothing(mount, at_cleo):
    page = mount(at_cleo)
    press(page, "Check my answer")

    assert verdict(page) == "Choose an answer first. You can change it later."
    assert page.values() == {}


def test_an_answer_can_be_changed_and_old_reasons_go(mount, at_cleo):
    page = mount(at_cleo)
    page.get_by_role("radio", name=NOW).check()
    press(page, "Check my answer")
    page.get_by_role("radio", name=SAME_DAY).check()

    assert verdict(page) == ""
    assert page.locator(".wb-reasons").count() == 0

    press(page, "Check my answer")

    assert verdict(page).startswith("Yes:")
    assert page.values()["value"]["cleo"] == "same-day"


def test_turning_to_another_case_moves_the_focus_to_its_heading(mount, at_cleo):
    page = mount(at_cleo)
    press(page, "Next case")

    assert focused(page) == heading(page) == "Case 4 of 4"
    assert page.get_by_role("button", name="Next case").count() == 0
    assert page.get_by_text("This is the last of the 4 cases.").is_visible()

    press(page, "Case before")

    assert focused(page) == heading(page) == "Case 3 of 4"


def test_the_case_that_differs_in_1_detail_is_offered_after_the_answer(mount, at_cleo):
    page = mount(at_cleo)
    twin = "1 detail differs in another case: Ben."

    assert page.get_by_role("button", name=twin).count() == 0

    page.get_by_role("radio", name=SAME_DAY).check()
    press(page, "Check my answer")
    press(page, twin)

    assert focused(page) == heading(page) == "Case 2 of 4"
    assert verdict(page).startswith(f"Yes: {NOW}.")


def test_a_learner_who_comes_back_goes_on_at_the_first_case_left_open(mount, at_cleo):
    page = mount(at_cleo)

    assert heading(page) == "Case 3 of 4"
    assert focused(page) == "the page"
    assert page.values() == {}

    press(page, "Case before")

    assert page.get_by_role("radio", name=NOW).is_checked()
    assert verdict(page).startswith(f"Yes: {NOW}.")


def test_with_every_case_answered_the_last_one_is_shown(mount, cases):
    cases.value = PEOPLE
    page = mount(cases)

    assert heading(page) == "Case 4 of 4"
    assert verdict(page).startswith(f"Yes: {DAYS}.")


def test_an_answer_set_in_python_is_drawn_and_one_taken_back_is_cleared(mount, at_cleo):
    page = mount(at_cleo)
    page.get_by_role("button", name="Next case").focus()
    page.evaluate("model.set('value', { cleo: 'now' })")

    assert page.get_by_role("radio", name=NOW).is_checked()
    assert verdict(page).startswith("In this case another answer fits:")

    page.evaluate("model.set('value', {})")

    assert page.get_by_role("radio", checked=True).count() == 0
    assert verdict(page) == ""
    assert focused(page) == "Next case"


def test_an_answer_to_another_case_leaves_a_choice_alone(mount, at_cleo):
    page = mount(at_cleo)
    page.get_by_role("radio", name=DAYS).check()
    page.evaluate("model.set('value', { ben: 'same-day' })")

    assert page.get_by_role("radio", name=DAYS).is_checked()


def test_cases_that_are_taken_away_stop_listening(mount, at_cleo):
    page = mount(at_cleo)
    page.evaluate("leave()")
    page.evaluate("model.set('value', { cleo: 'now' })")

    assert verdict(page) == ""


def test_every_kind_of_case_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, cases):
    page = mount(cases, width=320)
    found = axe(page)
    wider = [overflow(page)]
    for _ in ("half", "alone"):
        press(page, "Next case")
        page.get_by_role("radio", name=SAME_DAY).check()
        press(page, "Check my answer")
        found += axe(page)
        wider.append(overflow(page))

    assert found == []
    assert wider == [0, 0, 0]
    assert page.said == []


def test_text_of_twice_the_size_fits(mount, overflow, at_cleo):
    page = mount(at_cleo, width=640)
    before = page.locator(".wb-story").bounding_box()["height"]
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.locator(".wb-story").bounding_box()["height"] > 1.5 * before
    assert overflow(page) == 0


def test_everything_to_press_is_44_pixels_high(mount, cases):
    page = mount(cases, width=320)
    heights = page.evaluate(
        """() => [...document.querySelectorAll("button, .wb-option")].map(
          (target) => [target.textContent, target.offsetHeight])"""
    )

    assert [(name, height) for name, height in heights if height < 44] == []
    assert len(heights) == 5


def test_on_paper_the_answer_of_the_case_shown_stands_apart(mount, at_cleo):
    page = mount(at_cleo)
    paper = page.locator(".wb-print")

    assert not paper.is_visible()

    page.emulate_media(media="print")

    assert paper.get_attribute("data-print") == "last"
    assert paper.inner_text().split("\n\n") == [
        "Answers",
        f"Cleo: {SAME_DAY}. A reason for the same day.",
    ]
    assert page.locator("button:visible").count() == 0

    page.emulate_media(media="screen")
    press(page, "Next case")

    assert "Dev: " in paper.text_content()


def test_in_forced_colours_choice_and_focus_are_seen_apart(mount, at_cleo):
    page = mount(at_cleo, forced_colors="active")
    look = """(row) => {
      const { borderColor, outlineStyle } = getComputedStyle(row);
      return [borderColor, outlineStyle];
    }"""
    chosen, plain = (page.locator(".wb-option", has_text=text) for text in (NOW, DAYS))
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    without_focus = chosen.evaluate(look)
    page.keyboard.press("Shift+Tab")

    assert without_focus[0] != plain.evaluate(look)[0]
    assert (without_focus[1], chosen.evaluate(look)[1]) == ("none", "solid")
