"""What a drawing in `content/figures/` may hold, so that it is safe, legible and told in words.

A drawing becomes a part of the page it stands on. So it takes its colours from the page's style
sheet by class, has no ids, and brings nothing that our Content-Security-Policy stops.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from xml.parsers import expat

from .reading import ContentError, Problem, named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .mistakes import Location

NAMESPACE = "http://www.w3.org/2000/svg"

CLASSES = [
    "f-body", "f-limb", "f-work", "f-head", "f-floor", "f-aid", "f-move", "f-bone", "f-disc",
    "f-nerve", "f-tendon", "f-muscle", "f-sore", "f-text", "f-lead", "f-muted",
]  # fmt: skip
"""The classes that `kit/figure.css` draws."""

TAGS = [
    "circle", "desc", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg", "text",
    "title", "tspan",
]  # fmt: skip
ATTRIBUTES = [
    "class", "cx", "cy", "d", "data-region", "dx", "dy", "height", "points", "r", "rx", "ry",
    "text-anchor", "transform", "viewBox", "width", "x", "x1", "x2", "xmlns", "y", "y1", "y2",
]  # fmt: skip

NOT_HERE = {
    "script": "a drawing runs no script; remove it",
    "style": "our Content-Security-Policy stops it here; use a class of kit/figure.css",
    "id": "an id may be that of another drawing on the page; remove it",
    "href": "a drawing points to nothing; remove it",
}
"""What a drawing made with a program may hold, and why it can't stay."""

MOST_BYTES = 6 * 1024
WIDEST = 360
"""Units across. A screen of 320 px shows them in about 270 px, so letters of 16 units are 12 px."""


@dataclass
class Element:
    """One element of a drawing and where it begins; lines and columns count from 1."""

    tag: str
    attributes: dict[str, str]
    place: tuple[int, int]
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def walk(self) -> Iterator[Element]:
        """Yield this element and all in it."""
        yield self
        for child in self.children:
            yield from child.walk()


class Drawing:
    """One SVG file, read.

    Raises
    ------
    ContentError
        If it is no XML at all. Other mistakes are listed by `mistakes`.
    """

    def __init__(self, path: Path) -> None:
        self._file = named(path)
        self._raw = path.read_bytes()
        self.root = self._read()

    @cached_property
    def text(self) -> str:
        """The file as it stands."""
        return self._raw.decode("utf-8")

    @cached_property
    def title(self) -> str:
        """What the drawing shows, in a few words."""
        return self._said("title")

    @cached_property
    def desc(self) -> str:
        """What a person who can't see the drawing needs to know of it."""
        return self._said("desc")

    def problem(self, location: Location, message: str) -> Problem:
        """Return a problem of the title or the description, as `Marks` does for a YAML file."""
        at = next((part for part in self.root.children if [part.tag] == [*location]), self.root)
        return Problem(self._file, *at.place, message)

    def mistakes(self) -> Iterator[Problem]:
        """Yield every mistake of the drawing."""
        told = (*self._of_whole(), *self._of_parts(self.root))
        yield from (Problem(self._file, *place, message) for place, message in told)

    def _said(self, tag: str) -> str:
        return next((" ".join(it.text.split()) for it in self.root.children if it.tag == tag), "")

    def _read(self) -> Element:
        parser = expat.ParserCreate()
        above = Element("", {}, (1, 1))
        open_elements = [above]

        def here() -> tuple[int, int]:
            return parser.CurrentLineNumber, parser.CurrentColumnNumber + 1

        def start(tag: str, attributes: dict[str, str]) -> None:
            element = Element(tag, attributes, here())
            open_elements[-1].children.append(element)
            open_elements.append(element)

        def characters(text: str) -> None:
            open_elements[-1].text += text

        def doctype(*_: object) -> None:
            problem = Problem(self._file, *here(), "a drawing needs no DOCTYPE; remove it")
            raise ContentError([problem])

        parser.StartElementHandler = start
        parser.EndElementHandler = lambda _: open_elements.pop()
        parser.CharacterDataHandler = characters
        parser.StartDoctypeDeclHandler = doctype
        try:
            parser.Parse(self._raw, True)  # noqa: FBT003 - expat takes it by position
        except expat.ExpatError as error:
            message = f"this can’t be read as XML: {expat.ErrorString(error.code)}"
            problem = Problem(self._file, error.lineno, error.offset + 1, message)
            raise ContentError([problem]) from error
        return above.children[0]

    def _of_whole(self) -> Iterator[tuple[tuple[int, int], str]]:
        root = self.root
        if root.tag != "svg" or root.attributes.get("xmlns") != NAMESPACE:
            expected = f'<svg xmlns="{NAMESPACE}">'
            yield root.place, f"the drawing begins with <{root.tag}>; expected {expected}"
        for name in ("width", "height"):
            if name in root.attributes:
                yield root.place, f"the svg has a {name}; expected only a viewBox, so that it fits"
        if message := _wrong_box(root.attributes.get("viewBox", "")):
            yield root.place, message
        if [child.tag for child in root.children[:2]] != ["title", "desc"]:
            yield root.place, "a drawing begins with <title> and <desc>, in that order"
        for tag in ("title", "desc"):
            if not self._said(tag):
                yield root.place, f"<{tag}> is missing or empty; expected what the drawing shows"
        if (size := len(self._raw)) > MOST_BYTES:
            yield root.place, f"the drawing has {size} bytes; expected {MOST_BYTES} or less"

    def _of_parts(
        self, element: Element, *, scaled: bool = False
    ) -> Iterator[tuple[tuple[int, int], str]]:
        yield from ((element.place, message) for message in _wrong(element))
        transform = element.attributes.get("transform", "")
        scaled = scaled or "scale" in transform or "matrix" in transform
        if element.tag == "text" and scaled:
            yield element.place, "a text is scaled here; take it out, so that it stays legible"
        for child in element.children:
            yield from self._of_parts(child, scaled=scaled)


def _wrong_box(box: str) -> str | None:
    try:
        _, _, width, _ = map(float, box.split())
    except ValueError:
        return f"viewBox is “{box}”; expected 4 numbers such as 0 0 320 240"
    return f"viewBox is {width:g} wide; expected {WIDEST} or less" if width > WIDEST else None


def _wrong(element: Element) -> Iterator[str]:
    if element.tag not in TAGS:
        why = NOT_HERE.get(element.tag, f"expected one of {', '.join(TAGS)}")
        yield f"<{element.tag}> is not for a drawing; {why}"
        return
    for name in element.attributes:
        if name not in ATTRIBUTES:
            plain = name.rpartition(":")[2]
            why = NOT_HERE.get(plain, "colours and lines come from classes of kit/figure.css")
            yield f"the attribute {name} is not for a drawing; {why}"
    classes = element.attributes.get("class", "").split()
    for name in classes:
        if name not in CLASSES:
            yield f"there is no class {name!r}; expected one of {', '.join(CLASSES)}"
    if element.tag == "text" and "f-text" not in classes:
        yield "a text needs the class f-text, which makes it legible"
