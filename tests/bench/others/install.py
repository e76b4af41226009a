"""Installs the frameworks, each into a place of its own in `build/`, and none into the project."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.servers import ROOT, CannotMeasureError

PLACE = ROOT / "build" / "bench" / "venv"
PINS = Path(__file__).with_name("requirements.txt")
PATIENCE = 600
"""Seconds that an installation may take."""


def versions():
    """Return the version of each framework, by its package."""
    return dict(line.split("==") for line in PINS.read_text(encoding="utf-8").split())


def python_with(package):
    """Return the Python that has a framework. It is installed unless this version is there.

    Raises
    ------
    CannotMeasureError
        If it can't be installed; with what pip said.
    """
    wanted, place = f"{package}=={versions()[package]}", PLACE / package
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    done = place / "installed"
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        _run(sys.executable, "-m", "venv", "--clear", place)
        _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted)
        done.write_text(wanted, encoding="utf-8")
    return python


def _run(*command):
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise CannotMeasureError(f"This took too long: {' '.join(map(str, command))}") from None
    except subprocess.CalledProcessError as failed:
        raise CannotMeasureError(failed.stderr.strip()) from None
