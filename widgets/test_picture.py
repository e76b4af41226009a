"""What a test can tell: of 100 people with a sign, how many have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from traitlets import Dict

from . import asks, prose
from .citations import citations
from .component import Component
from .content import library, pick
from .dates import day
from .effects_view import certainty
from .guesses import CLOSE, bands
from .joining import aside, counted, listed

if TYPE_CHECKING:
    from .content.signs import Group, Hundred, SignPicture


class TestPicture(Component):
    """Natural frequencies of a test or sign: found, missed, false alarms and cleared, of 100.

    The learner first guesses one of the counts. Then the pictures show, with what a sign and no
    sign lead to, and what a harmless finding can set off.

    Parameters
    ----------
    picture_ids
        Pictures of `test_pictures.yaml`. From several, the learner chooses; without any, from all.

    Attributes
    ----------
    value
        The guesses so far: `{picture id: people of 100}`.

    Raises
    ------
    UnknownId
        If there is no picture with that id.
    """

    __test__: ClassVar[bool] = False
    """Pytest takes classes of this name for tests."""

    value = Dict(help="The guess for each test or sign, in people of 100.").tag(sync=True)

    def __init__(self, *picture_ids: str) -> None:
        known = library().test_pictures
        chosen = picture_ids or tuple(known)
        pictures = [pick("test picture", picture_id, known) for picture_id in chosen]
        self._says = ", ".join(map(repr, picture_ids)) or f"{len(pictures)} pictures"
        super().__init__(_view=_view(pictures))

    def says(self) -> str:
        """Return the pictures asked for, or how many there are to choose from."""
        return self._says

    def asks(self) -> list[dict[str, Any]]:
        """Return the guess that every picture asks for."""
        return [_ask(picture, self._view["words"]) for picture in self._view["pictures"]]


def _view(pictures: list[SignPicture]) -> dict[str, Any]:
    words = library().words["test_picture"]
    used = ("choose", "slider", "write", "less", "more", "commit", "position", "sources")
    drawn = [_picture(picture) for picture in pictures]
    title = words["title"]
    if len(pictures) == 1:
        title = words["title_one"].format(name=pictures[0].name)
    return {
        "title": title,
        "words": {name: words[name] for name in (*used, "answers", "answered")},
        "pictures": drawn,
    }


def _picture(picture: SignPicture) -> dict[str, Any]:
    words = library().words["test_picture"]
    checked = min(library().sources[source].last_checked for source in picture.sources)
    told = [_told(hundred) for hundred in picture.shown]
    return {
        "id": picture.id,
        "name": picture.name,
        "about": [
            prose.inline(f"{words[label]} {text}")
            for label, text in (("looks_at", picture.looks_at), ("people", picture.people))
        ],
        "first": picture.first and _hundred(picture.first),
        "ask": prose.plain(picture.ask),
        "highest": picture.highest,
        "start": picture.highest // 2,
        "answer": " ".join(told),
        "bands": bands(picture.answer, words["bands"]),
        "why": prose.inline(picture.meaning),
        "shown": [_hundred(hundred) for hundred in picture.shown],
        "facts": _facts(picture),
        "certainty": {"label": library().words["effects"]["certainty_label"], **certainty(picture)},
        "sources": citations(picture.sources),
        "checked": words["checked"].format(date=day(checked)),
    }


def _hundred(hundred: Hundred) -> dict[str, Any]:
    words = library().words["test_picture"]
    return {
        "title": words["hundred"].format(who=hundred.who),
        "label": _told(hundred),
        "groups": [
            {"mark": group.mark, "count": group.count, "says": _group(group)}
            for group in hundred.groups
        ],
    }


def _told(hundred: Hundred) -> str:
    """Return 100 people in a sentence."""
    words = library().words["test_picture"]
    return words["told"].format(who=hundred.who, groups=listed(map(_group, hundred.groups)))


def _group(group: Group) -> str:
    """Return how many are in a group, and what it is; a test that hits or misses has a word."""
    word = library().words["test_picture"]["marks"].get(group.mark)
    return counted(group.count, aside(group.says, word) if word else group.says)


def _facts(picture: SignPicture) -> list[list[str]]:
    words = library().words["test_picture"]
    facts = {
        "if_found": picture.if_found,
        "if_clear": picture.if_clear,
        "harm": picture.harm,
        "range": picture.range or words["no_range"],
        "worked_out": picture.worked_out,
        "unknown": picture.unknown,
        "read": words["read_in"][picture.checked],
    }
    return [[words["facts"][name], prose.inline(text)] for name, text in facts.items() if text]


def _ask(picture: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    first = picture["first"]
    sure = asks.how_sure(picture["certainty"]["label"], picture["certainty"])
    return asks.ask(
        id=picture["id"],
        kind="number",
        about=asks.paragraphs(*picture["about"], first and asks.text(first["label"])),
        ask=asks.text(picture["ask"]),
        range=asks.span(0, picture["highest"], words["position"]),
        answer=library().test_pictures[picture["id"]].answer,
        near=CLOSE,
        said=f"{asks.strong(picture['answer'])} {sure}",
        why=picture["why"],
        sources=picture["sources"],
    )
