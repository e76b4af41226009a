"""The page cache: one rendering for everybody, afresh after a change, and nothing bad kept."""

import asyncio
import shutil
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from serving.assets import Body
from serving.cache import Page, PageCache
from serving.kernels import RoomFull
from tests.serving.process import ROOT


class Rendering:
    """Stands for the renderer: counts its work, and does it when told."""

    def __init__(self, kernel_id=None, error=None):
        self.done = Counter()
        self.kernel_id = kernel_id
        self.error = error

    async def __call__(self, _notebook, known_mixed):
        self.done[known_mixed] += 1
        await asyncio.sleep(0.01)
        if self.error:
            raise self.error
        return Page(Body(b"page", "text/html"), self.kernel_id)


@pytest.fixture
def run():
    """Run a coroutine in a thread: a browser test may hold this one's event loop."""
    with ThreadPoolExecutor(1) as thread:
        yield lambda task: thread.submit(asyncio.run, task).result()


@pytest.fixture
def notebook(tmp_path):
    """Some notebook."""
    path = tmp_path / "some.ipynb"
    path.write_text("{}")
    return path


def visits(cache, notebook, count):
    """So many visitors in the same instant."""

    async def all_of_them():
        return await asyncio.gather(
            *(cache.page(notebook) for _ in range(count)), return_exceptions=True
        )

    return all_of_them()


def test_visitors_of_the_same_instant_wait_for_one_rendering(run, notebook):
    rendering = Rendering()

    pages = run(visits(PageCache(rendering, lambda: 1), notebook, 20))

    assert {False: 1} == rendering.done
    assert 1 == len({id(page) for page in pages})


def test_a_failure_is_shared_by_those_who_waited_and_not_kept(run, notebook):
    rendering = Rendering(error=ValueError("broken"))
    cache = PageCache(rendering, lambda: 1)

    failed = run(visits(cache, notebook, 20))
    rendering.error = None
    (page,) = run(visits(cache, notebook, 1))

    assert [ValueError] * 20 == [type(error) for error in failed]
    assert {False: 2} == rendering.done
    assert b"page" == page.body.raw


def test_a_visitor_who_leaves_does_not_end_the_wait_of_others(run, notebook):
    rendering = Rendering()
    cache = PageCache(rendering, lambda: 1)

    async def one_leaves():
        leaver, stayer = (asyncio.create_task(cache.page(notebook)) for _ in range(2))
        await asyncio.sleep(0)
        leaver.cancel()
        return await stayer

    assert b"page" == run(one_leaves()).body.raw
    assert {False: 1} == rendering.done


def test_every_visitor_of_a_page_with_a_kernel_gets_one_of_their_own(run, notebook):
    rendering = Rendering(kernel_id="some kernel")
    cache = PageCache(rendering, lambda: 1)

    first = run(visits(cache, notebook, 3))
    later = run(visits(cache, notebook, 2))

    assert 5 == len({id(page) for page in first + later})
    assert {False: 1, True: 4} == rendering.done


def test_a_page_that_found_the_room_full_asks_for_a_place_before_it_runs_again(run, notebook):
    rendering = Rendering(error=RoomFull())
    cache = PageCache(rendering, lambda: 1)

    run(visits(cache, notebook, 1))
    run(visits(cache, notebook, 1))

    assert {False: 1, True: 1} == rendering.done


def test_a_changed_state_or_notebook_is_rendered_afresh(run, notebook):
    rendering, state = Rendering(), [1]
    cache = PageCache(rendering, lambda: state[0])
    rendered = []
    for change in (
        lambda: None,
        lambda: state.append(state.pop() + 1),
        lambda: notebook.write_text("{ }"),
    ):
        change()
        run(visits(cache, notebook, 2))
        rendered.append(rendering.done[False])

    assert [1, 2, 3] == rendered


@pytest.fixture(scope="module")
def copy(tmp_path_factory, write_notebook):
    """A copy of the project that a test may change."""
    home = tmp_path_factory.mktemp("copy")
    for room in ("content", "serving", "widgets"):
        shutil.copytree(ROOT / room, home / room, ignore=shutil.ignore_patterns("__pycache__"))
    (home / "notebooks").mkdir()
    for name in ("index", "crowd"):
        cells = [("md", "# A page"), 'from widgets import PageHead\nPageHead("index")']
        write_notebook(home / "notebooks" / f"{name}.ipynb", *cells)
    return home


@pytest.fixture(scope="module")
def changing(serve, copy):
    """A server of that copy."""
    return serve(cwd=copy)


def test_first_visitors_of_a_page_share_one_kernel(changing):
    with ThreadPoolExecutor(20) as visitors:
        visiting = [visitors.submit(changing.page, "crowd") for _ in range(20)]
        time.sleep(0.5)
        held = changing.kernels()
        pages = [visit.result() for visit in visiting]

    assert {200} == {page.status_code for page in pages}
    assert 1 == len({page.content for page in pages})
    assert held <= 1


def appended(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_changed_notebook_shows_on_the_next_visit(changing, copy, write_notebook):
    before = changing.page("index")
    write_notebook(copy / "notebooks" / "index.ipynb", ("md", "# Another page"))

    assert "Another page" not in before.text
    assert "Another page" in changing.page("index").text


def test_a_changed_module_or_style_gives_all_assets_a_new_address(changing, copy):
    def address():
        time.sleep(0.6)
        return changing.page("crowd").text.partition("/assets/")[2].partition("/")[0]

    first = address()
    appended(copy / "widgets" / "kit" / "dom.js", '\nexport const changed = "Changed.";\n')
    second = address()
    appended(copy / "serving" / "template" / "page.css", "\n/* Changed. */\n")
    third = address()

    assert 3 == len({first, second, third})
    assert "Changed." in changing.get(f"/assets/{second}/widgets/kit/dom.js").text
    # A page fetched before the change still finds the modules it was made for.
    assert "Changed." not in changing.get(f"/assets/{first}/widgets/kit/dom.js").text


def test_changed_content_shows_on_the_page_and_in_its_frame(changing, copy):
    before = changing.page("crowd").text
    workbook = copy / "content" / "workbook.yaml"
    was = workbook.read_text(encoding="utf-8")
    workbook.write_text(
        was.replace("Most back and hip pain is not dangerous", "Told in new words"),
        encoding="utf-8",
    )
    time.sleep(0.6)

    assert "Told in new words" not in before
    assert "Told in new words" in changing.page("crowd").text


def test_content_with_a_mistake_gives_a_plain_page_and_is_mended_by_the_next_change(changing, copy):
    workbook = copy / "content" / "workbook.yaml"
    was = workbook.read_text(encoding="utf-8")
    workbook.write_text("topics: [", encoding="utf-8")
    time.sleep(0.6)
    broken = changing.page("crowd")
    workbook.write_text(was, encoding="utf-8")
    time.sleep(0.6)

    assert 500 == broken.status_code
    assert "workbook.yaml:" in changing.log()
    assert 200 == changing.page("crowd").status_code


def test_a_template_with_a_mistake_gives_a_plain_page_at_once(changing, copy):
    template = copy / "serving" / "template" / "topic.html.j2"
    was = template.read_text(encoding="utf-8")
    mistaken = was.replace("{% block main %}", "{% block main %}{{ nothing.of.this.name }}")
    template.write_text(mistaken, encoding="utf-8")
    time.sleep(0.6)
    broken = changing.page("crowd")
    template.write_text(was, encoding="utf-8")
    time.sleep(0.6)

    assert 500 == broken.status_code
    assert "Traceback" not in broken.text
    assert "crowd.ipynb could not be shown" in changing.log()
    assert 200 == changing.page("crowd").status_code
