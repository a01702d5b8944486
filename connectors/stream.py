"""A conversation as server-sent events: everything after `Last-Event-ID`, then what comes, until one side leaves."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from aiohttp import web

from bot.errors import Gone
from connectors.conversations import authorised
from connectors.keys import CLOSING, ENGINE, METRICS, PULSE, SETTINGS, STREAMS
from connectors.problems import STARTED, Problem
from connectors.rendering import render
from connectors.schemas import MESSAGE_ID

RETRY_MILLISECONDS = 2000


async def stream(request: web.Request) -> web.StreamResponse:
    """Every message of the conversation after the one last seen, each as one event with the message's id.

    The stream ends with the event `gone` when the conversation is erased, and without one when the service stops:
    the reader then comes back with `Last-Event-ID` and misses nothing.
    """
    conversation_id, conversation = await authorised(request)
    async with _place(request, conversation_id), request.app[ENGINE].subscribe(conversation_id) as news:
        response = web.StreamResponse(
            # A proxy that collects the answer before passing it on would make a stream useless (X-Accel-Buffering).
            headers={"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
        )
        await response.prepare(request)
        request[STARTED] = response
        await response.write(f"retry: {RETRY_MILLISECONDS}\n\n".encode())
        follower = _Follower(request, response, conversation_id, conversation.channel, news)
        try:
            with request.app[PULSE].on(follower):
                await follower.follow()
        except ConnectionError:
            # The reader left; there is nobody to tell.
            return response
        await response.write_eof()
        return response


class _Follower:
    """Writes one conversation to one reader."""

    def __init__(
        self,
        request: web.Request,
        response: web.StreamResponse,
        conversation_id: str,
        channel: str,
        news: asyncio.Event,
    ) -> None:
        self.news = news
        self._engine = request.app[ENGINE]
        self._closing = request.app[CLOSING]
        self._transport = request.transport
        self._response = response
        self._conversation_id = conversation_id
        self._channel = channel
        self._written = True
        seen = request.headers.get("Last-Event-ID", "")
        # Whatever is no id of ours would find nothing: then everything is sent.
        self._cursor: str | None = seen if MESSAGE_ID.match(seen) else None

    async def follow(self) -> None:
        """Write until the service stops or the conversation is erased."""
        while not self._closing.is_set():
            # Cleared before reading: what arrives while we write sets it again and is read in the next round.
            self.news.clear()
            try:
                await self._write_new()
            except Gone:
                await self._response.write(b"event: gone\ndata: {}\n\n")
                return
            if not self._closing.is_set():
                await self.news.wait()

    async def beat(self) -> None:
        """Say that the stream is open, unless something was written since the last time or still waits to be read."""
        waiting = self._transport is None or self._transport.get_write_buffer_size()
        if not self._written and not waiting:
            await self._response.write(b": still here\n\n")
        self._written = False

    async def _write_new(self) -> None:
        messages = await self._engine.messages_since(self._conversation_id, self._cursor)
        for message in messages:
            parts = render(message, self._channel)
            for part in parts:
                # Only the last part carries the id: a reader lost in between is given the whole message again.
                name = f"id: {message.id}\n" if part is parts[-1] else ""
                await self._response.write(f"{name}event: message\ndata: {part.model_dump_json()}\n\n".encode())
            self._cursor = message.id
            self._written = True


@asynccontextmanager
async def _place(request: web.Request, conversation_id: str) -> AsyncIterator[None]:
    """One of the conversation's places for streams, counted while it is open."""
    open_streams: Counter[str] = request.app[STREAMS]
    if open_streams[conversation_id] >= request.app[SETTINGS].streams_per_conversation:
        raise Problem(
            HTTPStatus.TOO_MANY_REQUESTS,
            "too-many-streams",
            "Too many streams of this conversation are open",
            "Close one, for example a tab with the same conversation, and try again.",
            headers={"Retry-After": "10"},
        )
    open_streams[conversation_id] += 1
    gauge = request.app[METRICS].streams
    gauge.inc()
    try:
        yield
    finally:
        gauge.dec()
        open_streams[conversation_id] -= 1
        if not open_streams[conversation_id]:
            del open_streams[conversation_id]
