"""The project installs as it says: locked, on every system, from a wheel too."""

import re
import subprocess
import sys
import tomllib
import urllib.request
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

from tests import chromium
from tests.serving.process import serving

ROOT = Path(__file__).parents[1]
INSTALL = "pip install --no-deps --no-build-isolation -e ."


def _tracked():
    listed = subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True)
    return [ROOT / name for name in listed.splitlines()]


def _locked(name):
    """Each requirement of a lock file with its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith(("#", " "))]
    parts = [line.partition(" #")[0].split("--hash=") for line in lines]
    return {canonicalize_name(Requirement(first.strip()).name): hashes for first, *hashes in parts}


def test_conda_takes_everything_but_python_from_the_lock():
    environment = YAML(typ="safe").load(ROOT / "environment.yml")

    assert [{"pip": ["-r requirements.lock"]}] == [
        part for part in environment["dependencies"] if isinstance(part, dict)
    ]
    assert {"python", "pip"} == {
        part.split()[0] for part in environment["dependencies"] if isinstance(part, str)
    }


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_every_locked_version_has_its_hashes(name):
    assert {} == {locked: hashes for locked, hashes in _locked(name).items() if not hashes}


def test_the_lock_holds_what_the_project_asks_for_and_its_build_backend():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]

    names = {canonicalize_name(Requirement(line).name) for line in asked}

    assert set() == names - set(_locked("requirements.lock"))


def test_the_lock_covers_windows_and_macos():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert re.search(r"^pywinpty==.*(win32|nt)", text, re.MULTILINE)
    assert re.search(r"^appnope==.*[Dd]arwin", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["Makefile", "README.md", "postBuild", "environment.yml"])
def test_the_project_itself_is_installed_the_same_way_everywhere(name):
    said = (ROOT / name).read_text(encoding="utf-8")

    assert INSTALL in said.replace("--quiet --disable-pip-version-check ", "")


def test_a_python_that_makes_no_virtual_environments_is_told_in_a_sentence(tmp_path):
    python = tmp_path / "python"
    lacking = f'case "$*" in *ensurepip*) exit 1;; esac\nexec {sys.executable} "$@"\n'
    python.write_text(f"#!/bin/sh\n{lacking}")
    python.chmod(0o755)
    made = [f"PYTHON={python}", f"VENV={tmp_path / 'venv'}"]
    refused = subprocess.run(
        ["make", "serve", *made], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert 2 == refused.returncode
    assert "On Debian or Ubuntu: apt-get install python3-venv" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "venv").exists()


def test_without_a_chromium_the_tests_say_how_to_get_one(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(SystemExit) as refused:
        chromium.main()

    assert "On Debian: apt-get install chromium" in str(refused.value)


def test_no_tracked_file_holds_a_path_of_a_machine_or_a_registry():
    told = (
        f"{ROOT.parent}/",
        f"{Path.home()}/",
        "index-url" + " ",
        "pypi" + ".org",
        "python" + "hosted",
    )
    texts = {path.name: path.read_bytes().decode("utf-8", "replace") for path in _tracked()}

    assert [] == [(name, part) for name, text in texts.items() for part in told if part in text]


@pytest.fixture(scope="session")
def clean_environment(tmp_path_factory):
    """A new virtual environment with what is locked, and the wheel of this project."""
    folder = tmp_path_factory.mktemp("clean")
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    python = folder / "venv" / "bin" / "python"
    # What is run once need not start fast, so nothing is compiled beforehand.
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    subprocess.run([*pip, "--require-hashes", "-r", ROOT / "requirements.lock"], check=True)
    build = [python, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*build, folder / "dist"], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    subprocess.run([*pip, "--no-deps", wheel], check=True)
    return folder / "venv" / "bin"


def test_the_wheel_serves_a_topic_from_an_empty_folder(clean_environment, tmp_path):
    with serving(command=[clean_environment / "workbook", "serve"], cwd=tmp_path) as address:
        page = urllib.request.urlopen(f"{address}/voila/render/red-flags.ipynb", timeout=60).read()  # noqa: S310

    assert b'data-component="red_flag_cases"' in page
