"""Transactions on either database.

PostgreSQL locks rows: a turn holds its conversation's row from claim to commit and disturbs nobody else. SQLite has one
write lock for the whole file: a turn that held it while it thinks would keep every message from being accepted for as
long. So there a turn reads in a snapshot that cannot write, thinks, and takes the write lock only to commit, when it
checks that the conversation is still as it was read; what it adds to its session meanwhile is written then. Measured
on two cores: accepting waits for one commit (milliseconds) and never for a turn. Writers of this process queue on a
mutex, because SQLite's own waiting is by sleeping and trying again, which is slow and unfair.

A commit on SQLite waits for the disk. Short writes that queue share one: each writes in a savepoint of its own, the
last in the queue commits for all, and none returns before that.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from weakref import WeakKeyDictionary, ref

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError, SQLAlchemyError
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

MOST_TOGETHER = 64  # short writes in one commit


def open_store(url: str) -> Engine:
    """The database for a process that serves: on PostgreSQL a connection that hangs is given up, on either side."""
    if make_url(url).get_backend_name() == "sqlite":
        return open_engine(url)
    return open_engine(url, connect_args=_NO_HANGING, pool_size=16)


@contextmanager
def reading(database: Engine) -> Iterator[Session]:
    """A session that reads one state of the database, whatever is committed between two of its queries."""
    if not _is_sqlite(database):
        database = database.execution_options(isolation_level="REPEATABLE READ")
    with Session(database, autoflush=False) as session:
        yield session


@contextmanager
def writing(database: Engine) -> Iterator[Session]:
    """A short transaction that writes; durable at the end, rolled back when anything raises."""
    if _is_sqlite(database):
        with _queue_of(database).together() as session:
            yield session
        return
    with Session(database, autoflush=False) as session:
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
            _roll_back(connection)
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
    with _queue_of(database).alone():
        # Under SQLAlchemy's transaction the read snapshot is exchanged for the write lock; pending objects stay.
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield
        session.commit()


def _is_sqlite(database: Engine) -> bool:
    return database.dialect.name == "sqlite"


def _in_transaction(connection: Connection) -> bool:
    return bool(connection.connection.driver_connection.in_transaction)  # type: ignore[union-attr]


def _roll_back(connection: Connection) -> None:
    """Roll back for sure: after a COMMIT that failed SQLite's transaction is open still, SQLAlchemy's is not."""
    connection.rollback()
    if _in_transaction(connection):
        connection.connection.rollback()


class _Group:
    """Short writes that share a commit, and what became of it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.size = 0
        self._done = threading.Event()
        self._error: BaseException | None = None

    def commit(self) -> None:
        """End the transaction for all; to be called by the last one."""
        try:
            with self.connection:
                try:
                    if not _in_transaction(self.connection):
                        raise OperationalError("COMMIT", {}, Exception("a full disk or the like has undone the writes"))
                    self.connection.commit()
                except BaseException:
                    _roll_back(self.connection)
                    raise
        except BaseException as error:
            self._error = error
            raise
        finally:
            self._done.set()

    def wait(self) -> None:
        """Wait for the commit.

        Raises:
            OperationalError: It failed; nothing was kept.
        """
        self._done.wait()
        if self._error is not None:
            raise OperationalError("COMMIT", {}, self._error) from self._error


class _Queue:
    """The writers of one SQLite file in this process, one at a time and in no particular order."""

    def __init__(self, database: Engine) -> None:
        self._database = ref(database)
        self._mutex = threading.Lock()
        self._guard = threading.Lock()
        self._waiting = 0
        self._group: _Group | None = None

    @contextmanager
    def together(self) -> Iterator[Session]:
        """A short write; its commit may be another's."""
        with self._turn():
            group = self._group = self._group or self._begun()
            group.size += 1
            try:
                with Session(group.connection, autoflush=False, join_transaction_mode="create_savepoint") as session:
                    yield session
                    session.commit()
            finally:
                if not self._waiting or group.size >= MOST_TOGETHER:
                    self._end_group()
        group.wait()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """For a transaction on a connection of its own."""
        with self._turn():
            with suppress(SQLAlchemyError):  # told to those whose writes they are
                self._end_group()
            yield

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._guard:
            self._waiting += 1
        with self._mutex:
            with self._guard:
                self._waiting -= 1
            yield

    def _begun(self) -> _Group:
        database = self._database()
        assert database is not None  # noqa: S101 - its caller has it
        connection = database.connect().execution_options(writes=True)
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        return _Group(connection)

    def _end_group(self) -> None:
        group, self._group = self._group, None
        if group is not None:
            group.commit()


_queues: WeakKeyDictionary[Engine, _Queue] = WeakKeyDictionary()
_queues_guard = threading.Lock()


def _queue_of(database: Engine) -> _Queue:
    with _queues_guard:
        if database not in _queues:
            _queues[database] = _Queue(database)
        return _queues[database]
