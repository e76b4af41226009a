"""Which widgets belong on paper, and what each becomes there.

A widget that prints in the flow of its page has a template of its name in `parts/`. Each of the
others is named here, so that a new widget has to decide.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from widgets.content import library

if TYPE_CHECKING:
    from collections.abc import Iterable

    from serving.cells import Component

PARTS = Path(__file__).parent / "parts"
FLOWING = {path.name.partition(".")[0] for path in PARTS.glob("*.html.j2")} - {"prose", "options"}
"""Widgets that print where they stand on the page."""

OPTIONS = {"evidence_slider", "option_table"}
"""Widgets that compare treatments: together they make one table."""

PLACED = {"page_head", "page_foot", "quiz", "teach_back"}
"""Widgets that have a place of their own on every handout."""

SHEETS = {
    "exercise_guide": "exercise-sheets",
    "walking_plan": "walking-plan",
    "answer_cards": "answer-cards",
    "visit_sheet": "visit-sheet",
}
"""Widgets that print apart, and the names of their files."""

FOR_SCREENS = {"progress", "glossary_list", "source_list", "class_board"}
"""Widgets to look things up or to lead a class with: their pages have no handout."""

LEFT_OUT = {
    "belief_check",  # It shows how an answer changes, and paper can't.
    "claim_check",  # Rating comes before the verdict; on paper the myth would stand first.
    "exercise_ladder",  # Each exercise's sheet says how hard it is.
    "recall",  # Its questions are those of other handouts.
    "red_flag_cases",  # The verdict would stand beside the story.
    "scan_reports",  # A guess and a picture of it; the prose around it says what to learn.
}
"""Widgets that do not print, and why."""


class Result(NamedTuple):
    """What studies found for one treatment, as HTML."""

    studied: str
    found: str
    certainty: dict[str, str]
    sources: list[dict[str, str]]


class Row(NamedTuple):
    """One treatment as a row of a table."""

    name: str
    results: list[Result]
    harms: dict[str, Any]


def rows(components: Iterable[Component]) -> list[Row]:
    """Return the treatments that a page's widgets compare, each once, and each result once."""
    views = [(piece.name, piece.state["_view"]) for piece in components if piece.name in OPTIONS]
    told: dict[str, Row] = {}
    for option in (row for name, view in views if name == "option_table" for row in view["rows"]):
        if result := option["result"]:
            found = _result(result["measured"], result["html"], result)
            told[option["id"]] = Row(option["name"], [found], option["harms"])
    sliders = (view["treatments"] for name, view in views if name == "evidence_slider")
    for treatment in chain.from_iterable(sliders):
        effect = treatment["effects"][0]
        row = told.setdefault(
            treatment["id"], Row(treatment["name"], [], treatment["facts"]["harms"])
        )
        # A slider and a table may tell the same result of the same people.
        if not any(effect["people"] in result.studied for result in row.results):
            says = " ".join(filter(None, [effect["lead"], effect["found"], effect["range"]]))
            row.results.append(_result(effect["people"], says or effect["why"], effect))
    return list(told.values())


def _result(studied: str, found: str, told: dict[str, Any]) -> Result:
    return Result(studied, found, told["certainty"], told["source"]["citations"])


def shaped(component: Component) -> dict[str, Any]:
    """Return what a widget's template is given: its state, and what paper needs besides."""
    view = component.state["_view"]
    if component.name == "hip_map":
        drawn = library().drawing("hip-regions")
        return view | {"drawing": {"svg": view["svg"], "title": drawn.title, "desc": drawn.desc}}
    if component.name == "recovery_slider":
        courses = [each | {"by_week": _by_week(each["table"])} for each in view["courses"]]
        weeks = {week for course in courses for week in course["by_week"]}
        cited = {each["href"]: each for course in courses for each in course["sources"]}
        shown = {"courses": courses, "weeks": sorted(weeks, key=int), "sources": [*cited.values()]}
        return view | shown
    return view


def _by_week(table: dict[str, Any]) -> dict[str, str]:
    """Return the newer figures of a course; the older ones do not fit on a handout."""
    return {week: newer for week, newer, *_ in table["rows"]}
