"""Twilio as it behaves towards us: a small server in a thread of the test, over real HTTP.

Each rule names the page of Twilio's documentation that it is from. Signatures are made by Twilio's own library.
"""

from __future__ import annotations

import asyncio
import base64
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientSession, web
from twilio.request_validator import RequestValidator

from tests.providers.serving import served

SID = "AC" + "0" * 32
SERVICE = "MG" + "1" * 32
TOKEN = "the auth token of the account"
OURS, OTHER = "+14055550100", "+19185550100"
PUBLIC_URL = "https://chat.example.org"
# https://help.twilio.com/articles/223134027: the words that block a number by default, and those that unblock it.
STOPS = {"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"}
STARTS = {"START", "YES", "UNSTOP"}
LONGEST_BODY = 1600  # https://www.twilio.com/docs/api/errors/21617
MOST_AT_A_TIME = 100  # https://www.twilio.com/docs/api/errors/20429


@dataclass(frozen=True)
class Sent:
    """A message that Twilio took from us."""

    sid: str
    to: str
    sender: str
    body: str
    callback: str


@dataclass
class Twilio:
    """One account, reached at `url`; it reaches us at `base`, and signs for `PUBLIC_URL`, where a proxy would be.

    `faults` are answered before anything is looked at, one for each call: status, headers, body. `fates` are what
    status callbacks tell of a message to a number, one for each, in order: an error code, or nothing when it arrives.
    """

    url: str = ""
    base: str = ""
    numbers: tuple[str, ...] = (OURS, OTHER)
    sent: list[Sent] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    confirmed: list[tuple[str, str]] = field(default_factory=list)
    blocked: set[tuple[str, str]] = field(default_factory=set)
    faults: list[tuple[int, dict[str, str], dict[str, Any]]] = field(default_factory=list)
    fates: dict[str, list[int | None]] = field(default_factory=dict)
    callbacks: list[tuple[str, int]] = field(default_factory=list)
    delay_s: float = 0.0
    advanced_opt_out: bool = False
    under_way: int = 0
    telling: list[asyncio.Future[None]] = field(default_factory=list)

    @property
    def settings(self) -> dict[str, str]:
        """What switches the channel on for it."""
        return {
            "PATHGUIDE_TWILIO_ACCOUNT_SID": SID,
            "PATHGUIDE_TWILIO_AUTH_TOKEN": TOKEN,
            "PATHGUIDE_TWILIO_NUMBERS": ",".join(self.numbers),
            "PATHGUIDE_TWILIO_API_URL": self.url,
            "PATHGUIDE_TWILIO_SEGMENTS_PER_SECOND": "1000",
            "PATHGUIDE_PUBLIC_URL": PUBLIC_URL,
            "PATHGUIDE_QUIET_HOURS": "",
        }

    def say(self, person: str, text: str, ours: str = OURS, sid: str | None = None, **more: str) -> str:
        """Bring what a person wrote; the message's id. What Twilio does about keywords, it has done before.

        Words that stop are told to us as well (https://help.twilio.com/articles/223134027).
        """
        sid = sid or f"SM{uuid.uuid4().hex}"
        word = text.strip().upper()
        kind = "STOP" if word in STOPS else "HELP" if word in ("HELP", "INFO") else ""
        if word in STOPS:
            self.blocked.add((ours, person))
            self.confirmed.append((person, "You have successfully been unsubscribed."))
        elif word in STARTS and (ours, person) in self.blocked:
            self.blocked.discard((ours, person))
            kind = "START"
        # https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out: OptOutType comes with that feature only.
        extra = {"OptOutType": kind} if self.advanced_opt_out and kind else {}
        status = self.post("/webhooks/sms", incoming(person, text, ours, sid) | extra | more)
        assert status == 204, status
        return sid

    def post(self, path: str, fields: Mapping[str, str], signature: str | None = None) -> int:
        """Make a signed call, the status that we answer."""
        signature = signature or RequestValidator(TOKEN).compute_signature(PUBLIC_URL + path, dict(fields))
        request = urllib.request.Request(
            self.base + path, urllib.parse.urlencode(fields).encode(), {"X-Twilio-Signature": signature}
        )
        try:
            # https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides: 15 seconds, no second try.
            with urllib.request.urlopen(request, timeout=15) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    def told(self, person: str) -> list[str]:
        """What was sent to a person, in order."""
        return [one.body for one in self.sent if one.to == person]

    async def create(self, request: web.Request) -> web.Response:
        """POST Messages.json: https://www.twilio.com/docs/messaging/api/message-resource."""
        self.under_way += 1
        try:
            await asyncio.sleep(self.delay_s)
            if self.faults:
                status, headers, body = self.faults.pop(0)
                return web.json_response(body, status=status, headers=headers)
            if self.under_way > MOST_AT_A_TIME:
                return self._refuse(429, 20429, {"Retry-After": "1"})
            return self._take(request, dict(await request.post()))
        finally:
            self.under_way -= 1

    def _take(self, request: web.Request, fields: dict[str, Any]) -> web.Response:
        wanted = "Basic " + base64.b64encode(f"{SID}:{TOKEN}".encode()).decode()
        if request.headers.get("Authorization") != wanted:
            return self._refuse(401, 20003)
        to, body = fields.get("To", ""), fields.get("Body", "")
        service, sender = fields.get("MessagingServiceSid", ""), fields.get("From", "")
        if not (to.startswith("+") and to[1:].isdigit()):
            return self._refuse(400, 21211)
        if not body:
            return self._refuse(400, 21602)
        if len(body) > LONGEST_BODY:
            return self._refuse(400, 21617)
        if service:
            if service != SERVICE:
                return self._refuse(404, 21701)
            sender = self.numbers[0]
        if not sender:
            return self._refuse(400, 21603)
        if sender not in self.numbers:
            return self._refuse(400, 21606)
        if (sender, to) in self.blocked:  # https://www.twilio.com/docs/api/errors/21610
            return self._refuse(400, 21610)
        sent = Sent(f"SM{uuid.uuid4().hex}", to, sender, body, fields.get("StatusCallback", ""))
        self.sent.append(sent)
        if sent.callback and self.base:
            fates = self.fates.get(to) or [None]
            self.telling.append(asyncio.ensure_future(self._tell(sent, fates.pop(0))))
        return web.json_response({"sid": sent.sid, "status": "queued", "error_code": None}, status=201)

    def _refuse(self, status: int, code: int, headers: dict[str, str] | None = None) -> web.Response:
        """Errors as https://www.twilio.com/docs/usage/twilios-response describes them."""
        self.refused.append(code)
        more = f"https://www.twilio.com/docs/errors/{code}"
        return web.json_response(
            {"code": code, "message": "refused", "more_info": more, "status": status}, status=status, headers=headers
        )

    async def _tell(self, sent: Sent, error: int | None) -> None:
        """Status callbacks: https://www.twilio.com/docs/messaging/guides/track-outbound-message-status."""
        path = sent.callback.removeprefix(PUBLIC_URL)
        last = {"MessageStatus": "delivered"} if error is None else {"MessageStatus": "undelivered"}
        async with ClientSession() as session:
            for told in ({"MessageStatus": "sent"}, last | ({"ErrorCode": str(error)} if error else {})):
                fields = outgoing(sent) | told
                signature = RequestValidator(TOKEN).compute_signature(sent.callback, fields)
                async with session.post(
                    self.base + path, data=fields, headers={"X-Twilio-Signature": signature}
                ) as answer:
                    self.callbacks.append((told["MessageStatus"], answer.status))


def incoming(person: str, text: str, ours: str = OURS, sid: str = "SM" + "2" * 32) -> dict[str, str]:
    """The fields of https://www.twilio.com/docs/messaging/guides/webhook-request, whole."""
    return {
        "ToCountry": "US",
        "ToState": "OK",
        "SmsMessageSid": sid,
        "NumMedia": "0",
        "ToCity": "OKLAHOMA CITY",
        "FromZip": "73301",
        "SmsSid": sid,
        "FromState": "OK",
        "SmsStatus": "received",
        "FromCity": "",
        "Body": text,
        "FromCountry": "US",
        "To": ours,
        "ToZip": "73102",
        "NumSegments": "1",
        "MessageSid": sid,
        "AccountSid": SID,
        "From": person,
        "ApiVersion": "2010-04-01",
    }


def outgoing(sent: Sent) -> dict[str, str]:
    """The fields of a status callback, whole."""
    return {
        "SmsSid": sent.sid,
        "SmsStatus": "sent",
        "MessageSid": sent.sid,
        "AccountSid": SID,
        "From": sent.sender,
        "To": sent.to,
        "ApiVersion": "2010-04-01",
    }


@contextmanager
def running_twilio() -> Iterator[Twilio]:
    """An account that listens on a port of its own."""
    twilio = Twilio()

    async def tell_the_rest(_: web.Application) -> None:
        await asyncio.gather(*twilio.telling, return_exceptions=True)

    app = web.Application()
    app.router.add_post(f"/2010-04-01/Accounts/{SID}/Messages.json", twilio.create)
    app.on_shutdown.append(tell_the_rest)
    with served(app) as twilio.url:
        yield twilio
