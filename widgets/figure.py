"""A drawing on the page, with the words under it."""

from __future__ import annotations

from typing import Any

from . import prose
from .citations import citations
from .component import Component
from .content import library, pick
from .figures import figure


class Figure(Component):
    """One of our own drawings, named and described for those who do not see it.

    Parameters
    ----------
    name
        A figure of `figures.yaml`, such as `lumbar-spine`.

    Raises
    ------
    UnknownId
        If there is no figure with that name.
    """

    def __init__(self, name: str) -> None:
        self._says = repr(name)
        super().__init__(_view=_view(name))

    def says(self) -> str:
        """Return the figure's name."""
        return self._says


def _view(name: str) -> dict[str, Any]:
    words = library().words["figure"]
    shown = pick("figure", name, library().figures)
    return {
        "words": words,
        "drawing": figure(name),
        "caption": prose.inline(shown.caption),
        "sources": citations(shown.sources),
    }
