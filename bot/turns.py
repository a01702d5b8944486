"""A turn as one database transaction: what it writes commits together with the message it answers, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, text, update
from sqlalchemy.orm import Session

from bot import erased_messages, inbox, orders, outbox, wakeups
from bot.dialogue import Answer, Snapshot
from bot.inbox import Claim
from bot.messages import Said
from bot.private import blot
from bot.tables import ArchivedEvent, Conversation, Inbound


class Overtaken(Exception):
    """The conversation is not as the turn read it (another turn, or an erasure): nothing may be written."""


def snapshot(conversation: Conversation) -> Snapshot:
    """What the dialogue needs of a conversation's row."""
    return Snapshot(
        conversation_id=conversation.conversation_id,
        channel=conversation.channel,
        language=conversation.language,
        tail=conversation.tail,
        slots=conversation.slots or {},
        offered=conversation.offered or [],
    )


def commit_answer(session: Session, claim: Claim, answer: Answer, now: datetime) -> None:
    """Write a turn. Call within `committing`.

    Raises:
        Overtaken: see there.
    """
    conversation, message = claim.conversation, claim.message
    first = conversation.event_seq + 1
    _advance(
        session,
        claim,
        now,
        outbox_seq=conversation.outbox_seq + len(answer.said),
        event_seq=conversation.event_seq + len(answer.events),
        tail=answer.tail,
        slots=answer.slots,
        offered=answer.offered,
    )
    if answer.events:
        session.execute(
            insert(ArchivedEvent),
            [
                {"conversation_id": conversation.conversation_id, "seq": seq, "type": body["event"], "body": body}
                for seq, body in enumerate(answer.events, start=first)
            ],
        )
    outbox.write(session, conversation, message, answer.said, now)
    inbox.finish(session, message, now, text=answer.heard.text if answer.heard else None)
    contact = answer.heard.contact if answer.heard else None
    orders.carry_out(session, conversation.conversation_id, answer.slots, contact, now)
    wakeups.tell_news(session, conversation.conversation_id)
    if answer.erase:
        erase(session, conversation.conversation_id, now, farewell_to=message.seq)


def commit_sorry(session: Session, claim: Claim, sorry: Sequence[Said], kind: str, now: datetime) -> None:
    """Park a message that no turn could answer, and say so. The dialogue stays where it was.

    Raises:
        Overtaken: see there.
    """
    _advance(session, claim, now, outbox_seq=claim.conversation.outbox_seq + len(sorry))
    outbox.write(session, claim.conversation, claim.message, sorry, now)
    text = claim.message.text
    inbox.finish(session, claim.message, now, error=kind, text=blot(text).text if text is not None else None)
    wakeups.tell_news(session, claim.conversation.conversation_id)


def erase(session: Session, conversation_id: str, now: datetime, farewell_to: int | None = None) -> None:
    """Delete all that a person has said and got; what is left says only that there was a conversation.

    `farewell_to` keeps the answer to that message, and its id, so that the person can still be told.
    """
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA secure_delete=ON"))
    mine = {"synchronize_session": False}
    session.execute(
        delete(ArchivedEvent).where(ArchivedEvent.conversation_id == conversation_id), execution_options=mine
    )
    orders.erase(session, conversation_id)
    erased_messages.remember(session, conversation_id, now)
    outbox.erase(session, conversation_id, farewell_to)
    heard = delete(Inbound).where(Inbound.conversation_id == conversation_id)
    if farewell_to is not None:
        heard = heard.where(Inbound.seq != farewell_to)
    session.execute(heard, execution_options=mine)
    session.execute(
        update(Inbound).where(Inbound.conversation_id == conversation_id).values(text=None, payload=None),
        execution_options=mine,
    )
    session.execute(
        update(Conversation)
        .where(Conversation.conversation_id == conversation_id)
        .values(
            tail=None,
            slots=None,
            offered=None,
            language=None,
            address_hash=None,
            erased_at=now,
            version=Conversation.version + 1,
        ),
        execution_options=mine,
    )
    outbox.let_go_of_address(session, conversation_id)
    wakeups.tell_news(session, conversation_id)


def _advance(session: Session, claim: Claim, now: datetime, **values: object) -> None:
    conversation = claim.conversation
    changed = session.execute(
        update(Conversation)
        .where(
            Conversation.conversation_id == conversation.conversation_id,
            Conversation.version == conversation.version,
            Conversation.erased_at.is_(None),
        )
        .values(version=Conversation.version + 1, last_at=now, **values),
        execution_options={"synchronize_session": False},
    )
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Overtaken
