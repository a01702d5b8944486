"""A thread with an event loop of its own, for work that must not hold up the network's, and threads for what blocks."""

from __future__ import annotations

import asyncio
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


class LoopThread(ABC):
    """Runs `_serve` from `start` until `_stopping` is set.

    Args:
        name: The thread's.
        beside: The name of the threads that block, and how many there are.
    """

    def __init__(self, name: str, beside: tuple[str, int]):
        self._pool = ThreadPoolExecutor(beside[1], thread_name_prefix=beside[0])
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._loop = asyncio.new_event_loop()
        self._stopping = False

    @abstractmethod
    async def _serve(self) -> None:
        """Work until `_stopping` is set, then finish what is under way."""

    @abstractmethod
    def _look_up(self) -> None:
        """Have `_serve` look at what there is to do, or that it is to stop; on the loop."""

    @abstractmethod
    def _under_way(self) -> Iterable[asyncio.Task[None]]:
        """What is being done now."""

    def start(self) -> None:
        """Begin to work, first on what an earlier process left unfinished."""
        self._thread.start()

    def wake(self) -> None:
        """Say that there is something to do; from any thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._look_up)

    def stop(self, limit_s: float) -> None:
        """Take nothing more, finish what is under way, and give back what takes longer than `limit_s`. Blocks."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._begin_stop, limit_s)
            self._thread.join(limit_s + 1)

    def _begin_stop(self, limit_s: float) -> None:
        self._stopping = True
        self._look_up()
        self._loop.call_later(limit_s, self._give_back)

    def _give_back(self) -> None:
        for task in self._under_way():
            task.cancel()

    def _work(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._pool.shutdown(wait=False)
            self._loop.close()

    async def _in_pool(self, work: Callable[..., Result], *arguments: Any) -> Result:
        return await self._loop.run_in_executor(self._pool, work, *arguments)
