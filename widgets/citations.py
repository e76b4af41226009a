"""Citations: from a fact to its study in one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .content import library, pick

if TYPE_CHECKING:
    from collections.abc import Iterable


def citations(source_ids: Iterable[str]) -> list[dict[str, str]]:
    """Return, for each source, the words of its link and where the list of sources has it.

    Raises
    ------
    UnknownId
        If there is no source with that id.
    """
    found = [pick("source", source_id, library().sources) for source_id in source_ids]
    return [{"text": source.short, "href": f"sources.ipynb#{source.id}"} for source in found]
