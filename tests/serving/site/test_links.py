"""Links between notebooks become links between files, and none leads nowhere."""

import pytest
from markupsafe import Markup

from serving.cells import Component, Foreign, Prose
from serving.site.links import Links
from serving.site.refused import SiteError

LINKS = Links("index", {"index", "scans", "größe"})


def turned(html):
    return LINKS.turned(Prose(Markup(html))).html  # noqa: S704 - as it comes from a notebook


def state(value):
    return LINKS.turned(Component("quiz", {"_view": value}, {}, "quiz")).state["_view"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="scans.ipynb">', '<a href="scans.html">'),
        ('<a href="scans.ipynb#A-spot">', '<a href="scans.html#A-spot">'),
        ('<a title="a > b" href="scans.ipynb">', '<a title="a > b" href="scans.html">'),
        ('<a href="gr%C3%B6%C3%9Fe.ipynb">', '<a href="gr%C3%B6%C3%9Fe.html">'),
        ('<a href="#A-spot">', '<a href="#A-spot">'),
        ('<a href="https://x.example/scans.ipynb">', '<a href="https://x.example/scans.ipynb">'),
        ('<a href="mailto:a@x.example">', '<a href="mailto:a@x.example">'),
        ('<code>href="scans.ipynb"</code>', '<code>href="scans.ipynb"</code>'),
        ('<img src="./assets/a1/figures/x.svg">', '<img src="./assets/a1/figures/x.svg">'),
        ('<img src="data:image/png;base64,AA">', '<img src="data:image/png;base64,AA">'),
    ],
)
def test_a_link_in_prose_leads_to_a_file(html, expected):
    assert expected == turned(html)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("scans.ipynb#x", "scans.html#x"),
        ({"sources": [{"href": "scans.ipynb"}]}, {"sources": [{"href": "scans.html"}]}),
        (('<a href="scans.ipynb">Scans</a>', 3), ['<a href="scans.html">Scans</a>', 3]),
        ("Open scans.ipynb to read on.", "Open scans.ipynb to read on."),
        (["plain", None, 2.5, True], ["plain", None, 2.5, True]),
    ],
)
def test_links_in_what_a_component_shows_lead_to_files(value, expected):
    assert expected == state(value)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="gone.ipynb#x">',
        '<a href="../scans.ipynb">',
        '<a href="/scans.ipynb">',
        '<a href="data.csv">',
        '<img alt="" src="gone.png">',
    ],
)
def test_what_leads_nowhere_is_named_with_its_notebook(html):
    with pytest.raises(SiteError, match=r"^index\.ipynb: '[^']*' leads nowhere on the site"):
        turned(html)


def test_a_component_that_leads_nowhere_is_named_too():
    with pytest.raises(SiteError, match=r"^index\.ipynb: 'gone\.ipynb' leads nowhere"):
        state({"href": "gone.ipynb"})


def test_a_widget_of_others_is_refused():
    with pytest.raises(SiteError, match=r"^index\.ipynb shows a widget that is not ours"):
        LINKS.turned(Foreign({}))
