"""A figure in a browser: named, described, within our security policy, in every light, on paper."""

from textwrap import dedent

import pytest

from widgets import Figure
from widgets.content import library
from widgets.figures import figure


@pytest.fixture(scope="module")
def spine():
    return Figure("lumbar-spine")


@pytest.fixture(scope="module")
def joint():
    return Figure("hip-joint")


def colours(page, selector):
    return page.locator(selector).first.evaluate(
        "(shape) => [getComputedStyle(shape).fill, getComputedStyle(shape).stroke]"
    )


def test_a_screen_reader_meets_a_named_picture_its_caption_and_its_studies(mount, joint):
    page = mount(joint)

    assert page.locator(".wb").aria_snapshot() == dedent(
        """\
        - figure "The hip joint lies deep, behind the fold of the groin. So pain from the joint is \
often felt in the groin. Smooth cartilage lines it.":
          - img "The hip joint, seen from the front"
          - text: The
          - link "hip joint":
            - /url: glossary.ipynb#hip-joint
          - text: lies deep, behind the fold of the groin. So pain from the joint is often felt in \
the groin. Smooth
          - link "cartilage":
            - /url: glossary.ipynb#cartilage
          - text: lines it.
        - paragraph:
          - text: "Source:"
          - link "Chamberlain 2021":
            - /url: sources.ipynb#chamberlain-2021"""
    )


def test_the_picture_is_described_for_those_who_do_not_see_it(mount, spine):
    page = mount(spine)
    described = page.get_by_role("img").evaluate(
        "(img) => document.getElementById(img.getAttribute('aria-describedby')).textContent"
    )

    assert described == figure("lumbar-spine")["desc"]


def test_the_drawing_is_drawn_whole_and_the_browser_complains_of_nothing(mount, spine):
    page = mount(spine)
    shapes = page.locator("svg .f-bone, svg .f-disc")
    sizes = shapes.evaluate_all("(all) => all.map((shape) => shape.getBBox().width)")

    assert len(sizes) == 12
    assert min(sizes) > 10
    assert page.said == []


def test_two_drawings_on_a_page_do_not_share_an_id(mount, spine):
    page = mount(spine)
    page.evaluate(
        """async () => {
          const { default: component } = await import("/widgets/figure.js");
          const el = document.createElement("div");
          document.querySelector("main").append(el);
          component.render({ model, el });
        }"""
    )
    ids = page.locator("[id]").evaluate_all("(all) => all.map(({ id }) => id)")

    assert page.get_by_role("img").count() == 2
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", library().figures)
def test_a_figure_is_clean_for_axe_and_fits_a_narrow_screen(mount, axe, overflow, name):
    page = mount(Figure(name), width=320)

    assert axe(page) == []
    assert overflow(page) == 0
    assert page.said == []


@pytest.mark.parametrize("name", library().figures)
def test_no_word_of_a_drawing_leaves_it_or_lies_on_another(mount, name):
    page = mount(Figure(name), width=320)
    box, words = page.evaluate(
        """() => {
          const rect = (it) => {
            const { left, right, top, bottom } = it.getBoundingClientRect();
            return [left, right, top, bottom];
          };
          const svg = document.querySelector("svg");
          const words = [...svg.querySelectorAll("text")];
          return [rect(svg), words.map((word) => [word.textContent, rect(word)])];
        }"""
    )
    outside = [
        word
        for word, (left, right, top, bottom) in words
        if left < box[0] - 1 or right > box[1] + 1 or top < box[2] - 1 or bottom > box[3] + 1
    ]
    crossing = [
        (first, second)
        for index, (first, (l1, r1, t1, b1)) in enumerate(words)
        for second, (l2, r2, t2, b2) in words[index + 1 :]
        if l1 < r2 and l2 < r1 and t1 + 3 < b2 and t2 + 3 < b1
    ]

    assert outside == []
    assert crossing == []


def test_a_word_is_12_pixels_high_on_the_smallest_screen(mount, spine):
    page = mount(spine, width=320)
    scale = page.locator("svg").evaluate("(svg) => svg.getScreenCTM().a")

    assert 16 * scale >= 12


def test_dark_and_light_and_paper_have_their_own_colours(mount, spine):
    light = colours(mount(spine), ".f-bone")
    page = mount(spine, dark=True)
    dark = colours(page, ".f-bone")
    page.emulate_media(media="print", color_scheme="dark")

    assert light != dark
    assert colours(page, ".f-bone") == light


def test_in_forced_colours_lines_take_the_readers_own_colour(mount, spine):
    page = mount(spine, forced_colors="active")
    own = page.evaluate(
        """() => {
          const probe = document.createElement("p");
          probe.style.color = "CanvasText";
          document.body.append(probe);
          return getComputedStyle(probe).color;
        }"""
    )

    assert colours(page, ".f-bone")[1] == own
    assert colours(page, ".f-disc")[1] == own
