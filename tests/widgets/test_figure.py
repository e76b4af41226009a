import pytest

from widgets import Figure
from widgets.content import UnknownId, library
from widgets.content.drawings import Drawing
from widgets.figures import figure


@pytest.fixture(scope="module")
def view():
    return Figure("disc-shrinks").state()["_view"]


def test_a_drawing_comes_with_its_title_and_description_apart():
    drawn = figure("lumbar-spine")

    assert drawn["title"] == "The low back, seen from the side"
    assert drawn["desc"].startswith("5 bones of the spine, called vertebrae,")
    assert drawn["svg"].startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ')


def test_the_page_holds_title_and_description_only_once():
    for name in library().drawing_paths:
        drawn = figure(name)

        assert "<title>" not in drawn["svg"], name
        assert "<desc>" not in drawn["svg"], name


def test_nothing_but_title_and_description_is_left_out():
    for name, path in library().drawing_paths.items():
        whole = Drawing(path).text

        assert figure(name)["svg"].count("<") == whole.count("<") - 4, name


def test_an_unknown_drawing_is_told_with_the_list():
    with pytest.raises(UnknownId, match=r"no drawing with the id 'knee'.*lumbar-spine"):
        figure("knee")


def test_a_figure_has_its_caption_and_studies(view):
    assert view["caption"].startswith('What a <a href="glossary.ipynb#herniated-disc">')
    assert [source["text"] for source in view["sources"]] == ["Wang 2020", "Zou 2023"]


def test_every_figure_can_be_drawn():
    for name in library().figures:
        assert Figure(name).state()["_view"]["drawing"]["svg"], name


def test_a_drawing_without_a_caption_is_no_figure():
    with pytest.raises(UnknownId, match=r"no figure with the id 'hip-regions'.*hip-joint"):
        Figure("hip-regions")


def test_its_repr_says_what_it_shows():
    assert repr(Figure("hip-joint")) == "Figure('hip-joint')"
