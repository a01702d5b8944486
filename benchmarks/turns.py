"""How fast turns are, and whether a long conversation costs more: turns a second and milliseconds by phase.

    python -m benchmarks.turns [--database URL] [--turns 500] [--people 8]

On the small project of tests/bot/fixtures, so that the engine is measured: durable inbox, Rasa, actions, commit.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot import tables  # noqa: F401 - registers its tables
from bot.dialogue import Dialogue
from bot.engine import TurnReport
from bot.local_actions import LocalActionEndpoint
from bot.model import load_agent, train
from bot.service import ConversationService
from pathways.db import Base, open_engine

PROJECT = Path(__file__).resolve().parent.parent / "tests" / "bot" / "fixtures" / "project"
SCRIPT = ("hello", "my name is Anna", "count", "help", "start interview", "Tulsa", "blue", "count", "what", "hello")
AROUND = 20  # turns averaged at either end


@dataclass(frozen=True)
class Cost:
    """What a turn took from sending to answer, in seconds; `cpu_s` is the whole process's."""

    wall_s: float
    cpu_s: float


async def talk(service: ConversationService, turns: int) -> list[Cost]:
    """One person's conversation, and what each turn took."""
    conversation_id, _ = await service.create()
    costs = []
    for turn in range(turns):
        began, cpu = time.perf_counter(), time.process_time()
        await service.post(conversation_id, message_id=str(turn), text=SCRIPT[turn % len(SCRIPT)])
        assert await service.wait(conversation_id, str(turn), 60) is not None
        costs.append(Cost(time.perf_counter() - began, time.process_time() - cpu))
    return costs


def milliseconds(values: Sequence[float]) -> str:
    """The mean, for a table."""
    return f"{1000 * statistics.fmean(values):.1f}"


def row(reports: Sequence[TurnReport], costs: Sequence[Cost]) -> list[str]:
    """A table row of the turns given."""
    phases = [[getattr(report, phase) for report in reports] for phase in ("claim_s", "dialogue_s", "commit_s")]
    return [*map(milliseconds, phases), milliseconds([cost.wall_s for cost in costs])]


async def measure(service: ConversationService, turns: int, people: int) -> Table:
    """Run one long conversation, then many short ones at once."""
    reports: list[TurnReport] = []
    service.observe(reports.append)
    await talk(service, len(SCRIPT))
    reports.clear()
    costs = await talk(service, turns)
    table = Table("what", "claim ms", "dialogue ms", "commit ms", "sent to answered ms", "CPU ms a turn", "turns/s")
    for name, part in (
        (f"turns 1-{AROUND}", slice(AROUND)),
        (f"turns {turns - AROUND + 1}-{turns}", slice(-AROUND, None)),
        ("one person", slice(None)),
    ):
        walls, cpus = [[getattr(cost, kind) for cost in costs[part]] for kind in ("wall_s", "cpu_s")]
        table.add_row(name, *row(reports[part], costs[part]), milliseconds(cpus), f"{len(walls) / sum(walls):.0f}")
    reports.clear()
    began, cpu = time.perf_counter(), time.process_time()
    each = await asyncio.gather(*(talk(service, 2 * len(SCRIPT)) for _ in range(people)))
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    every = [one for own in each for one in own]
    spent = milliseconds([cpu / len(every)])
    table.add_row(f"{people} people at once", *row(reports, every), spent, f"{len(every) / seconds:.0f}")
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--database", help="an empty database; a temporary SQLite file when left out")
    parser.add_argument("--turns", type=int, default=500)
    parser.add_argument("--people", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = open_engine(options.database or f"sqlite:///{folder}/turns.db")
        Base.metadata.create_all(database)
        model = train(PROJECT, Path(".pytest_cache/d/models"))
        agent = load_agent(model, action_endpoint=LocalActionEndpoint("tests.bot.fixtures.actions"))
        service = ConversationService(database, Dialogue(agent))
        service.start()
        Console().print(asyncio.run(measure(service, options.turns, options.people)))
        service.stop()
        database.dispose()


if __name__ == "__main__":
    main()
