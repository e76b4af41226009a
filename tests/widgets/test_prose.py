import pytest

from widgets import prose


def test_a_sentence_becomes_html_without_a_paragraph():
    assert prose.inline("Keep *moving*.\n") == "Keep <em>moving</em>."


def test_text_with_a_list_becomes_paragraphs_and_a_list():
    expected = "<p>Try</p>\n<ul>\n<li>heat</li>\n<li>walks</li>\n</ul>\n"

    assert expected == prose.block("Try\n\n- heat\n- walks\n")


@pytest.mark.parametrize("turn", [prose.inline, prose.block])
@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![a picture](https://example.org/x.png)",
        "[a link](javascript:alert(1))",
        "[a link](data:text/html,hi)",
    ],
)
def test_nothing_that_runs_or_loads_comes_out(turn, text):
    html = turn(text)

    assert not any(tag in html for tag in ("<script", "<img", 'href="javascript', 'href="data'))


def test_links_are_found_inside_emphasis_and_lists():
    text = "**[Hayden 2021](sources.ipynb#hayden-2021)**\n\n- [disc](glossary.ipynb#disc)"

    assert list(prose.links(text)) == ["sources.ipynb#hayden-2021", "glossary.ipynb#disc"]


def test_the_plain_words_have_no_markup_and_keep_their_spaces():
    text = "A *dark*\n[disc](glossary.ipynb#disc) is `common`"

    assert prose.plain(text) == "A dark disc is common"
