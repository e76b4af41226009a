import pytest

from widgets import joining
from widgets.content import library


def test_texts_are_joined_with_the_signs_of_english():
    assert "groin, hip, leg" == joining.listed(["groin", "hip", "leg"])
    assert "Jo, nurse; Al, editor" == joining.listed(["Jo, nurse", "Al, editor"], "series")
    assert "heat" == joining.listed(["heat"])
    assert "" == joining.listed([])
    assert "Heat: 3 trials" == joining.labelled("Heat", "3 trials")
    assert "Heat:" == joining.label("Heat")
    assert "High." == joining.sentence("High")
    assert "feel pain (found)" == joining.aside("feel pain", "found")
    assert "2. Lie down" == joining.numbered(2, "Lie down")
    assert "90 do not" == joining.counted(90, "do not")


@pytest.mark.parametrize("text", ["a {curly} name", "<em>HTML</em>", "100 %s"])
def test_what_is_joined_stays_as_it_is(text):
    assert f"{text}, {text}" == joining.listed([text, text])


def test_another_language_has_other_signs(monkeypatch):
    monkeypatch.setitem(library().words["joining"], "list", "{first}، {next}")

    assert "groin، hip" == joining.listed(["groin", "hip"])
