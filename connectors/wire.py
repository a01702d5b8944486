"""From what the bot said to the JSON of the contract, worded for the channel."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from aiohttp import web
from pydantic import BaseModel

from bot.messages import Message
from connectors.rendering import render


def shown(messages: Iterable[Message], channel: str) -> list[dict[str, Any]]:
    """The messages as the channel shows them, in order, as the contract has them."""
    return [part.model_dump(mode="json") for message in messages for part in render(message, channel)]


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
