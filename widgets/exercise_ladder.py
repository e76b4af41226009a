"""Exercises from easy to hard, by how hard the outer-hip muscle works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .citations import citations
from .component import Component
from .content import library
from .joining import label
from .numbers import number

if TYPE_CHECKING:
    from .content.exercises import Effort, Exercise


class ExerciseLadder(Component):
    """Every exercise whose muscle work was measured, easiest first, on one axis from 0 to 100.

    The figures come from people without pain: they rank effort and say nothing of relief.
    """

    def __init__(self) -> None:
        every = [library().exercise(exercise_id) for exercise_id in library().exercise_ids]
        measured = [(exercise, exercise.effort) for exercise in every if exercise.effort]
        self._says = f"{len(measured)} exercises"
        super().__init__(_view=_view(measured))

    def says(self) -> str:
        """Return how many exercises stand on it."""
        return self._says


def _view(measured: list[tuple[Exercise, Effort]]) -> dict[str, Any]:
    ranked = sorted(measured, key=lambda pair: (pair[1].low + pair[1].high, pair[0].name))
    sources = dict.fromkeys(effort.source for _, effort in ranked)
    return {
        "words": library().words["exercise_ladder"],
        "rungs": [
            {
                "name": label(exercise.name),
                "says": _says(effort),
                "low": effort.low,
                "high": effort.high,
            }
            for exercise, effort in ranked
        ],
        "sources": citations(sources),
    }


def _says(effort: Effort) -> str:
    words = library().words["exercise_ladder"]
    how = words["one" if effort.low == effort.high else "range"]
    return how.format(low=number(effort.low), high=number(effort.high))
