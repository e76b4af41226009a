"""Memory on the device: nothing before the tick, answers alone after it, gone with one button."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest
from axe_core_python.sync_playwright import Axe

import widgets
from widgets.content import library

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
TICK = "workbook:remember"
QUIZ = "workbook:answers:{topic}:quiz:red-flags"
JUNK = [None, "constructor", -1, 999, 1.5, [], ["length"], {"a": [0]}]
REFUSE = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
FORBID = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("", "SecurityError"); },
});"""
TODAY = (
    """new Date().toLocaleDateString("en-GB", {day: "numeric", month: "long", year: "numeric"})"""
)


def _calls():
    """The first call of each widget that can be answered, as it stands in the notebooks."""
    found = {}
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            for node in ast.walk(ast.parse(cell.source if cell.cell_type == "code" else "")):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    made = getattr(widgets, node.func.id, None)
                    if made and made.class_traits().get("value"):
                        found.setdefault(node.func.id, ast.unparse(node))
    return list(found.values())


@pytest.fixture(scope="module")
def room(serve, write_notebook, tmp_path_factory):
    """A server of 2 topics with a quiz, 1 page with each widget, and 1 with a foreign one."""
    folder = tmp_path_factory.mktemp("memory") / "notebooks"
    folder.mkdir()
    quiz = 'from widgets import AgeSlider, PageHead, Progress, Quiz\nQuiz("red-flags")'
    write_notebook(folder / "index.ipynb", ("md", "# Start"), quiz, "Progress()")
    write_notebook(folder / "red-flags.ipynb", ("md", "# Flags"), quiz, "AgeSlider()")
    write_notebook(folder / "twins.ipynb", ("md", "# Twins"), quiz, 'Quiz("red-flags")')
    every = "\n".join(["from widgets import *", *(f"display({call})" for call in _calls())])
    write_notebook(folder / "every.ipynb", ("md", "# Every"), every)
    foreign = f"import ipywidgets\ndisplay(ipywidgets.Label('here'))\n{quiz}"
    write_notebook(folder / "mixed.ipynb", ("md", "# Mixed"), foreign)
    return serve("--notebooks", folder)


class Visitor:
    """A browser of its own, as a learner has it: pages share its storage."""

    def __init__(self, browser, room, *, script="", **context):
        self.room = room
        self.context = browser.new_context(**context)
        self.context.add_init_script(script)
        self.said = []

    def open(self, topic="red-flags"):
        page = self.context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(f"{self.room.base_url}/voila/render/{topic}.ipynb")
        page.wait_for_selector("html[data-mounted]", timeout=60_000)
        return page


def stored(page):
    return dict(page.evaluate("Object.entries(localStorage)"))


def box(page):
    return page.get_by_label("Remember my answers on this device")


def told(page):
    return page.locator(".page-memory [role=status]").inner_text()


def kept(page):
    """What the foot says is kept: the count, and each line of the list."""
    part = page.locator(".page-kept")
    return part.locator("summary").inner_text(), part.locator("li").all_text_contents()


def answer(page, question=0, option=0):
    asked = page.locator(".wb-quiz .wb-question").nth(question)
    asked.locator("input").nth(option).check()
    asked.get_by_role("button", name="Check my answer").click()


def answered(page):
    """The answers that a page shows: how many questions are told, of all."""
    return page.locator(".wb-quiz .wb-answer:not(:empty)").count()


def values(page, topic="red-flags"):
    return {
        name.removeprefix(f"workbook:answers:{topic}:"): json.loads(item)["value"]
        for name, item in stored(page).items()
        if name != TICK
    }


@pytest.fixture(scope="module")
def in_browser(in_chromium, room):
    """Run `body(visitor)` in a browser."""

    def run(body, **how):
        def visit(browser):
            visitor = Visitor(browser, room, **how)
            try:
                return body(visitor)
            finally:
                visitor.context.close()

        return in_chromium(visit)

    return run


def first_question():
    """The first question of the quiz with options: its place and its id."""
    questions = library().quiz("red-flags").questions
    return next((at, each.id) for at, each in enumerate(questions) if each.kind == "single")


AT, ID = first_question()


def test_before_the_tick_nothing_is_written_and_no_cookie_is_set(in_browser):
    def visit(visitor):
        page = visitor.open()
        answer(page, AT)
        shown = answered(page), box(page).is_checked(), page.locator(".page-kept").is_visible()
        page.reload()
        page.wait_for_selector("html[data-mounted]")
        return shown, answered(page), stored(page), visitor.context.cookies(), visitor.said

    assert ((1, False, False), 0, {}, [], []) == in_browser(visit)


def test_the_tick_keeps_what_was_answered_before_it_and_what_comes_after(in_browser):
    def visit(visitor):
        page = visitor.open()
        answer(page, AT)
        box(page).check()
        first = values(page), told(page)
        page.locator(".wb-age_slider").get_by_role("button", name="Check my guess").click()
        return first, sorted(values(page)), sorted(stored(page)), visitor.context.cookies()

    first, parts, names, cookies = in_browser(visit)

    assert ({"quiz:red-flags": {ID: 0}}, "Your answers are now kept on this device.") == first
    assert ["age_slider", "quiz:red-flags"] == parts
    assert [QUIZ.format(topic="red-flags"), TICK] == [
        name for name in names if "age_slider" not in name
    ]
    assert [] == cookies


def test_an_item_holds_the_answer_and_its_day_and_no_word_more(in_browser):
    def visit(visitor):
        page = visitor.open()
        box(page).check()
        answer(page, AT)
        return json.loads(stored(page)[QUIZ.format(topic="red-flags")])

    item = in_browser(visit)

    assert {"at", "value"} == set(item)
    assert {ID: 0} == item["value"]


def test_the_next_visit_shows_the_answers_and_the_tick(in_browser):
    def visit(visitor):
        page = visitor.open()
        box(page).check()
        answer(page, AT, option=1)
        page.close()
        page = visitor.open()
        chosen = page.locator(".wb-quiz .wb-question").nth(AT).locator("input").nth(1)
        return chosen.is_checked(), answered(page), box(page).is_checked(), told(page)

    assert (True, 1, True, "") == in_browser(visit)


def test_answers_of_1_topic_do_not_turn_up_in_another(in_browser):
    def visit(visitor):
        page = visitor.open()
        box(page).check()
        answer(page, AT)
        other = visitor.open("index")
        return answered(other), box(other).is_checked()

    assert (0, True) == in_browser(visit)


def test_2_quizzes_alike_on_1_page_are_kept_apart(in_browser):
    def visit(visitor):
        page = visitor.open("twins")
        box(page).check()
        page.locator(".wb-quiz").nth(1).locator(".wb-question").nth(AT).locator("input").nth(
            1
        ).check()
        page.locator(".wb-quiz").nth(1).get_by_role("button", name="Check my answer").nth(
            AT
        ).click()
        page.reload()
        page.wait_for_selector("html[data-mounted]")
        each = [quiz.locator(".wb-answer:not(:empty)").count() for quiz in quizzes(page)]
        return values(page, "twins"), each

    def quizzes(page):
        return page.locator(".wb-quiz").all()

    assert ({"quiz:red-flags 2": {ID: 1}}, [0, 1]) == in_browser(visit)


def test_what_is_kept_is_told_in_words_and_counted(in_browser):
    def visit(visitor):
        other = visitor.open("index")
        box(other).check()
        answer(other, AT)
        page = visitor.open()
        empty_here = kept(page)
        answer(page, AT)
        page.locator(".wb-age_slider").get_by_role("button", name="Check my guess").click()
        today = page.evaluate(TODAY)
        return empty_here, kept(page), today

    (before, _), (summary, lines), today = in_browser(visit)

    assert "Kept on this device: 1 answer" == before
    assert "Kept on this device: 3 answers" == summary
    assert [
        f"Back and Hip Workbook: quiz, 1 answer, {today}",
        f"When back or hip pain needs help today: guesses about scans, 1 answer, {today}",
        f"When back or hip pain needs help today: quiz, 1 answer, {today}",
    ] == [lines[0], *sorted(lines[1:])]


@pytest.mark.parametrize("way", ["Erase all of it", None], ids=["button", "tick taken back"])
def test_all_of_it_is_erased_at_once_and_what_others_keep_stays(in_browser, way):
    def visit(visitor):
        page = visitor.open()
        page.evaluate("localStorage.setItem('another-site', 'its own')")
        box(page).check()
        answer(page, AT)
        other = visitor.open("index")
        answer(other, AT)
        if way:
            other.get_by_role("button", name=way).click()
        else:
            box(other).uncheck()
        after = stored(other), told(other), box(other).is_checked()
        focus = other.evaluate("document.activeElement.id")
        answer(other, AT, option=1)
        return after, focus, answered(other), stored(other)

    after, focus, still_there, later = in_browser(visit)

    assert {"another-site": "its own"} == after[0] == later
    assert "All that was kept is erased." in after[1]
    assert not after[2]
    assert "remember" == focus
    assert 1 == still_there


def test_2_tabs_agree_on_what_is_kept_and_lose_nothing_of_each_other(in_browser):
    def visit(visitor):
        one, two = visitor.open(), visitor.open()
        box(one).check()
        box(two).and_(two.locator(":checked")).wait_for()
        answer(one, AT)
        two.get_by_text("Kept on this device: 1 answer").wait_for()
        two.locator(".wb-age_slider").get_by_role("button", name="Check my guess").click()
        one.get_by_text("Kept on this device: 2 answers").wait_for()
        both = sorted(values(one))
        one.get_by_role("button", name="Erase all of it").click()
        two.locator(".page-kept").wait_for(state="hidden")
        answer(two, AT)
        return both, box(two).is_checked(), stored(two)

    assert (["age_slider", "quiz:red-flags"], False, {}) == in_browser(visit)


@pytest.mark.parametrize("script", [REFUSE, FORBID], ids=["full", "forbidden"])
def test_a_storage_that_is_refused_is_told_in_1_sentence_and_the_page_goes_on(in_browser, script):
    def visit(visitor):
        page = visitor.open()
        box(page).click()
        said = told(page), box(page).is_checked()
        answer(page, AT)
        return said, answered(page), visitor.said

    (said, ticked), shown, errors = in_browser(visit, script=script)

    assert said.startswith("This browser does not let the page keep your answers.")
    assert not ticked
    assert 1 == shown
    assert [] == errors


def test_a_storage_that_fills_up_later_is_told_under_the_answer(in_browser):
    def visit(visitor):
        page = visitor.open()
        box(page).check()
        page.evaluate(f"() => {{ {REFUSE} }}")
        answer(page, AT)
        place = page.locator(".component", has=page.locator(".wb-quiz"))
        return place.locator("> [role=status]").inner_text(), answered(page), visitor.said

    said, shown, errors = in_browser(visit)

    assert said.startswith("This browser does not let the page keep your answers.")
    assert 1 == shown
    assert [] == errors


def test_a_text_too_long_to_be_an_answer_is_not_kept(in_browser):
    def visit(visitor):
        page = visitor.open()
        box(page).check()
        long = json.dumps({"at": 0, "value": {"x": "y" * 9000}})
        page.evaluate(
            "([name, item]) => localStorage.setItem(name, item)",
            [QUIZ.format(topic="red-flags"), long],
        )
        page.reload()
        page.wait_for_selector("html[data-mounted]")
        page.evaluate(f"localStorage.removeItem('{QUIZ.format(topic='red-flags')}')")
        answer(page, AT)
        place = page.locator(".component", has=page.locator(".wb-quiz"))
        return place.locator("> [role=status]").inner_text(), sorted(stored(page)), answered(page)

    said, names, shown = in_browser(visit)

    assert said.startswith("This answer is too long to be kept on the device.")
    assert [TICK] == names
    assert 1 == shown


def _ids(value):
    if isinstance(value, dict):
        yield from (str(value["id"]) for _ in [0] if "id" in value)
        for each in value.values():
            yield from _ids(each)
    elif isinstance(value, list):
        for each in value:
            yield from _ids(each)


def _seeds(places, turn):
    """An item for each component: of a record each entry is junk, of other values the whole."""
    items = {}
    for key, state in places:
        known = [*dict.fromkeys([*_ids(state["_view"]), *state["value"]])]
        junk = {name: JUNK[(at + turn) % len(JUNK)] for at, name in enumerate(known)}
        value = junk if isinstance(state["value"], dict) else JUNK[turn % len(JUNK)]
        items[f"workbook:answers:every:{key}"] = json.dumps({"at": 1, "value": value})
    return items


SEEN = """() => [document.querySelector("main").innerText,
  ...[...document.querySelectorAll("main *")].flatMap((each) =>
    ["aria-label", "aria-valuetext"].map((name) => each.getAttribute(name) ?? ""))].join("\\n")"""


@pytest.mark.parametrize("turn", range(len(JUNK)))
def test_answers_of_no_edition_of_ours_break_no_widget(in_browser, turn):
    def visit(visitor):
        page = visitor.open("every")
        places = [
            (place.get_attribute("data-key"), json.loads(place.locator("script").text_content()))
            for place in page.locator(".component").all()
        ]
        whole = {f"workbook:answers:every:{key}": json.dumps(JUNK[turn]) for key, _ in places}
        page.evaluate(f"localStorage.setItem('{TICK}', 'yes')")
        texts = []
        for items in (_seeds(places, turn), whole):
            page.evaluate("(items) => Object.assign(localStorage, items)", items)
            page.reload()
            page.wait_for_selector("html[data-mounted]")
            texts.append(page.evaluate(SEEN))
        drawn = page.locator(".component > div > *").count()
        return len(places), drawn, page.locator(".component [role=alert]").count(), texts, visitor

    count, drawn, alerts, texts, visitor = in_browser(visit)

    assert [] == visitor.said
    assert (count, 0) == (drawn, alerts)
    assert count >= 5
    assert [] == re.findall(
        r".*(?:undefined|NaN|\[object|\bnull\b|constructor).*", "\n".join(texts)
    )


def test_an_answer_that_a_widget_can_not_even_draw_is_left_aside(in_browser):
    broken = """export default { render({ model, el }) {
      if (Object.keys(model.get("value")).length) throw new Error("an old answer");
      el.textContent = "drawn afresh";
    } };"""

    def visit(visitor):
        page = visitor.open()
        box(page).check()
        answer(page, AT)
        visitor.context.route(
            "**/widgets/quiz.js",
            lambda route: route.fulfill(content_type="text/javascript", body=broken),
        )
        page = visitor.open()
        alerts = page.locator(".component [role=alert]").count()
        return page.get_by_text("drawn afresh").count(), alerts

    assert (1, 0) == in_browser(visit)


def test_it_works_by_keyboard_alone_and_the_focus_is_never_lost(in_browser):
    def visit(visitor):
        page = visitor.open()
        answer(page, AT)
        box(page).focus()
        stops = []
        for key in ("Space", "Tab", "Enter", "Tab", "Enter", "Tab"):
            page.keyboard.press(key)
            stops.append(
                page.evaluate(
                    "[document.activeElement.id || document.activeElement.textContent]"
                    ".map((text) => text.slice(0, 19)).join()"
                )
            )
        return stops, told(page), stored(page)

    stops, said, items = in_browser(visit)

    assert ["remember", "Kept on this device", "Kept on this device"] == stops[:3]
    assert ["Erase all of it", "remember"] == stops[3:5]
    assert said.startswith("All that was kept is erased.")
    assert {} == items


def test_a_screen_reader_meets_a_named_group_and_an_empty_status(in_browser):
    def visit(visitor):
        page = visitor.open()
        group = page.get_by_role("group", name="Your answers")
        first = group.aria_snapshot()
        answer(page, AT)
        box(page).check()
        return first, group.aria_snapshot()

    before, after = in_browser(visit)

    assert '- checkbox "Remember my answers on this device"' in before
    assert re.search(r"- status\n?$", before)
    assert "- status: Your answers are now kept on this device." in after
    assert '- button "Erase all of it"' in after


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_at_320_pixels_it_fits_is_large_enough_and_clean_for_axe(in_browser, scheme):
    def visit(visitor):
        page = visitor.open()
        answer(page, AT)
        box(page).check()
        page.locator(".page-memory summary").click()
        wider = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        targets = ("label", "summary", "button")
        heights = [
            page.locator(f".page-memory {target}").bounding_box()["height"] for target in targets
        ]
        found = Axe().run(page, context=".page-memory")["violations"]
        return wider, heights, found

    wider, heights, found = in_browser(
        visit, viewport={"width": 320, "height": 800}, color_scheme=scheme
    )

    assert wider <= 0
    assert min(heights) >= 44
    assert [] == found


def test_paper_has_no_use_for_it(in_browser):
    def visit(visitor):
        page = visitor.open()
        page.emulate_media(media="print")
        return page.locator(".page-memory").is_visible(), page.locator(".page-foot").is_visible()

    assert (False, True) == in_browser(visit)


def test_without_javascript_it_is_not_there(in_browser, room):
    def visit(visitor):
        page = visitor.context.new_page()
        page.goto(f"{room.base_url}/voila/render/red-flags.ipynb")
        return page.get_by_role("checkbox", name="Remember").count()

    assert 0 == in_browser(visit, java_script_enabled=False)


def test_a_page_with_other_widgets_and_an_error_do_not_offer_it(room):
    assert "page-memory" not in room.page("mixed").text
    assert "page-memory" not in room.page("nowhere").text
    assert "page-memory" in room.page("red-flags").text


def test_the_index_shows_what_was_answered_on_this_device_as_it_happens(in_browser):
    total = len(library().quiz("red-flags").questions)

    def visit(visitor):
        page = visitor.open("index")
        progress = page.locator(".wb-progress")
        first = progress.locator("li").first
        asks = progress.get_by_text("To see here which questions").is_visible()
        before = first.inner_text()
        other = visitor.open("red-flags")
        box(other).check()
        answer(other, AT)
        first.get_by_text("questions answered").wait_for()
        return (
            asks,
            before,
            first.inner_text(),
            progress.get_by_role("link", name="Go on with").inner_text(),
            progress.get_by_text("To see here which questions").is_visible(),
        )

    asks, before, after, link, still_asks = in_browser(visit)

    assert asks
    assert not still_asks
    assert "answered" not in before
    assert f"1 of {total} questions answered" in after
    assert "Go on with: When back or hip pain needs help today" == link


def test_the_link_of_the_index_leads_to_the_tick(in_browser):
    def visit(visitor):
        page = visitor.open("index")
        page.get_by_role("link", name="Remember my answers on this device").click()
        page.keyboard.press("Space")
        return box(page).is_checked()

    assert in_browser(visit)


@pytest.mark.parametrize("name", widgets.__all__)
def test_each_part_that_can_be_answered_has_a_name_in_words(name):
    made = getattr(widgets, name)
    if not made.class_traits().get("value"):
        return

    assert library().words["page"]["memory"]["parts"].get(made.stem)
