"""Notebooks that go wrong: a plain page within seconds, the reason in the log, nothing kept."""

import pytest

REASONS = {
    "raises": "raises.ipynb: a cell raised",
    "dies": "dies.ipynb: its kernel died",
    "torn": "torn.ipynb could not be shown",
}


@pytest.fixture(scope="module")
def impatient(serve, notebooks):
    """A server of their own: what else is asked of it keeps no kernel."""
    return serve("--notebooks", notebooks, "--page-timeout", 3)


@pytest.mark.parametrize("name", REASONS)
def test_a_notebook_that_goes_wrong_gives_a_plain_page(room, name):
    answer = room.page(name)

    assert 500 == answer.status_code
    assert "no-store" == answer.headers["Cache-Control"]
    assert "Traceback" not in answer.text
    assert REASONS[name] in room.log()


def test_a_notebook_that_does_not_end_is_given_up(impatient):
    answer = impatient.page("hangs")

    assert 500 == answer.status_code
    assert "Traceback" not in answer.text
    assert "hangs.ipynb: not ready after 3 seconds" in impatient.log()


def test_the_log_tells_where_a_cell_raised(room):
    room.page("raises")

    assert "ZeroDivisionError: division by zero" in room.log()


def test_a_notebook_that_was_mended_is_shown(room, notebooks, write_notebook):
    path = write_notebook(notebooks / "mended.ipynb", "1 / 0")
    before = room.page("mended").status_code
    write_notebook(path, ("md", "# All is well"))
    after = room.page("mended")

    assert (500, 200) == (before, after.status_code)
    assert "All is well" in after.text


def test_an_error_that_is_meant_is_shown_in_one_line(room):
    answer = room.page("allowed")

    assert 200 == answer.status_code
    assert "<pre>ZeroDivisionError: division by zero</pre>" in answer.text
    assert "Traceback" not in answer.text


def test_bad_notebooks_leave_no_kernel_behind(impatient):
    for name in (*REASONS, "hangs"):
        impatient.page(name)

    assert 0 == impatient.wait_for_kernels(0)
