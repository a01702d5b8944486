"""Conversations in the database: begin, open with a token, show, follow, erase."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, bindparam, insert, select
from sqlalchemy.orm import Session

from bot import turns
from bot.errors import Forbidden, Gone, Invalid, NotFound
from bot.messages import CHANNELS, Message, iso
from bot.outbox import as_message
from bot.tables import PENDING, Conversation, Inbound, Outbound
from bot.transactions import reading, writing
from pathways.vocabulary import Language

# Statements made once, as in bot.inbox.
_ERASED = select(Conversation.erased_at).where(Conversation.conversation_id == bindparam("conversation"))
_HEARD_SINCE = (
    select(Inbound)
    .where(Inbound.conversation_id == bindparam("conversation"), Inbound.seq > bindparam("until"))
    .where(Inbound.state != PENDING, Inbound.text.is_not(None) | Inbound.payload.is_not(None))
)
_SAID_SINCE = select(Outbound).where(
    Outbound.conversation_id == bindparam("conversation"), Outbound.seq > bindparam("until")
)
_GUARDED = select(Conversation.token_hash, Conversation.channel, Conversation.erased_at).where(
    Conversation.conversation_id == bindparam("conversation")
)


@dataclass(frozen=True)
class ConversationInfo:
    """What stands fixed about a conversation."""

    conversation_id: str
    channel: str


@dataclass(frozen=True)
class ConversationView:
    """A conversation as it stands: what is known of the person, what both sides said, routes and support last shown."""

    profile: Mapping[str, Any]
    messages: Sequence[Message]
    routes: Sequence[Mapping[str, Any]]
    support: Sequence[Mapping[str, Any]]
    language: str | None


def create(database: Engine, language: str | None, channel: str, now: datetime) -> tuple[str, str]:
    """A new conversation: its id and the token that opens it, of which only a hash is kept.

    Raises:
        Invalid: when the language or the channel is none of ours.
    """
    if channel not in CHANNELS:
        raise Invalid("channel", f"must be one of {', '.join(CHANNELS)}")
    if language is not None and language not in {item.value for item in Language}:
        raise Invalid("language", "must be en or es")
    token = secrets.token_urlsafe(32)
    with writing(database) as session:
        return begin(session, channel, now, token=token, language=language), token


def begin(session: Session, channel: str, now: datetime, token: str | None = None, **values: object) -> str:
    """Add a conversation and give its id. Without a token nobody can open it over the web; `values` are its columns."""
    conversation_id = str(uuid.uuid4())
    session.execute(
        insert(Conversation).values(
            conversation_id=conversation_id,
            token_hash=_hashed(token or secrets.token_urlsafe(32)),
            channel=channel,
            created_at=now,
            last_at=now,
            version=0,
            event_seq=0,
            outbox_seq=0,
            **values,
        )
    )
    return conversation_id


def authorise(database: Engine, conversation_id: str, token: str) -> ConversationInfo:
    """The conversation, when the token is its own.

    Raises:
        NotFound, Forbidden, Gone: in this order, so that only who holds the token learns of an erasure.
    """
    with reading(database) as session:
        row = session.execute(_GUARDED, {"conversation": conversation_id}).one_or_none()
    if row is None:
        raise NotFound
    if not hmac.compare_digest(row.token_hash, _hashed(token)):
        raise Forbidden
    if row.erased_at is not None:
        raise Gone
    return ConversationInfo(conversation_id, row.channel)


def view(database: Engine, conversation_id: str) -> ConversationView:
    """The conversation as it stands.

    Raises:
        NotFound, Gone: there is no such conversation, or no more.
    """
    with reading(database) as session:
        row = session.get(Conversation, conversation_id)
        if row is None:
            raise NotFound
        if row.erased_at is not None:
            raise Gone
        heard = session.scalars(select(Inbound).where(Inbound.conversation_id == conversation_id)).all()
        said = session.scalars(select(Outbound).where(Outbound.conversation_id == conversation_id)).all()
        slots = row.slots or {}
        return ConversationView(
            profile=slots.get("profile") or {},
            messages=_in_order(heard, said, _titles(said)),
            routes=slots.get("shown_routes") or [],
            support=slots.get("shown_support") or [],
            language=slots.get("language") or row.language,
        )


def messages_since(database: Engine, conversation_id: str, cursor: str | None) -> list[Message]:
    """What was said after the message with the id `cursor`, of both sides; all when there is no such message.

    A person's message counts from when it is answered: turns commit in order, so nothing ever comes to stand before a
    message that has been read.

    Raises:
        NotFound, Gone: there is no such conversation; it was erased and nothing is left to be told.
    """
    with reading(database) as session:
        row = session.execute(_ERASED, {"conversation": conversation_id}).one_or_none()
        if row is None:
            raise NotFound
        heard_until, said_until = _position(session, conversation_id, cursor)
        heard = session.scalars(_HEARD_SINCE, {"conversation": conversation_id, "until": heard_until}).all()
        said = session.scalars(_SAID_SINCE, {"conversation": conversation_id, "until": said_until}).all()
        if row.erased_at is not None and not said:
            raise Gone
        titles = _titles_of(session, conversation_id, [item.payload for item in heard if item.payload])
        return _in_order(heard, said, titles)


def erase(database: Engine, conversation_id: str, now: datetime) -> None:
    """Delete all that the person has said and got.

    Raises:
        NotFound, Gone: there is no such conversation, or no more.
    """
    with writing(database) as session:
        row = session.execute(
            select(Conversation.erased_at).where(Conversation.conversation_id == conversation_id).with_for_update()
        ).one_or_none()
        if row is None:
            raise NotFound
        if row.erased_at is not None:
            raise Gone
        turns.erase(session, conversation_id, now)


def _position(session: Session, conversation_id: str, cursor: str | None) -> tuple[int, int]:
    """The numbers of the last message heard and the last message said up to the cursor."""
    if cursor is None:
        return 0, 0
    said = session.execute(
        select(Outbound.inbox_seq, Outbound.seq).where(
            Outbound.conversation_id == conversation_id, Outbound.id == cursor
        )
    ).one_or_none()
    if said is not None:
        return said.inbox_seq, said.seq
    heard = session.scalar(
        select(Inbound.seq).where(Inbound.conversation_id == conversation_id, Inbound.message_id == cursor)
    )
    if heard is None:
        return 0, 0
    before = session.scalar(
        select(Outbound.seq)
        .where(Outbound.conversation_id == conversation_id, Outbound.inbox_seq < heard)
        .order_by(Outbound.seq.desc())
        .limit(1)
    )
    return heard, before or 0


def _titles_of(session: Session, conversation_id: str, payloads: Sequence[str]) -> dict[str, str]:
    if not payloads:
        return {}
    return _titles(session.scalars(select(Outbound).where(Outbound.conversation_id == conversation_id)))


def _titles(said: Iterable[Outbound]) -> dict[str, str]:
    """What the choices that were offered are called, by payload."""
    return {choice["payload"]: choice["title"] for row in said for choice in row.body.get("choices", [])}


def _in_order(heard: Iterable[Inbound], said: Iterable[Outbound], titles: Mapping[str, str]) -> list[Message]:
    placed = [((row.seq, 0), _as_message(row, titles)) for row in heard]
    placed += [((row.inbox_seq, row.seq), as_message(row)) for row in said]
    return [message for _, message in sorted(placed, key=lambda item: item[0])]


def _as_message(row: Inbound, titles: Mapping[str, str]) -> Message:
    """A person's message as the wire has it; a tapped choice is shown by its title."""
    text = row.text or titles.get(row.payload or "") or row.payload or ""
    return Message(id=row.message_id, from_="person", at=iso(row.received_at), text=text)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
