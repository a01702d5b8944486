"""What comes in on channels that know a person by an address: whose it is, and whether it has come before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine

from bot import addresses, consents, erased_messages, inbox, outbox
from bot.carriers import CARRIED, Word, word_of
from bot.errors import Gone
from bot.transactions import reading, writing

_TRIES = 3


@dataclass(frozen=True)
class Incoming:
    """A message as a channel brings it: see connectors.channels.channel.Arrival."""

    channel: str
    address: str = field(repr=False)
    id: str
    text: str | None = field(repr=False)
    payload: str | None = field(default=None, repr=False)
    reply_to: str | None = field(default=None, repr=False)
    answered: str | None = None


def take(database: Engine, message: Incoming, now: datetime, is_ours: Callable[[str], bool] = lambda _: True) -> bool:
    """Keep a message in the conversation of its address; `False` when there is nothing to do.

    That is so when it has been taken before, and, on channels that carriers bring, when the person has opted out: then
    only a word to start again is taken. Such words count before anything is understood, whatever the conversation is
    about; an opt-out counts from here on, its confirmation is a turn's. `is_ours` tells payloads of this model.

    Raises:
        Busy: too many messages wait.
    """
    with reading(database) as session:
        address_hash = addresses.hash_of(session, message.channel, message.address)
        if erased_messages.holds(session, address_hash, message.id):
            return False
    payload = message.payload
    if message.channel in CARRIED:
        word, heard = _heed(database, message, address_hash, now)
        if not heard:
            return False
        if word is not None and is_ours(word):
            payload = word
    for attempt in range(_TRIES):
        conversation_id = addresses.find_or_create(database, message.channel, message.address, now, message.reply_to)
        try:
            taken = inbox.accept(database, conversation_id, message.id, message.text, payload, now)
        except Gone:
            # Erased meanwhile: the address has no conversation now, and gets a new one.
            if attempt == _TRIES - 1:
                raise
        else:
            if taken:
                _hasten(database, conversation_id, now)
            return taken
    raise AssertionError("unreachable")


def _heed(database: Engine, message: Incoming, address_hash: str, now: datetime) -> tuple[Word | None, bool]:
    """The carriers' word that a message is, with its consequence, and whether the message is to be answered."""
    with reading(database) as session:
        known = consents.find(session, message.channel, address_hash)
        stopped = known is not None and known.withdrawn_at is not None
    word = Word.__members__.get(message.answered or "") or word_of(message.text or "", stopped)
    if stopped and word is not Word.START:
        return word, False
    if word is Word.STOP:
        with writing(database) as session:
            consents.withdraw(session, message.channel, address_hash, now)
            conversation_id = addresses.find(session, message.channel, message.address)
            if conversation_id is not None:
                outbox.drop_waiting(session, conversation_id)
    elif stopped or known is None:
        with writing(database) as session:
            consents.give(session, message.channel, address_hash, now)
    return word, word in (None, Word.START) or message.answered is None


def _hasten(database: Engine, conversation_id: str, now: datetime) -> None:
    """Who writes is awake and reached: what was put off for them need not wait."""
    with reading(database) as session:
        if not outbox.is_put_off(session, conversation_id, now + outbox.SOON):
            return
    with writing(database) as session:
        outbox.hasten(session, conversation_id, now + outbox.SOON, now)
