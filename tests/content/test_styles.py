"""Our styles name no side of the screen: a language may run from right to left."""

import re

import pytest

from widgets.content.library import ROOM

HOME = ROOM.parent

SIDE = re.compile(
    r"^(?:(?:scroll-)?(?:margin|padding)-(?:left|right)"
    r"|border-(?:left|right)\b.*|border-(?:top|bottom)-(?:left|right)-radius|left|right)$"
)
SIDED = {"text-align", "float", "clear", "caption-side"}
"""Properties whose value may name a side."""

FOUR = {"margin", "padding", "inset", "border-width", "border-style", "border-color"}
"""Properties whose second and fourth value are for the right and the left."""

MEANT = {
    # 2 sides of a small square that is turned by 45 degrees: an arrow down, in every language.
    "serving/template/page.css": {"border-width: 0 2px 2px 0"},
}

DECLARATION = re.compile(
    r"(?<=[{;])\s*(?P<property>-?[a-z][a-z-]*)\s*:\s*(?P<value>[^;{}]+)(?=[;}])"
)


def names_a_side(style):
    """Yield each declaration for the left or the right side."""
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    for found in DECLARATION.finditer(bare):
        name, value = found["property"], " ".join(found["value"].split())
        sided = name in SIDED and re.search(r"\b(?:left|right)\b", value)
        values = re.findall(r"(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+", value)
        uneven = name in FOUR and len(values) == 4 and values[1] != values[3]
        if name == "border-radius" and len(values) > 1 and "/" not in values:
            corners = {2: values * 2, 3: [*values, values[1]], 4: values}[len(values)]
            uneven = corners[0] != corners[1] or corners[2] != corners[3]
        if SIDE.match(name) or sided or uneven:
            yield f"{name}: {value}"


def test_no_style_names_the_left_or_the_right():
    # Handouts are set by WeasyPrint, which knows no `margin-inline-start`.
    rooms = ("widgets", "serving/template")
    paths = sorted(path for room in rooms for path in (HOME / room).rglob("*.css"))
    found = [
        f"{name}: {declaration}"
        for path in paths
        for name in [path.relative_to(HOME).as_posix()]
        for declaration in names_a_side(path.read_text(encoding="utf-8"))
        if declaration not in MEANT.get(name, ())
    ]

    assert len(paths) > 40
    assert [] == found


@pytest.mark.parametrize(
    "declaration",
    [
        "margin-left: 1rem",
        "right: 0",
        "text-align: right",
        "float: left",
        "border-left: 4px solid red",
        "border-top-left-radius: 4px",
        "padding: 0 1rem 0 max(1px, 2px)",
        "border-radius: 0 4px 4px 0",
        "border-radius: 0 4px",
    ],
)
def test_a_side_is_found(declaration):
    assert [declaration] == list(names_a_side(f".wb p {{ color: red; {declaration}; }}"))


@pytest.mark.parametrize(
    "declaration",
    [
        "margin-inline-start: 1rem",
        "inset-inline-end: 0",
        "text-align: start",
        "margin: 0 max(1px, 2px) 1rem",
        "padding: 1px 2px 3px 2px",
        "border-radius: 4px 4px 0 0",
        "border-end-end-radius: 4px",
        "background: var(--left)",
    ],
)
def test_what_follows_the_language_is_let_be(declaration):
    assert [] == list(names_a_side(f".wb p:not(.left) {{ {declaration}; }}"))
