"""A sheet to take to a visit: what matters to a reader, what they want to ask, what to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Dict

from . import prose
from .component import Component
from .content import library

if TYPE_CHECKING:
    from .content.visits import VisitSheet as Sheet

LONGEST = {"matters": 100, "able": 200, "questions": 300}
"""How many characters there is room for, so that the sheet fits on one page."""


class VisitSheet(Component):
    """Things that people weigh and questions that people ask, to tick, add to and print.

    It gives a learner's own words back, in the order of the list. It ranks nothing, and it draws no
    conclusion from what is ticked. What to tell about oneself is filled in by hand, on paper.

    Attributes
    ----------
    value
        `{"matters": ids ticked, "questions": ids ticked, "own": own words}`. `own` holds what is
        written under `"matters"`, `"able"` and `"questions"`, and leaves out what is empty.
    """

    value = Dict(help="What is ticked, by its ids, and what is written.").tag(sync=True)

    def __init__(self) -> None:
        sheet = library().visit_sheet
        asked = sum(len(visit.questions) for visit in sheet.visits)
        self._says = f"{len(sheet.matters)} things that matter, {asked} questions"
        super().__init__(_view=_view(sheet), value={"matters": [], "questions": [], "own": {}})

    def says(self) -> str:
        """Return how much there is to tick."""
        return self._says


def _view(sheet: Sheet) -> dict[str, Any]:
    words = library().words["visit_sheet"]
    workbook = library().workbook
    return {
        "words": words,
        "longest": LONGEST,
        "matters": [
            {
                "id": matter.id,
                "html": prose.inline(matter.says),
                "facts": prose.inline(matter.facts),
            }
            for matter in sheet.matters
        ],
        "visits": [
            {
                "title": prose.inline(visit.title),
                "questions": [
                    {"id": question.id, "html": prose.inline(question.says)}
                    for question in visit.questions
                ],
            }
            for visit in sheet.visits
        ],
        "tell": [prose.inline(prompt) for prompt in sheet.tell],
        "foot": words["foot"].format(workbook=workbook.title, edition=workbook.edition),
    }
