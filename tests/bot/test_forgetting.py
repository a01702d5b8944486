"""What a person has erased is in no file afterwards: not in the database, not in its log, not in the service's log."""

from __future__ import annotations

import asyncio
import logging
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from bot import forgetting
from bot.forgetting import forget_now, forget_soon, remnants
from bot.service import ConversationService
from bot.tables import ArchivedEvent, Conversation, HumanRequest, Inbound, Outbound, SavedPlan
from bot.transactions import reading, writing
from pathways.db import open_engine
from tests.bot.conftest import Person, until

WORDS = "zanahoria-quimérica-4711"


def files_of(url: str) -> bytes:
    """All that lies in the database's folder."""
    folder = Path(url.removeprefix("sqlite:///")).parent
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


def rows_left(database: Engine, conversation_id: str) -> dict[str, int]:
    tables = (Inbound, Outbound, ArchivedEvent, SavedPlan, HumanRequest)
    with reading(database) as session:
        return {
            table.__tablename__: session.scalar(
                select(func.count()).select_from(table).where(table.conversation_id == conversation_id)
            )
            for table in tables
        }


async def test_erasing_leaves_nothing_in_any_file(service: ConversationService, database_url: str, database: Engine):
    # given what somebody has said, on the disk
    person = await Person.arrive(service)
    await person.ask(f"count {WORDS}")
    assert sum(rows_left(database, person.id).values()) > 0

    # when they erase it, then nothing is left: no row, and soon on SQLite no trace
    await service.erase(person.id)
    assert set(rows_left(database, person.id).values()) == {0}
    if database.dialect.name == "sqlite":
        await until(lambda: WORDS.encode() not in files_of(database_url), 30)


async def test_a_turn_that_runs_meanwhile_leaves_nothing_in_any_file(
    database: Engine, service: ConversationService, monkeypatch: pytest.MonkeyPatch, database_url: str
):
    # given a turn that has thought and is about to commit
    thought, go_on = threading.Event(), threading.Event()
    dialogue = service._engine.dialogue
    think = dialogue.answer

    async def think_slowly(*arguments: object, **options: object) -> object:
        answer = await think(*arguments, **options)
        thought.set()
        await asyncio.to_thread(go_on.wait, 30)
        return answer

    person = await Person.arrive(service)
    await person.ask(f"count {WORDS} one")
    with monkeypatch.context() as patch:
        patch.setattr(dialogue, "answer", think_slowly)
        await person.send(f"count {WORDS} two")
        await asyncio.to_thread(thought.wait, 30)

    # when the person erases, and the turn goes on (on PostgreSQL it holds the row: the erasure comes after it)
    erasure = asyncio.create_task(service.erase(person.id))
    await asyncio.wait([erasure], timeout=0.5)
    go_on.set()
    await erasure
    await (await Person.arrive(service)).ask("hello")

    # then there is no row, and on SQLite no trace
    assert set(rows_left(database, person.id).values()) == {0}
    if database.dialect.name == "sqlite":
        await until(lambda: WORDS.encode() not in files_of(database_url), 30)


async def test_deletion_asked_for_in_words_leaves_the_farewell_only(service: ConversationService, database: Engine):
    person = await Person.arrive(service)
    await person.ask(f"count {WORDS}")

    assert await person.ask("forget me") == ["All is deleted"]

    assert rows_left(database, person.id) == {
        "inbox": 1,
        "outbox": 1,
        "events": 0,
        "saved_plans": 0,
        "human_requests": 0,
    }
    with reading(database) as session:
        left = session.scalars(select(Inbound)).one()
        assert (left.text, left.payload) == (None, None)
        row = session.get(Conversation, person.id)
        assert (row.tail, row.slots, row.offered, row.language, row.address) == (None,) * 5


@pytest.fixture
def file(sqlite_url: str) -> Iterator[Engine]:
    engine = open_engine(sqlite_url)
    with writing(engine) as session:
        session.execute(text("CREATE TABLE said (who TEXT, number INTEGER, words TEXT, PRIMARY KEY (who, number))"))
    yield engine
    engine.dispose()


def test_a_reader_of_an_older_state_holds_it_up_and_then_no_more(file: Engine, sqlite_url: str):
    # given somebody who still reads what is deleted
    with writing(file) as session:
        session.execute(text("INSERT INTO said VALUES ('a', 1, :words)"), {"words": WORDS})
    with reading(file) as reader:
        assert reader.scalar(text("SELECT words FROM said")) == WORDS
        with writing(file) as session:
            session.execute(text("DELETE FROM said"))
        assert not forget_now(file, patience_s=0)
        # others write meanwhile
        with writing(file) as session:
            session.execute(text("INSERT INTO said VALUES ('b', 1, 'stays')"))
        # and the reader reads on
        assert reader.scalar(text("SELECT words FROM said")) == WORDS
    # when they are done
    assert forget_now(file)
    assert WORDS.encode() not in files_of(sqlite_url)
    assert b"stays" in files_of(sqlite_url)


def test_what_is_rolled_back_forgets_nothing(file: Engine, monkeypatch: pytest.MonkeyPatch):
    woken: list[object] = []
    monkeypatch.setattr(forgetting._Cleaner, "wake", lambda cleaner: woken.append(cleaner))
    with Session(file) as session:
        forget_soon(session)
        session.rollback()
    assert not woken
    with writing(file) as session:
        session.execute(text("DELETE FROM said"))
        forget_soon(session)
    assert len(woken) == 1


@pytest.mark.parametrize("seed", range(2))
def test_copies_that_sqlite_leaves_in_unused_places_are_found_and_removed(file: Engine, sqlite_url: str, seed: int):
    # given much talk of many, in rows that grow and shrink, half of whom are deleted
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    chance = random.Random(seed)
    gone: set[str] = set()
    said: dict[str, list[str]] = {f"{chance.getrandbits(64):016x}": [] for _ in range(100)}
    for number in range(600):
        who = chance.choice(list(said))
        mark = f"mark{number:05}end"
        said[who].append(mark)
        padding = "x" * chance.choice((5, 50, 200, 900, 3000, 6000))
        with writing(file) as session:
            session.execute(text("INSERT INTO said VALUES (:a, :b, :c)"), {"a": who, "b": number, "c": mark + padding})
            if number % 7 == 0:
                who = chance.choice(list(said))
                session.execute(text("DELETE FROM said WHERE who = :who"), {"who": who})
                gone.update(said[who])
                said[who] = []

    # when all that was deleted is forgotten
    assert forget_now(file)

    # then no trace is left of it, and all else is there
    content = files_of(sqlite_url)
    assert [mark for mark in gone if mark.encode() in content] == []
    assert remnants(path) == 0
    kept = {mark for marks in said.values() for mark in marks}
    with sqlite3.connect(path) as connection:
        assert {row[0][:12] for row in connection.execute("SELECT words FROM said")} == kept
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_looking_through_the_file_ends_no_lock_of_this_process(file: Engine, sqlite_url: str):
    # given a connection that has the database open
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    with reading(file) as session:
        session.execute(text("SELECT * FROM said")).all()
        # when its file is looked through
        remnants(path)
        # then another process still cannot take the database for its own
        take = (
            "import sqlite3, sys; print(sqlite3.connect(sys.argv[1], timeout=0).execute('PRAGMA journal_mode=DELETE'))"
        )
        taken = subprocess.run([sys.executable, "-c", take, str(path)], capture_output=True, text=True, check=False)
    assert "database is locked" in taken.stderr


def test_a_large_file_is_left_for_a_quiet_time(file: Engine, monkeypatch: pytest.MonkeyPatch, caplog):
    monkeypatch.setattr(forgetting, "VACUUM_LIMIT_BYTES", 0)
    monkeypatch.setattr(forgetting, "remnants", lambda _path: 1)
    with caplog.at_level(logging.WARNING):
        assert forget_now(file)
    assert "pathguide retention run" in caplog.text


def test_postgresql_has_nothing_to_be_done(postgres_url: str):
    engine = open_engine(postgres_url)
    with writing(engine) as session:
        forget_soon(session)
    assert forget_now(engine)
    engine.dispose()
