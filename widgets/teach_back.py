"""A prompt to say the main thing of a topic in one's own words, and a model answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Dict

from . import prose
from .citations import citations
from .component import Component
from .content import library

if TYPE_CHECKING:
    from .content.quizzes import TeachBack as TeachBackContent


class TeachBack(Component):
    """What a learner would tell a friend, to write or to say aloud, and a model answer.

    Nobody marks what a learner writes: they compare it with the model answer themselves.

    Attributes
    ----------
    value
        `{"text": what was written, "shown": whether the model answer is shown}`.

    Raises
    ------
    UnknownId
        If there is no quiz with that id.
    ValueError
        If that topic has nothing to say back.
    """

    value = Dict(help="What was written, and whether the model answer is shown.").tag(sync=True)

    def __init__(self, topic_id: str) -> None:
        asked = library().quiz(topic_id).teach_back
        if asked is None:
            raise ValueError(
                f"There is nothing to say back for {topic_id!r}: write a prompt, a model answer "
                f"and points under `teach_back` in content/quizzes/{topic_id}.yaml."
            )
        self._says = repr(topic_id)
        super().__init__(_view=_view(asked), value={"text": "", "shown": False})

    def says(self) -> str:
        """Return the topic's id."""
        return self._says


def _view(asked: TeachBackContent) -> dict[str, Any]:
    return {
        "words": library().words["teach_back"],
        "prompt": prose.inline(asked.prompt),
        "model": prose.inline(asked.model),
        "points": [prose.inline(point) for point in asked.points],
        "sources": citations(asked.sources),
    }
