"""Finds the Chromium the browser tests drive, and installs one where that is easy.

`playwright install` downloads a browser of its own, which many networks refuse; a Chromium of
the system does as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = (
    "chromium-headless-shell",  # the same without a window: a third less work
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


def chromium() -> str | None:
    """Return the path of a Chromium, `CHROMIUM` first; None where there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def launch_options() -> dict[str, object]:
    """Return how Playwright starts that Chromium, quiet towards the network.

    Raises
    ------
    LookupError
        If there is none.
    """
    path = chromium()
    if path is None:
        raise LookupError(
            "The browser tests need Chromium. On Debian: apt-get install chromium; "
            "elsewhere set CHROMIUM to the path of a Chromium or Chrome."
        )
    quiet = ["background-networking", "component-update", "sync", "default-apps"]
    arguments = ["--no-first-run", *(f"--disable-{name}" for name in quiet)]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's sandbox refuses root, as in a container
    return {"executable_path": path, "args": arguments}


def main() -> None:
    """Make sure there is a Chromium, or say in a sentence what to do."""
    can_install = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    if chromium() is None and can_install:
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        steps = ["update"], *(["install", "-y", name] for name in NAMES[:2])
        for step in steps:
            if chromium() is None:
                command = ["apt-get", "-q", *step]
                subprocess.run(command, check=False, env=env, stdout=subprocess.DEVNULL)
    try:
        launch_options()
    except LookupError as missing:
        sys.exit(str(missing))


if __name__ == "__main__":
    main()
