"""The channel `webhook`: what another system posts, and what it gets."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from bot.couriers import OptedOut, Permanent, Temporary
from bot.messages import Choice, Message
from connectors.channels.channel import retry_after_s
from connectors.channels.standard_webhooks import Signer
from connectors.channels.webhook import Webhook
from tests.connectors.channels.provider import Provider, running_provider
from tests.connectors.channels.test_standard_webhooks import OTHER, SECRET
from tests.connectors.doubles import running_gateway

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
SAID = {"from": "+14055550101", "message_id": "m-1", "text": "I want to weld"}
ANSWER = Message(
    id="5e0c",
    from_="bot",
    at="2026-01-05T10:00:00.000Z",
    text="Two ways:",
    choices=[Choice(title="More about 1", payload="/ask_details"), Choice(title="Otro, por favor", payload="/more")],
    cards=[
        {"kind": "route", "number": 1},
        {"kind": "link", "title": "Your plan", "url": "https://chat.example.org/plan/x"},
    ],
)


def signed(body: bytes, secret: str = SECRET, now: datetime | None = None, key: str = "m-1") -> dict[str, str]:
    moment = now or datetime.now(UTC)
    return {"Content-Type": "application/json", **Signer([secret]).headers(key, moment, body)}


def channel(url: str = "http://127.0.0.1:9/") -> Webhook:
    return Webhook(url, Signer([SECRET]))


async def test_a_signed_message_is_kept_and_acknowledged():
    body = json.dumps(SAID).encode()
    async with running_gateway(channels=[channel()]) as gateway:
        answer = await gateway.client.post("/webhooks/webhook", data=body, headers=signed(body))
        assert (answer.status, await answer.read()) == (204, b"")
        assert gateway.conversations.received == [("webhook", "+14055550101", "m-1", "I want to weld")]


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (json.dumps(SAID).encode(), lambda _: {"Content-Type": "application/json"}, 403),
        (json.dumps(SAID).encode(), lambda _: signed(b"another"), 403),
        (json.dumps(SAID).encode(), lambda body: signed(body, OTHER), 403),
        (json.dumps(SAID).encode(), lambda body: signed(body, now=NOW - timedelta(days=1)), 403),
        (b"x" * 70_000, signed, 413),
        (b"{", signed, 400),
        (b"", signed, 400),
        (b"\xff\xfe", signed, 400),
        (b"[]", signed, 400),
        (b"[" * 60_000, signed, 400),
        (json.dumps(SAID).encode(), lambda body: signed(body) | {"Content-Type": "text/plain"}, 415),
        *(
            (raw, signed, 422)
            for raw in (
                json.dumps(SAID | change).encode()
                for change in (
                    {"from": ""},
                    {"from": 14055550101},
                    {"from": "a\0b"},
                    {"from": "x" * 201},
                    {"message_id": "a b"},
                    {"message_id": None},
                    {"text": " "},
                    {"text": "x" * 2001},
                    {"more": 1},
                )
            )
        ),
    ],
)
async def test_what_cannot_be_taken_is_refused_and_nothing_is_kept(body, headers, status):
    async with running_gateway(channels=[channel()]) as gateway:
        answer = await gateway.client.post("/webhooks/webhook", data=body, headers=headers(body))
        shown = await answer.read()
        assert answer.status == status
        assert b"14055550101" not in shown
        assert (shown == b"") == (status == 403)
        assert gateway.conversations.received == []


async def test_a_channel_that_is_off_is_not_there():
    body = json.dumps(SAID).encode()
    async with running_gateway() as gateway:
        assert (await gateway.client.post("/webhooks/webhook", data=body, headers=signed(body))).status == 404
    async with running_gateway(channels=[channel()]) as gateway:
        assert (await gateway.client.post("/webhooks/other", data=body, headers=signed(body))).status == 404
        assert (await gateway.client.get("/webhooks/webhook")).status == 405


async def test_when_too_much_waits_the_other_system_is_told_when_to_come_back():
    body = json.dumps(SAID).encode()
    async with running_gateway(channels=[channel()]) as gateway:
        gateway.conversations.busy = True
        answer = await gateway.client.post("/webhooks/webhook", data=body, headers=signed(body))
        assert (answer.status, answer.headers["Retry-After"]) == (503, "7")


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    async with running_provider() as provider:
        yield provider


async def test_what_is_delivered_is_signed_and_says_enough_by_its_text(provider):
    # when a message with choices and a link is delivered twice
    webhook = channel(provider.address)
    await webhook.deliver("+14055550101", ANSWER)
    await webhook.deliver("+14055550101", ANSWER)
    await webhook.close()

    # then both calls are signed and have the same id
    for headers, body in provider.calls:
        Signer([SECRET]).verify(headers, datetime.now(UTC), body)
        assert headers["webhook-id"] == "5e0c"
        assert headers["content-type"] == "application/json"
    # and the body is as documented
    assert json.loads(provider.calls[0][1]) == {
        "type": "message",
        "timestamp": "2026-01-05T10:00:00.000Z",
        "data": {
            "id": "5e0c",
            "to": "+14055550101",
            "text": "Two ways:\n1 More about 1\n2 Otro, por favor",
            "choices": [{"number": 1, "title": "More about 1"}, {"number": 2, "title": "Otro, por favor"}],
            "link": "https://chat.example.org/plan/x",
        },
    }


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Permanent),
        (413, Permanent),
        (415, Permanent),
        (422, Permanent),
        (410, OptedOut),
        (301, Temporary),
        (401, Temporary),
        (404, Temporary),
        (408, Temporary),
        (429, Temporary),
        (500, Temporary),
        (503, Temporary),
    ],
)
async def test_each_status_says_whether_to_try_again(provider, status, kind):
    provider.answers = [web.Response(status=status, headers={"Location": provider.address})]
    webhook = channel(provider.address)
    with pytest.raises(kind) as raised:
        await webhook.deliver("a", ANSWER)
    await webhook.close()
    assert raised.value.kind == f"http_{status}"
    assert len(provider.calls) == 1


@pytest.mark.parametrize(("status", "everybody"), [(429, True), (503, True), (500, False)])
async def test_retry_after_is_heard(provider, status, everybody):
    provider.answers = [web.Response(status=status, headers={"Retry-After": "17"})]
    webhook = channel(provider.address)
    with pytest.raises(Temporary) as raised:
        await webhook.deliver("a", ANSWER)
    await webhook.close()
    assert (raised.value.retry_after_s, raised.value.everybody) == (17, everybody)


async def test_nobody_there_is_temporary():
    webhook = channel()
    with pytest.raises(Temporary, match="connection"):
        await webhook.deliver("a", ANSWER)
    await webhook.close()


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("120", 120),
        (" 0 ", 0),
        ("Mon, 05 Jan 2026 10:02:00 GMT", 120),
        ("Mon, 05 Jan 2026 12:02:00 +0200", 120),
        ("Mon, 05 Jan 2026 09:00:00 GMT", 0),
        ("Monday, 05-Jan-26 10:02:00 GMT", 120),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("1.5", None),
        ("999999999999", 366 * 24 * 3600),
        ("9" * 400, None),
    ],
)
def test_retry_after_is_a_number_or_a_date(value, seconds):
    assert retry_after_s(value, NOW) == seconds
