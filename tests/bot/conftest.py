"""A small trained model, a service on it for each database, and people to talk to it."""

from __future__ import annotations

import asyncio
import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot import tables  # noqa: F401 - registers its tables
from bot.dialogue import Dialogue
from bot.local_actions import LocalActionEndpoint
from bot.messages import Message
from bot.model import load_agent, train
from bot.secrecy import unlock
from bot.service import ConversationService
from pathways.db import Base, open_engine
from tests.bot.fixtures.actions import BROKEN_UNTIL

FIXTURE_PROJECT = Path(__file__).parent / "fixtures" / "project"
ANSWER_SECONDS = 30


@pytest.fixture(scope="session")
def small_model(request: pytest.FixtureRequest) -> Path:
    """The fixture project's model, trained once for as long as it does not change."""
    return train(FIXTURE_PROJECT, request.config.cache.mkdir("models"))


@pytest.fixture(scope="session")
def small_agent(small_model: Path):
    return load_agent(small_model, action_endpoint=LocalActionEndpoint("tests.bot.fixtures.actions"))


@pytest.fixture(scope="session")
def dialogue(small_agent) -> Dialogue:
    return Dialogue(small_agent)


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    Base.metadata.create_all(engine)
    unlock(engine, os.environ["PATHGUIDE_SECRET_KEYS"])
    yield engine
    engine.dispose()


@pytest.fixture
def make_service(database: Engine, dialogue: Dialogue) -> Iterator[Callable[..., ConversationService]]:
    """Makes started services on the same database; all are stopped at the end."""
    made: list[ConversationService] = []

    def make(*, started: bool = True, **options: object) -> ConversationService:
        service = ConversationService(database, dialogue, **options)
        made.append(service)
        if started:
            service.start()
        return service

    yield make
    for service in made:
        service.stop(limit_s=0.2)


@pytest.fixture
def service(make_service: Callable[..., ConversationService]) -> ConversationService:
    return make_service()


@pytest.fixture
def broken_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The action `action_break` raises once, then works."""
    marker = tmp_path / "broken"
    marker.touch()
    monkeypatch.setenv(BROKEN_UNTIL, str(marker))
    return marker


@dataclass
class Person:
    """Someone in one conversation."""

    service: ConversationService
    id: str = ""
    token: str = ""
    sent: list[str] = field(default_factory=list)

    @classmethod
    async def arrive(cls, service: ConversationService, language: str | None = None, channel: str = "web") -> Person:
        return cls(service, *await service.create(language, channel))

    async def send(self, text: str | None = None, payload: str | None = None, message_id: str | None = None) -> str:
        message_id = message_id or uuid.uuid4().hex
        await self.service.post(self.id, message_id=message_id, text=text, payload=payload)
        self.sent.append(message_id)
        return message_id

    async def answer(self, message_id: str) -> list[Message]:
        messages = await self.service.wait(self.id, message_id, ANSWER_SECONDS)
        assert messages is not None, "no answer in time"
        return list(messages)

    async def ask(self, text: str | None = None, payload: str | None = None) -> list[str]:
        """The texts that come back."""
        return [message.text for message in await self.answer(await self.send(text, payload))]


async def until(true: Callable[[], object], seconds: float = 20) -> None:
    """Wait until it is so; `TimeoutError` when it is not in time."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - other threads make it true
            await asyncio.sleep(0.02)
