"""The channel `whatsapp`: what Meta brings, and what it gets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from bot.couriers import Permanent, Temporary
from bot.messages import Message
from connectors.channels.channel import NO_TEXT, Arrival, Receipt, Received
from connectors.channels.graph import App
from connectors.channels.whatsapp import WhatsApp
from tests.connectors.channels.messages import AT, MESSAGES, link, route, said
from tests.connectors.doubles import running_gateway
from tests.providers.graph import GraphApi, running_graph
from tests.providers.meta import SECRET, TOKEN, VERIFY, signed
from tests.providers.whatsapp import NUMBER, check_sizes, told

PERSON = "16505551234"
USER = "US.13491208655302741918"
KEY = "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA="
NOW = datetime.fromisoformat(AT)
# WA/webhooks/reference/messages, whole.
TEXT = {
    "from": PERSON,
    "id": KEY,
    "timestamp": "1749416383",
    "type": "text",
    "text": {"body": "Does it come in another color?"},
}
_BASE = {"from": PERSON, "id": KEY, "timestamp": "1749416383"}


def whatsapp(url: str = "http://127.0.0.1:9", now: datetime = NOW) -> WhatsApp:
    return WhatsApp(NUMBER, TOKEN, App([SECRET], VERIFY), url, now=lambda: now)


def read(body: object) -> list[Arrival]:
    raw = json.dumps(body).encode()
    return list(whatsapp().parse(Received("/webhooks/whatsapp", signed(raw), raw, "application/json")))


def sent(message: Message) -> list[dict[str, Any]]:
    return [whatsapp().body(PERSON, part) for part in whatsapp().render(message)]


async def test_a_signed_message_is_kept_and_another_is_not():
    body = json.dumps(told(TEXT)).encode()
    async with running_gateway(channels=[whatsapp()]) as gateway:
        assert (await gateway.client.post("/webhooks/whatsapp", data=body, headers=signed(body))).status == 200
        assert gateway.conversations.received == [("whatsapp", PERSON, KEY, "Does it come in another color?")]
        for headers, status in (
            (signed(body, "another"), 403),
            ({"Content-Type": "application/json"}, 403),
            (signed(body) | {"Content-Type": "text/plain"}, 415),
        ):
            assert (await gateway.client.post("/webhooks/whatsapp", data=body, headers=headers)).status == status
        large = b"x" * 1_100_000
        assert (await gateway.client.post("/webhooks/whatsapp", data=large, headers=signed(large))).status == 413
        query = {"hub.mode": "subscribe", "hub.verify_token": VERIFY, "hub.challenge": "1158201444"}
        assert await (await gateway.client.get("/webhooks/whatsapp", params=query)).text() == "1158201444"
        assert len(gateway.conversations.received) == 1


@pytest.mark.parametrize(
    ("message", "text", "payload"),
    [
        (
            {
                "type": "interactive",
                "interactive": {"type": "button_reply", "button_reply": {"id": "/affirm", "title": "1. Yes"}},
            },
            "Yes",
            "/affirm",
        ),
        (
            {
                "type": "interactive",
                "interactive": {
                    "type": "list_reply",
                    "list_reply": {"id": "2. Other ideas", "title": "2. Other ideas", "description": "x"},
                },
            },
            "Other ideas",
            None,
        ),
        ({"type": "button", "button": {"payload": "Go on", "text": "Go on"}}, "Go on", None),
        ({"type": "image", "image": {"id": "1", "caption": " my diploma "}}, "my diploma", None),
        ({"type": "image", "image": {"id": "1", "mime_type": "image/jpeg"}}, "?", NO_TEXT),
        ({"type": "audio", "audio": {"id": "1", "voice": True}}, "?", NO_TEXT),
        ({"type": "location", "location": {"latitude": 36.1, "longitude": -95.9}}, "?", NO_TEXT),
        ({"type": "unsupported", "errors": [{"code": 131051}]}, "?", NO_TEXT),
        ({"type": "text", "text": {"body": "x" * 4096}}, "x" * 2000, None),
    ],
)
def test_whatever_a_person_sends_is_read(message, text, payload):
    assert read(told(_BASE | message)) == [Arrival(PERSON, KEY, text, payload)]


def test_who_hides_their_number_is_known_by_their_own_id():
    hidden = {key: value for key, value in TEXT.items() if key != "from"} | {"from_user_id": USER}
    assert [arrival.address for arrival in read(told(hidden, TEXT | {"from_user_id": USER}))] == [USER, USER]
    body = whatsapp().body(USER, said())
    assert body["recipient"] == USER
    assert "to" not in body


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"object": "page", "entry": []},
        {"object": "whatsapp_business_account", "entry": 5},
        {"object": "whatsapp_business_account", "entry": [None, {"changes": [None, 1, {"field": "messages"}]}]},
        told(TEXT, number="7"),
        told({"id": KEY}),
        told(TEXT | {"timestamp": "soon"}),
        told(_BASE | {"type": "reaction", "reaction": {"message_id": KEY, "emoji": "👍"}}),
        told(_BASE | {"type": "system", "system": {"type": "user_changed_number"}}),
        told({"id": KEY, "timestamp": "1", "type": "text", "text": {"body": "nobody"}}),
        told(statuses=[{"id": KEY, "status": "delivered", "timestamp": "1749416383", "recipient_id": PERSON}]),
    ],
)
def test_what_is_no_message_to_us_is_left(body):
    assert read(body) == []


def receipts(*statuses: dict[str, Any]) -> list[Receipt]:
    raw = json.dumps(told(statuses=list(statuses))).encode()
    return list(whatsapp().receipts(Received("/webhooks/whatsapp", signed(raw), raw, "application/json")))


def test_what_became_of_a_message_is_told_by_the_id_that_we_gave_it():
    known = {"id": KEY, "timestamp": "1749416383", "recipient_id": PERSON, "biz_opaque_callback_data": "m.2"}
    failed = known | {"status": "failed", "errors": [{"code": 131026, "title": "Message undeliverable"}]}
    assert receipts(known | {"status": "delivered"}, known | {"status": "read", "recipient_user_id": USER}) == [
        Receipt(PERSON, "m.2"),
        Receipt(USER, "m.2"),
    ]
    (receipt,) = receipts(failed)
    assert type(receipt.failure) is Permanent
    assert receipt.failure.kind == "graph_131026"
    (unknown,) = receipts(known | {"status": "failed"})
    assert type(unknown.failure) is Temporary
    assert receipts(known | {"status": "sent"}, failed | {"biz_opaque_callback_data": "a b"}, {"status": "read"}) == []


def test_a_batch_is_put_in_order():
    messages = [TEXT | {"timestamp": str(n), "id": f"w{n}", "text": {"body": str(n)}} for n in (3, 1, 2)]
    assert [arrival.text for arrival in read(told(*messages))] == ["1", "2", "3"]


def test_few_short_choices_are_buttons():
    (call,) = sent(said("Do you have a car?", "Yes", "No"))
    assert call == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": PERSON,
        "type": "interactive",
        "interactive": {
            "type": "button",
            "body": {"text": "Do you have a car?"},
            "action": {
                "buttons": [
                    {"type": "reply", "reply": {"id": '/inform{"n": 0}', "title": "1. Yes"}},
                    {"type": "reply", "reply": {"id": '/inform{"n": 1}', "title": "2. No"}},
                ]
            },
        },
        "biz_opaque_callback_data": "m",
    }


def test_more_or_longer_choices_are_a_list_and_too_many_stand_in_the_text():
    (call,) = sent(said("Which?", "A class in the evening or at night", "Car"))
    assert call["interactive"]["action"] == {
        "button": "☰ 1–2",
        "sections": [
            {
                "rows": [
                    {
                        "id": '/inform{"n": 0}',
                        "title": "1. A class in the eveni…",
                        "description": "A class in the evening or at night",
                    },
                    {"id": '/inform{"n": 1}', "title": "2. Car"},
                ]
            }
        ],
    }
    (many,) = sent(said("Which?", *(f"choice {n}" for n in range(11))))
    assert many["text"]["body"].endswith("11. choice 10")


def test_a_link_is_a_button_and_routes_are_told_by_the_text():
    (call,) = sent(said("Here is your plan.", cards=(link(),)))
    assert call["interactive"]["action"]["parameters"] == {
        "display_text": "Open your plan",
        "url": "https://chat.example.org/plan/x",
    }
    (plain,) = sent(said("Two ways.", cards=(route(website="https://gptech.org"),)))
    assert plain["text"] == {"body": "Two ways.", "preview_url": False}


@settings(max_examples=120, deadline=None, derandomize=True)
@given(MESSAGES)
def test_any_message_goes_out_within_the_limits_and_loses_no_choice(message):
    parts = whatsapp().render(message)
    assert parts == whatsapp().render(message)
    assert len({part.id for part in parts}) == len(parts) > 0
    calls = [whatsapp().body(PERSON, part) for part in parts]
    for call in calls:
        check_sizes(call)
    shown = json.dumps(calls, ensure_ascii=False)
    for number in range(1, len(message.choices) + 1):
        assert f"{number}." in shown


@pytest.fixture
def graph() -> Iterator[GraphApi]:
    with running_graph() as graph:
        graph.wrote_at[PERSON] = graph.wrote_at[USER] = graph.now()
        graph.brought.add(KEY)
        yield graph


async def test_what_is_delivered_arrives_and_a_read_message_is_shown_as_read(graph):
    channel = whatsapp(graph.address)
    await channel.deliver(PERSON, said())
    await channel.deliver(USER, said())
    await channel.notice(Arrival(PERSON, KEY, "hi"))
    await channel.close()
    await channel.leave()
    assert [person for person, _ in graph.sent] == [PERSON, USER]
    assert graph.actions == [(KEY, "read")]


async def test_nothing_is_sent_once_the_window_may_have_closed(graph):
    with pytest.raises(Permanent, match="window_closed"):
        await whatsapp(graph.address, now=NOW + timedelta(hours=24, seconds=1)).deliver(PERSON, said())
    graph.shift = timedelta(hours=25)
    channel = whatsapp(graph.address)
    with pytest.raises(Permanent, match="window_closed"):
        await channel.deliver(PERSON, said())
    await channel.close()
    assert graph.sent == []
