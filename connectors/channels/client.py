"""Calls to a provider over HTTP, as every channel that makes any makes them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.couriers import Temporary


class Client:
    """Posts; no cookies, no redirects. Opened with the first call, to be used on one event loop and closed there.

    Args:
        limit_s: How long a call may take.
        headers: What goes with every call.
        parallel: How many connections there may be.
        auth: Who calls, where the provider wants a name and a password.
    """

    def __init__(
        self,
        *,
        limit_s: float,
        headers: Mapping[str, str],
        parallel: int | None = None,
        auth: aiohttp.BasicAuth | None = None,
    ):
        self._limit_s = limit_s
        self._headers = {"User-Agent": "Pathguide", **headers}
        self._parallel = parallel
        self._auth = auth
        self._session: aiohttp.ClientSession | None = None

    @asynccontextmanager
    async def post(self, url: str, **content: Any) -> AsyncIterator[aiohttp.ClientResponse]:
        """The answer to a call; `content` is as aiohttp takes it.

        Raises:
            Temporary: There was no answer, or not in time.
        """
        try:
            async with self._opened().post(url, allow_redirects=False, **content) as answer:
                yield answer
        except TimeoutError:
            raise Temporary("timeout") from None
        except aiohttp.ClientError:
            raise Temporary("connection") from None

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                auth=self._auth,
                connector=None if self._parallel is None else aiohttp.TCPConnector(limit=self._parallel),
                timeout=aiohttp.ClientTimeout(total=self._limit_s),
                headers=self._headers,
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session
