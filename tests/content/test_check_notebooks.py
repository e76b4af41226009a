"""The same run finds the mistakes of the notebooks; the command `check` prints them all."""

import pytest
from typer.testing import CliRunner

from serving.cli import app
from serving.prose import problems
from tests.content.conftest import NOTEBOOKS

EXERCISE = "content/treatments/exercise.yaml"
NOTEBOOK = "notebooks/back-pain.ipynb"


def test_a_link_to_nowhere_in_a_notebook_is_told_with_line_and_column(small):
    small.edit(NOTEBOOK, "(glossary.ipynb#sciatica)", "(glossary.ipynb#sciatika)")

    (problem,) = small.problems()

    assert NOTEBOOK == problem.file
    assert problem.points_to.startswith("glossary.ipynb#sciatika)")
    assert "there is no word 'sciatika'; did you mean sciatica?" == problem.says


def test_a_link_written_in_another_way_is_told_too(small):
    small.edit(NOTEBOOK, "(glossary.ipynb#sciatica)", "(<glossary.ipynb#sciatika>)")

    (problem,) = small.problems()

    assert "there is no word 'sciatika'; did you mean sciatica?" == problem.says


def test_a_misspelt_id_in_a_code_cell_is_told_with_line_and_column(small):
    small.edit(NOTEBOOK, 'Quiz(\\"back-pain\\")', 'Quiz(\\"bak-pain\\")')

    (problem,) = small.problems()

    assert problem.points_to.startswith("bak-pain")
    assert (
        "Quiz: there is no content with the id 'bak-pain'; did you mean back-pain?" == problem.says
    )


def test_texts_for_functions_that_are_not_ours_are_left_alone(small):
    small.edit(NOTEBOOK, 'quiz = Quiz(\\"back-pain\\")', 'print(\\"anything\\")')

    assert [] == small.problems()


def test_the_title_of_a_notebook_is_that_of_its_topic(small):
    small.edit(NOTEBOOK, "# Low back pain", "# Back pain")

    (problem,) = small.problems()

    assert problem.points_to.startswith("# Back pain")
    assert (
        "the first heading is '# Back pain'; expected '# Low back pain' as in workbook.yaml"
        == problem.says
    )


@pytest.mark.parametrize(("part", "where"), [("PageHead", "first"), ("PageFoot", "last")])
def test_a_notebook_without_head_or_foot_is_told(small, part, where):
    small.edit(NOTEBOOK, f'{part}(\\"back-pain\\")', "1")

    (problem,) = small.problems()

    assert f'the {where} code cell has no {part}("back-pain")' == problem.says


def test_a_topic_without_a_notebook_is_told_where_the_topic_stands(small):
    small.notebook.unlink()

    (problem,) = small.problems()

    assert "content/workbook.yaml" == problem.file
    assert "back-pain" == problem.points_to
    assert "topic 'back-pain' has no notebook; expected notebooks/back-pain.ipynb" == problem.says


def test_a_notebook_that_is_none_is_told(small):
    small.edit(NOTEBOOK, '"cells": [', '"cells": ')

    (problem,) = small.problems()

    assert NOTEBOOK == problem.file
    assert problem.says.startswith("this is no notebook: ")


def test_the_command_prints_a_line_a_problem_and_counts_them(small):
    small.edit(EXERCISE, "    certainty: moderate\n", "")
    small.edit(NOTEBOOK, "(glossary.ipynb#sciatica)", "(glossary.ipynb#sciatika)")
    folders = ["--content", str(small.content), "--notebooks", str(small.notebooks)]

    result = CliRunner().invoke(app, ["check", *folders])

    assert 1 == result.exit_code
    assert "2 to mend.\n" == result.stderr
    first, second = result.stdout.splitlines()
    assert first.startswith(f"{EXERCISE}:8:5: `certainty` is missing from item 1 of `effects`")
    assert second.startswith(f"{NOTEBOOK}:")


def test_the_command_says_how_many_files_are_fine(small):
    folders = ["--content", str(small.content), "--notebooks", str(small.notebooks)]
    files = len(list(small.content.rglob("*.yaml"))) + 1

    result = CliRunner().invoke(app, ["check", *folders])

    assert (0, "") == (result.exit_code, result.stderr)
    assert f"{files} files checked; nothing to mend.\n" == result.stdout


def test_the_workbook_has_no_problem(inspection, content, monkeypatch):
    # The reading of all tests is used, as another would take seconds.
    monkeypatch.setattr("serving.prose.inspect", lambda *_: inspection)

    assert [] == problems(NOTEBOOKS, content)
