"""People known by an address, on both databases: whose a message is, and what comes again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bot import erased_messages
from bot.delivery import Delivery
from bot.errors import Invalid
from bot.service import ConversationService
from bot.tables import Conversation, ErasedMessage, Inbound, Outbound
from tests.bot.conftest import until
from tests.bot.test_delivery import QUICK, Recorder


def count(database: Engine, table: type) -> int:
    with Session(database) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture
async def provider(service: ConversationService, database: Engine):
    """What the people of the channel get."""
    recorder = Recorder()
    delivery = Delivery(database, [recorder], patience=QUICK)
    service.observe(lambda _report: delivery.wake())
    delivery.start()
    yield recorder
    await asyncio.to_thread(delivery.stop, 0.2)


async def test_what_comes_in_by_an_address_is_answered_to_it(service, provider: Recorder):
    await service.receive("webhook", "+14055550101", message_id="1", text="my name is Anna")
    await service.receive("webhook", "+14055550102", message_id="1", text="count")
    await service.receive("webhook", "+14055550101", message_id="2", text="hello")
    await until(lambda: len(provider.taken) == 3)

    said = [(address, text) for address, _, text in provider.taken]
    assert [text for address, text in said if address == "+14055550101"] == ["Hello Anna", "Hello Anna"]
    assert [text for address, text in said if address == "+14055550102"] == ["Count 1"]


async def test_a_number_chooses_what_was_offered(service, provider: Recorder):
    await service.receive("webhook", "a", message_id="1", text="help")
    await service.receive("webhook", "a", message_id="2", text="1")
    await until(lambda: len(provider.taken) == 2)

    assert provider.texts == ["How can I help?", "Count 1"]


async def test_a_tap_counts_by_its_payload_and_an_old_button_by_its_words(service, provider: Recorder):
    await service.receive("webhook", "a", message_id="1", text="whatever it says", payload="/count_me")
    await service.receive("webhook", "a", message_id="2", text="my name is Anna", payload="/no_more_there")
    await until(lambda: len(provider.taken) == 2)

    assert provider.texts == ["Count 1", "Hello Anna"]


async def test_the_same_again_changes_nothing(service, provider: Recorder, database: Engine):
    taken = await asyncio.gather(*(service.receive("webhook", "a", message_id="1", text="count") for _ in range(6)))
    assert sorted(taken) == [False] * 5 + [True]
    await until(lambda: provider.taken)
    await service.receive("webhook", "a", message_id="1", text="count")
    await service.receive("webhook", "a", message_id="2", text="count")
    await until(lambda: len(provider.taken) == 2)

    assert provider.texts == ["Count 1", "Count 2"]
    assert (count(database, Conversation), count(database, Inbound)) == (1, 2)


@pytest.mark.parametrize(("message_id", "text"), [("a\n", "hi"), ("", "hi"), ("1", "\x00"), ("1", "x" * 2001)])
async def test_what_cannot_be_taken_makes_no_conversation(service, database: Engine, message_id: str, text: str):
    with pytest.raises(Invalid):
        await service.receive("webhook", "a", message_id=message_id, text=text)
    assert count(database, Conversation) == 0


async def test_after_an_erasure_nothing_comes_back_and_a_new_conversation_can_begin(
    service, provider: Recorder, database: Engine
):
    # given a person who had their data deleted, in the conversation itself
    await service.receive("webhook", "a", message_id="1", text="my name is Anna")
    await until(lambda: len(provider.taken) == 1)  # an answer that still waits is erased with the rest
    await service.receive("webhook", "a", message_id="2", text="forget")
    await until(lambda: len(provider.taken) == 2)

    # when the provider brings both messages again, and another person's of the same id comes
    await service.receive("webhook", "a", message_id="1", text="my name is Anna")
    await service.receive("webhook", "a", message_id="2", text="forget")
    await service.receive("webhook", "b", message_id="1", text="count")
    await until(lambda: len(provider.taken) == 3)

    # then only the other's was taken, and what the person writes next begins anew
    await service.receive("webhook", "a", message_id="3", text="hello")
    await until(lambda: len(provider.taken) == 4)
    assert provider.texts[2:] == ["Count 1", "Hello None"]
    with Session(database) as session:
        erased = session.scalars(select(Conversation).where(Conversation.erased_at.is_not(None))).one()
        assert (erased.address, erased.address_hash) == (None, None)
        assert "Anna" not in str(session.scalars(select(Outbound.body)).all())


async def test_ids_of_erased_messages_are_forgotten_in_time(database: Engine, make_service: Callable[..., object]):
    now = datetime(2026, 1, 5, tzinfo=UTC)
    with Session(database) as session:
        session.add(ErasedMessage(hash="f" * 64, at=now - timedelta(days=9)))
        session.add(ErasedMessage(hash="e" * 64, at=now - timedelta(days=7)))
        session.flush()
        erased_messages.remember(session, "none", now)
        assert session.scalars(select(ErasedMessage.hash)).all() == ["e" * 64]
