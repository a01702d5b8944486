"""What the simulated channels of Meta share: secrets, refusals, and how calls are brought to a service.

`DOCS` is developers.facebook.com.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from aiohttp import web

from tests.support.api import figure
from tests.support.waiting import until

TOKEN, SECRET, VERIFY = "EAAtestpage", "0123456789abcdef0123456789abcdef", "a word of our own"
WINDOW = timedelta(hours=24)


class Refused(Exception):
    """An answer that is an error in the form of DOCS/docs/graph-api/guides/error-handling."""

    def __init__(
        self, status: int, code: int, message: str, subcode: int | None = None, headers: Mapping[str, str] | None = None
    ):
        super().__init__(message)
        self.status, self.headers = status, dict(headers or {})
        self.error = {"message": f"(#{code}) {message}", "type": "OAuthException", "code": code, "fbtrace_id": "A1b2"}
        if subcode is not None:
            self.error["error_subcode"] = subcode

    def response(self) -> web.Response:
        return web.json_response({"error": self.error}, status=self.status, headers=self.headers)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def signed(body: bytes, secret: str = SECRET) -> dict[str, str]:
    """DOCS/docs/graph-api/webhooks/getting-started: the headers that go with a call."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {"Content-Type": "application/json", "X-Hub-Signature-256": f"sha256={digest}"}


def bring(base: str, channel: str, body: dict[str, Any], tries: int = 3) -> None:
    """DOCS/docs/messenger-platform/webhooks: anything but 200 is brought again."""
    raw = json.dumps(body).encode()
    for left in reversed(range(tries)):
        request = urllib.request.Request(f"{base}/webhooks/{channel}", raw, signed(raw))
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                assert answer.status == 200
                return
        except (urllib.error.HTTPError, TimeoutError):
            if not left:
                raise


def wait_until_answered(base: str, seconds: float = 90) -> None:
    """Until nothing waits for a turn or for delivery."""
    waiting = [f'pathguide_queue_messages{{queue="{queue}"' for queue in ("inbox", "outbox")]
    until(lambda: not any(figure(base, name) for name in waiting), seconds)
