"""What providers call: the messages that people send on channels come in here."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from http import HTTPStatus

from aiohttp import web

from connectors.bodies import read_raw
from connectors.channels.channel import Received, Unsigned
from connectors.keys import CHANNELS, ENGINE
from connectors.problems import not_found

logger = logging.getLogger(__name__)


async def receive(request: web.Request) -> web.Response:
    """Take what a provider brings: verified, then read, then kept, and only then acknowledged."""
    channel = request.app[CHANNELS].get(request.match_info["channel"])
    if channel is None:
        raise not_found()
    body = await read_raw(request)
    call = Received(str(request.rel_url), request.headers, body, request.content_type)
    try:
        channel.verify(call, datetime.now(UTC))
    except Unsigned as reason:
        logger.warning("%s refused a call: %s", channel.name, reason)
        return web.Response(status=HTTPStatus.FORBIDDEN)
    for arrival in channel.parse(call):
        await request.app[ENGINE].receive(
            channel.name, arrival.address, message_id=arrival.message_id, text=arrival.text
        )
    return web.Response(status=HTTPStatus.NO_CONTENT)
