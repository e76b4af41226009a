"""The learner's page in a class: joins by itself, sends what is committed, and stays a page."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_core_python.sync_playwright import Axe

from tests.serving.classroom.fake import CODE, Fake, address, until
from widgets import BeliefCheck, ClaimCheck, EvidenceSlider, Quiz, RedFlagCases

TOKEN = f"workbook-class:{CODE}"
REFUSE = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("", "SecurityError"); },
});"""
MEMBER = "You are in class K7Q\u00a02M3."
PARTS = {
    part.key: part
    for part in (
        Quiz("red-flags"),
        RedFlagCases(),
        BeliefCheck("before"),
        EvidenceSlider("spinal-manipulation"),
        ClaimCheck(topic="hands-on-treatments"),
    )
}
QUIZ = "quiz:red-flags"
ASKED = [each for each in PARTS[QUIZ].asks() if each["kind"] == "single"]
ITEM, OTHER = ASKED[0]["id"], ASKED[1]["id"]


def question(phase="open", *, number=1, part=QUIZ, item=ITEM, **more):
    """A question of the class, as its state tells it."""
    asked = {"number": number, "part": part, "item": item, "phase": phase}
    asked["topic"] = "red-flags" if part == QUIZ else "every"
    return asked | {"round": 1, "results": None, "before": None} | more


def tally(*counts, right=1, kind="single"):
    """What a class answered to `ITEM`, or to a question of another kind."""
    bars = [
        {"html": html, "plain": html, "count": count, "right": at == right}
        for at, (html, count) in enumerate(zip(ASKED[0]["options"], counts, strict=False))
    ]
    said = f"{counts[right]} chose what fits."
    return {"kind": kind, "answered": sum(counts), "bars": bars, "said": said}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    topics = {"red-flags": [PARTS[QUIZ]], "hip-pain": [PARTS[QUIZ]], "every": PARTS.values()}
    return Fake(tmp_path_factory.mktemp("fake"), topics)


@pytest.fixture(autouse=True)
def fake(made):
    """The class, as new."""
    made.begin()
    return made


class Learner:
    """A phone of its own, with 1 tab on a page of the class."""

    def __init__(self, browser, fake, *, script="", **context):
        size = {"width": 390, "height": 844}
        self.fake = fake
        self.context = browser.new_context(
            **{"viewport": size, "reduced_motion": "reduce", **context}
        )
        self.context.add_init_script(script)
        self.page = self.context.new_page()
        self.said = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, where=None):
        self.page.goto(where or address(self.fake))
        self.page.wait_for_selector("html[data-mounted]")
        return self.page

    def attend(self, part=QUIZ):
        """Open the page of a widget and wait until the class knows the learner."""
        self.open(address(self.fake, "red-flags" if part == QUIZ else "every"))
        self.page.get_by_text(MEMBER).wait_for()
        return self.page

    def stored(self):
        return self.page.evaluate("Object.fromEntries(Object.entries(sessionStorage))")


@pytest.fixture(scope="module")
def in_browser(in_chromium, made):
    """Run `body(learner)` in a browser."""

    def run(body, **how):
        def visit(browser):
            learner = Learner(browser, made, **how)
            try:
                return body(learner)
            finally:
                learner.context.close()

        return in_chromium(visit)

    return run


def bar(page):
    return page.get_by_role("region", name="Your class")


def news(page):
    return bar(page).locator(".class-news [role=status]").inner_text()


def notice(page):
    return page.locator(".class-notice [role=status]")


def sent(page):
    return page.locator(".class-sent")


def at(page, item=ITEM):
    return page.locator(f"[data-item='{item}']")


def commit(page, option=0, item=ITEM):
    at(page, item).locator("input").nth(option).check()
    at(page, item).get_by_role("button", name="Check my answer").click()


def is_told(page, item=ITEM):
    return at(page, item).locator(".wb-answer > *").first.is_visible()


def asking(page):
    """Wait until the page shows what the class asks."""
    notice(page).get_by_text("Your class is answering this.").wait_for()


def attended(learner, fake):
    """Come to a class that is then asked the question; give the page that shows it."""
    page = learner.attend()
    fake.change(question())
    asking(page)
    return page


def test_a_learner_joins_by_address_alone_and_the_token_stays_in_the_tab(fake, in_browser):
    def visit(learner):
        page = learner.attend()
        seen = [page.url, *fake.requests, *learner.said]
        return learner.stored(), seen, page.evaluate("localStorage.length"), learner

    stored, seen, others, learner = in_browser(visit)

    assert {TOKEN} == set(stored)
    assert [stored[TOKEN]] == fake.joined
    assert re.fullmatch(r"[\w-]{24}", stored[TOKEN])
    assert [] == [text for text in seen if stored[TOKEN] in text]
    assert 0 == others
    assert [] == learner.said


def test_loading_the_page_again_makes_no_second_member(fake, in_browser):
    def visit(learner):
        page = learner.attend()
        page.reload()
        page.get_by_text(MEMBER).wait_for()

    in_browser(visit)

    assert 2 == len(fake.joined)
    assert 1 == len(set(fake.joined))


def test_2_learners_have_2_tokens(fake, in_browser):
    in_browser(Learner.attend)
    in_browser(Learner.attend)

    assert 2 == len(set(fake.joined))


def test_without_storage_a_learner_takes_part_until_the_page_is_left(fake, in_browser):
    def visit(learner):
        page = attended(learner, fake)
        commit(page, 2)
        page.get_by_text("Your answer is with the class.").wait_for()
        return learner.said

    assert [] == in_browser(visit, script=REFUSE)
    assert [(1, 2)] == fake.answers


def test_the_page_says_what_a_class_keeps(in_browser):
    def visit(learner):
        page = learner.attend()
        page.get_by_text("What the class keeps").click()
        foot = page.locator(".page-foot > p")
        in_class = foot.inner_text()
        page.get_by_role("button", name="Leave the class").click()
        return bar(page).locator("details").text_content(), in_class, foot.inner_text()

    kept, in_class, left = in_browser(visit)

    assert "no name or address" in kept
    assert "does not vote twice" in " ".join(kept.split())
    assert "12 hours" in kept
    assert "Only your answers to questions of the class are sent to the class." in in_class
    assert "sent to the class" not in left


def test_an_unknown_class_is_said_and_the_page_is_as_any_other(fake, in_browser):
    def visit(learner):
        page = learner.open(address(fake, code="ZZZZZZ"))
        page.get_by_text("There is no class ZZZ\u00a0ZZZ now.").wait_for()
        commit(page)
        leave = page.get_by_role("button", name="Leave the class").is_visible()
        return page.url, is_told(page), leave, learner.stored()

    url, told, leave, stored = in_browser(visit)

    assert "class=" not in url
    assert told
    assert not leave
    assert {} == stored


def test_a_code_typed_otherwise_is_the_same_class(fake, in_browser):
    def visit(learner):
        page = learner.open(address(fake, code="k7q-2m3"))
        page.get_by_text(MEMBER).wait_for()

    in_browser(visit)

    assert [f"/class/{CODE}/join"] == [each for each in fake.requests if each.endswith("/join")]


@pytest.mark.parametrize("way", ["told", "gone"])
def test_when_the_class_ends_the_page_says_so_and_holds_nothing_back(fake, in_browser, way):
    def visit(learner):
        page = attended(learner, fake)
        commit(page)
        page.get_by_text("Your answer is with the class.").wait_for()
        held = is_told(page)
        if way == "told":
            fake.change(None, ended=True)
        else:
            fake.cut()
            fake.known = False
            fake.mend()
        page.get_by_text("The class has ended.").wait_for(timeout=20_000)
        return held, is_told(page), page.locator(".class-notice").count(), learner.stored()

    assert (False, True, 0, {}) == in_browser(visit)


def test_leaving_takes_away_all_of_the_class_and_the_focus_is_not_lost(fake, in_browser):
    def visit(learner):
        page = attended(learner, fake)
        commit(page)
        page.get_by_text("Your answer is with the class.").wait_for()
        page.get_by_role("button", name="Leave the class").click()
        focus = page.evaluate("document.activeElement.innerText")
        link = page.get_by_role("link", name="The hip")
        link.focus()
        left = page.url, learner.stored(), is_told(page), link.get_attribute("href")
        before = len(fake.requests)
        commit(page, 1)
        page.wait_for_timeout(300)
        return focus, *left, len(fake.requests) - before

    focus, url, stored, told, href, later = in_browser(visit)

    assert focus.startswith("You have left the class.")
    assert "class=" not in url + href
    assert {} == stored
    assert told
    assert 0 == later


LINKS = """() => {
  const late = document.createElement("a");
  late.href = "glossary.ipynb#sciatica";
  const off = document.createElement("a");
  off.href = "https://pubmed.example/1.ipynb";
  for (const link of [late, off]) document.querySelector(".wb").append(link);
  const links = [...document.querySelectorAll("main a, nav a, .page-home, .page-skip")];
  for (const box of document.querySelectorAll("details")) box.open = true;
  for (const link of links) link.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  return links.map((link) => link.href);
}"""


def test_each_link_to_a_page_carries_the_class_and_no_other_link_does(fake, in_browser):
    found = in_browser(lambda learner: learner.attend().evaluate(LINKS))
    ours = [
        each
        for each in found
        if each.startswith(fake.base_url) and not each.endswith((f"={CODE}#page", "#page"))
    ]
    others = [each for each in found if not each.startswith(fake.base_url)]

    assert {(CODE,)} == {tuple(parse_qs(urlsplit(each).query)["class"]) for each in ours}
    assert f"{fake.base_url}/voila/render/glossary.ipynb?class={CODE}#sciatica" in ours
    assert f"{fake.base_url}/?class={CODE}" in ours
    assert "https://pubmed.example/1.ipynb" in others
    assert [] == [each for each in others if CODE in each]


@pytest.mark.parametrize("way", ["click", "Enter"])
def test_the_class_follows_from_page_to_page(fake, in_browser, way):
    def visit(learner):
        page = learner.attend()
        link = page.get_by_role("link", name="The hip")
        if way == "click":
            link.click()
        else:
            link.focus()
            page.keyboard.press(way)
        page.wait_for_url("**/hip-pain.ipynb*")
        page.get_by_text(MEMBER).wait_for()
        return page.url

    assert in_browser(visit).endswith(f"/hip-pain.ipynb?class={CODE}#spot")
    assert 1 == len(set(fake.joined))


def test_where_the_class_is_is_a_link_and_the_page_never_moves_by_itself(fake, in_browser):
    def visit(learner):
        page = learner.attend()
        fake.change(None, topic="hip-pain", topic_title="Hip pain")
        link = bar(page).get_by_role("link", name="Hip pain. Go there")
        link.wait_for()
        page.wait_for_timeout(300)
        stayed, said = page.url, news(page)
        link.click()
        page.wait_for_url("**/hip-pain.ipynb*")
        return stayed, said, page.url

    stayed, said, there = in_browser(visit)

    assert "/red-flags.ipynb" in stayed
    assert "Your class is at: Hip pain. Go there" == said
    assert there.endswith(f"/hip-pain.ipynb?class={CODE}")


@pytest.mark.parametrize("part", PARTS)
def test_the_way_to_a_question_leads_to_its_first_control_in_every_widget(fake, in_browser, part):
    # The last item of a card that shows 1 at a time is not on it yet.
    asked = PARTS[part].asks()[-1]

    def visit(learner):
        page = learner.attend(part)
        fake.change(question(part=part, item=asked["id"]))
        page.get_by_role("button", name="Go to the question").click()
        asking(page)
        item = at(page, asked["id"])
        return (
            news(page),
            item.evaluate("(item) => item.contains(document.activeElement)"),
            item.evaluate("(item) => item.previousElementSibling.className"),
            item.get_attribute("data-held"),
            item.locator("fieldset").first.evaluate(
                "(group) => document.getElementById("
                "group.getAttribute('aria-describedby').split(' ').at(-1)).innerText"
            ),
            notice(page).evaluate("(said) => said.getBoundingClientRect().top"),
            learner.said,
        )

    said, focused, before, held, described, top, errors = in_browser(visit)

    assert "Your class is answering a question on this page." == said
    assert focused
    assert "class-notice" == before
    assert "" == held
    assert described.startswith("Your class is answering this. Your answer goes to the class when")
    assert 0 <= top < 200
    assert [] == errors


AT_ONCE = "belief_check:before"


@pytest.mark.parametrize(
    "part", ["red_flag_cases", AT_ONCE, "claim_check:topic=hands-on-treatments"]
)
def test_what_a_widget_calls_an_answer_is_what_the_class_gets(fake, in_browser, part):
    asked = PARTS[part].asks()[-1]
    value = asked["values"][1] if asked["values"] else 1

    def visit(learner):
        page = learner.attend(part)
        fake.change(question(part=part, item=asked["id"]))
        page.get_by_role("button", name="Go to the question").click()
        asking(page)
        at(page, asked["id"]).locator("input").nth(1).check()
        if part != AT_ONCE:
            at(page, asked["id"]).locator("button.wb-main").click()
        page.get_by_text("Your answer is with the class.").wait_for()

    in_browser(visit)

    assert [(1, value)] == fake.answers


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (QUIZ, "Choose an answer first. You can change it later."),
        ("red_flag_cases", "Choose an answer first. You can change it later."),
        ("claim_check:topic=hands-on-treatments", "You gave no rating."),
    ],
)
def test_a_press_without_an_answer_says_so_and_tells_nothing(fake, in_browser, part, told):
    asked = next(each for each in PARTS[part].asks() if each["kind"] == "single")

    def visit(learner):
        page = learner.attend(part)
        fake.change(question(part=part, item=asked["id"]))
        page.get_by_role("button", name="Go to the question").click()
        asking(page)
        at(page, asked["id"]).locator("button.wb-main").click()
        return at(page, asked["id"]).locator(".wb-answer").inner_text()

    assert told == in_browser(visit)
    assert [] == fake.answers


def test_a_committed_answer_is_sent_can_be_changed_and_tells_nothing_yet(fake, in_browser):
    def visit(learner):
        page = attended(learner, fake)
        commit(page, 0)
        page.get_by_text("Your answer is with the class.").wait_for()
        said, told = [notice(page).inner_text(), sent(page).inner_text()], is_told(page)
        commit(page, 2)
        until(lambda: len(fake.answers) == 2)
        return said, told, is_told(page), page.locator(".class-results").inner_text()

    said, *told, results = in_browser(visit)

    assert "You can change it until the question is closed." in said[0]
    assert "You will see the answer together with your class." in said[1]
    assert [False, False] == told
    assert "" == results
    assert [(1, 0), (1, 2)] == fake.answers


def test_an_answer_to_another_question_of_the_widget_is_not_sent_and_is_told(fake, in_browser):
    def visit(learner):
        page = attended(learner, fake)
        commit(page, 0, OTHER)
        commit(page, 3)
        until(lambda: fake.answers)
        commit(page, 1, OTHER)
        page.wait_for_timeout(300)
        return is_told(page, OTHER)

    assert in_browser(visit)
    assert [(1, 3)] == fake.answers


def test_an_answer_given_before_is_sent_when_the_learner_says_so(fake, in_browser):
    def visit(learner):
        page = learner.attend()
        commit(page, 1)
        told = is_told(page)
        fake.change(question())
        asking(page)
        page.wait_for_timeout(300)
        unasked = list(fake.answers)
        page.get_by_role("button", name="Send the answer I gave before").click()
        page.get_by_text("Your answer is with the class.").wait_for()
        focus = page.evaluate("document.activeElement.className")
        return told, unasked, is_told(page), focus

    assert (True, [], False, "class-after") == in_browser(visit)
    assert [(1, 1)] == fake.answers


def test_a_closed_question_takes_no_answer_and_still_tells_nothing(fake, in_browser):
    def visit(learner):
        page = learner.attend()
        fake.change(question("closed"))
        page.get_by_text("This question is closed.").first.wait_for()
        commit(page, 1)
        page.wait_for_timeout(300)
        return notice(page).inner_text(), is_told(page)

    said, told = in_browser(visit)

    assert said.startswith("This question is closed.")
    assert "You will see the answer together with your class." in said
    assert not told
    assert [] == fake.answers


UNSENT = "The one here now stays on this page."
FIRST = f"The class counts the answer you sent before. {UNSENT}"
NONE = f"The class counts no answer from you. {UNSENT}"


@pytest.mark.parametrize(("before", "told"), [(0, FIRST), (None, NONE)])
def test_an_answer_given_once_it_is_closed_is_never_said_to_be_with_the_class(
    fake, in_browser, before, told
):
    def visit(learner):
        page = attended(learner, fake)
        if before is not None:
            commit(page, before)
            page.get_by_text("Your answer is with the class.").wait_for()
        fake.change(question("closed"))
        notice(page).get_by_text("This question is closed.").wait_for()
        commit(page, 2)
        closed = sent(page).inner_text()
        fake.change(question("revealed", results=tally(1, 0, 0, 0)))
        page.get_by_text("The answer is below.").wait_for()
        revealed = notice(page).inner_text()
        commit(page, 1)
        return closed, revealed, at(page).locator("input").nth(1).is_checked(), is_told(page)

    closed, revealed, *own = in_browser(visit)

    assert f"This question is closed. {told}" == closed
    assert f"The answer is below. {told}" == revealed
    assert [True, True] == own
    assert [(1, before)] * (before is not None) == fake.answers


def test_who_goes_back_to_the_answer_that_counts_is_told_that_the_class_has_it(fake, in_browser):
    def visit(learner):
        page = attended(learner, fake)
        commit(page, 0)
        page.get_by_text("Your answer is with the class.").wait_for()
        fake.change(question("closed"))
        notice(page).get_by_text("This question is closed.").wait_for()
        commit(page, 2)
        sent(page).get_by_text(FIRST).wait_for()
        commit(page, 0)
        sent(page).get_by_text("Your answer is with the class.").wait_for()
        fake.change(question("revealed", results=tally(1, 0, 0, 0)))
        page.get_by_text("The answer is below.").wait_for()
        return notice(page).inner_text()

    assert "The answer is below." == in_browser(visit)


def test_a_change_that_comes_too_late_leaves_the_first_answer_counted(fake, in_browser):
    def visit(learner):
        page = attended(learner, fake)
        commit(page, 0)
        page.get_by_text("Your answer is with the class.").wait_for()
        fake.refusal = 409, {"reason": "closed", "said": "No."}
        commit(page, 2)
        sent(page).get_by_text("too late").wait_for()
        fake.change(question("closed"))
        sent(page).get_by_text(FIRST).wait_for()

    in_browser(visit)

    assert [(1, 0)] == fake.answers


@pytest.mark.parametrize(
    ("kind", "title", "line"),
    [
        ("order", "How many put each in its place", "✓ Fits. 4 of 7"),
        ("number", "What your class answered", "✓ the study’s figure 4 of 7"),
    ],
)
def test_steps_and_guesses_are_not_told_as_votes(fake, in_browser, kind, title, line):
    def visit(learner):
        page = learner.attend()
        results = page.locator(".class-results")
        fake.change(question("revealed", results=tally(2, 4, 1, 0, kind=kind)))
        results.get_by_text(title).wait_for()
        return " ".join(results.locator("li").nth(1).inner_text().split())

    assert in_browser(visit).endswith(line)


def test_the_reveal_shows_the_answer_and_what_the_class_answered_in_words(fake, in_browser):
    def visit(learner):
        page = attended(learner, fake)
        commit(page, 1)
        until(lambda: fake.answers)
        fake.change(question("revealed", results=tally(2, 4, 1, 0)))
        page.get_by_text("The answer is below.").wait_for()
        lines = page.locator(".class-results li").all_inner_texts()
        return [" ".join(line.split()) for line in lines], is_told(page), news(page)

    lines, told, said = in_browser(visit)

    assert 4 == len(lines)
    assert [" 2 of 7", " ✓ Fits. 4 of 7", " 1 of 7", " 0 of 7"] == [
        re.sub(r".*?(?= ✓| \d of)", "", line, count=1) for line in lines
    ]
    assert told
    assert "Your class looks at the answer to a question on this page." == said


def test_who_did_not_answer_sees_the_results_and_can_still_answer(fake, in_browser):
    def visit(learner):
        page = learner.attend()
        fake.change(question("revealed", results=tally(2, 4, 1, 0)))
        page.get_by_text("Answer below to read why.").wait_for()
        commit(page, 0)
        page.wait_for_timeout(300)
        return is_told(page), page.locator(".class-results li").count()

    assert (True, 4) == in_browser(visit)
    assert [] == fake.answers


def test_a_second_round_is_said_and_both_rounds_stand_side_by_side(fake, in_browser):
    def visit(learner):
        page = attended(learner, fake)
        commit(page, 0)
        until(lambda: fake.answers)
        fake.change(question(number=2, round=2))
        notice(page).get_by_text("Second round. Talk first, then answer again.").wait_for()
        called = news(page)
        commit(page, 1)
        until(lambda: len(fake.answers) == 2)
        both = {"results": tally(1, 6, 0, 0), "before": tally(3, 2, 2, 0)}
        fake.change(question("revealed", number=2, round=2, **both))
        table = page.get_by_role("table", name="What your class answered")
        table.wait_for()
        cells = [row.locator("td").all_inner_texts() for row in table.locator("tbody tr").all()]
        return called, table.locator("thead th").all_inner_texts(), cells

    called, head, cells = in_browser(visit)

    assert "Second round. Your class is answering a question on this page again." == called
    assert ["Answer", "First round (of 7)", "Second round (of 7)"] == head
    assert [["3", "1"], ["2", "6"], ["2", "0"], ["0", "0"]] == cells
    assert [(1, 0), (2, 1)] == fake.answers


def test_a_lost_connection_is_said_and_the_answer_goes_when_it_is_back(fake, in_browser):
    def visit(learner):
        page = attended(learner, fake)
        fake.cut()
        commit(page, 1)
        sent(page).get_by_text("Not sent yet.").wait_for()
        commit(page, 2)
        page.get_by_text("No connection to the class. Your answers stay").wait_for(timeout=20_000)
        chosen = at(page).locator("input").nth(2).is_checked()
        fake.mend()
        page.get_by_text("Connected again.").wait_for(timeout=20_000)
        sent(page).get_by_text("Your answer is with the class.").wait_for(timeout=20_000)
        return chosen, learner.stored()[f"{TOKEN}:answers"]

    chosen, kept = in_browser(visit)

    assert chosen
    assert [(1, 2)] == fake.answers
    assert [[1, {"choice": 2, "state": "taken"}]] == json.loads(kept)


def test_an_answer_not_sent_before_a_reload_is_sent_after_it_and_shown(fake, in_browser):
    def visit(learner):
        page = attended(learner, fake)
        fake.cut()
        commit(page, 3)
        sent(page).get_by_text("Not sent yet.").wait_for()
        fake.mend()
        page.reload()
        sent(page).get_by_text("Your answer is with the class.").wait_for()
        return at(page).locator("input").nth(3).is_checked(), is_told(page)

    assert (True, False) == in_browser(visit)
    # The page that went may have sent it too, just before it was gone.
    assert {(1, 3)} == set(fake.answers)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_class_that_can_not_take_it_now_is_asked_again(fake, in_browser, status):
    def visit(learner):
        page = attended(learner, fake)
        fake.refusal = status, {"reason": "store", "said": "Not now."}
        commit(page, 1)
        sent(page).get_by_text("Not sent yet.").wait_for()
        fake.refusal = None
        sent(page).get_by_text("Your answer is with the class.").wait_for()

    in_browser(visit)

    assert [(1, 1)] == fake.answers


@pytest.mark.parametrize(("status", "said"), [(409, "too late"), (400, "could not take")])
def test_an_answer_refused_for_good_is_said_once_and_not_sent_again(fake, in_browser, status, said):
    def visit(learner):
        page = attended(learner, fake)
        fake.refusal = status, {"reason": "closed", "said": "No."}
        commit(page, 1)
        sent(page).get_by_text(said).wait_for()
        page.wait_for_timeout(1500)
        return len([each for each in fake.requests if each.endswith("/answers")])

    assert 1 == in_browser(visit)


def test_a_class_that_forgot_the_learner_is_joined_again(fake, in_browser):
    def visit(learner):
        page = attended(learner, fake)
        fake.joined.clear()
        commit(page, 1)
        sent(page).get_by_text("Your answer is with the class.").wait_for()

    in_browser(visit)

    assert [(1, 1)] == fake.answers


def test_a_class_that_does_not_answer_at_first_is_joined_later(fake, in_browser):
    def visit(learner):
        fake.cut()
        page = learner.open()
        page.get_by_text("The class does not answer yet.").wait_for()
        commit(page)
        told = is_told(page)
        fake.mend()
        page.get_by_text(MEMBER).wait_for()
        return told, news(page).strip()

    assert (True, "") == in_browser(visit)


@pytest.mark.parametrize("without", ["refused", "unknown to the browser"])
def test_without_a_stream_the_page_asks_every_few_seconds(fake, in_browser, without):
    fake.streamless = without == "refused"

    def visit(learner):
        page = learner.attend()
        until(lambda: any(each.endswith("/state") for each in fake.requests))
        fake.change(question())
        asking(page)
        page.wait_for_timeout(1000)
        return news(page)

    script = "" if fake.streamless else "delete window.EventSource;"

    assert "Your class is answering a question on this page." == in_browser(visit, script=script)
    assert len([each for each in fake.requests if each.endswith("/state")]) < 6


def test_a_visit_without_a_class_loads_nothing_of_it(fake, in_browser):
    def visit(learner):
        page = learner.open(address(fake).partition("?")[0])
        commit(page)
        return is_told(page), page.locator(".page-class").count(), learner.stored()

    assert (True, 0, {}) == in_browser(visit)
    assert [] == [each for each in fake.requests if re.search(r"/class|live\.js|/tab\.js", each)]


def test_by_keyboard_alone_from_the_bar_to_a_sent_answer(fake, in_browser):
    def visit(learner):
        page = learner.attend()
        fake.change(question())
        button = page.get_by_role("button", name="Go to the question")
        button.focus()
        for key in ("Enter", "ArrowDown", "Tab", "Enter"):
            page.keyboard.press(key)
        sent(page).get_by_text("Your answer is with the class.").wait_for()
        return page.evaluate("document.activeElement.innerText")

    assert "Check my answer" == in_browser(visit)
    assert [(1, 1)] == fake.answers


def test_a_question_that_goes_away_takes_no_focus_with_it(fake, in_browser):
    def visit(learner):
        page = learner.attend()
        commit(page, 1)
        fake.change(question())
        page.get_by_role("button", name="Send the answer I gave before").focus()
        fake.change(None)
        page.locator(".class-notice").wait_for(state="detached")
        held = at(page).get_attribute("data-held")
        return at(page).evaluate("(item) => item.contains(document.activeElement)"), held

    assert (True, None) == in_browser(visit)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_it_fits_320_pixels_and_axe_finds_nothing(fake, in_browser, scheme, forced):
    def visit(learner):
        page = learner.attend()
        page.get_by_text("What the class keeps").click()
        both = {"results": tally(1, 6, 0, 0), "before": tally(3, 2, 2, 0)}
        fake.change(question("revealed", number=2, round=2, **both))
        page.get_by_role("table", name="What your class answered").wait_for()
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        small = [
            target.inner_text()
            for target in bar(page).locator("button:visible, summary").all()
            if target.bounding_box()["height"] < 44
        ]
        found = [
            *Axe().run(page, context=".page-class")["violations"],
            *Axe().run(page, context=".class-notice")["violations"],
        ]
        return page.evaluate(wide), small, [each["id"] for each in found]

    how = {
        "viewport": {"width": 320, "height": 640},
        "color_scheme": scheme,
        "forced_colors": forced,
    }

    assert (0, [], []) == in_browser(visit, **how)


def test_on_paper_there_is_no_class(fake, in_browser):
    def visit(learner):
        page = attended(learner, fake)
        commit(page)
        sent(page).get_by_text("Your answer is with the class.").wait_for()
        page.emulate_media(media="print")
        parts = page.locator(".page-class > *, .class-notice, .class-after").all()
        return [part.is_visible() for part in parts]

    assert {False} == set(in_browser(visit))


def test_what_calls_stays_in_sight_until_the_question_is(fake, in_browser):
    def visit(learner):
        page = learner.attend()
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        fake.change(question())
        button = page.get_by_role("button", name="Go to the question")
        button.wait_for()
        inside = "(element) => element.getBoundingClientRect().top >= 0"
        before = button.evaluate(inside)
        button.click()
        page.locator(".class-news[data-seen]").wait_for()
        return before, button.evaluate(inside)

    assert (True, False) == in_browser(visit)


def test_from_the_join_address_to_the_reveal_with_a_real_server(server, led, in_browser):
    asked = led.open()["question"]

    def visit(learner):
        page = learner.page
        page.goto(f"{server.base_url}/join?class={led.code}")
        page.get_by_role("button", name="Go to the question").click()
        asking(page)
        focused = at(page, asked["item"]).evaluate("(it) => it.contains(document.activeElement)")
        at(page, asked["item"]).locator("input").nth(1).check()
        at(page, asked["item"]).locator("button.wb-main").click()
        sent(page).get_by_text("Your answer is with the class.").wait_for()
        held, voted = is_told(page, asked["item"]), led.board()["answered"]
        page.reload()
        page.get_by_role("button", name="Go to the question").click()
        sent(page).get_by_text("Your answer is with the class.").wait_for()
        led.take("close")
        notice(page).get_by_text("This question is closed.").wait_for()
        led.take("reveal")
        page.locator(".class-results li").first.wait_for()
        counts = page.locator(".class-count").all_inner_texts()
        told = is_told(page, asked["item"])
        led.take("end")
        page.get_by_text("The class has ended.").wait_for()
        return focused, held, voted, counts, told, learner.said

    focused, held, voted, counts, told, errors = in_browser(visit)

    assert focused
    assert (False, 1) == (held, voted)
    assert ["0 of 1", "1 of 1"] == counts[:2]
    assert told
    assert [] == errors


def test_the_join_page_says_at_its_foot_what_goes_to_the_class(server):
    foot = " ".join(server.get("/join").text.partition('class="page-about"')[2].split())

    assert "Only your answers to questions of the class are sent to the class." in foot


def test_the_way_home_keeps_the_class(server):
    home = server.get("/?class=K7Q2M3", follow_redirects=False)

    assert home.headers["Location"].endswith("/index.ipynb?class=K7Q2M3")
