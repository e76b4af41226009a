"""The ladder of exercises in a browser."""

import shutil

import pytest

from widgets import ExerciseLadder
from widgets.content import Library
from widgets.content.library import ROOM

EXERCISE = """
id: {id}
name: {name}
region: hip
trains: Your hip.
for_whom: Many people.
effort: {{low: {low}, high: {high}, says: So., source: emg-table-2014, checked: read}}
steps: [{{says: Lift.}}]
dose: {{says: Do 5., repetitions: 5}}
easier: Less.
harder: More.
mistake: Haste.
stop: Pain that stays.
ask_first: After surgery.
sources: [emg-table-2014]
"""


@pytest.fixture(scope="module")
def ladder(tmp_path_factory):
    room = shutil.copytree(ROOM, tmp_path_factory.mktemp("ladder") / "content")
    for path in (room / "exercises").glob("*.yaml"):
        path.unlink()
    for name, low, high in (("hard", 50, 100), ("easy", 25, 25)):
        text = EXERCISE.format(id=name, name=f"The {name} one", low=low, high=high)
        (room / f"exercises/{name}.yaml").write_text(text, encoding="utf-8")
    copy = Library(room)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("widgets.exercise_ladder.library", lambda: copy)
        return ExerciseLadder()


def test_a_screen_reader_hears_each_exercise_with_its_figure_from_easy_to_hard(mount, ladder):
    page = mount(ladder)

    assert [
        "The easy one: about 25 of 100",
        "The hard one: 50 to 100 of 100",
    ] == page.locator("ol > li").all_inner_texts()


def test_every_bar_stands_on_the_same_axis(mount, ladder):
    page = mount(ladder)
    places = page.evaluate(
        """() => [...document.querySelectorAll("li svg")].map((drawn) => {
          const [axis, effort] = [...drawn.children].map((part) => part.getBoundingClientRect());
          const share = (x) => Math.round((100 * (x - axis.left)) / axis.width);
          return [axis.width, share(effort.left), share(effort.right)];
        })"""
    )
    (width, *dot), (same, *bar) = places

    assert width == same
    assert sum(dot) / 2 == pytest.approx(25, abs=1)
    assert bar == pytest.approx([50, 100], abs=1)


def test_it_says_that_the_order_is_no_order_of_relief(mount, ladder):
    page = mount(ladder)

    assert page.get_by_text("It does not tell which one helps pain.").is_visible()


def test_it_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, ladder):
    page = mount(ladder, width=320)

    assert overflow(page) == 0
    assert axe(page) == []
    assert page.said == []


def test_on_paper_all_of_it_is_there(mount, ladder):
    page = mount(ladder)
    before = page.get_by_role("region").inner_text()
    page.emulate_media(media="print")

    assert before == page.get_by_role("region").inner_text()
