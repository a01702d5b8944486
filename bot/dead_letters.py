"""Messages that could not be delivered, as an operator deals with them: look, try again, or let them go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, and_, delete, select, tuple_, update
from sqlalchemy.orm import Session

from bot.tables import DEAD, DROPPED, DUE, DeadLetter, Outbound
from bot.transactions import reading, writing

_UNTRACKED = {"synchronize_session": False}


@dataclass(frozen=True)
class Letter:
    """A dead letter. `reason` is the kind of its last error; `text` what the bot said, for who asks to see it."""

    id: str
    channel: str
    reason: str
    attempts: int
    queued_at: datetime
    died_at: datetime
    text: str = field(repr=False)


def letters(database: Engine, channel: str | None = None, most: int | None = None) -> Sequence[Letter]:
    """The dead letters, of one channel or of all, those that died first first."""
    query = (
        select(DeadLetter, Outbound.body)
        .join(Outbound, and_(Outbound.conversation_id == DeadLetter.conversation_id, Outbound.seq == DeadLetter.seq))
        .order_by(DeadLetter.died_at, DeadLetter.conversation_id, DeadLetter.seq)
        .limit(most)
    )
    with reading(database) as session:
        found = session.execute(query if channel is None else query.where(DeadLetter.channel == channel))
        return [
            Letter(row.id, row.channel, row.reason, row.attempts, row.queued_at, row.died_at, str(body["text"]))
            for row, body in found
        ]


def requeue(database: Engine, ids: Sequence[str] | None, now: datetime) -> int:
    """Let those with these ids, or all, be delivered after all, as if they had just been said; how many there were."""
    return _settle(database, ids, state=DUE, attempts=0, queued_at=now, due_at=now)


def drop(database: Engine, ids: Sequence[str] | None) -> int:
    """Let those with these ids, or all, never be delivered; how many there were."""
    return _settle(database, ids, state=DROPPED)


def _settle(database: Engine, ids: Sequence[str] | None, **values: object) -> int:
    with writing(database) as session:
        which = DeadLetter.id.in_(ids) if ids is not None else DeadLetter.id.is_not(None)
        return _settle_those(session, which, values)


def _settle_those(session: Session, which: ColumnElement[bool], values: dict[str, object]) -> int:
    dead = select(DeadLetter.conversation_id, DeadLetter.seq).where(which)
    session.execute(
        update(Outbound)
        .where(tuple_(Outbound.conversation_id, Outbound.seq).in_(dead), Outbound.state == DEAD)
        .values(**values),
        execution_options=_UNTRACKED,
    )
    gone = session.execute(delete(DeadLetter).where(which), execution_options=_UNTRACKED)
    return int(gone.rowcount)  # type: ignore[attr-defined]
