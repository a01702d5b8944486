"""The ids of messages whose conversation was erased, as hashes: a provider may bring them again, days later.

They are kept only where people are known by an address, and for as long as providers try: so nothing erased comes back.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.orm import Session

from bot.tables import Conversation, ErasedMessage, Inbound

REMEMBERED = timedelta(days=8)  # no provider brings a message again after seven


def remember(session: Session, conversation_id: str, now: datetime) -> None:
    """Note the messages of a conversation that is about to be erased; forget those of long ago."""
    session.execute(delete(ErasedMessage).where(ErasedMessage.at < now - REMEMBERED))
    found = session.execute(
        select(Conversation.address_hash, Inbound.message_id)
        .join(Inbound, Inbound.conversation_id == Conversation.conversation_id)
        .where(Conversation.conversation_id == conversation_id, Conversation.address_hash.is_not(None))
    ).all()
    if found:
        rows = [{"hash": _hash(address_hash, message_id), "at": now} for address_hash, message_id in found]
        session.execute(insert(ErasedMessage), rows)


def holds(session: Session, address_hash: str, message_id: str) -> bool:
    """Whether the message was in a conversation of that address that has been erased."""
    return bool(session.scalar(select(exists().where(ErasedMessage.hash == _hash(address_hash, message_id)))))


def _hash(address_hash: str, message_id: str) -> str:
    return hashlib.sha256(f"{address_hash}:{message_id}".encode()).hexdigest()
