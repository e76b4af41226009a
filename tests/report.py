"""Write `docs/quality.md`: what the workbook knows of itself, and how hard the tests find it."""

from itertools import groupby
from pathlib import Path
from statistics import median

from serving.quality import Level
from serving.report import report
from tests.content.reading_level import Simplifier, grade, joined, of_notebooks
from widgets.content import Library

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS, SHEET = ROOT / "notebooks", ROOT / "docs/quality.md"


def levels(content):
    """How hard each topic's prose is to read."""
    sections = joined(of_notebooks(NOTEBOOKS, Simplifier(content)))
    found = {}
    for topic, group in groupby(sections, key=lambda section: section.topic):
        graded = [(grade(section.text), section.place.partition(", ")[2]) for section in group]
        hardest, heading = max(graded)
        found[topic] = Level(median(level for level, _ in graded), hardest, heading)
    return found


def sheet(content):
    """The text of the quality sheet, as it should be now."""
    return report(content, NOTEBOOKS, levels(content))


def write():
    """Write the quality sheet and return where it is."""
    SHEET.parent.mkdir(exist_ok=True)
    SHEET.write_text(sheet(Library()), encoding="utf-8")
    return SHEET
