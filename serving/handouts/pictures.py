"""Pictures for paper: our drawings in their own colours, and the code that leads to a page."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

import segno
from markupsafe import Markup

from widgets.component import ROOM
from widgets.joining import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

_COLOUR = re.compile(r"--wb-([a-z-]+): (?:light-dark\()?(#[0-9a-f]+)")
_VARIABLE = re.compile(r"var\(--wb-([a-z-]+)\)")


def drawing(figure: Mapping[str, str], css_class: str = "drawing") -> Markup:
    """Return a drawing of a widget's state (`svg`, `title`, `desc`) as a picture with its words."""
    svg = figure["svg"].replace("<svg ", '<svg class="wb-drawing" ', 1)
    start = svg.index(">") + 1
    styled = f"{svg[:start]}<style>{_style()}</style>{svg[start:]}"
    return _picture(styled, f"{sentence(figure['title'])} {figure['desc']}", css_class)


def code(address: str, says: str) -> Markup:
    """Return a QR code of an address."""
    made = segno.make(address, error="m", micro=False)
    buffer = BytesIO()
    made.save(buffer, kind="svg", xmldecl=False, omitsize=True, border=2)
    return _picture(buffer.getvalue().decode(), says, "code")


SHAPES = (
    '<circle cx="20" cy="20" r="18"/>',
    '<rect x="3" y="3" width="34" height="34" rx="3"/>',
    '<path d="M20 2 38.500 37H1.500Z"/>',
    '<path d="M20 1 39 20 20 39 1 20Z"/>',
)
"""The shapes of the answer cards, as `kit/letters.js` draws them on the class board."""

BASE = (27, 27, 32, 27)


def letter(says: str, means: str, place: int) -> Markup:
    """Return a letter in its shape; `means` is said for those who do not see it."""
    text = f'<text x="20" y="{BASE[place]}" text-anchor="middle">{escape(says)}</text>'
    style = (
        "circle, rect, path { fill: none; stroke: black; stroke-width: 1.5 }"
        " text { font-family: sans-serif; font-size: 19px; font-weight: 700 }"
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><style>{style}</style>'
    return _picture(f"{svg}{SHAPES[place]}{text}</svg>", means, "letter")


def _picture(svg: str, says: str, css_class: str) -> Markup:
    address = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    return Markup('<img class="{}" src="{}" alt="{}">').format(css_class, address, says)


@lru_cache(maxsize=1)
def _style() -> str:
    """Return the style sheet of our drawings with the light colours of our pages in it."""
    kit = ROOM / "kit"
    colours: dict[str, str] = {}
    for name, colour in _COLOUR.findall((kit / "kit.css").read_text(encoding="utf-8")):
        colours.setdefault(name, colour)
    style = (kit / "figure.css").read_text(encoding="utf-8").partition("@media")[0]
    return escape(_VARIABLE.sub(lambda name: colours[name[1]], style), quote=False)
