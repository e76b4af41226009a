"""Codes, keys and tokens: what lets people into a class, and how little of it is kept."""

from __future__ import annotations

import hmac
import re
import secrets
from hashlib import sha256
from typing import TypeGuard

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0, O, 1, I, L or U: nobody has to ask which one it is."""

CODE_LENGTH = 6
GROUPS, GROUP = 4, 4

_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")
_BETWEEN = re.compile(r"[\s\-–—]+")


def new_code() -> str:
    """Return a class code, short enough to be typed from a wall."""
    return _random(CODE_LENGTH)


def clean_code(text: object) -> str | None:
    """Return the class code that somebody typed, or None if it cannot be one."""
    return _clean(text, CODE_LENGTH)


def new_key() -> str:
    """Return a facilitator's key, in groups that can be read from paper."""
    return "-".join(_random(GROUP) for _ in range(GROUPS))


def clean_key(text: object) -> str | None:
    """Return the facilitator's key that somebody typed, or None if it cannot be one."""
    cleaned = _clean(text, GROUPS * GROUP)
    if cleaned is None:
        return None
    return "-".join(cleaned[at : at + GROUP] for at in range(0, GROUPS * GROUP, GROUP))


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(18)


def is_token(text: object) -> TypeGuard[str]:
    """Return whether something can be a learner's token: 16 to 64 url-safe characters."""
    return isinstance(text, str) and _TOKEN.fullmatch(text) is not None


def digest(text: str) -> str:
    """Return what is kept of a secret: it can be compared, and not be turned back."""
    return sha256(text.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Compare two secrets in a time that tells nothing of either."""
    return hmac.compare_digest(one.encode(), other.encode())


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _clean(text: object, length: int) -> str | None:
    # Nobody types much more than the code: a long text is not worth looking at.
    if not isinstance(text, str) or len(text) > 4 * length:
        return None
    cleaned = _BETWEEN.sub("", text).upper()
    return cleaned if len(cleaned) == length and set(cleaned) <= set(ALPHABET) else None
