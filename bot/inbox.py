"""The inbox: a message is durable before it is acknowledged, taken once, and in order."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Select, bindparam, func, insert, literal_column, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, defer

from bot.at_hand import AtHand, Kept
from bot.errors import Busy, Gone, Invalid, NotFound
from bot.private import blot_secrets
from bot.tables import DONE, PARKED, PENDING, Conversation, Inbound, table_of
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

_LEFT = (Conversation.tail, Conversation.slots, Conversation.offered)  # what a turn leaves for the next one
# Statements are made once, with places for values: making one takes longer than either database takes to answer it.
_MINE = Inbound.conversation_id == bindparam("conversation")
_FIND = select(Inbound).where(_MINE, Inbound.message_id == bindparam("message"))


def _counted(waiting: Select[tuple[int]], limit: int) -> Any:
    return select(func.count()).select_from(waiting.limit(limit).subquery()).scalar_subquery()


_STANDING = select(
    Conversation.erased_at,
    select(Inbound.seq).where(_MINE, Inbound.message_id == bindparam("message")).scalar_subquery(),
    _counted(select(Inbound.seq).where(WAITING, _MINE), CONVERSATION_DEPTH_LIMIT),
    _counted(select(Inbound.seq).where(WAITING), DEPTH_LIMIT),
    select(func.max(Inbound.seq)).where(_MINE).scalar_subquery(),
).where(Conversation.conversation_id == bindparam("conversation"))
_ACCEPT = insert(table_of(Inbound))
_OLDEST = (
    select(Conversation)
    .options(*(defer(column) for column in _LEFT))
    .join(Inbound, Inbound.conversation_id == Conversation.conversation_id)
    .where(WAITING, Conversation.erased_at.is_(None))
    .where(Conversation.conversation_id.not_in(bindparam("running", expanding=True)))
    .order_by(Inbound.received_at, Inbound.conversation_id)
    .limit(1)
    .with_for_update(of=Conversation, skip_locked=True, key_share=True)
)
_CHANGE = update(table_of(Inbound)).where(_MINE, Inbound.seq == bindparam("number"))
_FINISH = _CHANGE.values({name: bindparam(name) for name in ("text", "state", "error", "finished_at")})
_FAILED = _CHANGE.values(attempts=Inbound.attempts + 1)
_FIRST = select(Inbound).where(_MINE, WAITING).order_by(Inbound.seq).limit(1)


@dataclass(frozen=True)
class Claim:
    """A message taken for a turn, and its conversation as it was then.

    Where the conversation is at hand, `kept` stands for its columns `tail`, `slots` and `offered`, which are not read.
    """

    conversation: Conversation
    message: Inbound
    kept: Kept | None = None


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
    values = {"conversation": conversation_id, "message": message_id}
    standing = session.execute(_STANDING, values).one_or_none()
    if standing is None:
        raise NotFound
    erased_at, known, waiting_here, waiting, last = standing
    if erased_at is not None:
        raise Gone
    if known is not None:
        return False
    if waiting_here >= CONVERSATION_DEPTH_LIMIT or waiting >= DEPTH_LIMIT:
        raise Busy(RETRY_AFTER_S)
    row = {
        "conversation_id": conversation_id,
        "seq": (last or 0) + 1,
        "message_id": message_id,
        "text": text,
        "payload": payload,
        "state": PENDING,
        "attempts": 0,
        "received_at": now,
    }
    session.execute(_ACCEPT, row)
    tell_turn(session)
    return True


def find(session: Session, conversation_id: str, message_id: str) -> Inbound | None:
    """A message by its sender's id."""
    return session.scalar(_FIND, {"conversation": conversation_id, "message": message_id})


def depth(session: Session) -> int:
    """How many messages wait."""
    return session.scalar(select(func.count()).select_from(Inbound).where(WAITING)) or 0


def claim(session: Session, running: Collection[str], at_hand: AtHand | None = None) -> Claim | None:
    """The message that has waited longest in a conversation that nobody works on, and is that conversation's oldest.

    `running` names the conversations whose turns run in this process, `at_hand` holds those that need not be read. On
    PostgreSQL the conversation's row stays locked for as long as the session's transaction, so no other process takes
    one of its messages.
    """
    while (conversation := session.scalar(_OLDEST, {"running": list(running)})) is not None:
        message = session.scalar(_FIRST, {"conversation": conversation.conversation_id})
        if message is not None:
            kept = at_hand.get(conversation.conversation_id, conversation.version) if at_hand else None
            if kept is None:
                session.refresh(conversation, [column.key for column in _LEFT])
            session.expunge_all()  # what was read stays as it was read, whatever becomes of the session
            return Claim(conversation, message, kept)
        # Its last message was answered between finding and locking it (PostgreSQL only): others may wait still.
        session.rollback()
    return None


def finish(
    session: Session, message: Inbound, now: datetime, error: str | None = None, text: str | None = None
) -> None:
    """Mark a message as answered, or with `error` (a kind, no text) as parked; `text` takes the place of its own."""
    values = {
        "text": message.text if text is None else text,
        "state": PARKED if error else DONE,
        "error": error,
        "finished_at": now,
    }
    session.execute(_FINISH, {"conversation": message.conversation_id, "number": message.seq, **values})


def count_failure(session: Session, message: Inbound) -> None:
    """Note that a turn on a message has failed."""
    session.execute(_FAILED, {"conversation": message.conversation_id, "number": message.seq})
