"""Delivery on both databases: at least once, in order, held up by nobody, given up in the end."""

from __future__ import annotations

import asyncio
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import Engine, insert, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot import addresses, conversations, dead_letters, outbox, turns
from bot.couriers import OptedOut, Permanent, Temporary
from bot.delivery import Delivery, Patience
from bot.messages import Message, Said
from bot.secrecy import unlock
from bot.tables import DEAD, DELIVERED, DUE, Conversation, DeadLetter, Inbound, Outbound
from bot.transactions import writing
from pathways.db import Base, open_engine
from tests.bot.conftest import until

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
SECONDS = 20
QUICK = Patience(first_s=0.01, longest_s=0.05, rest_s=0.05)


@dataclass
class Recorder:
    """A provider: keeps what it takes, and fails as it is told to, by the text of the message."""

    name: str = "webhook"
    parallel: int = 4
    limit_s: float = 5.0
    taken: list[tuple[str, str, str]] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    failing: dict[str, list[Exception]] = field(default_factory=dict)
    gates: dict[str, threading.Event] = field(default_factory=dict)
    under_way: int = 0
    most_under_way: int = 0
    closed: bool = False

    def render(self, message: Message) -> Sequence[Message]:
        parts = message.text.split("|")
        return [
            message.model_copy(update={"id": message.id if number == 1 else f"{message.id}.{number}", "text": part})
            for number, part in enumerate(parts, 1)
        ]

    async def deliver(self, address: str, part: Message) -> None:
        self.tried.append(part.text)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            if part.text in self.gates:
                await asyncio.get_running_loop().run_in_executor(None, self.gates[part.text].wait, SECONDS)
            if self.failing.get(part.text):
                raise self.failing[part.text].pop(0)
            self.taken.append((address, part.id, part.text))
        finally:
            self.under_way -= 1

    async def close(self) -> None:
        self.closed = True

    @property
    def texts(self) -> list[str]:
        return [text for _, _, text in self.taken]


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def make_delivery(database: Engine) -> Iterator[Callable[..., Delivery]]:
    made: list[Delivery] = []

    def make(*couriers: Recorder, **options: object) -> Delivery:
        delivery = Delivery(database, couriers, **{"patience": QUICK, "clock": lambda: NOW, **options})
        made.append(delivery)
        delivery.reports = []  # type: ignore[attr-defined]
        delivery.observers.append(delivery.reports.append)  # type: ignore[attr-defined]
        return delivery

    yield make
    for delivery in made:
        delivery.stop(limit_s=0.2)


def ticking(step: timedelta) -> Callable[[], datetime]:
    """A clock that goes on by so much with each look at it."""
    looks = count()
    return lambda: NOW + next(looks) * step


def say(database: Engine, address: str, *texts: str, channel: str = "webhook", at: datetime = NOW) -> str:
    """Let the bot say something to an address, as a turn does; the conversation's id."""
    conversation_id = addresses.find_or_create(database, channel, address, at)
    with writing(database) as session:
        conversation = session.get(Conversation, conversation_id)
        number = (session.scalar(select(Inbound.seq).where(Inbound.conversation_id == conversation_id)) or 0) + 1
        number += conversation.outbox_seq
        session.execute(
            insert(Inbound).values(
                conversation_id=conversation_id,
                seq=number,
                message_id=uuid.uuid4().hex,
                text="hi",
                state="done",
                attempts=0,
                received_at=at,
            )
        )
        message = session.get(Inbound, (conversation_id, number))
        last = outbox.write(session, conversation, message, [Said(text) for text in texts], at)
        session.execute(
            update(Conversation).where(Conversation.conversation_id == conversation_id).values(outbox_seq=last)
        )
    return conversation_id


def states(database: Engine, conversation_id: str) -> list[tuple[str | None, int]]:
    with Session(database) as session:
        rows = session.scalars(
            select(Outbound).where(Outbound.conversation_id == conversation_id).order_by(Outbound.seq)
        )
        return [(row.state, row.attempts) for row in rows]


async def test_what_is_said_arrives_once_in_order_under_its_own_id(database, recorder, make_delivery):
    # given three messages of one conversation
    conversation_id = say(database, "+14055550101", "one", "two", "three")

    # when they are delivered
    delivery = make_delivery(recorder)
    delivery.start()
    await until(lambda: len(delivery.reports) == 3)

    # then to the address, in order, under the ids they have, and they are marked
    assert recorder.texts == ["one", "two", "three"]
    with Session(database) as session:
        ids = session.scalars(select(Outbound.id).order_by(Outbound.seq)).all()
    assert recorder.taken == [("+14055550101", key, text) for key, text in zip(ids, recorder.texts, strict=True)]
    assert states(database, conversation_id) == [(DELIVERED, 1)] * 3
    assert {report.outcome for report in delivery.reports} == {"delivered"}


async def test_a_conversation_that_is_fetched_is_not_delivered(database, recorder, make_delivery):
    with writing(database) as session:
        conversation_id = conversations.begin(session, "web", NOW)
        session.execute(
            insert(Inbound).values(
                conversation_id=conversation_id, seq=1, message_id="1", state="done", attempts=0, received_at=NOW
            )
        )
        row, message = session.get(Conversation, conversation_id), session.get(Inbound, (conversation_id, 1))
        outbox.write(session, row, message, [Said("for the browser")], NOW)
    say(database, "a", "for the agency")

    delivery = make_delivery(recorder)
    delivery.start()
    await until(lambda: delivery.reports)

    assert recorder.texts == ["for the agency"]
    assert states(database, conversation_id) == [(None, 0)]


async def test_a_try_that_fails_is_made_again_before_anything_later_is_sent(database, recorder, make_delivery):
    recorder.failing["one"] = [Temporary("http_500"), Temporary("timeout"), ValueError("secret")]
    conversation_id = say(database, "a", "one", "two")
    delivery = make_delivery(recorder, clock=ticking(timedelta(minutes=1)))

    delivery.start()
    await until(lambda: len(delivery.reports) == 5)

    assert recorder.tried == ["one", "one", "one", "one", "two"]
    assert [(report.outcome, report.error) for report in delivery.reports] == [
        ("retried", "http_500"),
        ("retried", "timeout"),
        ("retried", "ValueError"),
        ("delivered", None),
        ("delivered", None),
    ]
    assert states(database, conversation_id) == [(DELIVERED, 4), (DELIVERED, 1)]


@pytest.mark.parametrize(
    ("attempts", "asked_s", "jitter", "pause_s"),
    [
        (1, None, 1.0, 1),
        (2, None, 1.0, 2),
        (5, None, 0.5, 8),
        (30, None, 1.0, 900),
        (1, 120.0, 1.0, 120),
        (9, 5.0, 0, 5),
    ],
)
async def test_pauses_double_at_random_and_are_never_shorter_than_asked(
    database, recorder, make_delivery, attempts, asked_s, jitter, pause_s
):
    # given a message that has been tried so often
    conversation_id = say(database, "a", "one")
    with writing(database) as session:
        session.execute(update(Outbound).values(attempts=attempts - 1))
    recorder.failing["one"] = [Temporary("http_503", asked_s)]

    # when it fails once more
    delivery = make_delivery(recorder, patience=Patience(), jitter=lambda bound: bound * jitter)
    delivery.start()
    await until(lambda: delivery.reports)

    # then it is due after the pause
    with Session(database) as session:
        row = session.scalars(select(Outbound).where(Outbound.conversation_id == conversation_id)).one()
    assert row.due_at == NOW + timedelta(seconds=pause_s)
    assert (row.state, row.attempts) == (DUE, attempts)


async def test_what_is_said_behind_a_message_that_waits_waits_as_long(database, recorder, make_delivery):
    # given a message that failed and is due in two minutes
    conversation_id = say(database, "a", "one", "two")
    recorder.failing["one"] = [Temporary("http_503", 120.0)]
    delivery = make_delivery(recorder, patience=Patience(), jitter=lambda _bound: 0.0)
    delivery.start()
    await until(lambda: delivery.reports)

    # when the bot says more
    say(database, "a", "three")

    # then all are due then, so that nobody looks at them in vain, and the next as soon as the first has arrived
    def due() -> set[datetime | None]:
        with Session(database) as session:
            rows = session.scalars(select(Outbound).where(Outbound.conversation_id == conversation_id))
            return {row.due_at for row in rows if row.state == DUE}

    assert due() == {NOW + timedelta(seconds=120)}
    with writing(database) as session:
        (parcel,) = outbox.take(session, "webhook", 5, NOW + timedelta(seconds=120), QUICK.lease)
        outbox.part_arrived(session, parcel, 1, 1, NOW + timedelta(seconds=121), QUICK.lease)
        (parcel,) = outbox.take(session, "webhook", 5, NOW + timedelta(seconds=121), QUICK.lease)
    assert parcel.message.text == "two"


async def test_what_is_said_while_the_one_before_is_under_way_is_due_at_once(database, recorder, make_delivery):
    conversation_id = say(database, "a", "one")
    with writing(database) as session:
        (parcel,) = outbox.take(session, "webhook", 5, NOW, QUICK.lease)

    say(database, "a", "two")
    with writing(database) as session:
        assert outbox.take(session, "webhook", 5, NOW, QUICK.lease) == []
        outbox.part_arrived(session, parcel, 1, 1, NOW, QUICK.lease)
        (parcel,) = outbox.take(session, "webhook", 5, NOW, QUICK.lease)

    assert (parcel.conversation_id, parcel.message.text) == (conversation_id, "two")


async def test_what_can_never_arrive_is_a_dead_letter_and_what_follows_is_sent(database, recorder, make_delivery):
    recorder.failing["bad"] = [Permanent("http_422")]
    conversation_id = say(database, "a", "bad", "good")

    delivery = make_delivery(recorder)
    delivery.start()
    await until(lambda: len(delivery.reports) == 2)

    assert recorder.texts == ["good"]
    assert states(database, conversation_id) == [(DEAD, 1), (DELIVERED, 1)]
    (letter,) = dead_letters.letters(database)
    assert (letter.channel, letter.reason, letter.attempts, letter.died_at) == ("webhook", "http_422", 1, NOW)
    assert [report.outcome for report in delivery.reports] == ["dead", "delivered"]


async def test_what_failed_for_too_long_is_given_up(database, recorder, make_delivery):
    say(database, "a", "late", at=NOW - timedelta(hours=23, minutes=59))
    recorder.failing["late"] = [Temporary("http_503", 61.0)]

    delivery = make_delivery(recorder, patience=Patience())
    delivery.start()
    await until(lambda: delivery.reports)

    assert [letter.reason for letter in dead_letters.letters(database)] == ["http_503"]


async def test_who_opted_out_gets_nothing_that_waits(database, recorder, make_delivery):
    recorder.failing["one"] = [OptedOut("http_410")]
    conversation_id = say(database, "a", "one", "two", "three")
    other = say(database, "b", "to another")

    delivery = make_delivery(recorder)
    delivery.start()
    await until(lambda: len(delivery.reports) == 2)

    assert recorder.texts == ["to another"]
    assert states(database, conversation_id) == [(DEAD, 1), (DEAD, 0), (DEAD, 0)]
    assert states(database, other) == [(DELIVERED, 1)]
    assert {report.outcome for report in delivery.reports} == {"opted_out", "delivered"}


async def test_a_process_that_dies_between_sending_and_marking_leaves_a_message_that_is_sent_again(
    database, recorder, make_delivery
):
    # given a message that was taken and sent, and a process that died before it could say so
    say(database, "a", "one", "two")
    with writing(database) as session:
        (parcel,) = outbox.take(session, "webhook", 5, NOW, QUICK.lease)
    await recorder.deliver("a", parcel.message)

    # when its lease is over
    delivery = make_delivery(recorder, clock=lambda: NOW + QUICK.lease)
    delivery.start()
    await until(lambda: len(recorder.taken) == 3)

    # then it is sent once more under the same id, and then what follows
    assert recorder.texts == ["one", "one", "two"]
    assert recorder.taken[0] == recorder.taken[1]


async def test_what_another_process_is_sending_is_left_to_it(database, recorder):
    say(database, "a", "one", "two")
    say(database, "b", "other")
    with writing(database) as session:
        taken = outbox.take(session, "webhook", 1, NOW, QUICK.lease)
    with writing(database) as session:
        rest = outbox.take(session, "webhook", 5, NOW + timedelta(seconds=1), QUICK.lease)
    with writing(database) as session:
        again = outbox.take(session, "webhook", 5, NOW + QUICK.lease, QUICK.lease)

    assert {parcel.message.text for parcel in taken + rest} == {"one", "other"}
    assert "two" not in {parcel.message.text for parcel in again}


async def test_two_processes_deliver_each_message_once(database, make_delivery, monkeypatch):
    # on SQLite there is one process at a time, which frees what one before it had: here neither is before the other
    monkeypatch.setattr(outbox, "release", lambda *_: None)
    first, second = Recorder(), Recorder()
    for number in range(20):
        say(database, f"person {number}", f"{number}.1", f"{number}.2")

    deliveries = [make_delivery(first), make_delivery(second)]
    for delivery in deliveries:
        delivery.start()
    await until(lambda: sum(len(delivery.reports) for delivery in deliveries) == 40)

    assert sorted(first.texts + second.texts) == sorted(f"{number}.{part}" for number in range(20) for part in (1, 2))


async def test_a_long_message_goes_on_after_the_parts_that_arrived(database, recorder, make_delivery):
    conversation_id = say(database, "a", "first|second|third")
    recorder.failing["second"] = [Temporary("timeout")]

    delivery = make_delivery(recorder, clock=ticking(timedelta(minutes=1)))
    delivery.start()
    await until(lambda: len(delivery.reports) == 2)

    assert recorder.tried == ["first", "second", "second", "third"]
    key = recorder.taken[0][1]
    assert [taken[1] for taken in recorder.taken] == [key, f"{key}.2", f"{key}.3"]
    assert states(database, conversation_id) == [(DELIVERED, 2)]


async def test_a_slow_provider_holds_up_neither_other_channels_nor_more_places_than_its_own(database, make_delivery):
    # given a provider that answers nothing, with two places, and ten people of its channel
    slow, quick = Recorder(name="sms", parallel=2), Recorder(name="webhook")
    slow.gates = {f"slow {number}": threading.Event() for number in range(10)}
    for number in range(10):
        say(database, f"slow {number}", f"slow {number}", channel="sms")
        say(database, f"quick {number}", f"quick {number}")

    # when both channels deliver
    delivery = make_delivery(slow, quick)
    delivery.start()
    await until(lambda: len(quick.taken) == 10 and slow.under_way == 2)

    # then the other channel is done, and no more than the places were taken of the slow one
    assert slow.taken == []
    for gate in slow.gates.values():
        gate.set()
    await until(lambda: len(slow.taken) == 10)
    assert slow.most_under_way == 2


async def test_a_provider_that_does_not_answer_is_not_waited_for(database, recorder, make_delivery):
    recorder.limit_s = 0.05
    recorder.gates["stuck"] = threading.Event()
    conversation_id = say(database, "a", "stuck")

    delivery = make_delivery(recorder)
    delivery.start()
    await until(lambda: delivery.reports)
    recorder.gates["stuck"].set()

    assert (delivery.reports[0].outcome, delivery.reports[0].error) == ("retried", "timeout")
    assert states(database, conversation_id)[0][0] == DUE


async def test_one_person_who_cannot_be_reached_holds_up_nobody(database, recorder, make_delivery):
    recorder.failing["never"] = [Temporary("http_500") for _ in range(1000)]
    say(database, "unreachable", "never")
    delivery = make_delivery(recorder, clock=ticking(timedelta(seconds=1)))
    delivery.start()
    await until(lambda: len(delivery.reports) >= 10)

    say(database, "b", "hello")
    delivery.wake()
    await until(lambda: "hello" in recorder.texts)


async def test_a_provider_that_is_away_is_asked_with_one_message_at_a_time(database, recorder, make_delivery):
    # given a provider that fails for everybody
    for number in range(12):
        text = f"m{number}"
        say(database, f"person {number}", text)
        recorder.failing[text] = [Temporary("connection") for _ in range(3)]
    delivery = make_delivery(recorder, clock=ticking(timedelta(seconds=1)))
    delivery.start()
    await until(lambda: len(delivery.reports) >= 12)

    # when it has been found out, then one at a time is under way, until it works again
    recorder.most_under_way = 0
    await until(lambda: len(delivery.reports) >= 20)
    assert recorder.most_under_way <= 1
    await until(lambda: len(recorder.taken) == 12)


@pytest.mark.parametrize("error", [OperationalError("SELECT", {}, Exception("away")), ValueError("secret")])
async def test_a_channel_goes_on_after_the_database_was_away(database, recorder, make_delivery, monkeypatch, error):
    # given a database that fails at the first look and at the first note
    monkeypatch.setattr("bot.delivery.OUTAGE_PAUSE_S", 0.01)
    conversation_id = say(database, "a", "one")
    looks, notes = [error], [OperationalError("UPDATE", {}, Exception("away"))]
    look, note = outbox.is_due, outbox.part_arrived

    def look_or_fail(*arguments):
        if looks:
            raise looks.pop()
        return look(*arguments)

    def note_or_fail(*arguments):
        note(*arguments)
        if notes:
            raise notes.pop()

    monkeypatch.setattr(outbox, "is_due", look_or_fail)
    monkeypatch.setattr(outbox, "part_arrived", note_or_fail)

    # when it delivers
    delivery = make_delivery(recorder)
    delivery.start()
    await until(lambda: delivery.reports)

    # then the message went out once and is marked
    assert recorder.texts == ["one"]
    assert states(database, conversation_id) == [(DELIVERED, 1)]


async def test_stopping_finishes_what_is_under_way_and_gives_back_what_takes_too_long(
    database, recorder, make_delivery
):
    recorder.gates["stuck"] = threading.Event()
    conversation_id = say(database, "a", "stuck")
    delivery = make_delivery(recorder)
    delivery.start()
    await until(lambda: recorder.under_way == 1)

    await asyncio.to_thread(delivery.stop, 0.05)
    recorder.gates["stuck"].set()

    assert recorder.closed
    assert states(database, conversation_id) == [(DUE, 0)]
    with Session(database) as session:
        assert session.scalar(select(Outbound.due_at)) == NOW


async def test_on_sqlite_a_restart_need_not_wait_for_the_lease(sqlite_url, recorder):
    database = open_engine(sqlite_url)
    Base.metadata.create_all(database)
    unlock(database, "")
    say(database, "a", "one")
    with writing(database) as session:
        outbox.take(session, "webhook", 1, NOW, QUICK.lease)

    delivery = Delivery(database, [recorder], clock=lambda: NOW + timedelta(seconds=1))
    delivery.start()
    await until(lambda: recorder.taken)
    await asyncio.to_thread(delivery.stop)
    database.dispose()


async def test_an_operator_lets_dead_letters_be_tried_again_or_drops_them(database, recorder, make_delivery):
    # given two dead letters
    for text in ("again", "no more"):
        recorder.failing[text] = [Permanent("http_400")]
        say(database, text, text, at=NOW - timedelta(days=3))
    delivery = make_delivery(recorder)
    delivery.start()
    await until(lambda: len(delivery.reports) == 2)
    ids = {letter.text: letter.id for letter in dead_letters.letters(database)}

    # when one is requeued and the other dropped
    assert dead_letters.requeue(database, [ids["again"], "unknown"], NOW) == 1
    assert dead_letters.drop(database, None) == 1
    delivery.wake()
    await until(lambda: recorder.taken)

    # then the one arrives and none is left
    assert recorder.texts == ["again"]
    await until(lambda: len(delivery.reports) == 3)
    assert dead_letters.letters(database) == []


async def test_erasing_deletes_what_waits_and_what_is_dead(database, recorder, make_delivery):
    recorder.failing["bad"] = [Permanent("http_400")]
    conversation_id = say(database, "a", "bad", "waiting")
    with writing(database) as session:
        (parcel,) = outbox.take(session, "webhook", 1, NOW, QUICK.lease)
        outbox.bury(session, parcel, "http_400", NOW)

    with writing(database) as session:
        turns.erase(session, conversation_id, NOW)

    with Session(database) as session:
        assert session.scalars(select(Outbound)).all() == []
        assert session.scalars(select(DeadLetter)).all() == []
        assert session.get(Conversation, conversation_id).address is None


async def test_the_last_words_of_an_erased_conversation_still_arrive(database, recorder, make_delivery):
    conversation_id = say(database, "a", "before")
    say(database, "a", "all is deleted")
    with writing(database) as session:
        last = session.scalar(select(Outbound.inbox_seq).order_by(Outbound.seq.desc()).limit(1))
        turns.erase(session, conversation_id, NOW, farewell_to=last)
    with Session(database) as session:
        row = session.get(Conversation, conversation_id)
        assert row.address_hash is None
        assert row.address is not None

    delivery = make_delivery(recorder)
    delivery.start()
    await until(lambda: delivery.reports)

    assert recorder.taken[0][0] == "a"
    assert recorder.texts == ["all is deleted"]
    with Session(database) as session:
        assert session.get(Conversation, conversation_id).address is None
