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
    DROPPED,
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

LEASE = timedelta(seconds=15)  # for how long a message is left to whoever took it; longer than any try
SOON = timedelta(minutes=1)  # longer than a lease: what is due later than that is not being tried, it is put off
REASON_LIMIT = 60
# What the provider takes and cannot bring (a phone that is off) is sent again so often, for so long.
RETURNED_AFTER = timedelta(minutes=10)
RETURNED_FOR = timedelta(minutes=30)
# Written out, not bound: only so do the databases see that the indexes of due messages serve.
_DUE: ColumnElement[str] = literal_column(f"'{DUE}'")
IS_DUE = Outbound.state == _DUE

# Statements made once, as in bot.inbox.
_ROWS = table_of(Outbound)
_CONVERSATIONS = table_of(Conversation)
_NOW = bindparam("now", type_=UtcDateTime())
_UNTIL = bindparam("until", type_=UtcDateTime())
_WAITING = and_(_ROWS.c.conversation_id == bindparam("conversation"), _ROWS.c.state == _DUE)
_PARCEL = and_(_WAITING, _ROWS.c.seq == bindparam("number"))
_EARLIER = aliased(Outbound)

_WRITE = insert(_ROWS)
_ANSWERS = (
    select(Outbound)
    .where(Outbound.conversation_id == bindparam("conversation"), Outbound.inbox_seq == bindparam("inbox_seq"))
    .order_by(Outbound.seq)
)
_DUE_LAST = select(func.max(_ROWS.c.due_at)).where(_WAITING)
_ANY_DUE = select(exists().where(IS_DUE, Outbound.channel == bindparam("channel"), Outbound.due_at <= _NOW))
_TAKE = (
    select(Outbound)
    .where(IS_DUE, Outbound.channel == bindparam("channel"), Outbound.due_at <= _NOW)
    .where(
        ~exists().where(
            _EARLIER.conversation_id == Outbound.conversation_id, _EARLIER.seq < Outbound.seq, _EARLIER.state == _DUE
        )
    )
    .order_by(Outbound.due_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_SENT = and_(
    _ROWS.c.conversation_id == bindparam("conversation"),
    _ROWS.c.seq == bindparam("number"),
    _ROWS.c.state == DELIVERED,
)
_RETURNED = select(_ROWS.c.returned, _ROWS.c.queued_at).where(_SENT)
_TAKEN_BACK = (
    update(_ROWS).where(_SENT).values(state=DUE, due_at=_UNTIL, parts_sent=0, delivered_at=None, returned=None)
)
_TAKEN = update(_ROWS).where(_PARCEL).values(due_at=_UNTIL, attempts=bindparam("tries"))
_PART = update(_ROWS).where(_PARCEL).values(due_at=_UNTIL, parts_sent=bindparam("sent"))
_DELIVERED = (
    update(_ROWS).where(_PARCEL).values(state=DELIVERED, delivered_at=_NOW, due_at=None, parts_sent=bindparam("sent"))
)
_POSTPONED = (
    update(_ROWS)
    .where(
        _WAITING,
        or_(
            _ROWS.c.seq == bindparam("number"),
            and_(_ROWS.c.seq > bindparam("number"), _ROWS.c.due_at < _UNTIL),
        ),
    )
    .values(due_at=_UNTIL)
)
_RELEASED = (
    update(_ROWS).where(_ROWS.c.state == _DUE, _ROWS.c.due_at > _NOW, _ROWS.c.due_at <= _UNTIL).values(due_at=_NOW)
)
_ADDRESS_GONE = (
    update(_CONVERSATIONS)
    .where(_CONVERSATIONS.c.conversation_id == bindparam("conversation"), _CONVERSATIONS.c.erased_at.is_not(None))
    .where(~exists().where(_WAITING))
    .values(address=None)
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
    def key(self) -> dict[str, object]:
        """What its row is found by."""
        return {"conversation": self.conversation_id, "number": self.seq}


def write(session: Session, conversation: Conversation, message: Inbound, said: Sequence[Said], now: datetime) -> int:
    """Keep what a turn says; the number of the last message. Ids are the same when the turn is run again."""
    space = uuid.UUID(conversation.conversation_id)
    delivery = {"delivery": PULL} if conversation.address is None else _queued(session, conversation, now)
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


def _queued(session: Session, conversation: Conversation, now: datetime) -> dict[str, object]:
    """What makes a message due: at once, or with the one before it that waits for its next try.

    Nobody looks at it in vain then. One that is being tried now may be gone before this is written: it counts not.
    """
    before = session.scalar(_DUE_LAST, {"conversation": conversation.conversation_id})
    due_at = before if before is not None and before > now + LEASE else now
    return {"delivery": PUSH, "channel": conversation.channel, "state": DUE, "queued_at": now, "due_at": due_at}


def answers_to(session: Session, conversation_id: str, inbox_seq: int) -> list[Message]:
    """What was said back to one message."""
    found = session.scalars(_ANSWERS, {"conversation": conversation_id, "inbox_seq": inbox_seq})
    return [as_message(row) for row in found]


def as_message(row: Outbound) -> Message:
    """A row as the wire has it."""
    return Message(id=row.id, from_="bot", at=iso(row.at), **row.body)


def is_due(session: Session, channel: str, now: datetime) -> bool:
    """Whether the channel has anything to deliver now."""
    return bool(session.scalar(_ANY_DUE, {"channel": channel, "now": now}))


def take(session: Session, channel: str, most: int, now: datetime, lease: timedelta) -> list[Parcel]:
    """Take the channel's due messages, longest due first, one a conversation; they are ours until the lease is over."""
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
        for row in session.scalars(_TAKE, {"channel": channel, "now": now, "most": most})
    ]
    if parcels:
        leases = [{**parcel.key, "until": now + lease, "tries": parcel.attempts} for parcel in parcels]
        session.execute(_TAKEN, leases)
    return parcels


def part_arrived(session: Session, parcel: Parcel, sent: int, of: int, now: datetime, lease: timedelta) -> None:
    """Note that so many parts have arrived; with the last one the message is delivered."""
    if sent < of:
        session.execute(_PART, {**parcel.key, "until": now + lease, "sent": sent})
        return
    session.execute(_DELIVERED, {**parcel.key, "now": now, "sent": sent})
    sent_row = session.execute(_RETURNED, parcel.key).one_or_none()  # none where it was erased or dropped meanwhile
    if sent_row is not None and sent_row.returned is not None:
        take_back(session, parcel.conversation_id, parcel.seq, sent_row.returned, now)
    let_go_of_address(session, parcel.conversation_id)


def postpone(session: Session, parcel: Parcel, until: datetime) -> None:
    """Try again later, and what was said after it not before that, so that nobody looks at it in vain."""
    session.execute(_POSTPONED, {**parcel.key, "until": until})


def give_back(session: Session, parcel: Parcel, now: datetime) -> None:
    """Let somebody else try at once, as if it had not been taken."""
    session.execute(_TAKEN, {**parcel.key, "until": now, "tries": parcel.attempts - 1})


def bury(session: Session, parcel: Parcel, reason: str, now: datetime, *, all_waiting: bool = False) -> None:
    """Give a message up to the dead letters, or all that wait in its conversation."""
    mine = and_(_ROWS.c.conversation_id == parcel.conversation_id, _ROWS.c.state == _DUE)
    dead = and_(mine, _ROWS.c.seq >= parcel.seq if all_waiting else _ROWS.c.seq == parcel.seq)
    _bury(session, dead, reason, now)
    let_go_of_address(session, parcel.conversation_id)


def drop(session: Session, parcel: Parcel) -> None:
    """Let a message never be delivered: the person does not want it."""
    session.execute(update(_ROWS).where(_PARCEL).values(state=DROPPED, due_at=None), parcel.key)
    let_go_of_address(session, parcel.conversation_id)


def drop_waiting(session: Session, conversation_id: str) -> None:
    """Let all that waits in a conversation never be delivered."""
    mine = {"conversation": conversation_id}
    session.execute(update(_ROWS).where(_WAITING).values(state=DROPPED, due_at=None), mine)
    let_go_of_address(session, conversation_id)


def take_back(session: Session, conversation_id: str, seq: int, kind: str, now: datetime) -> str:
    """Have a message that the provider had taken sent again later, with all its parts; `retried`, or at last `dead`."""
    row = {"conversation": conversation_id, "number": seq}
    if now > session.execute(_RETURNED, row).one().queued_at + RETURNED_FOR:
        give_up(session, conversation_id, seq, kind, now)
        return "dead"
    session.execute(_TAKEN_BACK, {**row, "until": now + RETURNED_AFTER})
    return "retried"


def give_up(session: Session, conversation_id: str, seq: int, reason: str, now: datetime) -> None:
    """Give a message up to the dead letters that the provider had taken."""
    row = and_(_ROWS.c.conversation_id == conversation_id, _ROWS.c.seq == seq)
    _bury(session, row, reason, now)
    session.execute(update(_ROWS).where(row).values(parts_sent=0, delivered_at=None, returned=None))


def is_put_off(session: Session, conversation_id: str, later_than: datetime) -> bool:
    """Whether anything of a conversation waits until later than that."""
    until = session.scalar(_DUE_LAST, {"conversation": conversation_id})
    return until is not None and until > later_than


def hasten(session: Session, conversation_id: str, later_than: datetime, now: datetime) -> None:
    """Let what waits in a conversation until later than that be tried at once; what is being tried is left alone."""
    put_off = update(_ROWS).where(_WAITING, _ROWS.c.due_at > later_than)
    session.execute(put_off.values(due_at=now), {"conversation": conversation_id})


def release(session: Session, now: datetime, lease: timedelta) -> None:
    """Make due what a process that died had taken; only where no other process can be at work on it."""
    session.execute(_RELEASED, {"now": now, "until": now + lease})


def erase(session: Session, conversation_id: str, farewell_to: int | None) -> None:
    """Delete what was said, but for the answer to `farewell_to`."""
    said = _ROWS.c.conversation_id == conversation_id
    dead = table_of(DeadLetter)
    session.execute(delete(dead).where(dead.c.conversation_id == conversation_id))
    session.execute(delete(_ROWS).where(said if farewell_to is None else and_(said, _ROWS.c.inbox_seq != farewell_to)))


def let_go_of_address(session: Session, conversation_id: str) -> None:
    """Delete the address of a conversation that was erased, once nothing waits there to be delivered."""
    session.execute(_ADDRESS_GONE, {"conversation": conversation_id})


def _bury(session: Session, dead: ColumnElement[bool], reason: str, now: datetime) -> None:
    same = ["conversation_id", "seq", "id", "channel", "attempts", "queued_at"]
    told = select(*(_ROWS.c[name] for name in same), literal(reason[:REASON_LIMIT]), literal(now, UtcDateTime()))
    session.execute(insert(table_of(DeadLetter)).from_select([*same, "reason", "died_at"], told.where(dead)))
    session.execute(update(_ROWS).where(dead).values(state=DEAD, due_at=None))
