"""What a provider tells of messages it had taken, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from bot import dead_letters, outbox, receipts
from bot.couriers import OptedOut, Permanent, Temporary, Undelivered
from bot.delivery import Delivery
from bot.tables import DEAD, DELIVERED, DROPPED, DUE, Consent, Conversation, Outbound
from bot.transactions import writing
from tests.bot.conftest import until
from tests.bot.test_delivery import NOW, Recorder, say

PERSON = "+14055550147"
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def deliver(database: Engine) -> Callable[..., Recorder]:
    """Delivers all that is due at a moment."""

    async def work(now=NOW) -> list[tuple[str, str, str]]:
        recorder = Recorder(name="sms")
        delivery = Delivery(database, [recorder], clock=lambda: now)
        delivery.start()
        await until(lambda: not _due(database, now))
        delivery.stop()
        return recorder.taken

    return work


def _due(database: Engine, now) -> bool:
    with Session(database) as session:
        return session.scalar(select(Outbound.id).where(Outbound.state == DUE, Outbound.due_at <= now)) is not None or (
            session.scalar(select(Outbound.id).where(Outbound.state == DUE, Outbound.attempts > 0, Outbound.due_at
            < now + timedelta(minutes=1))) is not None
        )  # fmt: skip


def row(database: Engine) -> Outbound:
    with Session(database) as session:
        return session.scalars(select(Outbound).order_by(Outbound.seq)).first()


def settle(
    database: Engine, part_id: str, failure: Undelivered | None = None, address: str = PERSON, now: datetime = LATER
) -> str:
    return receipts.settle(database, "sms", address, part_id, failure, now)


async def test_with_its_last_part_a_message_has_arrived(database, deliver):
    say(database, PERSON, "one|two", channel="sms")
    ((_, first, _), (_, second, _)) = await deliver()

    assert settle(database, first) == "arrived"
    assert row(database).arrived_at is None
    assert settle(database, second) == settle(database, second) == "arrived"
    assert row(database).arrived_at == LATER


async def test_what_a_handset_that_was_off_missed_is_sent_again_whole_for_half_an_hour(database, deliver):
    say(database, PERSON, "one|two", channel="sms")
    now = NOW
    for attempt in range(1, 5):
        taken = await deliver(now)
        assert [text for _, _, text in taken] == ["one", "two"]
        # both parts come back, and the second changes nothing
        told = [settle(database, part, Temporary("twilio_30003"), now=now) for _, part, _ in taken]
        assert told == (["retried", "waiting"] if attempt < 4 else ["dead", "unknown"])
        now += outbox.RETURNED_AFTER + timedelta(minutes=1)
    (letter,) = dead_letters.letters(database)
    assert (letter.reason, letter.attempts) == ("twilio_30003", 4)

    # and an operator may have it sent whole
    dead_letters.requeue(database, None, now)
    assert [text for _, _, text in await deliver(now)] == ["one", "two"]


async def test_what_can_never_arrive_is_a_dead_letter(database, deliver):
    say(database, PERSON, "one", channel="sms")
    ((_, part, _),) = await deliver()
    assert settle(database, part, Permanent("twilio_30005")) == "dead"
    assert settle(database, part, Permanent("twilio_30005")) == "unknown"
    assert row(database).state == DEAD
    assert [letter.reason for letter in dead_letters.letters(database)] == ["twilio_30005"]


async def test_who_has_opted_out_with_the_provider_gets_no_more(database, deliver):
    say(database, PERSON, "one", channel="sms")
    ((_, part, _),) = await deliver()
    say(database, PERSON, "two", channel="sms")
    assert settle(database, part, OptedOut("twilio_21610")) == "opted_out"
    with Session(database) as session:
        assert [one.state for one in session.scalars(select(Outbound).order_by(Outbound.seq))] == [DELIVERED, DROPPED]
        assert session.scalars(select(Consent)).one().withdrawn_at == LATER


@pytest.mark.parametrize("part_id", ["", "x", ".", "x.²", "x.99999"])
async def test_of_what_is_not_known_nothing_is_noted(database, part_id):
    say(database, PERSON, "one", channel="sms")
    assert settle(database, part_id) == "unknown"


async def test_another_persons_receipt_and_one_after_an_erasure_change_nothing(database, deliver):
    say(database, PERSON, "one", channel="sms")
    ((_, part, _),) = await deliver()
    assert settle(database, part, address="+14055550148") == "unknown"
    with writing(database) as session:
        session.execute(update(Conversation).values(address_hash=None))
    assert settle(database, part) == "unknown"
    assert row(database).arrived_at is None


async def test_what_comes_back_before_it_is_noted_as_sent_is_sent_again_all_the_same(database):
    # given a message that the provider has just taken
    lease = timedelta(seconds=15)
    say(database, PERSON, "one", channel="sms")
    with writing(database) as session:
        (parcel,) = outbox.take(session, "sms", 1, LATER, lease)

    # when it is told that it was lost before we have noted that it was taken
    assert settle(database, row(database).id, Temporary("twilio_30003")) == "waiting"
    assert row(database).state == DUE
    with writing(database) as session:
        outbox.part_arrived(session, parcel, 1, 1, LATER, lease)

    # then it is due again later
    assert (row(database).state, row(database).due_at) == (DUE, LATER + outbox.RETURNED_AFTER)
    assert row(database).returned is None


@pytest.mark.parametrize("end", ["erased", "dropped"])
async def test_what_is_erased_or_dropped_while_it_is_being_sent_stays_so(database, end):
    # given a message under way, of which the provider has said already that it was lost
    lease = timedelta(seconds=15)
    conversation_id = say(database, PERSON, "one", channel="sms")
    with writing(database) as session:
        (parcel,) = outbox.take(session, "sms", 1, LATER, lease)
    settle(database, row(database).id, Temporary("twilio_30003"))

    # when the person has it erased, or opts out, before it is noted as sent
    with writing(database) as session:
        if end == "erased":
            outbox.erase(session, conversation_id, None)
        else:
            outbox.drop_waiting(session, conversation_id)
    with writing(database) as session:
        outbox.part_arrived(session, parcel, 1, 1, LATER, lease)

    # then nothing waits
    with Session(database) as session:
        assert [one.state for one in session.scalars(select(Outbound))] == ([] if end == "erased" else [DROPPED])


async def test_what_is_being_tried_is_not_hastened(database):
    say(database, PERSON, "one", "two", channel="sms")
    with writing(database) as session:
        outbox.take(session, "sms", 1, NOW, timedelta(seconds=15))
        session.execute(update(Outbound).where(Outbound.seq == 2).values(due_at=NOW + timedelta(hours=1)))
    with writing(database) as session:
        outbox.hasten(session, row(database).conversation_id, LATER, NOW)
    with Session(database) as session:
        found = session.scalars(select(Outbound).order_by(Outbound.seq))
        assert [one.due_at for one in found] == [NOW + timedelta(seconds=15), NOW]
