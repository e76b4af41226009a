"""The service worker that keeps a copy of a whole site, for those who ask for one."""

from __future__ import annotations

import hashlib
import json
import math
from typing import TYPE_CHECKING

from serving.pages import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "sw.js"
_VERSION_LENGTH = 16


def worker(files: Mapping[str, bytes]) -> bytes:
    """Return the worker of a site with these files. Another file makes it another worker."""
    script = (TEMPLATES / NAME).read_text(encoding="utf-8")
    told = [hashlib.sha256(script.encode()).hexdigest()]
    told += [f"{name} {hashlib.sha256(files[name]).hexdigest()}" for name in sorted(files)]
    version = hashlib.sha256("\n".join(told).encode()).hexdigest()[:_VERSION_LENGTH]
    given = {"VERSION": version, "FILES": sorted(files)}
    lines = [f"const {name} = {json.dumps(value)};" for name, value in given.items()]
    return "\n".join([*lines, "", script]).encode()


def megabytes(files: Mapping[str, bytes]) -> int:
    """Return how large a copy of these files is, rounded up."""
    return math.ceil(sum(map(len, files.values())) / 1e6)
