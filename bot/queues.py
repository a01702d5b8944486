"""How much waits, and for how long: counts alone, for metrics and for whoever runs the service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, func, select, true
from sqlalchemy.orm import InstrumentedAttribute

from bot.inbox import WAITING
from bot.outbox import IS_DUE
from bot.tables import DeadLetter, Inbound, Outbound
from bot.transactions import reading

INBOX, OUTBOX, DEAD_LETTERS = "inbox", "outbox", "dead_letters"


@dataclass(frozen=True)
class Queue:
    """How many messages wait, and the age of the oldest in seconds; 0 where none does."""

    messages: int
    oldest_s: float


def look(database: Engine, now: datetime) -> Mapping[str, Queue]:
    """Messages that wait for their turn, for their delivery, and for an operator."""
    kinds: dict[str, tuple[InstrumentedAttribute[Any], ColumnElement[bool]]] = {
        INBOX: (Inbound.received_at, WAITING),
        OUTBOX: (Outbound.queued_at, IS_DUE),
        DEAD_LETTERS: (DeadLetter.died_at, true()),
    }
    with reading(database) as session:
        found = {
            name: session.execute(select(func.count(), func.min(since)).where(which)).one()
            for name, (since, which) in kinds.items()
        }
    return {
        name: Queue(number, max(0.0, (now - oldest).total_seconds()) if oldest is not None else 0.0)
        for name, (number, oldest) in found.items()
    }
