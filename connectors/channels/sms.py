"""The channel `sms`: text messages by Twilio (docs/channels/sms.md).

What comes in is a form (https://www.twilio.com/docs/messaging/guides/webhook-request); what goes out is created by the
REST API, and a status callback tells later what became of it
(https://www.twilio.com/docs/messaging/guides/track-outbound-message-status).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import ClassVar
from urllib.parse import parse_qs, parse_qsl, quote, urlsplit

import phonenumbers

from bot.carriers import PROVIDERS_WORDS, keyword_of
from bot.couriers import NotNow, OptedOut, Permanent, Temporary, Undelivered
from bot.inbox import TEXT_LIMIT
from bot.messages import Message
from connectors.channels.channel import Arrival, Channel, Limits, Receipt, Received
from connectors.channels.pace import Pace
from connectors.channels.quiet_hours import QuietHours
from connectors.channels.twilio_api import PASSING, UNSUBSCRIBED, Account
from connectors.channels.twilio_signature import HEADER, verify_body, verify_form
from connectors.problems import Problem
from connectors.rendering import MOST_SEGMENTS
from connectors.segments import segments

FORM = "application/x-www-form-urlencoded"
MEDIA = '/out_of_scope{"aim": "media"}'
MOST_FIELDS = 500
LONGEST_PACE_S = 8.0  # less than a try may take
_PART = re.compile(r"^[\w.-]{1,60}$", re.ASCII)
_ARRIVED = frozenset({"delivered", "read"})
_LOST = frozenset({"failed", "undelivered"})
_BETWEEN = "<"  # of the person's number and ours, in where an answer goes


@dataclass(frozen=True)
class TwilioAccount:
    """What the settings say of the account.

    Attributes:
        sid: The account's id.
        tokens: Its auth tokens: the first is used to send, each is taken from who calls us.
        public_url: Where Twilio reaches us, `https://chat.example.org`.
        service_sid: The messaging service to send by; Twilio then chooses the number.
        numbers: The numbers to send from, E.164, where there is no messaging service.
        api_url: Where the REST API is.
        per_second: How many segments one number (or the messaging service) sends in a second.
        confirms_stop: Whether Twilio itself answers STOP and its like, as it does by default.
    """

    sid: str
    tokens: Sequence[str] = field(repr=False)
    public_url: str
    service_sid: str = ""
    numbers: Sequence[str] = ()
    api_url: str = "https://api.twilio.com"
    per_second: float = 1.0
    confirms_stop: bool = True


class Sms(Channel):
    """Text messages by one account of Twilio's."""

    name: ClassVar[str] = "sms"
    limits = Limits()

    def __init__(
        self,
        account: TwilioAccount,
        quiet_hours: QuietHours | None = None,
        pace: Pace | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ):
        self._account = account
        self._quiet_hours = quiet_hours
        self._pace = pace or Pace(account.per_second)
        self._now = now
        self._api = Account(account.sid, account.tokens[0], account.api_url, limit_s=self.limits.deliver_s, now=now)
        base = urlsplit(account.public_url)
        self._address = f"{base.scheme}://{base.netloc}"
        self._path = base.path.rstrip("/")

    @property
    def parallel(self) -> int:
        """So few at a time that the last need not wait for its number longer than a try may take."""
        return max(1, min(self.limits.parallel, int(LONGEST_PACE_S * self._account.per_second / MOST_SEGMENTS)))

    def verify(self, call: Received, now: datetime) -> None:
        """Check Twilio's signature over the public address and the fields."""
        url = f"{self._address}{self._path}{call.path}"
        signature = call.headers.get(HEADER, "")
        if call.content_type == FORM:
            verify_form(self._account.tokens, url, _fields(call.body), signature)
        else:
            verify_body(self._account.tokens, url, call.body, signature)

    def parse(self, call: Received) -> Sequence[Arrival]:
        """The one message of a call; none of a status callback, nor of what no answer can be sent to."""
        if call.content_type != FORM:
            raise Problem(
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                "not-form-type",
                "This type of content is not taken",
                f"Send a form with Content-Type: {FORM}.",
            )
        said = dict(_fields(call.body))
        person = e164(said.get("From", ""))
        if "MessageStatus" in said or person is None or "MessageSid" not in said:
            return ()
        text = said.get("Body", "").strip()[:TEXT_LIMIT]
        if not text and said.get("NumMedia", "0") == "0":
            return ()
        ours = e164(said.get("To", ""))
        return [
            Arrival(
                address=person,
                message_id=said["MessageSid"],
                text=text,
                payload=None if text else MEDIA,
                reply_to=person if ours is None else f"{person}{_BETWEEN}{ours}",
                answered=self._answered(said, text),
            )
        ]

    def receipts(self, call: Received) -> Sequence[Receipt]:
        """What a status callback says of a part; nothing while the message is under way."""
        said = dict(_fields(call.body))
        status, person = said.get("MessageStatus", ""), e164(said.get("To", ""))
        part = parse_qs(urlsplit(call.path).query).get("part", [""])[0]
        if person is None or not _PART.match(part) or status not in _ARRIVED | _LOST:
            return ()
        return [Receipt(person, part, None if status in _ARRIVED else _failure(said.get("ErrorCode", "")))]

    async def deliver(self, address: str, part: Message) -> None:
        """Create one message, at the pace that its number may send."""
        person, _, ours = address.partition(_BETWEEN)
        if self._quiet_hours is not None:
            wait_s = self._quiet_hours.wait_s(datetime.fromisoformat(part.at), self._now())
            if wait_s is not None:
                raise NotNow("quiet_hours", wait_s)
        sender = self._sender(person, ours)
        await self._pace.wait(next(iter(sender.values())), segments(part.text))
        callback = f"{self._address}{self._path}/webhooks/{self.name}?part={quote(part.id)}"
        await self._api.send({"To": person, "Body": part.text, "StatusCallback": callback} | sender)

    async def close(self) -> None:
        """Close the connections."""
        await self._api.close()

    def _answered(self, said: Mapping[str, str], text: str) -> str | None:
        """The keyword that Twilio has answered itself: it says so, or does by default.

        https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out (OptOutType) and
        https://help.twilio.com/articles/223134027 (the default words).
        """
        by_default = "STOP" if self._account.confirms_stop and keyword_of(text) in PROVIDERS_WORDS else None
        return said.get("OptOutType") or by_default

    def _sender(self, person: str, ours: str) -> dict[str, str]:
        """Who sends: the messaging service, else the number the person wrote to, else always the same of the pool."""
        if self._account.service_sid:
            return {"MessagingServiceSid": self._account.service_sid}
        numbers = self._account.numbers
        if ours not in numbers:
            ours = numbers[int.from_bytes(hashlib.sha256(person.encode()).digest()[:8], "big") % len(numbers)]
        return {"From": ours}


def e164(number: str) -> str | None:
    """A phone number as E.164 has it, `+14055550147`; `None` for what is none: a short code, a name."""
    if not number.startswith("+"):
        return None
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _fields(body: bytes) -> Sequence[tuple[str, str]]:
    """A form's fields, with those that are empty.

    Raises:
        Problem: It cannot be read.
    """
    try:
        return parse_qsl(
            body.decode("ascii"), keep_blank_values=True, strict_parsing=bool(body), errors="strict",
            max_num_fields=MOST_FIELDS,
        )  # fmt: skip
    except ValueError:
        raise Problem(
            HTTPStatus.BAD_REQUEST,
            "malformed",
            "The request could not be read",
            "Send a form: names and values in UTF-8, percent-encoded.",
        ) from None


def _failure(code: str) -> Undelivered:
    """What the error of a status callback means (https://www.twilio.com/docs/api/errors/30003 and its neighbours)."""
    number = int(code) if code.isascii() and code.isdigit() and len(code) < 7 else 0
    kind = f"twilio_{number}"
    if number == UNSUBSCRIBED:
        return OptedOut(kind)
    return Temporary(kind) if number in PASSING else Permanent(kind)
