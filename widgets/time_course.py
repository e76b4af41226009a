"""Paths over time: early surgery or waiting, a shot or exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Dict

from . import prose
from .citations import citations
from .component import Component
from .content import library, pick
from .content.quizzes import Choice
from .dates import day
from .effects_view import certainty
from .effects_words import capital
from .joining import listed
from .numbers import number
from .questions_view import question_view

if TYPE_CHECKING:
    from .content.times import Moment, Path
    from .content.times import TimeCourse as Course

STYLES = ("one", "two", "three")
"""How the paths are drawn, in their order: each has a line and a mark of its own."""

MARKS = {"of-100": [0, 20, 40, 60, 80, 100], "gap": [-20, 0, 20, 40]}
"""The marks of the upright axis, the same for every course of a kind."""


class TimeCourse(Component):
    """How people fared over time who took one path, and how those fared who took another.

    The learner reads how it began and chooses how it went on. Then the paths show, with their
    numbers in a table, how sure they are, the downsides, and what the study cannot say.

    Parameters
    ----------
    course
        A course of `time_courses.yaml`.

    Attributes
    ----------
    value
        The checked answer: `{course id: number of the chosen option}`, from 0.

    Raises
    ------
    UnknownId
        If there is no course with that id.
    """

    value = Dict(help="The number of the chosen option, by course id.").tag(sync=True)

    def __init__(self, course: str) -> None:
        found = pick("time course", course, library().time_courses)
        self._says = repr(course)
        super().__init__(_view=_view(found))

    def says(self) -> str:
        """Return the course's id."""
        return self._says


def _view(course: Course) -> dict[str, Any]:
    words = library().words["time_course"]
    sources = [library().sources[source] for source in course.sources]
    question = question_view(
        Choice(
            id=course.id,
            kind="single",
            ask=course.ask,
            options=course.options,
            why=course.meaning,
        )
    )
    lines = [_line(course, path, style) for path, style in zip(course.paths, STYLES, strict=False)]
    quiz = library().words["quiz"]
    return {
        "title": words["title"].format(title=course.title),
        "people": prose.inline(f"{words['people']} {course.people}"),
        "words": quiz
        | {
            name: words[name]
            for name in ("check", "right", "wrong", "others", "table", "joined", "went")
        }
        | {"range": words["key_range"], "answers": words["answers"].format(title=course.title)},
        "question": question,
        "answer": _answer(course),
        "axes": {
            "x": course.marks,
            "y": MARKS[course.kind],
            "x_title": words["axis"][course.unit],
            "y_title": _outcome(course),
        },
        "chart": " ".join(
            [words["chart"].format(outcome=_outcome(course)), *(line.pop("told") for line in lines)]
        ),
        "lines": lines,
        "table": _table(course),
        "facts": _facts(course),
        "certainty": {"label": library().words["effects"]["certainty_label"], **certainty(course)},
        "sources": citations(course.sources),
        "lead": words["sources"],
        "checked": words["checked"].format(date=day(min(each.last_checked for each in sources))),
    }


def _outcome(course: Course) -> str:
    words = library().words["time_course"]["outcome"]
    if course.event:
        return words["of-100"].format(did=prose.plain(course.event.did))
    return capital(course.scale or "")


def _answer(course: Course) -> list[str]:
    """Return where each path ended, in both frames."""
    words = library().words["time_course"]["answer"]
    told = []
    for path in course.paths:
        end = path.points[-1]
        said = {"when": capital(_when(course, end)), "name": path.name}
        if course.event:
            value = round(end.value)
            figures = {"value": number(value), "rest": number(100 - value)}
            frames = {"did": course.event.did, "did_not": course.event.did_not}
            told.append(words["of-100"].format(**said, **figures, **frames))
        else:
            way = "ahead" if end.value > 0 else "behind"
            told.append(words["gap"][way].format(**said, value=number(abs(end.value))))
    return told


def _when(course: Course, point: Moment) -> str:
    words = library().words["time_course"]["when"]
    if point.when:
        return point.when
    if point.at == 0:
        return words["start"]
    return words[course.unit]["one" if point.at == 1 else "many"].format(at=number(point.at, 1))


def _line(course: Course, path: Path, style: str) -> dict[str, Any]:
    words = library().words["time_course"]
    points = [
        words["chart_point"].format(when=_when(course, point), value=_figure(course, point))
        for point in path.points
    ]
    return {
        "style": style,
        "label": capital(path.name),
        "told": words["chart_line"].format(
            name=capital(path.name), points=listed(points, "series")
        ),
        "points": [
            {
                "x": point.at,
                "y": point.value,
                "low": point.low,
                "high": point.high,
                "says": number(point.value),
                "put": _put(course, point),
            }
            for point in path.points
        ],
    }


def _put(course: Course, point: Moment) -> str:
    """Return where a figure stands, so that figures of one time do not cover each other."""
    others = [other for other in course.points if other.at == point.at and other is not point]
    lowest = all(other.value >= point.value for other in others)
    # Where two are alike, the later path's figure goes below.
    first = any(other.value == point.value and _before(course, point, other) for other in others)
    return "below" if others and lowest and not first else "above"


def _before(course: Course, point: Moment, other: Moment) -> bool:
    places = [id(each) for each in course.points]
    return places.index(id(point)) < places.index(id(other))


def _figure(course: Course, point: Moment) -> str:
    """Return a value with its 95 % interval, where the source gives one."""
    # A lead may be small: rounded to whole points, it could seem to be none.
    decimals = 1 if course.kind == "gap" else 0
    if point.low is None or point.high is None:
        return number(point.value, decimals)
    words = library().words["time_course"]["range"]
    figures = {name: getattr(point, name) for name in ("value", "low", "high")}
    return words.format(**{name: number(each, decimals) for name, each in figures.items()})


def _table(course: Course) -> dict[str, Any]:
    words = library().words["time_course"]
    times = {point.at: capital(_when(course, point)) for point in course.points}
    by_path = {
        capital(path.name): {point.at: _figure(course, point) for point in path.points}
        for path in course.paths
    }
    if course.kind == "gap":
        # Figures with their range are long, and there is 1 path: the times go down.
        ((name, figures),) = by_path.items()
        columns, rows = [name], [[times[at], figures[at]] for at in sorted(times)]
        return {"caption": _outcome(course), "columns": [words["time"], *columns], "rows": rows}
    return {
        "caption": _outcome(course),
        "columns": [words["group"], *(times[at] for at in sorted(times))],
        "rows": [
            [name, *(figures.get(at, words["not_measured"]) for at in sorted(times))]
            for name, figures in by_path.items()
        ],
    }


def _facts(course: Course) -> list[list[str]]:
    words = library().words["time_course"]
    ranged = all(point.low is not None for point in course.points)
    quoted = any(point.checked == "secondary" for point in course.points)
    return [
        [words["range_label"], words["has_range" if ranged else "no_range"]],
        [words["harms"], prose.inline(course.harms)],
        [words["limits"], prose.inline(course.limits)],
        [words["read_label"], words["read_in"]["secondary" if quoted else "read"]],
    ]
