"""Transactions on either database.

PostgreSQL locks rows: a turn holds its conversation's row from claim to commit and disturbs nobody else. SQLite has one
write lock for the whole file: a turn that held it while it thinks would keep every message from being accepted for as
long. So there a turn reads in a snapshot that cannot write, thinks, and takes the write lock only to commit, when it
checks that the conversation is still as it was read; what it adds to its session meanwhile is written then. Measured
on two cores: accepting waits for one commit (milliseconds) and never for a turn. Writers of this process queue on a
mutex, because SQLite's own waiting is by sleeping and trying again, which is slow and unfair.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from pathways.db import open_engine

# A connection that is dead without either end having been told must not keep a conversation locked, nor a thread
# waiting: both ends ask now and then whether the other is there, and no statement or pause of a turn takes long.
_NO_HANGING = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    "options": " ".join(
        f"-c {name}={value}"
        for name, value in {
            "tcp_keepalives_idle": 10,
            "tcp_keepalives_interval": 5,
            "tcp_keepalives_count": 3,
            "tcp_user_timeout": 20_000,
            "statement_timeout": 20_000,
            "idle_in_transaction_session_timeout": 40_000,
        }.items()
    ),
}

_mutexes: WeakKeyDictionary[Engine, threading.Lock] = WeakKeyDictionary()
_mutexes_guard = threading.Lock()


def open_store(url: str) -> Engine:
    """The database for a process that serves: on PostgreSQL a connection that hangs is given up, on either side."""
    if make_url(url).get_backend_name() == "sqlite":
        return open_engine(url)
    return open_engine(url, connect_args=_NO_HANGING, pool_size=16)


@contextmanager
def reading(database: Engine) -> Iterator[Session]:
    """A session that reads one state of the database."""
    with Session(database, autoflush=False) as session:
        yield session


@contextmanager
def writing(database: Engine) -> Iterator[Session]:
    """A short transaction that writes; commits at the end, rolls back when anything raises."""
    with _writer(database), Session(database.execution_options(writes=True), autoflush=False) as session:
        yield session
        session.commit()


@contextmanager
def thinking(database: Engine) -> Iterator[Session]:
    """A turn's transaction: read, think, then write inside `committing`. Rolls back when not committed.

    On SQLite nothing can be written before `committing`: an attempt raises OperationalError, so that no write is lost
    silently. Objects added to the session wait for it.
    """
    if not _is_sqlite(database):
        with Session(database, autoflush=False, expire_on_commit=False) as session:
            yield session
        return
    with database.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.commit()
        try:
            with Session(connection, autoflush=False, expire_on_commit=False) as session:
                yield session
        finally:
            connection.rollback()
            connection.exec_driver_sql("PRAGMA query_only=OFF")
            connection.commit()


@contextmanager
def committing(session: Session) -> Iterator[None]:
    """The end of a turn's transaction: with the write lock held, write what is to be written, then commit."""
    connection = session.connection()
    database = connection.engine
    if not _is_sqlite(database):
        yield
        session.commit()
        return
    with _writer(database):
        # Under SQLAlchemy's transaction the read snapshot is exchanged for the write lock; pending objects stay.
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield
        session.commit()


def _is_sqlite(database: Engine) -> bool:
    return database.dialect.name == "sqlite"


@contextmanager
def _writer(database: Engine) -> Iterator[None]:
    if not _is_sqlite(database):
        yield
        return
    with _mutexes_guard:
        mutex = _mutexes.setdefault(database, threading.Lock())
    with mutex:
        yield
