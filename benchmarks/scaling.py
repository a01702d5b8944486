"""Turns a second with one worker, two and three, and what PostgreSQL costs a turn.

    python -m benchmarks.scaling [--models DIR] [--workers 3] [--people 24] [--talks 2]

A gateway and so many workers as processes of their own on a PostgreSQL server of the benchmark's own, as durable as it
is by default, with the shipped data; the newest model of the folder. The conversations are those of
benchmarks.script. CPU time is read from /proc, for each kind of process.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.crowd import Measured, Pathguide, meet
from benchmarks.pathguide_service import PROJECT, part
from benchmarks.processes import Running
from pathguide.migrate import upgrade
from pathways.db import open_engine
from pathways.loader import load
from tests.support.postgres import find_programs, running_server

KEY = "bench-bench-bench-bench-bench-bench-bench-b="


@contextmanager
def database() -> Iterator[tuple[str, Running]]:
    """The address of a database with the shipped data, and its server's process."""
    programs = find_programs()
    if programs is None:
        sys.exit("PostgreSQL is not installed: apt-get install postgresql")
    with running_server(programs, "-c max_connections=200") as server:
        url = f"{server.address}/postgres"
        upgrade(url)
        engine = open_engine(url)
        load(engine, PROJECT / "data" / "oklahoma")
        engine.dispose()
        pid = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
        yield url, Running(pid)


def measure(
    base: str, people: int, talks: int, kinds: Mapping[str, Sequence[Running]]
) -> tuple[Measured, dict[str, float]]:
    """What a crowd met, and CPU milliseconds a turn by kind of process."""
    asyncio.run(meet(Pathguide(base), [], 2 * len(kinds["workers"]), 1))  # what is made on first use is made
    before = {kind: sum(one.cpu_s() for one in processes) for kind, processes in kinds.items()}
    met = asyncio.run(meet(Pathguide(base), [one for some in kinds.values() for one in some], people, talks))
    spent = {
        kind: 1000 * (sum(one.cpu_s() for one in processes) - before[kind]) / len(met.waits_s)
        for kind, processes in kinds.items()
    }
    return met, spent


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--models", type=Path, default=Path("models"))
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--people", type=int, default=24)
    parser.add_argument("--talks", type=int, default=2)
    options = parser.parse_args()
    table = Table("workers", "turns", "turns/s", "p50 ms", "p95 ms", "CPU ms a turn", "by kind", "load")
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url, server = stack.enter_context(database())

        def start(name: str, number: int = 0) -> tuple[str, Running]:
            log = scratch / f"{name}-{number}.log"
            return stack.enter_context(part(name, url, options.models, log, PATHGUIDE_SECRET_KEYS=KEY))

        base, gateway = start("gateway")
        workers: list[Running] = []
        for number in range(1, options.workers + 1):
            workers.append(start("worker", number)[1])
            kinds = {"gateway": [gateway], "workers": workers, "PostgreSQL": [server]}
            met, spent = measure(base, options.people, options.talks, kinds)
            row = [
                str(number),
                str(len(met.waits_s)),
                f"{met.turns_a_second:.1f}",
                f"{met.percentile_ms(50):.0f}",
                f"{met.percentile_ms(95):.0f}",
                f"{met.cpu_ms_a_turn:.1f}",
                ", ".join(f"{kind} {cpu_ms:.1f}" for kind, cpu_ms in spent.items()),
                f"{os.getloadavg()[0]:.1f}",
            ]
            table.add_row(*row)
            print(" | ".join(row), file=sys.stderr, flush=True)
    Console(width=160).print(table)


if __name__ == "__main__":
    main()
