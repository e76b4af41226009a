"""Why a site is not built, in a sentence for whoever builds it."""

from __future__ import annotations


class SiteError(Exception):
    """A site that can't be built. The message says why, and what to do."""
