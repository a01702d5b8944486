"""Waking other processes: PostgreSQL tells whoever listens that a message waits, or that a conversation has news.

What is told is told by the transaction that makes it so, and arrives once that has committed. It says only where to
look; who was not listening at that moment looks on coming back, and now and then anyway. On SQLite one process does
all and wakes itself.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

import psycopg
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

logger = logging.getLogger(__name__)

TURNS = "pathguide_turns"  # a message waits for its turn; says nothing more
NEWS = "pathguide_news"  # with a conversation's id: something was said in it, or it was erased
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.1, 5.0
_ROUND_S = 1.0  # how soon a listener notices that it is to stop


def tell_turn(session: Session) -> None:
    """Let all workers know, once this transaction commits, that a message waits."""
    if _tells(session):
        # Equal notices of one transaction are one, and so are those that a listener has not yet read.
        session.execute(text(f"NOTIFY {TURNS}"))


def tell_news(session: Session, conversation_id: str) -> None:
    """Let all gateways know, once this transaction commits, that the conversation has something new."""
    if _tells(session):
        session.execute(text("SELECT pg_notify(:channel, :id)"), {"channel": NEWS, "id": conversation_id})


def _tells(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


class Listener:
    """Hears what is told, on a connection of its own that is made anew whenever it breaks.

    Args:
        database: A PostgreSQL database.
        hear: By channel, what to call with what is said there; on the listener's thread.
        hear_anything: Called after each (re)connection: anything may have happened meanwhile.
    """

    def __init__(
        self, database: Engine, hear: dict[str, Callable[[str], None]], hear_anything: Callable[[], None]
    ) -> None:
        self._database, self._hear, self._hear_anything = database, hear, hear_anything
        self._thread = threading.Thread(target=self._listen, name="listener", daemon=True)
        self._stopping = threading.Event()
        self.listening = False

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Stop listening, within a second; does not wait for it."""
        self._stopping.set()

    def _listen(self) -> None:
        pause = FIRST_PAUSE_S
        while not self._stopping.is_set():
            try:
                with self._connected() as connection:
                    self.listening, pause = True, FIRST_PAUSE_S
                    self._hear_anything()
                    self._follow(connection)
            except (SQLAlchemyError, psycopg.Error) as error:
                if not self._stopping.is_set():
                    logger.warning("no notices are heard (%s): looking now and then", type(error).__name__)
                self._stopping.wait(pause * random.uniform(0.5, 1))  # noqa: S311 - not all processes at the same moment
                pause = min(2 * pause, LONGEST_PAUSE_S)

    def _follow(self, connection: psycopg.Connection[Any]) -> None:
        while not self._stopping.is_set():
            for notice in connection.notifies(timeout=_ROUND_S):
                self._hear[notice.channel](notice.payload)

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection[Any]]:
        with self._database.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.detach()  # closed at the end, not given back to others while it listens
            for channel in self._hear:
                connection.exec_driver_sql(f"LISTEN {channel}")
            try:
                yield cast("psycopg.Connection[Any]", connection.connection.dbapi_connection)
            finally:
                self.listening = False
