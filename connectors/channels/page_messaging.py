"""What Messenger and Instagram have in common: events of a page or account come in, the Send API takes what goes out.

Documented at developers.facebook.com/documentation/business-messaging/messenger-platform: webhooks/webhook-events
(messages, messaging_postbacks, message-echoes), send-messages (text, quick-replies, template/generic, sender-actions).
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any, ClassVar

from pydantic import BaseModel, ValidationError

from bot.couriers import Permanent
from bot.inbox import ID_LIMIT, TEXT_LIMIT
from bot.messages import Choice, Message
from connectors.bodies import only_json, parse_object
from connectors.channels.cards import Card, Link, cards_of
from connectors.channels.channel import NO_TEXT, Arrival, Channel, Limits, Received
from connectors.channels.graph import LARGEST_CALL_BYTES, App, Graph
from connectors.labels import label, listed, shortened, units
from connectors.splitting import split_numbered

logger = logging.getLogger(__name__)

WINDOW = timedelta(hours=24)
MOST_REPLIES, REPLY_UNITS, PAYLOAD_UNITS = 13, 20, 1000
MOST_CARDS, CARD_UNITS, MOST_BUTTONS, BUTTON_UNITS = 10, 80, 3, 20
_LABEL = re.compile(r"^\d{1,2}\. ")
_ID = re.compile(rf"^[!-~]{{1,{ID_LIMIT}}}$")


class _Party(BaseModel):
    id: str


class _QuickReply(BaseModel):
    payload: str


class _Said(BaseModel):
    mid: str
    text: str | None = None
    is_echo: bool = False
    is_deleted: bool = False
    quick_reply: _QuickReply | None = None
    attachments: list[Any] = []
    is_unsupported: bool = False


class _Postback(BaseModel):
    mid: str | None = None
    title: str = ""
    payload: str


class _Event(BaseModel):
    sender: _Party
    recipient: _Party
    timestamp: int
    message: _Said | None = None
    postback: _Postback | None = None


class PageMessaging(Channel):
    """One page or account. Its people are known by an id that holds for it alone."""

    kind: ClassVar[str]
    """What Meta calls the thing whose events these are."""
    lists_choices: ClassVar[bool] = False
    """Whether choices stand in the text too: not every app shows the buttons."""
    calls: ClassVar[bool] = False
    """Whether there are buttons that call a number."""
    limits = Limits(body_bytes=LARGEST_CALL_BYTES)
    taken = HTTPStatus.OK

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
        self._out, self._aside = (
            Graph(url, token, app, parallel=self.parallel, limit_s=self.limit_s, now=now) for _ in range(2)
        )

    @classmethod
    def fits(cls, text: str) -> bool:
        """Whether a text is short enough for one message."""
        raise NotImplementedError

    def verify(self, call: Received, now: datetime) -> None:
        """Check the signature. It has no time in it; what comes again is known by the id of its message."""
        self._app.verify(call)

    def handshake(self, query: Mapping[str, str]) -> str | None:
        """The challenge, for who knows our token."""
        return self._app.handshake(query)

    def parse(self, call: Received) -> Sequence[Arrival]:
        """What people wrote and tapped, in their order; echoes, receipts and whatever else Meta tells are left out."""
        only_json(call.content_type)
        told = parse_object(call.body)
        if told.get("object") != self.kind:
            return ()
        events = sorted(self._events(told), key=lambda event: event.timestamp)
        return [arrival for event in events if (arrival := _arrival(event)) is not None]

    def _events(self, told: Mapping[str, Any]) -> Iterator[_Event]:
        for entry in _listed(told.get("entry")):
            for one in _listed(entry.get("messaging")) if isinstance(entry, dict) else ():
                try:
                    event = _Event.model_validate(one)
                except ValidationError:
                    continue
                # Echoes of our own come from us; what is for another account is not ours to answer.
                if event.recipient.id == self._account_id != event.sender.id:
                    yield event

    def render(self, message: Message) -> Sequence[Message]:
        """The text in as many messages as it takes, then the cards; the choices stand under the last of them."""
        cards = cards_of(message, self.calls)[:MOST_CARDS]
        lines = listed(message.choices) if self._must_list(message.choices) else ""
        texts = split_numbered("\n".join(part for part in (message.text.strip(), lines) if part), self.fits)
        if not texts and not cards:
            texts = split_numbered(listed(message.choices), self.fits) or ["…"]
        parts: list[dict[str, Any]] = [{"text": text, "cards": []} for text in texts]
        if cards:
            parts.append({"text": "", "cards": message.cards})
        last = len(parts)
        return [
            message.model_copy(
                update={
                    **part,
                    "id": message.id if number == 1 else f"{message.id}.{number}",
                    "choices": message.choices if number == last else [],
                }
            )
            for number, part in enumerate(parts, 1)
        ]

    def _must_list(self, choices: Sequence[Choice]) -> bool:
        shown = all(units(label(number, choice.title)) <= REPLY_UNITS for number, choice in enumerate(choices, 1))
        return bool(choices) and (self.lists_choices or not shown or len(choices) > MOST_REPLIES)

    def body(self, address: str, part: Message) -> dict[str, Any]:
        """The call that brings one part of what `render` makes."""
        message: dict[str, Any]
        if part.cards:
            elements = [_element(card) for card in cards_of(part, self.calls)[:MOST_CARDS]]
            payload = {"template_type": "generic", "elements": elements}
            message = {"attachment": {"type": "template", "payload": payload}}
        else:
            message = {"text": part.text}
        if part.choices:
            message["quick_replies"] = [
                {
                    "content_type": "text",
                    "title": shortened(label(number, choice.title), REPLY_UNITS),
                    "payload": _payload(choice),
                }
                for number, choice in enumerate(part.choices[:MOST_REPLIES], 1)
            ]
        return {"recipient": {"id": address}, "messaging_type": "RESPONSE", "message": message}

    async def deliver(self, address: str, part: Message) -> None:
        """Send one part; never later than Meta lets us answer."""
        if self._now() - datetime.fromisoformat(part.at) > WINDOW:
            raise Permanent("window_closed")
        await self._out.post(f"{self._account_id}/messages", self.body(address, part))

    async def notice(self, arrival: Arrival) -> None:
        """Show that the message was seen, and that an answer is being written."""
        for action in ("mark_seen", "typing_on"):
            body = {"recipient": {"id": arrival.address}, "sender_action": action}
            await self._aside.post(f"{self._account_id}/messages", body)

    async def leave(self) -> None:
        """Close the connections of the gateway's loop."""
        await self._aside.close()

    async def close(self) -> None:
        """Close the connections of the delivery's loop."""
        await self._out.close()


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _arrival(event: _Event) -> Arrival | None:
    said, tapped = event.message, event.postback
    if tapped is not None:
        message_id = tapped.mid or f"{event.timestamp}.{tapped.payload}"
        return _tap(event.sender.id, message_id, tapped.title, tapped.payload)
    if said is None or said.is_echo or said.is_deleted:
        return None
    if said.quick_reply is not None:
        return _tap(event.sender.id, said.mid, said.text or "", said.quick_reply.payload)
    if said.text and said.text.strip():
        return Arrival(event.sender.id, own_id(said.mid), said.text.strip()[:TEXT_LIMIT])
    if said.attachments or said.is_unsupported:
        return Arrival(event.sender.id, own_id(said.mid), "?", NO_TEXT)
    return None


def _tap(address: str, message_id: str, title: str, payload: str) -> Arrival:
    words = _LABEL.sub("", title).strip()
    if payload.startswith("/"):
        return Arrival(address, own_id(message_id), words[:TEXT_LIMIT] or "?", payload)
    return Arrival(address, own_id(message_id), (payload.strip() or words or "?")[:TEXT_LIMIT])


def own_id(message_id: str) -> str:
    """A provider's id of a message, in the form and length that ours may have."""
    return message_id if _ID.match(message_id) else hashlib.sha256(message_id.encode()).hexdigest()


def _payload(choice: Choice) -> str:
    """What comes back when it is tapped; too long a payload is found again by the title."""
    if units(choice.payload) <= PAYLOAD_UNITS:
        return choice.payload
    return shortened(choice.title, PAYLOAD_UNITS)


def _element(card: Card) -> dict[str, Any]:
    element: dict[str, Any] = {"title": shortened(card.title, CARD_UNITS)}
    if card.subtitle:
        element["subtitle"] = shortened(card.subtitle, CARD_UNITS)
    if card.links:
        element["buttons"] = [_button(link) for link in card.links[:MOST_BUTTONS]]
    return element


def _button(link: Link) -> dict[str, str]:
    title = shortened(link.title, BUTTON_UNITS)
    if link.kind == "web_url":
        return {"type": "web_url", "url": link.target, "title": title}
    return {"type": link.kind, "title": title, "payload": link.target}
