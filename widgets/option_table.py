"""Options side by side: what each does on average, how sure that is, its harms, what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from . import effects_count, effects_people, effects_points, effects_sizes, prose
from .component import Component
from .content import library
from .content.effects import Effect
from .content.records import Certainty
from .content.treatments import Group
from .effects_view import certainty, check_condition, is_about, kind, short, source
from .effects_words import fillings, words
from .treatments_view import guidelines, harms, takes

if TYPE_CHECKING:
    from .content.treatments import Treatment

MEASURES = ("points", "sizes", "people", "count", "sentence")
"""Kinds of difference in the order they are sorted; no kind is compared with another."""


class OptionTable(Component):
    """A table of treatments. Its order says nothing about what suits a reader.

    Parameters
    ----------
    *treatment_ids
        The options; without any, all treatments for the condition.
    condition
        `new-back-pain`, `lasting-back-pain`, `nerve-pain`, `preventing-back-pain`,
        `hip-arthritis`, `outer-hip-pain`, `hip-impingement` or `preventing-hip-fracture`: only
        studies and guidelines about it. Without it, all.
    outcome
        What is shown first; an option without a figure for it shows its first other one.

    Raises
    ------
    UnknownId
        If there is no treatment, or no condition, with that id.
    ValueError
        If there is no such outcome.
    """

    def __init__(
        self, *treatment_ids: str, condition: str | None = None, outcome: str = "pain"
    ) -> None:
        check_condition(condition)
        known = get_args(Effect.model_fields["outcome"].annotation)
        if outcome not in known:
            raise ValueError(f"There is no outcome {outcome!r}. Known: {', '.join(known)}.")
        chosen = [library().treatment(name) for name in treatment_ids or library().treatment_ids]
        if not treatment_ids and condition:
            chosen = [treatment for treatment in chosen if condition in treatment.conditions]
        named = [f"condition={condition!r}"] if condition else []
        self._says = ", ".join([*named, f"{len(chosen)} options"])
        super().__init__(_view=_view(chosen, condition, outcome))

    def says(self) -> str:
        """Return the condition and the number of options."""
        return self._says


def _view(treatments: list[Treatment], condition: str | None, outcome: str) -> dict[str, Any]:
    own, shared = library().words["option_table"], words()
    title = own["title"]
    if condition:
        title = own["title_condition"].format(condition=shared["conditions"][condition])
    by_name = sorted(treatments, key=lambda treatment: treatment.name.casefold())
    first = {treatment.id: _first(treatment, condition, outcome) for treatment in by_name}
    groups = [name for name in get_args(Group) if any(name == each.group for each in by_name)]
    rows = [_row(each, first[each.id], condition, outcome) for each in by_name]
    return {
        "title": title,
        "words": own | {"sources": shared["sources"], "key": _key(rows)},
        "rows": rows,
        "kinds": [{"id": name, "text": shared["groups"][name]} for name in groups],
        "sorts": [
            _sort("option", _by_name(by_name)),
            _sort("difference", _by_difference(by_name, first)),
            _sort("certainty", _by_certainty(by_name, first)),
        ],
    }


def _first(treatment: Treatment, condition: str | None, outcome: str) -> Effect | None:
    """Return the effect to show: of the outcome, else any but harm, for people like these."""
    fitting = [effect for effect in treatment.effects if is_about(effect, condition)]
    wanted = [effect for effect in fitting if effect.outcome == outcome]
    others = [effect for effect in fitting if effect.outcome != "harm"]
    return next(iter([*wanted, *others]), None)


def _row(
    treatment: Treatment, first: Effect | None, condition: str | None, outcome: str
) -> dict[str, Any]:
    shown = first.outcome if first else outcome
    return {
        "id": treatment.id,
        "name": treatment.name,
        "group": treatment.group,
        "kind": words()["groups"][treatment.group],
        "result": first and _result(treatment, first),
        "more": [
            _result(treatment, effect)
            for effect in treatment.effects
            if effect is not first and effect.outcome == shown and is_about(effect, condition)
        ],
        "harms": harms(treatment, condition),
        "guidelines": guidelines(treatment, condition),
        "takes": takes(treatment),
    }


def _key(rows: list[dict[str, Any]]) -> dict[str, str] | None:
    """Return what the marks mean that some row has; None where no row has a line with marks."""
    results = [result for row in rows for result in (row["result"], *row["more"]) if result]
    keys = [result["figure"]["key"] for result in results if result["figure"]]
    told = library().words["option_table"]["key"]
    return {mark: told[mark] for mark in told if any(key[mark] for key in keys)} or None


def _result(treatment: Treatment, effect: Effect) -> dict[str, Any]:
    shown, figure, bars = kind(effect), None, None
    if shown == "points":
        figure = effects_points.drawing(treatment, effect)
    elif shown == "sizes":
        figure = effects_sizes.drawing(treatment, effect)
    elif shown == "people":
        bars = effects_people.bars(treatment, effect)
    elif shown == "count":
        bars = effects_count.bars(effect)
    measured = library().words["option_table"]["measured"]
    return {
        "measured": measured.format(**_outcome_first(treatment, effect)),
        "html": short(effect) if shown == "sentence" else prose.inline(short(effect)),
        "figure": figure,
        "bars": bars,
        "certainty": certainty(effect),
        "source": source(effect),
    }


def _outcome_first(treatment: Treatment, effect: Effect) -> dict[str, str]:
    names = fillings(treatment, effect)
    return names | {"outcome": names["Outcome"]}


def _sort(column: str, orders: list[list[str]]) -> dict[str, Any]:
    """Return the two ways to sort by a column: what to say, what to tell assistive technology."""
    own = library().words["option_table"]
    aria = ("ascending", "descending") if column == "option" else ("descending", "ascending")
    return {
        "column": column,
        "ways": [
            {"aria": how, "order": order, "says": own["sorted"][column].format(way=way)}
            for how, order, way in zip(aria, orders, own["ways"][column], strict=True)
        ],
    }


def _by_name(by_name: list[Treatment]) -> list[list[str]]:
    names = [treatment.id for treatment in by_name]
    return [names, names[::-1]]


def _by_difference(by_name: list[Treatment], first: dict[str, Effect | None]) -> list[list[str]]:
    def place(treatment: Treatment, sign: int) -> tuple[int, float]:
        effect = first[treatment.id]
        if effect is None:
            return len(MEASURES), 0
        return MEASURES.index(kind(effect)), sign * _gain(effect)

    return [
        [each.id for each in sorted(by_name, key=lambda each: place(each, sign))]
        for sign in (-1, 1)
    ]


def _gain(effect: Effect) -> float:
    """Return the size of a benefit within its kind: a share of the scale, a size, or people."""
    shown = kind(effect)
    if shown == "points" and effect.scale:
        return effect.benefit / (effect.scale.highest - effect.scale.lowest)
    if shown == "sizes":
        return effect.benefit
    if shown == "people":
        treated, level = effects_people.counts(effect)
        return level - treated if effect.better == "lower" else treated - level
    return 0


def _by_certainty(by_name: list[Treatment], first: dict[str, Effect | None]) -> list[list[str]]:
    grades = [name for name in get_args(Certainty) if name != "not-graded"]

    def place(treatment: Treatment, ladder: list[str]) -> int:
        effect = first[treatment.id]
        # Ungraded is no grade, so it comes last both ways.
        graded = effect and effect.certainty in ladder
        return ladder.index(effect.certainty) if graded else len(ladder)

    return [
        [each.id for each in sorted(by_name, key=lambda each: place(each, ladder))]
        for ladder in (grades, grades[::-1])
    ]
