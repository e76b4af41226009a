"""Statements in a browser: answered one by one, and set beside what studies and the public say."""

import shutil
from textwrap import dedent

import pytest

from widgets import BeliefCheck
from widgets.content import Library
from widgets.content.library import ROOM

BELIEFS = """
about: After [a questionnaire](sources.ipynb#darlow-2014-backpaq).
themes:
  - id: load
    title: Load
    beliefs:
      - id: bending
        says: Bending is good.
        helpful: "true"
        why: It is part of an active day.
        public: 59
        sources: [wai-2010]
      - id: sitting
        says: Sitting is bad.
        helpful: "false"
        why: Reviews did not agree.
        public: 43
        sources: [swain-2020]
  - id: mood
    title: Mood
    beliefs:
      - id: joy
        says: It is hard to enjoy life.
        helpful: null
        why: People differ.
        sources: [cherkin-2016]
"""
REMEMBER = """async (kept) => {
  const { default: component } = await import("/widgets/belief_check.js");
  const followers = new Set();
  window.kept = kept.map((each) => ({ ...each, day: new Date(each.day) }));
  const memory = {
    answers: () => window.kept,
    follow: (follower) => (followers.add(follower), () => followers.delete(follower)),
  };
  window.tell = () => followers.forEach((follower) => follower());
  const el = document.getElementById("here");
  window.leave();
  window.leave = component.render({ model: { ...window.model, memory: () => memory }, el });
  window.listening = () => followers.size;
}"""
BESIDE = """async (state) => {
  const { default: component } = await import("/widgets/belief_check.js");
  const el = document.createElement("div");
  const model = {
    get: (name) => state[name],
    set: (name, value) => (state[name] = value),
    save_changes: () => {}, on: () => {}, off: () => {},
  };
  component.render({ model, el });
  document.getElementById("here").before(el);
}"""
SHOW, HIDE = "Show what studies say", "Hide what studies say"
SHOWN = "What studies say is shown below. Open a statement to read why."
DIFFERENT = "You now see this differently."


@pytest.fixture(scope="module")
def make(tmp_path_factory):
    room = shutil.copytree(ROOM, tmp_path_factory.mktemp("beliefs") / "content")
    (room / "beliefs.yaml").write_text(BELIEFS, encoding="utf-8")
    copy = Library(room)

    def made(moment, value=None):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("widgets.belief_check.library", lambda: copy)
            check = BeliefCheck(moment)
        check.value = value or {}
        return check

    return made


@pytest.fixture
def remembering(mount, make):
    """Draw “after” on a page that remembers these answers of “before”, each with its day."""

    def draw(*kept, value=None):
        page = mount(make("after", value))
        key = "belief_check:before"
        page.evaluate(REMEMBER, [{"key": key, "value": own, "day": day} for own, day in kept])
        return page

    return draw


def press(page, name):
    page.get_by_role("button", name=name).press("Enter")


def choose(page, name):
    page.get_by_role("radio", name=name, exact=True).check()


def lead(page):
    return page.locator(".wb-lead").inner_text()


def lines(page):
    return page.locator(".wb-said").all_inner_texts()


def status(page):
    return page.get_by_role("status").inner_text()


def test_a_screen_reader_meets_1_statement_with_its_5_answers_and_no_verdict(mount, make):
    page = mount(make("before"))

    assert page.locator(".wb").aria_snapshot() == dedent(
        """\
        - region "What do you think about backs?":
          - heading "What do you think about backs?" [level=2]
          - paragraph: Say what you think now, then read on. Nothing is marked, and there is no \
score. You meet the same statements again at the end of the workbook.
          - paragraph: Statement 1 of 3 · How true is it?
          - group "Bending is good.":
            - text: Bending is good.
            - radio "False"
            - text: "False"
            - radio "Possibly false"
            - text: Possibly false
            - radio "Unsure"
            - text: Unsure
            - radio "Possibly true"
            - text: Possibly true
            - radio "True"
            - text: "True"
          - button "Next statement"
          - status"""
    )


def test_an_answer_is_kept_at_once_and_can_be_changed(mount, make):
    page = mount(make("before"))
    choose(page, "False")
    first = page.values()["value"]
    choose(page, "Possibly true")

    assert ({"bending": 0}, {"bending": 3}) == (first, page.values()["value"])
    assert "" == status(page)


def test_by_keyboard_a_learner_goes_through_all_and_never_loses_the_focus(mount, make):
    page = mount(make("before"))
    for key in ("Tab", "ArrowDown", "Tab", "Enter"):
        page.keyboard.press(key)
    at_lead = page.evaluate("document.activeElement.textContent")
    for key in ("Tab", "Space", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)

    assert "Statement 2 of 3 · How true is it?" == at_lead
    assert "Statement 3 of 3 · How true is it?" == lead(page)
    assert {"bending": 1, "sitting": 0} == page.values()["value"]
    assert page.evaluate("document.activeElement.classList.contains('wb-lead')")


def test_before_offers_what_studies_say_only_at_the_last_statement(mount, make):
    page = mount(make("before"))
    offered = [page.get_by_role("button", name=SHOW).count()]
    press(page, "Next statement")
    press(page, "Next statement")
    offered.append(page.get_by_role("button", name=SHOW).count())
    press(page, SHOW)

    assert [0, 1] == offered
    assert SHOWN == status(page)
    assert ["You have not answered this one."] * 3 == lines(page)
    assert page.get_by_role("button", name=HIDE).evaluate("(it) => it === document.activeElement")


def test_before_shows_nothing_by_itself_even_when_all_are_answered(mount, make):
    page = mount(make("before", {"bending": 4, "sitting": 4, "joy": 4}))

    assert page.locator(".wb-studies").is_hidden()
    assert "Statement 3 of 3 · How true is it?" == lead(page)


def test_after_shows_what_studies_say_as_soon_as_all_are_answered(mount, make):
    page = mount(make("after", {"bending": 4, "sitting": 3}))
    hidden = page.locator(".wb-studies").is_hidden()
    choose(page, "Unsure")

    assert hidden
    assert SHOWN == status(page)
    assert ["Now: true.", "Now: possibly true.", "Now: unsure."] == lines(page)


def test_after_can_show_it_at_any_time_and_hide_it_again(mount, make):
    page = mount(make("after"))
    press(page, SHOW)
    shown = page.locator(".wb-studies").is_visible()
    press(page, HIDE)

    assert shown
    assert page.locator(".wb-studies").is_hidden()
    assert "" == status(page)


def test_each_statement_opens_to_its_reason_its_study_and_the_public(mount, make):
    page = mount(make("after", {"bending": 0, "sitting": 0, "joy": 0}))
    page.get_by_text("Sitting is bad.").locator("visible=true").last.click()
    opened = page.locator("details[open]")

    assert "Studies point to: false. Reviews did not agree." in opened.inner_text()
    assert "about 43 said “true” or “possibly true”" in opened.inner_text()
    assert "The other 57 did not." in opened.inner_text()
    assert ["sources.ipynb#swain-2020"] == [
        link.get_attribute("href") for link in opened.get_by_role("link").all()
    ]


def test_what_this_device_remembers_stands_beside_what_is_said_now(remembering):
    older, newer = {"bending": 4, "sitting": 4}, {"bending": 0, "sitting": 4}
    page = remembering((newer, "2026-11-20"), (older, "2026-11-01"), value={"bending": 3, "joy": 2})
    press(page, SHOW)

    assert [
        f"Before: false. Now: possibly true. {DIFFERENT}",
        "Before: true. Now: no answer.",
        "Now: unsure.",
    ] == lines(page)
    assert page.get_by_text("does not know what you said").is_hidden()


def test_without_a_first_answer_it_says_that_only_now_is_known(remembering):
    page = remembering(value={"bending": 3, "sitting": 1, "joy": 2})

    assert page.get_by_text("does not know what you said the first time").is_visible()
    assert ["Now: possibly true.", "Now: possibly false.", "Now: unsure."] == lines(page)


def test_what_was_said_before_on_the_same_page_counts_and_follows(mount, make):
    page = mount(make("after", {"bending": 4, "sitting": 0, "joy": 2}))
    page.evaluate(BESIDE, make("before", {"bending": 4}).state())
    first = page.locator('[data-moment="before"]')
    first.get_by_role("radio", name="True", exact=True).locator("visible=true").check()

    assert [
        "Before: true. Now: true. You see this as before.",
        f"Before: true. Now: false. {DIFFERENT}",
        "Now: unsure.",
    ] == page.locator('[data-moment="after"] .wb-said').all_inner_texts()


@pytest.mark.parametrize("junk", [-1, 99, 1.5, "length", None, [0], {"a": 0}])
def test_an_answer_of_no_edition_of_ours_counts_as_none(remembering, junk):
    page = remembering((junk, "2026-11-01"), ({"bending": junk}, "2026-11-02"), value={"joy": junk})
    press(page, SHOW)

    assert ["You have not answered this one."] * 3 == lines(page)
    assert [] == page.said


def test_what_python_sets_is_shown_and_an_open_statement_stays_open(mount, make):
    page = mount(make("after", {"bending": 0, "sitting": 0, "joy": 0}))
    page.locator("summary").first.click()
    page.evaluate("model.set('value', { bending: 4, sitting: 1, joy: 2 })")

    assert ["Now: true.", "Now: possibly false.", "Now: unsure."] == lines(page)
    assert 1 == page.locator("details[open]").count()


def test_when_it_is_taken_away_it_stops_listening(remembering):
    page = remembering(value={"bending": 0})
    press(page, SHOW)
    page.evaluate("leave()")
    page.evaluate("model.set('value', { bending: 4 })")

    assert "Now: false." == lines(page)[0]
    assert 0 == page.evaluate("listening()")


def test_it_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, make):
    page = mount(make("after", {"bending": 0, "sitting": 3, "joy": 2}), width=320)
    page.locator("summary").first.click()

    assert overflow(page) == 0
    assert axe(page) == []
    assert page.said == []


def test_every_control_is_44_pixels_high_or_more(mount, make):
    page = mount(make("after", {"bending": 0, "sitting": 3, "joy": 2}), width=320)
    small = page.locator("button, summary, .wb-option").evaluate_all(
        "(all) => all.map((each) => each.getBoundingClientRect().height)"
        ".filter((height) => height > 0 && height < 44)"
    )

    assert [] == small


def test_paper_has_every_statement_to_ring_and_what_studies_say_last(mount, make):
    page = mount(make("before", {"bending": 1}))
    page.emulate_media(media="print")

    assert 3 == page.locator(".wb-ring:visible").count()
    assert page.locator('[data-print="last"]').is_visible()
    assert "Studies point to: false." in page.locator('[data-print="last"]').inner_text()
    assert 0 == page.locator("input:visible, button:visible").count()
