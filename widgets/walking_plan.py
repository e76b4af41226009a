"""A walking plan that grows week by week, with a calendar file for a start day of one's own."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from icalendar import Calendar, Event
from traitlets import Unicode

from . import prose
from .citations import citations
from .component import Component
from .content import library

if TYPE_CHECKING:
    from .content.walking import WalkingPlan as Plan

DAY_0 = date(2001, 1, 1)
"""The first day of the calendar as the page holds it. The module shifts it to the learner's day."""
LAST = date(2099, 12, 31)


class WalkingPlan(Component):
    """A table of weeks from a few minutes of walking to half an hour, the same for everyone.

    The learner may choose a day to begin with, sees the dates and saves them as a calendar file.

    Attributes
    ----------
    value
        The day to begin with, as `2026-03-02`; empty while none is chosen.
    """

    value = Unicode(help="The day to begin with, as 2026-03-02; empty: none.").tag(sync=True)

    def __init__(self) -> None:
        plan = library().walking_plan
        self._says = f"{len(plan.weeks)} weeks"
        super().__init__(_view=_view(plan))

    def says(self) -> str:
        """Return how many weeks the plan has."""
        return self._says


def _view(plan: Plan) -> dict[str, Any]:
    words = library().words["walking_plan"]
    most = max(week.minutes for week in plan.weeks)
    facts = ("bad_day", "too_fast", "easier", "harder", "stop", "ask_first")
    return {
        "words": words,
        "language": library().words["page"]["language"],
        "example": prose.inline(plan.example),
        "weeks": [
            {"minutes": week.minutes, "days": week.days, "share": round(week.minutes / most, 3)}
            for week in plan.weeks
        ],
        "facts": [
            {"term": words["facts"][name], "html": prose.inline(getattr(plan, name))}
            for name in facts
        ],
        "evidence": [prose.inline(text) for text in plan.evidence],
        "sources": citations(plan.sources),
        "day_0": DAY_0.isoformat(),
        "last": LAST.isoformat(),
        "calendar": calendar(plan, DAY_0),
    }


def calendar(plan: Plan, start: date) -> str:
    """Return the plan as a calendar file: for each week one entry of seven whole days.

    An entry keeps its UID whatever the start, so a calendar that takes the file in again moves
    its entries. It marks no time as busy and rings no alarm.
    """
    words = library().words["walking_plan"]
    stamp = datetime.combine(library().workbook.published, time(), tzinfo=UTC)
    drawn = Calendar()
    drawn.add("prodid", "-//Back and Hip Workbook//Walking plan//EN")
    drawn.add("version", "2.0")
    for number, week in enumerate(plan.weeks, start=1):
        begins = start + timedelta(weeks=number - 1)
        says = words["entry"].format(week=number, minutes=week.minutes, days=week.days)
        event = Event()
        event.add("uid", f"walking-week-{number}@back-and-hip-workbook")
        event.add("dtstamp", stamp)
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(weeks=1))
        event.add("summary", says)
        event.add("description", f"{prose.plain(plan.bad_day)} {words['entry_note']}")
        event.add("transp", "TRANSPARENT")
        drawn.add_component(event)
    return drawn.to_ical().decode()
