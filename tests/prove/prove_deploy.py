"""What `deploy/` and the files for Binder say, read by the programs that they are for."""

import os
import re
import shutil
import subprocess

import httpx
import pytest
from ruamel.yaml import YAML

from serving.lab import environment
from tests.prove import hosts
from tests.serving.process import ROOT, serving

IMAGE = ROOT / "deploy" / "image" / "Dockerfile"
UNIT = ROOT / "deploy" / "workbook.service"
BINDER = """
from repo2docker.buildpacks import CondaBuildPack
pack = CondaBuildPack("a base image")
print(pack.detect(), pack.python_version, pack._should_preassemble_env)
print(pack.get_post_build_scripts(), pack.get_start_script())
"""


def test_binder_takes_conda_what_is_locked_and_both_scripts():
    said = subprocess.check_output([hosts.program("python"), "-c", BINDER], cwd=ROOT, text=True)

    # The environment needs the lock, so it is made once the whole project is there.
    assert ["True 3.12 False", "['postBuild'] ${REPO_DIR}/start"] == said.splitlines()
    assert all(os.access(ROOT / name, os.X_OK) for name in ("postBuild", "start"))


def test_binder_starts_jupyterlab_as_make_lab_does(tmp_path):
    hidden = tmp_path / "back-and-hip-workbook" / ".workbook"
    said = subprocess.check_output(
        [ROOT / "start", "env"], env=os.environ | {"HOME": str(tmp_path)}, text=True
    )
    ours = set(environment(hidden).items()) - set(os.environ.items())

    assert {f"{name}={value}" for name, value in ours} <= set(said.splitlines())


def test_the_image_has_all_that_the_workbook_is_made_of(tmp_path):
    copied = re.findall(r"^COPY (.+) \S+$", IMAGE.read_text(encoding="utf-8"), re.MULTILINE)
    for name in _ours(" ".join(copied).split()):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    build = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "."]

    subprocess.run([hosts.program("python"), *build], cwd=tmp_path, check=True)

    assert list(tmp_path.glob("*.whl"))


def _ours(names):
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *names]
    return subprocess.check_output(listing, cwd=ROOT, text=True).splitlines()


def test_hub_and_image_are_of_the_version_that_is_proved_here():
    (proved,) = re.findall(r"^jupyterhub==(\S+)$", hosts.THEIRS.read_text(), re.MULTILINE)
    values = YAML(typ="safe").load(ROOT / "deploy" / "zero-to-jupyterhub" / "values.yaml")

    assert f"ARG JUPYTERHUB={proved}" in IMAGE.read_text(encoding="utf-8").splitlines()
    assert ["workbook", "lab"] == values["singleuser"]["cmd"]


@pytest.fixture
def unit(tmp_path):
    """The unit with our own command in place of one in /opt."""
    path = tmp_path / UNIT.name
    text = UNIT.read_text(encoding="utf-8")
    path.write_text(text.replace("/opt/workbook/.venv/bin/workbook", hosts.program("workbook")))
    return path


def test_systemd_finds_nothing_wrong_with_the_unit(unit):
    told = subprocess.run(
        ["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False
    )
    exposed = ["security", "--offline=true", "--threshold=20", unit]

    assert (0, "", "") == (told.returncode, told.stdout, told.stderr)
    assert 0 == subprocess.run(["systemd-analyze", *exposed], check=False).returncode


def test_the_command_of_the_unit_serves_classes(unit, tmp_path, write_notebook):
    pages = tmp_path / "pages"
    pages.mkdir()
    write_notebook(pages / "index.ipynb", ("md", "# A page"))
    (line,) = re.findall(r"^ExecStart=\S+ (.+)$", unit.read_text(), re.MULTILINE)
    options = line.replace("${STATE_DIRECTORY}", str(tmp_path)).replace(" --port 8871", "")
    command = [hosts.program("workbook"), *options.split(), "--notebooks", pages]
    with serving(command=command) as address:
        answer = httpx.get(f"{address}/healthz")

    assert 200 == answer.status_code
    assert (tmp_path / "classes.sqlite").exists()
