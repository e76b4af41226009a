import nbformat
import pytest
from ipywidgets.widgets.widget import _instances
from nbformat.sign import NotebookNotary

from serving.lab_state import STATE, VIEW, keep_widgets, make_again, widget_state


def widget(**state):
    return {"model_name": "AnyModel", "state": {"_esm": "export default {}", "_view": {}, **state}}


def notebook(shown, **models):
    view = nbformat.v4.new_output("display_data", {VIEW: {"model_id": shown}})
    cell = nbformat.v4.new_code_cell("Quiz()", outputs=[view])
    made = nbformat.v4.new_notebook(cells=[cell])
    made.metadata["widgets"] = {STATE: {"state": models}}
    return made


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    """As in a kernel that JupyterLab started for a notebook."""
    path = tmp_path / "red-flags.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    before = set(_instances)

    def begin(saved, *, trusted):
        nbformat.write(saved, path)
        if trusted:
            NotebookNotary(data_dir=str(tmp_path)).sign(nbformat.read(path, as_version=4))
        make_again()
        return {key: made for key, made in _instances.items() if key not in before}

    yield begin
    for key in set(_instances) - before:
        _instances[key].close()


def test_saving_without_a_kernel_keeps_the_widgets_a_notebook_shows_and_their_parts():
    answered = widget(value={"q": 1}, layout="IPY_MODEL_part", parts=["IPY_MODEL_other"])
    before = notebook("a", a=answered, part=widget(), other=widget(), old=widget())
    saving = notebook("a")
    keep_widgets(saving, before)

    assert sorted(widget_state(saving)) == ["a", "other", "part"]
    assert widget_state(saving)["a"]["state"]["value"] == {"q": 1}


def test_saving_with_a_kernel_saves_what_the_kernel_knows():
    before = notebook("a", a=widget(value={"q": 1}))
    saving = notebook("a", a=widget(value={"q": 2}))
    keep_widgets(saving, before)

    assert widget_state(saving)["a"]["state"]["value"] == {"q": 2}


def test_a_notebook_without_widgets_is_saved_as_it_is():
    saving = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])
    keep_widgets(saving, nbformat.v4.new_notebook())

    assert saving.metadata == {}


def test_a_kernel_begins_with_the_widgets_its_notebook_shows_and_their_answers(kernel):
    shown = widget(value={"q": 1}, _anywidget_id="widgets.quiz.Quiz", _css="p {}")
    made = kernel(notebook("shown-1", **{"shown-1": shown, "old-1": widget()}), trusted=True)
    state = made["shown-1"].get_state()

    assert "old-1" not in made
    assert state["value"] == {"q": 1}
    assert state["_anywidget_id"] == "widgets.quiz.Quiz"
    assert [state["_esm"], state["_css"]] == ["export default {}", "p {}"]


def test_a_notebook_nobody_trusts_brings_no_code_into_the_page(kernel):
    assert kernel(notebook("shown-2", **{"shown-2": widget()}), trusted=False) == {}
