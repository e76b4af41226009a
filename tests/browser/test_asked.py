"""What a class is asked, in a browser: brought onto the card, and its answer held back."""

from dataclasses import dataclass

import pytest

from widgets import (
    AgeSlider,
    BeliefCheck,
    ClaimCheck,
    EvidenceSlider,
    Quiz,
    RecoverySlider,
    RedFlagCases,
    ScanReports,
    TestPicture,
)


@dataclass(frozen=True)
class Row:
    """How to try one widget: how it is made, and what commits an answer to its shown question."""

    make: callable
    commit: str


GUESS = 'role=button[name="Check my guess"]'

ROWS = {
    "quiz": Row(lambda: Quiz("self-care"), "text=Check my answer"),
    "red flag cases": Row(lambda: RedFlagCases("hip"), "text=Check my answer"),
    "claim check": Row(ClaimCheck, "text=Show the verdict"),
    "belief check": Row(lambda: BeliefCheck("after"), ""),
    "evidence slider": Row(lambda: EvidenceSlider("exercise", "heat"), GUESS),
    "age slider": Row(AgeSlider, GUESS),
    "recovery slider": Row(RecoverySlider, GUESS),
    "test picture": Row(TestPicture, GUESS),
    "scan reports": Row(ScanReports, GUESS),
}

ONE_AT_A_TIME = [name for name in ROWS if name not in {"quiz", "scan reports"}]
TELLING = ":is(.wb-answer, .wb-others, .wb-more, .wb-revealed, .wb-explored, .wb-studies)"


@pytest.fixture(scope="module")
def made():
    """Each widget, made once: tests answer on the page only."""
    return {name: row.make() for name, row in ROWS.items()}


@pytest.fixture(params=ROWS)
def name(request):
    return request.param


@pytest.fixture
def component(made, name):
    return made[name]


@pytest.fixture
def page(mount, component):
    return mount(component)


def show(page, item):
    page.evaluate("(show) => model.tell('msg:custom', { show })", item)


def item_of(page, item):
    return page.locator(f'[data-item="{item}"]')


def on_the_card(page):
    """The ids of the questions that are seen."""
    return page.evaluate(
        """() => [...document.querySelectorAll("[data-item]")]
          .filter((each) => each.checkVisibility()).map((each) => each.dataset.item)"""
    )


def hold(page, item, *, held):
    page.evaluate(
        """([item, held]) => document.querySelector(`[data-item="${item}"]`)
          .toggleAttribute("data-held", held)""",
        [item, held],
    )


def commit(page, name, item):
    """Answer a question that is on the card, as far as a learner would."""
    options = item_of(page, item).locator(":is([type=radio], [type=checkbox]):enabled:visible")
    if options.count():
        options.last.check()
    if ROWS[name].commit:
        item_of(page, item).locator(ROWS[name].commit).click()


def telling(page):
    """The texts of the answers that are seen."""
    texts = page.locator(f".wb {TELLING}").all()
    return [each.inner_text() for each in texts if each.is_visible() and each.inner_text().strip()]


def test_every_question_it_has_can_be_brought_onto_the_card(page, component):
    items = [each["id"] for each in component.asks()]
    brought = []
    for item in items[-4:]:
        show(page, item)
        brought.append(item in on_the_card(page))

    assert brought == [True] * len(items[-4:])
    assert page.values() == {}
    assert page.said == []


@pytest.mark.parametrize("name", ONE_AT_A_TIME)
def test_a_question_takes_the_place_of_the_one_before(mount, made, name):
    page = mount(made[name])
    last = made[name].asks()[-1]["id"]
    show(page, last)

    assert on_the_card(page) == [last]


def test_a_quiz_keeps_all_its_questions_on_the_card(mount, made):
    page = mount(made["quiz"])
    items = [each["id"] for each in made["quiz"].asks()]
    show(page, items[-1])

    assert on_the_card(page) == items


@pytest.mark.parametrize("said", ["{ show: 'nothing-of-ours' }", "{}", "null", "undefined"])
def test_an_id_it_does_not_know_changes_nothing(page, said):
    before = page.locator(".wb").inner_text()
    page.evaluate(f"model.tell('msg:custom', {said})")

    assert before == page.locator(".wb").inner_text()
    assert page.said == []


def test_the_focus_stays_where_it_was(page, component):
    page.evaluate(
        """() => {
          const before = document.createElement("button");
          document.body.prepend(before);
          before.id = "elsewhere";
          before.focus();
        }"""
    )
    show(page, component.asks()[-1]["id"])

    assert "elsewhere" == page.evaluate("document.activeElement.id")


def test_a_focus_in_what_leaves_the_card_is_not_lost(page, component):
    page.locator("[data-item]:visible input:enabled, .wb button:enabled").first.focus()
    show(page, component.asks()[-1]["id"])
    page.evaluate("() => new Promise(requestAnimationFrame)")

    assert page.evaluate(
        """() => document.activeElement !== document.body
          && document.querySelector(".wb").contains(document.activeElement)
          && document.activeElement.checkVisibility()"""
    )


def test_an_answer_that_is_held_back_is_told_once_it_is_not(page, name, component):
    item = component.asks()[-1]["id"]
    show(page, item)
    before = telling(page)
    hold(page, item, held=True)
    commit(page, name, item)

    assert item in page.values()["value"]
    assert telling(page) == before == []

    hold(page, item, held=False)
    if name == "belief check":
        page.get_by_role("button", name="Show what studies say").click()

    assert telling(page)


def test_what_studies_say_is_held_back_also_when_the_last_statement_is_answered(mount, made):
    items = [each["id"] for each in made["belief check"].asks()]
    page = mount(made["belief check"])
    show(page, items[0])
    hold(page, items[0], held=True)
    for item in items:
        show(page, item)
        commit(page, "belief check", item)

    assert sorted(items) == sorted(page.values()["value"])
    assert telling(page) == []
    assert page.get_by_role("button", name="what studies say").count() == 0
    assert page.get_by_text("What studies say is shown below.").is_hidden()

    show(page, items[0])
    hold(page, items[0], held=False)
    page.get_by_role("button", name="Show what studies say").click()

    assert telling(page)


def test_on_paper_too_an_answer_is_held_back(page, component):
    item = component.asks()[-1]["id"]
    show(page, item)
    page.emulate_media(media="print")
    answers = page.locator('.wb-print[data-print="last"]')

    assert answers.is_visible()

    hold(page, item, held=True)

    assert not answers.is_visible()


@pytest.mark.parametrize("asking", [name for name, row in ROWS.items() if row.commit == GUESS])
def test_on_paper_a_guess_is_written_by_hand_until_it_is_checked(mount, made, asking):
    page = mount(made[asking])
    line = page.locator(".wb-write")
    start = page.locator(".wb-write ~ .wb-position")
    seen = []
    for checked in (False, True):
        if checked:
            page.click(GUESS)
        page.emulate_media(media="print")
        seen.append([line.is_visible(), start.is_visible()])
        page.emulate_media(media="screen")

    assert seen == [[True, False], [False, False]]
    assert line.is_hidden()
    assert start.is_visible()


@pytest.mark.parametrize("name", sorted(ROWS.keys() - {"belief check", "scan reports"}))
def test_another_question_is_not_held_back_with_it(mount, made, name):
    page = mount(made[name])
    held, free = (each["id"] for each in made[name].asks()[-2:])
    show(page, held)
    hold(page, held, held=True)
    show(page, free)
    commit(page, name, free)

    assert telling(page)

    show(page, held)

    assert item_of(page, held).get_attribute("data-held") == ""


def test_an_answer_given_again_is_sent_again(page, name, component):
    item = component.asks()[-1]["id"]
    show(page, item)
    commit(page, name, item)
    page.evaluate("() => { delete sent.value; }")
    if ROWS[name].commit:
        item_of(page, item).locator(ROWS[name].commit).click()
    else:
        item_of(page, item).locator(":checked").click()

    assert item in page.values()["value"]


def test_once_taken_away_it_no_longer_follows(page, component):
    before = on_the_card(page)
    page.evaluate("leave()")
    show(page, component.asks()[-1]["id"])

    assert before == on_the_card(page)


@pytest.mark.parametrize("name", ["quiz", "red flag cases"])
def test_a_hint_to_choose_first_is_not_held_back(mount, made, name):
    page = mount(made[name])
    item = made[name].asks()[0]["id"]
    show(page, item)
    hold(page, item, held=True)
    item_of(page, item).locator(ROWS[name].commit).click()

    assert page.get_by_text("Choose an answer first.").is_visible()


def test_a_claim_of_another_theme_brings_every_claim_back_and_says_so(mount, made):
    claims = made["claim check"]
    page = mount(claims)
    page.get_by_role("combobox").select_option(index=1)
    total, item = len(claims.asks()), claims.asks()[-1]["id"]
    show(page, item)
    told = page.locator(".wb-hear").first.inner_text()

    assert on_the_card(page) == [item]
    assert page.get_by_role("combobox").input_value() == "0"
    assert told == f"{total} claims. Claim {total} is shown."


def test_an_effect_is_brought_with_its_treatment_and_its_comparator_chosen(mount, made):
    page = mount(made["evidence slider"])
    item = made["evidence slider"].asks()[1]["id"]
    show(page, made["evidence slider"].asks()[-1]["id"])

    assert page.get_by_role("radio", name="Heat").first.is_checked()

    show(page, item)

    assert page.get_by_role("radio", name="Exercise").first.is_checked()
    assert page.get_by_role("group", name="Compared with").get_by_role("radio").nth(1).is_checked()


def test_what_studies_say_is_put_away_for_a_statement_that_is_brought(mount, made):
    page = mount(made["belief check"])
    page.get_by_role("button", name="Show what studies say").click()

    assert telling(page)

    show(page, made["belief check"].asks()[3]["id"])

    assert telling(page) == []
