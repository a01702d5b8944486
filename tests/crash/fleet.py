"""The processes of a crash test: started, killed at random moments, started again at once."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tests.support.postgres import Server, free_port

READY = b"Pathguide is ready"


class Running(Protocol):
    """A process that runs, or did."""

    def poll(self) -> int | None:
        """Its exit code once it has ended."""

    def kill(self) -> None:
        """End it by SIGKILL."""


Start = Callable[[str, Mapping[str, str], Path], Running]


@dataclass
class Member:
    """One place in the fleet; processes come and go in it."""

    command: str
    name: str
    log: Path
    port: int = field(default_factory=free_port)
    running: Running | None = None
    logged: int = 0

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def alive(self) -> bool:
        return self.running is not None and self.running.poll() is None

    @property
    def ready(self) -> bool:
        if not self.alive:
            return False
        with self.log.open("rb") as log:
            log.seek(self.logged)
            return READY in log.read()


class Fleet:
    """Keeps its members running, and kills them.

    `kills` counts SIGKILLs by command, `starting` those of them that met a process before it was ready, `exits` the
    processes that ended without being told to.
    """

    def __init__(self, commands: list[str], start: Start, settings: Mapping[str, str], folder: Path, seed: int) -> None:
        self._start, self._settings = start, settings
        self._random = random.Random(seed)
        self.members = [
            Member(command, f"{command}-{number}", folder / f"{command}-{number}.log")
            for number, command in enumerate(commands, start=1)
        ]
        self.kills: Counter[str] = Counter()
        self.starting = self.exits = self.crashes = 0

    @property
    def doors(self) -> list[str]:
        """The addresses people can write to."""
        return [member.base for member in self.members if member.command != "worker"]

    async def keep_running(self) -> None:
        """Start whatever does not run, until cancelled."""
        while True:
            for member in self.members:
                if not member.alive:
                    self.exits += member.running is not None and member.running.poll() != -9
                    await self._begin(member)
            await asyncio.sleep(0.1)

    async def kill_until(self, enough: Callable[[], bool], pause_s: float) -> None:
        """Kill one after another, most of them at work and some while they start."""
        while not enough():
            await asyncio.sleep(self._random.expovariate(1 / pause_s))
            anyone = self._random.random() < 0.15
            found = [member for member in self.members if (member.alive if anyone else member.ready)]
            if not found:
                continue
            victim = self._random.choice(found)
            self.kills[victim.command] += 1
            self.starting += not victim.ready
            assert victim.running
            await asyncio.to_thread(victim.running.kill)

    async def crash_until(self, server: Server, enough: Callable[[], bool], pause_s: float) -> None:
        """Crash the database server now and then, and start it again a moment later."""
        while True:
            await asyncio.sleep(self._random.uniform(0.5, 1.5) * pause_s)
            if enough():
                return
            await asyncio.to_thread(server.crash)
            await asyncio.sleep(self._random.uniform(0, 2))
            await asyncio.to_thread(server.start)
            self.crashes += 1

    async def all_ready(self) -> None:
        """Wait until every member is at work."""
        while not all(member.ready for member in self.members):  # noqa: ASYNC110 - only their logs say it
            await asyncio.sleep(0.1)

    def end(self) -> None:
        """Kill them all."""
        for member in self.members:
            if member.running is not None and member.alive:
                member.running.kill()

    async def _begin(self, member: Member) -> None:
        member.logged = member.log.stat().st_size if member.log.exists() else 0
        port = {"PATHGUIDE_PORT": str(member.port), "PATHGUIDE_WORKER_PORT": str(member.port)}
        member.running = await asyncio.to_thread(self._start, member.command, {**self._settings, **port}, member.log)
