"""People on channels that know them by an address (a phone number, a page's id for a person): whose conversation it is.

The address lies encrypted in the conversation and is found by a keyed hash (bot.secrecy), another on each channel, so
that one person's conversations on two channels cannot be told to belong together.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot import conversations
from bot.secrecy import secrecy_of
from bot.tables import Conversation
from bot.transactions import reading, writing


def find_or_create(database: Engine, channel: str, address: str, now: datetime, reply_to: str | None = None) -> str:
    """The id of the conversation with an address; a new one for who has none, or has had it erased.

    `reply_to` is what answers are sent to, where that is more than who the person is (the number they wrote to, too).
    """
    reply_to = reply_to or address
    with reading(database) as session:
        found = find(session, channel, address)
        moved = found is not None and address_of(session, found) != reply_to
    if found is not None:
        if moved:
            with writing(database) as session:
                sealed = secrecy_of(session).encrypt(reply_to.encode())
                session.execute(
                    update(Conversation)
                    .where(Conversation.conversation_id == found, Conversation.address.is_not(None))
                    .values(address=sealed)
                )
        return found
    try:
        with writing(database) as session:
            secrecy = secrecy_of(session)
            return find(session, channel, address) or conversations.begin(
                session,
                channel,
                now,
                address=secrecy.encrypt(reply_to.encode()),
                address_hash=hash_of(session, channel, address),
            )
    except IntegrityError:
        # Another process made it meanwhile (PostgreSQL only).
        with reading(database) as session:
            found = find(session, channel, address)
        if found is None:
            raise
        return found


def address_of(session: Session, conversation_id: str) -> str | None:
    """Where to send what is said in a conversation; `None` where it is fetched, and once it is erased."""
    sealed = session.scalar(select(Conversation.address).where(Conversation.conversation_id == conversation_id))
    return None if sealed is None else secrecy_of(session).decrypt(sealed).decode()


def find(session: Session, channel: str, address: str) -> str | None:
    """The id of the conversation with an address, if there is one."""
    return session.scalar(
        select(Conversation.conversation_id).where(
            Conversation.channel == channel, Conversation.address_hash == hash_of(session, channel, address)
        )
    )


def hash_of(session: Session, channel: str, address: str) -> str:
    """What a conversation of the address is found by."""
    return secrecy_of(session).fingerprint(f"{channel}:{address}")
