"""Where classes are kept: each operation is one transaction that checks what it changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, select, update

from . import steps
from .looks import Look, Round, read_look, read_rounds
from .refusals import Refused
from .tables import answers, asked, classes, members, sessions, settings
from .transactions import Transactions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from .steps import Answer, Outcome

REMEMBERED = 600
"""So many seconds after its end a class can still say that it has ended."""


class Store:
    """All classes of one room or of many servers. Use it from one thread at a time.

    Parameters
    ----------
    url
        `sqlite:///path/to/file` or `postgresql://user:password@host/database`.

    Raises
    ------
    Refused
        If there is no such class, or it has ended, or it is not the time for this.
    StoreError
        If the store is locked, full, gone or broken. Nothing is then changed, and the next call
        may work again.
    """

    def __init__(self, url: str) -> None:
        self._transactions = Transactions(url)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._transactions.close()

    def setting(self, name: str) -> str | None:
        """Return a setting, if it was made."""
        wanted = select(settings.c.value).where(settings.c.name == name)
        return self._transactions.run(lambda db: db.scalar(wanted), reads=True)

    def keep_setting(self, name: str, value: str, *, anew: bool = False) -> bool:
        """Keep a setting, over the one before only if `anew`; return whether it was kept."""
        row = self._transactions.insert(settings).values(name=name, value=value)
        kept = (
            row.on_conflict_do_update(index_elements=["name"], set_={"value": value})
            if anew
            else row.on_conflict_do_nothing()
        )
        return self._transactions.run(lambda db: db.execute(kept).rowcount == 1)

    def add_session(self, digest: str, expires: float) -> None:
        """Let a facilitator in until a time."""
        row = self._transactions.insert(sessions).values(digest=digest, expires=expires)
        self._transactions.run(lambda db: db.execute(row))

    def end_sessions(self) -> None:
        """Let no facilitator in who does not give the key again."""
        self._transactions.run(lambda db: db.execute(delete(sessions)))

    def has_session(self, digest: str, now: float) -> bool:
        """Return whether a facilitator was let in."""
        wanted = select(sessions.c.digest).where(
            sessions.c.digest == digest, sessions.c.expires > now
        )
        return self._transactions.run(lambda db: db.scalar(wanted) is not None, reads=True)

    def start(self, code: str, topic: str, now: float, ends: float) -> bool:
        """Begin a class; False if another one has the code."""
        row = self._transactions.insert(classes).values(
            code=code, started=now, ends=ends, topic=topic, asked=0, version=1, ended=0
        )
        return self._transactions.run(
            lambda db: db.execute(row.on_conflict_do_nothing()).rowcount == 1
        )

    def join(self, code: str, member: str, now: float, most: int) -> None:
        """Add a member, once; raises `Refused` if there is no such class, or no place in it."""

        def work(db: Connection) -> None:
            steps.held(db, code, now, alone=False)
            if steps.has_place(db, code, member, most):
                row = self._transactions.insert(members).values(code=code, digest=member)
                db.execute(row.on_conflict_do_nothing())

        self._transactions.run(work, twice=True)

    def open(self, code: str, question_id: str, record: Mapping[str, Any], now: float) -> None:
        """Ask a question, and close the one before it. One that is open already stays as it is."""

        def work(db: Connection) -> None:
            going = steps.held(db, code, now)
            present = steps.present(db, going)
            if present is None or (present.phase, present.question_id) != ("open", question_id):
                steps.ask(db, going, question_id, record, now=now)

        self._transactions.run(work)

    def again(self, code: str, now: float) -> None:
        """Ask the present question in a new round."""

        def work(db: Connection) -> None:
            going = steps.held(db, code, now)
            present = steps.asked_last(db, going, closed=True)
            steps.ask(db, going, present.question_id, json.loads(present.record), now=now)

        self._transactions.run(work)

    def close_question(self, code: str, now: float) -> None:
        """Take no more answers to the present question."""

        def work(db: Connection) -> None:
            going = steps.held(db, code, now)
            if steps.asked_last(db, going).phase == "open":
                steps.close(db, code)
                steps.change(db, code)

        self._transactions.run(work)

    def reveal(self, code: str, now: float) -> None:
        """Show what was answered to the present question, in this round and those before."""

        def work(db: Connection) -> None:
            going = steps.held(db, code, now)
            present = steps.asked_last(db, going, closed=True)
            if present.phase != "revealed":
                rounds = update(asked).where(
                    asked.c.code == code, asked.c.question_id == present.question_id
                )
                db.execute(rounds.values(phase="revealed"))
                steps.change(db, code)

        self._transactions.run(work)

    def move(self, code: str, topic: str, now: float) -> None:
        """Take the class to another page."""

        def work(db: Connection) -> None:
            if steps.held(db, code, now).topic != topic:
                steps.change(db, code, topic=topic)

        self._transactions.run(work)

    def end(self, code: str, now: float) -> None:
        """Delete all of a class but that it has ended, which goes a little later."""

        def work(db: Connection) -> None:
            found = steps.found(db, code, now)
            if not found.ended:
                for table in (answers, asked, members):
                    db.execute(delete(table).where(table.c.code == code))
                steps.change(db, code, ended=1, asked=0, ends=min(found.ends, now + REMEMBERED))

        self._transactions.run(work)
        self._transactions.forget_log()

    def sweep(self, now: float) -> list[str]:
        """Delete what is over, and return the codes of the classes that are gone."""

        def work(db: Connection) -> list[str]:
            over = select(classes.c.code).where(classes.c.ends <= now).order_by(classes.c.code)
            gone = list(db.scalars(over.with_for_update()))
            # Its members, questions and answers go with a class.
            db.execute(delete(classes).where(classes.c.code.in_(gone)))
            db.execute(delete(sessions).where(sessions.c.expires <= now))
            return gone

        gone = self._transactions.run(work)
        if gone:
            self._transactions.forget_log()
        return gone

    def look(self, code: str, now: float) -> Look:
        """Return all that may be seen of a class now: no answers before they are revealed."""
        return self._transactions.run(
            lambda db: read_look(db, steps.found(db, code, now)), reads=True
        )

    def rounds(self, code: str, now: float) -> list[Round]:
        """Return every round that was revealed, with its answers."""
        return self._transactions.run(
            lambda db: read_rounds(db, steps.going(db, code, now)), reads=True
        )

    def record(self, code: str, number: int, now: float) -> dict[str, Any]:
        """Return what a class was asked under a number; raises `Refused` if it was not."""

        def work(db: Connection) -> dict[str, Any]:
            steps.going(db, code, now)
            wanted = select(asked.c.record).where(asked.c.code == code, asked.c.number == number)
            found = db.scalar(wanted)
            if found is None:
                raise Refused(404, "unknown-question")
            return dict(json.loads(found))

        return self._transactions.run(work, reads=True)

    def pulse(self, codes: Collection[str], now: float) -> dict[str, tuple[int, int, int]]:
        """Return version, members and present answers of the classes that are still there."""
        joined = select(func.count()).where(members.c.code == classes.c.code).scalar_subquery()
        answered = (
            select(func.count())
            .where(answers.c.code == classes.c.code, answers.c.number == classes.c.asked)
            .scalar_subquery()
        )
        wanted = select(classes.c.code, classes.c.version, joined, answered).where(
            classes.c.code.in_(codes), classes.c.ends > now
        )
        return self._transactions.run(
            lambda db: {code: (version, *counts) for code, version, *counts in db.execute(wanted)},
            reads=True,
        )

    def add_answers(self, batch: Sequence[Answer]) -> list[Outcome]:
        """Keep answers, and return for each whether it was taken. A later one replaces an earlier.

        When this returns, all that were taken are kept for good.
        """
        row = self._transactions.insert(answers)
        keep = row.on_conflict_do_update(
            index_elements=["code", "number", "member"], set_={"choice": row.excluded.choice}
        )
        return self._transactions.run(lambda db: steps.answer(db, batch, keep), twice=True)
