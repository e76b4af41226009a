from concurrent.futures import ThreadPoolExecutor

import pytest
from typer.testing import CliRunner

from serving.cli import app
from serving.lab import CopyError, command, environment, lab


@pytest.fixture
def refused(tmp_path):
    """What is said when a folder can't be the learner's."""

    def ask(folder):
        with pytest.raises(CopyError) as refusal:
            lab(folder, notebooks=tmp_path, open_browser=False)
        return str(refusal.value)

    return ask


def test_the_workbooks_own_notebooks_are_no_learners_copy(refused, tmp_path):
    said = refused(tmp_path / "." / "x" / "..")

    assert "choose a folder of your own" in said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_refused_in_a_sentence(refused, tmp_path):
    (tmp_path / "file").write_text("mine")

    assert refused(tmp_path / "file") == f"{tmp_path / 'file'} can't be used: File exists."


def test_jupyter_keeps_everything_in_the_learners_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/elsewhere")
    monkeypatch.setenv("WORKBOOK_PAGE", "1")
    set_here = environment(tmp_path)
    places = {
        name: value for name, value in set_here.items() if "JUPYTER" in name and "DIR" in name
    }

    assert all(value.startswith(str(tmp_path)) for value in places.values())
    assert len(places) == 5
    assert not {"JUPYTER_CONFIG_PATH", "WORKBOOK_PAGE"} & set(set_here)


def test_extensions_and_newer_versions_are_not_looked_up(tmp_path):
    said = command(tmp_path, 8888, open_browser=True)

    assert "--LabApp.extension_manager=readonly" in said
    assert "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate" in said


def test_a_hub_says_where_to_listen_and_whom_to_let_in(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_SERVICE_URL", "http://127.0.0.1:1/user/ada/")
    said = command(tmp_path, 8888, open_browser=True)

    assert ["-m", "jupyterhub.singleuser"] == said[1:3]
    assert "--ServerApp.default_url=/lab/tree/index.ipynb" in said
    assert [] == [option for option in said if "port" in option or "browser" in option]


def test_a_copy_can_be_made_and_nothing_opened(tmp_path, write_notebook):
    (tmp_path / "ours").mkdir()
    write_notebook(tmp_path / "ours" / "index.ipynb", ("md", "# A page"))
    ours, mine = str(tmp_path / "ours"), str(tmp_path / "mine")
    asked = ["lab", "--prepare", "--notebooks", ours, mine]
    with ThreadPoolExecutor(1) as no_browsers_loop:
        done = no_browsers_loop.submit(CliRunner().invoke, app, asked).result()

    assert 0 == done.exit_code, done.output
    assert (tmp_path / "mine" / "index.ipynb").exists()
    assert (tmp_path / "mine" / ".workbook" / "config").is_dir()
