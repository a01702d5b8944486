"""The calls of a conversation at the HTTP edge: tokens, waiting, limits, refusals."""

from __future__ import annotations

import pytest

from connectors.limits import Rate
from tests.connectors.doubles import Gateway, running_gateway
from tests.connectors.test_requests import CREATE, problem


async def begun(gateway: Gateway, **wanted: str) -> tuple[str, dict[str, str]]:
    """A new conversation: its address and the header that opens it."""
    answer = await gateway.client.post(CREATE, json=wanted)
    assert answer.status == 201
    made = await answer.json()
    assert set(made) == {"id", "token"}
    assert answer.headers["Location"] == f"{CREATE}/{made['id']}"
    return f"{CREATE}/{made['id']}", {"Authorization": f"Bearer {made['token']}"}


async def test_a_conversation_may_be_started_with_no_body_at_all():
    async with running_gateway() as gateway:
        assert (await gateway.client.post(CREATE)).status == 201
        assert (await gateway.client.post(CREATE, data=b"{}")).status == 201


async def test_a_message_is_answered_when_one_waits_and_taken_when_one_does_not():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        waited = await gateway.client.post(
            f"{address}/messages?wait=true", json={"text": "hi", "message_id": "1"}, headers=token
        )
        assert waited.status == 200
        assert await waited.json() == {
            "messages": [
                {
                    "id": "m1",
                    "from": "bot",
                    "at": "2026-01-05T10:00:00.000Z",
                    "text": "You said: hi",
                    "choices": [{"title": "More", "payload": "/ask_details"}],
                    "cards": [],
                }
            ]
        }
        taken = await gateway.client.post(
            f"{address}/messages", json={"payload": "/ask_details", "message_id": "2"}, headers=token
        )
        assert taken.status == 202
        assert await taken.json() == {"message_id": "2", "accepted": True}
        view = await (await gateway.client.get(address, headers=token)).json()
        assert [message["id"] for message in view["messages"]] == ["m1", "m2"]
        assert set(view) == {"profile", "messages", "routes", "support"}


async def test_the_same_message_id_again_is_answered_the_same_and_does_nothing():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        answers = [
            await (
                await gateway.client.post(
                    f"{address}/messages?wait=true", json={"text": text, "message_id": "1"}, headers=token
                )
            ).json()
            for text in ("hi", "hi", "something else")
        ]
        assert answers[0] == answers[1] == answers[2]
        assert gateway.conversations.said == [("hi", None)]


async def test_an_answer_that_takes_too_long_is_202_not_an_error():
    async with running_gateway(wait_seconds=0) as gateway:
        address, token = await begun(gateway)
        gateway.conversations.silent = True
        answer = await gateway.client.post(
            f"{address}/messages?wait=true", json={"text": "hi", "message_id": "1"}, headers=token
        )
        assert answer.status == 202


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"message_id": "1"}, "body"),
        ({"text": "hi", "payload": "/deny", "message_id": "1"}, "body"),
        ({"text": "hi"}, "message_id"),
        ({"text": "hi", "message_id": ""}, "message_id"),
        ({"text": "hi", "message_id": 7}, "message_id"),
        ({"text": "hi", "message_id": "a b"}, "message_id"),
        ({"text": "hi", "message_id": "x" * 101}, "message_id"),
        ({"payload": "no payload", "message_id": "1"}, "payload"),
        ({"payload": "", "message_id": "1"}, "payload"),
        ({"text": "hi", "message_id": "1", "from": "bot"}, "from"),
    ],
)
async def test_a_message_that_cannot_be_taken_is_422(body, field):
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        answer = await gateway.client.post(f"{address}/messages", json=body, headers=token)
        document = await problem(answer, 422)
        assert field in [error["field"] for error in document["errors"]]


async def test_a_wait_that_is_no_yes_or_no_is_422():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        body = {"text": "hi", "message_id": "1"}
        await problem(await gateway.client.post(f"{address}/messages?wait=soon", json=body, headers=token), 422)


@pytest.mark.parametrize("header", [None, "", "Basic YTpi", "Bearer", "Bearer ", "Bearer two words", "token-c1"])
async def test_without_a_token_every_guarded_call_is_401(header):
    async with running_gateway() as gateway:
        address, _ = await begun(gateway)
        headers = {} if header is None else {"Authorization": header}
        for method, path in (("GET", ""), ("DELETE", ""), ("GET", "/stream"), ("POST", "/messages")):
            answer = await gateway.client.request(method, address + path, headers=headers)
            await problem(answer, 401)
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")


async def test_another_conversations_token_is_403_and_an_unknown_conversation_404():
    async with running_gateway() as gateway:
        address, _ = await begun(gateway)
        _, other = await begun(gateway)
        await problem(await gateway.client.get(address, headers=other), 403)
        for unknown in ("nobody", "a%00b", "x" * 500, "%ff", "%F0%9F%98%80"):
            await problem(await gateway.client.get(f"{CREATE}/{unknown}", headers=other), 404)


async def test_after_an_erasure_everything_is_410():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        erased = await gateway.client.delete(address, headers=token)
        assert erased.status == 204
        assert await erased.read() == b""
        for method, path in (("GET", ""), ("DELETE", ""), ("GET", "/stream"), ("POST", "/messages")):
            await problem(await gateway.client.request(method, address + path, headers=token), 410)


async def test_when_too_much_waits_it_is_503_and_says_when_to_come_back():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        gateway.conversations.busy = True
        body = {"text": "hi", "message_id": "1"}
        answer = await gateway.client.post(f"{address}/messages", json=body, headers=token)
        await problem(answer, 503)
        assert answer.headers["Retry-After"] == "7"


async def test_an_address_that_starts_too_many_conversations_is_429():
    async with running_gateway(creations=Rate(burst=2, per_second=0.001)) as gateway:
        answers = [await gateway.client.post(CREATE) for _ in range(3)]
        assert [answer.status for answer in answers] == [201, 201, 429]
        await problem(answers[2], 429)
        assert int(answers[2].headers["Retry-After"]) > 100


async def test_an_address_that_sends_too_many_messages_is_429():
    async with running_gateway(messages=Rate(burst=1, per_second=0.001)) as gateway:
        address, token = await begun(gateway)
        statuses = [
            (
                await gateway.client.post(
                    f"{address}/messages", json={"text": "hi", "message_id": str(number)}, headers=token
                )
            ).status
            for number in range(2)
        ]
        assert statuses == [202, 429]


async def test_a_forwarded_address_counts_only_behind_a_proxy_of_ours():
    one_each = Rate(burst=1, per_second=0.001)
    for trusted, expected in ((False, [201, 429]), (True, [201, 201])):
        async with running_gateway(creations=one_each, trust_proxy=trusted) as gateway:
            statuses = [
                (await gateway.client.post(CREATE, headers={"X-Forwarded-For": f"9.9.9.9, 203.0.113.{number}"})).status
                for number in (1, 2)
            ]
            assert statuses == expected


async def test_by_sms_choices_are_numbered_in_the_text():
    async with running_gateway() as gateway:
        address, token = await begun(gateway, channel="sms", language="en")
        answer = await gateway.client.post(
            f"{address}/messages?wait=true", json={"text": "hi", "message_id": "1"}, headers=token
        )
        assert (await answer.json())["messages"][0]["text"] == "You said: hi\n1 More"
        view = await (await gateway.client.get(address, headers=token)).json()
        assert view["messages"][0]["text"] == "You said: hi\n1 More"
