"""The tables of class mode. All of a class goes with its row in `classes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MAKING_TABLES = 20_260_722  # any number of our own: PostgreSQL's lock while tables are made

metadata = MetaData()

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
sessions = Table(
    "sessions",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("expires", Float, nullable=False),
)
classes = Table(
    "classes",
    metadata,
    Column("code", Text, primary_key=True),
    Column("started", Float, nullable=False),
    Column("ends", Float, nullable=False),  # then all of it is deleted
    Column("topic", Text, nullable=False),
    Column("asked", Integer, nullable=False),  # the number of the present question, 0 for none
    Column("version", Integer, nullable=False),
    Column("ended", Integer, nullable=False),
)
members = Table(
    "members",
    metadata,
    Column("code", ForeignKey("classes.code", ondelete="CASCADE"), primary_key=True),
    Column("digest", Text, primary_key=True),
)
asked = Table(
    "asked",
    metadata,
    Column("code", ForeignKey("classes.code", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("question_id", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("phase", Text, nullable=False),
    Column("record", Text, nullable=False),  # JSON
    Column("opened", Float, nullable=False),
)
answers = Table(
    "answers",
    metadata,
    Column("code", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("member", Text, primary_key=True),
    Column("choice", Text, nullable=False),  # JSON, the same text for the same choice
    ForeignKeyConstraint(["code", "number"], ["asked.code", "asked.number"], ondelete="CASCADE"),
    ForeignKeyConstraint(
        ["code", "member"], ["members.code", "members.digest"], ondelete="CASCADE"
    ),
)


def make_tables(db: Connection) -> None:
    """Make the tables that are not there yet. Several servers may start at once."""
    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MAKING_TABLES})
    metadata.create_all(db)
