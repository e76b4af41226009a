"""What the store does inside its transactions, step by step."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sqlalchemy import func, insert, select, update

from .refusals import Refused, no_such_class
from .tables import asked, classes, members

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Executable, Row, Select

Phase = Literal["open", "closed", "revealed"]
Outcome = Literal["taken", "unknown-class", "ended", "unknown-question", "closed", "not-joined"]


class Answer(NamedTuple):
    """One choice of one member, on its way to the store."""

    code: str
    number: int
    member: str
    choice: Any


def found(db: Connection, code: str, now: float) -> Row[Any]:
    """Return the row of a class, ended or not; raises `Refused` if there is none."""
    return _row(db, _class(code, now))


def going(db: Connection, code: str, now: float) -> Row[Any]:
    """Return the row of a class that has not ended; raises `Refused` if it has, or is none."""
    return _not_ended(found(db, code, now))


def held(db: Connection, code: str, now: float, *, alone: bool = True) -> Row[Any]:
    """Return the same, and hold it so that it stays as it is until the transaction ends.

    Every change of a class begins here: on PostgreSQL too, one then waits for another. Members
    and answers do not change the class itself; they hold it together, with `alone=False`.
    """
    return _not_ended(_row(db, _class(code, now).with_for_update(read=not alone)))


def present(db: Connection, of: Row[Any]) -> Row[Any] | None:
    """Return the row of the question that was asked last."""
    wanted = select(asked).where(asked.c.code == of.code, asked.c.number == of.asked)
    return db.execute(wanted).first()


def asked_last(db: Connection, of: Row[Any], *, closed: bool = False) -> Row[Any]:
    """Return the same; raises `Refused` if there is none, or it is still open but must not be."""
    row = present(db, of)
    if row is None:
        raise Refused(409, "nothing-asked")
    if closed and row.phase == "open":
        raise Refused(409, "still-open")
    return row


def ask(
    db: Connection, of: Row[Any], question_id: str, record: Mapping[str, Any], *, now: float
) -> None:
    """Open the next round of a question, and close the question before it."""
    close(db, of.code)
    rounds = (
        select(func.count())
        .select_from(asked)
        .where(asked.c.code == of.code, asked.c.question_id == question_id)
    )
    db.execute(
        insert(asked).values(
            code=of.code,
            number=of.asked + 1,
            question_id=question_id,
            round=(db.scalar(rounds) or 0) + 1,
            phase="open",
            record=json.dumps(record),
            opened=now,
        )
    )
    change(db, of.code, asked=of.asked + 1, topic=record["topic"])


def close(db: Connection, code: str) -> None:
    """Close whatever is open."""
    is_open = update(asked).where(asked.c.code == code, asked.c.phase == "open")
    db.execute(is_open.values(phase="closed"))


def change(db: Connection, code: str, **values: Any) -> None:
    """Change a class so that everyone who watches it sees that."""
    row = update(classes).where(classes.c.code == code)
    db.execute(row.values(version=classes.c.version + 1, **values))


def has_place(db: Connection, code: str, member: str, most: int) -> bool:
    """Return whether a class has a new member; raises `Refused` if it has no place for one."""
    of_class = select(func.count()).select_from(members).where(members.c.code == code)
    if db.scalar(of_class.where(members.c.digest == member)):
        return False
    if (db.scalar(of_class) or 0) >= most:
        raise Refused(503, "full")
    return True


def answer(db: Connection, batch: Sequence[Answer], keep: Executable) -> list[Outcome]:
    """Keep the answers that are taken, by `keep`, and return what became of each."""
    told = outcomes(db, batch)
    # PostgreSQL does not change a row twice in one go: the last answer is the one to keep.
    rows = {
        each[:3]: each._asdict() | {"choice": json.dumps(each.choice)}
        for each, outcome in zip(batch, told, strict=True)
        if outcome == "taken"
    }
    if rows:
        # All servers change the same rows in the same order.
        db.execute(keep, [rows[key] for key in sorted(rows)])
    return told


def outcomes(db: Connection, batch: Sequence[Answer]) -> list[Outcome]:
    """Return what becomes of each answer, and hold its class as it is until the transaction ends.

    A question that is open now stays open until these answers are kept.
    """
    codes = {answer.code for answer in batch}
    # Everyone who holds more than one class takes them in this order.
    held = select(classes.c.code, classes.c.ended).where(classes.c.code.in_(codes))
    ended = dict(db.execute(held.order_by(classes.c.code).with_for_update(read=True)).all())
    numbers = {answer.number for answer in batch}
    phases = {
        (code, number): phase
        for code, number, phase in db.execute(
            select(asked.c.code, asked.c.number, asked.c.phase).where(
                asked.c.code.in_(codes), asked.c.number.in_(numbers)
            )
        )
    }
    who = {answer.member for answer in batch}
    joined = set(
        db.execute(
            select(members.c.code, members.c.digest).where(
                members.c.code.in_(codes), members.c.digest.in_(who)
            )
        ).all()
    )

    def outcome(answer: Answer) -> Outcome:
        if answer.code not in ended:
            return "unknown-class"
        if ended[answer.code]:
            return "ended"
        phase = phases.get((answer.code, answer.number))
        if phase is None:
            return "unknown-question"
        if (answer.code, answer.member) not in joined:
            return "not-joined"
        return "taken" if phase == "open" else "closed"

    return [outcome(answer) for answer in batch]


def _class(code: str, now: float) -> Select[Any]:
    return select(classes).where(classes.c.code == code, classes.c.ends > now)


def _row(db: Connection, wanted: Select[Any]) -> Row[Any]:
    row = db.execute(wanted).first()
    if row is None:
        raise no_such_class()
    return row


def _not_ended(row: Row[Any]) -> Row[Any]:
    if row.ended:
        raise Refused(410, "ended")
    return row
