"""The exercise guide in a browser: steps, the timer by a clock of its own, keys, ears, paper."""

import json
import shutil
from textwrap import dedent

import pytest

from widgets import ExerciseGuide
from widgets.content import Library
from widgets.content.library import ROOM

SIMPLE = """
id: simple
name: A simple hold
region: back
trains: Your back.
for_whom: Many people.
effort: {low: 20, high: 30, says: It is light work., source: emg-table-2014, checked: read}
steps:
  - {says: Lie down., figure: simple-1}
  - {says: Lift your hips.}
dose: {says: Hold 2 times., hold_seconds: 3, repetitions: 2}
easier: Lift half way.
harder: Hold for longer.
mistake: Arching.
stop: Pain that stays.
ask_first: After surgery.
sources: [coreessentials-bridge]
"""
SIDES = (
    SIMPLE.replace("id: simple", "id: sides")
    .replace("A simple hold", "Two sides")
    .replace(", figure: simple-1", "")
    .replace("hold_seconds: 3, repetitions: 2", "repetitions: 2, each_side: true, rest_seconds: 10")
)
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 120">
<title>Lying down</title>
<desc>A person lies on the back.</desc>
<path class="f-work" d="M10 100H300"/>
</svg>
"""
READY, CHANGE = 5, 4


@pytest.fixture(scope="module")
def make(tmp_path_factory):
    room = shutil.copytree(ROOM, tmp_path_factory.mktemp("guide") / "content")
    (room / "exercises/simple.yaml").write_text(SIMPLE, encoding="utf-8")
    (room / "exercises/sides.yaml").write_text(SIDES, encoding="utf-8")
    (room / "figures/exercises").mkdir(parents=True, exist_ok=True)
    (room / "figures/exercises/simple-1.svg").write_text(DRAWING, encoding="utf-8")
    copy = Library(room)
    with pytest.MonkeyPatch.context() as patch:
        for module in ("exercise_guide", "exercise_timer", "figures"):
            patch.setattr(f"widgets.{module}.library", lambda: copy)
        yield ExerciseGuide


@pytest.fixture
def guide(make):
    return make("simple")


@pytest.fixture
def both(make):
    return make("simple", "sides")


@pytest.fixture
def timed(mount):
    """Draw a guide whose page has a clock that stands still."""

    def draw(component):
        page = mount(component, alone=True)
        page.clock.install(time=0)
        page.clock.pause_at(60_000)
        return page

    return draw


def press(page, name):
    page.get_by_role("button", name=name, exact=True).press("Enter")


def seconds(page, count):
    page.clock.run_for(1000 * count)


def shown(page):
    """The two lines of the timer."""
    return page.locator(".wb-timer-shown p").all_inner_texts()


def told(page):
    return page.locator(".wb-timer [role=status]").text_content()


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def test_a_screen_reader_meets_numbered_steps_with_named_drawings(mount, guide):
    page = mount(guide)

    assert page.locator(".wb-steps").aria_snapshot() == dedent(
        """\
        - list:
          - listitem:
            - text: Lie down.
            - figure:
              - img "Lying down"
          - listitem: Lift your hips."""
    )
    assert page.get_by_role("region", name="A simple hold").count() == 1
    assert page.get_by_role("group", name="Timer and count").count() == 1
    assert ["A simple hold", "How to do it", "How much"] == page.locator(
        "section :is(h2, h3, h4)"
    ).all_inner_texts()


def test_who_asks_first_stands_before_the_steps_and_when_to_stop_is_open(mount, guide):
    page = mount(guide)
    text = page.get_by_role("region").inner_text()

    assert text.index("After surgery.") < text.index("Lie down.")
    assert "Pain that stays." in text
    assert "Stop and get help now for chest pain" in text


def test_easier_and_harder_open_by_keyboard(mount, guide):
    page = mount(guide)
    easier = page.locator("details").get_by_text("Lift half way.")

    assert easier.is_hidden()

    page.locator("summary").press("Enter")

    assert easier.is_visible()


def test_before_it_starts_nothing_counts_and_nothing_is_said(timed, guide):
    page = timed(guide)
    seconds(page, 600)

    assert ["Start when you are ready.", "0 of 2 done"] == shown(page)
    assert told(page) == ""


def test_it_counts_down_each_phase_then_the_repetitions(timed, guide):
    page = timed(guide)
    press(page, "Start")

    assert ["Get into place: 5\xa0s", "0 of 2 done"] == shown(page)

    seconds(page, READY)

    assert ["Hold: 3\xa0s", "0 of 2 done"] == shown(page)

    seconds(page, 2)

    assert ["Hold: 1\xa0s", "0 of 2 done"] == shown(page)

    seconds(page, 1)

    assert ["Let go: 4\xa0s", "0 of 2 done"] == shown(page)

    seconds(page, CHANGE)

    assert ["Hold: 3\xa0s", "1 of 2 done"] == shown(page)

    seconds(page, 3 + CHANGE)

    assert ["Done. Well counted.", "2 of 2 done"] == shown(page)


def test_it_is_said_at_each_repetition_and_not_each_second(timed, guide):
    page = timed(guide)
    page.evaluate(
        """() => {
          window.heard = [];
          const said = document.querySelector(".wb-timer [role=status]");
          const hear = () => window.heard.push(said.textContent);
          new MutationObserver(hear).observe(said, { childList: true });
        }"""
    )
    press(page, "Start")
    for _ in range(READY + 2 * (3 + CHANGE) + 10):
        seconds(page, 1)

    assert ["Get into place: 5\xa0s", "1 of 2.", "2 of 2. Done. Well counted."] == page.evaluate(
        "window.heard"
    )


def test_the_other_side_comes_after_a_rest_and_is_told(timed, make):
    page = timed(make("sides"))
    press(page, "Start")

    assert ["Get into place: 5\xa0s", "0 of 2 done · First side."] == shown(page)

    seconds(page, READY + 2 * 4)

    assert ["Rest: 10\xa0s", "0 of 2 done · Other side."] == shown(page)
    assert told(page) == "2 of 2. Rest: 10\xa0s Other side."

    seconds(page, 10)

    assert ["Move slowly: 4\xa0s", "0 of 2 done · Other side."] == shown(page)


def test_it_waits_when_paused_and_goes_on_where_it_was(timed, guide):
    page = timed(guide)
    press(page, "Start")
    seconds(page, READY + 1)
    press(page, "Pause")

    assert ["Paused. Hold: 2\xa0s", "0 of 2 done"] == shown(page)
    assert focused(page) == "Go on"

    seconds(page, 3600)

    assert ["Paused. Hold: 2\xa0s", "0 of 2 done"] == shown(page)

    press(page, "Go on")
    seconds(page, 1)

    assert ["Hold: 1\xa0s", "0 of 2 done"] == shown(page)


def test_counting_by_hand_needs_no_timer(timed, guide):
    page = timed(guide)
    press(page, "Count 1 by hand")
    seconds(page, 600)

    assert shown(page)[1] == "1 of 2 done"
    assert told(page) == "1 of 2."
    assert focused(page) == "Count 1 by hand"

    press(page, "Count 1 by hand")

    assert ["Done. Well counted.", "2 of 2 done"] == shown(page)


def test_begin_again_stops_and_starts_from_none(timed, guide):
    page = timed(guide)
    press(page, "Start")
    seconds(page, READY + 3 + CHANGE)
    press(page, "Begin again")
    seconds(page, 60)

    assert ["Start when you are ready.", "0 of 2 done"] == shown(page)
    assert page.get_by_role("button", name="Start", exact=True).is_visible()


def test_after_the_end_start_begins_anew(timed, guide):
    page = timed(guide)
    press(page, "Count 1 by hand")
    press(page, "Count 1 by hand")
    press(page, "Start")

    assert ["Get into place: 5\xa0s", "0 of 2 done"] == shown(page)


def test_a_page_that_is_not_seen_pauses(timed, guide):
    page = timed(guide)
    press(page, "Start")
    seconds(page, READY)
    page.evaluate(
        """() => {
          Object.defineProperty(document, "hidden", { configurable: true, value: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    seconds(page, 60)

    assert ["Paused. Hold: 3\xa0s", "0 of 2 done"] == shown(page)


def test_it_makes_no_sound_until_the_box_is_ticked(timed, guide):
    page = timed(guide)
    page.evaluate(
        """() => {
          window.beeps = 0;
          const start = () => (window.beeps += 1);
          const connect = (next) => next;
          const node = () => ({ connect, start, stop() {}, gain: {}, frequency: {} });
          window.AudioContext = class {
            currentTime = 0;
            createOscillator = node;
            createGain = node;
          };
        }"""
    )
    box = page.get_by_role("checkbox", name="Beep at each change")
    press(page, "Start")
    seconds(page, READY)

    assert not box.is_checked()
    assert page.evaluate("window.beeps") == 0

    box.press("Space")
    seconds(page, 3)

    assert page.evaluate("window.beeps") == 1


def test_by_keyboard_every_control_is_reached_in_its_order(mount, both):
    page = mount(both)
    names = []
    for _ in range(6):
        page.keyboard.press("Tab")
        names.append(
            page.evaluate(
                """() => {
                  const at = document.activeElement;
                  return at.labels?.[0]?.textContent || at.textContent;
                }"""
            )
        )

    assert [
        "Choose an exercise",
        "Start",
        "Count 1 by hand",
        "Begin again",
        "Beep at each change",
        "Make it easier or harder",
    ] == names


def test_another_exercise_is_drawn_told_and_kept_and_the_timer_stops(timed, both):
    page = timed(both)
    press(page, "Start")
    select = page.get_by_label("Choose an exercise")
    select.focus()
    select.press("ArrowDown")
    seconds(page, 60)

    assert page.get_by_role("heading", name="Two sides", level=3).is_visible()
    assert ["Start when you are ready.", "0 of 2 done · First side."] == shown(page)
    assert page.get_by_role("status").first.text_content() == "Two sides: 2 steps are below."
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    assert page.values()["value"] == {"chosen": "sides"}


def test_the_chosen_exercise_comes_back_without_a_word(mount, both):
    both.value = {"chosen": "sides"}
    page = mount(both)

    assert page.get_by_label("Choose an exercise").input_value() == "sides"
    assert page.get_by_role("heading", name="Two sides").is_visible()
    assert page.get_by_role("status").first.text_content() == ""
    assert page.values() == {}


def test_an_exercise_of_an_older_edition_gives_the_first(mount, both):
    both.value = {"chosen": "gone"}
    page = mount(both)

    assert page.get_by_label("Choose an exercise").input_value() == "simple"
    assert page.said == []


def test_a_choice_made_in_python_is_followed_and_the_running_timer_of_another_is_kept(timed, both):
    page = timed(both)
    press(page, "Start")
    seconds(page, READY)
    page.evaluate("model.set('value', { chosen: 'simple' })")

    assert shown(page)[0] == "Hold: 3\xa0s"

    page.evaluate("model.set('value', { chosen: 'sides' })")

    assert page.get_by_role("heading", name="Two sides").is_visible()


def test_a_guide_that_is_taken_away_counts_and_listens_no_more(timed, both):
    page = timed(both)
    press(page, "Start")
    page.evaluate("leave()")
    seconds(page, 60)
    page.evaluate("model.set('value', { chosen: 'sides' })")

    assert ["Get into place: 5\xa0s", "0 of 2 done"] == shown(page)


def test_one_exercise_has_nothing_to_choose(mount, guide):
    page = mount(guide)

    assert page.get_by_role("combobox").count() == 0


def test_it_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, both):
    page = mount(both, width=320)
    press(page, "Start")
    page.locator("summary").click()

    assert overflow(page) == 0
    assert axe(page) == []
    assert page.said == []


def test_text_of_twice_the_size_fits(mount, overflow, both):
    page = mount(both, width=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert overflow(page) == 0


def test_everything_to_press_is_44_pixels_high(mount, both):
    page = mount(both, width=320)
    heights = page.evaluate(
        "[...document.querySelectorAll('button, select, .wb-option')].map((it) => it.offsetHeight)"
    )

    assert len(heights) == 5
    assert min(heights) >= 44


def test_in_forced_colours_the_timer_keeps_its_edge(mount, guide):
    page = mount(guide, forced_colors="active")

    assert (
        page.locator(".wb-timer-shown").evaluate("(box) => getComputedStyle(box).borderTopStyle")
        == "solid"
    )


def test_on_paper_there_are_steps_drawings_amount_and_stop_rules_and_no_timer(mount, both):
    page = mount(both)
    page.emulate_media(media="print")

    for text in ("Lie down.", "Hold 2 times.", "Lift half way.", "Pain that stays."):
        assert page.get_by_text(text).locator("visible=true").count() == 1
    assert page.get_by_role("img", name="Lying down").is_visible()
    assert page.get_by_role("group", name="Timer and count").count() == 0
    assert page.locator("button:visible, select:visible, input:visible").count() == 0


def test_the_page_holds_no_words_twice(guide):
    text = json.dumps(guide.state())

    assert 1 == text.count("Lift half way.") == text.count("Pain that stays.")
