"""Brings what the bot said to people on channels that must bring it: at least once, in order, for as long as it takes.

One thread with an event loop of its own. Each channel has its own places, so a slow provider fills only those of its
channel; a message that failed waits for its next try in the database and takes no place and no memory meanwhile. A try
is taken in one transaction and what came of it is written in another: a process that dies in between leaves a message
that is sent again, under the same id.

When messages to several people fail one after another, it is the provider that is away: then one message at a time is
tried, with pauses, until one gets through.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain

from sqlalchemy import Engine as Database
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.orm import Session

from bot import consents, outbox
from bot.addresses import address_of
from bot.carriers import CARRIED
from bot.couriers import Courier, DeliveryReport, NotNow, OptedOut, Permanent, Temporary, Unwanted
from bot.loop_thread import LoopThread
from bot.outbox import Parcel
from bot.quiet import place_of
from bot.transactions import reading, writing

logger = logging.getLogger(__name__)

STOP_LIMIT_S = 10.0
POLL_S = 1.0  # how often to look for what has become due
GATHER_S = 0.005  # after a delivery: others end soon, and what takes their places is taken together
OUTAGE_PAUSE_S = 1.0
OUTAGES = (OperationalError, InterfaceError, NoConnection)
SUSPICIOUS = 5  # so many people in a row whom nothing reached: the provider is away


@dataclass(frozen=True)
class Patience:
    """How long a message is tried. A try is followed by a pause at random below a bound that doubles each time.

    Attributes:
        first_s: The bound after the first try.
        longest_s: Where the bound stops to grow.
        rest_s: The longest pause of a channel whose provider is away.
        lease: For how long a message that is taken is left to whoever took it.
        give_up: When a message becomes a dead letter, counted from the turn or from when it was requeued.
    """

    first_s: float = 1.0
    longest_s: float = 900.0
    rest_s: float = 30.0
    lease: timedelta = outbox.LEASE
    give_up: timedelta = timedelta(hours=24)

    def bound_s(self, attempts: int) -> float:
        """The bound of the pause after so many tries."""
        return min(self.longest_s, self.first_s * 2.0 ** min(attempts - 1, 40))


class _Lane:
    """One channel's way out: its places, and whether its provider seems to be there."""

    def __init__(self, courier: Courier):
        self.courier = courier
        self.wake = asyncio.Event()
        self.tasks: set[asyncio.Task[None]] = set()
        self._unreached: set[str] = set()  # conversations, never more than SUSPICIOUS
        self._rests = 0
        self._rest_until = 0.0

    @property
    def room(self) -> int:
        """How many more may be taken now."""
        if time.monotonic() < self._rest_until:
            return 0
        return (1 if self.suspicious else self.courier.parallel) - len(self.tasks)

    @property
    def nap_s(self) -> float:
        """How long to wait before looking again, if nothing happens."""
        rest_s = self._rest_until - time.monotonic()
        return rest_s if 0 < rest_s < POLL_S else POLL_S

    @property
    def suspicious(self) -> bool:
        """Whether the provider seems to be away."""
        return len(self._unreached) >= SUSPICIOUS

    def reached(self) -> None:
        """The provider has taken a message, or said that it never will."""
        if self.suspicious:
            logger.warning("%s delivers again", self.courier.name)
        self._unreached.clear()
        self._rests = 0

    def failed(self, conversation_id: str, rest_s: Callable[[int], float]) -> None:
        """A message did not get through; `rest_s` is how long to rest, by how often that was in vain."""
        before = self.suspicious
        if not before:
            self._unreached.add(conversation_id)
        if not self.suspicious:
            return
        if not before:
            logger.warning("%s delivers nothing; one message at a time is tried", self.courier.name)
        self._rests += 1
        self.rest(rest_s(self._rests))

    def rest(self, seconds: float) -> None:
        """Take nothing for so long."""
        self._rest_until = max(self._rest_until, time.monotonic() + seconds)


class Delivery(LoopThread):
    """The delivery of one process. The database must have its keys (bot.secrecy.unlock); `start` it, `stop` it once."""

    def __init__(
        self,
        database: Database,
        couriers: Sequence[Courier],
        *,
        patience: Patience | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        jitter: Callable[[float], float] = lambda bound: random.uniform(0, bound),  # noqa: S311 - no secret
    ):
        super().__init__("delivery", ("delivery", 2))
        self.database = database
        self.observers: list[Callable[[DeliveryReport], None]] = []
        self._couriers = tuple(couriers)
        self._patience = patience or Patience()
        self._clock = clock
        self._jitter = jitter
        self._lanes: list[_Lane] = []

    def stop(self, limit_s: float = STOP_LIMIT_S) -> None:
        """Take nothing more, finish what is under way, and give back what takes longer than `limit_s`. Blocks."""
        super().stop(limit_s)

    async def ready(self) -> str | None:
        """What is not ready, in a few words; `None` when messages are delivered, or there is no channel to do it by."""
        return None if self._thread.is_alive() or not self._couriers else "messages are not being delivered"

    def _look_up(self) -> None:
        for lane in self._lanes:
            lane.wake.set()

    def _under_way(self) -> Iterable[asyncio.Task[None]]:
        return chain.from_iterable(lane.tasks for lane in self._lanes)

    async def _serve(self) -> None:
        self._lanes = [_Lane(courier) for courier in self._couriers]
        if self.database.dialect.name == "sqlite":
            await self._record(lambda session: outbox.release(session, self._clock(), self._patience.lease))
        await asyncio.gather(*(self._keep_open(lane) for lane in self._lanes))

    async def _keep_open(self, lane: _Lane) -> None:
        while not self._stopping:
            lane.wake.clear()
            for parcel in await self._take(lane):
                task = asyncio.create_task(self._bring(lane, parcel))
                lane.tasks.add(task)
                task.add_done_callback(partial(self._done, lane))
            try:
                async with asyncio.timeout(lane.nap_s):
                    await lane.wake.wait()
            except TimeoutError:
                continue
            if lane.tasks:
                await asyncio.sleep(GATHER_S)
        await asyncio.gather(*lane.tasks, return_exceptions=True)
        await lane.courier.close()

    def _done(self, lane: _Lane, task: asyncio.Task[None]) -> None:
        lane.tasks.discard(task)
        lane.wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("a delivery was given up: %s at %s", type(error).__name__, place_of(error))

    async def _take(self, lane: _Lane) -> Sequence[Parcel]:
        if lane.room <= 0:
            return ()
        try:
            return await self._in_pool(self._take_due, lane.courier.name, lane.room)
        except OUTAGES as error:
            logger.error("the database is away: %s", type(error).__name__)
        except Exception as error:  # noqa: BLE001 - a channel must not fall silent by one fault
            logger.error("nothing could be taken: %s at %s", type(error).__name__, place_of(error))
        await asyncio.sleep(OUTAGE_PAUSE_S)
        return ()

    def _take_due(self, channel: str, most: int) -> Sequence[Parcel]:
        now = self._clock()
        with reading(self.database) as session:
            if not outbox.is_due(session, channel, now):
                return ()
        with writing(self.database) as session:
            return outbox.take(session, channel, most, now, self._patience.lease)

    async def _bring(self, lane: _Lane, parcel: Parcel) -> None:
        began = time.perf_counter()
        error = None
        try:
            outcome, error = await self._attempt(lane, parcel)
        except OUTAGES:
            outcome = "outage"  # it is due again when its lease is over
        except asyncio.CancelledError:
            with suppress(*OUTAGES):
                self._write(lambda session: outbox.give_back(session, parcel, self._clock()))
            raise
        waited = (self._clock() - parcel.queued_at).total_seconds()
        report = DeliveryReport(parcel.channel, outcome, error, waited, time.perf_counter() - began)
        for observe in self.observers:
            observe(report)

    async def _attempt(self, lane: _Lane, parcel: Parcel) -> tuple[str, str | None]:
        try:
            await self._send(lane, parcel)
        except Unwanted:
            await self._record(lambda session: outbox.drop(session, parcel))
            return "opted_out", None
        except NotNow as error:
            return await self._put_off(parcel, error.kind, error.wait_s)
        except OptedOut as error:
            lane.reached()
            await self._record(lambda session: consents.withdraw_of(session, parcel.conversation_id, self._clock()))
            return await self._bury(parcel, "opted_out", error.kind, all_waiting=True)
        except Permanent as error:
            lane.reached()
            return await self._bury(parcel, "dead", error.kind)
        except Temporary as error:
            if error.everybody and error.retry_after_s:
                lane.rest(min(error.retry_after_s, self._patience.longest_s))
            return await self._retry(lane, parcel, error.kind, error.retry_after_s or 0)
        except TimeoutError:
            return await self._retry(lane, parcel, "timeout")
        except OUTAGES:
            raise
        except Exception as error:  # noqa: BLE001 - whatever one message does, the next one is delivered
            logger.error("%s could not be tried: %s at %s", parcel.channel, type(error).__name__, place_of(error))
            return await self._retry(lane, parcel, type(error).__name__)
        return "delivered", None

    async def _send(self, lane: _Lane, parcel: Parcel) -> None:
        parts = lane.courier.render(parcel.message)
        for number in range(parcel.parts_sent, len(parts)):
            address = await self._in_pool(self._address, parcel)  # each time: the person may have opted out meanwhile
            async with asyncio.timeout(lane.courier.limit_s):
                await lane.courier.deliver(address, parts[number])
            lane.reached()
            await self._record(partial(self._note_arrival, parcel, number + 1, len(parts)))

    def _note_arrival(self, parcel: Parcel, sent: int, of: int, session: Session) -> None:
        outbox.part_arrived(session, parcel, sent, of, self._clock(), self._patience.lease)

    def _address(self, parcel: Parcel) -> str:
        with reading(self.database) as session:
            address = address_of(session, parcel.conversation_id)
            if parcel.channel in CARRIED and consents.refuses(session, parcel.conversation_id, parcel.seq):
                raise Unwanted("opted_out")
        if address is None:
            raise Permanent("no_address")
        return address

    async def _retry(self, lane: _Lane, parcel: Parcel, kind: str, asked_s: float = 0.0) -> tuple[str, str]:
        """Put off until the pause is over, and not before the provider asks; give up when that would be too late."""
        lane.failed(parcel.conversation_id, self._rest_s)
        pause_s = max(asked_s, self._jitter(self._patience.bound_s(parcel.attempts)))
        return await self._put_off(parcel, kind, pause_s, "retried")

    async def _put_off(self, parcel: Parcel, kind: str, pause_s: float, outcome: str = "postponed") -> tuple[str, str]:
        until = self._clock() + timedelta(seconds=pause_s)
        if until > parcel.queued_at + self._patience.give_up:
            return await self._bury(parcel, "dead", kind)
        await self._record(lambda session: outbox.postpone(session, parcel, until))
        return outcome, kind

    def _rest_s(self, rests: int) -> float:
        return self._jitter(min(self._patience.rest_s, self._patience.bound_s(rests)))

    async def _bury(self, parcel: Parcel, outcome: str, kind: str, all_waiting: bool = False) -> tuple[str, str]:
        logger.error("%s could not bring message %s: %s", parcel.channel, parcel.message.id, kind)
        await self._record(lambda session: outbox.bury(session, parcel, kind, self._clock(), all_waiting=all_waiting))
        return outcome, kind

    async def _record(self, change: Callable[[Session], None]) -> None:
        """Write what came of a try; while the database is away, wait for it as long as the message is ours."""
        until = time.monotonic() + self._patience.lease.total_seconds()
        while True:
            try:
                return await self._in_pool(self._write, change)
            except OUTAGES as error:
                logger.error("the database is away: %s", type(error).__name__)
                if time.monotonic() >= until:
                    raise
                await asyncio.sleep(OUTAGE_PAUSE_S)

    def _write(self, change: Callable[[Session], None]) -> None:
        with writing(self.database) as session:
            change(session)
