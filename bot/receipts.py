"""What a provider tells, after it has taken a message, of what became of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot import addresses, consents, outbox
from bot.couriers import OptedOut, Temporary, Undelivered
from bot.tables import DEAD, DELIVERED, DROPPED, Conversation, Outbound
from bot.transactions import writing


def settle(
    database: Engine, channel: str, address: str, part_id: str, failure: Undelivered | None, now: datetime
) -> str:
    """Note it, and say what came of it.

    It is `arrived`, `dead`, `opted_out`; `retried` where the message will be sent again in a while, with all its parts,
    or `waiting` where that is settled once it has gone out; `unknown` where nothing is known of it, or it was given up.
    Parts have the id of their message, and from the second on their number behind a point (connectors.rendering).
    """
    message_id, _, digits = part_id.partition(".")
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 4 else 1
    with writing(database) as session:
        row = _find(session, channel, address, message_id)
        if row is None or row.state in (DEAD, DROPPED):
            return "unknown"
        if failure is None:
            if row.state == DELIVERED and number == row.parts_sent:
                row.arrived_at = now
            return "arrived"
        if isinstance(failure, OptedOut):
            consents.withdraw_of(session, row.conversation_id, now)
            outbox.drop_waiting(session, row.conversation_id)
            return "opted_out"
        if row.state != DELIVERED:
            if row.due_at is not None and row.due_at <= now + outbox.SOON:
                row.returned = failure.kind[: outbox.REASON_LIMIT]
            return "waiting"
        if isinstance(failure, Temporary):
            return outbox.take_back(session, row.conversation_id, row.seq, failure.kind, now)
        outbox.give_up(session, row.conversation_id, row.seq, failure.kind, now)
        return "dead"


def _find(session: Session, channel: str, address: str, message_id: str) -> Outbound | None:
    return session.scalar(
        select(Outbound)
        .join(Conversation, Conversation.conversation_id == Outbound.conversation_id)
        .where(
            Conversation.channel == channel, Conversation.address_hash == addresses.hash_of(session, channel, address)
        )
        .where(Outbound.id == message_id)
        .with_for_update(of=Outbound)
    )
