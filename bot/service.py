"""The conversation service: what the gateway asks. Every call is for an event loop and never blocks it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Engine as Database
from sqlalchemy.exc import SQLAlchemyError

from bot import arrivals, conversations, inbox, outbox, plans, queues, receipts
from bot.conversations import ConversationInfo, ConversationView
from bot.couriers import Undelivered
from bot.dialogue import Dialogue
from bot.engine import STOP_LIMIT_S, TURN_LIMIT_S, Engine, TurnReport
from bot.errors import Gone, Invalid
from bot.hub import Hub
from bot.messages import Message
from bot.plans import PlanView
from bot.queues import Queue
from bot.tables import PENDING
from bot.transactions import reading
from bot.wakeups import NEWS, TURNS, Listener

Result = TypeVar("Result")

THREADS = 8  # short writes that wait at the same moment share a commit on SQLite
LOOK_AGAIN_S = 1.0  # another process may have answered, and nothing told us


class ConversationService:
    """Takes messages durably, answers them in order, shows, streams and erases conversations.

    Give it a database whose tables exist and a dialogue; `start` before use, `stop` at the end. On PostgreSQL several
    may serve one database: those with `parallel=0` take and show (gateways), the others answer too.
    """

    def __init__(
        self,
        database: Database,
        dialogue: Dialogue,
        *,
        parallel: int = 4,
        turn_limit_s: float = TURN_LIMIT_S,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ):
        self._database = database
        self._dialogue = dialogue
        self._clock = clock
        self._hub = Hub()
        self._engine = Engine(
            database, dialogue, self._changed, parallel=parallel, turn_limit_s=turn_limit_s, clock=clock
        )
        self._listener: Listener | None = None
        if database.dialect.name == "postgresql":
            hear = {NEWS: self._hub.publish} | ({TURNS: lambda _: self._engine.wake()} if parallel else {})
            self._listener = Listener(database, hear, self._look_at_all)
        self._stopping = False
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="conversations")

    def start(self) -> None:
        """Begin to answer, first what an earlier process left unanswered."""
        if self._listener is not None:
            self._listener.start()
        self._engine.start()

    def finish(self, limit_s: float = STOP_LIMIT_S) -> None:
        """Finish the turns that run, within `limit_s`; messages are still taken. Blocks: call it off the event loop.

        Who waits for an answer that this process will not give is let go.
        """
        self._stopping = True
        self._engine.stop(limit_s)
        self._hub.publish_all()

    def stop(self, limit_s: float = STOP_LIMIT_S) -> None:
        """Finish the turns that run, within `limit_s`, and take nothing more. Blocks."""
        self.finish(limit_s)
        if self._listener is not None:
            self._listener.stop()
        self._pool.shutdown(wait=True)

    def observe(self, observer: Callable[[TurnReport], None]) -> None:
        """Be told of each turn's time by phase and outcome; called on the engine's thread."""
        self._engine.observers.append(observer)

    @property
    def model(self) -> str:
        """The name of the dialogue model in use."""
        return self._dialogue.model

    def use(self, dialogue: Dialogue) -> None:
        """Answer with another model from the next turn on; from any thread."""
        self._dialogue = self._engine.dialogue = dialogue

    async def ready(self) -> str | None:
        """What is not ready, in a few words; `None` when messages are taken and answered."""
        if self._stopping:
            return "is stopping"
        if not self._engine.healthy:
            return "turns are not being run"
        try:
            await self.waiting()
        except SQLAlchemyError as error:
            return f"the inbox cannot be read ({type(error).__name__})"
        return None

    async def queues(self) -> Mapping[str, Queue]:
        """How much waits, and for how long, in the whole database."""
        return await self._do(queues.look, self._database, self._clock())

    async def waiting(self) -> int:
        """How many messages wait for their turn."""
        return await self._do(self._count_waiting)

    async def on_engine(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run something that uses the model where the model is used: on the engine's loop."""
        return await asyncio.wrap_future(self._engine.submit(work))

    async def create(self, language: str | None = None, channel: str = "web") -> tuple[str, str]:
        """A new conversation: its id and the token that guards it.

        Raises:
            Invalid: when the language or the channel is none of ours.
        """
        return await self._do(conversations.create, self._database, language, channel, self._clock())

    async def authorise(self, conversation_id: str, token: str) -> ConversationInfo:
        """The conversation, when the token is its own.

        Raises:
            NotFound, Forbidden, Gone: see bot.errors.
        """
        return await self._do(conversations.authorise, self._database, conversation_id, token)

    async def post(
        self, conversation_id: str, *, message_id: str, text: str | None = None, payload: str | None = None
    ) -> None:
        """Keep a message to be answered; on return it is durable. The same `message_id` again does nothing.

        Raises:
            Invalid: not exactly one of text and payload, or one that cannot be taken.
            NotFound, Gone, Busy: see bot.errors.
        """
        message_id = inbox.clean_id(message_id)
        if (text is None) == (payload is None):
            raise Invalid("text", "or payload must be given, and not both")
        if text is not None:
            text = inbox.clean_text(text)
        if payload is not None:
            payload = inbox.clean_text(payload, "payload")
            self._dialogue.check_payload(payload)
        taken = await self._do(inbox.accept, self._database, conversation_id, message_id, text, payload, self._clock())
        if taken:
            self._engine.wake()

    async def receive(
        self,
        channel: str,
        address: str,
        *,
        message_id: str,
        text: str,
        payload: str | None = None,
        reply_to: str | None = None,
        answered: str | None = None,
    ) -> bool:
        """Keep what a person wrote on a channel that knows them by an address; on return it is durable.

        `False` where there is nothing to do, as for the same `message_id` again. Who has no conversation, or has had it
        erased, gets a new one.
        `payload` stands for a choice; one that is not of this model counts by its `text`. `reply_to` and `answered`:
        see connectors.channels.channel.Arrival.

        Raises:
            Invalid: A text or id that cannot be taken.
            Busy: see bot.errors.
        """
        message_id = inbox.clean_id(message_id)
        said, tapped = (None, payload) if payload and self._is_ours(payload) else (inbox.clean_text(text), None)
        message = arrivals.Incoming(channel, address, message_id, said, tapped, reply_to, answered)
        taken = await self._do(arrivals.take, self._database, message, self._clock(), self._is_ours)
        if taken:
            self._engine.wake()
        return taken

    async def settle(self, channel: str, address: str, part_id: str, failure: Undelivered | None) -> str:
        """Note what became of a part that was delivered: see bot.receipts.settle."""
        return await self._do(receipts.settle, self._database, channel, address, part_id, failure, self._clock())

    async def wait(self, conversation_id: str, message_id: str, seconds: float) -> Sequence[Message] | None:
        """What was said back to a message; `None` when it is not answered within so many seconds.

        Raises:
            Gone: the conversation was erased, or there is no such message.
        """
        end = asyncio.get_running_loop().time() + seconds
        with self._hub.subscribe(conversation_id) as changed:
            while True:
                changed.clear()
                answer = await self._do(self._find_answer, conversation_id, message_id)
                left = end - asyncio.get_running_loop().time()
                if answer is not None or left <= 0 or (self._stopping and not self._engine.healthy):
                    return answer
                try:
                    async with asyncio.timeout(min(left, LOOK_AGAIN_S)):
                        await changed.wait()
                except TimeoutError:
                    continue

    async def view(self, conversation_id: str) -> ConversationView:
        """The conversation as it stands.

        Raises:
            NotFound, Gone: see bot.errors.
        """
        return await self._do(conversations.view, self._database, conversation_id)

    async def messages_since(self, conversation_id: str, cursor: str | None) -> Sequence[Message]:
        """Messages of both sides after the one with that id, in order; all when the id is none of this conversation.

        Raises:
            NotFound, Gone: see bot.errors.
        """
        return await self._do(conversations.messages_since, self._database, conversation_id, cursor)

    @asynccontextmanager
    async def subscribe(self, conversation_id: str) -> AsyncIterator[asyncio.Event]:
        """An event of the caller's loop that is set whenever the conversation has something new, or is erased."""
        with self._hub.subscribe(conversation_id) as changed:
            yield changed

    async def erase(self, conversation_id: str) -> None:
        """Erase the person's data. A turn that runs meanwhile writes nothing.

        Raises:
            NotFound, Gone: see bot.errors.
        """
        await self._do(conversations.erase, self._database, conversation_id, self._clock())
        self._changed(conversation_id)

    async def plan(self, token: str) -> PlanView:
        """The plan kept under a link.

        Raises:
            NotFound: No such link.
            Gone: It has expired or was revoked.
        """
        return await self._do(plans.read, self._database, token, self._clock())

    def _is_ours(self, payload: str) -> bool:
        try:
            self._dialogue.check_payload(inbox.clean_text(payload, "payload"))
        except Invalid:
            return False
        return True

    def _changed(self, conversation_id: str) -> None:
        """Wake who waits for the conversation, unless the database tells us as it tells everyone."""
        if self._listener is None or not self._listener.listening:
            self._hub.publish(conversation_id)

    def _look_at_all(self) -> None:
        self._engine.wake()
        self._hub.publish_all()

    def _find_answer(self, conversation_id: str, message_id: str) -> Sequence[Message] | None:
        with reading(self._database) as session:
            message = inbox.find(session, conversation_id, message_id)
            if message is None:
                raise Gone
            if message.state == PENDING:
                return None
            return outbox.answers_to(session, conversation_id, message.seq)

    def _count_waiting(self) -> int:
        with reading(self._database) as session:
            return inbox.depth(session)

    async def _do(self, work: Callable[..., Result], *arguments: Any) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)
