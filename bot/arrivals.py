"""What comes in on channels that know a person by an address: whose it is, and whether it has come before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from bot import addresses, erased_messages, inbox
from bot.errors import Gone
from bot.transactions import reading

_TRIES = 3


def take(
    database: Engine, channel: str, address: str, message_id: str, text: str | None, payload: str | None, now: datetime
) -> bool:
    """Keep a message in the conversation of its address; `False` when it has been taken before: nothing changes then.

    Raises:
        Busy: too many messages wait.
    """
    with reading(database) as session:
        if erased_messages.holds(session, addresses.hash_of(session, channel, address), message_id):
            return False
    for attempt in range(_TRIES):
        conversation_id = addresses.find_or_create(database, channel, address, now)
        try:
            return inbox.accept(database, conversation_id, message_id, text, payload, now)
        except Gone:
            # Erased meanwhile: the address has no conversation now, and gets a new one.
            if attempt == _TRIES - 1:
                raise
    raise AssertionError("unreachable")
