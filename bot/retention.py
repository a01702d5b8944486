"""Forgetting by the calendar: what people said goes some days after their last message; what is left is counted.

Of each conversation that goes, its month, channel, language and what was asked (intents of the dialogue, a fixed list)
are added to counts. Once nothing can be added to a month any more, counts of fewer than ten conversations are merged
over channels and languages, and what is still fewer than ten is deleted: no count is about a handful of people.
What a person erases themselves is not counted at all.

It works in small transactions, one at a time over all processes (a lock on PostgreSQL, the write lock on SQLite), each
of which is whole: interrupted, it goes on where it was.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, and_, delete, exists, func, or_, select, text, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot import turns
from bot.forgetting import forget_soon
from bot.tables import (
    CLOSED,
    ArchivedEvent,
    Conversation,
    DeadLetter,
    HumanRequest,
    Inbound,
    Outbound,
    SavedPlan,
    UsageCount,
)
from bot.transactions import reading, writing

logger = logging.getLogger(__name__)

BATCH = 50  # conversations in one transaction
FEWEST = 10  # conversations behind a count that stays
MERGED = "all"  # as channel and language of counts that were merged
ALL = ""  # as what was asked: every conversation
SETTLED = timedelta(days=7)  # after the last conversation of a month was due to go
EVERY_S = 3600.0
FIRST_S = 60.0
PAUSE_S = 0.2  # between two transactions: others are to have their turn
LOCK = 7_305_002_148  # any number that no other program of the same database uses
_UNTRACKED = {"synchronize_session": False}


@dataclass(frozen=True)
class Terms:
    """How long what is kept. In days: after the last message, and after a request was made."""

    conversation_days: int
    request_days: int


@dataclass(frozen=True)
class Swept:
    """How much went: what was in conversations, plans and requests, and the rows left of conversations long gone."""

    conversations: int = 0
    plans: int = 0
    requests: int = 0
    remains: int = 0

    def __add__(self, other: Swept) -> Swept:
        return Swept(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    def __bool__(self) -> bool:
        return any(astuple(self))


def due(database: Engine, terms: Terms, now: datetime) -> Swept:
    """What would go now; nothing is changed. The rows left over by what goes now are not in it."""
    with reading(database) as session:
        return Swept(
            conversations=_count(session, _old(terms, now)),
            plans=_count(session, select(SavedPlan.token_hash).where(_plan_is_over(now))),
            requests=_count(session, select(HumanRequest.id).where(_request_is_over(terms, now))),
            remains=_count(session, _remains(terms, now)),
        )


def sweep(database: Engine, terms: Terms, now: datetime, pause: Callable[[], bool] = lambda: False) -> Swept:
    """Forget all whose time has come. `pause` is called between two transactions and says whether to stop."""
    swept = Swept()
    while True:
        with writing(database) as session:
            if not _alone(session):
                return swept  # another process is at it
            done = _batch(session, terms, now)
            if done:
                forget_soon(session)
            else:
                _settle_counts(session, terms, now)
        swept += done
        if not done or pause():
            return swept


class Sweeper:
    """Sweeps once an hour in a thread of its own, for as long as the process serves."""

    def __init__(self, database: Engine, terms: Terms, clock: Callable[[], datetime] = lambda: datetime.now(UTC)):
        self._database, self._terms, self._clock = database, terms, clock
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="retention", daemon=True)

    def start(self) -> None:
        """Begin, a minute from now."""
        self._thread.start()

    def stop(self) -> None:
        """Stop after the transaction under way. Blocks: call it off the event loop."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(5)

    def _work(self) -> None:
        wait = FIRST_S
        while not self._stopped.wait(wait):
            wait = EVERY_S
            try:
                swept = sweep(self._database, self._terms, self._clock(), lambda: self._stopped.wait(PAUSE_S))
            except SQLAlchemyError as error:
                logger.error("old conversations could not be forgotten: %s; tried again later", type(error).__name__)
                continue
            if swept:
                logger.info("forgotten: %d conversations, %d plans, %d requests", *astuple(swept)[:3])


def _alone(session: Session) -> bool:
    if session.get_bind().dialect.name != "postgresql":
        return True
    return bool(session.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": LOCK}))


def _batch(session: Session, terms: Terms, now: datetime) -> Swept:
    old = session.scalars(_old(terms, now).limit(BATCH).with_for_update(of=Conversation, skip_locked=True)).all()
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for conversation in old:
        counts.update(_facts(session, conversation))
    session.expunge_all()
    for conversation in old:
        turns.let_go(session, conversation.conversation_id, now)
    _add(session, counts)
    plans = _empty_plans(session, terms, now)
    requests = _delete(session, HumanRequest, _request_is_over(terms, now))
    remains = session.scalars(_remains(terms, now).limit(BATCH)).all()
    for table in (Inbound, DeadLetter, Outbound, Conversation):
        session.execute(delete(table).where(table.conversation_id.in_(remains)), execution_options=_UNTRACKED)
    return Swept(len(old), plans, requests, len(remains))


def _old(terms: Terms, now: datetime) -> Select[tuple[Conversation]]:
    """Conversations whose last message is too long ago, on both sides."""
    cutoff = now - timedelta(days=terms.conversation_days)
    lately = exists().where(Inbound.conversation_id == Conversation.conversation_id, Inbound.received_at >= cutoff)
    return (
        select(Conversation)
        .where(Conversation.erased_at.is_(None), Conversation.created_at < cutoff, Conversation.last_at < cutoff)
        .where(~lately)
        .order_by(Conversation.created_at)
    )


def _plan_is_over(now: datetime) -> ColumnElement[bool]:
    return and_(SavedPlan.expires_at <= now, SavedPlan.body.is_not(None))


def _empty_plans(session: Session, terms: Terms, now: datetime) -> int:
    """Let go of what expired plans showed; for a while a link still says that it has expired."""
    cutoff = now - timedelta(days=terms.conversation_days)
    _delete(session, SavedPlan, or_(SavedPlan.expires_at <= cutoff, SavedPlan.revoked_at <= cutoff))
    done = session.execute(update(SavedPlan).where(_plan_is_over(now)).values(body=None), execution_options=_UNTRACKED)
    return int(done.rowcount)  # type: ignore[attr-defined]


def _request_is_over(terms: Terms, now: datetime) -> ColumnElement[bool]:
    made_before = HumanRequest.created_at < now - timedelta(days=terms.request_days)
    return or_(HumanRequest.state == CLOSED, made_before)


def _remains(terms: Terms, now: datetime) -> Select[tuple[str]]:
    """Conversations that were let go of as long ago again, and to which no plan and no request belongs."""
    cutoff = now - timedelta(days=terms.conversation_days)
    mine = (
        exists().where(table.conversation_id == Conversation.conversation_id) for table in (SavedPlan, HumanRequest)
    )
    return select(Conversation.conversation_id).where(Conversation.erased_at < cutoff, *(~one for one in mine))


def _facts(session: Session, conversation: Conversation) -> set[tuple[str, str, str, str]]:
    """What is counted of a conversation: month of its last message, channel, language and each thing asked, once."""
    language = (conversation.slots or {}).get("language") or conversation.language or "unknown"
    where = f"{conversation.last_at:%Y-%m}", conversation.channel, str(language)
    heard = session.scalars(
        select(ArchivedEvent.body).where(
            ArchivedEvent.conversation_id == conversation.conversation_id, ArchivedEvent.type == "user"
        )
    )
    return {(*where, ALL), *((*where, asked) for body in heard if (asked := _intent(body)))}


def _intent(body: dict[str, Any]) -> str | None:
    name = ((body.get("parse_data") or {}).get("intent") or {}).get("name")
    return str(name)[:60] if name else None


def _add(session: Session, counts: Counter[tuple[str, str, str, str]]) -> None:
    statement = text(
        "INSERT INTO usage_counts (month, channel, language, asked, conversations) "
        "VALUES (:month, :channel, :language, :asked, :n) ON CONFLICT (month, channel, language, asked) "
        "DO UPDATE SET conversations = usage_counts.conversations + :n"
    )
    for (month, channel, language, asked), number in sorted(counts.items()):
        session.execute(
            statement, {"month": month, "channel": channel, "language": language, "asked": asked, "n": number}
        )


def _settle_counts(session: Session, terms: Terms, now: datetime) -> None:
    """Merge, then delete the small counts of months to which nothing can be added any more."""
    last = now - timedelta(days=terms.conversation_days) - SETTLED
    small = (UsageCount.month < f"{last:%Y-%m}", UsageCount.conversations < FEWEST)
    merged: Counter[tuple[str, str, str, str]] = Counter()
    for row in session.scalars(select(UsageCount).where(*small, UsageCount.channel != MERGED)):
        merged[row.month, MERGED, MERGED, row.asked] += row.conversations
    session.expunge_all()
    _delete(session, UsageCount, *small)
    _add(session, Counter({key: number for key, number in merged.items() if number >= FEWEST}))


def _delete(session: Session, table: type[Any], *which: ColumnElement[bool]) -> int:
    done = session.execute(delete(table).where(*which), execution_options=_UNTRACKED)
    return int(done.rowcount)  # type: ignore[attr-defined]


def _count(session: Session, query: Select[Any]) -> int:
    return session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0


def counts(database: Engine) -> Sequence[UsageCount]:
    """The counts that are about ten conversations or more, oldest month first."""
    with reading(database) as session:
        query = select(UsageCount).where(UsageCount.conversations >= FEWEST)
        return session.scalars(
            query.order_by(UsageCount.month, UsageCount.asked, UsageCount.channel, UsageCount.language)
        ).all()
