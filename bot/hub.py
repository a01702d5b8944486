"""Wakes whoever waits for a conversation, from whatever thread something happened in it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_Waiter = tuple[asyncio.AbstractEventLoop, asyncio.Event]


class Hub:
    """The waiters of this process, by conversation. What changed they read from the database."""

    def __init__(self) -> None:
        self._waiters: dict[str, set[_Waiter]] = {}
        self._guard = threading.Lock()

    @contextmanager
    def subscribe(self, conversation_id: str) -> Iterator[asyncio.Event]:
        """An event of the running loop that is set after each change, for as long as the block runs."""
        waiter = (asyncio.get_running_loop(), asyncio.Event())
        with self._guard:
            self._waiters.setdefault(conversation_id, set()).add(waiter)
        try:
            yield waiter[1]
        finally:
            with self._guard:
                others = self._waiters[conversation_id]
                others.discard(waiter)
                if not others:
                    del self._waiters[conversation_id]

    def publish(self, conversation_id: str) -> None:
        """Wake everyone who waits for the conversation; from any thread."""
        with self._guard:
            waiters = list(self._waiters.get(conversation_id, ()))
        for loop, event in waiters:
            if not loop.is_closed():
                loop.call_soon_threadsafe(event.set)

    def publish_all(self) -> None:
        """Wake everyone: something may have happened anywhere; from any thread."""
        with self._guard:
            waited_for = list(self._waiters)
        for conversation_id in waited_for:
            self.publish(conversation_id)
