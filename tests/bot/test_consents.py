"""Who wants no messages gets none, on both databases, whatever waits and whoever ends meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot import addresses, consents
from bot.couriers import NotNow, OptedOut
from bot.delivery import Delivery
from bot.tables import DEAD, DELIVERED, DROPPED, Consent, Inbound, Outbound
from bot.transactions import writing
from tests.bot.conftest import until
from tests.bot.test_delivery import QUICK, Recorder, say, states

PERSON = "+14055550147"


@pytest.fixture
async def carrier(service, database: Engine) -> AsyncIterator[Recorder]:
    recorder = Recorder(name="sms")
    delivery = Delivery(database, [recorder], patience=QUICK)
    service.observe(lambda _report: delivery.wake())
    delivery.start()
    yield recorder
    await asyncio.to_thread(delivery.stop, 0.2)


def consent(database: Engine) -> Consent:
    with Session(database) as session:
        return session.scalars(select(Consent)).one()


def heard(database: Engine) -> list[str | None]:
    with Session(database) as session:
        return list(session.scalars(select(Inbound.text).order_by(Inbound.seq)))


async def test_who_first_writes_consents_and_the_time_is_kept(service, carrier, database):
    began = datetime.now(UTC)
    await service.receive("sms", PERSON, message_id="1", text="count")
    await service.receive("sms", PERSON, message_id="2", text="count")
    await until(lambda: len(carrier.taken) == 2)

    known = consent(database)
    assert began <= known.given_at <= datetime.now(UTC)
    assert known.withdrawn_at is None
    assert PERSON not in known.address_hash


@pytest.mark.parametrize("word", ["STOP", "quit texting me", "ya no me manden mensajes"])
async def test_an_opt_out_is_confirmed_once_and_nothing_is_said_after_it(service, carrier, database, word):
    # given a person in the middle of a form
    await service.receive("sms", PERSON, message_id="1", text="start interview")
    await until(lambda: carrier.texts == ["Which city?"])

    # when they opt out, twice, and write on
    await service.receive("sms", PERSON, message_id="2", text=word)
    await until(lambda: len(carrier.taken) == 2)
    for number, text in enumerate(("STOP", "count", "HELP", "my name is Anna"), 3):
        await service.receive("sms", PERSON, message_id=str(number), text=text)
    say(database, PERSON, "late", channel="sms", at=datetime.now(UTC))
    await until(lambda: states(database, conversation(database))[-1][0] == DROPPED)

    # then they are told once, and what they wrote later was not kept
    assert carrier.texts == ["Which city?", "No more messages"]
    assert word in heard(database)
    assert "my name is Anna" not in heard(database)
    assert consent(database).withdrawn_at is not None


def is_put_off(database: Engine) -> bool:
    with Session(database) as session:
        due_at = session.scalar(select(Outbound.due_at))
        return due_at is not None and due_at > datetime.now(UTC) + timedelta(minutes=5)


def conversation(database: Engine) -> str:
    with Session(database) as session:
        return session.scalars(select(Outbound.conversation_id)).first()


async def test_when_the_provider_has_confirmed_we_do_not(service, carrier, database):
    await service.receive("sms", PERSON, message_id="1", text="STOP", answered="STOP")
    await service.receive("sms", PERSON, message_id="2", text="count")
    assert heard(database) == []
    assert consent(database).withdrawn_at is not None

    # and a word that only the provider knows counts as it says
    await service.receive("sms", PERSON, message_id="3", text="weiter", answered="START")
    await until(lambda: carrier.texts == ["Welcome back"])
    await service.receive("sms", PERSON, message_id="4", text="genug", answered="STOP")
    assert consent(database).withdrawn_at is not None


@pytest.mark.parametrize("word", ["START", "unstop", "YES"])
async def test_who_asks_to_start_again_is_answered_again(service, carrier, database, word):
    await service.receive("sms", PERSON, message_id="0", text="hello")
    await service.receive("sms", PERSON, message_id="1", text="STOP")
    await until(lambda: "No more messages" in carrier.texts)
    first, before = consent(database), len(carrier.taken)

    await service.receive("sms", PERSON, message_id="2", text=word)
    await service.receive("sms", PERSON, message_id="3", text="count")
    await until(lambda: len(carrier.taken) == before + 2)

    assert carrier.texts[before:] == ["Welcome back", "Count 1"]
    again = consent(database)
    assert (again.withdrawn_at, again.confirmation) == (None, None)
    assert again.given_at > first.given_at


async def test_what_was_said_before_and_waits_is_dropped(service, carrier, database):
    # given an answer that cannot be delivered for now
    carrier.failing["Count 1"] = [NotNow("quiet_hours", 3600.0)]
    await service.receive("sms", PERSON, message_id="1", text="count")
    await until(lambda: is_put_off(database))

    # when the person opts out
    await service.receive("sms", PERSON, message_id="2", text="STOP")
    await until(lambda: carrier.texts)

    # then only that is confirmed
    assert carrier.texts == ["No more messages"]
    await until(lambda: [state for state, _ in states(database, conversation(database))] == [DROPPED, DELIVERED])


async def test_who_writes_again_need_not_wait_for_what_was_put_off(service, carrier, database):
    carrier.failing["Count 1"] = [NotNow("quiet_hours", 3600.0)]
    await service.receive("sms", PERSON, message_id="1", text="count")
    await until(lambda: is_put_off(database))

    await service.receive("sms", PERSON, message_id="2", text="count")
    await until(lambda: len(carrier.taken) == 2)
    assert carrier.texts == ["Count 1", "Count 2"]


async def test_words_that_only_the_dialogue_understands_count_too(service, carrier, database):
    await service.receive("sms", PERSON, message_id="1", text="enough")
    await until(lambda: carrier.texts == ["No more messages"])
    await service.receive("sms", PERSON, message_id="2", text="count")

    assert heard(database) == ["enough"]
    assert consent(database).withdrawn_at is not None


async def test_a_refusal_by_the_provider_counts_as_an_opt_out(service, carrier, database):
    carrier.failing["Count 1"] = [OptedOut("twilio_21610")]
    await service.receive("sms", PERSON, message_id="1", text="count")
    await until(lambda: states(database, conversation(database))[-1:] == [(DEAD, 1)])

    await service.receive("sms", PERSON, message_id="2", text="count")
    assert heard(database) == ["count"]
    assert carrier.taken == []


async def test_a_restart_and_an_erasure_change_nothing_in_it(make_service, database):
    # given a person who opted out, of whom everything was erased then
    service = make_service()
    await service.receive("sms", PERSON, message_id="1", text="count")
    await service.receive("sms", PERSON, message_id="2", text="STOP", answered="STOP")
    with writing(database) as session:
        conversation_id = addresses.find(session, "sms", PERSON)
    await service.erase(conversation_id)
    await asyncio.to_thread(service.stop)

    # when another process gets what they write
    await make_service().receive("sms", PERSON, message_id="3", text="count")

    # then it is not taken
    with Session(database) as session:
        assert addresses.find(session, "sms", PERSON) is None
    assert consent(database).withdrawn_at is not None


async def test_other_channels_know_no_such_words(service, database):
    recorder = Recorder(name="webhook")
    delivery = Delivery(database, [recorder], patience=QUICK)
    delivery.start()
    await service.receive("webhook", PERSON, message_id="1", text="enough")
    await service.receive("webhook", PERSON, message_id="2", text="count")
    await until(lambda: len(recorder.taken) == 2)
    await asyncio.to_thread(delivery.stop, 0.2)
    with Session(database) as session:
        assert session.scalars(select(Consent)).all() == []


async def test_another_number_of_ours_answers_when_it_is_written_to(service, carrier):
    for number, reply_to in enumerate(("a<1", "a<1", "a<2"), 1):
        await service.receive("sms", "a", message_id=str(number), text="count", reply_to=reply_to)
        await until(lambda number=number: len(carrier.taken) == number)
    assert [(address, text) for address, _, text in carrier.taken] == [
        ("a<1", "Count 1"), ("a<1", "Count 2"), ("a<2", "Count 3"),
    ]  # fmt: skip


def test_consent_given_again_forgets_the_withdrawal(database):
    now = datetime(2026, 1, 5, tzinfo=UTC)
    with writing(database) as session:
        consents.withdraw(session, "sms", "h", now, confirmation=7)
        consents.withdraw(session, "sms", "h", now.replace(day=6))
    known = consent(database)
    assert (known.withdrawn_at, known.confirmation, known.given_at) == (now, None, None)
    with writing(database) as session:
        consents.give(session, "sms", "h", now.replace(day=7))
    known = consent(database)
    assert (known.withdrawn_at, known.given_at) == (None, now.replace(day=7))
