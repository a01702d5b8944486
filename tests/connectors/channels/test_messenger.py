"""The channel `messenger`: what Meta brings, and what it gets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings

from bot.couriers import OptedOut, Permanent
from bot.messages import Choice
from connectors.channels.channel import NO_TEXT, Arrival, Received
from connectors.channels.graph import App
from connectors.channels.messenger import Messenger
from tests.connectors.channels.messages import AT, MESSAGES, link, route, said, support
from tests.connectors.doubles import Gateway, running_gateway
from tests.providers import meta_examples as examples
from tests.providers.graph import GraphApi, check_message, running_graph
from tests.providers.meta import SECRET, TOKEN, VERIFY, signed

PAGE, PERSON = examples.PAGE, examples.PERSON
NOW = datetime.fromisoformat(AT)
HELLO = {
    "sender": {"id": PERSON},
    "recipient": {"id": PAGE},
    "timestamp": 1458692752478,
    "message": {"mid": "m_1", "text": "I want to weld"},
}


def messenger(url: str = "http://127.0.0.1:9", secrets: tuple[str, ...] = (SECRET,), now: datetime = NOW) -> Messenger:
    return Messenger(PAGE, TOKEN, App(secrets, VERIFY), url, now=lambda: now)


def read(body: object) -> list[Arrival]:
    raw = json.dumps(body).encode()
    return list(messenger().parse(Received("/webhooks/messenger", signed(raw), raw, "application/json")))


async def post(gateway: Gateway, body: bytes, headers: dict[str, str] | None = None) -> int:
    answer = await gateway.client.post("/webhooks/messenger", data=body, headers=headers or signed(body))
    shown = await answer.read()
    assert PERSON.encode() not in shown
    return answer.status


async def test_meta_is_told_that_the_address_is_ours_only_when_it_knows_our_token():
    query = {"hub.mode": "subscribe", "hub.verify_token": VERIFY, "hub.challenge": "1158201444"}
    async with running_gateway(channels=[messenger()]) as gateway:
        answer = await gateway.client.get("/webhooks/messenger", params=query)
        assert (answer.status, await answer.text(), answer.content_type) == (200, "1158201444", "text/plain")
        for change in (
            {"hub.verify_token": "another"},
            {"hub.verify_token": ""},
            {"hub.verify_token": "ñ"},
            {"hub.mode": "unsubscribe"},
            {"hub.challenge": "<script>"},
            {"hub.challenge": ""},
        ):
            refused = await gateway.client.get("/webhooks/messenger", params=query | change)
            assert (refused.status, await refused.read()) == (403, b"")
        assert (await gateway.client.get("/webhooks/messenger")).status == 403


async def test_a_signed_message_is_kept_and_acknowledged():
    body = json.dumps(examples.told(HELLO)).encode()
    async with running_gateway(channels=[messenger()]) as gateway:
        assert await post(gateway, body) == 200
        assert gateway.conversations.received == [("messenger", PERSON, "m_1", "I want to weld")]


async def test_while_a_secret_is_exchanged_both_are_taken():
    body = json.dumps(examples.told(HELLO)).encode()
    async with running_gateway(channels=[messenger(secrets=("new", SECRET))]) as gateway:
        assert await post(gateway, body) == 200
        assert await post(gateway, body, signed(body, "new")) == 200
        assert await post(gateway, body, signed(body, "old")) == 403


GOOD = json.dumps(examples.told(HELLO)).encode()


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (GOOD, {"Content-Type": "application/json"}, 403),
        (GOOD, signed(b"another"), 403),
        (GOOD, signed(GOOD, "another"), 403),
        (GOOD, signed(GOOD) | {"X-Hub-Signature-256": "sha256="}, 403),
        (GOOD, signed(GOOD) | {"X-Hub-Signature-256": "sha256=ñ"}, 403),
        (GOOD, {"Content-Type": "application/json", "X-Hub-Signature": signed(GOOD)["X-Hub-Signature-256"]}, 403),
        (b"x" * 1_100_000, signed(b"x" * 1_100_000), 413),
        (b"{", signed(b"{"), 400),
        (b"", signed(b""), 400),
        (b"\xff\xfe", signed(b"\xff\xfe"), 400),
        (b"[]", signed(b"[]"), 400),
        (b"[" * 60_000, signed(b"[" * 60_000), 400),
        (GOOD, signed(GOOD) | {"Content-Type": "text/plain"}, 415),
    ],
)
async def test_what_cannot_be_taken_is_refused_and_nothing_is_kept(body, headers, status):
    async with running_gateway(channels=[messenger()]) as gateway:
        assert await post(gateway, body, headers) == status
        assert gateway.conversations.received == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"object": "user", "entry": []},
        examples.told(HELLO, kind="instagram"),
        {"object": "page"},
        {"object": "page", "entry": {}},
        {"object": "page", "entry": [1, None, {"messaging": 5}, {"messaging": [1, None, "x", {}]}]},
        {"object": "page", "entry": [{"id": PAGE, "changes": [{"field": "feed", "value": {}}]}]},
        {"object": "page", "entry": [{"id": PAGE, "standby": [HELLO]}]},
        examples.told(HELLO | {"recipient": {"id": "7"}}),
        examples.told(HELLO | {"message": {"mid": "m_1"}}),
        examples.told(HELLO | {"message": {"mid": "m_1", "text": " \0 "}}),
        examples.told(*examples.SILENT),
    ],
)
async def test_what_is_no_message_to_us_is_acknowledged_and_left(body):
    async with running_gateway(channels=[messenger()]) as gateway:
        assert await post(gateway, json.dumps(body).encode()) == 200
        assert gateway.conversations.received == []


async def test_one_message_that_cannot_be_taken_does_not_hold_up_the_batch():
    odd = HELLO | {"message": {"mid": "m_0", "text": "\u200b\0"}, "timestamp": 1}
    large = examples.told(*[HELLO | {"message": {"mid": f"m_{n}", "text": "word " * 300}} for n in range(300)])
    async with running_gateway(channels=[messenger()]) as gateway:
        assert await post(gateway, json.dumps(examples.told(odd, HELLO)).encode()) == 200
        assert [message_id for _, _, message_id, _ in gateway.conversations.received][-1] == "m_1"
        assert len(json.dumps(large).encode()) > 400_000
        assert await post(gateway, json.dumps(large).encode()) == 200
        assert len(gateway.conversations.received) >= 301


async def test_when_too_much_waits_meta_is_told_to_come_back():
    async with running_gateway(channels=[messenger()]) as gateway:
        gateway.conversations.busy = True
        assert await post(gateway, GOOD) == 503


def test_the_documented_events_are_read():
    (text,) = read(examples.told(examples.TEXT))
    assert (text.address, text.message_id) == (PERSON, "mid.1457764197618:41d102a3e1ae206a38")
    assert (text.text, text.payload) == ("<DEVELOPER_DEFINED_PAYLOAD>", None)
    (reply,) = read(examples.told(examples.REPLY))
    assert (reply.text, reply.payload) == ("hello, world!", None)
    (picture,) = read(examples.told(examples.PICTURE))
    assert (picture.text, picture.payload) == ("?", NO_TEXT)
    (postback,) = read(examples.told(examples.POSTBACK))
    assert (postback.message_id, postback.text, postback.payload) == ("m_MESSAGE-ID", "USER-DEFINED-PAYLOAD", None)


def test_a_tap_brings_its_payload_and_the_words_on_it():
    reply = {"mid": "m_2", "text": "2. Other ideas", "quick_reply": {"payload": "/ask_recommendations"}}
    (tap,) = read(examples.told(HELLO | {"message": reply}))
    assert tap == Arrival(PERSON, "m_2", "Other ideas", "/ask_recommendations")
    event = {key: value for key, value in HELLO.items() if key != "message"}
    (press,) = read(
        examples.told(event | {"postback": {"title": "More about 1", "payload": '/ask_details{"route": 1}'}})
    )
    assert (press.text, press.payload) == ("More about 1", '/ask_details{"route": 1}')
    assert (
        press.message_id
        == read(examples.told(event | {"postback": {"title": "x", "payload": '/ask_details{"route": 1}'}}))[
            0
        ].message_id
    )


def test_a_batch_is_put_in_order():
    events = [HELLO | {"timestamp": n, "message": {"mid": f"m_{n}", "text": str(n)}} for n in (3, 1, 2)]
    assert [arrival.text for arrival in read(examples.told(*events))] == ["1", "2", "3"]


def test_a_long_message_and_a_long_id_are_taken_as_far_as_they_can_be():
    (arrival,) = read(examples.told(HELLO | {"message": {"mid": "m" * 300, "text": "x" * 5000}}))
    assert len(arrival.text) == 2000
    assert len(arrival.message_id) == 64


def test_choices_are_quick_replies_with_their_numbers():
    (part,) = messenger().render(said("How do you get around?", "Car", "Bus"))
    assert messenger().body(PERSON, part) == {
        "recipient": {"id": PERSON},
        "messaging_type": "RESPONSE",
        "message": {
            "text": "How do you get around?",
            "quick_replies": [
                {"content_type": "text", "title": "1. Car", "payload": '/inform{"n": 0}'},
                {"content_type": "text", "title": "2. Bus", "payload": '/inform{"n": 1}'},
            ],
        },
    }


def test_choices_too_long_for_a_button_stand_in_the_text_as_well():
    (part,) = messenger().render(said("Which?", "A class in the evening or at night", "Car"))
    body = messenger().body(PERSON, part)["message"]
    assert body["text"] == "Which?\n1. A class in the evening or at night\n2. Car"
    assert [reply["title"] for reply in body["quick_replies"]] == ["1. A class in the e…", "2. Car"]


def test_cards_are_a_row_of_cards_with_what_can_be_tapped():
    cards = (
        route(1, phone="580-355-6371", website="https://www.gptech.org/nursing"),
        support(phone="405-879-2641"),
        link(),
        {"kind": "table", "title": "x"},
    )
    message = said(cards=cards).model_copy(
        update={"choices": [Choice(title="More about 1", payload='/ask_details{"route": 1}')]}
    )
    words, row = messenger().render(message)
    assert (words.id, row.id, words.choices) == ("m", "m.2", [])
    shown = messenger().body(PERSON, row)["message"]
    assert [reply["title"] for reply in shown["quick_replies"]] == ["1. More about 1"]
    assert shown["attachment"]["payload"]["elements"] == [
        {
            "title": "1. registered nurse (RN)",
            "subtitle": "Practical Nursing · Great Plains",
            "buttons": [
                {"type": "postback", "title": "1. registered nurse…", "payload": '/ask_details{"route": 1}'},
                {"type": "web_url", "title": "gptech.org", "url": "https://www.gptech.org/nursing"},
                {"type": "phone_number", "title": "580-355-6371", "payload": "+15803556371"},
            ],
        },
        {
            "title": "TEEM",
            "subtitle": "Help after prison.",
            "buttons": [{"type": "phone_number", "title": "405-879-2641", "payload": "+14058792641"}],
        },
        {
            "title": "Open your plan",
            "subtitle": "chat.example.org",
            "buttons": [{"type": "web_url", "title": "Open your plan", "url": "https://chat.example.org/plan/x"}],
        },
    ]


@settings(max_examples=120, deadline=None, derandomize=True)
@given(MESSAGES)
def test_any_message_goes_out_within_the_limits_and_loses_no_choice(message):
    channel = messenger()
    parts = channel.render(message)
    assert parts
    assert parts == channel.render(message)
    assert len({part.id for part in parts}) == len(parts)
    for part in parts:
        check_message("page", channel.body(PERSON, part)["message"])
    shown = " ".join(part.text for part in parts)
    replies = [reply["title"] for reply in channel.body(PERSON, parts[-1])["message"].get("quick_replies", [])]
    for number in range(1, len(message.choices) + 1):
        assert f"{number}. " in shown or any(title.startswith(f"{number}. ") for title in replies)


@pytest.fixture
def graph() -> Iterator[GraphApi]:
    with running_graph() as graph:
        graph.wrote_at[PERSON] = graph.now()
        yield graph


async def test_what_is_delivered_arrives_and_a_seen_message_is_shown_as_seen(graph):
    channel = messenger(graph.address)
    for part in channel.render(said("Two ways:", "Car", cards=(link(),))):
        await channel.deliver(PERSON, part)
    await channel.notice(Arrival(PERSON, "m_1", "hi"))
    await channel.close()
    await channel.leave()
    assert [message.get("text") for _, message in graph.sent] == ["Two ways:", None]
    assert graph.actions == [(PERSON, "mark_seen"), (PERSON, "typing_on")]


async def test_nothing_is_sent_once_the_window_may_have_closed(graph):
    late = messenger(graph.address, now=NOW + timedelta(hours=24, seconds=1))
    with pytest.raises(Permanent, match="window_closed"):
        await late.deliver(PERSON, said())
    assert graph.sent == []
    # and when Meta's clock says so, it is heard
    graph.shift = timedelta(hours=25)
    channel = messenger(graph.address)
    with pytest.raises(Permanent, match="window_closed"):
        await channel.deliver(PERSON, said())
    await channel.close()


async def test_who_blocks_the_page_gets_nothing_more(graph):
    graph.blocked.add(PERSON)
    channel = messenger(graph.address)
    with pytest.raises(OptedOut):
        await channel.deliver(PERSON, said())
    await channel.close()


async def test_that_a_notice_fails_is_no_harm():
    async with running_gateway(channels=[messenger()]) as gateway:
        for _ in range(50):
            assert await post(gateway, GOOD) == 200
        assert len(gateway.conversations.received) == 50
