"""Notebook 7, marimo, MyST, JupyterHub and repo2docker, in an environment of their own.

They come from PyPI and npm into `build/prove`, and stay there until their versions or ours change.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = ROOT / "requirements.lock"
THEIRS = Path(__file__).parent / "requirements-hosts.txt"
PROXY = "configurable-http-proxy@5.3.0"
CHECKER = "vnu-jar@26.9.27"
"""The Nu Html Checker, which needs Java."""


def folder():
    """Return where they are; its name tells of which versions."""
    named = [PROXY.encode(), CHECKER.encode(), sys.version.encode()]
    texts = [OURS.read_bytes(), THEIRS.read_bytes(), *named]
    return ROOT / "build" / "prove" / hashlib.sha256(b"".join(texts)).hexdigest()[:12]


def program(name):
    """Return the path of one of their commands, or of ours beside them."""
    places = [folder() / "python" / "bin", folder() / "npm" / "node_modules" / ".bin"]
    found = [place / name for place in places if (place / name).exists()]
    if not found:
        raise RuntimeError(f"There is no {name}; run: python -m tests.prove.install")
    return str(found[0])


def install():
    """Install them, unless that was done before. What fails says so, and ends it."""
    here = folder()
    if (here / "installed").exists():
        return
    shutil.rmtree(here.parent, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", here / "python"], check=True)
    pip = [here / "python" / "bin" / "python", "-m", "pip", "install"]
    pip += ["--quiet", "--disable-pip-version-check", "--no-compile"]
    for what in (
        ["--require-hashes", "-r", OURS],
        ["-r", THEIRS],
        ["--no-deps", "--no-build-isolation", "-e", ROOT],
    ):
        subprocess.run([*pip, *what], check=True)
    npm = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run([*npm, "--prefix", here / "npm", PROXY, CHECKER], check=True)
    (here / "installed").touch()
