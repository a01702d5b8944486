"""The channel `webhook`: an agency's own system, over calls signed by the Standard Webhooks specification.

It posts what a person wrote to us and gets the answers posted to an address of its own (docs/channels/webhook.md).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.couriers import OptedOut, Permanent, Temporary
from bot.messages import Message
from connectors.bodies import only_json, parse_body
from connectors.channels.channel import Arrival, Channel, Limits, Received, retry_after_s
from connectors.channels.client import Client
from connectors.channels.standard_webhooks import Signer
from connectors.schemas import MESSAGE_ID, Text, without_nul

# The message itself is at fault: the same again would be refused again. Anything else may be put right meanwhile.
_NEVER = frozenset({400, 413, 415, 422})
_BUSY = frozenset({429, 503})


class WebhookMessage(BaseModel):
    """What a person wrote, as the other system posts it. `from` is its own name for the person, always the same."""

    model_config = ConfigDict(extra="forbid")

    from_: Annotated[str, Field(alias="from", min_length=1, max_length=200), AfterValidator(without_nul)]
    message_id: Annotated[str, Field(pattern=MESSAGE_ID.pattern)]
    text: Text


class Webhook(Channel):
    """One other system. `now` is for the time of a signature."""

    name: ClassVar[str] = "webhook"
    limits = Limits()

    def __init__(self, url: str, signer: Signer, now: Callable[[], datetime] = lambda: datetime.now(UTC)):
        self._url = url
        self._signer = signer
        self._now = now
        self._client = Client(limit_s=self.limit_s, headers={}, parallel=self.parallel)

    def verify(self, call: Received, now: datetime) -> None:
        """Check the signature and its age."""
        self._signer.verify(call.headers, now, call.body)

    def parse(self, call: Received) -> Sequence[Arrival]:
        """The one message of a call."""
        only_json(call.content_type)
        said = parse_body(call.body, WebhookMessage)
        return [Arrival(said.from_, said.message_id, said.text)]

    async def deliver(self, address: str, part: Message) -> None:
        """Post one message; any 2xx means that it was taken."""
        body = json.dumps(outgoing(address, part), ensure_ascii=False).encode()
        headers = self._signer.headers(part.id, self._now(), body) | {"Content-Type": "application/json"}
        async with self._client.post(self._url, data=body, headers=headers) as answer:
            status, wait = answer.status, answer.headers.get("Retry-After")
        if status in range(200, 300):
            return
        if status == HTTPStatus.GONE:
            raise OptedOut(f"http_{status}")
        if status in _NEVER:
            raise Permanent(f"http_{status}")
        raise Temporary(f"http_{status}", retry_after_s(wait, self._now()), everybody=status in _BUSY)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


def outgoing(address: str, message: Message) -> dict[str, Any]:
    """The body of a call that goes out. `text` alone says enough: the choices stand numbered in it."""
    choices = [{"number": number, "title": choice.title} for number, choice in enumerate(message.choices, 1)]
    lines = [message.text, *(f"{choice['number']} {choice['title']}" for choice in choices)]
    link = next((card["url"] for card in message.cards if card.get("kind") == "link"), None)
    return {
        "type": "message",
        "timestamp": message.at,
        "data": {
            "id": message.id,
            "to": address,
            "text": "\n".join(line for line in lines if line),
            "choices": choices,
            "link": link,
        },
    }
