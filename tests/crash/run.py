"""One crash test: load, kills, and what became of every accepted message."""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from aiohttp import ClientSession, TCPConnector
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from bot.tables import DONE, Inbound
from pathguide.migrate import upgrade
from tests.crash.fleet import Fleet, Start
from tests.crash.nursery import Nursery
from tests.crash.people import Person, faults
from tests.support.postgres import Server, find_programs, running_server
from tests.support.processes import start_pathguide

PARTS = {"sqlite": ["serve"], "postgresql": ["gateway", "gateway", "worker", "worker", "worker"]}


@dataclass(frozen=True)
class Plan:
    """What is done for how long: at least so many seconds of load, and so many kills."""

    database: str
    seconds: float
    kills: int
    people: int = 16
    pause_s: float = 0.8  # between kills, on average
    crash_every_s: float = 15.0  # of the PostgreSQL server
    afresh: bool = False  # start processes as anywhere, instead of forking them from one that has the libraries
    seed: int = 1
    says: tuple[str, ...] = ("count",)


@dataclass(frozen=True)
class Outcome:
    """What came of it. `faults` is empty when every accepted message was answered once and in order."""

    plan: Plan
    seconds: float
    kills: dict[str, int]
    starting: int
    exits: int
    crashes: int
    messages: int
    refused: int
    longest_wait_s: float
    faults: list[str]


def crash(plan: Plan, settings: dict[str, str], folder: Path | None = None) -> Outcome:
    """Run the plan; processes have the environment with these settings."""
    with tempfile.TemporaryDirectory(prefix="pathguide-crash-") as made, _database(plan.database) as (url, server):
        place = folder or Path(made)
        address = url or f"sqlite:///{place / 'pathguide.db'}"
        environment = {**os.environ, **settings, "PATHGUIDE_DATABASE_URL": address, "PATHGUIDE_LOG_LEVEL": "WARNING"}
        with nullcontext() if plan.afresh else Nursery() as nursery:
            start: Start = nursery.start if nursery else start_pathguide
            fleet = Fleet(PARTS[plan.database], start, environment, place, plan.seed)
            try:
                return asyncio.run(_crash(plan, fleet, server, address))
            finally:
                fleet.end()


@contextmanager
def _database(kind: str) -> Iterator[tuple[str | None, Server | None]]:
    if kind == "sqlite":
        yield None, None
        return
    programs = find_programs()
    assert programs, "PostgreSQL is not installed"
    with running_server(programs, "-c max_connections=200") as server:  # as durable as it is by default
        url = f"{server.address}/postgres"
        upgrade(url)
        yield url, server


async def _crash(plan: Plan, fleet: Fleet, server: Server | None, address: str) -> Outcome:
    chance, ended, began = random.Random(plan.seed), asyncio.Event(), time.monotonic()

    def enough() -> bool:
        return time.monotonic() - began >= plan.seconds and sum(fleet.kills.values()) >= plan.kills

    async with asyncio.TaskGroup() as watch:
        keeping = watch.create_task(fleet.keep_running())
        await fleet.all_ready()
        began = time.monotonic()
        async with ClientSession(connector=TCPConnector(limit=0)) as session:
            people = [
                Person(number, session, fleet.doors, random.Random(chance.random()), plan.says)
                for number in range(plan.people)
            ]
            async with asyncio.TaskGroup() as group:
                for person in people:
                    group.create_task(person.talk_until(ended))
                trouble = [fleet.kill_until(enough, plan.pause_s)]
                if server is not None:
                    trouble.append(fleet.crash_until(server, enough, plan.crash_every_s))
                await asyncio.gather(*trouble)
                seconds = time.monotonic() - began
                ended.set()
            found = [fault for person in people for fault in faults(person, await person.show())]
        keeping.cancel()
    fleet.end()
    found += _faults_in_database(address, sum(len(person.accepted) for person in people))
    return Outcome(
        plan=plan,
        seconds=round(seconds, 1),
        kills=dict(fleet.kills),
        starting=fleet.starting,
        exits=fleet.exits,
        crashes=fleet.crashes,
        messages=sum(len(person.accepted) for person in people),
        refused=sum(person.refused for person in people),
        longest_wait_s=round(max(_waits(people)), 1),
        faults=found,
    )


def _waits(people: list[Person]) -> Iterator[float]:
    for person in people:
        for message_id, moment in person.accepted.items():
            yield person.seen[message_id] - moment


def _faults_in_database(address: str, accepted: int) -> list[str]:
    """Whether the inbox holds each message once, answered, and with no failure counted against it."""
    engine = create_engine(address)
    with Session(engine) as session:
        rows = session.scalar(select(func.count()).select_from(Inbound))
        good = session.scalar(
            select(func.count()).select_from(Inbound).where(Inbound.state == DONE, Inbound.attempts == 0)
        )
    engine.dispose()
    return [] if rows == good == accepted else [f"inbox: {accepted} accepted, {rows} kept, {good} answered at once"]
