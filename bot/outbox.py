"""The outbox: what the bot has said, numbered within its conversation, and how far it has been delivered.

A message that a channel must bring is `due` from the commit of its turn. Whoever tries to deliver it first moves its
`due_at` ahead by a lease, so that nobody else does meanwhile; when they die, it is due again once the lease is over.
Only a conversation's oldest due message may be tried: that keeps the order.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session, aliased

from bot.messages import Message, Said, iso
from bot.tables import (
    DEAD,
    DELIVERED,
    DUE,
    PULL,
    PUSH,
    Conversation,
    DeadLetter,
    Inbound,
    Outbound,
    UtcDateTime,
    table_of,
)

REASON_LIMIT = 60
# Written out, not bound: only so do the databases see that the index of due messages serves.
_DUE: ColumnElement[str] = literal_column(f"'{DUE}'")
IS_DUE = Outbound.state == _DUE
_UNTRACKED = {"synchronize_session": False}
# Statements made once, as in bot.inbox.
_WRITE = insert(table_of(Outbound))
_ANSWERS = (
    select(Outbound)
    .where(Outbound.conversation_id == bindparam("conversation"), Outbound.inbox_seq == bindparam("inbox_seq"))
    .order_by(Outbound.seq)
)


@dataclass(frozen=True)
class Parcel:
    """A message taken for delivery, of which `parts_sent` parts have arrived."""

    conversation_id: str
    seq: int
    channel: str
    message: Message = field(repr=False)
    attempts: int
    parts_sent: int
    queued_at: datetime

    @property
    def row(self) -> ColumnElement[bool]:
        """What picks its row, as long as it is due."""
        return and_(Outbound.conversation_id == self.conversation_id, Outbound.seq == self.seq, IS_DUE)


def write(session: Session, conversation: Conversation, message: Inbound, said: Sequence[Said], now: datetime) -> int:
    """Keep what a turn says; the number of the last message. Ids are the same when the turn is run again."""
    space = uuid.UUID(conversation.conversation_id)
    delivery = (
        {"delivery": PULL}
        if conversation.address is None
        else {"delivery": PUSH, "channel": conversation.channel, "state": DUE, "queued_at": now, "due_at": now}
    )
    rows = [
        {
            "conversation_id": conversation.conversation_id,
            "seq": conversation.outbox_seq + number,
            "id": str(uuid.uuid5(space, f"{message.seq}.{number}")),
            "inbox_seq": message.seq,
            "body": {"text": item.text, "choices": item.choices, "cards": item.cards},
            "at": now,
            **delivery,
        }
        for number, item in enumerate(said, start=1)
    ]
    if rows:
        session.execute(_WRITE, rows)
    return conversation.outbox_seq + len(rows)


def answers_to(session: Session, conversation_id: str, inbox_seq: int) -> list[Message]:
    """What was said back to one message."""
    found = session.scalars(_ANSWERS, {"conversation": conversation_id, "inbox_seq": inbox_seq})
    return [as_message(row) for row in found]


def as_message(row: Outbound) -> Message:
    """A row as the wire has it."""
    return Message(id=row.id, from_="bot", at=iso(row.at), **row.body)


def is_due(session: Session, channel: str, now: datetime) -> bool:
    """Whether the channel has anything to deliver now."""
    return bool(session.scalar(select(exists().where(IS_DUE, Outbound.channel == channel, Outbound.due_at <= now))))


def take(session: Session, channel: str, most: int, now: datetime, lease: timedelta) -> list[Parcel]:
    """Take the channel's due messages, longest due first, one a conversation; they are ours until the lease is over."""
    earlier = aliased(Outbound)
    first = ~exists().where(
        earlier.conversation_id == Outbound.conversation_id, earlier.seq < Outbound.seq, earlier.state == _DUE
    )
    found = session.scalars(
        select(Outbound)
        .where(IS_DUE, Outbound.channel == channel, Outbound.due_at <= now, first)
        .order_by(Outbound.due_at, Outbound.conversation_id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    parcels = [
        Parcel(
            conversation_id=row.conversation_id,
            seq=row.seq,
            channel=channel,
            message=as_message(row),
            attempts=row.attempts + 1,
            parts_sent=row.parts_sent,
            queued_at=row.queued_at or row.at,
        )
        for row in found
    ]
    for parcel in parcels:
        _change(session, parcel.row, due_at=now + lease, attempts=parcel.attempts)
    return parcels


def part_arrived(session: Session, parcel: Parcel, sent: int, of: int, now: datetime, lease: timedelta) -> None:
    """Note that so many parts have arrived; with the last one the message is delivered."""
    if sent < of:
        _change(session, parcel.row, parts_sent=sent, due_at=now + lease)
    else:
        _change(session, parcel.row, parts_sent=sent, state=DELIVERED, delivered_at=now, due_at=None)
        let_go_of_address(session, parcel.conversation_id)


def postpone(session: Session, parcel: Parcel, until: datetime) -> None:
    """Try again later; what was said after it waits as long, so that nobody looks at it in vain."""
    mine = Outbound.conversation_id == parcel.conversation_id
    later = and_(Outbound.seq > parcel.seq, Outbound.due_at < until)
    _change(session, and_(mine, IS_DUE, or_(Outbound.seq == parcel.seq, later)), due_at=until)


def give_back(session: Session, parcel: Parcel, now: datetime) -> None:
    """Let somebody else try at once, as if it had not been taken."""
    _change(session, parcel.row, due_at=now, attempts=parcel.attempts - 1)


def bury(session: Session, parcel: Parcel, reason: str, now: datetime, *, all_waiting: bool = False) -> None:
    """Give a message up to the dead letters, or all that wait in its conversation; what is left is tried at once."""
    mine = and_(Outbound.conversation_id == parcel.conversation_id, IS_DUE)
    dead = and_(mine, Outbound.seq >= parcel.seq) if all_waiting else parcel.row
    columns = ["conversation_id", "seq", "id", "channel", "attempts", "queued_at", "reason", "died_at"]
    session.execute(
        insert(DeadLetter).from_select(
            columns,
            select(
                *(getattr(Outbound, name) for name in columns[:6]),
                literal(reason[:REASON_LIMIT]),
                literal(now, UtcDateTime()),
            ).where(dead),
        )
    )
    _change(session, dead, state=DEAD, due_at=None)
    _change(session, mine, due_at=now)
    let_go_of_address(session, parcel.conversation_id)


def release(session: Session, now: datetime, lease: timedelta) -> None:
    """Make due what a process that died had taken; only where no other process can be at work on it."""
    _change(session, and_(IS_DUE, Outbound.due_at > now, Outbound.due_at <= now + lease), due_at=now)


def erase(session: Session, conversation_id: str, farewell_to: int | None) -> None:
    """Delete what was said, but for the answer to `farewell_to`."""
    said = Outbound.conversation_id == conversation_id
    for statement in (
        delete(DeadLetter).where(DeadLetter.conversation_id == conversation_id),
        delete(Outbound).where(said if farewell_to is None else and_(said, Outbound.inbox_seq != farewell_to)),
    ):
        session.execute(statement, execution_options=_UNTRACKED)


def let_go_of_address(session: Session, conversation_id: str) -> None:
    """Delete the address of a conversation that was erased, once nothing waits there to be delivered."""
    session.execute(
        update(Conversation)
        .where(Conversation.conversation_id == conversation_id, Conversation.erased_at.is_not(None))
        .where(~exists().where(Outbound.conversation_id == conversation_id, IS_DUE))
        .values(address=None),
        execution_options=_UNTRACKED,
    )


def waiting(session: Session) -> int:
    """How many messages wait to be delivered."""
    return session.scalar(select(func.count()).select_from(Outbound).where(IS_DUE)) or 0


def _change(session: Session, which: ColumnElement[bool], **values: object) -> None:
    session.execute(update(Outbound).where(which).values(**values), execution_options=_UNTRACKED)
