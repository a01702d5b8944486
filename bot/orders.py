"""Carries out what an action ordered to be kept (actions.orders), within the transaction of its turn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from actions.orders import ORDER, AddQuestion, AskHuman, DropPlans, KeepPlan
from bot import plans, requests


def carry_out(
    session: Session, conversation_id: str, slots: Mapping[str, Any], contact: str | None, now: datetime
) -> None:
    """Do what the turn's `order` slot says; nothing where there is none. `contact` is what the turn's message gave.

    Raises:
        ValidationError: An action wrote an order that is none: a fault of ours.
    """
    if not slots.get("order"):
        return
    match ORDER.validate_python(slots["order"]):
        case KeepPlan() as order:
            plans.keep(session, conversation_id, order, slots, now)
        case DropPlans():
            plans.revoke(session, conversation_id, now)
        case AskHuman() as order if contact:
            requests.ask(session, conversation_id, order, contact, now)
        case AddQuestion() as order:
            requests.add_question(session, conversation_id, order)


def erase(session: Session, conversation_id: str) -> None:
    """Delete all that was kept by order."""
    plans.erase(session, conversation_id)
    requests.erase(session, conversation_id)
