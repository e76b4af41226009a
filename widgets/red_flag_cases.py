"""Made-up people with back or hip pain, and how fast they need help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from traitlets import Dict

from . import asks, prose
from .citations import citations
from .component import Component
from .content import UnknownId, library
from .content.records import Urgency

if TYPE_CHECKING:
    from .content.red_flags import Case

URGENCIES = get_args(Urgency)
WORKED, HALF = "worked", "half"


class RedFlagCases(Component):
    """Cases to practise on, one at a time: first a worked one, then one half done, then alone.

    Parameters
    ----------
    region
        `"back"` or `"hip"`; without it, all cases.

    Attributes
    ----------
    value
        The answers given so far: `{case id: urgency}`, an urgency being one of `now`,
        `same-day`, `within-days` and `self-care`.

    Raises
    ------
    UnknownId
        If no case is of that region.
    """

    value = Dict(help="The urgency chosen for each case, by case id.").tag(sync=True)

    def __init__(self, region: str | None = None) -> None:
        cases = [case for case in library().cases.values() if region in {None, case.region}]
        if not cases:
            raise UnknownId("region", region, {case.region for case in library().cases.values()})
        self._says = ", ".join(filter(None, [region and repr(region), f"{len(cases)} cases"]))
        super().__init__(_view=_view(cases))

    def says(self) -> str:
        """Return the region and the number of cases."""
        return self._says

    def asks(self) -> list[dict[str, Any]]:
        """Return every case but the one that is worked for the learner."""
        view = self._view
        cases = (case for case in view["cases"] if case["mode"] != WORKED)
        return [_ask(case, view["options"]) for case in cases]


def _view(cases: list[Case]) -> dict[str, Any]:
    words = library().words["red_flag_cases"]
    options = [
        {"urgency": urgency, "html": prose.inline(words["urgency"][urgency.replace("-", "_")])}
        for urgency in URGENCIES
    ]
    drawn = [_case(case, {other.id for other in cases}) for case in cases]
    for case, mode in zip(drawn, (WORKED, HALF), strict=False):
        case["mode"] = mode
        case["how"] = words[mode]
    return {"words": words, "options": options, "cases": drawn}


def _case(case: Case, shown: set[str]) -> dict[str, Any]:
    words = library().words["red_flag_cases"]
    answer = words["urgency"][case.urgency.replace("-", "_")]
    fits = URGENCIES.index(case.urgency)
    return {
        "id": case.id,
        "name": case.name,
        "mode": "alone",
        "how": words["made_up"],
        "story": prose.block(case.story),
        "ask": words["ask"].format(name=case.name),
        "fits": fits,
        "solution": words["solution"].format(name=case.name, answer=answer),
        "right": words["right"].format(answer=answer),
        "wrong": words["wrong"].format(answer=answer),
        "reasons": [
            prose.inline(getattr(case.reasons, urgency.replace("-", "_"))) for urgency in URGENCIES
        ],
        # The two answers farthest off are the ones to rule out in a half-worked case.
        "ruled_out": sorted(range(len(URGENCIES)), key=lambda at: -abs(at - fits))[:2],
        "would_change": prose.inline(case.would_change),
        "twin": case.twin if case.twin in shown else None,
        "twin_name": library().cases[case.twin].name if case.twin in shown else None,
        "sources": citations(case.sources),
    }


def _ask(case: dict[str, Any], options: list[dict[str, str]]) -> dict[str, Any]:
    would_change = asks.text(library().words["red_flag_cases"]["would_change"])
    return asks.ask(
        id=case["id"],
        kind="single",
        about=case["story"],
        ask=asks.text(case["ask"]),
        options=(option["html"] for option in options),
        values=URGENCIES,
        right=[case["fits"]],
        said=asks.strong(case["solution"]),
        whys=case["reasons"],
        why=f"{would_change} {case['would_change']}",
        sources=case["sources"],
    )
