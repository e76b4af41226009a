"""The library: everything the workbook knows, read file by file when it is first asked for."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .beliefs import Beliefs
from .claims import Claim, Passage, Passages, Theme
from .drawings import Drawing
from .exercises import Exercise, ExerciseRules
from .figures import Figure, Figures
from .hips import Hips
from .pictures import Course, Courses, Imaging
from .quality import Quality
from .quizzes import Quiz
from .reading import load, read
from .red_flags import Case, Cases, RedFlag, RedFlags
from .reference import Glossary, Help, Word
from .reports import ScanReports
from .sessions import Session, Sessions
from .signs import SignPicture, SignPictures
from .sources import Source, Sources
from .times import TimeCourse, TimeCourses
from .treatments import Treatment
from .visits import VisitSheet
from .walking import WalkingPlan
from .workbook import Topic, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOM = Path(__file__).resolve().parents[2] / "content"
R = TypeVar("R")


class UnknownId(LookupError):  # noqa: N818 - it reads as what it is where it is raised
    """An id that no content has. The message lists the ids there are."""

    def __init__(self, kind: str, wanted: str, known: Iterable[str]) -> None:
        listed = ", ".join(sorted(known)) or "none"
        super().__init__(f"There is no {kind} with the id {wanted!r}. Known ids: {listed}.")


class Library:
    """Typed access to a content folder. Each part is a mapping from id to record.

    Every attribute may raise `ContentError` when its file has mistakes.
    """

    def __init__(self, room: Path = ROOM) -> None:
        self.room = room

    @cached_property
    def workbook(self) -> Workbook:
        """The workbook: title, edition, topics in order."""
        return read(self.room / "workbook.yaml", Workbook)

    @cached_property
    def words(self) -> dict[str, Any]:
        """Interface words, by the part of the interface that says them."""
        return load(self.room / "words.yaml")

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every study, guideline and page."""
        return by_id(read(self.room / "sources.yaml", Sources).sources)

    @cached_property
    def red_flags(self) -> dict[str, RedFlag]:
        """Warning signs of back and hip."""
        return by_id(read(self.room / "red_flags.yaml", RedFlags).red_flags)

    @cached_property
    def cases(self) -> dict[str, Case]:
        """Made-up people, in the order they are shown."""
        return by_id(
            case
            for path in sorted((self.room / "cases").glob("*.yaml"))
            for case in read(path, Cases).cases
        )

    @cached_property
    def themes(self) -> dict[str, Theme]:
        """Claims by what they are about, in the order they are shown."""
        themes = (read(path, Theme) for path in (self.room / "claims").glob("*.yaml"))
        return by_id(sorted(themes, key=lambda theme: theme.place))

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """What people read and hear, in the order it is shown."""
        return by_id(claim for theme in self.themes.values() for claim in theme.claims)

    @cached_property
    def passages(self) -> dict[int, Passage]:
        """The passages of the source material, by number."""
        passages = read(self.room / "passages.yaml", Passages).passages
        return {passage.number: passage for passage in passages}

    @cached_property
    def beliefs(self) -> Beliefs:
        """What people think about backs, theme by theme."""
        return read(self.room / "beliefs.yaml", Beliefs)

    @cached_property
    def imaging(self) -> Imaging:
        """What scans show in people without pain."""
        return read(self.room / "imaging.yaml", Imaging)

    @cached_property
    def courses(self) -> dict[str, Course]:
        """How pain usually goes."""
        return by_id(read(self.room / "courses.yaml", Courses).courses)

    @cached_property
    def time_courses(self) -> dict[str, TimeCourse]:
        """How people fared over time on 1 path and on another."""
        return by_id(read(self.room / "time_courses.yaml", TimeCourses).time_courses)

    @cached_property
    def test_pictures(self) -> dict[str, SignPicture]:
        """What tests and warning signs tell of 100 people."""
        return by_id(read(self.room / "test_pictures.yaml", SignPictures).test_pictures)

    @cached_property
    def scan_reports(self) -> ScanReports:
        """10 reports of 1 spine."""
        return read(self.room / "scan_reports.yaml", ScanReports)

    @cached_property
    def glossary(self) -> dict[str, Word]:
        """Hard words."""
        return by_id(read(self.room / "glossary.yaml", Glossary).words)

    @cached_property
    def help(self) -> Help:
        """The “get help now” box and its numbers."""
        return read(self.room / "help.yaml", Help)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """The topics in order."""
        return by_id(self.workbook.topics)

    @cached_property
    def treatment_ids(self) -> tuple[str, ...]:
        """Ids of all treatments, in order, without reading them."""
        return self._stems("treatments")

    @cached_property
    def quiz_ids(self) -> tuple[str, ...]:
        """Ids of all quizzes, in order, without reading them."""
        return self._stems("quizzes")

    @cached_property
    def exercise_ids(self) -> tuple[str, ...]:
        """Ids of all exercises, in order, without reading them."""
        return self._stems("exercises")

    @cached_property
    def exercise_rules(self) -> ExerciseRules:
        """What holds for every exercise."""
        return read(self.room / "exercise_rules.yaml", ExerciseRules)

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Drawings with a caption."""
        return by_id(read(self.room / "figures.yaml", Figures).figures)

    @cached_property
    def hips(self) -> Hips:
        """Places around the hip, and what pain in them comes from."""
        return read(self.room / "hip_regions.yaml", Hips)

    @cached_property
    def drawing_paths(self) -> dict[str, Path]:
        """The file of every drawing, by its name."""
        folder = self.room / "figures"
        return {
            path.relative_to(folder).with_suffix("").as_posix(): path
            for path in sorted(folder.rglob("*.svg"))
        }

    def drawing(self, name: str) -> Drawing:
        """Return one drawing; raises `UnknownId`."""
        return Drawing(pick("drawing", name, self.drawing_paths))

    @cached_property
    def quality(self) -> Quality:
        """How the workbook is judged by published criteria."""
        return read(self.room / "quality.yaml", Quality)

    @cached_property
    def walking_plan(self) -> WalkingPlan:
        """How people can build up their walking."""
        return read(self.room / "walking_plan.yaml", WalkingPlan)

    @cached_property
    def visit_sheet(self) -> VisitSheet:
        """What people take to a visit."""
        return read(self.room / "visit_sheet.yaml", VisitSheet)

    @cached_property
    def sessions(self) -> dict[str, Session]:
        """Plans for a class, in the order they are offered."""
        return by_id(read(self.room / "sessions.yaml", Sessions).sessions)

    def treatment(self, treatment_id: str) -> Treatment:
        """Return one treatment; raises `UnknownId`."""
        pick("treatment", treatment_id, dict.fromkeys(self.treatment_ids))
        return read(self.room / "treatments" / f"{treatment_id}.yaml", Treatment)

    def quiz(self, quiz_id: str) -> Quiz:
        """Return one quiz; raises `UnknownId`."""
        pick("quiz", quiz_id, dict.fromkeys(self.quiz_ids))
        return read(self.room / "quizzes" / f"{quiz_id}.yaml", Quiz)

    def exercise(self, exercise_id: str) -> Exercise:
        """Return one exercise; raises `UnknownId`."""
        pick("exercise", exercise_id, dict.fromkeys(self.exercise_ids))
        return read(self.room / "exercises" / f"{exercise_id}.yaml", Exercise)

    def _stems(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in (self.room / folder).glob("*.yaml")))


def by_id(records: Iterable[R]) -> dict[str, R]:
    """Return records by their id, in their order. A duplicate is left to `check` to report."""
    return {record.id: record for record in records}  # type: ignore[attr-defined]


def pick(kind: str, wanted: str, known: Mapping[str, R]) -> R:
    """Return the record with the id `wanted`.

    Raises
    ------
    UnknownId
        With the list of known ids.
    """
    try:
        return known[wanted]
    except KeyError:
        raise UnknownId(kind, wanted, known) from None


@lru_cache(maxsize=1)
def library() -> Library:
    """Return the workbook's own content. Read once a process: a kernel restart reads afresh."""
    return Library()
