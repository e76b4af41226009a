import json
import re

import pytest
from typer.testing import CliRunner

import widgets
from serving.cli import app
from tests.serving.site_build import hosted


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A folder that the command wrote, and what it said."""
    folder = tmp_path_factory.mktemp("out") / "modules"
    done = CliRunner().invoke(app, ["modules", str(folder)])
    assert 0 == done.exit_code, done.output
    return folder


def test_every_public_widget_has_its_module_and_its_style(written):
    index = json.loads((written / "index.json").read_text())
    files = {name for entry in index.values() for name in entry.values()}

    assert {"Quiz", "Figure"} <= set(index) <= set(widgets.__all__)
    assert {"module": "quiz.js", "style": "quiz.css"} == index["Quiz"]
    assert files | {"index.json", "example.md", "example.html"} == {
        path.name for path in written.iterdir()
    }


def test_a_module_is_the_very_one_that_notebooks_get_and_imports_no_file(written):
    texts = {path.stem: path.read_text() for path in written.glob("*.js")}
    relative = [stem for stem, text in texts.items() if re.search(r"""from\s*["']\.""", text)]

    assert widgets.Quiz("red-flags").get_state("_esm")["_esm"] == texts["quiz"]
    assert [] == relative


def test_the_example_is_a_directive_of_myst_with_the_state_of_a_widget(written):
    first, *_, last = re.split(r"^:::", (written / "example.md").read_text(), flags=re.MULTILINE)[
        1:
    ]
    opening, style, state = first.split("\n", 2)

    assert "{anywidget} ./quiz.js" == opening
    assert ":css: ./quiz.css" == style
    assert widgets.Quiz("red-flags").state() == json.loads(state)
    assert "\n" == last


def test_the_example_without_a_library_is_a_page_where_a_question_is_answered(written, in_chromium):
    def visit(browser):
        page = browser.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        with hosted(written) as address:
            page.goto(f"{address}example.html")
            page.get_by_role("button", name="Check my answer").first.click()
            told = page.locator(".wb-answer").first.inner_text()
        page.close()
        return told, errors

    told, errors = in_chromium(visit)

    assert "of 100 people" in told
    assert [] == errors


def test_a_folder_that_is_a_file_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("mine")
    done = CliRunner().invoke(app, ["modules", str(tmp_path / "file" / "x")])

    assert (1, f"{tmp_path / 'file' / 'x'} can't be written: Not a directory.") == (
        done.exit_code,
        " ".join(done.output.split()),
    )
