"""The long crash test (`make crash-test`, `python -m tests.crash --help`). Prints rows for docs/guarantees.md."""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

import click

from bot.model import train
from tests.bot.conftest import FIXTURE_PROJECT
from tests.crash.run import PARTS, Outcome, Plan, crash
from tests.processes.conftest import settings_of_small
from tests.support.server import PROJECT

# Spoken to the shipped project; to the small one everybody says "count", and it counts.
WORDS = ("I live in Lawton", "I want to be a nurse", "how do I pay for it?", "only evenings", "hello", "tell me more")


@click.command()
@click.option("--database", "databases", type=click.Choice(list(PARTS)), multiple=True, default=list(PARTS))
@click.option("--seconds", default=120.0, show_default=True, help="Load for at least so long.")
@click.option("--kills", default=100, show_default=True, help="At least so many SIGKILLs.")
@click.option("--people", default=16, show_default=True)
@click.option("--pause", default=0.8, show_default=True, help="Seconds between kills, on average.")
@click.option("--seed", default=1, show_default=True)
@click.option("--afresh", is_flag=True, help="Start processes as anywhere; by default they are forked, to be quick.")
@click.option("--shipped", is_flag=True, help="The shipped project and its trained model instead of the small one.")
def main(databases: tuple[str, ...], shipped: bool, pause: float, **options: object) -> None:
    """Kill processes at random under load and count what became of every accepted message."""
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        settings = {"PATHGUIDE_SECRET_KEYS": "tests-tests-tests-tests-tests-tests-tests-t="}
        if not shipped:
            settings |= settings_of_small(train(FIXTURE_PROJECT, PROJECT / "var" / "crash"), Path(folder) / "data")
        for database in databases:
            plan = Plan(database, pause_s=pause, says=WORDS if shipped else ("count",), **options)  # type: ignore[arg-type]
            outcome = crash(plan, settings)
            click.echo(row(outcome, shipped))
            for fault in outcome.faults:
                click.echo(fault, err=True)
            failed |= bool(outcome.faults)
    sys.exit(failed)


def row(outcome: Outcome, shipped: bool) -> str:
    """The outcome as a row of the table."""
    kills = ", ".join(f"{count} {command}" for command, count in sorted(outcome.kills.items()))
    cells = [
        date.today().isoformat(),
        outcome.plan.database + (", shipped model" if shipped else "") + (", afresh" if outcome.plan.afresh else ""),
        f"{outcome.seconds:.0f}",
        f"{sum(outcome.kills.values())} ({kills}; {outcome.starting} while starting)",
        outcome.crashes or "",
        f"{outcome.messages:,}",
        f"{outcome.refused:,}",
        f"{outcome.longest_wait_s:.1f}",
        len(outcome.faults),
    ]
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
