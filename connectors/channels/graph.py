"""Meta's Graph API, as its three channels of messages use it: who calls us, and how we call.

Documented at developers.facebook.com: docs/graph-api/webhooks/getting-started (handshake, signature),
docs/graph-api/guides/secure-requests (proof), docs/graph-api/overview/rate-limiting (headers),
documentation/business-messaging/messenger-platform/error-codes and
documentation/business-messaging/whatsapp/support/error-codes.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from bot.couriers import OptedOut, Permanent, Temporary, Undelivered
from connectors.channels.channel import Received, Unsigned, retry_after_s
from connectors.channels.client import Client

logger = logging.getLogger(__name__)

SIGNATURE = "X-Hub-Signature-256"
USAGE = "X-Business-Use-Case-Usage"
_CHALLENGE = re.compile(r"^[\w.-]{1,200}$", re.ASCII)
# Tried again by itself only now and then: somebody has to put it right meanwhile.
_REPAIR_S = 300.0
# One WhatsApp number may write to the same person about once in six seconds for long.
_PAIR_S = 6.0

_TOKEN = frozenset({0, 102, 190, 463, 467})
_BUSY = frozenset({4, 17, 32, 341, 613, 130429, 131048, 131057, *range(80000, 80015)})
_ACCOUNT = frozenset({3, 10, 33, 368, 131005, 131031, 131042, 131045, 133010, *range(200, 300)})
_NEVER = frozenset({100, 131008, 131009, 131021, 131026, 131051})
_PAIR = 131056
_WINDOW = frozenset({(10, 2018278), (10, 2018065), (10, 2534022), (131047, None), (470, None)})
_UNWANTED = frozenset({(551, 1545041), (551, None), (200, 1545041), (10, 2018108), (131050, None)})


class App:
    """What Meta and we know of each other: the app's secrets, newest first, and the token of the handshake."""

    def __init__(self, secrets: Sequence[str], verify_token: str):
        self._secrets = [secret.encode() for secret in secrets]
        self._verify_token = verify_token

    def verify(self, call: Received) -> None:
        """Check that a call is signed with one of the secrets.

        Raises:
            Unsigned: It is not.
        """
        given = call.headers.get(SIGNATURE, "")
        if not given:
            raise Unsigned("there is no signature")
        wanted = [f"sha256={hmac.new(secret, call.body, hashlib.sha256).hexdigest()}" for secret in self._secrets]
        if not any(_same(given, one) for one in wanted):
            raise Unsigned("the signature does not fit")

    def handshake(self, query: Mapping[str, str]) -> str:
        """The challenge of who knows our token.

        Raises:
            Unsigned: They do not, or it is no handshake.
        """
        challenge = query.get("hub.challenge", "")
        if query.get("hub.mode") != "subscribe" or not _CHALLENGE.match(challenge):
            raise Unsigned("it is no handshake")
        if not _same(query.get("hub.verify_token", ""), self._verify_token):
            raise Unsigned("the verify token does not fit")
        return challenge

    def proof(self, token: str) -> str:
        """What shows that whoever uses an access token also knows the app's secret."""
        return hmac.new(self._secrets[0], token.encode(), hashlib.sha256).hexdigest()


class Graph:
    """Calls with one access token. To be used on one event loop and closed there."""

    def __init__(
        self,
        url: str,
        token: str,
        app: App,
        *,
        parallel: int,
        limit_s: float,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ):
        self._url = url.rstrip("/")
        self._query = {"appsecret_proof": app.proof(token)}
        self._client = Client(limit_s=limit_s, headers={"Authorization": f"Bearer {token}"}, parallel=parallel)
        self._now = now

    async def post(self, path: str, body: Mapping[str, Any]) -> None:
        """Make one call.

        Raises:
            Undelivered: It was not carried out; the kind is `graph_` and Meta's number, or `http_` and the status.
        """
        async with self._client.post(f"{self._url}/{path}", json=body, params=self._query) as answer:
            if answer.status != HTTPStatus.OK:
                raise _failure(answer.status, await answer.read(), answer.headers, self._now())

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


def _failure(status: int, body: bytes, headers: Mapping[str, str], now: datetime) -> Undelivered:
    error = _error(body)
    code, subcode = _number(error.get("code")), _number(error.get("error_subcode"))
    if code is None:
        busy = status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
        return Temporary(f"http_{status}", retry_after_s(headers.get("Retry-After"), now), everybody=busy)
    return failure_of(code, subcode, wait_s(headers, now), transient=error.get("is_transient") is True)


def failure_of(code: int, subcode: int | None, asked_s: float | None, *, transient: bool = False) -> Undelivered:
    """What one of Meta's errors means for a message. `asked_s` is how long Meta asks to be left alone."""
    kind = f"graph_{code}"
    if (code, subcode) in _WINDOW or (code, None) in _WINDOW:
        return Permanent("window_closed")
    if (code, subcode) in _UNWANTED or (code, None) in _UNWANTED:
        return OptedOut(kind)
    if code in _BUSY:
        return Temporary(kind, asked_s, everybody=True)
    if code == _PAIR:
        return Temporary(kind, asked_s or _PAIR_S)
    if transient:
        return Temporary(kind, asked_s)
    if code in _TOKEN or code in _ACCOUNT:
        what = "the access token is not valid: make a new one" if code in _TOKEN else "the account may not do this"
        logger.error("Meta refuses a call with error %d (subcode %s): %s", code, subcode, what)
        # One person may be the reason why an account "may not"; the others need not wait for that.
        return Temporary(kind, asked_s or _REPAIR_S, everybody=code in _TOKEN)
    if code in _NEVER:
        return Permanent(kind)
    return Temporary(kind, asked_s)


def wait_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """How long Meta asks to be left alone: the longest of its headers."""
    waits = [retry_after_s(headers.get("Retry-After"), now) or 0.0]
    try:
        usage = json.loads(headers.get(USAGE, "{}"))
        minutes = [float(one.get("estimated_time_to_regain_access") or 0) for use in usage.values() for one in use]
    except (ValueError, TypeError, AttributeError):
        minutes = []
    return max([*waits, *(one * 60 for one in minutes)]) or None


def _error(body: bytes) -> Mapping[str, Any]:
    try:
        error = json.loads(body).get("error")
    except (ValueError, AttributeError, RecursionError):
        return {}
    return error if isinstance(error, dict) else {}


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
