"""Forgetting by the calendar: at the border of each term, in batches; and counts that point at nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, insert, select, text, update

from actions.orders import AskHuman, KeepPlan
from bot import addresses, conversations, inbox, orders, plans, requests, retention
from bot.errors import Gone, NotFound
from bot.retention import LOCK, Sweeper, Swept, Terms, due, sweep
from bot.tables import ArchivedEvent, Conversation, HumanRequest, Inbound, SavedPlan, UsageCount
from bot.transactions import reading, writing
from pathguide.migrate import upgrade
from tests.support.unlocked import open_unlocked

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
TERMS = Terms(conversation_days=30, request_days=90)
SECOND = timedelta(seconds=1)


def days(number: float) -> timedelta:
    return timedelta(days=number)


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    upgrade(database_url)
    engine = open_unlocked(database_url)
    yield engine
    engine.dispose()


def talk(database: Engine, last: datetime, *asked: str, language: str = "en", channel: str = "web") -> str:
    """A conversation whose last turn was then, with what was asked in it."""
    conversation_id, _ = conversations.create(database, language, channel, last - days(1))
    inbox.accept(database, conversation_id, "1", "hello", None, last)
    with writing(database) as session:
        session.execute(
            update(Conversation)
            .where(Conversation.conversation_id == conversation_id)
            .values(last_at=last, tail=[{"event": "user", "text": "hello"}], slots={"profile": {"age": 40}})
        )
        session.execute(update(Inbound).where(Inbound.conversation_id == conversation_id).values(state="done"))
        for number, intent in enumerate(asked):
            body = {"event": "user", "text": "hello", "parse_data": {"intent": {"name": intent, "confidence": 1.0}}}
            session.execute(
                insert(ArchivedEvent).values(conversation_id=conversation_id, seq=number, type="user", body=body)
            )
    return conversation_id


def counted(database: Engine) -> dict[tuple[str, str, str, str], int]:
    with reading(database) as session:
        rows = session.scalars(select(UsageCount)).all()
    return {(row.month, row.channel, row.language, row.asked): row.conversations for row in rows}


def order(database: Engine, conversation_id: str, what: KeepPlan | AskHuman, now: datetime) -> None:
    with writing(database) as session:
        orders.carry_out(session, conversation_id, {"order": what.model_dump(mode="json")}, "405-555-0147", now)


def plan(database: Engine, conversation_id: str, token: str, now: datetime, lasts: int = 90) -> None:
    hashed = hashlib.sha256(token.encode()).hexdigest()
    order(database, conversation_id, KeepPlan(token_hash=hashed, days=lasts, language="en", about=()), now)


def request(database: Engine, conversation_id: str, now: datetime) -> None:
    asked = AskHuman(language="en", county=None, area=None, consent="OK?", about=(), routes=(), open_questions=())
    order(database, conversation_id, asked, now)


def test_a_conversation_goes_when_its_last_message_is_too_old_and_not_before(database: Engine) -> None:
    # given two, on either side of the border
    gone, kept = talk(database, NOW - days(30) - SECOND), talk(database, NOW - days(30))

    # when it is said what would go, nothing goes
    assert due(database, TERMS, NOW) == Swept(conversations=1)
    assert conversations.view(database, gone).profile == {"age": 40}

    # when it goes
    assert sweep(database, TERMS, NOW) == Swept(conversations=1)

    # then only one is left, and nothing of the other
    assert conversations.view(database, kept).profile == {"age": 40}
    with pytest.raises(Gone):
        conversations.view(database, gone)
    with reading(database) as session:
        row = session.get(Conversation, gone)
        assert (row.tail, row.slots, row.offered, row.language, row.address_hash) == (None,) * 5
        for table in (Inbound, ArchivedEvent):
            assert not session.scalar(select(func.count()).where(table.conversation_id == gone))
    assert sweep(database, TERMS, NOW) == Swept()


def test_a_message_that_has_just_come_keeps_an_old_conversation(database: Engine) -> None:
    old = talk(database, NOW - days(100))
    inbox.accept(database, old, "2", "are you still there?", None, NOW - SECOND)
    assert sweep(database, TERMS, NOW) == Swept()


def test_the_row_itself_goes_later(database: Engine) -> None:
    old = talk(database, NOW - days(31))
    sweep(database, TERMS, NOW)
    assert sweep(database, TERMS, NOW + days(29)) == Swept()
    assert sweep(database, TERMS, NOW + days(31)) == Swept(remains=1)
    with pytest.raises(NotFound):
        conversations.view(database, old)


def test_someone_with_an_address_who_comes_back_begins_anew(database: Engine) -> None:
    first = addresses.find_or_create(database, "sms", "+14055550147", NOW - days(40))
    sweep(database, TERMS, NOW)
    assert addresses.find_or_create(database, "sms", "+14055550147", NOW) != first


def test_a_plan_outlives_its_conversation_and_goes_when_it_expires(database: Engine) -> None:
    # given a plan of an old conversation, kept for 90 days
    old = talk(database, NOW - days(40))
    plan(database, old, "token", NOW - days(40))
    assert sweep(database, TERMS, NOW) == Swept(conversations=1)
    assert plans.read(database, "token", NOW).language == "en"

    # when it expires, its content goes; its link says so for a while, then nothing is left of it
    assert sweep(database, TERMS, NOW + days(50)) == Swept(plans=1)
    with reading(database) as session:
        assert session.scalars(select(SavedPlan.body)).all() == [None]
    with pytest.raises(Gone):
        plans.read(database, "token", NOW + days(50))
    assert sweep(database, TERMS, NOW + days(81)) == Swept(remains=1)
    with reading(database) as session:
        assert session.scalar(select(func.count()).select_from(SavedPlan)) == 0


def test_a_request_stays_until_it_is_closed_or_too_old(database: Engine) -> None:
    # given three: one open, one closed, one that nobody has closed in time
    old = [talk(database, NOW - days(100)) for _ in range(3)]
    for one, age in zip(old, (89, 50, 91), strict=True):
        request(database, one, NOW - days(age))
    open_one, closed, late = (_request_of(database, one) for one in old)
    requests.close(database, closed, NOW)

    assert sweep(database, TERMS, NOW) == Swept(conversations=3, requests=2)

    assert [one.id for one in requests.open_requests(database)] == [open_one]
    assert late != open_one


def _request_of(database: Engine, conversation_id: str) -> str:
    with reading(database) as session:
        return session.scalars(select(HumanRequest.id).where(HumanRequest.conversation_id == conversation_id)).one()


def test_it_works_in_batches_can_be_stopped_and_goes_on(database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    for _ in range(5):
        talk(database, NOW - days(31), "greet")

    assert sweep(database, TERMS, NOW, lambda: True) == Swept(conversations=2)
    assert sweep(database, TERMS, NOW) == Swept(conversations=3)
    assert counted(database)["2026-02", "web", "en", "greet"] == 5


def test_only_one_process_sweeps_at_a_time(postgres_url: str) -> None:
    upgrade(postgres_url)
    database = open_unlocked(postgres_url)
    talk(database, NOW - days(31))
    with database.begin() as other:
        other.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        assert sweep(database, TERMS, NOW) == Swept()
    assert sweep(database, TERMS, NOW) == Swept(conversations=1)
    database.dispose()


def test_what_was_asked_is_counted_once_a_conversation_without_anything_else(database: Engine) -> None:
    talk(database, NOW - days(31), "ask_pay", "ask_pay", "ask_childcare")
    talk(database, NOW - days(31), "ask_pay", language="es")
    erased = talk(database, NOW - days(31), "ask_pay")
    conversations.erase(database, erased, NOW)

    sweep(database, TERMS, NOW)

    month = "2026-02"
    assert counted(database) == {
        (month, "web", "en", ""): 1,
        (month, "web", "en", "ask_pay"): 1,
        (month, "web", "en", "ask_childcare"): 1,
        (month, "web", "es", ""): 1,
        (month, "web", "es", "ask_pay"): 1,
    }
    assert retention.counts(database) == []  # nothing so small is shown


def test_once_a_month_is_over_no_count_is_about_few(database: Engine) -> None:
    # given a month in which ten asked on the web in English, six in Spanish, four by SMS, and two about child care
    for _ in range(10):
        talk(database, NOW - days(31), "ask_pay")
    for _ in range(6):
        talk(database, NOW - days(31), "ask_pay", language="es")
    for _ in range(4):
        talk(database, NOW - days(31), "ask_pay", channel="sms")
    talk(database, NOW - days(31), "ask_childcare")

    # when nothing can be added to it any more: 30 days and a week after its end
    sweep(database, TERMS, NOW)
    assert counted(database)["2026-02", "web", "en", "ask_childcare"] == 1
    sweep(database, TERMS, datetime(2026, 4, 6, tzinfo=UTC))
    assert counted(database)["2026-02", "web", "en", "ask_childcare"] == 1
    sweep(database, TERMS, datetime(2026, 4, 8, tzinfo=UTC))

    # then small counts are merged, and what is still small is gone; again changes nothing
    expected = {
        ("2026-02", "web", "en", ""): 11,
        ("2026-02", "web", "en", "ask_pay"): 10,
        ("2026-02", "all", "all", ""): 10,
        ("2026-02", "all", "all", "ask_pay"): 10,
    }
    assert counted(database) == expected
    sweep(database, TERMS, datetime(2026, 4, 9, tzinfo=UTC))
    assert counted(database) == expected


def test_the_sweeper_sweeps_and_stops(database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "FIRST_S", 0.0)
    monkeypatch.setattr(retention, "EVERY_S", 0.01)
    for _ in range(3):
        talk(database, NOW - days(31))
    sweeper = Sweeper(database, TERMS, lambda: NOW)

    sweeper.start()
    for _ in range(1000):
        if not due(database, TERMS, NOW):
            break
        sweeper._stopped.wait(0.01)
    sweeper.stop()

    assert due(database, TERMS, NOW) == Swept()
    assert not sweeper._thread.is_alive()
