import json
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from serving.lab_copy import CopyError, Manifest, Record, copy, digest, plan, work
from serving.lab_state import STATE, VIEW, widget_state

NOW, NEXT = "2026 November", "2027 November"


def widget(**state):
    return {"model_name": "AnyModel", "state": {"_esm": "", "_view": {}, **state}}


def notebook(*sources, answers=()):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    made = nbformat.v4.new_notebook(cells=cells)
    made.metadata["widgets"] = {STATE: {"state": dict(answers)}}
    return made


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "mine").mkdir()
    for stem in ("index", "red-flags"):
        nbformat.write(notebook("Quiz()"), tmp_path / "ours" / f"{stem}.ipynb")
    return tmp_path


@pytest.fixture
def planned(folder):
    """What would be written, when a copy made from `then` meets a workbook that is `now`."""

    def ask(then, now, edition):
        known = Manifest(folder / "copied.json")
        known.records = dict(then)
        paths = sorted((folder / "ours").glob("*.ipynb"))
        made_from = {path.name: now for path in paths}
        return sorted(plan(paths, folder / "mine", made_from, edition, known))

    return ask


@pytest.fixture
def copied(folder):
    """A learner's folder with both notebooks as we wrote them."""
    records = {}
    for stem in ("index", "red-flags"):
        path = folder / "mine" / f"{stem}.ipynb"
        nbformat.write(notebook("Quiz()", answers={"a": widget(value={})}), path)
        records[path.name] = Record("old", work(path), NOW)
    return records


def copy_in_a_thread(*what):
    """Copy where no browser's event loop runs, as the command does."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(copy, *what, lambda _: None).result()


def answer(path):
    nbformat.write(notebook("Quiz()", answers={"b": widget(value={"q1": 2})}), path)


def test_the_first_copy_has_every_notebook(planned):
    assert planned({}, "old", NOW) == ["index.ipynb", "red-flags.ipynb"]


def test_a_copy_that_is_up_to_date_is_left_alone(planned, copied):
    assert planned(copied, "old", NOW) == []


def test_notebooks_the_learner_left_as_they_were_become_the_new_edition(planned, copied):
    assert planned(copied, "new", NEXT) == ["index.ipynb", "red-flags.ipynb"]


@pytest.mark.parametrize("change", ["answer", "text", "broken"])
def test_a_notebook_the_learner_changed_stays_and_the_new_one_is_laid_beside_it(
    planned, copied, folder, change
):
    path = folder / "mine" / "red-flags.ipynb"
    if change == "answer":
        answer(path)
    elif change == "text":
        nbformat.write(notebook("Quiz()", "my own notes"), path)
    else:
        path.write_text("not a notebook any more")

    assert planned(copied, "new", NEXT) == ["index.ipynb", "red-flags (2027 November).ipynb"]


def test_the_new_edition_is_laid_beside_a_changed_notebook_only_once(planned, copied, folder):
    answer(folder / "mine" / "red-flags.ipynb")
    offered = copied | {"red-flags.ipynb": Record("old", "theirs", NOW, offered=NEXT)}

    assert planned(offered, "newer", NEXT) == ["index.ipynb"]


def test_a_small_mend_within_an_edition_lays_nothing_beside(planned, copied, folder):
    answer(folder / "mine" / "red-flags.ipynb")

    assert planned(copied, "mended", NOW) == ["index.ipynb"]


def test_a_file_that_stands_where_the_new_edition_would_be_laid_stays(planned, copied, folder):
    answer(folder / "mine" / "red-flags.ipynb")
    (folder / "mine" / "red-flags (2027 November).ipynb").write_text("theirs")

    assert planned(copied, "new", NEXT) == ["index.ipynb"]


def test_a_notebook_of_theirs_that_only_has_our_name_stays(planned, folder):
    nbformat.write(notebook("their own"), folder / "mine" / "index.ipynb")

    assert planned({}, "old", NOW) == ["index (2026 November).ipynb", "red-flags.ipynb"]


def test_a_deleted_notebook_is_written_again(planned, copied, folder):
    (folder / "mine" / "red-flags.ipynb").unlink()

    assert planned(copied, "old", NOW) == ["red-flags.ipynb"]


def test_an_edition_can_have_a_name_that_no_file_may_have(planned, copied, folder):
    answer(folder / "mine" / "red-flags.ipynb")

    assert "red-flags (2027-11).ipynb" in planned(copied, "new", "2027/11")


def test_running_or_saving_a_notebook_is_no_work_of_the_learner(folder):
    path = folder / "a.ipynb"
    nbformat.write(notebook("Quiz()", answers={"a": widget(value={})}), path)
    before = work(path)
    run = notebook("Quiz()", answers={"b": widget(value={}, layout="IPY_MODEL_c"), "c": widget()})
    run.cells[0].execution_count = 7
    nbformat.write(run, path)

    assert before == work(path)


def test_a_lost_manifest_makes_every_notebook_the_learners(folder):
    (folder / "copied.json").write_text("[]")

    assert Manifest(folder / "copied.json").records == {}


def test_a_copy_is_executed_trusted_and_its_pictures_are_beside_it(folder):
    mine, hidden = folder / "mine", folder / "mine" / ".workbook"
    (hidden / "data").mkdir(parents=True)
    (folder / "ours" / "pain.png").write_bytes(b"picture")
    (folder / "ours" / "index.ipynb").unlink()
    cells = [
        nbformat.v4.new_markdown_cell("![a bend](../content/figures/bend.svg)"),
        nbformat.v4.new_code_cell("from widgets import Quiz; Quiz('red-flags')"),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "ours" / "red-flags.ipynb")
    copy_in_a_thread(folder / "ours", mine, hidden, NOW)
    made = nbformat.read(mine / "red-flags.ipynb", as_version=4)
    shown = made.cells[1].outputs[0].data[VIEW]["model_id"]

    assert "_view" in widget_state(made)[shown]["state"]
    assert NotebookNotary(data_dir=str(hidden / "data")).check_signature(made)
    assert made.cells[0].source == "![a bend](figures/bend.svg)"
    assert (mine / "pain.png").read_bytes() == b"picture"
    assert json.loads((hidden / "copied.json").read_text())["red-flags.ipynb"]["edition"] == NOW


@pytest.fixture
def prepared(folder, monkeypatch):
    """A copy that an image holds, in a folder of its own. Its notebook has run there."""
    (folder / "ours" / "index.ipynb").unlink()
    nbformat.write(notebook("import os; os.getpid()"), folder / "ours" / "red-flags.ipynb")
    for place in ("image", "mine"):
        (folder / place / ".workbook" / "data").mkdir(parents=True)
    copy_in_a_thread(folder / "ours", folder / "image", folder / "image" / ".workbook", NOW)
    monkeypatch.setenv("WORKBOOK_PREPARED", str(folder / "image"))
    return folder / "image" / "red-flags.ipynb"


@pytest.fixture
def copied_from_it(folder):
    """A learner's copy, made where there is a prepared one, and whether it is trusted."""

    def make():
        mine, hidden = folder / "mine", folder / "mine" / ".workbook"
        copy_in_a_thread(folder / "ours", mine, hidden, NOW)
        made = nbformat.read(mine / "red-flags.ipynb", as_version=4)
        return made, NotebookNotary(data_dir=str(hidden / "data")).check_signature(made)

    return make


def test_what_was_prepared_is_not_run_again(prepared, copied_from_it):
    made, is_trusted = copied_from_it()

    assert nbformat.read(prepared, as_version=4) == made
    assert is_trusted


@pytest.mark.parametrize("change", ["the workbook", "the prepared copy"])
def test_what_is_no_longer_as_prepared_is_run(prepared, copied_from_it, folder, change):
    changed = {"the workbook": folder / "ours" / "red-flags.ipynb", "the prepared copy": prepared}
    nbformat.write(notebook("'changed'" if change == "the workbook" else "1 / 0"), changed[change])
    made, is_trusted = copied_from_it()

    assert "1 / 0" != made.cells[0].source
    assert 1 == len(made.cells[0].outputs)
    assert is_trusted


def test_a_notebook_that_raises_is_named_and_not_written(folder):
    mine, hidden = folder / "mine", folder / "mine" / ".workbook"
    (folder / "ours" / "index.ipynb").unlink()
    nbformat.write(notebook("1 / 0"), folder / "ours" / "red-flags.ipynb")

    with pytest.raises(CopyError, match=r"red-flags.ipynb does not run: ZeroDivisionError"):
        copy_in_a_thread(folder / "ours", mine, hidden, NOW)

    assert not (mine / "red-flags.ipynb").exists()


def test_digests_tell_parts_apart():
    assert digest("ab", "c") != digest("a", "bc")
