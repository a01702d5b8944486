"""What providers call: the messages that people send on channels come in here."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus

from aiohttp import web

from bot.couriers import Undelivered
from bot.errors import Invalid
from connectors.bodies import read_raw
from connectors.channels.channel import Arrival, Channel, Received, Unsigned
from connectors.keys import CHANNELS, ENGINE, METRICS, NOTICES
from connectors.problems import not_found

logger = logging.getLogger(__name__)

MOST_NOTICES = 32


async def receive(request: web.Request) -> web.Response:
    """Take what a provider brings: verified, then read, then kept, and only then acknowledged."""
    channel = _channel(request)
    body = await read_raw(request, channel.limits.body_bytes)
    call = Received(str(request.rel_url), request.headers, body, request.content_type)
    try:
        channel.verify(call, datetime.now(UTC))
    except Unsigned as reason:
        logger.warning("%s refused a call: %s", channel.name, reason)
        return web.Response(status=HTTPStatus.FORBIDDEN)
    engine = request.app[ENGINE]
    for arrival in channel.parse(call):
        try:
            new = await engine.receive(
                channel.name,
                arrival.address,
                message_id=arrival.message_id,
                text=arrival.text,
                payload=arrival.payload,
                reply_to=arrival.reply_to,
                answered=arrival.answered,
            )
        except Invalid as error:
            # The same again would be refused again, and with it whatever else the call brings.
            logger.warning("%s brought a message whose %s %s", channel.name, error.field, error.reason)
            continue
        if new:
            request.app[NOTICES].show(channel, arrival)
    for receipt in channel.receipts(call):
        outcome = await engine.settle(channel.name, receipt.address, receipt.part_id, receipt.failure)
        request.app[METRICS].receipt(channel.name, outcome, receipt.failure)
    return web.Response(status=channel.taken)


async def shake_hands(request: web.Request) -> web.Response:
    """Answer a provider that asks whether this address is ours, before it brings anything."""
    channel = _channel(request)
    try:
        answer = channel.handshake(request.query)
    except Unsigned as reason:
        logger.warning("%s refused a handshake: %s", channel.name, reason)
        return web.Response(status=HTTPStatus.FORBIDDEN)
    if answer is None:
        raise web.HTTPMethodNotAllowed(request.method, ["POST"])
    return web.Response(text=answer)


class Notices:
    """Shows people that their message was seen, behind the acknowledgement; what cannot be shown soon is not shown."""

    def __init__(self, most: int = MOST_NOTICES):
        self._most = most
        self._tasks: set[asyncio.Task[None]] = set()

    def show(self, channel: Channel, arrival: Arrival) -> None:
        """Show it, unless too many are under way; returns at once."""
        if len(self._tasks) < self._most:
            task = asyncio.create_task(_show(channel, arrival))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def close(self, channels: Iterable[Channel]) -> None:
        """Give up those under way and let go of their connections."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for channel in channels:
            await channel.leave()


async def _show(channel: Channel, arrival: Arrival) -> None:
    try:
        await channel.notice(arrival)
    except Undelivered as error:
        logger.info("%s could not show that a message was seen: %s", channel.name, error.kind)


def _channel(request: web.Request) -> Channel:
    channel = request.app[CHANNELS].get(request.match_info["channel"])
    if channel is None:
        raise not_found()
    return channel
