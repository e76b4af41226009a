"""The whole workbook, run once: every page works and is light, and nothing leads nowhere.

Its pages are drawn from its site, where nothing but files is behind them.
"""

import gzip
import re
from copy import deepcopy

import pytest

from serving.assets import Assets, rooms
from serving.pages import Pages
from serving.running import run_all
from serving.site import folder
from serving.site.build import site
from serving.site.offline import NAME
from tests.serving.process import ROOT
from tests.serving.site_build import Page, dead_links, hosted
from tests.serving.visits import drawn, works_alone

NOTEBOOKS = ROOT / "notebooks"
TOPICS = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))


@pytest.fixture(scope="module")
def ran():
    """Every notebook after a run, by name."""
    paths = [NOTEBOOKS / f"{name}.ipynb" for name in TOPICS]
    return dict(zip(TOPICS, run_all(paths), strict=True))


@pytest.fixture(scope="module")
def files(ran):
    """The site's files, by name."""
    return site(NOTEBOOKS, deepcopy(ran), "https://backs.example/book/")


@pytest.fixture(scope="module")
def address(files, tmp_path_factory):
    """Where the site is served, under a path of its own."""
    web = tmp_path_factory.mktemp("web")
    folder.write(web / "book", files)
    with hosted(web) as host:
        yield f"{host}book/"


@pytest.fixture(scope="module")
def served(ran):
    """All that a served page sends, the page itself first: `served("red-flags")`."""
    assets = Assets(rooms(ROOT), "/")
    pages = Pages(NOTEBOOKS, assets, "/")

    def sent(name):
        notebook = deepcopy(ran[name])
        html = pages.topic(name, notebook, pages.pieces(notebook))
        loaded = set(re.findall(r'(?:href|src)="/assets/(\w+)/([^"]+)"', html))
        return [html.encode(), *(assets.find(*each).raw for each in loaded)]

    return sent


def test_every_notebook_is_a_page_that_says_what_it_teaches(files):
    titles = {
        files[f"{name}.html"].partition(b"</title>")[0].rpartition(b">")[2] for name in TOPICS
    }

    assert len(TOPICS) == len(titles)
    assert all(Page(files[f"{name}.html"].decode()).meta["description"] for name in TOPICS)


def test_every_link_leads_to_a_file_and_to_a_spot_in_it(files):
    assert [] == dead_links(files)


def test_every_element_is_closed_and_every_id_is_given_once(files):
    pages = {name: Page(text.decode()) for name, text in files.items() if name.endswith(".html")}

    assert {} == {name: page.mistakes for name, page in pages.items() if page.mistakes}
    assert [] == [
        f"{name}: {each}" for name, page in pages.items() for each, n in page.ids.items() if n > 1
    ]


def test_the_site_holds_nothing_but_its_pages_and_what_they_load(files):
    loaded = {
        load.removeprefix("./")
        for name, text in files.items()
        if name.endswith(".html")
        for load in Page(text.decode()).loads
    }
    pages = {f"{name}.html" for name in [*TOPICS, "404"]}

    assert files.keys() - loaded == {*pages, NAME, "robots.txt", "sitemap.xml"}


def is_light(sent):
    assert len(sent) <= 25
    assert sum(map(len, sent)) <= 250_000
    assert sum(len(gzip.compress(each)) for each in sent) <= 80_000


@pytest.mark.parametrize("name", TOPICS)
def test_a_served_page_is_light(served, name):
    is_light(served(name))


@pytest.mark.parametrize("name", TOPICS)
def test_a_page_of_the_site_is_light(files, name):
    page = f"{name}.html"
    loads = {load.removeprefix("./") for load in Page(files[page].decode()).loads}

    is_light([files[each] for each in {page, *loads}])


@pytest.mark.parametrize("name", TOPICS)
def test_a_page_draws_every_component_and_asks_nobody_else(address, in_chromium, name):
    page = f"{address}{name}.html"

    in_chromium(lambda browser: works_alone(browser, page, address, "#offline"))


def test_a_link_to_a_word_leads_to_it(address, in_chromium):
    def follow(browser):
        visit = drawn(browser, f"{address}red-flags.html")
        visit.page.locator('main a[href^="glossary.html#"]:visible').first.click()
        visit.page.wait_for_selector("html[data-mounted]")
        spot = visit.page.url.partition("#")[2]
        top = visit.page.locator(f"[id='{spot}']").bounding_box()["y"]
        visit.page.context.close()
        return visit.page.url, top

    where, top = in_chromium(follow)

    assert where.startswith(f"{address}glossary.html#")
    assert 0 <= top < 400
