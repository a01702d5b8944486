"""Checking that a call is Twilio's (https://www.twilio.com/docs/usage/webhooks/webhooks-security).

The signature is the base64 of an HMAC-SHA-1 under the account's auth token. Of a form, what is signed is the address
that was called and then each field's name and value, sorted by name, each different value once. Of any other body it is
the address alone, which holds the body's SHA-256 as `bodySHA256`.

The address is the public one, as Twilio knows it, whatever a proxy made of it. With or without the port: Twilio's own
systems differ in that.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs, urlsplit, urlunsplit

from connectors.channels.channel import Unsigned

HEADER = "X-Twilio-Signature"
BODY_HASH = "bodySHA256"
_PORTS = {"https": 443, "http": 80}

Fields = Sequence[tuple[str, str]]


def verify_form(tokens: Sequence[str], url: str, fields: Fields, signature: str) -> None:
    """Check the signature of a form; any of the tokens may have made it.

    Raises:
        Unsigned: None has.
    """
    given = _decoded(signature)
    signed = "".join(name + value for name, value in sorted(set(fields)))
    wanted = [_digest(token, form + signed) for token in tokens for form in _forms(url)]
    # Each is compared, so that the time tells nothing.
    if sum(hmac.compare_digest(one, given) for one in wanted) == 0:
        raise Unsigned("no signature fits: is PATHGUIDE_PUBLIC_URL the address that Twilio calls?")


def verify_body(tokens: Sequence[str], url: str, body: bytes, signature: str) -> None:
    """Check the signature of a body that is no form.

    Raises:
        Unsigned: None of the tokens has made it, or it is another body's.
    """
    named = parse_qs(urlsplit(url).query).get(BODY_HASH, [""])[0]
    if not hmac.compare_digest(hashlib.sha256(body).hexdigest().encode(), named.encode()):
        raise Unsigned("the body is not the one that was signed")
    verify_form(tokens, url, (), signature)


def _decoded(signature: str) -> bytes:
    try:
        return base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _digest(token: str, signed: str) -> bytes:
    return hmac.digest(token.encode(), signed.encode("utf-8", "surrogatepass"), hashlib.sha1)


def _forms(url: str) -> Iterator[str]:
    """The address as it is, and with its port left out or put in."""
    parts = urlsplit(url)
    yield url
    host = parts.netloc.rpartition("@")[2]
    if parts.port is not None:
        yield urlunsplit(parts._replace(netloc=parts.netloc.removesuffix(f":{parts.port}")))
    elif parts.scheme in _PORTS and host:
        yield urlunsplit(parts._replace(netloc=f"{parts.netloc}:{_PORTS[parts.scheme]}"))
