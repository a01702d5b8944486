"""The inbox: a message is durable before it is acknowledged, taken once, and in order."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, func, insert, literal_column, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.errors import Busy, Gone, Invalid, NotFound
from bot.private import blot_secrets
from bot.tables import DONE, PARKED, PENDING, Conversation, Inbound
from bot.transactions import writing
from bot.wakeups import tell_turn

TEXT_LIMIT = 2000  # characters
ID_LIMIT = 200
DEPTH_LIMIT = 5000  # messages waiting in all
CONVERSATION_DEPTH_LIMIT = 50  # messages waiting in one conversation
RETRY_AFTER_S = 5
_TRIES = 8

# Written out, not bound: only so do the databases see that the index of waiting messages serves.
WAITING = Inbound.state == literal_column(f"'{PENDING}'")


@dataclass(frozen=True)
class Claim:
    """A message taken for a turn, and its conversation as it was then."""

    conversation: Conversation
    message: Inbound


def clean_text(text: str, field: str = "text") -> str:
    """A person's text as it can be kept: whole characters, no control characters but line ends and tabs, no secrets.

    Raises:
        Invalid: when nothing is left, or more than 2,000 characters.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    kept = "".join(sign for sign in whole if sign in "\n\t" or unicodedata.category(sign) != "Cc").strip()
    if not kept:
        raise Invalid(field, "is empty")
    if len(kept) > TEXT_LIMIT:
        raise Invalid(field, f"is longer than {TEXT_LIMIT:,} characters")
    return blot_secrets(kept)


def clean_id(message_id: str) -> str:
    """The sender's id of a message.

    Raises:
        Invalid: when it is empty, long, or holds anything but printable ASCII.
    """
    if not message_id or len(message_id) > ID_LIMIT or not (message_id.isascii() and message_id.isprintable()):
        raise Invalid("message_id", f"must be 1 to {ID_LIMIT} printable ASCII characters")
    return message_id


def accept(
    database: Engine, conversation_id: str, message_id: str, text: str | None, payload: str | None, now: datetime
) -> bool:
    """Keep a message, in order of arrival. `False` when it has been taken before: then nothing changes.

    Raises:
        NotFound, Gone: there is no such conversation, or no more.
        Busy: too many messages wait.
    """
    for attempt in range(_TRIES):
        try:
            with writing(database) as session:
                return _accept(session, conversation_id, message_id, text, payload, now)
        except IntegrityError:
            # Another message of the same conversation took the number first (PostgreSQL only): take the next one.
            if attempt == _TRIES - 1:
                raise
    raise AssertionError("unreachable")


def _accept(
    session: Session, conversation_id: str, message_id: str, text: str | None, payload: str | None, now: datetime
) -> bool:
    erased = session.execute(
        select(Conversation.erased_at).where(Conversation.conversation_id == conversation_id)
    ).one_or_none()
    if erased is None:
        raise NotFound
    if erased[0] is not None:
        raise Gone
    if find(session, conversation_id, message_id) is not None:
        return False
    _check_depth(session, conversation_id)
    mine = Inbound.conversation_id == conversation_id
    last = session.scalar(select(func.max(Inbound.seq)).where(mine)) or 0
    session.execute(
        insert(Inbound).values(
            conversation_id=conversation_id,
            seq=last + 1,
            message_id=message_id,
            text=text,
            payload=payload,
            state=PENDING,
            attempts=0,
            received_at=now,
        )
    )
    tell_turn(session)
    return True


def _check_depth(session: Session, conversation_id: str) -> None:
    waiting = select(Inbound.seq).where(WAITING)
    own = waiting.where(Inbound.conversation_id == conversation_id).limit(CONVERSATION_DEPTH_LIMIT)
    for query, limit in ((own, CONVERSATION_DEPTH_LIMIT), (waiting.limit(DEPTH_LIMIT), DEPTH_LIMIT)):
        if (session.scalar(select(func.count()).select_from(query.subquery())) or 0) >= limit:
            raise Busy(RETRY_AFTER_S)


def find(session: Session, conversation_id: str, message_id: str) -> Inbound | None:
    """A message by its sender's id."""
    return session.scalar(
        select(Inbound).where(Inbound.conversation_id == conversation_id, Inbound.message_id == message_id)
    )


def depth(session: Session) -> int:
    """How many messages wait."""
    return session.scalar(select(func.count()).select_from(Inbound).where(WAITING)) or 0


def claim(session: Session, running: Collection[str]) -> Claim | None:
    """The message that has waited longest in a conversation that nobody works on, and is that conversation's oldest.

    `running` names the conversations whose turns run in this process. On PostgreSQL the conversation's row stays locked
    for as long as the session's transaction, so no other process takes one of its messages.
    """
    while (conversation := _waiting_conversation(session, running)) is not None:
        message = session.scalar(
            select(Inbound)
            .where(Inbound.conversation_id == conversation.conversation_id, WAITING)
            .order_by(Inbound.seq)
            .limit(1)
        )
        if message is not None:
            session.expunge_all()  # what was read stays as it was read, whatever becomes of the session
            return Claim(conversation, message)
        # Its last message was answered between finding and locking it (PostgreSQL only): others may wait still.
        session.rollback()
    return None


def _waiting_conversation(session: Session, running: Collection[str]) -> Conversation | None:
    return session.scalar(
        select(Conversation)
        .join(Inbound, Inbound.conversation_id == Conversation.conversation_id)
        .where(WAITING, Conversation.erased_at.is_(None))
        .where(Conversation.conversation_id.not_in(list(running)))
        .order_by(Inbound.received_at, Inbound.conversation_id)
        .limit(1)
        .with_for_update(of=Conversation, skip_locked=True, key_share=True)
    )


def finish(
    session: Session, message: Inbound, now: datetime, error: str | None = None, text: str | None = None
) -> None:
    """Mark a message as answered, or with `error` (a kind, no text) as parked; `text` takes the place of its own."""
    blotted = {} if text is None else {"text": text}
    _change(session, message, state=PARKED if error else DONE, error=error, finished_at=now, **blotted)


def count_failure(session: Session, message: Inbound) -> None:
    """Note that a turn on a message has failed."""
    _change(session, message, attempts=Inbound.attempts + 1)


def _change(session: Session, message: Inbound, **values: object) -> None:
    session.execute(
        update(Inbound)
        .where(Inbound.conversation_id == message.conversation_id, Inbound.seq == message.seq)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
