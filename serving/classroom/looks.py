"""What may be seen of a class: never an answer before it is revealed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from .tables import answers, asked, members

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select

    from .questions import Choice
    from .steps import Phase


@dataclass(frozen=True)
class Round:
    """A question as it was asked once. `choices` is None until they are revealed."""

    number: int
    question_id: str
    round: int
    phase: Phase
    topic: str
    part: str
    item: str
    ask: dict[str, Any]
    choices: list[Choice] | None


@dataclass(frozen=True)
class Look:
    """A class at one moment: its present round, and the first one if the question was repeated."""

    code: str
    version: int
    topic: str
    ended: bool
    joined: int = 0
    answered: int = 0
    round: Round | None = None
    before: Round | None = None


def read_look(db: Connection, of: Row[Any]) -> Look:
    """Return what may be seen of a class now, from its row."""
    row = db.execute(_asked(of).where(asked.c.number == of.asked)).first()
    before = None
    if row is not None and row.phase == "revealed" and row.round > 1:
        same = _asked(of).where(asked.c.question_id == row.question_id, asked.c.round == 1)
        before = db.execute(same).first()
    joined = select(func.count()).select_from(members).where(members.c.code == of.code)
    answered = (
        select(func.count())
        .select_from(answers)
        .where(answers.c.code == of.code, answers.c.number == of.asked)
    )
    return Look(
        code=of.code,
        version=of.version,
        topic=of.topic,
        ended=bool(of.ended),
        joined=db.scalar(joined) or 0,
        answered=db.scalar(answered) or 0,
        round=row and _round(db, row),
        before=before and _round(db, before),
    )


def read_rounds(db: Connection, of: Row[Any]) -> list[Round]:
    """Return the rounds of a class that were revealed, in the order they were asked."""
    revealed = _asked(of).where(asked.c.phase == "revealed").order_by(asked.c.number)
    return [_round(db, row) for row in db.execute(revealed).all()]


def _asked(of: Row[Any]) -> Select[Any]:
    return select(asked).where(asked.c.code == of.code)


def _round(db: Connection, row: Row[Any]) -> Round:
    return Round(
        number=row.number,
        question_id=row.question_id,
        round=row.round,
        phase=row.phase,
        choices=_choices(db, row) if row.phase == "revealed" else None,
        **json.loads(row.record),
    )


def _choices(db: Connection, row: Row[Any]) -> list[Choice]:
    # The store counts what is alike: a class has more people than ways to answer.
    alike = (
        select(answers.c.choice, func.count())
        .where(answers.c.code == row.code, answers.c.number == row.number)
        .group_by(answers.c.choice)
        .order_by(answers.c.choice)
    )
    return [
        choice for told, count in db.execute(alike).all() for choice in [json.loads(told)] * count
    ]
