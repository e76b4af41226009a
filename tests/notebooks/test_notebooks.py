"""What git holds of a notebook: prose, short calls, and 1 line of output for each."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

import widgets
from widgets.content import library

ROOM = Path(__file__).parents[2] / "notebooks"
PATHS = sorted(ROOM.glob("*.ipynb"))


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return nbformat.read(path, as_version=4)


@pytest.fixture
def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.fixture
def calls(code):
    return [ast.parse(cell.source) for cell in code]


def test_each_topic_has_its_notebook_and_each_notebook_its_topic():
    assert sorted(library().topics) == [path.stem for path in PATHS]


def test_a_notebook_is_valid(notebook):
    assert nbformat.validate(notebook) is None


def test_its_first_words_are_the_title_of_its_topic_and_there_is_no_second_h1(path, notebook):
    headings = [
        line
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for line in cell.source.splitlines()
        if line.startswith("# ")
    ]

    assert headings == [f"# {library().topics[path.stem].title}"]
    assert notebook.cells[0].source.startswith(headings[0])


def test_it_opens_with_its_head_and_closes_with_its_foot(path, notebook, code):
    topic = path.stem

    assert code[0].source.endswith(f'PageHead("{topic}")')
    assert notebook.cells[1] == code[0]
    assert code[-1].source.endswith(f'PageFoot("{topic}")')
    assert notebook.cells[-1] == code[-1]


def test_its_cells_were_run_once_from_top_to_bottom(code):
    assert list(range(1, len(code) + 1)) == [cell.execution_count for cell in code]


def test_each_cell_holds_1_line_of_plain_text_that_names_its_widget(code):
    for cell in code:
        (output,) = cell.outputs

        assert output.output_type == "execute_result"
        assert list(output.data) == ["text/plain"]
        assert re.fullmatch(r"[A-Z][A-Za-z]+\(.*\)", output.data["text/plain"])


def test_no_widget_state_and_no_other_metadata_is_stored(notebook, code):
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    # Tags say what a handout takes.
    kept = [{key: it for key, it in cell.metadata.items() if key != "tags"} for cell in code]
    assert kept == [{"jupyter": {"source_hidden": True}}] * len(code)


def test_nothing_in_it_names_a_place_on_a_disk(path):
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"(?<![\w./])/(?:home|Users|root|tmp|work)/|[A-Z]:\\\\|file://", text) == []


def test_a_code_cell_is_1_short_call(code, calls):
    long = [cell.source for cell in code if len(cell.source.splitlines()) > 4]
    loose = [
        type(call.body[-1]).__name__ for call in calls if not isinstance(call.body[-1], ast.Expr)
    ]

    assert long == []
    assert loose == []


def test_code_imports_public_names_of_widgets_and_uses_each(calls):
    nodes = [node for call in calls for node in ast.walk(call)]
    imports = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [alias.name for node in imports for alias in node.names]
    used = {node.id for node in nodes if isinstance(node, ast.Name)}

    assert {"widgets"} == {getattr(node, "module", None) for node in imports}
    assert set(names) <= set(widgets.__all__)
    assert set(names) <= used
    assert sorted(set(names)) == names


def test_the_line_that_a_collapsed_cell_shows_is_no_import(code):
    first = [cell.source.splitlines()[0] for cell in code]

    assert [line for line in first if line.startswith(("import ", "from "))] == []


def test_a_notebook_stays_small(path):
    assert path.stat().st_size < 60_000
