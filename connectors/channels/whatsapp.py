"""The channel `whatsapp`: a number of the WhatsApp Cloud API (docs/channels/whatsapp.md).

Documented at developers.facebook.com/documentation/business-messaging/whatsapp: webhooks/reference/messages,
messages/text-messages, messages/interactive-reply-buttons-messages, messages/interactive-list-messages,
messages/interactive-cta-url-messages, typing-indicators, business-scoped-user-ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, Field, ValidationError

from bot.inbox import TEXT_LIMIT
from bot.messages import Choice, Message
from connectors.bodies import only_json, parse_object
from connectors.channels.cards import Link, cards_of
from connectors.channels.channel import NO_TEXT, Arrival, Receipt, Received
from connectors.channels.graph import failure_of
from connectors.channels.meta import MetaChannel, items_of, own_id, tap
from connectors.labels import label, listed, shortened, units
from connectors.rendering import in_parts
from connectors.splitting import split_numbered

TEXT_UNITS, BODY_UNITS = 4096, 1024
MOST_BUTTONS, BUTTON_UNITS, BUTTON_ID_UNITS = 3, 20, 256
MOST_ROWS, ROW_UNITS, ROW_ID_UNITS, ABOUT_UNITS = 10, 24, 200, 72
# A person whom Meta names by an id of this business alone: they hide their number, or Meta prefers it.
_OWN_USER = re.compile(r"^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$")
# Told by Meta, said by nobody.
_PART = re.compile(r"^[\w-]{1,36}(\.\d{1,3})?$", re.ASCII)
_ARRIVED = frozenset({"delivered", "read"})
_UNSAID = frozenset({"reaction", "system", "request_welcome", "ephemeral"})


class _Text(BaseModel):
    body: str


class _Reply(BaseModel):
    id: str
    title: str = ""


class _Interactive(BaseModel):
    button_reply: _Reply | None = None
    list_reply: _Reply | None = None


class _Button(BaseModel):
    payload: str = ""
    text: str = ""


class _Media(BaseModel):
    caption: str = ""


class _Said(BaseModel):
    id: str
    timestamp: int
    type: str
    number: str = Field("", alias="from")
    user: str = Field("", alias="from_user_id")
    text: _Text | None = None
    interactive: _Interactive | None = None
    button: _Button | None = None
    image: _Media | None = None
    video: _Media | None = None
    document: _Media | None = None


class _Error(BaseModel):
    code: int


class _Status(BaseModel):
    status: str
    number: str = Field("", alias="recipient_id")
    user: str = Field("", alias="recipient_user_id")
    part: str = Field("", alias="biz_opaque_callback_data")
    errors: list[_Error] = []


Shape = TypeVar("Shape", _Said, _Status)


class WhatsApp(MetaChannel):
    """One number; `account_id` is its phone number id."""

    name: ClassVar[str] = "whatsapp"

    def parse(self, call: Received) -> Sequence[Arrival]:
        """What people wrote and tapped, in their order."""
        only_json(call.content_type)
        said = sorted(self._told(call, "messages", _Said), key=lambda message: message.timestamp)
        return [arrival for message in said if (arrival := _arrival(message)) is not None]

    def receipts(self, call: Received) -> Sequence[Receipt]:
        """Which messages of ours have arrived, or have not after all."""
        known = self._told(call, "statuses", _Status)
        return [receipt for status in known if (receipt := _receipt(status)) is not None]

    def _told(self, call: Received, what: str, shape: type[Shape]) -> Iterator[Shape]:
        """What a call tells of our number, of the shape that we can read."""
        for value in self._values(parse_object(call.body)):
            for one in items_of(value.get(what)):
                with suppress(ValidationError):
                    yield shape.model_validate(one)

    def _values(self, told: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        if told.get("object") != "whatsapp_business_account":
            return
        for entry in items_of(told.get("entry")):
            for change in items_of(entry.get("changes")) if isinstance(entry, dict) else ():
                value = change.get("value") if isinstance(change, dict) and change.get("field") == "messages" else None
                if isinstance(value, dict) and self._is_ours(value.get("metadata")):
                    yield value

    def _is_ours(self, metadata: object) -> bool:
        return isinstance(metadata, dict) and metadata.get("phone_number_id") == self._account_id

    def render(self, message: Message) -> Sequence[Message]:
        """The text in as many messages as it takes; under the last the choices as buttons or a list, or a link."""
        text, tapped = message.text.strip(), bool(_buttons(message.choices) or _rows(message.choices))
        if not text or not tapped:
            text, tapped = "\n".join(part for part in (text, listed(message.choices)) if part), False
        limit = BODY_UNITS if tapped or _page(message) else TEXT_UNITS
        texts = split_numbered(text, lambda piece: units(piece) <= limit) or ["…"]
        shown = message if tapped else message.model_copy(update={"choices": []})
        return in_parts(shown, [{"text": text} for text in texts])

    def body(self, address: str, part: Message) -> dict[str, Any]:
        """The call that brings one part of what `render` makes."""
        whom = {"recipient" if _OWN_USER.match(address) else "to": address}
        call = {"messaging_product": "whatsapp", "recipient_type": "individual", **whom}
        if (interactive := _interactive(part)) is not None:
            content = {"type": "interactive", "interactive": {**interactive, "body": {"text": part.text}}}
        else:
            content = {"type": "text", "text": {"body": part.text, "preview_url": False}}
        return {**call, **content, "biz_opaque_callback_data": part.id}

    async def notice(self, arrival: Arrival) -> None:
        """Show that the message was read, and that an answer is being written."""
        read = {"messaging_product": "whatsapp", "status": "read", "message_id": arrival.message_id}
        await self._aside.post(self._path, {**read, "typing_indicator": {"type": "text"}})


def _arrival(said: _Said) -> Arrival | None:
    address = said.user or said.number
    if not address or said.type in _UNSAID:
        return None
    if said.interactive and (reply := said.interactive.button_reply or said.interactive.list_reply):
        return tap(address, said.id, reply.title, reply.id)
    if said.button:
        return tap(address, said.id, said.button.text, said.button.payload or said.button.text)
    media = said.image or said.video or said.document
    text = (said.text.body if said.text else media.caption if media else "").strip()
    return Arrival(address, own_id(said.id), text[:TEXT_LIMIT] or "?", None if text else NO_TEXT)


def _receipt(status: _Status) -> Receipt | None:
    address = status.user or status.number
    if not address or not _PART.match(status.part):
        return None
    if status.status in _ARRIVED:
        return Receipt(address, status.part)
    if status.status == "failed":
        return Receipt(address, status.part, failure_of(status.errors[0].code if status.errors else 1, None, None))
    return None


def _interactive(part: Message) -> dict[str, Any] | None:
    if buttons := _buttons(part.choices):
        return {"type": "button", "action": {"buttons": buttons}}
    if rows := _rows(part.choices):
        return {"type": "list", "action": {"button": f"☰ 1–{len(rows)}", "sections": [{"rows": rows}]}}
    if (page := _page(part)) is None:
        return None
    parameters = {"display_text": shortened(page.title, BUTTON_UNITS), "url": page.target}
    return {"type": "cta_url", "action": {"name": "cta_url", "parameters": parameters}}


def _page(message: Message) -> Link | None:
    """The page to open that a message is about: what it says of routes and services stands in its text."""
    about = message.model_copy(update={"cards": [card for card in message.cards if card.get("kind") == "link"]})
    return next((link for card in cards_of(about, calls=False) for link in card.links), None)


def _buttons(choices: Sequence[Choice]) -> list[dict[str, Any]]:
    """Reply buttons, where all choices can be read on them."""
    titles = [label(number, choice.title) for number, choice in enumerate(choices, 1)]
    if len(choices) > MOST_BUTTONS or any(units(title) > BUTTON_UNITS for title in titles):
        return []
    ids = _ids(choices, BUTTON_ID_UNITS)
    return [
        {"type": "reply", "reply": {"id": key, "title": shortened(title, BUTTON_UNITS)}}
        for key, title in zip(ids, titles, strict=True)
    ]


def _rows(choices: Sequence[Choice]) -> list[dict[str, str]]:
    """Rows of a list, where all choices can be read in them; a long one is in full below its beginning."""
    if len(choices) > MOST_ROWS or any(units(choice.title) > ABOUT_UNITS for choice in choices):
        return []
    rows = []
    for number, (key, choice) in enumerate(zip(_ids(choices, ROW_ID_UNITS), choices, strict=True), 1):
        title = label(number, choice.title)
        about = {"description": shortened(choice.title, ABOUT_UNITS)} if units(title) > ROW_UNITS else {}
        rows.append({"id": key, "title": shortened(title, ROW_UNITS), **about})
    return rows


def _ids(choices: Sequence[Choice], limit: int) -> list[str]:
    """What comes back when a choice is tapped: its payload; its words where that is too long or there twice."""
    ids: list[str] = []
    for number, choice in enumerate(choices, 1):
        usable = units(choice.payload) <= limit and choice.payload not in ids
        ids.append(choice.payload if usable else shortened(label(number, choice.title), limit))
    return ids
