"""Conversations, what came in, what was said back, the archive of events, plans kept under a link, requests to staff.

Every key leads with `conversation_id`, so the tables can be spread over machines by it as they stand. Times are UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from pathways.db import Base

PENDING, DONE, PARKED = "pending", "done", "parked"
OPEN, CLOSED = "open", "closed"
PULL, PUSH = "pull", "push"
DUE, DELIVERED, DEAD, DROPPED = "due", "delivered", "dead", "dropped"


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone: it is taken off on the way in and put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC before it is stored."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC, with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def table_of(model: type[Base]) -> Table:
    """The model's plain table: statements on it are spared the bookkeeping of objects."""
    return cast(Table, model.__table__)


Json = JSON(none_as_null=True)
ConversationKey = String(36)


class Conversation(Base):
    """One person's conversation on one channel, and all that the next turn needs of it in one row.

    `tail` is the tracker's compacted history (see bot.compaction), `slots` the values that the service itself reads,
    `offered` the choices of the last answer. `version` counts the turns committed; a turn that began on another
    version is dropped. `event_seq` and `outbox_seq` are the last numbers given out. `address` (encrypted) and
    `address_hash` (keyed) are there on channels that know a person by an address (bot.addresses). After an erasure only
    the key, the token's hash and the times are left.
    """

    __tablename__ = "conversations"
    __table_args__ = (Index(None, "channel", "address_hash", unique=True), Index(None, "created_at"))
    conversation_id: Mapped[str] = mapped_column(ConversationKey, primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    language: Mapped[str | None] = mapped_column(String(2))
    channel: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=0)
    event_seq: Mapped[int] = mapped_column(default=0)
    outbox_seq: Mapped[int] = mapped_column(default=0)
    tail: Mapped[list[dict[str, Any]] | None] = mapped_column(Json)
    slots: Mapped[dict[str, Any] | None] = mapped_column(Json)
    offered: Mapped[list[dict[str, Any]] | None] = mapped_column(Json)
    address: Mapped[bytes | None] = mapped_column(LargeBinary)
    address_hash: Mapped[str | None] = mapped_column(String(64))


class Inbound(Base):
    """A message of the person's, kept before it is acknowledged. `state`: pending, done, parked (a sorry was said).

    `error` is the kind of error that parked it, never its text. `attempts` counts turns that failed on it.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("conversation_id", "message_id"),
        Index(
            "ix_inbox_waiting",
            "received_at",
            "conversation_id",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
    )
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.conversation_id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    message_id: Mapped[str] = mapped_column(String(200))
    text: Mapped[str | None] = mapped_column(Text)
    payload: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default=PENDING)
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(200))
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ArchivedEvent(Base):
    """One event of the dialogue, in the form of Rasa's own JSON less what is kept elsewhere or is of no later use."""

    __tablename__ = "events"
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.conversation_id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    type: Mapped[str] = mapped_column(String(40))
    body: Mapped[dict[str, Any]] = mapped_column(Json)


class Outbound(Base):
    """A message of the bot's. `seq` numbers the conversation's, `inbox_seq` is the message it answers.

    `delivery` is `pull` where the person's browser or program fetches it, `push` where a channel brings it: only then
    are the columns after `at` in use (bot.outbox). `state` is due, delivered, dead (see DeadLetter) or dropped by an
    operator. A due message is not tried before `due_at`. `attempts` counts the tries since `queued_at`, `parts_sent`
    what the provider has taken of a message that goes out in parts. `arrived_at` is when a receipt said that the last
    of them is with the person, on channels that have receipts (bot.receipts), `returned` the kind of error of a part
    that came back before all had gone out.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("conversation_id", "id"),
        Index(None, "conversation_id", "inbox_seq"),
        Index(
            "ix_outbox_due",
            "channel",
            "due_at",
            sqlite_where=text("state = 'due'"),
            postgresql_where=text("state = 'due'"),
        ),
        Index(
            "ix_outbox_order",
            "conversation_id",
            "seq",
            sqlite_where=text("state = 'due'"),
            postgresql_where=text("state = 'due'"),
        ),
    )
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.conversation_id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(36))
    inbox_seq: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(Json)
    delivery: Mapped[str] = mapped_column(String(10), default=PULL)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    channel: Mapped[str | None] = mapped_column(String(20))
    state: Mapped[str | None] = mapped_column(String(10))
    attempts: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    parts_sent: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    queued_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    arrived_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    returned: Mapped[str | None] = mapped_column(String(60))


class DeadLetter(Base):
    """A message of the bot's that could not be delivered and waits for an operator. Its words stay in the outbox.

    `id` is the message's; `reason` the kind of the last error (`http_422`, `timeout`, `opted_out`), never its text.
    """

    __tablename__ = "dead_letters"
    __table_args__ = (Index(None, "id"), Index(None, "died_at"))
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.conversation_id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(36))
    channel: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(60))
    attempts: Mapped[int]
    queued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    died_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ErasedMessage(Base):
    """A hash of address and id of a message whose conversation was erased (bot.erased_messages)."""

    __tablename__ = "erased_messages"
    __table_args__ = (Index(None, "at"),)
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Consent(Base):
    """Whether a person takes messages on a channel that carriers bring (bot.consents); it outlives an erasure.

    The person is known by the keyed hash of their address alone. `given_at` is when they first wrote, or last asked to
    start again; while `withdrawn_at` is set nothing is sent but the first message that answers the one numbered
    `confirmation`.
    """

    __tablename__ = "consents"
    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    address_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    given_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    confirmation: Mapped[int | None]


class SavedPlan(Base):
    """A plan that whoever has its link may read until it expires or is revoked; of the link only a hash is kept.

    `body` is what the page shows (bot.plans.PlanBody); it is empty once the plan is revoked or has expired.
    """

    __tablename__ = "saved_plans"
    __table_args__ = (UniqueConstraint("token_hash"), Index(None, "expires_at"))
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.conversation_id"), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    language: Mapped[str] = mapped_column(String(2))
    body: Mapped[dict[str, Any] | None] = mapped_column(Json)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class HumanRequest(Base):
    """A person's wish that staff contact them, with their consent in the words they saw.

    `summary` is what a counselor would want to read (bot.requests.Summary). `state` is open or closed; closing removes
    the contact, which is encrypted (bot.secrecy).
    """

    __tablename__ = "human_requests"
    __table_args__ = (Index(None, "state", "created_at"),)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.conversation_id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    language: Mapped[str] = mapped_column(String(2))
    county: Mapped[str | None] = mapped_column(String(40))
    area: Mapped[str | None] = mapped_column(String(300))
    contact: Mapped[bytes | None] = mapped_column(LargeBinary)
    question: Mapped[str | None] = mapped_column(Text)
    consent: Mapped[str] = mapped_column(Text)
    consent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    summary: Mapped[dict[str, Any]] = mapped_column(Json)
    state: Mapped[str] = mapped_column(String(10), default=OPEN)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Seal(Base):
    """One row: the seed of the keyed hashes, encrypted; that it opens shows that the keys are right (bot.secrecy)."""

    __tablename__ = "seal"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seed: Mapped[bytes] = mapped_column(LargeBinary)


class UsageCount(Base):
    """How many conversations that are no longer kept asked for something (an intent; "": any), see bot.retention."""

    __tablename__ = "usage_counts"
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    language: Mapped[str] = mapped_column(String(10), primary_key=True)
    asked: Mapped[str] = mapped_column(String(60), primary_key=True)
    conversations: Mapped[int]
