"""Transactions of the store: one after another, each done as a whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from .engine import READS, StoreError, engine_of, trouble
from .tables import make_tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

T = TypeVar("T")


class Transactions:
    """Runs work in transactions on one store, from one thread at a time.

    Parameters
    ----------
    url
        `sqlite:///path/to/file` or `postgresql://user:password@host/database`.

    Raises
    ------
    StoreError
        If the store is locked, full, gone or broken.
    """

    def __init__(self, url: str) -> None:
        self._engine = engine_of(url)
        on_sqlite = self._engine.dialect.name == "sqlite"
        self.insert = (sqlite if on_sqlite else postgresql).insert
        path = self._engine.url.database if on_sqlite else None
        self._path = Path(path) if path else None
        if self._path:
            with suppress(OSError):  # SQLite will say what is wrong
                self._path.touch(mode=0o600)
        self._file = self._identity()
        self.run(make_tables, twice=True)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()

    def run(
        self, work: Callable[[Connection], T], *, reads: bool = False, twice: bool = False
    ) -> T:
        """Do some work in a transaction of its own, and return what it returns.

        Parameters
        ----------
        work
            What is done. Whatever it raises, nothing is changed.
        reads
            It changes nothing.
        twice
            Doing it a second time does no harm, so a broken connection may be tried once more.

        Raises
        ------
        StoreError
            If the store is locked, full, gone or broken. The next call may work again.
        """
        try:
            return self._once(work, reads=reads)
        except StoreError as error:
            if error.trouble != "gone" or not (reads or twice):
                raise
        return self._once(work, reads=reads)

    def _once(self, work: Callable[[Connection], T], *, reads: bool) -> T:
        self._check_file()
        try:
            with self._engine.connect() as db:
                db.execution_options(**{READS: reads})
                with db.begin():
                    return work(db)
        except (SQLAlchemyError, OSError) as error:
            said = trouble(error)
            if said is None:
                raise
            raise StoreError(said) from error

    def _check_file(self) -> None:
        """See that the file is still where it was: SQLite would go on writing to a deleted one."""
        if self._path:
            found = self._identity()
            if found != self._file:
                self._engine.dispose()
                self._file = found
            if found is None:
                raise StoreError("gone")

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat() if self._path else None
        except OSError:
            return None
        return found and (found.st_dev, found.st_ino)

    def forget_log(self) -> None:
        """Empty SQLite's log, which still holds what was deleted from the file."""
        if self._path:
            with suppress(SQLAlchemyError, sqlite3.Error), suppress(OSError):
                raw = self._engine.raw_connection()
                try:
                    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    raw.close()
