"""What a page is made of: clean pieces, safe state, a frame that knows its place."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from serving import navigation
from serving.assets import Assets
from serving.cells import Component, Foreign, Prose, clean, heading, markdown, pieces
from serving.pages import TEMPLATES, Pages, state
from tests.serving.process import ROOT
from widgets.component import PAGE_TYPE

VIEW = "application/vnd.jupyter.widget-view+json"


def same(address):
    """Leave the address of a picture as it is."""
    return address


def output(**data):
    """The output of a cell, by mime type with `_` for `/`."""
    made = {kind.replace("_", "/"): value for kind, value in data.items()}
    return new_output("display_data", data=made)


def shown(*outputs):
    """The pieces of a cell with these outputs."""
    return pieces(new_notebook(cells=[new_code_cell("secret", outputs=list(outputs))]), same)


@pytest.fixture
def pages(tmp_path):
    """The writer of pages, for a folder with two topics and a picture."""
    for name in ("index", "red-flags"):
        nbformat.write(new_notebook(), tmp_path / f"{name}.ipynb")
    (tmp_path / "spine.svg").write_text("<svg/>")
    rooms = {"template": TEMPLATES, "widgets": ROOT / "widgets"}
    return Pages(tmp_path, Assets(rooms, "/"), "/")


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<script>alert(1)</script>after", "after"),
        ("<style>p {}</style>after", "after"),
        ('<p onclick="x()" style="color: red">kept</p>', "<p>kept</p>"),
        ('<a href="javascript:x()">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<a href="tel:112">a</a>', '<a href="tel:112">a</a>'),
        (
            '<img src="data:image/png;base64,AA" alt="x">',
            '<img src="data:image/png;base64,AA" alt="x">',
        ),
        ('<iframe src="https://x.example"></iframe>', ""),
        ('<td style="text-align:right">1</td>', "1"),
    ],
)
def test_html_keeps_what_the_policy_allows(html, left):
    assert left == clean(html)


def test_a_table_keeps_its_alignment_without_inline_styles():
    html = markdown("| a | b |\n|:--|--:|\n| 1 | 2 |", same)

    assert '<td class="page-right">2</td>' in html
    assert "style=" not in html


def test_a_line_to_tick_has_a_box_in_place_of_a_bullet():
    html = markdown("- ☐ I know the signs.\n- No box", same)

    assert '<li class="page-tick"><span class="page-box">☐</span> I know the signs.</li>' in html
    assert "<li>No box</li>" in html


@pytest.mark.parametrize("cell", ["☐ ☐ ☐", "29 of 100", "98.5 of 100"])
def test_boxes_and_a_figure_alone_in_a_cell_stay_on_one_line(cell):
    html = markdown(f"| a | b |\n|---|---|\n| {cell} | It was {cell} |", same)

    assert f'<td><span class="page-whole">{cell}</span></td>' in html
    assert f"<td>It was {cell}</td>" in html


def test_headings_have_the_ids_that_jupyter_gives_them_and_no_sign_beside():
    assert '<h2 id="When-to-call">When to call</h2>' == markdown("## When to call", same).strip()


def test_code_is_never_shown_and_neither_are_warnings():
    outputs = [new_output("stream", name="stderr", text="a warning")]

    assert [] == shown(*outputs)


def test_text_html_and_pictures_need_no_front_end():
    found = shown(
        new_output("stream", name="stdout", text="<said>"),
        output(text_html="<b>bold</b>", text_plain="bold"),
        output(image_png="QUJD\n", text_plain="<Figure>"),
        new_output("error", ename="ValueError", evalue="wrong", traceback=["secret"]),
    )

    assert [
        "<pre>&lt;said&gt;</pre>",
        "<b>bold</b>",
        '<p><img src="data:image/png;base64,QUJD" alt=""></p>',
        "<pre>ValueError: wrong</pre>",
    ] == [str(piece.html) for piece in found]


def test_a_picture_keeps_its_description():
    made = new_output("display_data", data={"image/png": "QUJD"}, metadata={"alt": "A “spine”"})

    assert 'alt="A “spine”"' in shown(made)[0].html


@pytest.mark.parametrize(
    "data",
    [
        {VIEW: {"model_id": "1"}, "text/plain": "IntSlider()"},
        {"application/vnd.plotly.v1+json": {}, "text/html": "<div></div>"},
        {"application/javascript": "x()"},
        {"text/html": "<div></div><SCRIPT>x()</SCRIPT>"},
    ],
)
def test_what_needs_a_program_is_left_to_voilas_front_end(data):
    (piece,) = shown(new_output("display_data", data=data))

    assert isinstance(piece, Foreign)
    assert data == piece.output["data"]


def test_a_component_of_ours_is_drawn_by_the_page_host():
    made = {"component": "quiz", "key": "quiz:x", "state": {"value": None}}
    (piece,) = shown(new_output("display_data", data={VIEW: {"model_id": "1"}, PAGE_TYPE: made}))

    assert Component("quiz", {"value": None}, piece.output, "quiz:x") == piece
    assert {VIEW: {"model_id": "1"}} == piece.output["data"]


def test_what_a_class_is_told_stays_out_of_the_page(pages):
    made = {"component": "quiz", "key": "quiz:x", "state": {"_view": {}}}
    asks = [{"id": "one", "said": "the answer"}]
    (piece,) = shown(output(**{PAGE_TYPE: made | {"asks": asks}}))
    page = pages.topic("red-flags", new_notebook(), [piece])

    assert asks == piece.asks
    assert 'data-key="quiz:x"' in page
    assert "the answer" not in page


def test_components_made_alike_have_keys_of_their_own_by_their_order():
    made = {"component": "quiz", "key": "quiz:x", "state": {}}
    other = made | {"key": "quiz:y"}
    outputs = [new_output("display_data", data={PAGE_TYPE: each}) for each in (made, other, made)]

    assert ["quiz:x", "quiz:y", "quiz:x 2"] == [piece.key for piece in shown(*outputs)]


def test_state_can_not_leave_its_script_element():
    text = state({"said": "</script><!-- \u2028 & ‘é’"})

    assert not {"<", ">", "&", "\u2028"} & set(text)
    assert "é" in text


def test_the_first_heading_names_the_page():
    cells = [
        new_markdown_cell("No heading"),
        new_markdown_cell("## Two\n\n# *One* [word](x.ipynb) #"),
    ]

    assert "One word" == heading(new_notebook(cells=cells))


def test_a_page_knows_its_place_among_the_topics(pages, tmp_path):
    page = pages.topic("red-flags", new_notebook(), [Prose(clean("<p>text</p>"))])

    assert ["index", "red-flags"] == [topic.id for topic in navigation.topics(tmp_path)]
    assert '<a href="red-flags.ipynb" aria-current="page">' in page
    assert '<a rel="prev" href="index.ipynb">' in page
    assert 'rel="next"' not in page


def test_a_page_preloads_the_modules_it_will_use_and_no_others(pages):
    page = pages.topic("index", new_notebook(), [Component("quiz", {}, {}, "quiz:x")])

    assert "/widgets/quiz.js" in page
    assert "/widgets/kit/dom.js" in page
    assert "/widgets/red_flag_cases.js" not in page
    assert "/workbook-quiz.css" in page
    assert 1 == page.count('rel="stylesheet"')


def test_pictures_beside_the_notebooks_travel_in_the_page(pages):
    cells = [new_markdown_cell("![A spine](spine.svg) ![Out](../../etc/x.svg)")]
    (piece,) = pages.pieces(new_notebook(cells=cells))

    assert 'src="data:image/svg+xml;base64,PHN2Zy8+"' in piece.html
    assert 'src="../../etc/x.svg"' in piece.html


def test_an_error_has_a_page_even_if_templates_are_broken(pages, monkeypatch):
    monkeypatch.setattr(pages, "_write", lambda *_, **__: 1 / 0)

    assert "<p>Not Found</p>" in pages.plain(404)


@pytest.mark.parametrize(
    "name",
    ["", ".ipynb", "x", "../index.ipynb", "a/index.ipynb", "index.ipynb\0", "INDEX", "index.py"],
)
def test_only_plain_names_of_notebooks_are_found(pages, tmp_path, name):
    assert pages
    assert navigation.find(tmp_path, name) is None
    assert tmp_path / "index.ipynb" == navigation.find(tmp_path, "index.ipynb")
