"""What Messenger and Instagram have in common: events of a page or account come in, the Send API takes what goes out.

Documented at developers.facebook.com/documentation/business-messaging/messenger-platform: webhooks/webhook-events
(messages, messaging_postbacks, message-echoes), send-messages (text, quick-replies, template/generic, sender-actions).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from pydantic import BaseModel, ValidationError

from bot.inbox import TEXT_LIMIT
from bot.messages import Choice, Message
from connectors.bodies import only_json, parse_object
from connectors.channels.cards import Card, Link, cards_of
from connectors.channels.channel import NO_TEXT, Arrival, Received
from connectors.channels.meta import MetaChannel, items_of, own_id, tap
from connectors.labels import label, listed, shortened, units
from connectors.rendering import in_parts
from connectors.splitting import split_numbered

MOST_REPLIES, REPLY_UNITS, PAYLOAD_UNITS = 13, 20, 1000
MOST_CARDS, CARD_UNITS, MOST_BUTTONS, BUTTON_UNITS = 10, 80, 3, 20


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


class PageMessaging(MetaChannel):
    """One page or account. Its people are known by an id that holds for it alone."""

    kind: ClassVar[str]
    """What Meta calls the thing whose events these are."""
    lists_choices: ClassVar[bool] = False
    """Whether choices stand in the text too: not every app shows the buttons."""
    replies_under_cards: ClassVar[bool] = True
    """Whether choices can stand under cards, and not under text alone."""
    calls: ClassVar[bool] = False
    """Whether there are buttons that call a number."""

    @classmethod
    def fits(cls, text: str) -> bool:
        """Whether a text is short enough for one message."""
        raise NotImplementedError

    def parse(self, call: Received) -> Sequence[Arrival]:
        """What people wrote and tapped, in their order; echoes, receipts and whatever else Meta tells are left out."""
        only_json(call.content_type)
        told = parse_object(call.body)
        if told.get("object") != self.kind:
            return ()
        events = sorted(self._events(told), key=lambda event: event.timestamp)
        return [arrival for event in events if (arrival := _arrival(event)) is not None]

    def _events(self, told: Mapping[str, Any]) -> Iterator[_Event]:
        for entry in items_of(told.get("entry")):
            for one in items_of(entry.get("messaging")) if isinstance(entry, dict) else ():
                try:
                    event = _Event.model_validate(one)
                except ValidationError:
                    continue
                # Echoes of our own come from us; what is for another account is not ours to answer.
                if event.recipient.id == self._account_id != event.sender.id:
                    yield event

    def render(self, message: Message) -> Sequence[Message]:
        """The text in as many messages as it takes, and the cards; the choices stand under the last of them."""
        cards = cards_of(message, self.calls)[:MOST_CARDS]
        lines = listed(message.choices) if self._must_list(message.choices) else ""
        texts = split_numbered("\n".join(part for part in (message.text.strip(), lines) if part), self.fits)
        if not texts and not cards:
            texts = split_numbered(listed(message.choices), self.fits) or ["…"]
        parts: list[dict[str, Any]] = [{"text": text, "cards": []} for text in texts]
        if cards:
            under = self.replies_under_cards or not message.choices
            parts.insert(len(parts) if under else len(parts) - 1, {"text": "", "cards": message.cards})
        return in_parts(message, parts)

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

    async def notice(self, arrival: Arrival) -> None:
        """Show that the message was seen, and that an answer is being written."""
        for action in ("mark_seen", "typing_on"):
            body = {"recipient": {"id": arrival.address}, "sender_action": action}
            await self._aside.post(self._path, body)


def _arrival(event: _Event) -> Arrival | None:
    said, tapped = event.message, event.postback
    if tapped is not None:
        message_id = tapped.mid or f"{event.timestamp}.{tapped.payload}"
        return tap(event.sender.id, message_id, tapped.title, tapped.payload)
    if said is None or said.is_echo or said.is_deleted:
        return None
    if said.quick_reply is not None:
        return tap(event.sender.id, said.mid, said.text or "", said.quick_reply.payload)
    if said.text and said.text.strip():
        return Arrival(event.sender.id, own_id(said.mid), said.text.strip()[:TEXT_LIMIT])
    # That somebody mentions the account in a story is told in the same way, and is no message to it.
    mentioned = [one for one in said.attachments if isinstance(one, dict) and one.get("type") == "story_mention"]
    if (said.attachments or said.is_unsupported) and not mentioned:
        return Arrival(event.sender.id, own_id(said.mid), "?", NO_TEXT)
    return None


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
