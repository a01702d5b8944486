"""Requests for a human: passed on with the person's consent, listed for staff, closed by them, erased with the rest."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.orm import Session

from actions.orders import AddQuestion, AskHuman, Line
from bot.errors import NotFound
from bot.forgetting import forget_soon
from bot.secrecy import secrecy_of
from bot.tables import CLOSED, OPEN, HumanRequest
from bot.transactions import reading, writing
from pathways.routes import Route


class Summary(BaseModel):
    """What a counselor would want to read before calling, in English."""

    about: list[Line]
    routes: list[Route]
    open_questions: list[str]


@dataclass(frozen=True)
class Request:
    """An open request as staff see it."""

    id: str
    created_at: datetime
    language: str
    county: str | None
    area: str | None
    contact: str | None = field(repr=False)
    question: str | None = field(repr=False)
    consent: str
    consent_at: datetime
    summary: Summary = field(repr=False)


def ask(session: Session, conversation_id: str, order: AskHuman, contact: str, now: datetime) -> None:
    """Keep a request; an earlier one of the same conversation that is still open gives way to it."""
    session.execute(
        delete(HumanRequest).where(HumanRequest.conversation_id == conversation_id, HumanRequest.state == OPEN),
        execution_options={"synchronize_session": False},
    )
    summary = Summary(about=list(order.about), routes=list(order.routes), open_questions=list(order.open_questions))
    session.execute(
        insert(HumanRequest).values(
            conversation_id=conversation_id,
            id=str(uuid.uuid4()),
            created_at=now,
            language=order.language,
            county=order.county,
            area=order.area,
            contact=secrecy_of(session).encrypt(contact.encode()),
            question=None,
            consent=order.consent,
            consent_at=now,
            summary=summary.model_dump(mode="json"),
            state=OPEN,
        )
    )


def add_question(session: Session, conversation_id: str, order: AddQuestion) -> None:
    """Add what the person wants to know to their open request."""
    session.execute(
        update(HumanRequest)
        .where(HumanRequest.conversation_id == conversation_id, HumanRequest.state == OPEN)
        .values(question=order.question),
        execution_options={"synchronize_session": False},
    )


def erase(session: Session, conversation_id: str) -> None:
    """Delete a conversation's requests."""
    session.execute(
        delete(HumanRequest).where(HumanRequest.conversation_id == conversation_id),
        execution_options={"synchronize_session": False},
    )


def open_requests(database: Engine) -> Sequence[Request]:
    """The requests that nobody has closed, oldest first."""
    with reading(database) as session:
        secrecy = secrecy_of(session)
        rows = session.scalars(
            select(HumanRequest).where(HumanRequest.state == OPEN).order_by(HumanRequest.created_at, HumanRequest.id)
        )
        return [
            Request(
                id=row.id,
                created_at=row.created_at,
                language=row.language,
                county=row.county,
                area=row.area,
                contact=None if row.contact is None else secrecy.decrypt(row.contact).decode(),
                question=row.question,
                consent=row.consent,
                consent_at=row.consent_at,
                summary=Summary.model_validate(row.summary),
            )
            for row in rows
        ]


def close(database: Engine, request_id: str, now: datetime) -> None:
    """Close a request and let go of the contact.

    Raises:
        NotFound: No open request has that id.
    """
    with writing(database) as session:
        changed = session.execute(
            update(HumanRequest)
            .where(HumanRequest.id == request_id, HumanRequest.state == OPEN)
            .values(state=CLOSED, closed_at=now, contact=None),
            execution_options={"synchronize_session": False},
        )
        if changed.rowcount != 1:  # type: ignore[attr-defined]
            raise NotFound
        forget_soon(session)
