"""The timer's plan for an exercise: what to count, how long, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .content import library

if TYPE_CHECKING:
    from .content.exercises import Dose

_MINUTE = 60


def timer(dose: Dose) -> dict[str, Any]:
    """Return what `kit/timer.js` counts.

    The plan has `blocks`, one after the other with a `rest` between: the sets of each side. Each
    block repeats the phases of `cycle` until `repetitions` are done. A phase is its sentence, with
    `{seconds}` in it, and its seconds. Where the dose is in minutes, each of them is a repetition.
    """
    words, pace = library().words["exercise_guide"]["timer"], library().exercise_rules.pace
    phases = words["phases"]
    if dose.minutes:
        work = [[phases["go_on"], _MINUTE]]
    elif dose.hold_seconds:
        work = [[phases["hold"], dose.hold_seconds], [phases["change"], pace.change_seconds]]
    else:
        work = [[phases["move"], pace.move_seconds]]
    if dose.alternating:
        cycle = [
            [words["of_side"].format(phase=says, side=side), seconds]
            for side in words["sides"]
            for says, seconds in work
        ]
    else:
        cycle = work
    return {
        "ready": [phases["ready"], pace.ready_seconds],
        "cycle": cycle,
        "rest": [phases["rest"], dose.rest_seconds or pace.rest_seconds],
        "repetitions": dose.minutes or dose.repetitions,
        "blocks": _blocks(dose),
    }


def _blocks(dose: Dose) -> list[str]:
    """Name each set and side, in the order they are done; nothing where there is only one."""
    words = library().words["exercise_guide"]["timer"]
    sets = [words["set"].format(set=number, sets=dose.sets) for number in range(1, dose.sets + 1)]
    if dose.sets == 1:
        sets = [""]
    sides = words["sides"] if dose.each_side and not dose.alternating else [""]
    return [" ".join(filter(None, (each_set, side))) for each_set in sets for side in sides]
