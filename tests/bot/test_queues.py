"""What waits is counted on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, update

from bot import inbox, outbox
from bot.conversations import begin
from bot.queues import Queue, look
from bot.tables import Outbound
from bot.transactions import writing
from tests.bot.test_delivery import say

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
NOTHING = Queue(0, 0.0)


def test_nothing_waits_at_first(database: Engine):
    assert look(database, NOW) == {"inbox": NOTHING, "outbox": NOTHING, "dead_letters": NOTHING}


def test_each_queue_has_its_number_and_the_age_of_its_oldest(database: Engine):
    # given two messages that wait for a turn, two for delivery, one dead letter, and one that was delivered
    with writing(database) as session:
        conversation_id = begin(session, "web", NOW)
    for seconds in (30, 5):
        inbox.accept(database, conversation_id, str(seconds), "hi", None, NOW - timedelta(seconds=seconds))
    for number, address in enumerate(("a", "b", "c", "d")):
        say(database, address, "hello", at=NOW - timedelta(minutes=number))
    with writing(database) as session:
        dead, done, *_ = outbox.take(session, "webhook", 2, NOW, timedelta(seconds=30))
        outbox.bury(session, dead, "timeout", NOW - timedelta(hours=1))
        outbox.part_arrived(session, done, 1, 1, NOW, timedelta(seconds=30))

    # then each is counted, and the oldest is found
    assert look(database, NOW) == {
        "inbox": Queue(2, 30.0),
        "outbox": Queue(2, 60.0),
        "dead_letters": Queue(1, 3600.0),
    }
    with writing(database) as session:
        session.execute(update(Outbound).values(queued_at=NOW + timedelta(seconds=5)))
    assert look(database, NOW)["outbox"] == Queue(2, 0.0)
