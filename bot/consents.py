"""Who takes messages on a channel that carriers bring, since when, and who takes none any more.

Kept by the keyed hash of the address, beside the conversations: an erasure deletes what was said, and not that the
person wants no messages. What is to go out is checked here at the last moment (bot.delivery), whatever wrote it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, func, select, text, update
from sqlalchemy.orm import Session

from bot.carriers import CARRIED
from bot.tables import Consent, Conversation, Outbound

_UNTRACKED = {"synchronize_session": False}


def find(session: Session, channel: str, address_hash: str) -> Consent | None:
    """What is known of a person; nothing of who has never written."""
    return session.get(Consent, (channel, address_hash))


def give(session: Session, channel: str, address_hash: str, now: datetime) -> None:
    """Note that a person takes messages from now on."""
    _add(session, channel, address_hash)
    _change(session, channel, address_hash, given_at=now, withdrawn_at=None, confirmation=None)


def withdraw(
    session: Session, channel: str, address_hash: str, now: datetime, *, confirmation: int | None = None
) -> None:
    """Note that a person takes no messages from now on, but for the first sentence of the answer to `confirmation`."""
    _add(session, channel, address_hash)
    known = find(session, channel, address_hash)
    since = known.withdrawn_at if known is not None and known.withdrawn_at is not None else now
    _change(session, channel, address_hash, withdrawn_at=since, confirmation=confirmation)


def withdraw_of(session: Session, conversation_id: str, now: datetime, *, confirmation: int | None = None) -> None:
    """As `withdraw`, of the person of a conversation; nothing where no carrier brings its messages."""
    key = _key_of(session, conversation_id)
    if key is not None:
        withdraw(session, *key, now, confirmation=confirmation)


def refuses(session: Session, conversation_id: str, seq: int) -> bool:
    """Whether the message numbered `seq` in the conversation may not be sent to its person."""
    key = _key_of(session, conversation_id)
    known = None if key is None else find(session, *key)
    if known is None or known.withdrawn_at is None:
        return False
    confirming = select(func.min(Outbound.seq)).where(
        Outbound.conversation_id == conversation_id, Outbound.inbox_seq == known.confirmation
    )
    return known.confirmation is None or session.scalar(confirming) != seq


def _key_of(session: Session, conversation_id: str) -> tuple[str, str] | None:
    row = session.execute(
        select(Conversation.channel, Conversation.address_hash).where(
            Conversation.conversation_id == conversation_id, Conversation.channel.in_(CARRIED)
        )
    ).one_or_none()
    return None if row is None or row.address_hash is None else (row.channel, row.address_hash)


def _add(session: Session, channel: str, address_hash: str) -> None:
    session.execute(
        text("INSERT INTO consents (channel, address_hash) VALUES (:channel, :hash) ON CONFLICT DO NOTHING"),
        {"channel": channel, "hash": address_hash},
    )


def _change(session: Session, channel: str, address_hash: str, **values: object) -> None:
    which = and_(Consent.channel == channel, Consent.address_hash == address_hash)
    session.execute(update(Consent).where(which).values(**values), execution_options=_UNTRACKED)
