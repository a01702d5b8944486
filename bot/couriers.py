"""What the delivery loop needs of a channel, and how a try to deliver may end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.messages import Message


class Undelivered(Exception):
    """A message did not arrive. `kind` says why in one word (`http_503`, `timeout`), never with anybody's words."""

    def __init__(self, kind: str):
        super().__init__(kind)
        self.kind = kind


class Temporary(Undelivered):
    """It may arrive later. `retry_after_s` is how long the provider asks to be left alone, if it says so.

    `everybody` is whether that concerns all of the channel's messages, not only this one.
    """

    def __init__(self, kind: str, retry_after_s: float | None = None, *, everybody: bool = False):
        super().__init__(kind)
        self.retry_after_s = retry_after_s
        self.everybody = everybody


class NotNow(Undelivered):
    """It may not be sent at this hour, but in so many seconds; nothing was tried."""

    def __init__(self, kind: str, wait_s: float):
        super().__init__(kind)
        self.wait_s = wait_s


class Permanent(Undelivered):
    """It will never arrive as it is."""


class OptedOut(Undelivered):
    """The person takes no messages any more: nothing that waits for them may be sent."""


class Unwanted(Undelivered):
    """The person had said before that they want no messages: it was not tried."""


class Courier(Protocol):
    """A channel as the way out. `deliver` is called on the delivery's event loop, and so is `close`, at the end."""

    @property
    def name(self) -> str:
        """The channel's name, as conversations have it."""

    @property
    def parallel(self) -> int:
        """How many messages may be under way at a time."""

    @property
    def limit_s(self) -> float:
        """How long one may take."""

    def render(self, message: Message) -> Sequence[Message]:
        """The message as the channel words it: one part or several, always the same for the same message."""

    async def deliver(self, address: str, part: Message) -> None:
        """Hand one part to the provider; `part.id` is the same at each try, so that the provider can tell.

        Raises:
            Undelivered: It did not arrive. Whatever else is raised counts as temporary.
        """

    async def close(self) -> None:
        """Let go of connections."""


@dataclass(frozen=True)
class DeliveryReport:
    """How a try went, for metrics. `outcome` is delivered, retried, postponed, dead, opted_out or outage.

    `error` is its kind, `waited_s` is the time from the turn to this outcome, `took_s` that of the try.
    """

    channel: str
    outcome: str
    error: str | None
    waited_s: float
    took_s: float
