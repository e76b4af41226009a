"""A newcomer follows every guide of docs/ to the letter, and all of it works."""

import os
import subprocess

import pytest

from tests.guides import GUIDES, Guide, newcomer
from tests.serving.process import ServerProcess


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project in which somebody followed every guide."""
    return newcomer(tmp_path_factory.mktemp("newcomer"))


@pytest.fixture(scope="module")
def said(project):
    """What each command of the guides said. Many pages end with the same one: once is enough."""
    asked = dict.fromkeys(line for name in GUIDES for line in Guide(name).commands)
    for last in ("make check", "make report"):  # after all that they look at
        asked[last] = asked.pop(last)
    return {command: _run(project, command) for command in asked}


@pytest.fixture(scope="module")
def served(project, said):
    """The pages of the copy, once its notebooks were run."""
    assert 0 == said["make stamp TOPIC=first-days"][0]

    server = ServerProcess(cwd=project)
    yield server
    server.stop()


def _run(project, command):
    # What is installed stays as it is: the copy has only its own code in front.
    command = command.replace("make ", "make -o .venv/installed -o .venv/tested-with ")
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout[-3000:] + done.stderr[-3000:]


def test_every_command_of_the_guides_does_its_work(said):
    assert {} == {command: told for command, (status, told) in said.items() if status}
    assert "nothing to mend" in said["make check"][1]


def test_a_case_added_by_the_guide_is_on_its_page(served):
    assert "Goran is 36 and paints houses." in served.page("red-flags").text


def test_a_topic_added_by_the_guide_is_served_between_its_neighbours(served):
    page = served.page("first-days")

    assert 200 == page.status_code
    assert "A few steps, many times" in page.text
    assert "facilitator.ipynb" in page.text
    assert "What do you tell him, in 2 sentences?" in page.text


def test_a_widget_added_by_the_guide_is_in_the_gallery(project, said):
    assert 0 == said["make docs"][0]

    told = (project / "docs/widgets.md").read_text(encoding="utf-8")

    assert "## WordCard\n\nA hard word to think about before its meaning shows." in told
