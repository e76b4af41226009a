"""An exercise step by step: drawings, how much, easier and harder, when to stop, and a timer."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from traitlets import Dict

from . import prose
from .citations import citations
from .component import Component
from .content import UnknownId, library
from .exercise_timer import timer
from .figures import figure

if TYPE_CHECKING:
    from .content.exercises import Exercise, Step


class ExerciseGuide(Component):
    """Exercises with their steps, drawings, dose and warnings, and a timer that can wait.

    The timer counts the dose of the exercise, the same for everyone. It asks nothing and keeps
    nothing.

    Parameters
    ----------
    *exercise_ids
        One exercise, or several to choose from.

    Attributes
    ----------
    value
        The exercise chosen, `{"chosen": exercise id}`; empty until one is chosen.

    Raises
    ------
    UnknownId
        If there is no exercise with that id.
    ValueError
        If no exercise is named.
    """

    value = Dict(help="The exercise chosen, as {'chosen': id}; empty: the first.").tag(sync=True)

    def __init__(self, *exercise_ids: str) -> None:
        if not exercise_ids:
            raise ValueError('name at least one exercise, such as ExerciseGuide("bridge-hold")')
        exercises = [library().exercise(exercise_id) for exercise_id in exercise_ids]
        self._says = ", ".join(map(repr, exercise_ids))
        super().__init__(_view=_view(exercises))

    def says(self) -> str:
        """Return the exercises' ids."""
        return self._says


def _view(exercises: list[Exercise]) -> dict[str, Any]:
    words = library().words["exercise_guide"]
    title = exercises[0].name if len(exercises) == 1 else words["title"]
    return {
        "title": title,
        "words": words,
        "help_now": prose.inline(library().exercise_rules.help_now),
        "exercises": [_exercise(exercise) for exercise in exercises],
    }


def _exercise(exercise: Exercise) -> dict[str, Any]:
    told = ("trains", "for_whom", "easier", "harder", "mistake", "stop", "ask_first")
    effort, dose = exercise.effort, exercise.dose
    return {name: prose.inline(getattr(exercise, name)) for name in told} | {
        "id": exercise.id,
        "name": exercise.name,
        "effort": effort and prose.inline(effort.says),
        "steps": [_step(step) for step in exercise.steps],
        "dose": prose.inline(dose.says),
        "dose_note": None if dose.source else library().words["exercise_guide"]["no_trial"],
        "timer": timer(dose),
        "sources": citations(_sources(exercise)),
    }


def _sources(exercise: Exercise) -> list[str]:
    """Return each source once: those of the exercise, then those of its figures."""
    figures = [part.source for part in (exercise.effort, exercise.dose) if part and part.source]
    return list(dict.fromkeys([*exercise.sources, *figures]))


def _step(step: Step) -> dict[str, Any]:
    drawn: dict[str, Any] = {"html": prose.inline(step.says)}
    if step.figure:
        # `workbook check` tells the editor of a missing drawing; the words do without it.
        with suppress(UnknownId):
            drawn["figure"] = figure(f"exercises/{step.figure}")
    return drawn
