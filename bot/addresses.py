"""People on channels that know them by an address (a phone number, a page's id for a person): whose conversation it is.

The address lies encrypted in the conversation and is found by a keyed hash (bot.secrecy), another on each channel, so
that one person's conversations on two channels cannot be told to belong together.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot import conversations
from bot.secrecy import secrecy_of
from bot.tables import Conversation
from bot.transactions import reading, writing


def find_or_create(database: Engine, channel: str, address: str, now: datetime) -> str:
    """The id of the conversation with an address; a new one for who has none, or has had it erased."""
    with reading(database) as session:
        found = _find(session, channel, address)
    if found is not None:
        return found
    try:
        with writing(database) as session:
            secrecy = secrecy_of(session)
            return _find(session, channel, address) or conversations.begin(
                session,
                channel,
                now,
                address=secrecy.encrypt(address.encode()),
                address_hash=hash_of(session, channel, address),
            )
    except IntegrityError:
        # Another process made it meanwhile (PostgreSQL only).
        with reading(database) as session:
            found = _find(session, channel, address)
        if found is None:
            raise
        return found


def address_of(session: Session, conversation_id: str) -> str | None:
    """Where to send what is said in a conversation; `None` where it is fetched, and once it is erased."""
    sealed = session.scalar(select(Conversation.address).where(Conversation.conversation_id == conversation_id))
    return None if sealed is None else secrecy_of(session).decrypt(sealed).decode()


def _find(session: Session, channel: str, address: str) -> str | None:
    return session.scalar(
        select(Conversation.conversation_id).where(
            Conversation.channel == channel, Conversation.address_hash == hash_of(session, channel, address)
        )
    )


def hash_of(session: Session, channel: str, address: str) -> str:
    """What a conversation of the address is found by."""
    return secrecy_of(session).fingerprint(f"{channel}:{address}")
