"""The engine behind the store, SQLite or PostgreSQL, and what can go wrong with either."""

from __future__ import annotations

import logging
import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from .refusals import Refused

if TYPE_CHECKING:
    from sqlalchemy.engine import ExceptionContext

WAIT_MS = 2000
"""So long a store that is busy is waited for."""

READS = "workbook_reads"
"""The execution option of a transaction that changes nothing."""

_SECONDS_TO_ANSWER = 10


class StoreError(Refused):
    """The store cannot do its work now; it may at the next call.

    Parameters
    ----------
    trouble
        `locked`, `full`, `gone` or `broken`: the key of the sentence in
        `content/words.yaml: classroom.trouble` that tells the facilitator.
    """

    def __init__(self, trouble: str) -> None:
        super().__init__(503, "store")
        self.trouble = trouble


def engine_of(url: str) -> Engine:
    """Return the engine of a store. SQLite has one connection, for one thread at a time."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        engine = create_engine(address, hide_parameters=True, pool_size=1, max_overflow=0)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    # A broken connection cannot be closed politely. The pool would log that as an error.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    engine = create_engine(
        address.set(drivername="postgresql+pg8000"),
        hide_parameters=True,  # an error may be logged, an answer not
        pool_pre_ping=True,
        pool_size=1,
        max_overflow=0,
        connect_args={"timeout": _SECONDS_TO_ANSWER},
    )
    event.listen(engine, "connect", _set_up_postgresql)
    event.listen(engine, "handle_error", _see_broken_connection)
    return engine


def trouble(error: Exception) -> str | None:
    """Return what is wrong with the store by an error, or None if the error is a bug of ours."""
    if isinstance(error, PoolTimeoutError):
        return "locked"
    if isinstance(error, OSError):
        return "gone"
    if not isinstance(error, DBAPIError):
        return None
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    if error.connection_invalidated or type(cause).__name__ == "InterfaceError":
        return "gone"
    state = _sql_state(cause)
    return next((said for start, said in _POSTGRESQL.items() if state.startswith(start)), None)


# By the first byte of SQLite's result codes.
_SQLITE = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CANTOPEN: "gone",
    sqlite3.SQLITE_IOERR: "broken",
    sqlite3.SQLITE_READONLY: "broken",
    sqlite3.SQLITE_PERM: "broken",
    sqlite3.SQLITE_CORRUPT: "broken",
    sqlite3.SQLITE_NOTADB: "broken",
}

# By the start of PostgreSQL's error codes.
_POSTGRESQL = {
    "08": "gone",
    "57P": "gone",
    "28": "gone",
    "3D": "gone",
    "40": "locked",
    "55P03": "locked",
    "57014": "locked",
    "53100": "full",
    "53": "gone",
    "58": "broken",
    "25006": "broken",
    "XX": "broken",
}


def _sql_state(error: BaseException | None) -> str:
    told = error.args[0] if error is not None and error.args else None
    return str(told.get("C", "")) if isinstance(told, dict) else ""


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # We begin transactions ourselves: sqlite3 would begin one only before the first change.
    connection.isolation_level = None
    for setting in (
        f"busy_timeout={WAIT_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",  # an answer that was acknowledged is on the disk
        "foreign_keys=ON",
        "secure_delete=ON",  # what a class leaves is overwritten, not only forgotten
    ):
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(db: Connection) -> None:
    # A transaction that will write says so at once, and so never finds that it cannot later.
    reads = db.get_execution_options().get(READS)
    db.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _set_up_postgresql(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = {WAIT_MS}")
    cursor.execute(f"SET statement_timeout = {2 * WAIT_MS}")
    cursor.close()
    connection.commit()


def _see_broken_connection(context: ExceptionContext) -> None:
    # A server that shuts down says so in an error that pg8000 takes for any other.
    cause = context.original_exception
    if isinstance(cause, OSError) or _sql_state(cause).startswith(("57P", "08")):
        context.is_disconnect = True
