"""The learner's copy in a real JupyterLab: live at once, answers kept, nothing asked outside."""

import re
import shutil
import time

import httpx
import nbformat
import pytest

from tests.browser.lab import ROOT, Lab

ANSWERED = ".wb-quiz .wb-answer:not(:empty)"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab")
    ours = folder / "ours"
    ours.mkdir()
    shutil.copy(ROOT / "notebooks" / "index.ipynb", ours)
    for stem in ("red-flags", "sources"):
        cells = [
            nbformat.v4.new_markdown_cell(f"# The page {stem}"),
            nbformat.v4.new_code_cell(
                "# A quiz\nfrom widgets import Quiz\n\nquiz = Quiz('red-flags')\nquiz",
                metadata={"jupyter": {"source_hidden": True}},
            ),
            nbformat.v4.new_code_cell("quiz.value"),
        ]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), ours / f"{stem}.ipynb")
    running = Lab(folder / "mine", ours)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def visit(browser, lab):
    """Open a notebook in JupyterLab; `page.said` and `page.asked` are what the browser heard."""
    contexts = []

    def open_notebook(name=None, **options):
        # One learner at a time: two would save over each other.
        while contexts:
            contexts.pop().close()
        context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(40_000)
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append((message.type, message.text)))
        page.on("pageerror", lambda error: page.said.append(("error", str(error))))
        page.on("request", lambda request: page.asked.append(request.url))
        place = f"lab/tree/{name}" if name else ""
        page.goto(f"{lab.url}{place}?token={lab.token}" + ("&reset" if name else ""))
        page.wait_for_selector(".jp-OutputArea-output .wb", state="attached")
        return page

    yield open_notebook
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def front_page(visit):
    """What a browser shows that was led to JupyterLab, on a computer with dark windows."""
    page = visit(color_scheme="dark")
    page.wait_for_selector(".wb-page_foot", state="attached")
    return page


def save(page, lab, name, until):
    """Save as a learner does, and wait until the file holds what it should."""
    deadline = time.monotonic() + 20
    while not until(lab.saved_answers(name)):
        assert time.monotonic() < deadline, lab.saved_answers(name)
        page.keyboard.press("Control+s")
        page.wait_for_timeout(500)


def commit(page):
    """Answer the first question of the quiz."""
    page.get_by_role("button", name="Check my answer").first.click()
    page.wait_for_selector(ANSWERED)


def test_it_opens_at_the_first_page_with_every_widget_live_before_anything_is_run(front_page):
    page = front_page
    page.get_by_text("Get help now").click()
    fonts = page.evaluate(
        "[...document.querySelectorAll('.jp-OutputArea-output, .jp-OutputArea-output *')]"
        ".map((element) => getComputedStyle(element, '::before').fontFamily)"
    )

    assert "/lab/tree/index.ipynb" in page.url
    assert page.locator(".wb-help").get_attribute("open") == ""
    assert not [font for font in fonts if "Awesome" in font], "an icon says “disconnected”"


def test_nothing_is_asked_of_the_learner_or_of_the_internet(front_page, lab):
    front_page.wait_for_timeout(1500)

    assert front_page.locator("dialog:visible, .Toastify__toast:visible").count() == 0
    assert [said for said in front_page.said if said[0] in {"error", "warning"}] == []
    assert [
        url for url in front_page.asked if not url.startswith((lab.url, "data:", "blob:"))
    ] == []


def test_without_its_token_it_shows_nothing(lab):
    assert httpx.get(f"{lab.url}api/contents/index.ipynb").status_code == httpx.codes.FORBIDDEN


def test_the_one_line_shown_of_a_hidden_input_says_what_stands_below(front_page):
    lines = front_page.locator(".jp-InputPlaceholder:visible, .jp-Placeholder:visible")

    assert front_page.locator(".jp-CodeCell .jp-InputArea-editor:visible").count() == 0
    assert lines.first.inner_text().startswith("# Who this workbook is for")


def test_widgets_follow_the_theme_of_jupyterlab_which_follows_the_computer(front_page):
    front_page.wait_for_selector("body[data-jp-theme-light='false']", state="attached")
    scheme = front_page.locator(".wb").first.evaluate("box => getComputedStyle(box).colorScheme")

    assert scheme == "dark"


def test_links_open_the_other_notebook_beside_this_one(front_page):
    page = front_page
    page.locator(".jp-RenderedMarkdown a[href*='sources.ipynb']").first.click()
    page.get_by_role("heading", name="The page sources").wait_for()
    page.get_by_role("tab", name=re.compile("index")).first.click()
    page.locator(".wb-progress a[href^='red-flags']:visible").first.click()
    page.get_by_role("heading", name="The page red-flags").wait_for()

    assert page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab").count() == 3


# From here on `visit` has closed the front page.


def test_keys_pressed_in_a_widget_are_its_own_and_no_command_of_the_notebook(visit):
    page = visit("sources.ipynb")
    slider, radio = page.get_by_role("slider").first, page.get_by_role("radio")
    before = slider.input_value()
    slider.press("ArrowRight")
    radio.first.press("ArrowDown")
    for _ in "dd":
        page.get_by_role("button", name="Check my answer").first.press("d")

    assert before != slider.input_value()
    assert radio.nth(1).is_checked()
    assert 2 == page.locator(".jp-CodeCell").count()


def test_an_answer_given_before_anything_is_run_is_there_again(visit, lab):
    page = visit("sources.ipynb")
    commit(page)
    save(page, lab, "sources.ipynb", until=lambda answers: answers)
    lab.stop_kernels()
    page = visit("sources.ipynb")
    page.wait_for_selector(ANSWERED)

    assert page.locator(ANSWERED).count() == 1
    assert [said for said in page.said if said[0] == "error"] == []


def test_after_a_run_python_reads_the_answer_and_it_outlives_the_kernel(visit, lab):
    name = "red-flags.ipynb"
    page = visit(name)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("Run All Cells")).first.click()
    page.locator(".jp-OutputArea-output:has-text('{}')").wait_for()
    commit(page)
    page.locator(".jp-CodeCell").last.locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    page.locator(".jp-OutputArea-output", has_text="{'red-flags-").wait_for()
    save(page, lab, name, until=lambda answers: answers)
    answers = lab.saved_answers(name)
    lab.stop_kernels()
    page.wait_for_timeout(1000)
    before = (lab.folder / name).stat().st_mtime_ns
    save(page, lab, name, until=lambda _: (lab.folder / name).stat().st_mtime_ns > before)

    assert answers == lab.saved_answers(name)

    lab.restart()
    page = visit(name)
    page.wait_for_selector(ANSWERED)

    assert page.locator(ANSWERED).count() == 1
    assert "You have changed" not in lab.log()
