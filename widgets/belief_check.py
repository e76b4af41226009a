"""What people think about backs: the same statements before and after, beside what studies say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from traitlets import Dict

from . import asks, prose
from .citations import citations
from .component import Component
from .content import library
from .content.beliefs import Moment

if TYPE_CHECKING:
    from .content.beliefs import Belief

UNSURE = 2
"""The middle of the 5 answers, from 0 for false to 4 for true."""


class BeliefCheck(Component):
    """Statements about backs, one at a time, for a learner to call true or false.

    Nothing is scored, summed or marked. “Before” asks; its last statement offers what studies say.
    “After” asks again, and once all are answered, or sooner if a learner wants, it says of each
    statement what they said before (where the page or the device knows it), what they say now, what
    studies say and how the public answered.

    Parameters
    ----------
    moment
        `"before"` or `"after"` a learner has read what there is to read.

    Attributes
    ----------
    value
        The answers given so far: `{statement id: answer}`, from 0 (false) to 4 (true).

    Raises
    ------
    ValueError
        If the moment is neither.
    """

    value = Dict(help="The answer to each statement, by its id.").tag(sync=True)

    def __init__(self, moment: Moment) -> None:
        if moment not in get_args(Moment):
            raise ValueError(f"A moment is 'before' or 'after', not {moment!r}.")
        self._says = repr(moment)
        super().__init__(_view=_view(moment))

    def says(self) -> str:
        """Return the moment."""
        return self._says

    def asks(self) -> list[dict[str, Any]]:
        """Return every statement; no answer is marked here either."""
        view = self._view
        return [_ask(belief, view) for theme in view["themes"] for belief in theme["beliefs"]]


def _view(moment: Moment) -> dict[str, Any]:
    words = library().words["belief_check"]
    known = library().beliefs
    # Many statements share a study, so each is told once and named by its place.
    beliefs = [belief for theme in known.themes for belief in theme.beliefs]
    sources = list(dict.fromkeys(source for belief in beliefs for source in belief.sources))
    answers = range(len(words["options"]))
    return {
        "words": {name: text for name, text in words.items() if isinstance(text, str)},
        "moment": moment,
        "about": words["about"][moment],
        "done": words["done"][moment],
        "said": words["now" if moment == "after" else "said"],
        "earlier": f"{BeliefCheck.stem}:before" if moment == "after" else None,
        "options": [{"html": prose.inline(option)} for option in words["options"]],
        "answers": [option.lower() for option in words["options"]],
        "leans": words["leans"],
        "changes": words["changes"],
        "change": [[change(before, now) for now in answers] for before in answers],
        "idea": prose.inline(known.about),
        "sources": citations(sources),
        "themes": [
            {
                "title": prose.inline(theme.title),
                "beliefs": [_belief(belief, sources) for belief in theme.beliefs],
            }
            for theme in known.themes
        ],
    }


def _belief(belief: Belief, sources: list[str]) -> dict[str, Any]:
    words = library().words["belief_check"]
    public = words["no_public"]
    if belief.public is not None:
        public = words["public"].format(public=belief.public, rest=100 - belief.public)
    return {
        "id": belief.id,
        "says": prose.inline(belief.says),
        "lean": belief.helpful or "open",
        "why": prose.inline(belief.why),
        "public": public,
        "sources": [sources.index(source) for source in belief.sources],
    }


def change(before: int, now: int) -> str:
    """Return how an answer differs from an earlier one, as the name of a sentence."""
    was, is_now = before - UNSURE, now - UNSURE
    if was == is_now:
        return "same"
    if was * is_now <= 0:
        return "different"
    return "surer" if abs(is_now) > abs(was) else "less_sure"


def _ask(belief: dict[str, Any], view: dict[str, Any]) -> dict[str, Any]:
    return asks.ask(
        id=belief["id"],
        kind="single",
        ask=belief["says"],
        options=(option["html"] for option in view["options"]),
        said=asks.strong(view["leans"][belief["lean"]]),
        why=f"{belief['why']} {asks.text(belief['public'])}",
        sources=(view["sources"][at] for at in belief["sources"]),
    )
