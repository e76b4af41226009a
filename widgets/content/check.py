"""Everything that can be wrong with the content, found in one run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from widgets.prose import links

from .beliefs import Beliefs
from .claims import Passages, Theme
from .drawings import Drawing
from .exercises import Exercise, ExerciseRules
from .figures import Figures
from .hips import Hips
from .language import faults
from .leaves import Leaf, texts, walk
from .pictures import Courses, Imaging
from .quality import Quality
from .quizzes import Quiz, Recalled
from .reading import ContentError, Marks, Problem, load, read
from .records import Points, Prose
from .red_flags import Case, Cases, RedFlags
from .reference import Glossary, Help
from .reports import ScanReports
from .sessions import Sessions
from .signs import SignPictures
from .sources import Sources
from .times import TimeCourses
from .treatments import Treatment
from .visits import VisitSheet
from .walking import WalkingPlan
from .workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from pydantic import BaseModel

    from .language import Fault
    from .mistakes import Location

FILES: Mapping[str, type[BaseModel]] = {
    "workbook.yaml": Workbook,
    "sources.yaml": Sources,
    "red_flags.yaml": RedFlags,
    "cases/*.yaml": Cases,
    "treatments/*.yaml": Treatment,
    "quizzes/*.yaml": Quiz,
    "claims/*.yaml": Theme,
    "passages.yaml": Passages,
    "beliefs.yaml": Beliefs,
    "exercises/*.yaml": Exercise,
    "exercise_rules.yaml": ExerciseRules,
    "walking_plan.yaml": WalkingPlan,
    "visit_sheet.yaml": VisitSheet,
    "sessions.yaml": Sessions,
    "imaging.yaml": Imaging,
    "figures.yaml": Figures,
    "hip_regions.yaml": Hips,
    "courses.yaml": Courses,
    "time_courses.yaml": TimeCourses,
    "test_pictures.yaml": SignPictures,
    "scan_reports.yaml": ScanReports,
    "glossary.yaml": Glossary,
    "help.yaml": Help,
    "quality.yaml": Quality,
}

KINDS = {
    "Source": "source",
    "RedFlag": "red flag",
    "Case": "case",
    "Treatment": "treatment",
    "Effect": "effect",
    "Quiz": "quiz",
    "Theme": "theme",
    "Claim": "claim",
    "BeliefTheme": "belief theme",
    "Belief": "belief",
    "Exercise": "exercise",
    "Choice": "question",
    "Order": "question",
    "Number": "question",
    "Finding": "finding",
    "Course": "course",
    "TimeCourse": "time course",
    "SignPicture": "test picture",
    "Figure": "figure",
    "HipRegion": "hip region",
    "HipDisorder": "hip condition",
    "Word": "word",
    "HelpLine": "help line",
    "Matter": "thing that matters",
    "Visit": "kind of visit",
    "VisitQuestion": "question for a visit",
    "Session": "session",
    "Topic": "topic",
}

NAMED_BY_FILE = {"treatment", "quiz", "theme", "exercise"}


@dataclass
class Inspection:
    """What one run over a content folder found."""

    problems: list[Problem] = field(default_factory=list)
    complete: bool = False
    """Whether every record could be read, so that widgets can be made of them."""
    leaves: list[Leaf] = field(default_factory=list)
    ids: dict[str, dict[str, tuple[Path, Location]]] = field(default_factory=dict)
    twins: dict[str, tuple[Path, Location, str]] = field(default_factory=dict)
    """For each case with a twin: where it says so, and the twin's id."""
    recalled: list[tuple[Path, Location, Recalled]] = field(default_factory=list)
    """Each question that a later quiz asks again, and where it says so."""
    unread: set[str] = field(default_factory=set)
    """Ids in files with mistakes: they count as known, so that 1 mistake is not told 100 times."""
    words: list[Leaf] = field(default_factory=list)
    """Each text of the interface."""
    marks: Callable[[Path], Marks | Drawing] = field(default_factory=lambda: lru_cache(_marks_of))

    def texts(self) -> Iterator[Leaf]:
        """Yield each text a learner reads."""
        return (leaf for leaf in self.leaves if Prose() in leaf.marks)

    def add(self, path: Path, location: Location, message: str) -> None:
        """Add a problem of a file that could be read."""
        self.problems.append(self.marks(path).problem(location, message))

    def told(self, leaf: Leaf, fault: Fault) -> Problem:
        """Return a fault of a text as the problem that tells it, where it stands."""
        told = self.marks(leaf.path).problem(leaf.location, str(fault))
        place = fault.place(leaf.path.read_text(encoding="utf-8"), told.line)
        return replace(told, line=place[0], column=place[1]) if place else told


def inspect(room: Path, cited: Mapping[str, list[Problem]] | None = None) -> Inspection:
    """Read all content of `room` and report every mistake.

    Parameters
    ----------
    room
        The content folder.
    cited
        Links of the notebooks' prose: each address with the places it stands at, told as the
        problem to report should the address lead nowhere.
    """
    found = Inspection()
    for pattern, model in FILES.items():
        paths = sorted(room.glob(pattern)) if "*" in pattern else [room / pattern]
        for path in paths:
            try:
                record = read(path, model)
            except ContentError as error:
                found.problems.extend(error.problems)
                found.unread.update(_ids_in(path))
            else:
                _take_in(found, path, record)
    _take_in_figures(found, room / "figures/exercises", "exercise figure")
    _take_in_drawings(found, room / "figures")
    found.complete = not found.problems
    _check_words(found, room / "words.yaml")
    _check_pointers(found, cited or {})
    _check_twins(found)
    _check_recalled(found)
    _check_language(found)
    if found.complete:
        _check_all_sources_used(found, cited or {})
    found.problems = sorted(set(found.problems))
    return found


def _ids_in(path: Path) -> list[str]:
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8", errors="replace")
    return re.findall(r"^[ -]*id: *['\"]?([\w-]+)", text, re.MULTILINE)


def _take_in(found: Inspection, path: Path, record: BaseModel) -> None:
    for location, item in walk(record):
        if isinstance(item, Leaf):
            item.path = path
            found.leaves.append(item)
            continue
        if isinstance(item, Recalled):
            found.recalled.append((path, location, item))
        kind = KINDS.get(type(item).__name__)
        if kind is None:
            continue
        place = (*location, "id")
        first = found.ids.setdefault(kind, {}).setdefault(item.id, (path, place))
        if first != (path, place):
            before = found.marks(first[0]).problem(first[1], "")
            message = (
                f"{kind} id {item.id!r} is used twice, first in {before.file}, line {before.line}; "
                "expected an id of its own"
            )
            found.add(path, place, message)
        if kind in NAMED_BY_FILE and item.id != path.stem:
            message = f"{kind} id {item.id!r} differs from its file's name; expected {path.stem!r}"
            found.add(path, place, message)
        if isinstance(item, Case) and item.twin:
            found.twins[item.id] = (path, (*location, "twin"), item.twin)


def _take_in_figures(found: Inspection, folder: Path, kind: str) -> None:
    """Know the drawings of a folder by their names."""
    found.ids[kind] = {path.stem: (path, ()) for path in sorted(folder.glob("*.svg"))}


def _take_in_drawings(found: Inspection, folder: Path) -> None:
    for path in sorted(folder.rglob("*.svg")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        found.ids.setdefault("drawing", {})[name] = (path, ())
        try:
            drawing = Drawing(path)
        except ContentError as error:
            found.problems.extend(error.problems)
            continue
        found.problems.extend(drawing.mistakes())
        told = {"title": drawing.title, "desc": drawing.desc}
        found.leaves.extend(
            Leaf(path, (part,), text, frozenset({Prose()})) for part, text in told.items() if text
        )


def _marks_of(path: Path) -> Marks | Drawing:
    return Drawing(path) if path.suffix == ".svg" else Marks(path)


def _check_words(found: Inspection, path: Path) -> None:
    try:
        words = load(path)
    except ContentError as error:
        found.problems.extend(error.problems)
    else:
        found.words.extend(
            Leaf(path, location, text, frozenset({Prose()})) for location, text in texts(words)
        )


def _check_language(found: Inspection) -> None:
    for leaf in [*found.texts(), *found.words]:
        found.problems.extend(found.told(leaf, fault) for fault in faults(leaf.text))


def _check_pointers(found: Inspection, cited: Mapping[str, list[Problem]]) -> None:
    for leaf in found.leaves:
        for mark in leaf.marks:
            if isinstance(mark, Points):
                if message := _unknown(mark.to, leaf.text, found):
                    found.add(leaf.path, leaf.location, message)
            else:
                for address in links(leaf.text):
                    if message := _leads_nowhere(address, found):
                        found.add(leaf.path, leaf.location, message)
    for address, places in cited.items():
        if message := _leads_nowhere(address, found):
            found.problems.extend(
                Problem(place.file, place.line, place.column, message) for place in places
            )


LISTS = {"glossary.ipynb": "word", "sources.ipynb": "source"}


def _leads_nowhere(address: str, found: Inspection) -> str | None:
    page, _, anchor = address.partition("#")
    if page in LISTS:
        return _unknown(LISTS[page], anchor, found) if anchor else None
    if page.endswith(".ipynb"):
        return _unknown("topic", page.removesuffix(".ipynb"), found)
    if page.startswith("https://") or not page:
        return None
    return (
        f"the link to {address!r} leads nowhere; expected topic.ipynb, glossary.ipynb#word, "
        "sources.ipynb#id or an https:// address"
    )


def _unknown(kind: str, wanted: str, found: Inspection) -> str | None:
    """Return what is wrong with an id that no record of its kind has; None where all is well."""
    known = found.ids.get(kind, {})
    if wanted in known or wanted in found.unread:
        return None
    if not known and not found.unread and found.problems:
        return None  # its file is missing, which is told already
    near = get_close_matches(wanted, [*known, *found.unread], n=3)
    hint = f"did you mean {', '.join(near)}?" if near else f"expected one of {len(known)} known ids"
    return f"there is no {kind} {wanted!r}; {hint}"


def _check_twins(found: Inspection) -> None:
    for case_id, (path, location, twin) in found.twins.items():
        message = _unknown("case", twin, found)
        _, _, back = found.twins.get(twin, (None, None, None))
        if not message and back != case_id and twin not in found.unread:
            message = f"twin {twin!r} does not name {case_id!r} as its twin; expected both ways"
        if message:
            found.add(path, location, message)


def _check_recalled(found: Inspection) -> None:
    """Tell of a recalled question of another quiz, of no earlier topic, or there twice."""
    seen: set[tuple[Path, str]] = set()
    for path, location, recalled in found.recalled:
        if message := _not_in_quiz(recalled, found):
            found.add(path, (*location, "question"), message)
        if message := _not_earlier(recalled.quiz, path.stem, found):
            found.add(path, (*location, "quiz"), message)
        if (path, recalled.question) in seen:
            message = f"question {recalled.question!r} is recalled twice; expected another one"
            found.add(path, (*location, "question"), message)
        seen.add((path, recalled.question))


def _not_in_quiz(recalled: Recalled, found: Inspection) -> str | None:
    home, _ = found.ids.get("question", {}).get(recalled.question, (None, None))
    if home is None or home.stem == recalled.quiz or recalled.quiz not in found.ids["quiz"]:
        return None  # all is well, or told already
    return f"question {recalled.question!r} is in quiz {home.stem!r}, not in {recalled.quiz!r}"


def _not_earlier(quiz: str, topic: str, found: Inspection) -> str | None:
    quizzes, topics = found.ids.get("quiz", {}), list(found.ids.get("topic", {}))
    if quiz not in quizzes or topic not in topics:
        return None  # told already, or there is no order
    earlier = [before for before in topics[: topics.index(topic)] if before in quizzes]
    if quiz in earlier:
        return None
    expected = f"one of {', '.join(earlier)}" if earlier else "no `recall` in the first topic"
    return f"{quiz!r} is no topic before {topic!r} in workbook.yaml; expected {expected}"


def _check_all_sources_used(found: Inspection, cited: Mapping[str, list[Problem]]) -> None:
    used = {leaf.text for leaf in found.leaves for mark in leaf.marks if mark == Points("source")}
    addresses = {address for leaf in found.texts() for address in links(leaf.text)} | set(cited)
    used |= {address.partition("#")[2] for address in addresses if address.startswith("sources")}
    for source_id, (path, location) in found.ids.get("source", {}).items():
        if source_id not in used:
            message = f"source {source_id!r} is used by nothing; cite it or remove it"
            found.add(path, location, message)
