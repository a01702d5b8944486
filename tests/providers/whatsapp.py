"""The WhatsApp Cloud API of the simulated Graph API: what it refuses, and a person with WhatsApp.

`WA` in the rules is developers.facebook.com/documentation/business-messaging/whatsapp.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.providers.meta import WINDOW, Refused, bring, units, wait_until_answered

if TYPE_CHECKING:
    from tests.providers.graph import GraphApi

NUMBER = "106540352242922"


def take(graph: GraphApi, body: dict[str, Any]) -> web.Response:
    """WA/reference/whatsapp-business-phone-number/message-api: POST /{phone-number-id}/messages."""
    if body.get("messaging_product") != "whatsapp":
        raise Refused(400, 131008, "The parameter messaging_product is required.")
    if body.get("status") == "read":
        check_read(graph, body)
        graph.actions.append((body["message_id"], "read"))
        return web.json_response({"success": True})
    person = check_recipient(body)
    check_sizes(body)
    check_window(graph, person)
    graph.sent.append((person, body))
    return web.json_response(
        {
            "messaging_product": "whatsapp",
            "contacts": [{"input": person, "wa_id": person}],
            "messages": [{"id": f"wamid.{uuid.uuid4().hex}"}],
        }
    )


def refuse(message: str) -> Exception:
    """WA/support/error-codes: 131009, parameter value is not valid."""
    return Refused(400, 131009, message)


def has(text: object, most: int) -> None:
    if not isinstance(text, str) or not text.strip() or units(text) > most:
        raise refuse(f"Parameter must have 1 to {most} characters")


def check_read(graph: GraphApi, body: dict[str, Any]) -> None:
    """WA/typing-indicators: the id of a message that came, and a typing indicator of type text."""
    if body["message_id"] not in graph.brought or body.get("typing_indicator", {"type": "text"}) != {"type": "text"}:
        raise refuse("message_id is not that of a message received")


def check_recipient(body: dict[str, Any]) -> str:
    """WA/business-scoped-user-ids: `to` is a number, `recipient` an id of a person for this business."""
    number, user = body.get("to", ""), body.get("recipient", "")
    if number and not number.lstrip("+").isdigit():
        raise refuse("to is no phone number")
    if user and "." not in user:
        raise refuse("recipient is no user id")
    if not (number or user):
        raise refuse("to or recipient is required")
    return number or user


def check_sizes(body: dict[str, Any]) -> None:
    """WA/messages/text-messages: 4,096 characters. The callback data may have 512."""
    has(body.get("biz_opaque_callback_data", "x"), 512)
    if body["type"] == "text":
        has(body["text"]["body"], 4096)
        return
    assert body["type"] == "interactive"
    interactive = body["interactive"]
    has(interactive["body"]["text"], 1024)
    {"button": check_buttons, "list": check_list, "cta_url": check_link}[interactive["type"]](interactive["action"])


def check_buttons(action: dict[str, Any]) -> None:
    """WA/messages/interactive-reply-buttons-messages: 3 buttons, titles of 20, ids of 256, no two alike."""
    buttons = [button["reply"] for button in action["buttons"] if button["type"] == "reply"]
    if not 1 <= len(buttons) <= 3 or len(buttons) != len(action["buttons"]):
        raise refuse("1 to 3 reply buttons")
    for button in buttons:
        has(button["title"], 20)
        check_id(button["id"], 256)
    alike(buttons)


def check_list(action: dict[str, Any]) -> None:
    """WA/messages/interactive-list-messages: 10 rows in all, titles of 24, ids of 200, descriptions of 72."""
    has(action["button"], 20)
    rows = [row for section in action["sections"] for row in section["rows"]]
    if not 1 <= len(rows) <= 10 or len(action["sections"]) != 1:
        raise refuse("1 to 10 rows; sections need titles when there are several")
    for row in rows:
        has(row["title"], 24)
        has(row.get("description", "x"), 72)
        check_id(row["id"], 200)
    alike(rows)


def check_link(action: dict[str, Any]) -> None:
    """WA/messages/interactive-cta-url-messages: one button of 20 characters, an address with its scheme."""
    parameters = action["parameters"]
    has(parameters["display_text"], 20)
    if action["name"] != "cta_url" or not parameters["url"].startswith(("https://", "http://")):
        raise refuse("url is not valid")


def check_id(key: str, most: int) -> None:
    has(key, most)
    if key != key.strip():
        raise refuse("id must not begin or end with a space")


def alike(items: list[dict[str, str]]) -> None:
    for name in ("id", "title"):
        if len({item[name] for item in items}) < len(items):
            raise refuse(f"duplicated {name}")


def check_window(graph: GraphApi, person: str) -> None:
    """WA/support/error-codes: 131047 after 24 hours; 131026 where nobody of that number has WhatsApp."""
    if person in graph.blocked or person not in graph.wrote_at:
        raise Refused(400, 131026, "Message undeliverable")
    if graph.now() - graph.wrote_at[person] > WINDOW:
        raise Refused(400, 131047, "Re-engagement message")


def told(*messages: dict[str, Any], number: str = NUMBER, **more: Any) -> dict[str, Any]:
    """WA/webhooks/reference/messages: a call with these messages."""
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550783881", "phone_number_id": number},
        "contacts": [{"profile": {"name": "Sheena Nelson"}, "wa_id": "16505551234"}],
        "messages": list(messages),
        **more,
    }
    entry = {"id": "102290129340398", "changes": [{"value": value, "field": "messages"}]}
    return {"object": "whatsapp_business_account", "entry": [entry]}


@dataclass
class WhatsAppPerson:
    """A person who writes to the number of a service at `base`, and reads what comes."""

    graph: GraphApi
    base: str
    id: str = "16505551234"
    user_id: str = ""
    name: str = field(default="whatsapp", init=False)

    def say(self, text: str, times: int = 1) -> list[str]:
        """Write something; what is answered."""
        return self.send({"type": "text", "text": {"body": text}}, times)

    def tap(self, number: int) -> list[str]:
        """Tap a button or row of the last message, counted from 1."""
        interactive = self.read[-1]["interactive"]
        if interactive["type"] == "button":
            tapped = interactive["action"]["buttons"][number - 1]["reply"]
            return self.send({"type": "interactive", "interactive": {"type": "button_reply", "button_reply": tapped}})
        row = interactive["action"]["sections"][0]["rows"][number - 1]
        return self.send({"type": "interactive", "interactive": {"type": "list_reply", "list_reply": row}})

    def delivered(self, body: dict[str, Any]) -> dict[str, Any]:
        """WA/webhooks/reference/messages/status: that a message has arrived; they come in any order."""
        whose = {"recipient_user_id": self.user_id} if self.user_id else {"recipient_id": self.id}
        known = {"id": "wamid.1", "timestamp": str(int(time.time())), "status": "delivered"}
        return {**known, **whose, "biz_opaque_callback_data": body["biz_opaque_callback_data"]}

    @property
    def read(self) -> list[dict[str, Any]]:
        """All that has come."""
        return [body for person, body in self.graph.sent if person == (self.user_id or self.id)]

    def send(self, message: dict[str, Any], times: int = 1) -> list[str]:
        """Have a message brought; the texts that are answered."""
        before = len(self.read)
        self.graph.wrote_at[self.user_id or self.id] = self.graph.now()
        whose = {"from_user_id": self.user_id} if self.user_id else {"from": self.id}
        key = f"wamid.{uuid.uuid4().hex}"
        self.graph.brought.add(key)
        said = {**whose, "id": key, "timestamp": str(int(time.time())), **message}
        for _ in range(times):
            bring(self.base, "whatsapp", told(said))
        wait_until_answered(self.base)
        bodies = self.read[before:]
        bring(self.base, "whatsapp", told(statuses=[self.delivered(body) for body in reversed(bodies)]))
        return [body["text"]["body"] if "text" in body else body["interactive"]["body"]["text"] for body in bodies]
