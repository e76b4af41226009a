"""The typed content: what the YAML in `content/` may say, and how to reach it."""

from .library import Library, UnknownId, library, pick
from .reading import ContentError, Problem

__all__ = ["ContentError", "Library", "Problem", "UnknownId", "library", "pick"]
