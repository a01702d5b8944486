"""Short writes on SQLite share a commit, and none is acknowledged before it; PostgreSQL takes back what hangs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, event, func, select
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from bot import conversations, inbox, transactions
from bot.errors import NotFound
from bot.tables import Inbound
from bot.transactions import _queue_of, committing, open_store, thinking, writing
from pathways.db import Base, open_engine

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'p.db'}", pool_size=40)
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def commits(file: Engine) -> list[int]:
    """One entry for each commit."""
    counted: list[int] = []
    event.listen(file, "commit", lambda _: counted.append(1))
    return counted


def at_once(file: Engine, works: list[Callable[[], object]]) -> list[Future[object]]:
    """Do all of them while the queue stands still, then let it go on."""
    queue = _queue_of(file)
    with ThreadPoolExecutor(len(works)) as pool:
        with queue.alone():
            futures = [pool.submit(work) for work in works]
            arrived = threading.Event()
            while queue._waiting < len(works):
                arrived.wait(0.001)
        return futures


def accept(file: Engine, conversation_id: str, message_id: str) -> bool:
    return inbox.accept(file, conversation_id, message_id, "hello", None, NOW)


def kept(file: Engine) -> int:
    with Session(file) as session:
        return session.scalar(select(func.count()).select_from(Inbound)) or 0


def test_writes_that_queue_share_one_commit(file: Engine, commits: list[int]):
    # given twenty people
    people = [conversations.create(file, None, "web", NOW)[0] for _ in range(20)]
    before = len(commits)

    # when a message of each arrives at the same moment
    futures = at_once(file, [lambda one=one: accept(file, one, "m") for one in people])

    # then all are kept, by one commit
    assert [future.result() for future in futures] == [True] * 20
    assert kept(file) == 20
    assert len(commits) - before == 1


def test_a_write_that_fails_takes_nobody_with_it(file: Engine):
    person = conversations.create(file, None, "web", NOW)[0]
    works = [lambda: accept(file, "nobody", "m")] + [lambda n=n: accept(file, person, f"m{n}") for n in range(5)]

    refused, *taken = at_once(file, works)

    assert isinstance(refused.exception(), NotFound)
    assert [future.result() for future in taken] == [True] * 5
    assert kept(file) == 5


def test_the_same_message_several_times_in_one_commit_is_taken_once(file: Engine):
    person = conversations.create(file, None, "web", NOW)[0]

    futures = at_once(file, [lambda: accept(file, person, "same")] * 6)

    assert sorted(bool(future.result()) for future in futures) == [False] * 5 + [True]
    assert kept(file) == 1


def test_a_commit_that_fails_is_told_to_everyone_whose_write_it_was(file: Engine):
    # given a disk that is full when it comes to the commit
    person = conversations.create(file, None, "web", NOW)[0]
    full = [True]

    def refuse(_: object) -> None:
        if full:
            full.clear()
            raise OperationalError("COMMIT", {}, Exception("database or disk is full"))

    event.listen(file, "commit", refuse)

    # when several write at once
    futures = at_once(file, [lambda n=n: accept(file, person, f"m{n}") for n in range(4)])

    # then none is told that it was kept, none was, and the next write goes well
    assert all(isinstance(future.exception(), OperationalError) for future in futures)
    assert kept(file) == 0
    assert accept(file, person, "m0")
    assert kept(file) == 1


def test_writes_undone_by_the_database_itself_are_told(file: Engine):
    # given that SQLite rolls a whole transaction back, as it does on a full disk
    person = conversations.create(file, None, "web", NOW)[0]

    def undo() -> None:
        with writing(file) as session:
            inbox._accept(session, person, "undone", "hello", None, NOW)
            session.flush()
            session.connection().connection.driver_connection.rollback()

    futures = at_once(file, [undo, lambda: accept(file, person, "m")])

    assert all(isinstance(future.exception(), OperationalError) for future in futures)
    assert kept(file) <= 1


def test_a_worker_that_hangs_loses_its_conversation_to_another(postgres_url: str, monkeypatch: pytest.MonkeyPatch):
    # given a turn that has been taken, by a process that then stands still
    monkeypatch.setitem(transactions._NO_HANGING, "options", "-c idle_in_transaction_session_timeout=300")
    store = open_store(postgres_url)
    Base.metadata.create_all(store)
    person = conversations.create(store, None, "web", NOW)[0]
    accept(store, person, "m")
    with thinking(store) as hung:
        assert inbox.claim(hung, ())
        with thinking(store) as other:
            assert inbox.claim(other, ()) is None

        # when that lasts longer than any turn may
        patience = threading.Event()
        for _ in range(200):
            with thinking(store) as other:
                taken = inbox.claim(other, ())
            if taken is not None:
                break
            patience.wait(0.05)

        # then another has it, and what the first would write comes to nothing
        assert taken is not None
        with pytest.raises(DBAPIError), committing(hung):
            hung.execute(delete(Inbound))
    assert kept(store) == 1
    store.dispose()


def test_the_connections_of_what_serves_do_not_hang(postgres_url: str):
    store = open_store(postgres_url)
    with store.connect() as connection:
        shown = {
            name: connection.exec_driver_sql(f"SHOW {name}").scalar()
            for name in ("statement_timeout", "idle_in_transaction_session_timeout", "tcp_keepalives_idle")
        }
    store.dispose()

    assert shown == {
        "statement_timeout": "20s",
        "idle_in_transaction_session_timeout": "40s",
        "tcp_keepalives_idle": "10",
    }
