"""What the channels that go by Meta have in common: signed calls in, calls with one token out, a window of 24 hours."""

from __future__ import annotations

import hashlib
import re
from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any, ClassVar

from bot.couriers import Permanent
from bot.inbox import ID_LIMIT, TEXT_LIMIT
from bot.messages import Message
from connectors.channels.channel import Arrival, Channel, Limits, Received
from connectors.channels.graph import App, Graph

# Meta's batches can be larger than 300 KB.
LARGEST_CALL_BYTES = 1024 * 1024
# How long after a person's last message they may be answered.
WINDOW = timedelta(hours=24)
_LABEL = re.compile(r"^\d{1,2}\. ")
_ID = re.compile(rf"^[!-~]{{1,{ID_LIMIT}}}$")


class MetaChannel(Channel):
    """One page, account or number, called `account_id` by Meta."""

    limits = Limits(body_bytes=LARGEST_CALL_BYTES)
    taken = HTTPStatus.OK
    called_me: ClassVar[bool] = False
    """Whether calls name the account by `me`: its token says whose it is."""

    def __init__(
        self,
        account_id: str,
        token: str,
        app: App,
        url: str,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ):
        self._account_id = account_id
        self._app = app
        self._now = now
        self._path = f"{'me' if self.called_me else account_id}/messages"
        # One for the delivery's loop and one for the gateway's.
        self._out, self._aside = (
            Graph(url, token, app, parallel=self.parallel, limit_s=self.limit_s, now=now) for _ in range(2)
        )

    def verify(self, call: Received, now: datetime) -> None:
        """Check the signature. It has no time in it; what comes again is known by the id of its message."""
        self._app.verify(call)

    def handshake(self, query: Mapping[str, str]) -> str | None:
        """The challenge, for who knows our token."""
        return self._app.handshake(query)

    @abstractmethod
    def body(self, address: str, part: Message) -> dict[str, Any]:
        """The call that brings one part of what `render` makes."""

    async def deliver(self, address: str, part: Message) -> None:
        """Send one part; never later than Meta lets us answer."""
        if self._now() - datetime.fromisoformat(part.at) > WINDOW:
            raise Permanent("window_closed")
        await self._out.post(self._path, self.body(address, part))

    async def leave(self) -> None:
        """Close the connections of the gateway's loop."""
        await self._aside.close()

    async def close(self) -> None:
        """Close the connections of the delivery's loop."""
        await self._out.close()


def items_of(value: object) -> list[Any]:
    """The items of what should be a list; none where it is not."""
    return value if isinstance(value, list) else []


def tap(address: str, message_id: str, title: str, payload: str) -> Arrival:
    """What a person tapped: `title` is what they saw on it, `payload` what we gave it."""
    words = _LABEL.sub("", title).strip()
    if payload.startswith("/"):
        return Arrival(address, own_id(message_id), words[:TEXT_LIMIT] or "?", payload)
    return Arrival(address, own_id(message_id), (_LABEL.sub("", payload).strip() or words or "?")[:TEXT_LIMIT])


def own_id(message_id: str) -> str:
    """A provider's id of a message, in the form and length that ours may have."""
    return message_id if _ID.match(message_id) else hashlib.sha256(message_id.encode()).hexdigest()
