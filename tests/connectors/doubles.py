"""A conversation service in memory, for tests of the HTTP edge alone. The real one is used wherever answers matter."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp.test_utils import TestClient, TestServer

from bot.couriers import Undelivered
from bot.errors import Busy, Forbidden, Gone, Invalid, NotFound
from bot.inbox import clean_text
from bot.messages import Choice, Message
from bot.plans import PlanView
from bot.queues import Queue
from connectors.app import init_app
from connectors.channels.channel import Channel
from connectors.settings import GatewaySettings
from pathways.profile import Profile, ProfileUpdate
from pathways.routes import Plan

AT = "2026-01-05T10:00:00.000Z"


@dataclass
class Talk:
    """One conversation of the double."""

    channel: str
    token: str
    messages: list[Message] = field(default_factory=list)
    answers: dict[str, list[Message]] = field(default_factory=dict)
    events: list[asyncio.Event] = field(default_factory=list)
    erased: bool = False


@dataclass
class View:
    """What the double shows of a conversation."""

    profile: dict[str, Any]
    messages: list[Message]
    routes: list[dict[str, Any]]
    support: list[dict[str, Any]]


class MemoryConversations:
    """Echoes what is said, with one choice; `busy` and `silent` make it refuse or never answer."""

    def __init__(self) -> None:
        self.talks: dict[str, Talk] = {}
        self.said: list[tuple[str | None, str | None]] = []
        self.received: list[tuple[str, str, str, str]] = []
        self.payloads: list[str | None] = []
        self.details: list[tuple[str | None, str | None]] = []
        self.settled: list[tuple[str, str, str, Undelivered | None]] = []
        self.busy = False
        self.silent = False
        self.broken: Exception | None = None
        self.plans: dict[str, PlanView | Exception] = {}

    model = "20260105-100000-calm-river"

    def observe(self, observer: Any) -> None:
        self.observer = observer

    async def queues(self) -> dict[str, Queue]:
        if self.broken:
            raise self.broken
        return {"inbox": Queue(3, 1.5), "outbox": Queue(2, 60.0), "dead_letters": Queue(0, 0.0)}

    async def create(self, language: str | None, channel: str) -> tuple[str, str]:
        key = f"c{len(self.talks) + 1}"
        self.talks[key] = Talk(channel, f"token-{key}")
        return key, f"token-{key}"

    async def authorise(self, conversation_id: str, token: str) -> Talk:
        talk = self.talks.get(conversation_id)
        if talk is None:
            raise NotFound
        if talk.token != token:
            raise Forbidden
        if talk.erased:
            raise Gone
        return talk

    async def post(
        self, conversation_id: str, *, message_id: str, text: str | None = None, payload: str | None = None
    ) -> None:
        if self.broken:
            raise self.broken
        if self.busy:
            raise Busy(7)
        if payload is not None and not payload.startswith("/"):
            raise Invalid("payload", "is not a choice of this service")
        talk = self.talks[conversation_id]
        if message_id in talk.answers or self.silent:
            return
        self.said.append((text, payload))
        talk.answers[message_id] = [self.speak(conversation_id, f"You said: {text or payload}")]

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
        if self.broken:
            raise self.broken
        if self.busy:
            raise Busy(7)
        if payload is None:
            clean_text(text)
        self.received.append((channel, address, message_id, text))
        self.payloads.append(payload)
        self.details.append((reply_to, answered))
        return True

    async def settle(self, channel: str, address: str, part_id: str, failure: Undelivered | None) -> str:
        self.settled.append((channel, address, part_id, failure))
        return "arrived" if failure is None else "retried"

    def speak(self, conversation_id: str, text: str) -> Message:
        talk = self.talks[conversation_id]
        number = len(talk.messages) + 1
        message = Message(
            id=f"m{number}", from_="bot", at=AT, text=text, choices=[Choice(title="More", payload="/ask_details")]
        )
        talk.messages.append(message)
        self._wake(talk)
        return message

    async def wait(self, conversation_id: str, message_id: str, seconds: float) -> Sequence[Message] | None:
        return self.talks[conversation_id].answers.get(message_id)

    async def view(self, conversation_id: str) -> View:
        return View({"language": "en"}, self.talks[conversation_id].messages, [], [])

    async def messages_since(self, conversation_id: str, cursor: str | None) -> Sequence[Message]:
        talk = self.talks[conversation_id]
        if talk.erased:
            raise Gone
        ids = [message.id for message in talk.messages]
        return talk.messages[ids.index(cursor) + 1 :] if cursor in ids else list(talk.messages)

    @asynccontextmanager
    async def subscribe(self, conversation_id: str) -> AsyncIterator[asyncio.Event]:
        event = asyncio.Event()
        self.talks[conversation_id].events.append(event)
        yield event
        self.talks[conversation_id].events.remove(event)

    async def erase(self, conversation_id: str) -> None:
        talk = self.talks[conversation_id]
        talk.erased, talk.messages = True, []
        self._wake(talk)

    async def plan(self, token: str) -> PlanView:
        found = self.plans.get(token, NotFound())
        if isinstance(found, Exception):
            raise found
        return found

    def _wake(self, talk: Talk) -> None:
        for event in talk.events:
            event.set()


@dataclass
class Reading:
    """What the double understands."""

    intent: str
    confidence: float
    entities: list[dict[str, Any]]
    profile: ProfileUpdate
    language: str | None


class EchoUnderstander:
    """Understands everything as giving nothing."""

    async def understand(self, text: str, asked: str | None = None, language: str | None = None) -> Reading:
        return Reading("inform", 0.9, [{"entity": "asked", "value": asked}], ProfileUpdate(), language)


class NoPathways:
    """A pathway database with nothing in it; keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    async def plan(self, profile: Profile, limit: int) -> Plan:
        self.asked.append((profile, limit))
        return Plan()

    async def occupations(self, query: str, limit: int, language: str | None) -> list[Any]:
        self.asked.append((query, limit, language))
        return []


@dataclass
class Gateway:
    """The application on its doubles, and a client of it."""

    client: TestClient
    conversations: MemoryConversations
    pathways: NoPathways
    settings: GatewaySettings


@asynccontextmanager
async def running_gateway(
    checks: dict[str, Any] | None = None, channels: Sequence[Channel] = (), **settings: Any
) -> AsyncIterator[Gateway]:
    """The whole application over HTTP on doubles, with these settings."""
    chosen = GatewaySettings(**settings)
    conversations, pathways = MemoryConversations(), NoPathways()
    app = init_app(conversations, EchoUnderstander(), pathways, checks or {}, chosen, channels=channels)
    async with TestClient(TestServer(app)) as client:
        yield Gateway(client, conversations, pathways, chosen)
