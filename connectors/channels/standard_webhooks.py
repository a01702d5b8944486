"""Signing and checking calls by the Standard Webhooks specification (standardwebhooks.com), version 1, symmetric keys.

The signature is an HMAC-SHA-256 of `id.timestamp.body`. A header may hold several, one for each secret, so that secrets
can be exchanged without a call being refused.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from connectors.channels.channel import Unsigned

PREFIX = "whsec_"
TOLERANCE_S = 300
LEAST_BYTES, MOST_BYTES = 24, 64
MOST_SIGNATURES = 20
ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
_ID = re.compile(r"^[!-~]{1,200}$")
_SECONDS = re.compile(r"^\d{1,11}$")


class InvalidSecret(ValueError):
    """A secret is none; the message says what one looks like, and does not repeat it."""


class Signer:
    """Signs with every secret, accepts what any of them signed."""

    def __init__(self, secrets: Sequence[str]):
        """Take the secrets: `whsec_` and the base64 of 24 to 64 bytes.

        Raises:
            InvalidSecret: One is none.
        """
        if not secrets:
            raise InvalidSecret("There is no secret.")
        self._keys = [_key(secret) for secret in secrets]

    def headers(self, message_id: str, now: datetime, body: bytes) -> dict[str, str]:
        """The three headers that go with a body."""
        seconds = str(int(now.timestamp()))
        signatures = (f"v1,{base64.b64encode(_digest(key, message_id, seconds, body)).decode()}" for key in self._keys)
        return {ID: message_id, TIMESTAMP: seconds, SIGNATURE: " ".join(signatures)}

    def verify(self, headers: Mapping[str, str], now: datetime, body: bytes) -> None:
        """Check that a body was signed with one of the secrets, within five minutes of now.

        Raises:
            Unsigned: It was not.
        """
        message_id, seconds = headers.get(ID, ""), headers.get(TIMESTAMP, "")
        if not _ID.match(message_id) or not _SECONDS.match(seconds):
            raise Unsigned("id or timestamp is missing")
        if abs(now.timestamp() - int(seconds)) > TOLERANCE_S:
            raise Unsigned("the timestamp is too far from now")
        given = list(_signatures(headers.get(SIGNATURE, "")))
        wanted = [_digest(key, message_id, seconds, body) for key in self._keys]
        if not any(hmac.compare_digest(ours, theirs) for ours in wanted for theirs in given):
            raise Unsigned("no signature fits")


def _key(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not LEAST_BYTES <= len(key) <= MOST_BYTES:
        raise InvalidSecret(
            f"A webhook secret is {PREFIX} and the base64 of {LEAST_BYTES} to {MOST_BYTES} random bytes."
        )
    return key


def _digest(key: bytes, message_id: str, seconds: str, body: bytes) -> bytes:
    return hmac.digest(key, b".".join([message_id.encode(), seconds.encode(), body]), hashlib.sha256)


def _signatures(header: str) -> Sequence[bytes]:
    found = []
    for item in header.split()[:MOST_SIGNATURES]:
        version, _, value = item.partition(",")
        if version == "v1":
            try:
                found.append(base64.b64decode(value, validate=True))
            except (binascii.Error, ValueError):
                continue
    return found
