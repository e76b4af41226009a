"""Ten reports of one spine: how far they were alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Dict

from . import asks, prose
from .citations import citations
from .component import Component
from .content import library
from .dates import day
from .effects_view import certainty
from .guesses import CLOSE, bands
from .joining import counted, labelled, listed, sentence

if TYPE_CHECKING:
    from .content.reports import ScanReports as Reports

QUESTION = "in-all"
"""The name of the one guess: how many findings were in every report."""

COLUMNS = 7


class ScanReports(Component):
    """10 scans of 1 spine: how many of the findings were in all reports, and in only 1.

    The learner first guesses. Then the findings show as squares, with an average report beside
    them, what the study cannot say, who paid for it, and what larger studies found.

    Attributes
    ----------
    value
        The guess: `{"in-all": findings}`.
    """

    value = Dict(help="The guess, how many findings were in all reports.").tag(sync=True)

    def __init__(self) -> None:
        super().__init__(_view=_view(library().scan_reports))

    def asks(self) -> list[dict[str, Any]]:
        """Return its one guess."""
        view = self._view
        sure = asks.how_sure(view["certainty"]["label"], view["certainty"])
        guess = asks.ask(
            id=QUESTION,
            kind="number",
            about=asks.paragraphs(view["story"]),
            ask=asks.text(view["ask"]),
            range=asks.span(0, view["highest"], view["words"]["position"]),
            answer=library().scan_reports.in_all,
            near=CLOSE,
            said=f"{asks.strong(view['answer'])} {sure}",
            why=view["why"],
            sources=view["sources"],
        )
        return [guess]


def _view(reports: Reports) -> dict[str, Any]:
    words = library().words["scan_reports"]
    guess = ("slider", "write", "less", "more", "commit", "position")
    used = (*guess, "calmer", "sources", "answers")
    sources = [reports.source, *(study.source for study in reports.calmer)]
    checked = min(library().sources[source].last_checked for source in sources)
    groups = _findings(reports)
    return {
        "title": words["title"],
        "words": {name: words[name] for name in used},
        "story": prose.inline(reports.story),
        "ask": words["ask"].format(total=reports.findings),
        "asked": QUESTION,
        "highest": reports.findings,
        "start": reports.findings // 2,
        "answer": words["answer"].format(
            total=reports.findings, all=reports.in_all, one=reports.in_one
        ),
        "bands": bands(reports.in_all, words["bands"]),
        "why": prose.inline(reports.meaning),
        "shown": [groups, _report(reports)],
        "certainty": {"label": library().words["effects"]["certainty_label"], **certainty(reports)},
        "facts": [
            [words["facts"]["limits"], prose.inline(reports.limits)],
            [words["facts"]["paid_by"], prose.inline(reports.paid_by)],
            [words["facts"]["read"], words["read_in"][reports.checked]],
        ],
        "studies": [
            {"html": prose.inline(study.says), "sources": citations([study.source])}
            for study in reports.calmer
        ],
        "sources": citations([reports.source]),
        "checked": words["checked"].format(date=day(checked)),
    }


def _findings(reports: Reports) -> dict[str, Any]:
    """Return the findings by how many reports named them."""
    said = library().words["scan_reports"]["findings"]
    some = reports.findings - reports.in_all - reports.in_one
    counts = {"has": reports.in_all, "some": some, "missed": reports.in_one}
    return _squares(said, counts, total=reports.findings)


def _report(reports: Reports) -> dict[str, Any]:
    """Return an average report beside what experts saw."""
    said = library().words["scan_reports"]["report"]
    report = reports.report
    named = report.seen_by_experts - report.missed
    counts = {"found": named, "missed": report.missed, "false-alarm": report.not_there}
    return _squares(said, counts, total=report.seen_by_experts)


def _squares(said: dict[str, str], counts: dict[str, int], *, total: int) -> dict[str, Any]:
    groups = [
        {"mark": mark, "count": count, "says": counted(count, said[mark])}
        for mark, count in counts.items()
    ]
    told = listed(group["says"] for group in groups)
    title = said["title"].format(total=total)
    return {
        "title": title,
        "label": sentence(labelled(title, told)),
        "groups": groups,
        "columns": COLUMNS,
    }
