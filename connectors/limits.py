"""How much one address may ask: token buckets, kept in memory."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

MOST_ADDRESSES = 20_000


@dataclass(frozen=True)
class Rate:
    """So many at once, and so many a second after that. A `burst` of 0 means no limit."""

    burst: int
    per_second: float


class TokenBuckets:
    """One bucket an address; the addresses seen longest ago are forgotten first, so memory stays bounded."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> int:
        """Take one token. 0 when there was one; else the whole seconds until there is."""
        if self._rate.burst == 0:
            return 0
        now = self._clock()
        tokens, since = self._buckets.pop(address, (float(self._rate.burst), now))
        tokens = min(self._rate.burst, tokens + (now - since) * self._rate.per_second)
        wait = 0 if tokens >= 1 else math.ceil((1 - tokens) / self._rate.per_second)
        self._buckets[address] = (tokens if wait else tokens - 1, now)
        if len(self._buckets) > MOST_ADDRESSES:
            self._buckets.popitem(last=False)
        return wait


def client_address(request: web.Request, trust_proxy: bool) -> str:
    """Whom to count: the peer, or what a trusted proxy says of it; an IPv6 network counts as one (its /64)."""
    address = request.remote or ""
    if trust_proxy:
        forwarded = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
        # The last entry is the one our own proxy wrote; those before it came from the client and may be forged.
        address = forwarded[-1].strip() or address
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return request.remote or ""
    if parsed.version == 6 and parsed.ipv4_mapped is None:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
