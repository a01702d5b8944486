"""Phone numbers and contacts lie encrypted, are found by a keyed hash, and open with the right keys only."""

from __future__ import annotations

import logging
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select, text, update

from bot import addresses, conversations, secrecy
from bot.errors import Gone
from bot.secrecy import UnusableKeys, new_key, rotate, secrecy_of, unlock
from bot.tables import Conversation, HumanRequest
from bot.transactions import reading, writing
from pathguide.migrate import downgrade, upgrade
from pathways.db import open_engine
from tests.support.unlocked import open_unlocked

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
PHONE = "+14055550147"
OLD, NEW = new_key(), new_key()


@pytest.fixture
def prepared(database_url: str) -> Iterator[Engine]:
    """A database with its tables, never opened with keys."""
    upgrade(database_url)
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def address_as_kept(database: Engine, conversation_id: str) -> tuple[bytes | None, str | None]:
    with reading(database) as session:
        row = session.get(Conversation, conversation_id)
        return row.address, row.address_hash


def told(database: Engine, conversation_id: str) -> str | None:
    with reading(database) as session:
        return addresses.address_of(session, conversation_id)


def test_a_person_is_known_again_by_an_address_that_nobody_can_read(prepared: Engine) -> None:
    # given someone who has written by SMS
    unlock(prepared, NEW)
    first = addresses.find_or_create(prepared, "sms", PHONE, NOW)

    # when they write again, when someone else does, and when they write on another channel
    again = addresses.find_or_create(prepared, "sms", PHONE, NOW)
    other = addresses.find_or_create(prepared, "sms", "+14055550148", NOW)
    elsewhere = addresses.find_or_create(prepared, "whatsapp", PHONE, NOW)

    # then only the first two are one conversation, and neither column shows the number or ties the channels together
    assert first == again
    assert len({first, other, elsewhere}) == 3
    kept, hashed = address_as_kept(prepared, first)
    assert PHONE[2:].encode() not in kept
    assert PHONE[2:] not in hashed
    assert hashed != address_as_kept(prepared, elsewhere)[1]
    assert told(prepared, first) == PHONE


def test_after_an_erasure_the_address_is_gone_and_may_begin_anew(prepared: Engine) -> None:
    unlock(prepared, NEW)
    first = addresses.find_or_create(prepared, "sms", PHONE, NOW)

    conversations.erase(prepared, first, NOW)

    assert address_as_kept(prepared, first) == (None, None)
    assert addresses.find_or_create(prepared, "sms", PHONE, NOW) != first
    with pytest.raises(Gone):
        conversations.view(prepared, first)


def test_keys_change_without_losing_anyone(prepared: Engine, database_url: str) -> None:
    # given values under an old key
    unlock(prepared, OLD)
    people = {addresses.find_or_create(prepared, "sms", f"+1405555{n:04}", NOW): f"+1405555{n:04}" for n in range(5)}
    erased = next(iter(people))
    conversations.erase(prepared, erased, NOW)
    del people[erased]

    # when a newer key is set and everything is brought under it
    unlock(prepared, f"{NEW},{OLD}")
    seen: list[tuple[int, int]] = []
    number = rotate(prepared, lambda done, total: seen.append((done, total)))

    # then the newest alone opens all, who was erased stays so, and everyone is found as before
    assert number == 4
    assert seen[-1] == (4, 4)
    unlock(prepared, NEW)
    assert {id_: told(prepared, id_) for id_ in people} == people
    assert address_as_kept(prepared, erased) == (None, None)
    assert {addresses.find_or_create(prepared, "sms", phone, NOW) for phone in people.values()} == set(people)
    with pytest.raises(UnusableKeys):
        unlock(open_engine(database_url), OLD)


def test_many_values_are_rotated_in_batches(prepared: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrecy, "BATCH", 3)
    unlock(prepared, OLD)
    people = [addresses.find_or_create(prepared, "sms", f"+1405555{n:04}", NOW) for n in range(8)]
    unlock(prepared, f"{NEW} {OLD}")

    assert rotate(prepared) == 8

    unlock(prepared, NEW)
    assert [told(prepared, id_) for id_ in people] == [f"+1405555{n:04}" for n in range(8)]


def test_a_rotation_cut_short_still_needs_the_older_key(prepared: Engine) -> None:
    # given a rotation that has to stop half-way
    unlock(prepared, OLD)
    addresses.find_or_create(prepared, "sms", PHONE, NOW)
    unlock(prepared, f"{NEW},{OLD}")

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        rotate(prepared, stop)

    # then the older key cannot be taken away unnoticed, and a second run ends what the first began
    with pytest.raises(UnusableKeys):
        unlock(prepared, NEW)
    unlock(prepared, f"{NEW},{OLD}")
    assert rotate(prepared) == 1
    unlock(prepared, NEW)


def test_a_wrong_key_is_refused_and_nothing_is_lost(prepared: Engine, database_url: str) -> None:
    unlock(prepared, OLD)
    someone = addresses.find_or_create(prepared, "sms", PHONE, NOW)

    for keys in (NEW, "", "no-key-at-all", f"{OLD},short"):
        stranger = open_engine(database_url)
        with pytest.raises(UnusableKeys) as refused:
            unlock(stranger, keys)
        assert "PATHGUIDE_SECRET_KEYS" in str(refused.value)
        assert OLD not in str(refused.value)
        with pytest.raises(UnusableKeys), reading(stranger) as session:
            secrecy_of(session)
        stranger.dispose()

    assert told(prepared, someone) == PHONE


def test_postgresql_is_not_opened_without_keys(postgres_url: str) -> None:
    upgrade(postgres_url)
    engine = open_engine(postgres_url)
    with pytest.raises(UnusableKeys, match="PATHGUIDE_SECRET_KEYS is not set"):
        unlock(engine, "")
    engine.dispose()


def test_sqlite_makes_itself_a_key_file_once_and_says_so(
    sqlite_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # given no keys
    upgrade(sqlite_url)
    file = tmp_path / "pathguide.db.key"

    # when the database is opened, and again
    with caplog.at_level(logging.WARNING):
        first = open_engine(sqlite_url)
        unlock(first, "")
        someone = addresses.find_or_create(first, "sms", PHONE, NOW)
        second = open_engine(sqlite_url)
        unlock(second, "")

    # then there is one file for the owner alone, one sentence about it that holds no key, and the keys are the same
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [str(file) in record.getMessage() for record in caplog.records] == [True]
    assert file.read_text().strip() not in caplog.text
    assert addresses.find_or_create(second, "sms", PHONE, NOW) == someone

    # and a lost file is said, not made anew
    kept = file.read_text()
    file.unlink()
    with pytest.raises(UnusableKeys, match=r"put .*pathguide\.db\.key back"):
        unlock(second, "")
    assert not file.exists()
    file.write_text(kept)
    unlock(second, "")
    assert told(second, someone) == PHONE


def test_contacts_kept_in_clear_are_encrypted_by_the_migration_and_come_back(database_url: str) -> None:
    # given a database of before, with one open request and one closed
    upgrade(database_url, "0008")
    before = open_engine(database_url)
    with writing(before) as session:
        session.execute(
            text(
                "INSERT INTO conversations (conversation_id, token_hash, channel, created_at, last_at, version,"
                " event_seq, outbox_seq) VALUES ('c', 'h', 'web', '2026-01-05', '2026-01-05', 0, 0, 0)"
            )
        )
        for number, contact in enumerate(("405-555-0147", None)):
            session.execute(
                text(
                    "INSERT INTO human_requests (conversation_id, id, created_at, language, contact, consent,"
                    " consent_at, summary, state)"
                    " VALUES ('c', :id, '2026-01-05', 'en', :contact, 'OK?', '2026-01-05', '{}', 'open')"
                ),
                {"id": str(number), "contact": contact},
            )
    before.dispose()

    # when it is brought up to date, then the contact is encrypted
    upgrade(database_url)
    database = open_unlocked(database_url)
    with reading(database) as session:
        kept = session.scalars(select(HumanRequest.contact).order_by(HumanRequest.id)).all()
        assert secrecy_of(session).decrypt(kept[0]) == b"405-555-0147"
        assert kept[1] is None
    database.dispose()

    # and the way back gives it in clear again
    downgrade(database_url, "0008")
    before = open_engine(database_url)
    with reading(before) as session:
        contacts = session.execute(text("SELECT contact FROM human_requests ORDER BY id")).scalars().all()
    assert contacts == ["405-555-0147", None]
    before.dispose()


def test_contacts_are_not_migrated_under_a_wrong_key(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # given contacts in clear and no key
    upgrade(postgres_url, "0008")
    before = open_engine(postgres_url)
    with writing(before) as session:
        session.execute(
            insert(Conversation.__table__).values(
                conversation_id="c",
                token_hash="h",
                channel="web",
                created_at=NOW,
                last_at=NOW,
                version=0,
                event_seq=0,
                outbox_seq=0,
            )
        )
        session.execute(
            text(
                "INSERT INTO human_requests (conversation_id, id, created_at, language, contact, consent, consent_at,"
                " summary, state) VALUES ('c', '1', now(), 'en', '405-555-0147', 'OK?', now(), '{}', 'open')"
            )
        )
    monkeypatch.setenv("PATHGUIDE_SECRET_KEYS", "")

    # when the migration is tried
    with pytest.raises(UnusableKeys):
        upgrade(postgres_url)

    # then all is as before
    with reading(before) as session:
        assert session.scalar(text("SELECT contact FROM human_requests")) == "405-555-0147"
    before.dispose()


def test_what_was_altered_does_not_open(prepared: Engine) -> None:
    unlock(prepared, NEW)
    someone = addresses.find_or_create(prepared, "sms", PHONE, NOW)
    kept, _ = address_as_kept(prepared, someone)
    with writing(prepared) as session:
        session.execute(update(Conversation).values(address=kept[:-10] + b"AAAAAAAA=="))
    with pytest.raises(UnusableKeys):
        told(prepared, someone)
