"""The quality sheet is up to date, finds out what it can, and proves the rest."""

import re
import sys

import nbformat
import pytest
from typer.testing import CliRunner

import widgets
from serving.cli import app
from serving.prose import markdown
from serving.quality import CHECKS, Level, answers, counted, pages
from serving.reading_level import _formula, levels
from serving.report import SHEET, report
from tests.content.conftest import NOTEBOOKS
from widgets.content import Library
from widgets.content.quality import Check

ROOT = NOTEBOOKS.parent
NOTEBOOK = "notebooks/back-pain.ipynb"
QUALITY = "content/quality.yaml"
LEVEL = Level(median=5.2, hardest=7.4, heading="What helps")


@pytest.fixture
def page(small):
    """Read the one page of the small workbook, after Markdown and widgets were added to it."""

    def read(*texts, code=(), level=LEVEL):
        notebook = nbformat.read(small.notebook, as_version=4)
        notebook.cells += [nbformat.v4.new_markdown_cell(text) for text in texts]
        notebook.cells += [nbformat.v4.new_code_cell(source) for source in code]
        nbformat.write(notebook, small.notebook)
        (found,) = pages(Library(small.content), small.notebooks, {"back-pain": level})
        return found

    return read


@pytest.fixture
def item(small):
    """Find an item of the small workbook by its number."""
    ((part,),) = (it.parts for it in Library(small.content).quality.instruments)
    return {item.id: item for item in part.items}.__getitem__


@pytest.fixture(scope="module")
def items(content):
    return [
        item
        for instrument in content.quality.instruments
        for part in instrument.parts
        for item in part.items
    ]


def test_the_sheet_is_up_to_date(content):
    now = report(content, NOTEBOOKS, levels(content, NOTEBOOKS))
    path = ROOT / SHEET
    up_to_date = path.exists() and path.read_text(encoding="utf-8") == now

    assert up_to_date, "docs/quality.md is not up to date; run: make report"


def test_every_criterion_is_answered_in_its_order(content):
    ipdas, pemat = (
        [item.id for part in instrument.parts for item in part.items]
        for instrument in content.quality.instruments
    )

    assert [
        *(f"Q{number}" for number in range(1, 7)),
        *(f"C{number}" for number in range(1, 11)),
        *(f"S{number}" for number in range(1, 29)),
    ] == ipdas
    assert [str(number) for number in range(1, 27)] == pemat


def test_what_proves_an_answer_is_there(items):
    assert [] == [
        f"{item.id}: {pointer}"
        for item in items
        for pointer in item.where
        if not _is_there(pointer)
    ]


def _is_there(pointer):
    file, _, heading = pointer.partition("#")
    name, _, test = file.partition("::")
    path = ROOT / name
    if test:
        return path.exists() and f"def {test}(" in path.read_text(encoding="utf-8")
    if heading:
        texts = markdown(nbformat.read(path, as_version=4))
        return any(re.search(rf"^#+ {re.escape(heading)}$", text, re.MULTILINE) for text in texts)
    return path.exists()


def test_a_widget_that_is_looked_for_is_one_of_ours(items):
    named = {name for item in items for name in [*item.each_shows, *item.some_shows]}

    assert set() == named - set(widgets.__all__)


def test_each_check_is_made_by_the_program():
    assert set(Check.__args__) == set(CHECKS)


def test_a_page_is_counted(page):
    found = page(
        "## What helps\n\nIt eases ([Hayden 2021](sources.ipynb#hayden-2021)).",
        code=['from widgets import Figure\n\nFigure("disc")'],
    )

    assert 13 == found.words
    assert 6 == found.longest_section
    assert {"hayden-2021"} == found.sources
    assert {"sciatica"} == found.hard_words
    assert ["back-pain"] == found.shows["Quiz"]
    assert {"disc": True} == found.drawings


GOOD = "## Take home\n\n- One.\n- Two.\n- Three.\n\n**Do 1 thing today:** walk."


@pytest.mark.parametrize(
    ("check", "met", "unmet"),
    [
        ("take-aways", GOOD, GOOD.replace("- Two.\n", "")),
        ("action", GOOD, "Do something."),
        ("chunks", "word " * 20, "word " * 21),
        ("citations", "It eases ([A](sources.ipynb#hayden-2021)).", "It eases."),
        ("language", "Harm came to 2 of 100.", "Harm is rare."),
    ],
)
@pytest.mark.parametrize("good", [True, False], ids=["met", "not met"])
def test_what_a_page_says_is_checked(page, check, met, unmet, good):
    assert good is page(met if good else unmet).meets[check]


def test_a_page_that_links_a_hard_word_nowhere_does_not_explain_it(page, small):
    assert page().meets["hard-words"]

    small.edit(NOTEBOOK, "[sciatica](glossary.ipynb#sciatica)", "sciatica")

    assert not page().meets["hard-words"]


@pytest.mark.parametrize(
    ("level", "expected"),
    [(LEVEL, True), (LEVEL._replace(median=6.1), False), (LEVEL._replace(hardest=8.1), False)],
)
def test_a_page_is_as_easy_to_read_as_we_ask(page, level, expected):
    assert expected is page(level=level).meets["reading-level"]


def test_a_page_has_a_foot_and_a_clinicians_word_only_if_it_has(page, small):
    assert page().meets["page-foot"]
    assert not page().meets["signed-off"]

    small.edit(NOTEBOOK, 'PageFoot(\\"back-pain\\")', "1")
    small.edit(NOTEBOOK, "PageFoot, ", "")
    with (small.content / "workbook.yaml").open("a", encoding="utf-8") as workbook:
        workbook.write("    sign_off: {name: Ada, role: nurse, date: 2026-11-23}\n")

    assert not page().meets["page-foot"]
    assert page().meets["signed-off"]


def test_a_widget_that_some_page_shows_answers_for_all(page, item):
    assert {"back-pain": "not-yet"} == answers(item("2"), [page()])
    assert {"back-pain": "yes"} == answers(
        item("2"), [page(code=["from widgets import VisitSheet\n\nVisitSheet()"])]
    )


def test_a_page_may_differ(page, item):
    assert {"back-pain": "yes"} == answers(item("4"), [page()])


def test_what_does_not_apply_is_not_counted(page, small):
    ((part,),) = (it.parts for it in Library(small.content).quality.instruments)

    assert (2, 3) == counted(part, [page()])


def test_the_sheet_tells_each_page_and_each_answer_with_its_proof(page, small):
    page(code=['from widgets import Figure\n\nFigure("disc")'])
    told = report(Library(small.content), small.notebooks, {"back-pain": LEVEL}).splitlines()

    assert "# Quality sheet" == told[0]
    assert (
        "| [Low back pain](../notebooks/back-pain.ipynb) | 5.2 | 7.4 (What helps) | 9 | 5 | 0 | 1 "
        "| 1 of 1 | Quiz, Figure | 22 November 2026 | 22 November 2027 | nobody yet |"
    ) in told
    assert "We ask for all. Now: 2 of 3." in told
    assert (
        "| 1 | Says when it was checked. | yes ⚙ | The foot says it. "
        "[`content/workbook.yaml`](../content/workbook.yaml) |"
    ) in told
    assert "| 2 | Gives a tool. (paper) | not yet ⚙ | A sheet. |" in told
    assert "| 4 | Headings say something. | yes | Most do not. On 1 page they do. |" in told
    assert "| Low back pain | 2 of 3 |" in told


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("            check: page-foot\n", "", "give 1 of them"),
        ("check: page-foot", "check: page-feet", "did you mean page-foot? "),
        ("answer: does-not-apply", "answer: yes", "a “yes” needs a file that proves it"),
        ("topics: [back-pain]", "topics: [back]", "there is no topic 'back'"),
    ],
    ids=["no answer", "unknown check", "yes without proof", "unknown topic"],
)
def test_a_mistake_in_the_criteria_is_told(small, old, new, says):
    small.edit(QUALITY, old, new)

    (problem,) = small.problems()

    assert QUALITY == problem.file
    assert says in problem.says


def test_the_command_writes_the_sheet_once_nothing_is_to_mend(small, tmp_path, monkeypatch):
    monkeypatch.setattr("serving.cli.ROOMS", tmp_path)
    command = ["check", "--report", "--content", str(small.content)]

    result = CliRunner().invoke(app, [*command, "--notebooks", str(small.notebooks)])

    assert (0, "") == (result.exit_code, result.stderr)
    assert "docs/quality.md is written." == result.stdout.splitlines()[-1]
    assert (tmp_path / SHEET).read_text(encoding="utf-8").startswith("# Quality sheet\n")


def test_without_the_tests_tools_the_command_says_what_to_run(small, monkeypatch):
    monkeypatch.setitem(sys.modules, "textstat", None)
    monkeypatch.setattr("serving.reading_level._formula", _formula.__wrapped__)
    command = ["check", "--report", "--content", str(small.content)]

    result = CliRunner().invoke(app, [*command, "--notebooks", str(small.notebooks)])

    assert 1 == result.exit_code
    assert "The quality sheet needs the tests’ tools; run: make report\n" == result.stderr
