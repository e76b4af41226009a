"""Finds what the proofs need of this machine, and installs it where that is easy."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.prove import hosts

PACKAGES = {
    "nginx": "nginx",
    "initdb": "postgresql",
    "node": "nodejs",
    "npm": "npm",
    "java": "default-jre-headless",
}
"""The Debian package of each program."""

HINT = (
    "The proofs need nginx, PostgreSQL, Node.js and Java; there is no {missing} here. "
    "On Debian: apt-get install nginx postgresql nodejs npm default-jre-headless; "
    "elsewhere put them on the PATH."
)


def program(name):
    """Return the path of a program, or None: Debian keeps some away from the PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_newest, reverse=True)
    places = [os.environ.get("PATH", ""), "/usr/local/bin", "/usr/sbin", *map(str, versions)]
    return shutil.which(name, path=os.pathsep.join(places))


def main():
    """Make sure that there is all of it, or say in a sentence what to do."""
    missing = [name for name in PACKAGES if not program(name)]
    if missing and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        packages = [PACKAGES[name] for name in missing]
        install = ["install", "-y", "-q", "--no-install-recommends", *packages]
        for step in (["update", "-q"], install):
            subprocess.run(["apt-get", *step], check=False, env=env, stdout=subprocess.DEVNULL)
        missing = [name for name in PACKAGES if not program(name)]
    if missing:
        sys.exit(HINT.format(missing=" and no ".join(missing)))
    hosts.install()


def _newest(folder):
    version = folder.parent.name
    return float(version) if version.replace(".", "", 1).isdigit() else 0


if __name__ == "__main__":
    main()
