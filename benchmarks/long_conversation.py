"""Whether a long conversation costs more: the CPU time of turn 5 against turn 500, on the real project.

    python -m benchmarks.long_conversation [--turns 512] [--people 3] [--models FOLDER]

One after another, people say the benchmark's conversation (benchmarks.script) over and over, in this process, on
SQLite. A sentence is compared with itself, so that the history makes the difference and not what is asked: its
CPU time in a late round over that in an early one, medians over people. The figure is the mean over sentences.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select

from benchmarks.script import SCRIPT
from bot.dialogue import Dialogue
from bot.lean import leave_out_tensorflow
from bot.service import ConversationService
from bot.tables import Conversation
from bot.transactions import reading
from pathguide.migrate import upgrade
from pathways.db import open_engine
from pathways.loader import load

PROJECT = Path(__file__).resolve().parent.parent


async def talk(service: ConversationService, turns: int) -> list[float]:
    """One person's conversation: the CPU seconds of the process for each turn, from sending to answer."""
    conversation_id, _ = await service.create()
    costs = []
    for turn in range(turns):
        began = time.process_time()
        await service.post(conversation_id, message_id=str(turn), text=SCRIPT[turn % len(SCRIPT)])
        assert await service.wait(conversation_id, str(turn), 60) is not None
        costs.append(time.process_time() - began)
    return costs


def rounds_of(costs: Sequence[float]) -> list[Sequence[float]]:
    """The costs of each time that the whole conversation was said."""
    return [costs[start : start + len(SCRIPT)] for start in range(0, len(costs), len(SCRIPT))]


def growth(early: Sequence[Sequence[float]], late: Sequence[Sequence[float]]) -> float:
    """How many times as much the late round cost as the early one: people's rounds, sentence by sentence."""
    ratios = [
        statistics.median(after[place] for after in late) / statistics.median(before[place] for before in early)
        for place in range(len(SCRIPT))
    ]
    return statistics.fmean(ratios)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--turns", type=int, default=512)
    parser.add_argument("--people", type=int, default=3)
    parser.add_argument("--models", type=Path, default=Path("models"), help="folder of the trained models")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/long.db"
        os.environ["PATHGUIDE_DATABASE_URL"] = url
        upgrade(url)
        database = open_engine(url)
        load(database, PROJECT / "data" / "oklahoma")
        leave_out_tensorflow()
        from bot.model import latest_model, load_agent

        service = ConversationService(database, Dialogue(load_agent(latest_model(options.models))))
        service.start()
        asyncio.run(talk(service, len(SCRIPT)))
        people = [rounds_of(asyncio.run(talk(service, options.turns))) for _ in range(options.people)]
        with reading(database) as session:
            tail = session.scalar(select(func.max(func.length(Conversation.tail))))
        service.stop()
        database.dispose()
    Console().print(shown(people, tail or 0))


def shown(people: Sequence[Sequence[Sequence[float]]], tail: int) -> Table:
    """The rounds that tell, with what each costs beside the first and the second."""
    last = len(people[0]) - 1
    table = Table("turns", "CPU ms a turn", "against turns 1-16", "against turns 17-32", title=f"tail: {tail:,} bytes")
    for number in sorted({0, 1, 2, last // 2, last}):
        own = [rounds[number] for rounds in people]
        mean = 1000 * statistics.fmean(cost for round_ in own for cost in round_)
        name = f"{number * len(SCRIPT) + 1}-{(number + 1) * len(SCRIPT)}"
        against = [f"{growth([rounds[early] for rounds in people], own):.2f}x" for early in (0, min(1, last))]
        table.add_row(name, f"{mean:.1f}", *against)
    return table


if __name__ == "__main__":
    main()
