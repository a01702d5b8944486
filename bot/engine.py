"""Runs the turns: takes waiting messages, asks the dialogue, commits.

One thread with an event loop of its own, beside the gateway's, so that no turn holds up the network. Rasa and the
actions run on that loop; database work runs in a few threads, so that one turn thinks while another commits. Turns of
one conversation run in order of arrival, one at a time; different conversations alternate. What makes that true is
the database (see bot.inbox.claim and bot.turns): another process on the same database changes nothing in it.

A turn that fails is run once more; if that fails too, the message is parked with the kind of the error and the person
gets the sorry-sentence. A database that is away counts against nobody: messages wait.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import Future
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine as Database
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from actions.database import turn_session
from bot import inbox, turns
from bot.dialogue import Answer, Dialogue
from bot.errors import UnusableModel
from bot.inbox import Claim
from bot.local_actions import ActionFailed
from bot.loop_thread import LoopThread, Result
from bot.messages import Said
from bot.quiet import place_of
from bot.transactions import committing, thinking, writing

logger = logging.getLogger(__name__)

TURN_LIMIT_S = 15.0
STOP_LIMIT_S = 10.0
POLL_S = 1.0  # how often to look for messages that another process accepted
OUTAGE_PAUSE_S = 1.0


@dataclass(frozen=True)
class TurnReport:
    """How a turn went, for metrics. Times in seconds; `outcome` is answered, failed, parked, overtaken or outage.

    `error` is the kind of error that made it fail.
    """

    outcome: str
    waited_s: float
    claim_s: float
    dialogue_s: float
    commit_s: float
    error: str | None = None


@dataclass
class _OpenTurn:
    dialogue: Dialogue  # the one from beginning to end, whatever model comes meanwhile
    claim: Claim
    session: Session
    stack: ExitStack
    claim_s: float
    dialogue_s: float = 0.0
    commit_s: float = 0.0
    error: str | None = None
    guard: threading.Lock = field(default_factory=threading.Lock)  # a turn cut off may still be committing

    @property
    def conversation_id(self) -> str:
        return self.claim.conversation.conversation_id

    def close(self) -> None:
        """Give back what was not committed; when the database is away, it has taken that back itself."""
        with self.guard, suppress(SQLAlchemyError):
            self.stack.close()


class Engine(LoopThread):
    """The thread of one process where the model is used, and turns are run.

    `on_change` is called with a conversation's id after each commit, from any thread. `parallel` is how many turns run
    at a time; with 0 none are, and the model is only asked (a gateway). `dialogue` may be exchanged at any time: turns
    that begin afterwards have the new one.
    """

    def __init__(
        self,
        database: Database,
        dialogue: Dialogue,
        on_change: Callable[[str], None],
        *,
        parallel: int = 4,
        turn_limit_s: float = TURN_LIMIT_S,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ):
        super().__init__("engine", ("turn", parallel + 1))
        self.database = database
        self.dialogue = dialogue
        self.observers: list[Callable[[TurnReport], None]] = []
        self._on_change = on_change
        self._parallel = parallel
        self._turn_limit_s = turn_limit_s
        self._clock = clock
        self._running: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._beat = time.monotonic()

    def start(self) -> None:
        """Begin to work, first on what an earlier process left unfinished."""
        self._beat = time.monotonic()
        super().start()

    def stop(self, limit_s: float = STOP_LIMIT_S) -> None:
        """Take nothing more, finish the turns that run, and give back those that take longer than `limit_s`."""
        if not self._stopping:
            super().stop(limit_s)

    def submit(self, work: Coroutine[Any, Any, Result]) -> Future[Result]:
        """Run something on the engine's loop, where the model may be used; from any thread."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    @property
    def healthy(self) -> bool:
        """Whether turns are being run: the thread lives and is not stuck in one of them."""
        return self._thread.is_alive() and time.monotonic() - self._beat < 2 * self._turn_limit_s

    def _look_up(self) -> None:
        self._wake.set()

    def _under_way(self) -> Iterable[asyncio.Task[None]]:
        return self._tasks

    async def _serve(self) -> None:
        beating = asyncio.create_task(self._keep_beating())
        free = asyncio.Semaphore(self._parallel)
        while not self._stopping:
            if not self._parallel:
                self._wake.clear()  # left set, there would be no rest, and nothing else would run on this loop
                await self._rest()
                continue
            await free.acquire()
            if self._stopping:
                break
            self._wake.clear()
            turn = await self._take()
            if turn is None:
                free.release()
                await self._rest()
                continue
            self._running.add(turn.conversation_id)
            task = asyncio.create_task(self._run(turn))
            self._tasks.add(task)
            task.add_done_callback(lambda done, turn=turn: self._done(done, turn, free))  # type: ignore[misc]
        await asyncio.gather(*self._tasks, return_exceptions=True)
        beating.cancel()

    async def _keep_beating(self) -> None:
        while True:
            self._beat = time.monotonic()
            await asyncio.sleep(1)

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(POLL_S):
                await self._wake.wait()
        except TimeoutError:
            return

    def _done(self, task: asyncio.Task[None], turn: _OpenTurn, free: asyncio.Semaphore) -> None:
        self._tasks.discard(task)
        self._running.discard(turn.conversation_id)
        free.release()
        self._wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("a turn was given back: %s at %s", type(error).__name__, place_of(error))

    async def _take(self) -> _OpenTurn | None:
        try:
            return await self._in_pool(self._open_turn)
        except SQLAlchemyError as error:
            logger.error("no turn can be taken: %s", type(error).__name__)
            await asyncio.sleep(OUTAGE_PAUSE_S)
            return None

    def _open_turn(self) -> _OpenTurn | None:
        began = time.perf_counter()
        with ExitStack() as stack:
            session = stack.enter_context(thinking(self.database))
            dialogue = self.dialogue
            claim = inbox.claim(session, self._running, dialogue.at_hand)
            if claim is None:
                return None
            return _OpenTurn(dialogue, claim, session, stack.pop_all(), time.perf_counter() - began)

    async def _run(self, turn: _OpenTurn) -> None:
        waited = (self._clock() - turn.claim.message.received_at).total_seconds()
        try:
            outcome = await self._attempt(turn)
        finally:
            await self._in_pool(turn.close)
        if outcome in ("failed", "answered", "parked"):
            self._on_change(turn.conversation_id)
        report = TurnReport(outcome, waited - turn.claim_s, turn.claim_s, turn.dialogue_s, turn.commit_s, turn.error)
        for observe in self.observers:
            observe(report)

    async def _attempt(self, turn: _OpenTurn) -> str:
        try:
            answer = await self._think(turn)
            await self._in_pool(self._commit, turn, answer)
        except turns.Overtaken:
            return "overtaken"
        except asyncio.CancelledError:
            raise
        except (ActionFailed, Exception) as error:  # noqa: BLE001 - whatever a message does, the next one is answered
            await self._in_pool(turn.close)
            return await self._fail(turn, error)
        return "answered"

    async def _think(self, turn: _OpenTurn) -> Answer:
        began = time.perf_counter()
        message = turn.claim.message
        reset = turn_session.set(turn.session)
        try:
            async with asyncio.timeout(self._turn_limit_s):
                return await turn.dialogue.answer(
                    turns.snapshot(turn.claim), message.message_id, message.text, message.payload
                )
        finally:
            turn_session.reset(reset)
            turn.dialogue_s = time.perf_counter() - began

    def _commit(self, turn: _OpenTurn, answer: Answer) -> None:
        began = time.perf_counter()
        with turn.guard, committing(turn.session):
            turns.commit_answer(turn.session, turn.claim, answer, self._clock())
        turns.keep_at_hand(turn.dialogue.at_hand, turn.claim, answer)
        turn.commit_s = time.perf_counter() - began

    async def _fail(self, turn: _OpenTurn, error: BaseException) -> str:
        kind = turn.error = error.kind if isinstance(error, ActionFailed) else type(error).__name__
        logger.error("turn %s.%d failed: %s at %s", turn.conversation_id, turn.claim.message.seq, kind, place_of(error))
        if _is_outage(error):
            await asyncio.sleep(OUTAGE_PAUSE_S)
            return "outage"
        try:
            if turn.claim.message.attempts == 0:
                await self._in_pool(self._count_failure, turn)
                return "failed"
            return await self._park(turn, kind)
        except turns.Overtaken:
            return "overtaken"
        except SQLAlchemyError:
            await asyncio.sleep(OUTAGE_PAUSE_S)
            return "outage"

    def _count_failure(self, turn: _OpenTurn) -> None:
        with writing(self.database) as session:
            inbox.count_failure(session, turn.claim.message)

    async def _park(self, turn: _OpenTurn, kind: str) -> str:
        try:
            said = [await turn.dialogue.sorry(turns.snapshot(turn.claim))]
        except UnusableModel as error:
            logger.error("%s", error)
            said = []
        await self._in_pool(self._commit_sorry, turn, said, kind)
        return "parked"

    def _commit_sorry(self, turn: _OpenTurn, said: list[Said], kind: str) -> None:
        with writing(self.database) as session:
            turns.commit_sorry(session, turn.claim, said, kind, self._clock())


def _is_outage(error: BaseException) -> bool:
    """Whether the database, not the message, is at fault."""
    if isinstance(error, (OperationalError, InterfaceError)):
        return True
    return any(isinstance(one, DBAPIError) and one.connection_invalidated for one in (error, error.__cause__))
