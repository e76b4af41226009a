"""Places around the hip: what pain in each of them comes from in studies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Unicode

from . import prose
from .citations import citations
from .component import Component
from .content import library
from .content.library import by_id
from .figures import figure
from .joining import labelled, listed, sentence

if TYPE_CHECKING:
    from .content.hips import HipDisorder, HipRegion

DRAWING = "hip-regions"
TOLD = ("what", "felt", "course", "examined", "helps")


class HipMap(Component):
    """A drawing of the hips with a list of its places: a learner picks one, and reads about it.

    What is told is about people in studies. Nothing is asked about the learner's own pain.

    Attributes
    ----------
    value
        The id of the place last chosen, such as `groin`; empty at first.
    """

    value = Unicode(help="The id of the place last chosen.").tag(sync=True)

    def __init__(self) -> None:
        self._says = f"{len(library().hips.regions)} places"
        super().__init__(_view=_view())

    def says(self) -> str:
        """Return the number of places."""
        return self._says


def _view() -> dict[str, Any]:
    words, hips = library().words["hip_map"], library().hips
    conditions = by_id(hips.conditions)
    # The words link to a topic, which a smaller workbook may not have.
    more = prose.inline(words["treatments"]) if "hip-treatments" in library().topics else ""
    return {
        "words": words | {"treatments": more},
        "svg": figure(DRAWING)["svg"],
        "regions": [_region(region, conditions) for region in hips.regions],
        "conditions": {it.id: _condition(it) for it in hips.conditions},
        "sure": {"html": prose.inline(hips.sure), "sources": citations(hips.sure_sources)},
        "help": {"html": prose.inline(hips.get_help), "sources": citations(hips.get_help_sources)},
        "solutions": [_solution(region, conditions) for region in hips.regions],
    }


def _region(region: HipRegion, conditions: dict[str, HipDisorder]) -> dict[str, Any]:
    words = library().words["hip_map"]
    notes = {"also": region.also, "watch": region.watch}
    return {
        "id": region.id,
        "html": prose.inline(region.name),
        "where": prose.inline(region.where),
        "causes": [
            {
                "condition": cause.condition,
                "name": sentence(conditions[cause.condition].name),
                "html": prose.inline(cause.says),
                "sources": citations(cause.sources),
            }
            for cause in region.comes_from
        ],
        "notes": [
            {"term": words[name], "html": prose.inline(text)}
            for name, text in notes.items()
            if text
        ],
        "sources": citations(region.sources),
    }


def _condition(condition: HipDisorder) -> dict[str, Any]:
    words = library().words["hip_map"]
    others = listed(condition.also_called)
    return {
        "name": condition.name,
        "also_called": words["also_called"].format(names=others) if others else "",
        "rows": [
            {
                "term": words[name],
                "html": prose.inline(getattr(condition, name) or words["not_told"]),
            }
            for name in TOLD
        ],
        "sources": citations(condition.sources),
    }


def _solution(region: HipRegion, conditions: dict[str, HipDisorder]) -> str:
    causes = " · ".join(conditions[cause.condition].name for cause in region.comes_from)
    return labelled(region.name, causes)
