"""People who talk to a service that keeps dying, and what they saw.

A person sends a message until it is accepted, always with the same id, then the next. Meanwhile they follow their
conversation, coming back with the last id they saw. At any time some of them send again what was accepted long ago.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

# What a service that dies looks like from outside.
GONE = (ClientError, OSError, asyncio.TimeoutError, json.JSONDecodeError)
CALL = ClientTimeout(total=10)
FOLLOW = ClientTimeout(total=None, sock_connect=5, sock_read=40)


@dataclass
class Person:
    """One conversation. `accepted` and `seen` are moments by a message's id; `followed` is what the stream gave."""

    number: int
    session: ClientSession
    doors: Sequence[str]
    chance: random.Random
    says: Sequence[str] = ("count",)
    id: str = ""
    token: str = ""
    accepted: dict[str, float] = field(default_factory=dict)
    followed: list[dict[str, Any]] = field(default_factory=list)
    seen: dict[str, float] = field(default_factory=dict)
    refused: int = 0

    async def talk_until(self, ended: asyncio.Event) -> None:
        """Say things until told to stop; the last one is accepted before this returns."""
        made = await self._insist("POST", "/api/v1/conversations", {})
        self.id, self.token = made["id"], made["token"]
        follower = asyncio.create_task(self._follow())
        try:
            while not ended.is_set():
                for _ in range(self.chance.choice((1, 1, 2, 5))):
                    await self.say()
                if self.chance.random() < 0.3:
                    await self._send(self.chance.choice(list(self.accepted)))
                await asyncio.sleep(self.chance.uniform(0, 1.5))
            async with asyncio.timeout(240):
                while len(self.seen) < len(self.accepted):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
        finally:
            follower.cancel()

    async def say(self) -> None:
        """Send one more message until it is accepted."""
        message_id = f"m{len(self.accepted) + 1}"
        await self._send(message_id)
        self.accepted[message_id] = time.monotonic()

    async def show(self) -> list[dict[str, Any]]:
        """The conversation as the service shows it."""
        found = await self._insist("GET", f"/api/v1/conversations/{self.id}")
        messages: list[dict[str, Any]] = found["messages"]
        return messages

    async def _send(self, message_id: str) -> None:
        body = {"text": self.says[int(message_id[1:]) % len(self.says)], "message_id": message_id}
        await self._insist("POST", f"/api/v1/conversations/{self.id}/messages", body)

    async def _insist(self, method: str, path: str, body: Any = None) -> Any:
        while True:
            with suppress(*GONE):
                address = f"{self.chance.choice(self.doors)}{path}"
                async with self.session.request(
                    method, address, json=body, headers=self._headers(), timeout=CALL
                ) as answer:
                    if answer.status < 300:
                        return await answer.json()
                    if answer.status not in (429, 500, 502, 503):
                        raise AssertionError(f"{method} {path}: {answer.status} {await answer.text()}")
                    if answer.status == 500:
                        raise AssertionError(f"{method} {path}: an outage is no fault of the service's code")
            self.refused += 1
            await asyncio.sleep(self.chance.uniform(0.05, 0.5))

    async def _follow(self) -> None:
        while True:
            with suppress(*GONE):
                last = {"Last-Event-ID": self.followed[-1]["id"]} if self.followed else {}
                address = f"{self.chance.choice(self.doors)}/api/v1/conversations/{self.id}/stream"
                async with self.session.get(address, headers=self._headers() | last, timeout=FOLLOW) as stream:
                    if stream.status == 200:
                        await self._read(stream.content)
            await asyncio.sleep(self.chance.uniform(0.05, 0.5))

    async def _read(self, lines: Any) -> None:
        heard = next((one["id"] for one in reversed(self.followed) if one["from"] == "person"), "")
        async for line in lines:
            if line.startswith(b"data:"):
                message = json.loads(line[5:])
                self.followed.append(message)
                if message["from"] == "person":
                    heard = message["id"]
                else:
                    self.seen.setdefault(heard, time.monotonic())

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


def faults(person: Person, shown: Sequence[dict[str, Any]]) -> list[str]:
    """What is wrong with a conversation: anything but each message answered once, in order, in both views of it.

    Who only counts is answered `Count 1`, `Count 2`, …: a turn that is lost or done twice shows in every later one.
    """
    found = []
    for name, messages in (("shown", shown), ("followed", person.followed)):
        ids = [one["id"] for one in messages]
        if len(set(ids)) != len(ids):
            found.append(f"person {person.number}: {name} a message twice")
        heard = [one["id"] for one in messages if one["from"] == "person"]
        if heard != list(person.accepted):
            found.append(
                f"person {person.number}: {name} {len(heard)} of {len(person.accepted)} messages, or not in order"
            )
        answered = [one["id"] for one, after in pairwise([*messages, None]) if after and after["from"] == "bot"]
        if [one for one in answered if one in person.accepted] != heard:
            found.append(f"person {person.number}: {name} a message without its answer after it")
    if person.says == ("count",):
        counted = [one["text"] for one in shown if one["from"] == "bot"]
        if counted != [f"Count {number}" for number in range(1, len(person.accepted) + 1)]:
            found.append(f"person {person.number}: answered {counted}")
    if [one["id"] for one in shown] != [one["id"] for one in person.followed]:
        found.append(f"person {person.number}: the stream gave something else than what is shown")
    return found
