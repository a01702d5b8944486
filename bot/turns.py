"""A turn as one database transaction: what it writes commits together with the message it answers, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Update, bindparam, delete, insert, update
from sqlalchemy.orm import Session

from bot import consents, erased_messages, inbox, orders, outbox, wakeups
from bot.at_hand import AtHand, Kept
from bot.dialogue import Answer, Snapshot
from bot.forgetting import forget_soon
from bot.inbox import Claim
from bot.messages import Said
from bot.private import blot
from bot.tables import ArchivedEvent, Conversation, Inbound, table_of

# Statements made once, as in bot.inbox.
_ADVANCE = update(table_of(Conversation)).where(
    Conversation.conversation_id == bindparam("conversation"),
    Conversation.version == bindparam("read_version"),
    Conversation.erased_at.is_(None),
)
_ANSWER_COLUMNS = ("last_at", "outbox_seq", "event_seq", "tail", "slots", "offered")
_ANSWERED = _ADVANCE.values(version=Conversation.version + 1, **{name: bindparam(name) for name in _ANSWER_COLUMNS})
_PARKED = _ADVANCE.values(
    version=Conversation.version + 1, last_at=bindparam("last_at"), outbox_seq=bindparam("outbox_seq")
)
_ARCHIVE = insert(table_of(ArchivedEvent))


class Overtaken(Exception):
    """The conversation is not as the turn read it (another turn, or an erasure): nothing may be written."""


def snapshot(claim: Claim) -> Snapshot:
    """What the dialogue needs of the conversation of a claim."""
    conversation, kept = claim.conversation, claim.kept
    return Snapshot(
        conversation_id=conversation.conversation_id,
        channel=conversation.channel,
        language=conversation.language,
        tail=None if kept else conversation.tail,
        kept=kept.tracker if kept else None,
        slots=kept.slots if kept else conversation.slots or {},
        offered=kept.offered if kept else conversation.offered or [],
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
        _ANSWERED,
        now,
        outbox_seq=conversation.outbox_seq + len(answer.said),
        event_seq=conversation.event_seq + len(answer.events),
        tail=answer.tail,
        slots=answer.slots,
        offered=answer.offered,
    )
    if answer.events:
        session.execute(
            _ARCHIVE,
            [
                {"conversation_id": conversation.conversation_id, "seq": seq, "type": body["event"], "body": body}
                for seq, body in enumerate(answer.events, start=first)
            ],
        )
    outbox.write(session, conversation, message, answer.said, now)
    inbox.finish(session, message, now, text=answer.heard.text if answer.heard else None)
    contact = answer.heard.contact if answer.heard else None
    orders.carry_out(session, conversation.conversation_id, answer.slots, contact, now)
    if answer.slots.get("opted_out"):
        consents.withdraw_of(session, conversation.conversation_id, now, confirmation=message.seq)
    wakeups.tell_news(session, conversation.conversation_id)
    if answer.slots.get("order") or (answer.heard and answer.heard.kinds):
        forget_soon(session)
    if answer.erase:
        erase(session, conversation.conversation_id, now, farewell_to=message.seq)


def keep_at_hand(at_hand: AtHand, claim: Claim, answer: Answer) -> None:
    """Keep what a committed turn left ready for the next one; nothing of a conversation that it erased."""
    conversation = claim.conversation
    if answer.erase or answer.tracker is None:
        at_hand.forget(conversation.conversation_id)
    else:
        kept = Kept(answer.tracker, answer.slots, answer.offered)
        at_hand.keep(conversation.conversation_id, conversation.version + 1, kept)


def commit_sorry(session: Session, claim: Claim, sorry: Sequence[Said], kind: str, now: datetime) -> None:
    """Park a message that no turn could answer, and say so. The dialogue stays where it was.

    Raises:
        Overtaken: see there.
    """
    _advance(session, claim, _PARKED, now, outbox_seq=claim.conversation.outbox_seq + len(sorry))
    outbox.write(session, claim.conversation, claim.message, sorry, now)
    text = claim.message.text
    inbox.finish(session, claim.message, now, error=kind, text=blot(text).text if text is not None else None)
    wakeups.tell_news(session, claim.conversation.conversation_id)


def erase(session: Session, conversation_id: str, now: datetime, farewell_to: int | None = None) -> None:
    """Delete all that a person has said and got; what is left says only that there was a conversation.

    `farewell_to` keeps the answer to that message, its id and, where it has to be sent, the address, so that the person
    can still be told; who writes again from there begins anew.
    """
    orders.erase(session, conversation_id)
    let_go(session, conversation_id, now, farewell_to)


def let_go(session: Session, conversation_id: str, now: datetime, farewell_to: int | None = None) -> None:
    """The same, but plans and requests for a human, which have terms of their own, stay."""
    forget_soon(session)
    mine = {"synchronize_session": False}
    session.execute(
        delete(ArchivedEvent).where(ArchivedEvent.conversation_id == conversation_id), execution_options=mine
    )
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


def _advance(session: Session, claim: Claim, statement: Update, now: datetime, **values: object) -> None:
    conversation = claim.conversation
    key = {"conversation": conversation.conversation_id, "read_version": conversation.version}
    changed = session.execute(statement, {**key, "last_at": now, **values})
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Overtaken
