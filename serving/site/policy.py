"""The Content-Security-Policy that a page of a site carries in itself."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from serving.headers import policy

if TYPE_CHECKING:
    from collections.abc import Sequence


def of_site() -> str:
    """Return the policy of a page that loads its files from the site."""
    return policy({"form-action": "'none'", "worker-src": "'self'"})


def of_one_file(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Return the policy of a page that carries everything in itself, by the hashes of its texts."""
    return policy(
        {
            "script-src": " ".join(map(_hashed, scripts)) or "'none'",
            "style-src": " ".join(map(_hashed, styles)),
            "img-src": "data:",
            "font-src": "'none'",
            "connect-src": "'none'",
            "form-action": "'none'",
        }
    )


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
