"""The evidence slider in a browser: guess, commit, reveal, by keyboard and by ear."""

from textwrap import dedent

import pytest

from widgets import EvidenceSlider

CHECK = "Check my guess"


@pytest.fixture
def exercise():
    return EvidenceSlider("exercise")


def guess(page, position):
    page.get_by_role("slider").fill(str(position))
    page.get_by_role("button", name=CHECK).press("Enter")


def told(page):
    return page.locator(".wb-answer").inner_text().replace("\xa0", " ")


def pictures(page):
    return [
        (picture.get_attribute("aria-label") or "").replace("\xa0", " ")
        for picture in page.locator(".wb-revealed [role=img]").all()
    ]


def focused(page):
    return page.evaluate(
        """() => {
          const at = document.activeElement;
          if (at === document.body) return "the page";
          return (at.ariaLabel || (at.closest("label") || at).textContent).replaceAll("\\xa0", " ");
        }"""
    )


def test_a_screen_reader_meets_named_groups_and_a_status_still_empty(mount):
    page = mount(EvidenceSlider("pilates"))
    card, heading, what, *rest = (
        page.locator("#here").aria_snapshot().replace("\xa0", " ").split("\n  ")
    )

    assert what.startswith("- paragraph")
    assert "\n  ".join([card, heading, *rest]) == dedent(
        """\
        - 'region "Pilates: what did studies find?"':
          - 'heading "Pilates: what did studies find?" [level=2]'
          - paragraph: "Studied: people with lasting low back pain."
          - group "Pain runs from 0 to 100. How many points lower is it with Pilates than with very little care, within 3 months?":
            - text: Pain runs from 0 to 100. How many points lower is it with Pilates than with very little care, within 3 months?
            - paragraph: The slider starts at no difference. Left of it means worse.
            - button "Less": −
            - slider "Your guess": "0"
            - button "More": +
            - status
          - button "Check my guess"
          - status"""  # noqa: E501 - the tree is one line an element
    )


def test_nothing_is_given_away_before_the_guess(mount, exercise):
    page = mount(exercise)

    assert told(page) == ""
    assert page.locator(".wb-revealed").inner_text() == ""
    assert page.get_by_role("img").count() == 0


def test_the_slider_says_its_direction_and_unit_at_every_position(mount, exercise):
    page = mount(exercise)
    slider = page.get_by_role("slider")
    said = []
    for position in (-20, -1, 0, 1, 24):
        slider.fill(str(position))
        said.append(slider.get_attribute("aria-valuetext").replace("\xa0", " "))

    assert said == [
        "20 points higher",
        "1 point higher",
        "no difference",
        "1 point lower",
        "24 points lower",
    ]


def test_a_guess_is_answered_by_a_sentence_then_a_number_then_the_gap(mount, exercise):
    page = mount(exercise)
    guess(page, 40)

    first = told(page).split("\n")[0]

    assert first.startswith("Studies found a gain just big enough for most people to notice. Pain,")
    assert "on a scale from 0 to 100: 15 points lower with exercise than with no treatment" in first
    assert "Your guess: 40 points lower. That is much better" in told(page)
    assert page.values()["value"] == {"exercise-pain": 40}
    assert focused(page) == CHECK


def test_the_picture_says_all_that_it_shows(mount, exercise):
    page = mount(exercise)
    guess(page, 24)

    assert pictures(page)[0] == (
        "A line from 20 points higher, which is worse, to 50 points lower, which is better. "
        "Your guess: 24 points lower. Pain, on a scale from 0 to 100: 15 points lower with "
        "exercise than with no treatment, usual care or placebo, after about 3 months. The likely "
        "range: 12 to 18 points lower. Too small for most people to notice: under 15 points."
    )


def test_the_marks_stand_where_the_numbers_say(mount, exercise):
    page = mount(exercise, width=1280)
    guess(page, 24)
    line, point, mark = (
        page.locator(name).first.bounding_box()
        for name in (".wb-scale-axis", ".wb-scale-point", ".wb-scale-guess")
    )

    def at(box):
        return (box["x"] + box["width"] / 2 - line["x"]) / line["width"] * 70 - 20

    assert at(point) == pytest.approx(15.2, abs=0.4)
    assert at(mark) == pytest.approx(24, abs=0.4)


def test_a_guess_near_the_result_never_covers_it(mount, exercise):
    page = mount(exercise)
    guess(page, 15)

    assert page.locator(".wb-scale-guessline ~ svg .wb-scale-point").count() == 1


def test_another_comparator_keeps_the_guess_and_is_revealed_at_once(mount, exercise):
    page = mount(exercise)
    guess(page, 24)
    page.get_by_role("radio").first.press("ArrowDown")

    assert "9 points lower" in told(page)
    assert "Your guess: 24 points lower" in told(page)
    assert focused(page).startswith("Other care without medicines")
    assert page.values()["value"] == {"exercise-pain": 24}


def test_a_comparator_in_another_unit_asks_for_a_guess_of_its_own(mount, exercise):
    page = mount(exercise)
    guess(page, 24)
    page.get_by_role("radio").nth(2).check()

    assert told(page) == ""
    assert page.get_by_role("slider").get_attribute("aria-valuetext") == "little or no difference"

    guess(page, 4)

    assert "Studies found a small gain." in told(page)
    assert "Your guess: a large gain. That is much better" in told(page)
    assert page.values()["value"] == {"exercise-pain": 24, "exercise-pain-who": 4}


def test_each_treatment_keeps_its_own_guess_and_reveal(mount):
    page = mount(EvidenceSlider("exercise", "nsaid"))
    guess(page, 30)
    page.get_by_role("radio", name="Anti-inflammatory pills (NSAIDs)").check()

    assert told(page) == ""
    assert focused(page) == "Anti-inflammatory pills (NSAIDs)"

    guess(page, 5)
    page.get_by_role("radio", name="Exercise").check()

    assert "Your guess: 30 points lower" in told(page)
    assert page.values()["value"] == {"exercise-pain": 30, "nsaid-pain-new": 5}


def test_people_of_100_are_two_pictures_with_both_frames(mount):
    page = mount(EvidenceSlider("nsaid", outcome="recovery"))

    assert page.get_by_role("slider").get_attribute("aria-valuetext").replace("\xa0", " ") == (
        "37 of 100 people"
    )

    guess(page, 60)

    assert pictures(page)[:2] == [
        "With a dummy pill (placebo): 37 of 100 people felt better overall; 63 did not.",
        (
            "With anti-inflammatory pills: 51 of 100 people felt better overall; 49 did not. "
            "Your guess: 60 of 100 people."
        ),
    ]


def test_what_cannot_be_drawn_is_told_in_words_without_a_guess(mount):
    page = mount(EvidenceSlider("walking", outcome="new-episode"))
    page.get_by_role("radio").nth(1).check()

    assert page.get_by_role("slider").count() == 0
    assert page.get_by_role("button", name=CHECK).count() == 0
    assert told(page).startswith("Studies found a gain. At any one time, fewer walkers")
    assert "how many of 100" in page.locator(".wb-revealed").inner_text()


def test_certainty_harms_guidelines_and_source_stand_under_the_reveal(mount):
    page = mount(EvidenceSlider("bed-rest"))
    guess(page, 3)
    shown = page.locator(".wb-revealed").inner_text()

    assert page.locator("dt").all_inner_texts() == [
        "How sure?",
        "Downsides",
        "Guidelines",
        "Who it is for",
        "What it takes",
    ]
    assert "●●●○ Moderate." in shown
    assert "Harms were not counted in what we read." in shown
    assert "checked 22 November 2026" in shown.replace("\xa0", " ")
    assert page.get_by_role("link", name="Dahm 2010").first.get_attribute("href") == (
        "sources.ipynb#dahm-2010"
    )


def test_harms_in_pictures_tell_grade_and_source_once(mount):
    page = mount(EvidenceSlider("gabapentinoid", outcome="leg-pain", condition="nerve-pain"))
    guess(page, 1)
    harms = page.locator("dl > div", has=page.get_by_text("Downsides", exact=True))

    assert harms.get_by_role("img").count() == 4
    assert harms.get_by_text("Not graded.").count() == 1
    assert harms.get_by_role("link", name="Mathieson 2017").count() == 1
    assert harms.get_by_role("link", name="Enke 2018").count() == 1


def test_a_saved_guess_is_shown_again_without_taking_the_focus(mount, exercise):
    exercise.value = {"exercise-pain": 10}
    page = mount(exercise)

    assert "Your guess: 10 points lower. That is close." in told(page)
    assert page.get_by_role("slider").input_value() == "10"
    assert focused(page) == "the page"


def test_a_guess_set_from_python_is_shown_and_one_taken_back_is_hidden(mount, exercise):
    page = mount(exercise)
    page.evaluate("window.model.set('value', { 'exercise-pain': 50 })")

    assert "Your guess: 50 points lower" in told(page)

    page.evaluate("window.model.set('value', {})")

    assert told(page) == ""


def test_a_page_that_is_left_no_longer_listens(mount, exercise):
    page = mount(exercise)
    page.evaluate("window.leave()")
    page.evaluate("window.model.set('value', { 'exercise-pain': 50 })")

    assert told(page) == ""


def test_the_tab_key_walks_through_everything_and_out_again(mount):
    page = mount(EvidenceSlider("exercise", "nsaid", condition="lasting-back-pain"))
    guess(page, 20)
    page.locator("h1").click()
    stops = []
    while (not stops or stops[-1] != "the page") and len(stops) < 40:
        page.keyboard.press("Tab")
        stops.append(focused(page))

    assert stops[0] == "Exercise"
    assert stops[1:3] == ["Pilates", "physiotherapist"]
    assert stops[3].startswith("No treatment, usual care or placebo")
    assert stops[4:8] == ["Less", "Your guess", "More", CHECK]
    assert "Experts disagree" in stops
    assert stops[-2:] == ["The figure as printed", "the page"]


@pytest.mark.parametrize(
    ("treatments", "outcome", "position"),
    [(("exercise", "spinal-manipulation"), "pain", 10), (("nsaid",), "recovery", 60)],
)
def test_it_fits_a_small_screen_and_its_drawn_words_stay_readable(
    mount, overflow, treatments, outcome, position
):
    page = mount(EvidenceSlider(*treatments, outcome=outcome), width=320)
    guess(page, position)
    sizes = page.locator(".wb-revealed :is(svg text, .wb-scale-ends, .wb-icons-key)").evaluate_all(
        "(found) => found.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )

    assert overflow(page) <= 0
    assert min(sizes) >= 12


def test_words_under_the_five_sizes_do_not_run_into_each_other(mount, gaps):
    page = mount(EvidenceSlider("bed-rest"), width=320)
    guess(page, 3)

    assert min(gaps(page.locator(".wb-scale-zones span"))) >= 2


@pytest.mark.parametrize(
    ("treatments", "outcome"), [(("exercise", "bed-rest"), "pain"), (("gabapentinoid",), "harm")]
)
def test_axe_finds_nothing(mount, axe, treatments, outcome):
    page = mount(EvidenceSlider(*treatments, outcome=outcome))
    guess(page, 20)
    for summary in page.locator("summary").all():
        summary.click()

    assert axe(page) == []
    assert page.said == []


def test_paper_has_what_studies_found_even_without_a_guess(mount, exercise):
    page = mount(exercise)
    paper = page.locator(".wb-print[data-print=last]")

    assert not paper.is_visible()

    page.emulate_media(media="print")

    assert "15 points lower" in paper.inner_text().replace("\xa0", " ")
    assert page.locator("button:visible, input[type=range]:visible").count() == 0


def test_on_paper_a_guess_is_written_or_ringed_and_no_start_is_one(mount, exercise):
    page = mount(exercise)
    page.emulate_media(media="print")

    assert page.get_by_text("My guess:").is_visible()
    assert page.get_by_text("The slider starts").is_hidden()
    assert page.locator(".wb-position").is_hidden()

    page = mount(EvidenceSlider("bed-rest"))
    page.emulate_media(media="print")

    assert page.locator(".wb-write:visible span").all_inner_texts()[:2] == [
        "Ring your guess:",
        "worse",
    ]


def test_paper_has_the_figure_as_printed_open_and_unmarked(mount, exercise):
    page = mount(exercise)
    guess(page, 15)
    page.emulate_media(media="print")
    printed = page.locator("details", has_text="The figure as printed")
    seen = "(words) => words.checkVisibility({contentVisibilityAuto: true})"

    assert printed.locator("p").evaluate(seen)
    assert printed.locator("summary").evaluate("(one) => getComputedStyle(one).listStyleType") == (
        "none"
    )


def test_a_picture_of_100_is_small_on_paper_and_its_key_is_not_indented(mount):
    page = mount(EvidenceSlider("gabapentinoid", outcome="leg-pain", condition="nerve-pain"))
    guess(page, 1)
    drawn = page.locator(".wb-told .wb-icons").first
    picture, key = drawn.locator("> svg"), drawn.locator(".wb-icons-key")

    assert key.bounding_box()["x"] == picture.bounding_box()["x"]
    assert key.locator("li").first.bounding_box()["x"] == key.bounding_box()["x"]

    page.emulate_media(media="print")

    assert picture.bounding_box()["width"] <= 9 * 16


def test_in_forced_colours_guess_and_finding_still_differ_from_the_ground(mount, exercise):
    page = mount(exercise, forced_colors="active")
    guess(page, 40)
    colours = [
        page.locator(name).first.evaluate("(mark) => getComputedStyle(mark).fill")
        for name in (".wb-scale-point", ".wb-scale-guess")
    ]
    ground = page.locator(".wb").evaluate("(card) => getComputedStyle(card).backgroundColor")

    assert len({*colours, ground}) == 3


def test_one_group_alone_is_guessed_and_drawn_in_one_picture(mount):
    page = mount(EvidenceSlider("hip-replacement", outcome="lasting"))

    guess(page, 80)

    assert (
        "89 of 100 new hips were still in place; 11 had been changed. Your guess: 80 of 100."
        == pictures(page)[0]
    )
    assert "89 of 100 new hips were still in place." in told(page)
