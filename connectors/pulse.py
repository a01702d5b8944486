"""One clock for all open streams: it keeps idle ones open, looks in on them now and then, and ends them at the end.

A stream waits for news of its conversation alone. With timers and tasks of its own each, twenty thousand idle streams
would cost more than the people who talk.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from aiohttp import web

from connectors.keys import CLOSING, PULSE, SETTINGS

GROUPS = 20  # a round of the clock reaches one group of streams, so that they do not all want something at once
# Another process may have answered and its notice been lost. Seldom: each look asks the database.
LOOK_AGAIN_BEATS = 20


class Stream(Protocol):
    """What the clock needs of an open stream."""

    news: asyncio.Event

    async def beat(self) -> None:
        """Write a sign of life, unless something was written since the last."""


class Pulse:
    """The clock of one gateway. `seconds` is the time between two beats of a stream."""

    def __init__(self, seconds: float, closing: asyncio.Event):
        self._seconds, self._closing = seconds, closing
        self._groups: list[set[Stream]] = [set() for _ in range(GROUPS)]

    @contextmanager
    def on(self, stream: Stream) -> Iterator[None]:
        """Have the stream beat for as long as the block runs."""
        group = min(self._groups, key=len)
        group.add(stream)
        try:
            yield
        finally:
            group.discard(stream)

    async def run(self) -> None:
        """Beat until the service closes, then wake all streams."""
        rounds = 0
        while not self._closing.is_set():
            rounds += 1
            beat, number = divmod(rounds, GROUPS)
            await self._reach(self._groups[number], look=(beat + number) % LOOK_AGAIN_BEATS == 0)
            with suppress(TimeoutError):
                async with asyncio.timeout(self._seconds / GROUPS):
                    await self._closing.wait()
        for group in self._groups:
            for stream in group:
                stream.news.set()

    async def _reach(self, group: set[Stream], look: bool) -> None:
        for stream in list(group):
            if look:
                stream.news.set()
            with suppress(ConnectionError):  # its handler is told as well, and ends
                await stream.beat()


async def pulse(app: web.Application) -> AsyncIterator[None]:
    """The application's clock, from start to cleanup."""
    app[PULSE] = Pulse(app[SETTINGS].heartbeat_seconds, app[CLOSING])
    running = asyncio.create_task(app[PULSE].run())
    yield
    await running
