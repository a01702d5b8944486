"""The channel `instagram`: where it is another than `messenger`, which has the tests of what both do."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from hypothesis import given, settings

from connectors.channels.channel import NO_TEXT, Arrival, Received
from connectors.channels.graph import App
from connectors.channels.instagram import Instagram
from tests.connectors.channels.messages import AT, MESSAGES, link, route, said
from tests.connectors.doubles import running_gateway
from tests.providers import meta_examples as examples
from tests.providers.graph import check_message, running_graph
from tests.providers.meta import SECRET, TOKEN, VERIFY, signed

PAGE, PERSON = examples.PAGE, examples.PERSON
HELLO = {
    "sender": {"id": PERSON},
    "recipient": {"id": PAGE},
    "timestamp": 1569262486134,
    "message": {"mid": "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3", "text": "quiero ser soldador"},
}


def instagram(url: str = "http://127.0.0.1:9") -> Instagram:
    return Instagram(PAGE, TOKEN, App([SECRET], VERIFY), url, now=lambda: datetime.fromisoformat(AT))


def read(*events: dict[str, object], kind: str = "instagram") -> list[Arrival]:
    raw = json.dumps(examples.told(*events, kind=kind)).encode()
    return list(instagram().parse(Received("/webhooks/instagram", signed(raw), raw, "application/json")))


async def test_a_signed_message_is_kept_and_an_unsigned_one_is_not():
    body = json.dumps(examples.told(HELLO, kind="instagram")).encode()
    async with running_gateway(channels=[instagram()]) as gateway:
        assert (await gateway.client.post("/webhooks/instagram", data=body, headers=signed(body))).status == 200
        assert (await gateway.client.post("/webhooks/instagram", data=body)).status == 403
        key = HELLO["message"]["mid"]
        assert gateway.conversations.received == [("instagram", PERSON, key, "quiero ser soldador")]


def test_a_pages_events_are_not_its():
    assert read(HELLO, kind="page") == []


@pytest.mark.parametrize("event", [examples.STORY, examples.DELETED, examples.ECHO, examples.READ, examples.REACTION])
def test_what_nobody_says_to_us_is_left(event):
    assert read(event) == []


@pytest.mark.parametrize("event", [examples.PICTURE, examples.UNSUPPORTED])
def test_what_is_no_text_is_declined(event):
    (arrival,) = read(event)
    assert arrival.payload == NO_TEXT


def test_choices_stand_in_the_text_too_because_not_every_app_shows_the_buttons():
    (part,) = instagram().render(said("Do you have a car?", "Yes", "No"))
    body = instagram().body(PERSON, part)["message"]
    assert body["text"] == "Do you have a car?\n1. Yes\n2. No"
    assert [reply["title"] for reply in body["quick_replies"]] == ["1. Yes", "2. No"]


def test_cards_stand_above_the_text_that_has_the_choices():
    row, words = instagram().render(said("Two ways:", "Yes", cards=(route(phone="580-355-6371"), link())))
    assert (row.id, words.id, row.choices, len(words.choices)) == ("m", "m.2", [], 1)
    elements = instagram().body(PERSON, row)["message"]["attachment"]["payload"]["elements"]
    assert [button["type"] for element in elements for button in element["buttons"]] == ["postback", "web_url"]


def test_a_text_is_measured_in_bytes():
    parts = instagram().render(said("¿Qué más? " * 150))
    assert [part.text[:6] for part in parts] == ["(1/2) ", "(2/2) "]
    assert all(len(part.text.encode()) < 1000 for part in parts)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(MESSAGES)
def test_any_message_goes_out_within_the_limits_and_loses_no_choice(message):
    parts = instagram().render(message)
    assert parts == instagram().render(message)
    assert len({part.id for part in parts}) == len(parts) > 0
    for part in parts:
        check_message("instagram", instagram().body(PERSON, part)["message"])
    shown = "\n".join(part.text for part in parts)
    assert all(f"{number}." in shown for number in range(1, len(message.choices) + 1))
    assert len(parts[-1].choices) == len(message.choices)


async def test_it_goes_by_the_account_of_the_token():
    with running_graph() as graph:
        graph.wrote_at[PERSON] = graph.now()
        channel = instagram(graph.address)
        for part in channel.render(said("Hola", "Sí")):
            await channel.deliver(PERSON, part)
        await channel.notice(Arrival(PERSON, "m", "hi"))
        await channel.close()
        await channel.leave()
        assert [message["text"] for _, message in graph.sent] == ["Hola\n1. Sí"]
        assert graph.actions == [(PERSON, "mark_seen"), (PERSON, "typing_on")]
