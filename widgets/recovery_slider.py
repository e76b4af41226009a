"""How low back pain usually goes: average pain over a year, for three groups of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Dict

from . import asks, prose
from .citations import citations
from .component import Component
from .content import library, pick
from .dates import day
from .effects_view import certainty
from .guesses import CLOSE, bands
from .joining import labelled, listed
from .numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .content.pictures import Course, Curve, Point

PAIN_MARKS = [0, 20, 40, 60, 80, 100]
"""The marks of the pain axis, which is the whole scale for every group."""


class RecoverySlider(Component):
    """Average pain over a year, with the older figures beside the newer ones.

    The learner first guesses the average at the first measure after the start. Then the chart
    shows, and a slider moves through the weeks.

    Parameters
    ----------
    course
        A course of `courses.yaml`; without it, the learner chooses one.

    Attributes
    ----------
    value
        The guesses so far: `{course id: points of pain from 0 to 100}`.

    Raises
    ------
    UnknownId
        If there is no course with that id.
    """

    value = Dict(help="The guess for each course, in points of pain from 0 to 100.").tag(sync=True)

    def __init__(self, course: str | None = None) -> None:
        courses = library().courses
        shown = [pick("course", course, courses)] if course is not None else list(courses.values())
        self._says = repr(course) if course else f"{len(shown)} courses"
        super().__init__(_view=_view(shown))

    def says(self) -> str:
        """Return the course's id, or how many there are to choose from."""
        return self._says

    def asks(self) -> list[dict[str, Any]]:
        """Return every course, asked at the first measure after the start."""
        return [_ask(course, self._view["words"]) for course in self._view["courses"]]


def _view(courses: list[Course]) -> dict[str, Any]:
    words = library().words["recovery_slider"]
    drawn = [_course(course) for course in courses]
    # All groups share one axis, also where a notebook shows a single group.
    every = [line for course in library().courses.values() for line in _lines(course).values()]
    weeks = sorted({point.week for line in every for point in line.points} | {0})
    return {
        "title": words["title"],
        "words": words | {"sure": library().words["effects"]["certainty_label"]},
        "axes": {"x": weeks, "y": PAIN_MARKS, "x_title": words["weeks"], "y_title": words["scale"]},
        "courses": drawn,
        "solutions": [labelled(course["name"], course["answer"]) for course in drawn],
    }


def _course(course: Course) -> dict[str, Any]:
    words = library().words["recovery_slider"]
    start, asked = course.now.points[:2]
    lines = _lines(course)
    sources = [line.source for line in lines.values()]
    name = prose.plain(course.name)
    return {
        "id": course.id,
        "name": name,
        "option": prose.inline(course.name),
        "people": prose.inline(f"{words['people']} {course.people}"),
        "ask": words["ask"].format(name=name, start=number(start.pain), week=asked.week),
        "asked": asked.week,
        "start": round(start.pain),
        "answer": _answer(start, asked),
        "bands": bands(round(asked.pain), words["bands"]),
        "why": prose.inline(course.meaning),
        "lines": [_line(which, line) for which, line in lines.items()],
        "table": _table(name, lines),
        "certainty": certainty(course.now),
        "facts": _facts(course.now),
        "older": _older(course),
        "read_in": _read_in(course.now.points),
        "sources": citations(sources),
        "checked": words["checked"].format(
            date=day(min(library().sources[source].last_checked for source in sources))
        ),
    }


def _lines(course: Course) -> dict[str, Curve]:
    return {"now": course.now} | ({"older": course.older} if course.older else {})


def _answer(start: Point, asked: Point) -> str:
    words = library().words["recovery_slider"]["answer"]
    change = round(asked.pain) - round(start.pain)
    way = "lower" if change < 0 else "higher" if change > 0 else "same"
    return words[way].format(week=asked.week, pain=number(asked.pain), change=number(abs(change)))


def _line(which: str, line: Curve) -> dict[str, Any]:
    words = library().words["recovery_slider"]
    key = words["key"][which].format(year=library().sources[line.source].year)
    points = (words["chart_point"].format(**_figures(point)) for point in line.points)
    return {
        "style": which,
        "label": key,
        "told": words["chart_line"].format(key=key, points=listed(points, "series")),
        "between": words["between"][which],
        "beyond": words["beyond"][which],
        "points": [
            {
                "x": point.week,
                "y": point.pain,
                "low": point.low,
                "high": point.high,
                "says": number(point.pain),
                "read": words["measured"][which].format(
                    **_figures(point), figure=_with_range(point, words["figure_points"])
                ),
            }
            for point in line.points
        ],
    }


def _figures(point: Point) -> dict[str, str]:
    return {"week": str(point.week), "pain": number(point.pain)}


def _with_range(point: Point, figure: str = "{pain}") -> str:
    """Return an average with its 95 % interval, where the source gives one."""
    told = figure.format(pain=number(point.pain))
    if point.low is None or point.high is None:
        return told
    within = library().words["recovery_slider"]["range"]
    return f"{told} {within.format(low=number(point.low), high=number(point.high))}"


def _table(name: str, lines: dict[str, Curve]) -> dict[str, Any]:
    words = library().words["recovery_slider"]
    weeks = sorted({point.week for line in lines.values() for point in line.points})
    by_week = [{point.week: point for point in line.points} for line in lines.values()]
    return {
        "caption": words["caption"].format(name=name),
        "columns": [
            words["week"],
            *(
                words["key"][which].format(year=library().sources[line.source].year)
                for which, line in lines.items()
            ),
        ],
        "rows": [
            [
                str(week),
                *(
                    _with_range(points[week]) if week in points else words["not_measured"]
                    for points in by_week
                ),
            ]
            for week in weeks
        ],
    }


def _facts(line: Curve) -> list[list[str]]:
    """Return what a reader should know of the newer figures: each a label and its text."""
    words = library().words["recovery_slider"]
    ranged = all(point.low is not None for point in line.points)
    return [
        [words["range_label"], words["has_range" if ranged else "no_range"]],
        [
            words["counted_label"],
            prose.inline(words["counted"].format(counted_from=line.counted_from)),
        ],
        [words["differ_label"], words["differ"]],
    ]


def _older(course: Course) -> dict[str, Any] | None:
    if course.older is None:
        return None
    words = library().words["recovery_slider"]
    return {
        "show": words["show_older"].format(year=library().sources[course.older.source].year),
        "why": prose.inline(course.why_older_differs or ""),
        "counted": prose.inline(words["counted"].format(counted_from=course.older.counted_from)),
        "certainty": certainty(course.older),
    }


def _read_in(points: Iterable[Point]) -> str:
    words = library().words["recovery_slider"]["read_in"]
    return words["secondary" if "secondary" in {point.checked for point in points} else "read"]


def _ask(course: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    _, asked = library().courses[course["id"]].now.points[:2]
    sure = asks.how_sure(words["sure"], course["certainty"])
    return asks.ask(
        id=course["id"],
        kind="number",
        about=asks.paragraphs(course["people"]),
        ask=asks.text(course["ask"]),
        range=asks.span(PAIN_MARKS[0], PAIN_MARKS[-1], words["position"]),
        answer=round(asked.pain),
        near=CLOSE,
        said=f"{asks.strong(course['answer'])} {sure}",
        why=course["why"],
        sources=course["sources"],
    )
