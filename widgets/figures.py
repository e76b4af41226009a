"""Drawings of `content/figures/`, ready to be drawn on a page by `kit/figure.js`."""

from __future__ import annotations

import re

from .content import library

_AROUND = re.compile(r"<(title|desc)>.*?</\1>|<!--.*?-->|<\?.*?\?>", re.DOTALL)


def figure(name: str) -> dict[str, str]:
    """Return a drawing as `{"svg": ..., "title": ..., "desc": ...}`.

    The title and the description are given apart and left out of the SVG, so that a page holds
    them once.

    Parameters
    ----------
    name
        The name of its file in `content/figures/` without `.svg`, such as `lumbar-spine` or
        `exercises/bridge-hold-1`.

    Raises
    ------
    UnknownId
        If there is no such drawing.
    """
    drawing = library().drawing(name)
    bare = re.sub(r">\s+<", "><", _AROUND.sub("", drawing.text))
    return {
        "svg": re.sub(r"\s+", " ", bare).strip(),
        "title": drawing.title,
        "desc": drawing.desc,
    }
