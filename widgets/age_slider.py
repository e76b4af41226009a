"""Scans of people without back pain: what they show at each age."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Dict

from . import asks, prose
from .citations import citations
from .component import Component
from .content import library, pick
from .content.library import by_id
from .dates import day
from .guesses import CLOSE, bands
from .joining import labelled
from .numbers import number, of_100

if TYPE_CHECKING:
    from .content.pictures import Finding, Imaging

EVERYONE = 100
"""How many people are shown, and asked about."""


class AgeSlider(Component):
    """100 people without back pain: how many show a finding on a scan, at each age.

    The learner first guesses for one age. Then the picture follows the age they choose.

    Parameters
    ----------
    finding
        A finding of `imaging.yaml`; without it, the learner chooses one.
    age
        The age asked about, in years: one of the ages of `imaging.yaml`.

    Attributes
    ----------
    value
        The guesses so far: `{finding id: people of 100}`.

    Raises
    ------
    UnknownId
        If there is no finding with that id.
    ValueError
        If the figures have no such age.
    """

    value = Dict(help="The guess for each finding, in people of 100.").tag(sync=True)

    def __init__(self, finding: str | None = None, *, age: int = 50) -> None:
        imaging = library().imaging
        if age not in imaging.ages:
            known = ", ".join(map(str, imaging.ages))
            raise ValueError(f"There are no figures for the age {age}. Known ages: {known}.")
        shown = imaging.findings
        if finding is not None:
            shown = [pick("finding", finding, by_id(imaging.findings))]
        self._says = repr(finding) if finding else f"{len(shown)} findings"
        super().__init__(_view=_view(imaging, shown, age))

    def says(self) -> str:
        """Return the finding's id, or how many there are to choose from."""
        return self._says

    def asks(self) -> list[dict[str, Any]]:
        """Return every finding, asked at the one age."""
        return [_ask(finding, self._view) for finding in self._view["findings"]]


def _view(imaging: Imaging, findings: list[Finding], age: int) -> dict[str, Any]:
    words = library().words["age_slider"]
    ages = imaging.ages
    drawn = [_finding(finding, ages, age) for finding in findings]
    source = library().sources[imaging.source]
    years = ages[1] - ages[0]
    return {
        "title": words["title"],
        "people": prose.inline(imaging.people),
        "words": words
        | {name: words[name].format(years=years) for name in ("younger", "older")}
        | {"checked": words["checked"].format(date=day(source.last_checked))},
        "asked": age,
        "start": 50,
        "ages": {"lowest": ages[0], "highest": ages[-1], "step": years},
        "findings": drawn,
        "limits": prose.inline(imaging.limits),
        "sources": citations([imaging.source]),
        "solutions": [labelled(finding["name"], finding["answer"]) for finding in drawn],
    }


def _finding(finding: Finding, ages: list[int], asked: int) -> dict[str, Any]:
    words = library().words["age_slider"]
    figures = dict(zip(ages, finding.of_100, strict=True))
    has, has_not = _people(figures[asked])
    first, last = ages[0], ages[-1]
    why = words["why"].format(
        first=first, at_first=of_100(figures[first]), last=last, at_last=of_100(figures[last])
    )
    return {
        "id": finding.id,
        "name": finding.name,
        "means": prose.inline(finding.means),
        "ask": words["ask"].format(finding=finding.name, age=asked),
        "answer": words["answer"].format(has=has, has_not=has_not, age=asked),
        "bands": bands(round(figures[asked]), words["bands"], has=has),
        "why": why,
        "read_in": words["read_in"][finding.checked],
        "by_age": [
            _at(age, figures[age], scanned)
            for age, scanned in zip(ages, finding.scanned, strict=True)
        ],
    }


def _at(age: int, figure: float, scanned: int | None) -> dict[str, Any]:
    words = library().words["age_slider"]
    has, has_not = _people(figure)
    if scanned is None:
        counted = words["scanned_unknown"]
    elif scanned == 0:
        counted = words["scanned_nobody"]
    else:
        counted = words["scanned"].format(count=number(scanned))
    return {"age": age, "count": round(figure), "has": has, "has_not": has_not, "scanned": counted}


def _people(figure: float) -> tuple[str, str]:
    """Return both frames of a share, rounded to whole people so that they add up to 100."""
    return of_100(round(figure)), of_100(EVERYONE - round(figure))


def _ask(finding: dict[str, Any], view: dict[str, Any]) -> dict[str, Any]:
    words = view["words"]
    (figure,) = (each["count"] for each in finding["by_age"] if each["age"] == view["asked"])
    sure = f"{asks.strong(words['sure'])} {asks.text(words['not_graded'])}"
    return asks.ask(
        id=finding["id"],
        kind="number",
        about=asks.paragraphs(view["people"], finding["means"]),
        ask=asks.text(finding["ask"]),
        range=asks.span(0, EVERYONE, words["position"]),
        answer=figure,
        near=CLOSE,
        said=f"{asks.strong(finding['answer'])} {sure}",
        why=asks.text(finding["why"]),
        sources=view["sources"],
    )
