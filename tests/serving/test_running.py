"""Notebooks run without a server: in order, unchanged on disk, and a broken one named."""

import pytest

from serving import running
from widgets.component import PAGE_TYPE


def test_notebooks_come_back_run_in_their_order_and_their_files_stay(notebooks):
    paths = [notebooks / "plain.ipynb", notebooks / "index.ipynb"]
    before = [path.read_bytes() for path in paths]
    plain, index = running.run_all(paths)

    assert "said by Python\n" == plain.cells[1].outputs[0].text
    assert "page_head" == index.cells[1].outputs[0].data[PAGE_TYPE]["component"]
    assert before == [path.read_bytes() for path in paths]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("raises", "raises.ipynb does not run: ZeroDivisionError: division by zero"),
        ("dies", "dies.ipynb does not run: its kernel died"),
        ("hangs", "hangs.ipynb does not run: a cell takes over 2 s"),
    ],
)
def test_a_notebook_that_goes_wrong_is_named(notebooks, monkeypatch, name, said):
    monkeypatch.setattr(running, "SECONDS", 2)

    with pytest.raises(running.NotebookError) as raised:
        running.run_all([notebooks / f"{name}.ipynb"])

    assert said == str(raised.value)
