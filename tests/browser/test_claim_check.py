"""Claims in a browser: rate, see the verdict, turn on; by keyboard, by ear, dark, and on paper."""

import shutil
from textwrap import dedent

import pytest

from widgets import ClaimCheck
from widgets.content import Library
from widgets.content.library import ROOM

CLAIM = """
  - id: {id}
    claim: {id} helps.
    heard: On a web page
    verdict: {verdict}
    why: A reason about the [disc](glossary.ipynb#disc).
    better: Better words.
    certainty: {certainty}
    topics: [self-care]
    passages: [1]
    sources: [henschke-2009]
"""
BATHS = {"salt": ("supported", "moderate"), "mud": ("partly", "not-graded")}
TEAS = {"nettle": ("opinion", "common-sense"), "mint": ("contested", "very-low")}


def room_with_claims(room):
    for path in (room / "claims").glob("*.yaml"):
        path.unlink()
    for place, (theme, claims) in enumerate([("baths", BATHS), ("teas", TEAS)]):
        listed = "".join(
            CLAIM.format(id=claim_id, verdict=verdict, certainty=certainty)
            for claim_id, (verdict, certainty) in claims.items()
        )
        text = f"id: {theme}\nplace: {place}\ntitle: {theme.title()}\nclaims:{listed}"
        (room / "claims" / f"{theme}.yaml").write_text(text, encoding="utf-8")
    return Library(room)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    room = shutil.copytree(ROOM, tmp_path_factory.mktemp("claims") / "content")
    copy = room_with_claims(room)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("widgets.claim_check.library", lambda: copy)
        patch.setattr("widgets.claim_check.MANY", 4)
        return ClaimCheck()


@pytest.fixture
def claims(made):
    made.value = {}
    return made


@pytest.fixture
def at_mud(claims):
    """The learner has rated the first claim, and goes on with the second."""
    claims.value = {"salt": 0}
    return claims


def heading(page):
    return page.get_by_role("heading", level=2).inner_text()


def verdict(page):
    return page.locator(".wb-answer").inner_text()


def press(page, name):
    page.get_by_role("button", name=name).press("Enter")


def focused(page):
    return page.evaluate(
        """() => {
          const at = document.activeElement;
          if (at === document.body) return "the page";
          return at.tagName === "SELECT" ? "theme" : (at.closest("label") || at).textContent;
        }"""
    )


def test_a_screen_reader_meets_the_claim_then_the_question_then_what_was_found(mount, at_mud):
    page = mount(at_mud)
    page.get_by_role("radio", name="Mostly true").check()
    press(page, "Show the verdict")
    region = page.get_by_role("region", name="Claim 2 of 4")

    assert dedent(region.aria_snapshot().partition("\n")[2]) == dedent(
        """\
        - heading "Claim 2 of 4" [level=2]
        - text: Claims about
        - combobox "Claims about":
          - option "Everything (4 claims)" [selected]
          - option "Baths (2 claims)"
          - option "Teas (2 claims)"
        - status
        - paragraph: On a web page
        - blockquote: mud helps.
        - group "How true is this?":
          - text: How true is this?
          - radio "True"
          - text: "True"
          - radio "Mostly true" [checked]
          - text: Mostly true
          - radio "Partly true"
          - text: Partly true
          - radio "Mostly not true"
          - text: Mostly not true
          - radio "Not true"
          - text: Not true
        - button "Show the verdict"
        - status:
          - paragraph:
            - strong: "You said: mostly true. The verdict: partly true."
            - text: The 2 are close.
          - paragraph: 1 part fits what studies found, another part does not.
          - paragraph:
            - text: A reason about the
            - link "disc":
              - /url: glossary.ipynb#disc
            - text: .
          - paragraph:
            - strong: "Better to say:"
            - text: Better words.
        - paragraph:
          - text: How sure?
          - strong: Not graded.
          - text: The studies we read do not say how sure they are.
        - paragraph:
          - text: "More about it:"
          - link "Looking after your back yourself":
            - /url: self-care.ipynb
        - paragraph:
          - text: "Source:"
          - link "Henschke 2009":
            - /url: sources.ipynb#henschke-2009
        - button "Claim before"
        - button "Next claim\""""
    )


def test_the_question_is_described_by_its_claim(mount, at_mud):
    page = mount(at_mud)
    described = page.get_by_role("group").get_attribute("aria-describedby")

    assert page.locator(f"#{described}").inner_text() == "mud helps."


def test_the_tab_key_walks_through_everything_and_out_again(mount, at_mud):
    page = mount(at_mud)
    stops = []
    while (not stops or stops[-1] != "the page") and len(stops) < 20:
        page.keyboard.press("Tab")
        stops.append(focused(page))

    assert stops == ["theme", "True", "Show the verdict", "Claim before", "Next claim", "the page"]


def test_a_claim_is_rated_by_keyboard_and_the_focus_stays(mount, at_mud):
    page = mount(at_mud)

    assert verdict(page) == ""

    for key in ("Tab", "Tab", "Space", "ArrowDown", "ArrowDown", "Tab", "Enter"):
        page.keyboard.press(key)

    assert verdict(page).startswith("You said: partly true. The verdict: partly true.")
    assert focused(page) == "Show the verdict"
    assert page.values()["value"] == {"salt": 0, "mud": 2}


def test_a_claim_may_be_left_without_a_rating(mount, at_mud):
    page = mount(at_mud)
    press(page, "Show the verdict")

    assert verdict(page).startswith("You gave no rating.")
    assert "The verdict: partly true." in verdict(page)
    assert page.values() == {}


def test_a_rating_can_be_changed_and_the_old_verdict_goes(mount, at_mud):
    page = mount(at_mud)
    page.get_by_role("radio", name="Not true", exact=True).check()
    press(page, "Show the verdict")

    assert "Studies back more of it than you thought." in verdict(page)

    page.get_by_role("radio", name="Partly true").check()

    assert verdict(page) == ""
    assert page.get_by_text("How sure?").count() == 0

    press(page, "Show the verdict")

    assert page.values()["value"]["mud"] == 2


def test_turning_to_another_claim_moves_the_focus_to_its_heading(mount, at_mud):
    page = mount(at_mud)
    press(page, "Next claim")

    assert focused(page) == heading(page) == "Claim 3 of 4"

    press(page, "Next claim")

    assert page.get_by_role("button", name="Next claim").count() == 0
    assert page.get_by_text("This is the last of these 4 claims.").is_visible()

    press(page, "Claim before")

    assert focused(page) == heading(page) == "Claim 3 of 4"


def test_a_theme_shows_its_claims_and_says_so_and_the_focus_stays(mount, at_mud):
    page = mount(at_mud)
    page.get_by_role("combobox").focus()
    page.get_by_role("combobox").select_option("Teas (2 claims)")

    assert heading(page) == "Claim 1 of 2"
    assert page.locator("blockquote").inner_text() == "nettle helps."
    assert page.locator(".wb-hear").inner_text() == "2 claims. Claim 1 is shown."
    assert focused(page) == "theme"

    page.get_by_role("combobox").select_option("Everything (4 claims)")

    assert heading(page) == "Claim 2 of 4"


def test_a_learner_who_comes_back_goes_on_at_the_first_claim_without_a_rating(mount, at_mud):
    page = mount(at_mud)

    assert heading(page) == "Claim 2 of 4"
    assert focused(page) == "the page"
    assert page.values() == {}

    press(page, "Claim before")

    assert page.get_by_role("radio", name="True", exact=True).is_checked()
    assert verdict(page).startswith("You said: true. The verdict: supported.")


def test_with_every_claim_rated_the_last_one_is_shown(mount, claims):
    claims.value = {"salt": 0, "mud": 1, "nettle": 2, "mint": 4}
    page = mount(claims)

    assert heading(page) == "Claim 4 of 4"
    assert "Experts are less sure than that." in verdict(page)


def test_a_rating_set_in_python_is_drawn_and_one_taken_back_is_cleared(mount, at_mud):
    page = mount(at_mud)
    page.get_by_role("button", name="Next claim").focus()
    page.evaluate("model.set('value', { mud: 4 })")

    assert page.get_by_role("radio", name="Not true", exact=True).is_checked()
    assert verdict(page).startswith("You said: not true.")

    page.evaluate("model.set('value', {})")

    assert page.get_by_role("radio", checked=True).count() == 0
    assert verdict(page) == ""
    assert focused(page) == "Next claim"


def test_a_rating_of_another_claim_leaves_a_choice_alone(mount, at_mud):
    page = mount(at_mud)
    page.get_by_role("radio", name="Partly true").check()
    page.evaluate("model.set('value', { salt: 1 })")

    assert page.get_by_role("radio", name="Partly true").is_checked()


def test_a_verdict_seen_without_a_rating_stays_when_another_claim_is_rated(mount, at_mud):
    page = mount(at_mud)
    press(page, "Show the verdict")
    page.evaluate("model.set('value', { salt: 1 })")

    assert "The verdict: partly true." in verdict(page)


def test_a_rating_of_an_older_edition_that_no_longer_exists_is_left_out(mount, at_mud):
    at_mud.value = {"mud": 9}
    page = mount(at_mud)
    page.get_by_role("combobox").select_option("Baths (2 claims)")

    assert page.get_by_role("radio", checked=True).count() == 0
    assert page.said == []


def test_claims_that_are_taken_away_stop_listening(mount, at_mud):
    page = mount(at_mud)
    page.evaluate("leave()")
    page.evaluate("model.set('value', { mud: 0 })")

    assert verdict(page) == ""


def test_every_kind_of_verdict_is_clean_for_axe_and_fits_a_narrow_screen(
    mount, axe, overflow, claims
):
    page = mount(claims, width=320)
    found, wider = [], []
    for _ in range(4):
        page.get_by_role("radio", name="Partly true").check()
        press(page, "Show the verdict")
        found += axe(page)
        wider.append(overflow(page))
        if page.get_by_role("button", name="Next claim").count():
            press(page, "Next claim")

    assert found == []
    assert wider == [0, 0, 0, 0]
    assert page.said == []


def test_text_of_twice_the_size_fits(mount, overflow, at_mud):
    page = mount(at_mud, width=640)
    before = page.locator("blockquote").bounding_box()["height"]
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.locator("blockquote").bounding_box()["height"] > 1.5 * before
    assert overflow(page) == 0


def test_everything_to_press_is_44_pixels_high(mount, at_mud):
    page = mount(at_mud, width=320)
    heights = page.evaluate(
        """() => [...document.querySelectorAll("button, select, .wb-option")].map(
          (target) => [target.textContent, target.offsetHeight])"""
    )

    assert [(name, height) for name, height in heights if height < 44] == []
    assert len(heights) == 9


def test_on_paper_the_claims_shown_stand_apart_with_their_verdicts(mount, at_mud):
    page = mount(at_mud)
    paper = page.locator(".wb-print")

    assert not paper.is_visible()

    page.get_by_role("combobox").select_option("Teas (2 claims)")
    page.emulate_media(media="print")

    assert paper.get_attribute("data-print") == "last"
    assert paper.get_by_role("listitem").all_inner_texts() == [
        "nettle helps. Verdict: an opinion or a notice. Better words.",
        "mint helps. Verdict: still debated. Better words.",
    ]
    assert page.locator("button:visible, select:visible").count() == 0


def test_in_forced_colours_a_choice_is_seen_apart(mount, at_mud):
    page = mount(at_mud, forced_colors="active")
    look = "(row) => getComputedStyle(row).borderColor"
    page.get_by_role("radio", name="Partly true").check()
    chosen, plain = (page.locator(".wb-option").nth(place) for place in (2, 4))

    assert chosen.evaluate(look) != plain.evaluate(look)
