"""What tests of channels share: another system that takes what a channel delivers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass
class Provider:
    """The other system: keeps the calls it gets, answers as it is told, 204 when it is told nothing."""

    calls: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answers: list[web.Response] = field(default_factory=list)
    address: str = ""

    async def take(self, request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.calls.append((headers, await request.read()))
        return self.answers.pop(0) if self.answers else web.Response(status=204)


@asynccontextmanager
async def running_provider() -> AsyncIterator[Provider]:
    provider = Provider()
    app = web.Application()
    app.router.add_post("/messages", provider.take)
    async with TestServer(app) as server:
        provider.address = str(server.make_url("/messages"))
        yield provider
