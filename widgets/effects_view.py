"""Effects made ready to draw: the question, the reveal, how sure, and where it comes from.

What is said and where each mark stands is decided here; modules only draw it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from . import effects_count, effects_people, effects_points, effects_sizes, prose
from .citations import citations
from .content import UnknownId, library, pick
from .content.records import Condition
from .dates import day
from .effects_words import capital, fillings, sentences, words
from .numbers import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .content.effects import Effect
    from .content.treatments import Treatment

KINDS = {
    "points": effects_points,
    "sizes": effects_sizes,
    "people": effects_people,
    "count": effects_count,
}

DOTS = {"high": "●●●●", "moderate": "●●●○", "low": "●●○○", "very-low": "●○○○"}
"""Certainty as dots. “Not graded” has none: it is no low grade."""


def kind(effect: Effect) -> str:
    """Return how an effect is shown.

    `points`, `sizes`, `people` (2 groups), `count` (1 group), or `sentence` if it is not drawn.
    """
    if effect.measure == "mean-difference":
        return "points"
    if effect.measure == "standardised-mean-difference":
        return "sizes"
    if effect.of_100:
        return "people"
    return "count" if effect.measure == "of-100" else "sentence"


def is_about(effect: Effect, condition: str | None) -> bool:
    """Tell whether an effect's people have the condition, or any of its treatment's."""
    return condition is None or not effect.conditions or condition in effect.conditions


def effects_of(treatment: Treatment, outcome: str, condition: str | None = None) -> list[Effect]:
    """Return a treatment's effects on one outcome, in the order of the file.

    Raises
    ------
    ValueError
        If there is none; the message names the outcomes there are.
    """
    fitting = [effect for effect in treatment.effects if is_about(effect, condition)]
    found = [effect for effect in fitting if effect.outcome == outcome]
    if not found:
        known = ", ".join(dict.fromkeys(effect.outcome for effect in fitting)) or "none"
        about = f" about {condition}" if condition else ""
        raise ValueError(
            f"{treatment.id!r} has no effect on {outcome!r}{about}. Its outcomes: {known}."
        )
    return found


def check_condition(condition: str | None) -> None:
    """Raise `UnknownId`, with the list, if there is no such condition."""
    if condition is not None and condition not in get_args(Condition):
        raise UnknownId("condition", condition, get_args(Condition))


def effect_view(treatment: Treatment, effect: Effect) -> dict[str, Any]:
    """Return all that is shown of one effect, as plain JSON."""
    shown = kind(effect)
    drawn = KINDS[shown].view(treatment, effect) if shown in KINDS else _sentence(effect)
    people = words()["people"].format(**fillings(treatment, effect))
    return {
        "id": effect.id,
        "kind": shown,
        "people": people,
        **drawn,
        "why": prose.inline(effect.meaning),
        "certainty": certainty(effect),
        "source": source(effect),
        "printed": printed(effect),
    }


def verdict(effect: Effect) -> str | None:
    """Return which way an effect points (see the words), or None where that is not told."""
    shown = kind(effect)
    if shown in KINDS:
        return KINDS[shown].verdict(effect)
    if "ratio" not in effect.measure or effect.low is None or effect.high is None:
        return None
    if effect.low <= 1 <= effect.high:
        return "unclear"
    return "gain" if (effect.estimate < 1) == (effect.better == "lower") else "worse"


def target(effect: Effect) -> tuple[float, float, float]:
    """Return what a guess is held against: what was found, what is near it, and what is far."""
    return KINDS[kind(effect)].target(effect)


def certainty(effect: Effect) -> dict[str, str]:
    """Return how sure an effect is: dots, a word, and what the word means."""
    graded = words()["certainty"][effect.certainty]
    return {"dots": DOTS.get(effect.certainty, ""), **graded}


def source(effect: Effect) -> dict[str, Any]:
    """Return the links of an effect's sources, and a line on its size and when it was checked."""
    said = words()
    cited = [effect.source, *filter(None, [effect.worthwhile_source])]
    checked = pick("source", effect.source, library().sources).last_checked
    line = [
        effect.trials and said["trial" if effect.trials == 1 else "trials"].format(effect.trials),
        effect.participants and said["participants"].format(number(effect.participants)),
        said["checked"].format(date=day(checked)),
    ]
    return {
        "citations": citations(dict.fromkeys(cited)),
        "line": " · ".join(filter(None, line)),
        "note": said["secondary"] if effect.checked == "secondary" else None,
    }


def printed(effect: Effect) -> str:
    """Return the figure as HTML, with its printed sign and name, for those who look it up."""
    said = words()
    unit = f" {prose.plain(effect.scale.unit)}" if effect.scale else ""
    template = said["printed_says" if effect.low is None else "printed_range"]
    return prose.inline(
        template.format(
            measure=said["measures"][effect.measure],
            estimate=number(effect.estimate, 2) + unit,
            low=number(effect.low or 0, 2),
            high=number(effect.high or 0, 2),
            comparator=prose.plain(effect.comparator),
        )
    )


def comparison_labels(effects: Sequence[Effect]) -> list[str]:
    """Return a name for each effect by which a learner tells it from the others.

    The comparator, with the people where these differ; then, only as far as two effects would
    still have the same name, the time, what was counted, and the study.
    """
    labels = [[prose.plain(effect.comparator)] for effect in effects]
    people = [prose.plain(effect.people) for effect in effects]
    further = [
        [prose.plain(effect.when) for effect in effects],
        [
            words()["counted"].format(did=effect.event.did) if effect.event else ""
            for effect in effects
        ],
        [citations([effect.source])[0]["text"] for effect in effects],
    ]
    if len(set(people)) > 1:
        labels = [[*label, text] for label, text in zip(labels, people, strict=True)]
    for told in further:
        if len(set(map(tuple, labels))) < len(labels) and len(set(told)) > 1:
            labels = [[*label, text] for label, text in zip(labels, told, strict=True)]
    return [capital(" · ".join(filter(None, label))) for label in labels]


def time_labels(effects: Sequence[Effect]) -> list[str]:
    """Return a name for each effect of one group alone, which is not compared with any other."""
    return [capital(prose.plain(effect.when)) for effect in effects]


def in_one_line(view: dict[str, Any]) -> str:
    """Return what an effect found in one line, for paper."""
    if view["kind"] == "sentence":
        return prose.plain(view["why"]) if view["lead"] is None else str(view["lead"])
    return sentences(view["lead"], view["found"], view["range"])


def short(effect: Effect) -> str:
    """Return the size of an effect in a few words with its interval, for a table."""
    shown = kind(effect)
    if shown == "sentence":
        return prose.inline(effect.meaning)
    module = KINDS[shown]
    return str(module.short(effect))


def _sentence(effect: Effect) -> dict[str, Any]:
    found = verdict(effect)
    told = "ratio" in effect.measure
    return {
        "lead": found and words()["verdicts"][found],
        "found": None,
        "range": None,
        "notes": [words()["gaps"]["count"]] if told else [],
        "figure": None,
        "levels": None,
    }
