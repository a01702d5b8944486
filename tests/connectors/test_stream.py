"""Server-sent events: everything after the last one seen, then what comes, until one side leaves."""

from __future__ import annotations

import asyncio
import json

from aiohttp import ClientResponse

from connectors.keys import CLOSING, STREAMS
from tests.connectors.doubles import Gateway, running_gateway
from tests.connectors.test_conversation_calls import begun
from tests.connectors.test_requests import problem


async def block(stream: ClientResponse) -> dict[str, str]:
    """The next event or comment, field by field."""
    raw = await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 5)
    lines = [line.partition(":") for line in raw.decode().strip().split("\n")]
    return {name: value.strip() for name, _, value in lines}


async def opened(gateway: Gateway, address: str, token: dict[str, str], last: str | None = None) -> ClientResponse:
    """A stream past its first line, which says when to come back."""
    headers = {**token, "Last-Event-ID": last} if last is not None else token
    stream = await gateway.client.get(f"{address}/stream", headers=headers)
    assert stream.status == 200
    assert stream.content_type == "text/event-stream"
    assert stream.headers["Cache-Control"] == "no-store"
    assert (await block(stream))["retry"] == "2000"
    return stream


async def test_what_was_said_comes_first_and_then_what_is_said():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        gateway.conversations.speak("c1", "one")
        stream = await opened(gateway, address, token)
        assert json.loads((await block(stream))["data"])["text"] == "one"
        gateway.conversations.speak("c1", "two")
        event = await block(stream)
        assert (event["id"], event["event"]) == ("m2", "message")
        assert json.loads(event["data"])["text"] == "two"


async def test_coming_back_with_the_last_id_misses_nothing_and_repeats_nothing():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        for text in ("one", "two", "three"):
            gateway.conversations.speak("c1", text)
        stream = await opened(gateway, address, token, last="m1")
        assert [(await block(stream))["id"] for _ in range(2)] == ["m2", "m3"]


async def test_an_id_nobody_knows_gives_everything():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        gateway.conversations.speak("c1", "one")
        for last in ("nobody", "", "x" * 5000, "two words", "\udcff"):
            stream = await opened(gateway, address, token, last=last)
            assert (await block(stream))["id"] == "m1"
            stream.close()


async def test_a_message_in_parts_has_its_id_on_the_last_so_that_none_is_lost():
    async with running_gateway() as gateway:
        address, token = await begun(gateway, channel="sms")
        gateway.conversations.speak("c1", "A sentence of some length stands here. " * 12)
        stream = await opened(gateway, address, token)
        events = [await block(stream) for _ in range(2)]
        assert [event.get("id") for event in events] == [None, "m1"]
        assert [json.loads(event["data"])["id"] for event in events] == ["m1", "m1.2"]


async def test_an_idle_stream_is_kept_open():
    async with running_gateway(heartbeat_seconds=0.01) as gateway:
        address, token = await begun(gateway)
        stream = await opened(gateway, address, token)
        assert await block(stream) == {"": "still here"}


async def test_an_erasure_ends_the_stream_and_says_so():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        stream = await opened(gateway, address, token)
        await gateway.client.delete(address, headers=token)
        assert (await block(stream))["event"] == "gone"
        assert await asyncio.wait_for(stream.content.read(), 5) == b""


async def test_a_stopping_service_ends_its_streams():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        stream = await opened(gateway, address, token)
        gateway.client.app[CLOSING].set()
        assert await asyncio.wait_for(stream.content.read(), 5) == b""


async def test_only_so_many_streams_of_one_conversation_are_open_at_once():
    async with running_gateway(streams_per_conversation=1) as gateway:
        address, token = await begun(gateway)
        await opened(gateway, address, token)
        await problem(await gateway.client.get(f"{address}/stream", headers=token), 429)
        other, its_token = await begun(gateway)
        await opened(gateway, other, its_token)


async def test_a_reader_who_leaves_gives_up_the_place_at_once():
    async with running_gateway(streams_per_conversation=1) as gateway:
        address, token = await begun(gateway)
        stream = await opened(gateway, address, token)
        stream.close()
        async with asyncio.timeout(5):
            while gateway.client.app[STREAMS]:  # noqa: ASYNC110 - nothing says it but the count
                await asyncio.sleep(0)
        await opened(gateway, address, token)


async def test_what_breaks_inside_while_streaming_ends_the_stream():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        gateway.conversations.talks["c1"].messages.append(None)  # cannot be shown
        stream = await opened(gateway, address, token)
        assert await asyncio.wait_for(stream.content.read(), 5) == b""
