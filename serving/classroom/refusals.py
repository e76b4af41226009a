"""What class mode says no to."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - it reads as what it is where it is raised
    """A request that a class does not grant.

    Parameters
    ----------
    status
        The HTTP status that tells it to a program.
    reason
        The key in `content/words.yaml: classroom.refusals` of the sentence that tells a person.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def no_such_class() -> Refused:
    """Return the refusal of a code that no class has."""
    return Refused(404, "unknown-class")


def malformed() -> Refused:
    """Return the refusal of what no page of ours sends."""
    return Refused(400, "malformed")
