"""From what the bot said to the JSON of the contract, worded for the channel."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from aiohttp import web
from pydantic import BaseModel

from connectors import ports
from connectors.rendering import Choice, OutMessage, render


def rendered(messages: Iterable[ports.Message], channel: str) -> list[OutMessage]:
    """The messages as the channel shows them, in order."""
    return [part for message in messages for part in render(_out(message), channel)]


def message_json(message: OutMessage) -> dict[str, Any]:
    """One message as the contract has it."""
    return {
        "id": message.id,
        "from": message.sender,
        "at": message.at.isoformat(),
        "text": message.text,
        "choices": [{"title": choice.title, "payload": choice.payload} for choice in message.choices],
        "cards": list(message.cards),
    }


def json_response(body: BaseModel | dict[str, Any], status: int = 200, **headers: str) -> web.Response:
    """A JSON answer; a header's name is written with underscores: `Retry_After`."""
    value = body.model_dump(mode="json") if isinstance(body, BaseModel) else body
    return web.Response(
        body=json.dumps(value, ensure_ascii=False, allow_nan=False).encode(),
        status=status,
        content_type="application/json",
        charset="utf-8",
        headers={name.replace("_", "-"): text for name, text in headers.items()},
    )


def _out(message: ports.Message) -> OutMessage:
    return OutMessage(
        id=str(message.id),
        sender=message.sender,
        at=message.at,
        text=message.text,
        choices=tuple(Choice(choice.title, choice.payload) for choice in message.choices),
        cards=tuple(dict(card) for card in message.cards),
    )
