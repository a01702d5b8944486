"""What a channel is: a provider's calls come in by it, and answers go out by it.

In every channel a call is taken in this order: the raw body, then its signature, then what it says; only then is
anything kept, and only then is it acknowledged.
"""

from __future__ import annotations

import math
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import ClassVar

from bot.couriers import Undelivered
from bot.messages import Message
from connectors.rendering import render

# What stands for a message that is no text (a picture, a voice message): it is answered that we cannot help with that.
NO_TEXT = "/out_of_scope"
LONGEST_WAIT_S = 366 * 24 * 3600.0
_DIGITS = re.compile(r"^\d{1,12}$")


class Unsigned(Exception):
    """The call is not shown to be the provider's. The reason is for the log; the caller is told nothing."""


@dataclass(frozen=True)
class Limits:
    """How much a channel bears.

    Attributes:
        parallel: How many messages may be going out at a time.
        deliver_s: How long one may take.
        body_bytes: The largest call that the provider makes; what is larger is refused unread.
    """

    parallel: int = 8
    deliver_s: float = 10.0
    body_bytes: int = 64 * 1024


@dataclass(frozen=True)
class Received:
    """A provider's call as it came. `path` is that of the address called, with its query: some sign it too."""

    path: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    content_type: str


@dataclass(frozen=True)
class Arrival:
    """One message of a person's. `message_id` is the provider's: the same one again changes nothing.

    `payload` stands for a choice; where it is none of ours, `text` counts. `reply_to` is where answers go, if that is
    more than `address`, which says who the person is. `answered` is which of the
    carriers' words (STOP, START, HELP) the provider has taken it for and answered itself.
    """

    address: str = field(repr=False)
    message_id: str
    text: str = field(repr=False)
    payload: str | None = field(default=None, repr=False)
    reply_to: str | None = field(default=None, repr=False)
    answered: str | None = None


@dataclass(frozen=True)
class Receipt:
    """What became of a part that the provider had taken: it arrived, or `failure` says how it did not."""

    address: str = field(repr=False)
    part_id: str
    failure: Undelivered | None = None


class Channel(ABC):
    """One channel, set up for one provider's account."""

    name: ClassVar[str]
    limits = Limits()
    taken: ClassVar[HTTPStatus] = HTTPStatus.NO_CONTENT
    """What a call is acknowledged with."""

    @property
    def parallel(self) -> int:
        """How many messages may be going out at a time."""
        return self.limits.parallel

    @property
    def limit_s(self) -> float:
        """How long one may take."""
        return self.limits.deliver_s

    @abstractmethod
    def verify(self, call: Received, now: datetime) -> None:
        """Check that the call is the provider's.

        Raises:
            Unsigned: It is not.
        """

    @abstractmethod
    def parse(self, call: Received) -> Sequence[Arrival]:
        """The messages in a call that has been verified; none when it tells of something else.

        Raises:
            Problem: It cannot be read.
        """

    def handshake(self, query: Mapping[str, str]) -> str | None:
        """What to answer to a provider that asks, by GET, whether the address is ours; `None` where none asks.

        Raises:
            Unsigned: It does not know what it should.
        """
        return None

    async def notice(self, arrival: Arrival) -> None:  # noqa: B027 - most have nothing to show
        """Show the person that their message was seen and is being answered, where there is such a thing.

        Called on the gateway's loop once the message is kept. That it fails is no harm.

        Raises:
            Undelivered: It could not be shown.
        """

    async def leave(self) -> None:  # noqa: B027 - nor to let go of
        """Let go of the connections that `notice` opened; called on the gateway's loop."""

    def receipts(self, call: Received) -> Sequence[Receipt]:
        """What a call that has been verified and could be read tells of parts delivered before."""
        return ()

    def render(self, message: Message) -> Sequence[Message]:
        """The message as the channel words it, in one part or several."""
        return render(message, self.name)

    @abstractmethod
    async def deliver(self, address: str, part: Message) -> None:
        """Hand one part to the provider, with `part.id` as its idempotency key where there is such a thing.

        Raises:
            Undelivered: see bot.couriers.
        """

    @abstractmethod
    async def close(self) -> None:
        """Let go of connections."""


def retry_after_s(value: str | None, now: datetime) -> float | None:
    """The seconds that a `Retry-After` header asks for (RFC 9110: a number or a date); nothing where it says none."""
    if value is None:
        return None
    value = value.strip()
    if _DIGITS.match(value):
        return min(float(value), LONGEST_WAIT_S)
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return min(float(max(0, math.ceil((moment - now).total_seconds()))), LONGEST_WAIT_S)
