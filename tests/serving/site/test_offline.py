"""The copy for offline use: only after the tick, all at once, gone with the one button."""

import re
import shutil

import pytest
from axe_core_python.sync_playwright import Axe

from serving.site.folder import LIST
from serving.site.offline import NAME, worker
from tests.serving.site_build import hosted, read
from tests.serving.visits import Visit, drawn

KEPT = "The whole workbook is now on this device."
OFFLINE = "#offline"
STATE = """async () => {
  const names = await caches.keys();
  const stored = names.map(async (name) => (await (await caches.open(name)).keys()).length);
  const workers = await navigator.serviceWorker.getRegistrations();
  return [workers.length, names, await Promise.all(stored)];
}"""


@pytest.fixture
def web(small_site, tmp_path):
    """A web host with the site at /small/, and its folder."""
    folder = tmp_path / "web"
    shutil.copytree(small_site, folder / "small")
    with hosted(folder) as address:
        yield f"{address}small/", folder / "small"


def opened(browser, address):
    visit = drawn(browser, address)
    visit.page.wait_for_selector(OFFLINE)
    return visit


def keep(page):
    page.locator(OFFLINE).check()
    page.get_by_text(KEPT).wait_for()


def test_nothing_is_stored_before_the_tick(web, in_chromium):
    address, _ = web

    def look(browser):
        visit = opened(browser, f"{address}index.html")
        ticked, state = visit.page.locator(OFFLINE).is_checked(), visit.page.evaluate(STATE)
        visit.page.context.close()
        return ticked, state

    assert (False, [0, [], []]) == in_chromium(look)


def test_with_the_tick_every_page_opens_without_the_internet(web, in_chromium):
    address, folder = web
    kept = read(folder).keys() - {NAME, LIST}

    def read_on(browser):
        visit = opened(browser, f"{address}index.html")
        keep(visit.page)
        state = visit.page.evaluate(STATE)
        visit.page.context.set_offline(True)
        titles = []
        for name in ("glossary.html?from=x#A-word", "sources.html", ""):
            visit.page.goto(f"{address}{name}")
            titles.append(visit.page.title().partition(" – ")[0])
        visit.page.wait_for_selector("html[data-mounted]")
        visit.page.wait_for_selector(f"{OFFLINE}:checked")
        visit.page.context.close()
        return state, titles, visit.errors()

    (workers, _, stored), titles, errors = in_chromium(read_on)

    assert (1, [len(kept)]) == (workers, stored)
    assert ["Words", "Sources", "Start"] == titles
    assert [] == errors


def test_one_button_erases_copy_and_answers_and_nothing_of_others(web, in_chromium):
    address, _ = web

    def erase(browser):
        visit = opened(browser, f"{address}index.html")
        visit.page.evaluate("() => caches.open('workbook elsewhere 1')")
        keep(visit.page)
        listed = visit.page.locator(".page-kept").inner_text()
        visit.page.locator("#remember").check()
        visit.page.get_by_role("button", name="Erase all of it").click()
        visit.page.get_by_text("All that was kept is erased.").wait_for()
        state = visit.page.evaluate(STATE)
        left = visit.page.evaluate("Object.keys(localStorage)")
        shown = visit.page.locator(".page-kept").is_visible()
        focus = visit.page.evaluate("document.activeElement.id")
        visit.page.context.close()
        return listed, state, left, shown, focus

    listed, state, left, shown, focus = in_chromium(erase)

    assert listed.startswith("Kept on this device: the whole workbook")
    assert [0, ["workbook elsewhere 1"], [0]] == state
    assert ([], False, "remember") == (left, shown, focus)


@pytest.mark.parametrize(("box", "workers"), [(OFFLINE, 0), ("#remember", 1)])
def test_each_tick_taken_away_erases_its_own(web, in_chromium, box, workers):
    address, _ = web

    def untick(browser):
        visit = opened(browser, f"{address}index.html")
        keep(visit.page)
        visit.page.locator("#remember").check()
        visit.page.locator(box).uncheck()
        visit.page.get_by_text(
            re.compile("no longer on this device|copy of the workbook stays")
        ).wait_for()
        state = visit.page.evaluate(STATE)
        remembers = visit.page.evaluate("localStorage.getItem('workbook:remember')")
        erasable = visit.page.get_by_role("button", name="Erase all of it").is_visible()
        visit.page.context.close()
        return state[0], remembers, erasable

    assert (workers, None if workers else "yes", True) == in_chromium(untick)


def test_a_copy_that_cannot_be_stored_is_told_and_leaves_nothing(web, in_chromium):
    address, folder = web
    (folder / "sources.html").unlink()

    def refuse(browser):
        visit = opened(browser, f"{address}index.html")
        visit.page.locator(OFFLINE).click()
        visit.page.get_by_text("This browser could not store the copy.").wait_for()
        ticked, state = visit.page.locator(OFFLINE).is_checked(), visit.page.evaluate(STATE)
        visit.page.context.close()
        return ticked, state

    assert (False, [0, [], []]) == in_chromium(refuse)


def test_a_new_build_takes_the_place_of_the_copy(web, in_chromium):
    address, folder = web
    files = {name: text for name, text in read(folder).items() if name not in {NAME, LIST}}
    files["sources.html"] = files["sources.html"].replace(b"<title>", b"<title>New ")

    def update(browser):
        visit = opened(browser, f"{address}index.html")
        keep(visit.page)
        (folder / "sources.html").write_bytes(files["sources.html"])
        (folder / NAME).write_bytes(worker(files))
        visit.page.goto(f"{address}sources.html")
        before = visit.page.title()
        ready = (
            "async (was) => (await caches.keys()).length === 1 && (await caches.keys())[0] !== was"
        )
        was = visit.page.evaluate("async () => (await caches.keys())[0]")
        visit.page.evaluate(
            "async () => (await navigator.serviceWorker.getRegistration()).update()"
        )
        for _ in range(100):
            if visit.page.evaluate(ready, was):
                break
            visit.page.wait_for_timeout(100)
        visit.page.goto(f"{address}sources.html")
        after = visit.page.title()
        visit.page.context.close()
        return before, after

    before, after = in_chromium(update)

    assert before.startswith("Sources")
    assert after.startswith("New Sources")


def test_where_browsers_have_no_workers_there_is_no_tick(web, in_chromium):
    address, _ = web

    def look(browser):
        context = browser.new_context()
        context.add_init_script("delete Navigator.prototype.serviceWorker")
        page = context.new_page()
        page.goto(f"{address}index.html")
        page.wait_for_selector("html[data-mounted]")
        page.wait_for_load_state("networkidle")
        ticks = page.locator(".page-memory input").count()
        context.close()
        return ticks

    assert 1 == in_chromium(look)


UNLOADED = ".page-unloaded"


def test_a_site_opened_from_a_folder_says_why_so_much_is_missing(small_site, in_chromium):
    # Browsers load no module from a file.
    def look(browser):
        visit = Visit(browser, f"file://{small_site}/index.html", reduced_motion="reduce")
        note = visit.page.locator(UNLOADED)
        at_first = note.is_visible(), note.evaluate("(note) => note.offsetHeight")
        note.wait_for()
        said = note.inner_text()
        violations = Axe().run(visit.page, context="main")["violations"]
        without = (
            Visit(browser, f"file://{small_site}/glossary.html").page.locator(UNLOADED).count()
        )
        for context in browser.contexts:
            context.close()
        return at_first, said, [each["id"] for each in violations], without

    at_first, said, violations, without = in_chromium(look)

    assert (False, 0) == at_first
    assert "the version with single files" in said
    assert "call your local emergency number" in said
    assert [] == violations
    assert 0 == without


@pytest.mark.parametrize("scripts", [True, False])
def test_a_page_that_loads_or_that_may_run_no_scripts_never_says_so(web, in_chromium, scripts):
    address, _ = web

    def look(browser):
        visit = Visit(browser, f"{address}index.html", java_script_enabled=scripts)
        if scripts:
            visit.page.wait_for_selector("html[data-mounted]")
        visit.page.wait_for_timeout(4500)
        shown = visit.page.locator(UNLOADED).is_visible()
        visit.page.context.close()
        return shown

    assert not in_chromium(look)


def test_a_page_of_one_file_opens_by_double_click(stick, in_chromium):
    def look(browser):
        visit = Visit(browser, f"file://{stick}/index.html")
        visit.page.wait_for_selector("html[data-mounted]")
        visit.page.locator("input[type=radio]:enabled").first.check()
        visit.page.get_by_role("button", name="Check my answer").first.click()
        said = visit.page.locator(".component [role=status]").all_inner_texts()
        styled = visit.page.evaluate("getComputedStyle(document.querySelector('.wb')).borderRadius")
        picture = visit.page.evaluate("document.querySelector('main img').complete")
        visit.page.get_by_role("link", name="words", exact=True).click()
        title = visit.page.title()
        visit.page.context.close()
        return visit, "".join(said), styled, picture, title

    visit, said, styled, picture, title = in_chromium(look)

    assert [] == visit.errors()
    assert [] == [each for each in visit.asked if not each.startswith(("file://", "data:"))]
    assert said.strip()
    assert ("0px" != styled, True) == (True, picture)
    assert title.startswith("Words")
