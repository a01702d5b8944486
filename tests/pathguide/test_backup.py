"""A copy of the whole database, made while people talk, and brought back whole or not at all; on both databases."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, func, select, text

from bot import addresses, conversations, inbox
from bot.secrecy import SETTING, new_key
from bot.tables import Conversation, Inbound
from bot.transactions import reading, writing
from pathguide.cli import cli
from pathguide.migrate import downgrade, is_current, upgrade
from pathways.db import open_engine
from tests.support.unlocked import open_unlocked

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
PHONE = "+14055550147"


def run(url: str, *arguments: object) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in os.environ.items():  # the commands export settings: they are to be gone afterwards
            patch.setenv(name, value)
        patch.setenv("PATHGUIDE_DATABASE_URL", url)
        return CliRunner().invoke(cli, [str(one) for one in arguments])


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    upgrade(database_url)
    engine = open_unlocked(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("copies") / "pathguide.copy"


def talk(database: Engine, number: int) -> str:
    conversation_id = addresses.find_or_create(database, "sms", f"+1405555{number:04}", NOW)
    inbox.accept(database, conversation_id, str(number), f"message {number}", None, NOW)
    return conversation_id


def heard(database: Engine) -> set[str | None]:
    with reading(database) as session:
        return set(session.scalars(select(Inbound.text)))


def number_of_conversations(database: Engine) -> int:
    with reading(database) as session:
        return session.scalar(select(func.count()).select_from(Conversation)) or 0


def test_what_was_copied_comes_back_as_it_was(database: Engine, database_url: str, file: Path) -> None:
    # given three conversations, a copy, and what came later
    people = [talk(database, number) for number in range(3)]
    saved = run(database_url, "backup", file)
    assert saved.exit_code == 0, saved.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    conversations.erase(database, people[0], NOW)
    talk(database, 9)
    database.dispose()

    # when it is brought back, then only once it is said that the present may be lost
    refused = run(database_url, "restore", file)
    assert refused.exit_code == 1
    assert "--replace" in refused.output
    done = run(database_url, "restore", file, "--replace")
    assert done.exit_code == 0, done.output

    # then all is as it was then, readable, and usable
    assert is_current(database_url)
    again = open_unlocked(database_url)
    assert heard(again) == {"message 0", "message 1", "message 2"}
    with reading(again) as session:
        assert addresses.address_of(session, people[0]) == "+14055550000"
    assert talk(again, 0) == people[0]
    again.dispose()


def test_a_copy_made_while_people_talk_is_of_one_moment(database: Engine, database_url: str, file: Path) -> None:
    # given someone who talks without a pause: each conversation comes with its message
    stop = threading.Event()
    written = [0]

    def keep_talking() -> None:
        while not stop.is_set():
            with writing(database) as session:
                id_ = conversations.begin(session, "web", NOW)
                session.add(
                    Inbound(
                        conversation_id=id_,
                        seq=1,
                        message_id="1",
                        text="x" * 3000,
                        state="done",
                        attempts=0,
                        received_at=NOW,
                    )
                )
                session.flush()
            written[0] += 1

    talker = threading.Thread(target=keep_talking)
    talker.start()
    try:
        while written[0] < 50:
            stop.wait(0.01)
        before = written[0]
        saved = run(database_url, "backup", file)
        after = written[0]
    finally:
        stop.set()
        talker.join()
    assert saved.exit_code == 0, saved.output
    assert after > before  # nobody had to stop
    database.dispose()

    # when it is brought back
    assert run(database_url, "restore", file, "--replace").exit_code == 0

    # then every conversation in it is whole
    again = open_unlocked(database_url)
    with reading(again) as session:
        messages = session.scalar(select(func.count()).select_from(Inbound))
    assert before <= number_of_conversations(again) == messages <= after + 1
    again.dispose()


def test_a_database_in_use_is_left_alone(database: Engine, database_url: str, file: Path) -> None:
    talk(database, 1)
    assert run(database_url, "backup", file).exit_code == 0
    talk(database, 2)

    with reading(database) as session:
        session.execute(text("SELECT 1 FROM inbox")).all()
        refused = run(database_url, "restore", file, "--replace")

    assert refused.exit_code == 1
    assert "in use" in refused.output
    assert heard(database) == {"message 1", "message 2"}


def test_a_damaged_copy_is_refused_and_nothing_changes(database: Engine, database_url: str, file: Path) -> None:
    talk(database, 1)
    assert run(database_url, "backup", file).exit_code == 0
    whole = file.read_bytes()
    database.dispose()

    for broken in (whole[: len(whole) // 2], whole[:2000] + b"\xff" * 4000 + whole[6000:], b"", b"hello"):
        file.write_bytes(broken)
        refused = run(database_url, "restore", file, "--replace")
        assert refused.exit_code == 1, refused.output
        assert "Traceback" not in refused.output
    assert "no file" in run(database_url, "restore", file.with_name("none"), "--replace").output

    assert heard(database) == {"message 1"}


def test_a_copy_of_a_newer_version_is_refused(
    database: Engine, database_url: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(database, 1)
    assert run(database_url, "backup", file).exit_code == 0
    database.dispose()
    monkeypatch.setattr("pathguide.backup.is_known", lambda version: version == "0008")

    refused = run(database_url, "restore", file, "--replace")

    assert refused.exit_code == 1
    assert "newer version" in refused.output
    assert heard(database) == {"message 1"}


def test_a_copy_of_an_older_version_is_brought_up_to_date(database_url: str, file: Path) -> None:
    # given a copy from before phone numbers were encrypted, and a database of now
    upgrade(database_url, "0008")
    before = open_engine(database_url)
    with writing(before) as session:
        session.execute(
            text(
                "INSERT INTO conversations (conversation_id, token_hash, channel, created_at, last_at, version,"
                " event_seq, outbox_seq) VALUES ('c', 'h', 'web', '2026-01-05', '2026-01-05', 0, 0, 0)"
            )
        )
    before.dispose()
    assert run(database_url, "backup", file).exit_code == 0
    upgrade(database_url)

    assert run(database_url, "restore", file, "--replace").exit_code == 0

    assert is_current(database_url)
    again = open_unlocked(database_url)
    assert number_of_conversations(again) == 1
    again.dispose()


def test_a_copy_that_the_keys_do_not_open_is_refused(
    database: Engine, database_url: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(database, 1)
    assert run(database_url, "backup", file).exit_code == 0
    database.dispose()
    monkeypatch.setenv(SETTING, new_key())

    refused = run(database_url, "restore", file, "--replace")

    assert refused.exit_code == 1
    assert "keys do not open" in refused.output
    assert heard(database) == {"message 1"}


def test_an_empty_place_takes_a_copy(database: Engine, database_url: str, file: Path) -> None:
    talk(database, 1)
    assert run(database_url, "backup", file).exit_code == 0
    database.dispose()
    downgrade(database_url, "base")

    assert run(database_url, "restore", file).exit_code == 0

    assert heard(database) == {"message 1"}


def test_a_copy_is_never_written_over_another_file(database: Engine, database_url: str, file: Path) -> None:
    talk(database, 1)
    file.write_text("mine")
    refused = run(database_url, "backup", file)
    assert refused.exit_code == 1
    assert file.read_text() == "mine"
    assert run(database_url, "backup", file.parent / "none" / "copy").exit_code == 1


def test_postgresqls_programs_are_asked_for_by_name(postgres_url: str, file: Path, monkeypatch) -> None:
    upgrade(postgres_url)
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    refused = run(postgres_url, "backup", file)
    assert refused.exit_code == 1
    assert "pg_dump is not installed" in refused.output
    assert not file.exists()


def test_the_password_is_no_argument(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    ran: list[tuple[list[str], dict[str, str]]] = []

    def remember(command: list[str], env: dict[str, str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append((command, env))
        return subprocess.CompletedProcess(command, 1, "", 'connection to server at "db" failed: a secret thing')

    monkeypatch.setattr(subprocess, "run", remember)
    refused = run("postgresql://me:pass-word@db.example.org/pathguide?sslmode=require", "backup", file)
    assert "connection to server" in refused.output
    assert "secret thing" not in refused.output
    command, environment = ran[0]
    assert "pass-word" not in " ".join(command)
    assert "sslmode=require" in " ".join(command)
    assert environment["PGPASSWORD"] == "pass-word"
