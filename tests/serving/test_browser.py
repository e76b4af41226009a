"""Pages in a real browser: they land, print, speak to the keyboard, and outlive the server."""

import pytest

from tests.serving.visits import Visit, drawn, works_alone


@pytest.fixture(scope="module")
def topic(server):
    """The address of the richest page of our own."""
    return f"{server.base_url}/voila/render/red-flags.ipynb"


@pytest.mark.parametrize("name", ["index", "red-flags", "facilitator"])
def test_a_topic_draws_every_component_and_asks_nobody_else(server, in_chromium, name):
    page = f"{server.base_url}/voila/render/{name}.ipynb"

    in_chromium(lambda browser: works_alone(browser, page, server.base_url))


def test_components_answer_after_the_server_has_died(serve, in_chromium, short_folder):
    assert short_folder  # a server that is killed leaves its files behind
    server = serve()

    def answer(browser):
        visit = drawn(browser, f"{server.base_url}/voila/render/red-flags.ipynb")
        visit.page.wait_for_load_state("networkidle")  # the icon comes last
        server.kill()
        choices = visit.page.locator("input[type=radio]:enabled")
        question = visit.page.locator(".component", has=choices).first
        question.locator("input[type=radio]:enabled").first.check()
        question.get_by_role("button", name="Check my answer").first.click()
        said = question.locator("[role=status]").all_inner_texts()
        visit.page.context.close()
        return visit.errors(), "".join(said)

    errors, said = in_chromium(answer)

    assert [] == errors
    assert said.strip()


def test_a_link_to_a_spot_lands_there_after_everything_is_drawn(room, in_chromium):
    def follow(browser):
        visit = drawn(browser, f"{room.base_url}/voila/render/far.ipynb#The-spot")
        top = visit.page.locator("#The-spot").bounding_box()["y"]
        visit.page.context.close()
        return top

    assert 0 <= in_chromium(follow) < 60


def test_a_component_that_fails_says_so_and_the_others_go_on(room, in_chromium):
    def visit_broken(browser):
        context = browser.new_context()
        page = context.new_page()
        page.route("**/widgets/page_head.js", lambda route: route.fulfill(status=404))
        page.goto(f"{room.base_url}/voila/render/index.ipynb")
        page.wait_for_selector("html[data-mounted]")
        said = page.locator(".component [role=alert]").inner_text()
        heading = page.locator("h1").inner_text()
        context.close()
        return said, heading

    said, heading = in_chromium(visit_broken)

    assert said.startswith("This part did not load.")
    assert "A plain page" == heading


def test_the_first_key_leads_past_the_header(room, in_chromium):
    def press(browser):
        visit = drawn(browser, f"{room.base_url}/voila/render/index.ipynb")
        visit.page.keyboard.press("Tab")
        first = visit.page.evaluate("document.activeElement.textContent")
        visit.page.keyboard.press("Enter")
        after = visit.page.evaluate("document.activeElement.tagName")
        visit.page.context.close()
        return first, after

    assert ("Skip to the page", "MAIN") == in_chromium(press)


def test_a_page_with_other_widgets_works_beside_ours(room, in_chromium):
    def slide(browser):
        visit = Visit(browser, f"{room.base_url}/voila/render/mixed.ipynb")
        visit.page.wait_for_selector(".widget-slider", timeout=60_000)
        ours = visit.page.locator(".wb-page_head, .wb-page-head").first
        ours.wait_for(timeout=20_000)
        text_was_there = visit.page.locator("main h1").is_visible()
        visit.page.locator(".widget-slider [role=slider]").press("ArrowRight")
        visit.page.get_by_text("Python saw 1").wait_for(timeout=20_000)
        cookies = visit.page.context.cookies()
        landmarks = visit.page.locator("main .widget-slider").count()
        visit.page.context.close()
        return visit, text_was_there, cookies, landmarks

    visit, text_was_there, cookies, landmarks = in_chromium(slide)

    assert text_was_there
    assert [] == visit.errors()
    assert [] == visit.outside(room.base_url)
    assert [] == cookies
    assert 1 == landmarks


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_its_window(topic, in_chromium, width, scheme):
    def measure(browser):
        window = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
        visit = drawn(browser, topic, **window)
        wider = visit.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        visit.page.context.close()
        return wider

    assert in_chromium(measure) <= 0


def test_print_leaves_out_the_navigation(topic, in_chromium):
    def on_paper(browser):
        visit = drawn(browser, topic)
        visit.page.emulate_media(media="print")
        parts = (".page-head", ".page-steps", ".page-skip", "main")
        shown = [visit.page.locator(part).first.is_visible() for part in parts]
        ground = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
        visit.page.context.close()
        return shown, ground

    assert ([False, False, False, True], "rgba(0, 0, 0, 0)") == in_chromium(on_paper)


def test_a_print_has_1_size_of_letters_and_tears_no_title(topic, in_chromium):
    def on_paper(browser):
        visit = drawn(browser, topic)
        visit.page.emulate_media(media="print")
        look = """(names) => names.map((name) => {
          const { fontSize, breakInside } = getComputedStyle(document.querySelector(name));
          return [fontSize, breakInside];
        })"""
        seen = visit.page.evaluate(look, [".page-prose", ".wb", "h1"])
        visit.page.context.close()
        return seen

    prose, widget, title = in_chromium(on_paper)

    assert prose[0] == widget[0]
    assert "avoid" == title[1]


def test_answers_go_to_the_last_page_of_a_print_and_back(topic, in_chromium):
    def printed(browser):
        visit = drawn(browser, topic)
        last = """() => [...document.querySelectorAll('[data-print="last"]')].map(
            (answer) => Boolean(answer.closest("main > .page-answers:last-child")))"""
        seen = [visit.page.evaluate(last)]
        for event in ("beforeprint", "afterprint"):
            visit.page.evaluate(f"dispatchEvent(new Event('{event}'))")
            seen.append(visit.page.evaluate(last))
        visit.page.context.close()
        return seen

    before, on_paper, after = in_chromium(printed)

    assert len(before) >= 4
    assert not any(before)
    assert all(on_paper)
    assert before == after


def test_without_javascript_a_page_says_what_is_missing(room, in_chromium):
    def read(browser):
        visit = Visit(
            browser, f"{room.base_url}/voila/render/index.ipynb", java_script_enabled=False
        )
        said = visit.page.locator("noscript").inner_text()
        visit.page.context.close()
        return said

    assert "need JavaScript" in in_chromium(read)
