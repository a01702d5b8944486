"""What a turn costs, beside stock Rasa's on the same machine with the same conversation, in one run.

    python -m benchmarks.turns [--ours-only] [--people 1 8 64] [--talks N] [--examples 40]

Ours is a real `pathguide serve` on SQLite, durable; stock is `rasa run` with `rasa run actions`
(benchmarks.stock_service). What is made once (tables, data, model) is not part of the start-up time. CPU time and
memory are those of the services' processes, read from /proc. Every person holds whole conversations
(benchmarks.script).
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import pathguide_service, stock_service
from benchmarks.crowd import Measured, Pathguide, RasaRest, Service, meet
from benchmarks.processes import Running, circumstances

PEOPLE = (1, 8, 64)
TURNS_AIM = 2048  # of ours at each number of people
PAUSE_S = 2.0
STOCK = Path("var/stock")


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    service: str
    people: str
    measured: Measured
    memory_bytes: int
    start_s: float
    start_cpu_s: float


def measure(
    name: str, service: Service, processes: Sequence[Running], crowds: Sequence[tuple[int, int, float]]
) -> list[Row]:
    """Send the crowds (people, talks each, pause in seconds), after one talk to warm up."""
    asyncio.run(meet(service, processes, 1, 1))
    rows = []
    for people, talks, pause_s in crowds:
        met = asyncio.run(meet(service, processes, people, talks, pause_s))
        crowd = f"{people}, pausing {pause_s:g} s" if pause_s else str(people)
        memory, start = sum(one.memory_bytes() for one in processes), max(one.start_s for one in processes)
        rows.append(Row(name, crowd, met, memory, start, sum(one.start_cpu_s for one in processes)))
        print(f"{name}: {people} people, {len(met.waits_s)} turns in {met.took_s:.1f} s", file=sys.stderr)
    return rows


def measure_ours(models: Path, people: Sequence[int], talks: int | None) -> list[Row]:
    """`pathguide serve`."""
    crowds = [(count, talks or max(1, TURNS_AIM // 16 // count), 0.0) for count in people]
    crowds += [(max(people), 1, PAUSE_S)] if talks is None else []
    with tempfile.TemporaryDirectory() as folder:
        with pathguide_service.serving(Path(folder), models):
            pass
        with pathguide_service.serving(Path(folder), models) as (base, process):
            return measure("Pathguide", Pathguide(base), [process], crowds)


def measure_stock(models: Path, examples: int, people: Sequence[int]) -> list[Row]:
    """`rasa run` and `rasa run actions`; one talk each, since they take long."""
    stock = stock_service.prepare(STOCK.resolve(), examples, lambda step: print(step, file=sys.stderr))
    crowds = [(count, 4 if count == 1 else 1, 0.0) for count in people]
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        url = pathguide_service.database_in(scratch)
        with pathguide_service.serving(scratch, models):
            pass  # makes the pathway database that the actions read
        with stock_service.serving(stock, scratch, url) as (base, processes):
            return measure(f"Rasa {examples} examples an intent", RasaRest(base), processes, crowds)


def shown(rows: Sequence[Row]) -> Table:
    """The table."""
    names = ("service", "people", "turns", "turns/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms a turn", "MB")
    table = Table(*names, "start s (CPU)", "unanswered")
    for row in rows:
        met = row.measured
        table.add_row(
            row.service,
            row.people,
            f"{len(met.waits_s):,}",
            f"{met.turns_a_second:.1f}",
            *(f"{met.percentile_ms(percent):.0f}" for percent in (50, 95, 99)),
            f"{met.cpu_ms_a_turn:.1f}",
            f"{row.memory_bytes / 1e6:.0f}",
            f"{row.start_s:.1f} ({row.start_cpu_s:.1f})",
            str(met.unanswered),
        )
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--ours-only", action="store_true", help="leave stock Rasa out")
    parser.add_argument("--people", type=int, nargs="+", default=PEOPLE, help="how many at once, one crowd each")
    parser.add_argument("--talks", type=int, help="whole conversations of each person; default: as many as 2,048 turns")
    parser.add_argument("--examples", type=int, default=40, help="messages an intent that stock Rasa learns from")
    parser.add_argument("--models", type=Path, default=Path("models"), help="folder of our trained models")
    options = parser.parse_args()
    rows = measure_ours(options.models, options.people, options.talks)
    if not options.ours_only:
        rows += measure_stock(options.models, options.examples, options.people)
    console = Console(width=140)
    console.print(shown(rows))
    console.print(circumstances())


if __name__ == "__main__":
    main()
