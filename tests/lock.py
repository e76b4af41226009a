"""Writes the two lock files: names, versions and hashes for every system and Python we serve."""

import subprocess
import sys

# An editable install needs the build backend, and `editables` beside it, and fetches nothing.
BACKEND = "hatchling\neditables\n"
OPTIONS = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--upgrade"]


def compile_lock(target: str, *sources: str, stdin: str = "") -> None:
    """Write one lock file from its sources."""
    uv = [sys.executable, "-m", "uv", "pip", "compile", "--python-version", "3.11"]
    subprocess.run([*uv, *OPTIONS, *sources, "-o", target], input=stdin, text=True, check=True)


if __name__ == "__main__":
    compile_lock("requirements.lock", "pyproject.toml", "-", stdin=BACKEND)
    compile_lock("requirements-test.lock", "--group", "test", "--constraint", "requirements.lock")
