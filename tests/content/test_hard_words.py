"""Hard words: each one on a page, in its prose or in a widget, has a link there to its meaning."""

import nbformat
import pytest

from serving.hard_words import shown, unlinked
from serving.prose import problems
from widgets.content.language import HardWords
from widgets.content.reference import Word

NOTEBOOK = "notebooks/back-pain.ipynb"
GLOSSARY = "content/glossary.yaml"
WORDS = [
    Word(id="disc", word="disc", also=["discs"], means="A pad."),
    Word(id="herniated-disc", word="herniated disc", also=["slipped disc"], means="A leak."),
    Word(id="tens", word="TENS", means="Weak currents."),
    Word(id="yoga", word="yoga", means="A kind of exercise.", everyday=True),
    Word(id="x-ray", word="disc X-ray", means="A picture.", everyday=True),
]
DISC = "[disc](glossary.ipynb#disc)"


@pytest.fixture
def words():
    return HardWords(WORDS)


@pytest.fixture
def quiz():
    """A notebook that shows 1 of the workbook's own quizzes."""
    return _notebook('from widgets import Quiz\n\nquiz = Quiz("nerve-pain")\nquiz')


def _notebook(*cells):
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


def said(words, *prose):
    return [fault.word for _, fault in unlinked("this page", prose, [], words)]


def test_a_hard_word_is_told_once_a_page_with_the_link_that_is_expected(words):
    ((_, fault),) = unlinked("the page", ["Discs wear.", "A disc is a pad. Discs bend."], [], words)

    assert (
        "“Discs”: a hard word without a link on this page; expected [Discs](glossary.ipynb#disc)"
        == str(fault)
    )


@pytest.mark.parametrize("link", [DISC, "[soft pads](glossary.ipynb#disc)"])
def test_a_link_anywhere_in_the_prose_is_enough(words, link):
    assert [] == said(words, "# Discs\n\nDiscs bend.", f"A {link} is a pad.")


def test_a_word_in_the_text_of_a_link_to_another_word_has_its_tap(words):
    assert [] == said(words, "A disc. A [worn disc](glossary.ipynb#degeneration).")


@pytest.mark.parametrize(
    "text",
    [
        "Yoga is calm.",
        "A discount, a disc-like thing and tens of people.",
        "See [the disc study](sources.ipynb#disc-study) and [discs](scans-and-tests.ipynb).",
        "See [a page](https://example.org/disc).",
        "Write `disc` there.",
        "A disc X-ray is a picture.",
    ],
    ids=["everyday", "part of a word", "names", "address", "code", "longer everyday word"],
)
def test_what_is_no_use_of_a_hard_word_is_left_alone(words, text):
    assert [] == said(words, text)


def test_the_longest_form_hides_the_shorter_one_within_it(words):
    assert ["Slipped disc"] == said(words, "Slipped disc: a leak.")


def test_a_word_in_capitals_is_meant_in_capitals_only(words):
    assert ["TENS"] == said(words, "Some use TENS; tens of people do not.")


def test_it_is_told_at_the_first_place_where_it_is_used(small):
    small.edit(NOTEBOOK, "Pain down the leg is", "See [how](sources.ipynb#sciatica-1). Some")
    small.edit(NOTEBOOK, "[sciatica](glossary.ipynb#sciatica)", "say sciatica to it")

    problems = [problem for problem in small.problems() if "hard word" in problem.says]

    assert ["sciatica to it"] == [problem.points_to.split(".")[0] for problem in problems]
    assert [NOTEBOOK] == [problem.file for problem in problems]


def test_an_everyday_word_is_marked_in_the_glossary(small):
    small.edit(NOTEBOOK, "[sciatica](glossary.ipynb#sciatica)", "sciatica")
    small.edit(GLOSSARY, "    topic: back-pain\n", "    topic: back-pain\n    everyday: true\n")

    assert [] == small.problems()


def test_a_hard_word_that_a_widget_shows_needs_a_link_on_the_page(quiz, content):
    hard = HardWords(content.glossary.values())
    (widget,) = shown(quiz)
    found = list(unlinked("the page", [], [widget], hard))
    links = " ".join(f"[{fault.word}]({fault.message.split('](')[1]}" for _, fault in found)

    assert found
    assert all(where is widget for where, _ in found)
    assert "on the page, where Quiz shows it; expected [" in found[0][1].message
    assert [] == list(unlinked("the page", [links], [widget], hard))


def test_a_link_in_a_widget_is_enough_for_what_only_widgets_show(quiz, words):
    (widget,) = shown(quiz)
    texts = [widget._replace(texts=["Discs bend."]), widget._replace(texts=[f"A {DISC}."])]

    assert [] == list(unlinked("the page", [], texts, words))
    assert ["Discs"] == [fault.word for _, fault in unlinked("the page", ["Discs."], texts, words)]


def test_nothing_but_widgets_is_run_to_see_what_a_page_shows(tmp_path):
    made = tmp_path / "made"
    cells = ["%matplotlib inline", "1 / 0", 'from widgets import Quiz\n\nQuiz("nothing")']
    told = [f"open({str(made)!r}, 'w')", f"import pathlib\npathlib.Path({str(made)!r}).touch()"]

    assert [] == list(shown(_notebook(*cells, *told)))
    assert not made.exists()


def test_a_hard_word_of_a_widget_is_told_where_the_content_says_it(
    tmp_path, write_notebook, inspection, content, monkeypatch
):
    monkeypatch.setattr("serving.prose.inspect", lambda *_: inspection)
    write_notebook(
        tmp_path / "nerve-pain.ipynb",
        ("md", "# Nerve pain"),
        'from widgets import Quiz\n\nQuiz("nerve-pain")',
    )

    found = [problem for problem in problems(tmp_path, content) if "hard word" in problem.message]

    assert {"content/quizzes/nerve-pain.yaml"} == {problem.file for problem in found}
    for problem in found:
        line = (content.room.parent / problem.file).read_text(encoding="utf-8").splitlines()
        word = problem.message.removeprefix("“").split("”")[0].split()[0]

        assert line[problem.line - 1][problem.column - 1 :].startswith(word)
