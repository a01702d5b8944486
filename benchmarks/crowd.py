"""People who hold the benchmark's conversation over HTTP, many at once, and how long each waited for each answer."""

from __future__ import annotations

import asyncio
import random
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import aiohttp

from benchmarks.processes import Running
from benchmarks.script import SCRIPT


class Service(Protocol):
    """How a service is spoken to."""

    async def begin(self, session: aiohttp.ClientSession) -> object:
        """Begin a conversation; what `say` needs of it."""

    async def say(self, session: aiohttp.ClientSession, conversation: object, text: str) -> int:
        """Say one thing; how many messages came back."""


@dataclass(frozen=True)
class Pathguide:
    """The HTTP contract. Every person has an address of their own, as behind a proxy: limits are by address."""

    base: str

    async def begin(self, session: aiohttp.ClientSession) -> tuple[str, dict[str, str]]:
        """As `Service.begin`."""
        address = ".".join(["10", *(str(random.randrange(256)) for _ in range(3))])
        headers = {"X-Forwarded-For": address}
        async with session.post(f"{self.base}/api/v1/conversations", headers=headers) as answer:
            made = await answer.json()
        return (
            f"{self.base}/api/v1/conversations/{made['id']}/messages?wait=true",
            {**headers, "Authorization": f"Bearer {made['token']}"},
        )

    async def say(self, session: aiohttp.ClientSession, conversation: object, text: str) -> int:
        """As `Service.say`."""
        assert isinstance(conversation, tuple)
        address, headers = conversation
        body = {"text": text, "message_id": uuid.uuid4().hex}
        async with session.post(address, json=body, headers=headers) as answer:
            answer.raise_for_status()
            return len((await answer.json())["messages"])


@dataclass(frozen=True)
class RasaRest:
    """Rasa's REST channel."""

    base: str

    async def begin(self, session: aiohttp.ClientSession) -> str:
        """As `Service.begin`."""
        return uuid.uuid4().hex

    async def say(self, session: aiohttp.ClientSession, conversation: object, text: str) -> int:
        """As `Service.say`."""
        body = {"sender": conversation, "message": text}
        async with session.post(f"{self.base}/webhooks/rest/webhook", json=body) as answer:
            answer.raise_for_status()
            return len(await answer.json())


@dataclass(frozen=True)
class Measured:
    """What a crowd met. Seconds; `cpu_s` is that of the service's processes."""

    waits_s: Sequence[float]
    took_s: float
    cpu_s: float
    unanswered: int

    @property
    def turns_a_second(self) -> float:
        """Answers a second."""
        return len(self.waits_s) / self.took_s

    @property
    def cpu_ms_a_turn(self) -> float:
        """CPU time of the service for one turn, in milliseconds."""
        return 1000 * self.cpu_s / len(self.waits_s)

    def percentile_ms(self, percent: float) -> float:
        """How long at most so many of the answers took, in milliseconds."""
        ordered = sorted(self.waits_s)
        return 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


async def meet(
    service: Service, processes: Sequence[Running], people: int, talks: int, pause_s: float = 0.0
) -> Measured:
    """So many people at once hold so many whole conversations each, and pause that long between messages."""
    timeout, connector = aiohttp.ClientTimeout(total=600), aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(timeout=timeout, connector=connector) as session:
        cpu, began = sum(one.cpu_s() for one in processes), time.perf_counter()
        each = await asyncio.gather(*(_person(service, session, talks, pause_s) for _ in range(people)))
        took = time.perf_counter() - began
        cpu = sum(one.cpu_s() for one in processes) - cpu
    heard = [answer for own in each for answer in own]
    return Measured([wait for wait, _ in heard], took, cpu, sum(count == 0 for _, count in heard))


async def _person(
    service: Service, session: aiohttp.ClientSession, talks: int, pause_s: float
) -> list[tuple[float, int]]:
    heard = []
    if pause_s:
        await asyncio.sleep(random.uniform(0, pause_s))
    for _ in range(talks):
        conversation = await service.begin(session)
        for text in SCRIPT:
            began = time.perf_counter()
            messages = await service.say(session, conversation, text)
            heard.append((time.perf_counter() - began, messages))
            if pause_s:
                await asyncio.sleep(random.uniform(0.5, 1.5) * pause_s)
    return heard
