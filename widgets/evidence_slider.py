"""What a treatment does on average: guess first, then see what studies found, and why."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from traitlets import Dict

from . import asks
from .component import Component
from .content import library
from .effects_view import (
    check_condition,
    comparison_labels,
    effect_view,
    effects_of,
    in_one_line,
    kind,
    target,
    time_labels,
)
from .effects_words import fillings, sentences, words
from .treatments_view import facts

if TYPE_CHECKING:
    from .content.effects import Effect
    from .content.treatments import Treatment


class EvidenceSlider(Component):
    """The learner guesses the size of an effect, commits, and sees what studies found.

    An effect given as a median or a ratio is told, and not guessed.

    Parameters
    ----------
    *treatment_ids
        One treatment, or several to choose from.
    outcome
        What was measured: `pain` (the default), `leg-pain`, `disability`, `recovery`,
        `new-episode`, `work`, `quality-of-life`, `operation`, `lasting`, `falls`, `fracture` or
        `harm`.
    condition
        `new-back-pain`, `lasting-back-pain`, `nerve-pain`, `preventing-back-pain`,
        `hip-arthritis`, `outer-hip-pain`, `hip-impingement` or `preventing-hip-fracture`: only
        studies and guidelines about it. Without it, all.

    Attributes
    ----------
    value
        The guesses committed so far, `{effect id: guess}`. A guess is in points of benefit
        (below 0: worse), in people of 100, or the position of one of five sizes (0: worse,
        1: little or no difference, then small, medium and large).

    Raises
    ------
    UnknownId
        If there is no treatment, or no condition, with that id.
    ValueError
        If no treatment is named, or one has no effect on the outcome.
    """

    value = Dict(help="The guesses committed so far, by effect id.").tag(sync=True)

    def __init__(
        self, *treatment_ids: str, outcome: str = "pain", condition: str | None = None
    ) -> None:
        if not treatment_ids:
            raise ValueError('name at least one treatment, such as EvidenceSlider("exercise")')
        check_condition(condition)
        treatments = [library().treatment(treatment_id) for treatment_id in treatment_ids]
        self._says = ", ".join([*map(repr, treatment_ids), f"outcome={outcome!r}"])
        self._effects = {effect.id: effect for each in treatments for effect in each.effects}
        super().__init__(_view=_view(treatments, outcome, condition))

    def says(self) -> str:
        """Return the treatments and the outcome."""
        return self._says

    def asks(self) -> list[dict[str, Any]]:
        """Return every effect that has a slider; those in sizes ask for 1 of the 5."""
        drawn = (each for treatment in self._view["treatments"] for each in treatment["effects"])
        return [_ask(each, self._effects[each["id"]]) for each in drawn if each.get("slider")]


def _view(treatments: list[Treatment], outcome: str, condition: str | None) -> dict[str, Any]:
    own, shared = library().words["evidence_slider"], words()
    if len(treatments) == 1:
        title = own["title"].format(name=treatments[0].name)
    else:
        title = own["title_several"].format(outcome=shared["outcomes"][outcome])
    labels = ("certainty", "harms", "guidelines", "who", "takes")
    return {
        "title": title,
        "words": own
        | {label: shared[f"{label}_label"] for label in labels}
        | {key: shared[key] for key in ("dispute", "sources", "printed", "guess_told")},
        "treatments": [
            _treatment(treatment, effects_of(treatment, outcome, condition), condition)
            for treatment in treatments
        ],
    }


def _treatment(
    treatment: Treatment, effects: list[Effect], condition: str | None
) -> dict[str, Any]:
    own = library().words["evidence_slider"]
    alone = all(kind(effect) == "count" for effect in effects)
    labels = time_labels(effects) if alone else comparison_labels(effects)
    shown = []
    for effect, label in zip(effects, labels, strict=True):
        view = effect_view(treatment, effect)
        names = fillings(treatment, effect) | {"name": treatment.name}
        printed = own["answer"].format(says=in_one_line(view), **names)
        shown.append(view | {"html": escape(label), "answer": printed})
    return {
        "id": treatment.id,
        "name": treatment.name,
        "html": escape(treatment.name),
        "legend": own["time" if alone else "comparator"],
        "effects": shown,
        # A harm that is asked about is not given away, or drawn twice, among the facts.
        "facts": facts(treatment, condition, harm_pictures=effects[0].outcome != "harm"),
    }


def _ask(view: dict[str, Any], effect: Effect) -> dict[str, Any]:
    found, near, _ = target(effect)
    # A class has no drawing of the effect before it, so nothing is said of what is not drawn.
    notes = (note for note in view["notes"] if note != words()["gaps"]["points"])
    told = {
        "id": view["id"],
        "about": asks.paragraphs(asks.text(view["people"])),
        "ask": asks.text(view["ask"]),
        "said": " ".join(
            [
                asks.strong(view["lead"]),
                asks.text(sentences(view["found"], view["range"])),
                asks.how_sure(words()["certainty_label"], view["certainty"]),
            ]
        ),
        "why": sentences(view["why"], asks.text(" ".join(notes))),
        "sources": view["source"]["citations"],
    }
    slider = view["slider"]
    if "stops" in slider:
        places = range(len(slider["stops"]))
        options = map(asks.text, slider["stops"])
        return asks.ask(**told, kind="single", options=options, values=places, right=[found])
    says = slider["above"][-1]
    span = asks.span(slider["lowest"], slider["highest"], says, step=slider["step"])
    if slider["below"]:
        span["words"] = {way: slider[way] for way in ("zero", "above", "below")}
    return asks.ask(**told, kind="number", range=span, answer=found, near=near)
