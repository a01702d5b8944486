"""How fast one number may send: so many segments a second, as carriers allow it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


class Pace:
    """Lets each sender's messages go one after the other, as far apart as their segments take. For one event loop."""

    def __init__(
        self,
        per_second: float,
        clock: Callable[[], float] = lambda: asyncio.get_running_loop().time(),
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ):
        self._per_second = per_second
        self._clock = clock
        self._sleep = sleep
        self._free_at: dict[str, float] = {}

    async def wait(self, sender: str, segments: int) -> None:
        """Wait until a message of so many segments may go out from a sender."""
        now = self._clock()
        begin = max(now, self._free_at.get(sender, now))
        self._free_at[sender] = begin + segments / self._per_second
        if begin > now:
            await self._sleep(begin - now)
