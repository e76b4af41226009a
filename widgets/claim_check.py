"""Claims people read and hear: rate how true each is, then see the verdict and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from traitlets import Dict

from . import asks, prose
from .citations import citations
from .component import Component
from .content import UnknownId, library, pick
from .content.claims import Verdict
from .effects_view import DOTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .content.claims import Claim

VERDICTS = get_args(Verdict)
CLOSE = {
    "supported": range(2),
    "partly": range(1, 4),
    "contested": range(1, 4),
    "outdated": range(3, 5),
    "not-supported": range(3, 5),
}
"""The ratings, from 0 for true to 4 for not true, that come close to each verdict."""

MANY = 15
"""Claims; from so many on, a learner can choose a theme."""


class ClaimCheck(Component):
    """Claims to judge, one at a time: rate, then see the verdict, the reason and a better sentence.

    The rating is set beside the verdict in words. It is never marked as right or wrong.

    Parameters
    ----------
    claim_ids
        The claims to show. Without any, those that `topic` teaches; without a topic, all.
    topic
        The page it stands on, which it then does not link to.

    Attributes
    ----------
    value
        The ratings given so far: `{claim id: rating}`, from 0 (true) to 4 (not true).

    Raises
    ------
    UnknownId
        If there is no claim with that id, or no claim that the topic teaches.
    """

    value = Dict(help="The rating given to each claim, by claim id.").tag(sync=True)

    def __init__(self, *claim_ids: str, topic: str | None = None) -> None:
        claims = _chosen(claim_ids, topic)
        self._says = ", ".join(filter(None, [topic and repr(topic), f"{len(claims)} claims"]))
        super().__init__(_view=_view(claims, topic))

    def says(self) -> str:
        """Return the topic and the number of claims."""
        return self._says

    def asks(self) -> list[dict[str, Any]]:
        """Return every claim; the ratings close to its verdict are those that fit."""
        return [_ask(claim, self._view) for claim in self._view["claims"]]


def _chosen(claim_ids: Iterable[str], topic: str | None) -> list[Claim]:
    known = library().claims
    if chosen := [pick("claim", claim_id, known) for claim_id in claim_ids]:
        return chosen
    claims = [claim for claim in known.values() if topic is None or topic in claim.topics]
    if not claims:
        taught = {taught for claim in known.values() for taught in claim.topics}
        raise UnknownId("topic with claims", str(topic), taught)
    return claims


def _view(claims: list[Claim], topic: str | None) -> dict[str, Any]:
    words = library().words["claim_check"]
    # Many claims share a study or a topic, so each is told once and named by its place.
    sources = list(dict.fromkeys(source for claim in claims for source in claim.sources))
    topics = list(dict.fromkeys(name for claim in claims for name in claim.topics if name != topic))
    return {
        "words": {name: text for name, text in words.items() if isinstance(text, str)},
        "options": [{"html": prose.inline(rating)} for rating in words["ratings"]],
        "verdicts": {verdict: _verdict(verdict) for verdict in VERDICTS},
        "certainties": {claim.certainty: _certainty(claim.certainty) for claim in claims},
        "themes": _themes(claims),
        "sources": citations(sources),
        "topics": [
            {"text": library().topics[name].title, "href": f"{name}.ipynb"} for name in topics
        ],
        "claims": [
            {
                "id": claim.id,
                "claim": prose.inline(claim.claim),
                "heard": prose.inline(claim.heard or ""),
                "verdict": claim.verdict,
                "why": prose.inline(claim.why),
                "better": prose.inline(claim.better),
                "certainty": claim.certainty,
                "sources": [sources.index(source) for source in claim.sources],
                "topics": [topics.index(name) for name in claim.topics if name != topic],
            }
            for claim in claims
        ],
    }


def _verdict(verdict: str) -> dict[str, Any]:
    words = library().words["claim_check"]
    word, means = (words["verdicts"][verdict][part] for part in ("word", "means"))
    return {
        "alone": words["verdict"].format(verdict=word),
        "said": [
            words["said"].format(rating=rating.lower(), verdict=word) for rating in words["ratings"]
        ],
        "means": means,
        "bands": [words["bands"][band(verdict, at)] for at in range(len(words["ratings"]))],
        "on_paper": words["on_paper"].format(verdict=word),
    }


def band(verdict: str, rating: int) -> str:
    """Return how far a rating is from a verdict, as the name of a sentence."""
    if verdict not in CLOSE:
        return "untested"
    close = CLOSE[verdict]
    if rating in close:
        return "close"
    if verdict == "contested":
        return "debated"
    return "back_less" if rating < close.start else "back_more"


def _certainty(certainty: str) -> dict[str, str]:
    graded = library().words["effects"]["certainty"] | library().words["claim_check"]["certainty"]
    return {"dots": DOTS.get(certainty, ""), **graded[certainty]}


def _themes(claims: list[Claim]) -> list[dict[str, Any]]:
    """Return the themes to choose from, all claims first; none where there is little to choose."""
    words = library().words["claim_check"]
    shown = {claim.id: at for at, claim in enumerate(claims)}
    themes = {
        theme.id: (theme.title, [shown[claim.id] for claim in theme.claims if claim.id in shown])
        for theme in library().themes.values()
    }
    filled = [(title, claims) for title, claims in themes.values() if claims]
    if len(claims) < MANY or len(filled) == 1:
        return []
    every = {"text": words["all_themes"].format(total=len(claims)), "claims": [*shown.values()]}
    return [every] + [
        {"text": words["one_theme"].format(title=title, total=len(places)), "claims": places}
        for title, places in filled
    ]


def _ask(claim: dict[str, Any], view: dict[str, Any]) -> dict[str, Any]:
    words, verdict = view["words"], view["verdicts"][claim["verdict"]]
    sure = asks.how_sure(words["certainty_label"], view["certainties"][claim["certainty"]])
    return asks.ask(
        id=claim["id"],
        kind="single",
        about=f"{asks.paragraphs(claim['heard'])}<blockquote>{claim['claim']}</blockquote>",
        ask=asks.text(words["ask"]),
        options=(option["html"] for option in view["options"]),
        right=CLOSE.get(claim["verdict"], ()),
        said=f"{asks.strong(verdict['alone'])} {asks.text(verdict['means'])} {sure}",
        why=f"{claim['why']} {asks.strong(words['better'])} {claim['better']}",
        sources=(view["sources"][at] for at in claim["sources"]),
    )
