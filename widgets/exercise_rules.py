"""What holds for every exercise: the pain light, when to stop, when to ask first."""

from __future__ import annotations

from typing import Any

from . import prose
from .citations import citations
from .component import Component
from .content import library
from .joining import labelled, sentence

FACTS = ("help_now", "stop_today", "breathe", "warm_up", "judge", "none_best")


class ExerciseRules(Component):
    """The rules for all exercises, said once on a page. It has no field for a reader's own pain."""

    def __init__(self) -> None:
        super().__init__(_view=_view())


def _view() -> dict[str, Any]:
    rules, words = library().exercise_rules, library().words["exercise_rules"]
    return {
        "words": words,
        "lights": [
            {
                "colour": light.colour,
                "name": sentence(labelled(words["colour"][light.colour], light.pain)),
                "html": prose.inline(light.says),
            }
            for light in rules.pain_lights
        ],
        "limits": prose.inline(rules.limits),
        "facts": [
            {"term": words["facts"][name], "html": prose.inline(getattr(rules, name))}
            for name in FACTS
        ],
        "ask_first": [prose.inline(text) for text in rules.ask_first],
        "sources": citations(rules.sources),
    }
