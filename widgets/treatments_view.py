"""What is told of a treatment beside its numbers: harms, guidelines, what it takes, disputes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from . import prose
from .citations import citations
from .effects_view import KINDS, certainty, is_about, kind, source
from .effects_words import words

if TYPE_CHECKING:
    from .content.effects import Effect
    from .content.treatments import Dispute, Position, Treatment


def facts(
    treatment: Treatment, condition: str | None = None, *, harm_pictures: bool = True
) -> dict[str, Any]:
    """Return the facts under a reveal, as plain JSON; guidelines for the condition only."""
    told = harms(treatment, condition)
    return {
        "what": prose.inline(treatment.what),
        "who": prose.inline(treatment.who),
        "harms": told if harm_pictures else told | {"pictures": []},
        "guidelines": guidelines(treatment, condition),
        "takes": takes(treatment),
        "dispute": treatment.dispute and _dispute(treatment.dispute),
    }


def harms(treatment: Treatment, condition: str | None = None) -> dict[str, Any]:
    """Return what can go wrong: in words, and as pictures of 100 people where there are numbers.

    `further` are the sources that no picture names.
    """
    told = treatment.harms
    effects = [
        effect
        for effect in treatment.effects
        if effect.outcome == "harm"
        and kind(effect) in {"people", "count"}
        and is_about(effect, condition)
    ]
    drawn = {effect.source for effect in effects}
    return {
        "note": None if told.counted else words()["harms_not_counted"],
        "html": prose.inline(told.says),
        "citations": citations(told.sources),
        "further": citations(each for each in told.sources if each not in drawn),
        "pictures": _told_once([_picture(treatment, effect) for effect in effects]),
    }


def _picture(treatment: Treatment, effect: Effect) -> dict[str, Any]:
    return {
        "figure": KINDS[kind(effect)].drawing(treatment, effect),
        "html": prose.inline(effect.meaning),
        "certainty": certainty(effect),
        "source": source(effect),
    }


def _told_once(pictures: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return pictures whose grade and source are told under the last one that they are for."""
    for picture, following in pairwise(pictures):
        if all(picture[told] == following[told] for told in ("certainty", "source")):
            picture |= {"certainty": None, "source": None}
    return pictures


def guidelines(treatment: Treatment, condition: str | None = None) -> list[dict[str, Any]]:
    """Return each guideline's position in words, those for one condition if it is given."""
    return [
        _position(position)
        for position in treatment.guidelines
        if condition is None or position.condition in {condition, "any"}
    ]


def takes(treatment: Treatment) -> list[dict[str, str]]:
    """Return the time, effort and access a treatment asks for."""
    practical = treatment.practical
    texts = (practical.time, practical.effort, practical.access)
    return [
        {"term": term, "html": prose.inline(text)}
        for term, text in zip(words()["takes"], texts, strict=True)
    ]


def _position(position: Position) -> dict[str, Any]:
    said = words()
    cited = citations([position.source]) if position.source else []
    other = cited[0]["text"] if cited else said["other_body"]
    body = other if position.body == "other" else position.body
    named = {"body": body, "position": said["positions"][position.position]}
    if position.condition == "any":
        lead = said["position"].format(**named)
    else:
        condition = said["conditions"][position.condition]
        lead = said["position_on"].format(condition=condition, **named)
    return {"lead": lead, "html": prose.inline(position.says), "citations": cited}


def _dispute(dispute: Dispute) -> dict[str, Any]:
    return {"html": prose.inline(dispute.says), "citations": citations(dispute.sources)}
