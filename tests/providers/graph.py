"""Meta's Graph API as its pages describe it: refuses what it would refuse, and brings what people write.

Each rule names the page it is from; `DOCS` is developers.facebook.com. Lengths count UTF-16 units, the strictest
reading of "characters".
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import time
import uuid
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import web

from tests.providers import whatsapp
from tests.providers.meta import SECRET, TOKEN, WINDOW, Refused, bring, units, wait_until_answered
from tests.providers.serving import served


def invalid(message: str) -> Refused:
    """DOCS/documentation/business-messaging/messenger-platform/error-codes: 100, invalid parameter."""
    return Refused(400, 100, message)


@dataclass
class GraphApi:
    """One app with its page, account and number. What it took stands in `sent` and `actions`, in order.

    `faults` are what the next calls are answered with instead; `shift` moves its clock, `delay_s` makes it slow.
    """

    address: str = ""
    kinds: dict[str, str] = field(default_factory=dict)
    wrote_at: dict[str, datetime] = field(default_factory=dict)
    blocked: set[str] = field(default_factory=set)
    sent: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    actions: list[tuple[str, str]] = field(default_factory=list)
    faults: deque[Refused | web.Response] = field(default_factory=deque)
    brought: set[str] = field(default_factory=set)
    shift: timedelta = timedelta()
    delay_s: float = 0.0

    def now(self) -> datetime:
        return datetime.now(UTC) + self.shift

    async def take(self, request: web.Request) -> web.Response:
        """DOCS/docs/graph-api/reference/page/messages: POST /{page}/messages."""
        await asyncio.sleep(self.delay_s)
        try:
            check_token(request)
            kind = self.kinds.get(request.match_info["node"])
            if kind is None:
                raise Refused(400, 100, "Unsupported post request. Object does not exist", 33)
            body = await request.json()
            if self.faults:
                fault = self.faults.popleft()
                if isinstance(fault, Refused):
                    raise fault
                return fault
            return whatsapp.take(self, body) if kind == "whatsapp" else self.take_event(kind, body)
        except Refused as refusal:
            return refusal.response()

    def take_event(self, kind: str, body: dict[str, Any]) -> web.Response:
        person = body.get("recipient", {}).get("id")
        self.check_person(person)
        if "sender_action" in body:
            check_sender_action(body)
            self.actions.append((person, body["sender_action"]))
            return web.json_response({"recipient_id": person})
        if body.get("messaging_type") != "RESPONSE":
            raise invalid("param messaging_type must be RESPONSE, UPDATE or MESSAGE_TAG")
        self.check_window(person)
        check_message(kind, body["message"])
        self.sent.append((person, body["message"]))
        return web.json_response({"recipient_id": person, "message_id": f"m_{uuid.uuid4().hex}"})

    def check_person(self, person: object) -> None:
        """DOCS/documentation/business-messaging/messenger-platform/error-codes: nobody such, unavailable."""
        if not isinstance(person, str) or person not in self.wrote_at:
            raise Refused(400, 100, "No matching user found", 2018001)
        if person in self.blocked:
            raise Refused(400, 551, "This person isn't available right now.", 1545041)

    def check_window(self, person: str) -> None:
        """DOCS/docs/messenger-platform/policy/policy-overview: 24 hours after the person's last message."""
        if self.now() - self.wrote_at[person] > WINDOW:
            raise Refused(400, 10, "This message is sent outside of allowed window.", 2018278)


def check_token(request: web.Request) -> None:
    """DOCS/docs/graph-api/guides/secure-requests: a token, and the proof of the app's secret."""
    if request.headers.get("Authorization") != f"Bearer {TOKEN}":
        raise Refused(401, 190, "Invalid OAuth access token.")
    proof = hmac.new(SECRET.encode(), TOKEN.encode(), hashlib.sha256).hexdigest()
    if request.query.get("appsecret_proof") != proof:
        raise Refused(400, 100, "Invalid appsecret_proof provided in the API argument")


def check_sender_action(body: dict[str, Any]) -> None:
    """DOCS/documentation/business-messaging/messenger-platform/send-messages/sender-actions: alone in its call."""
    if body["sender_action"] not in ("typing_on", "typing_off", "mark_seen") or "message" in body:
        raise invalid("sender_action must be typing_on, typing_off or mark_seen, without a message")


def check_message(kind: str, message: dict[str, Any]) -> None:
    """DOCS/docs/messenger-platform/reference/send-api: either text or an attachment."""
    if ("text" in message) == ("attachment" in message):
        raise invalid("param message must have either text or attachment")
    if "text" in message:
        check_text(kind, message["text"])
    else:
        check_generic_template(kind, message["attachment"])
    check_quick_replies(message.get("quick_replies", []))
    check_place_of_replies(kind, message)


def check_text(kind: str, text: str) -> None:
    """Messenger: DOCS/docs/messenger-platform/reference/send-api, 2,000 characters.

    Instagram: DOCS/docs/messenger-platform/instagram/features/send-message, 1,000 bytes and less than 1,000 characters.
    """
    most = {"page": units(text) <= 2000, "instagram": len(text.encode()) <= 1000 and units(text) < 1000}
    if not text.strip() or not most[kind]:
        raise invalid("Length of param message[text] must be between 1 and the most there is")


def check_place_of_replies(kind: str, message: dict[str, Any]) -> None:
    """DOCS/docs/messenger-platform/instagram/features/quick-replies: on Instagram under plain text alone."""
    if kind == "instagram" and "attachment" in message and message.get("quick_replies"):
        raise invalid("quick_replies only support plain text")


def check_quick_replies(replies: list[dict[str, Any]]) -> None:
    """DOCS/docs/messenger-platform/reference/buttons/quick-replies: 13, titles of 20, payloads of 1,000 characters."""
    if len(replies) > 13:
        raise invalid("param message[quick_replies] has too many elements")
    for reply in replies:
        if reply["content_type"] != "text" or not 0 < units(reply["title"]) <= 20 or not reply["title"].strip():
            raise invalid("quick reply title must have 1 to 20 characters")
        if not 0 < units(reply["payload"]) <= 1000:
            raise invalid("quick reply payload must have 1 to 1000 characters")


def check_generic_template(kind: str, attachment: dict[str, Any]) -> None:
    """DOCS/documentation/business-messaging/messenger-platform/send-messages/template/generic: 10 elements.

    Title and subtitle have 80 characters; besides the title something else must be there.
    """
    payload = attachment["payload"]
    if attachment["type"] != "template" or payload["template_type"] != "generic":
        raise invalid("param template_type must be generic here")
    if not 1 <= len(payload["elements"]) <= 10:
        raise invalid("param elements must have 1 to 10 elements")
    for element in payload["elements"]:
        if not 0 < units(element["title"]) <= 80 or not 0 < units(element.get("subtitle", "x")) <= 80:
            raise invalid("title and subtitle must have 1 to 80 characters")
        if set(element) == {"title"}:
            raise invalid("element needs more than a title")
        check_buttons(kind, element.get("buttons", []))


def check_buttons(kind: str, buttons: list[dict[str, Any]]) -> None:
    """DOCS/docs/messenger-platform/send-messages/buttons: 3, titles of 20; phone numbers begin with `+`."""
    if len(buttons) > 3:
        raise invalid("too many buttons")
    for button in buttons:
        if not 0 < units(button["title"]) <= 20:
            raise invalid("button title must have 1 to 20 characters")
        fits = {
            "postback": 0 < units(button.get("payload", "")) <= 1000,
            "web_url": button.get("url", "").startswith(("https://", "http://")),
            "phone_number": kind == "page" and button.get("payload", "").startswith("+"),
        }
        if not fits.get(button["type"]):
            raise invalid("button is not valid")


@dataclass
class PagePerson:
    """A person who writes to the page or account `account` of a service at `base`, and reads what comes."""

    graph: GraphApi
    base: str
    channel: str = "messenger"
    kind: str = "page"
    account: str = "1906385232743451"
    id: str = "4158264207632961"

    def say(self, text: str, times: int = 1) -> list[dict[str, Any]]:
        """Write something; what is answered."""
        return self.send({"message": {"mid": f"m_{uuid.uuid4().hex}", "text": text}}, times)

    def tap(self, number: int) -> list[dict[str, Any]]:
        """Tap a quick reply of the last message, counted from 1."""
        reply = self.read[-1]["quick_replies"][number - 1]
        said = {"mid": f"m_{uuid.uuid4().hex}", "text": reply["title"], "quick_reply": {"payload": reply["payload"]}}
        return self.send({"message": said})

    def press(self, button: Mapping[str, str]) -> list[dict[str, Any]]:
        """Press a button of a card."""
        tapped = {"mid": f"m_{uuid.uuid4().hex}", "title": button["title"], "payload": button["payload"]}
        return self.send({"postback": tapped})

    @property
    def reader(self) -> Reader:
        """The person as an interview knows one."""
        return Reader(self)

    @property
    def read(self) -> list[dict[str, Any]]:
        """All that has come."""
        return [message for person, message in self.graph.sent if person == self.id]

    def send(self, event: dict[str, Any], times: int = 1) -> list[dict[str, Any]]:
        before = len(self.read)
        self.graph.wrote_at[self.id] = self.graph.now()
        told = {"sender": {"id": self.id}, "recipient": {"id": self.account}, "timestamp": int(time.time() * 1000)}
        entry = {"id": self.account, "time": told["timestamp"], "messaging": [told | event]}
        for _ in range(times):
            bring(self.base, self.channel, {"object": self.kind, "entry": [entry]})
        wait_until_answered(self.base)
        return self.read[before:]


class Reader:
    """A person by the words they can read."""

    def __init__(self, person: PagePerson):
        self.person = person

    def say(self, text: str) -> Sequence[str]:
        return [message.get("text", "") for message in self.person.say(text)]

    def tap(self, number: int) -> Sequence[str]:
        return [message.get("text", "") for message in self.person.tap(number)]


@contextmanager
def running_graph() -> Iterator[GraphApi]:
    """The API at an address of its own, with one page, one account and one number."""
    graph = GraphApi(kinds={PagePerson.account: "page", "me": "instagram", whatsapp.NUMBER: "whatsapp"})
    app = web.Application()
    app.router.add_post("/v25.0/{node}/messages", graph.take)
    with served(app) as address:
        graph.address = f"{address}/v25.0"
        yield graph
