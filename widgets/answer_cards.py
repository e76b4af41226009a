"""Cards to hold up, for a class without phones or without a network."""

from __future__ import annotations

from typing import Any

from .component import Component
from .content import library


class AnswerCards(Component):
    """Four large letters, each with a shape of its own, that print on one page.

    The class board shows the same letters and shapes before the options of a question.
    """

    def __init__(self) -> None:
        super().__init__(_view=_view())

    def says(self) -> str:
        """Return the letters."""
        return ", ".join(card["letter"] for card in self._view["cards"])


def _view() -> dict[str, Any]:
    words = library().words["answer_cards"]
    return {
        "words": {
            name: said for name, said in words.items() if isinstance(said, str) and name != "card"
        },
        "cards": [
            {"letter": letter, "says": words["card"].format(letter=letter, shape=shape)}
            for letter, shape in zip(words["letters"], words["shapes"], strict=False)
        ],
    }
