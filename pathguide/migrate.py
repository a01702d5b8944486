"""Bringing a database's tables to the version this program needs, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from pathways.db import open_engine

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 7_305_002_147  # any number that no other program of the same database uses


def upgrade(url: str, revision: str = "head") -> None:
    """Make or alter the tables of the database at `url` up to `revision`; nothing happens when they stand there."""
    _run(url, revision, command.upgrade)


def downgrade(url: str, revision: str) -> None:
    """Take the tables back to `revision` (`base` removes them all, with what they hold)."""
    _run(url, revision, command.downgrade)


def is_current(url: str) -> bool:
    """Whether the tables of the database at `url` are those this program needs."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            heads = MigrationContext.configure(connection).get_current_heads()
            return set(heads) == set(ScriptDirectory(str(MIGRATIONS)).get_heads())
    finally:
        engine.dispose()


def is_known(revision: str) -> bool:
    """Whether this program knows the version that a database's tables are of."""
    return revision in {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def _run(url: str, revision: str, action: Callable[[Config, str], None]) -> None:
    engine = open_engine(url)
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            _one_at_a_time(connection)
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes["connection"] = connection
            action(config, revision)
    finally:
        engine.dispose()


def _one_at_a_time(connection: Connection) -> None:
    """Several processes may start together; on SQLite the write lock keeps them in line."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
