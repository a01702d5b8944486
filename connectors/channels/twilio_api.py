"""Sending by Twilio's REST API, and what its errors mean to a message (https://www.twilio.com/docs/api/errors)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus

import aiohttp

from bot.couriers import OptedOut, Permanent, Temporary, Undelivered
from connectors.channels.channel import retry_after_s
from connectors.channels.client import Client

UNSUBSCRIBED = 21610
# The account is not as it should be: somebody will mend it, and then the message can go.
_MENDED_LATER = frozenset(
    {
        20003,  # the credentials are refused
        20005,  # the account is not active
        21212,  # the number we send from is none
        21601,  # it is not ours
        21603,  # there is none to send from
        21606,  # it cannot send text messages
        21659,  # it is not a number of Twilio's
        21660,  # it belongs to another account
        21701,  # the messaging service is not there
        21703,  # it has no numbers
        21704,  # nor a number that can send there
        30002,  # the account is suspended
        30034,  # the number is not registered for A2P 10DLC
    }
)
# Too much at a time, for everybody: https://www.twilio.com/docs/api/errors/21611, /30001 and /20429.
_TOO_MUCH = frozenset({20429, 21611, 14107, 30001})
# What may be over soon: the handset is off (30003), or the network gave no reason (30008).
PASSING = frozenset({30001, 30003, 30008, 30022})


class Account:
    """One account as messages are sent by it. Use from one event loop; `close` it there."""

    def __init__(
        self,
        sid: str,
        token: str,
        api_url: str = "https://api.twilio.com",
        *,
        limit_s: float = 10.0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ):
        self._url = f"{api_url.rstrip('/')}/2010-04-01/Accounts/{sid}/Messages.json"
        self._client = Client(
            limit_s=limit_s, headers={"Accept": "application/json"}, auth=aiohttp.BasicAuth(sid, token)
        )
        self._now = now

    async def send(self, fields: Mapping[str, str]) -> None:
        """Create a message (https://www.twilio.com/docs/messaging/api/message-resource); 201 means it was taken.

        Raises:
            Undelivered: It was not.
        """
        async with self._client.post(self._url, data=dict(fields)) as answer:
            status, wait, body = answer.status, answer.headers.get("Retry-After"), await answer.read()
        if status not in range(200, 300):
            raise failure(status, _code(body), retry_after_s(wait, self._now()))

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


def failure(status: int, code: int | None, wait_s: float | None) -> Undelivered:
    """What a refused call means."""
    kind = f"http_{status}" if code is None else f"twilio_{code}"
    if code == UNSUBSCRIBED:
        return OptedOut(kind)
    if status == HTTPStatus.TOO_MANY_REQUESTS or code in _TOO_MUCH or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Temporary(kind, wait_s, everybody=True)
    if status == HTTPStatus.BAD_REQUEST and code not in _MENDED_LATER:
        return Permanent(kind)
    return Temporary(kind, wait_s)


def _code(body: bytes) -> int | None:
    """Twilio's own number of an error, where the answer has one."""
    try:
        read = json.loads(body)
    except ValueError:
        return None
    code = read.get("code") if isinstance(read, dict) else None
    return code if isinstance(code, int) else None
