"""Drawings are safe, legible and told in words, and a mistake in one is told where it stands."""

import re

import pytest

from widgets.component import ROOM as WIDGETS
from widgets.content import Library
from widgets.content.drawings import CLASSES, MOST_BYTES, WIDEST, Drawing

DISC = "content/figures/disc.svg"
ELLIPSE = '<ellipse class="f-disc"'

MISTAKES = {
    "no XML": ("</g>\n", "", "svg>", "this can’t be read as XML: mismatched tag"),
    "a DOCTYPE": (
        "<svg xmlns",
        "<!DOCTYPE svg>\n<svg xmlns",
        ">",
        "a drawing needs no DOC",
    ),
    "another root": (
        '<svg xmlns="http://www.w3.org/2000/svg"',
        "<svg",
        "<svg",
        "the drawing begins",
    ),
    "a size of its own": (
        "viewBox",
        'width="320" viewBox',
        "<svg",
        "the svg has a width; expected ",
    ),
    "no viewBox": (' viewBox="0 0 320 200"', "", "<svg", "viewBox is “”; expected 4 numbers"),
    "too wide to read": ("0 0 320", "0 0 400", "<svg", "viewBox is 400 wide; expected 360 or less"),
    "no title": (
        "<title>A disc between 2 bones</title>\n",
        "",
        "<svg",
        "a drawing begins with <ti",
    ),
    "an empty description": (
        "2 bones with a flat disc between them.",
        " ",
        "<svg",
        "<desc> is missing or empty; expected what the drawing shows",
    ),
    "a script": (
        "<g>",
        "<script/><g>",
        "<script",
        "<script> is not for a drawing; a drawing runs ",
    ),
    "a style element": (
        "<g>",
        "<style/><g>",
        "<style",
        "<style> is not for a drawing; our Content-",
    ),
    "a style attribute": (
        ELLIPSE,
        f'{ELLIPSE} style="fill: red"',
        "<ellipse",
        "the attribute style is not for a drawing; our Content-Security-Policy stops it",
    ),
    "a colour of its own": (
        ELLIPSE,
        f'{ELLIPSE} fill="red"',
        "<ellipse",
        "the attribute fill is not for a drawing; colours and lines come from classes",
    ),
    "a listener": (
        ELLIPSE,
        f'{ELLIPSE} onclick="alert()"',
        "<ellipse",
        "the attribute onclick is not for a drawing; ",
    ),
    "an id": (
        ELLIPSE,
        f'{ELLIPSE} id="a"',
        "<ellipse",
        "the attribute id is not for a drawing; an ",
    ),
    "a link": (
        "<g>",
        '<g xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://example.org">',
        "<g",
        "the attribute xlink:href is not for a drawing; a drawing points to nothing",
    ),
    "a picture in it": (
        "<g>",
        "<image/><g>",
        "<image",
        "<image> is not for a drawing; expected one",
    ),
    "a class of its own": (
        "f-disc",
        "f-disk",
        "<ellipse",
        "there is no class 'f-disk'; expected one",
    ),
    "a text without its class": (' class="f-text"', "", "<text", "a text needs the class f-text"),
    "a scaled text": (
        "<g>",
        '<g transform="scale(0.5)">',
        "<text",
        "a text is scaled here; take it ",
    ),
    "too many bytes": ("</g>", f"<!--{'x' * MOST_BYTES}--></g>", "<svg", "the drawing has 6"),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_where_it_stands(small, mistake):
    old, new, points_to, says = mistake
    small.edit(DISC, old, new)

    found = [problem for problem in small.problems() if problem.says.startswith(says)]

    assert [DISC] == [problem.file for problem in found]
    assert found[0].points_to.startswith(points_to)


def test_a_figure_without_its_drawing_is_told(small):
    small.edit("content/figures.yaml", "id: disc", "id: disk")

    (problem,) = small.problems()

    assert problem.points_to == "disk"
    assert problem.says == "there is no drawing 'disk'; did you mean disc?"


def test_a_broken_link_in_a_description_is_told_at_the_description(small):
    small.edit(DISC, "a flat disc", "a flat [disc](glossary.ipynb#disk)")

    (problem,) = small.problems()

    assert problem.points_to.startswith("<desc>")
    assert problem.says.startswith("there is no word 'disk'")


def test_a_hip_condition_that_no_region_names_is_told(small):
    small.edit("content/hip_regions.yaml", "condition: hip-arthritis", "condition: hip-ache")

    said = [problem.says for problem in small.problems()]

    assert ["conditions: hip-arthritis is in no region, so nobody meets it"] == said


def test_every_class_of_the_list_is_drawn_and_every_class_drawn_is_on_the_list():
    style = (WIDGETS / "kit" / "figure.css").read_text(encoding="utf-8")

    assert sorted(CLASSES) == sorted(set(re.findall(r"\.(f-[a-z]+)", style)))


def test_letters_are_12_pixels_or_more_where_a_drawing_has_270():
    style = (WIDGETS / "kit" / "figure.css").read_text(encoding="utf-8")
    (size,) = re.findall(r"font: (\d+)px", style)

    assert int(size) * 270 / WIDEST >= 12


def test_every_drawing_says_more_in_its_description_than_in_its_title():
    drawings = {name: Drawing(path) for name, path in Library().drawing_paths.items()}

    assert drawings
    assert [] == [name for name, it in drawings.items() if len(it.desc) <= len(it.title)]


def test_every_place_of_the_hip_map_is_drawn_and_no_other():
    areas = Library().drawing("hip-regions").root.walk()
    drawn = {area.attributes["data-region"] for area in areas if "data-region" in area.attributes}

    assert {region.id for region in Library().hips.regions} == drawn
