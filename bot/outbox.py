"""The outbox: what the bot has said, numbered within its conversation."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bot.messages import Message, Said, iso
from bot.tables import PULL, Conversation, Inbound, Outbound


def write(session: Session, conversation: Conversation, message: Inbound, said: Sequence[Said], now: datetime) -> int:
    """Keep what a turn says; the number of the last message. Ids are the same when the turn is run again."""
    space = uuid.UUID(conversation.conversation_id)
    rows = [
        {
            "conversation_id": conversation.conversation_id,
            "seq": conversation.outbox_seq + number,
            "id": str(uuid.uuid5(space, f"{message.seq}.{number}")),
            "inbox_seq": message.seq,
            "body": {"text": item.text, "choices": item.choices, "cards": item.cards},
            "delivery": PULL,
            "at": now,
        }
        for number, item in enumerate(said, start=1)
    ]
    if rows:
        session.execute(insert(Outbound), rows)
    return conversation.outbox_seq + len(rows)


def answers_to(session: Session, conversation_id: str, inbox_seq: int) -> list[Message]:
    """What was said back to one message."""
    query = select(Outbound).where(Outbound.conversation_id == conversation_id, Outbound.inbox_seq == inbox_seq)
    return [as_message(row) for row in session.scalars(query.order_by(Outbound.seq))]


def as_message(row: Outbound) -> Message:
    """A row as the wire has it."""
    return Message(id=row.id, from_="bot", at=iso(row.at), **row.body)
