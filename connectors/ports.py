"""What the gateway needs of the floors below, as it sees it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Protocol

from bot.conversations import ConversationInfo, ConversationView
from bot.couriers import Undelivered
from bot.engine import TurnReport
from bot.messages import Message
from bot.plans import PlanView
from bot.queues import Queue
from pathways.profile import Profile
from pathways.routes import Plan
from pathways.search import OccupationMatch

if TYPE_CHECKING:  # it imports Rasa, which takes seconds
    from bot.understanding import Understanding


class Pathways(Protocol):
    """The pathway database, asked off the event loop."""

    async def plan(self, profile: Profile, limit: int) -> Plan:
        """Routes, near misses and support for a profile whose place may be no more than a name."""

    async def occupations(self, query: str, limit: int, language: str | None) -> Sequence[OccupationMatch]:
        """Occupations by a person's own words, best first."""


class Understander(Protocol):
    """Reads one message, keeps nothing."""

    async def understand(self, text: str, asked: str | None = None, language: str | None = None) -> Understanding:
        """The message's intent, entities and the facts it gives."""


# Says what is not ready in a few words without personal data, or nothing when all is well.
Check = Callable[[], Awaitable[str | None]]


class Observed(Protocol):
    """What there is to see of a process that takes or answers messages."""

    @property
    def model(self) -> str:
        """The name of the dialogue model in use."""

    def observe(self, observer: Callable[[TurnReport], None]) -> None:
        """Be told of each turn; called on any thread."""

    async def queues(self) -> Mapping[str, Queue]:
        """How much waits, and for how long, by queue."""


class Conversations(Observed, Protocol):
    """Takes messages durably and answers them in order."""

    async def create(self, language: str | None, channel: str) -> tuple[str, str]:
        """A new conversation: its id and the token that guards it."""

    async def authorise(self, conversation_id: str, token: str) -> ConversationInfo:
        """The conversation, when the token is its own.

        Raises:
            NotFound: No such conversation.
            Gone: It was erased.
            Forbidden: The token is another's.
        """

    async def post(
        self, conversation_id: str, *, message_id: str, text: str | None = None, payload: str | None = None
    ) -> None:
        """Keep a message to be answered; the same `message_id` again does nothing.

        Raises:
            Invalid: The payload is none of ours.
            Busy: More is waiting than can be answered soon.
        """

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
        """Keep what a person wrote on a channel that knows them by an address; `False` when nothing is to do.

        Raises:
            Invalid: It cannot be taken.
            Busy: More is waiting than can be answered soon.
        """

    async def settle(self, channel: str, address: str, part_id: str, failure: Undelivered | None) -> str:
        """Note what became of a part that was delivered; what came of that, in a word."""

    async def wait(self, conversation_id: str, message_id: str, seconds: float) -> Sequence[Message] | None:
        """What was said back to that message; `None` when it is not answered within so many seconds."""

    async def view(self, conversation_id: str) -> ConversationView:
        """The conversation as it stands."""

    async def messages_since(self, conversation_id: str, cursor: str | None) -> Sequence[Message]:
        """Messages of both sides after the one with that id, in order; all when the id is none of this conversation."""

    def subscribe(self, conversation_id: str) -> AbstractAsyncContextManager[asyncio.Event]:
        """An event of the caller's loop that is set whenever the conversation has something new, or is erased."""

    async def plan(self, token: str) -> PlanView:
        """The plan kept under a link.

        Raises:
            NotFound: No such link.
            Gone: It has expired or was revoked.
        """

    async def erase(self, conversation_id: str) -> None:
        """Erase the person's data."""
