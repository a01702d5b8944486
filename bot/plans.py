"""Plans kept under a link: whoever has the address may read them until they expire, are revoked or are erased."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.orm import Session

from actions.orders import KeepPlan, Line
from bot.errors import Gone, NotFound
from bot.tables import SavedPlan
from bot.transactions import reading
from pathways.routes import Route, Support


class PlanBody(BaseModel):
    """What a plan's page shows: what the person has told, in words; routes and support as they were shown."""

    about: list[Line]
    routes: list[Route]
    support: list[Support]
    open_questions: list[str] = []


@dataclass(frozen=True)
class PlanView:
    """A plan as whoever has its link sees it."""

    body: PlanBody
    language: str
    created_at: datetime
    expires_at: datetime


def keep(session: Session, conversation_id: str, order: KeepPlan, slots: Mapping[str, Any], now: datetime) -> None:
    """Keep the plan as it was last shown; whatever has expired is let go of on the occasion."""
    body = PlanBody(
        about=list(order.about),
        routes=[Route.model_validate(one) for one in slots.get("shown_routes") or []],
        support=[Support.model_validate(one) for one in slots.get("shown_support") or []],
        open_questions=list(order.open_questions),
    )
    session.execute(
        update(SavedPlan).where(SavedPlan.expires_at <= now).values(body=None),
        execution_options={"synchronize_session": False},
    )
    session.execute(
        insert(SavedPlan).values(
            conversation_id=conversation_id,
            token_hash=order.token_hash,
            language=order.language,
            body=body.model_dump(mode="json"),
            created_at=now,
            expires_at=now + timedelta(days=order.days),
        )
    )


def revoke(session: Session, conversation_id: str, now: datetime) -> None:
    """Let none of a conversation's links open any more, and let go of what they showed."""
    session.execute(
        update(SavedPlan)
        .where(SavedPlan.conversation_id == conversation_id, SavedPlan.revoked_at.is_(None))
        .values(body=None, revoked_at=now),
        execution_options={"synchronize_session": False},
    )


def erase(session: Session, conversation_id: str) -> None:
    """Delete a conversation's plans."""
    session.execute(
        delete(SavedPlan).where(SavedPlan.conversation_id == conversation_id),
        execution_options={"synchronize_session": False},
    )


def read(database: Engine, token: str, now: datetime) -> PlanView:
    """The plan under a link.

    Raises:
        NotFound: No such link, or its data were deleted.
        Gone: It has expired or was revoked.
    """
    wanted = hashlib.sha256(token.encode()).hexdigest()
    with reading(database) as session:
        row = session.scalars(select(SavedPlan).where(SavedPlan.token_hash == wanted)).one_or_none()
        if row is None:
            raise NotFound
        if row.revoked_at is not None or row.expires_at <= now or row.body is None:
            raise Gone
        return PlanView(PlanBody.model_validate(row.body), row.language, row.created_at, row.expires_at)
