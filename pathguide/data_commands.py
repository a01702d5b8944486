"""`pathguide data`: check a folder of pathway data, and load it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pathguide.import_commands import import_group, imports
from pathguide.migrate import upgrade
from pathguide.progress import Steps
from pathguide.settings import PROJECT, Settings
from pathways.db import open_engine
from pathways.loader import InvalidData, LoadReport, Problem
from pathways.loader import check as check_folder
from pathways.loader import load as load_folder

OKLAHOMA = PROJECT / "data" / "oklahoma"
FOLDER = click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=OKLAHOMA)


@click.group()
def data() -> None:
    """Check and load the pathway data (CSV files), import reference files; docs/data.md describes both."""


@data.command()
@FOLDER
def check(folder: Path) -> None:
    """Look for faults in the files of DIR (default: the shipped Oklahoma data); nothing is loaded."""
    with Steps(1).step("Checking the data") as step:
        problems = check_folder(folder, step.advance)
        step.outcome = f"{len(problems)} problems" if problems else "no problems"
    if problems:
        _refuse(folder, problems)
    click.echo(f"{folder}: no problems found")


@data.command()
@FOLDER
@click.option("--database-url", help="Where to load it; default: PATHGUIDE_DATABASE_URL or sqlite:///var/pathguide.db.")
def load(folder: Path, database_url: str | None) -> None:
    """Check DIR (default: the shipped Oklahoma data) and bring the database to what it says, whole or not at all."""
    url = database_url or Settings().url
    steps = Steps(2)
    with steps.step("Preparing the tables"):
        upgrade(url)
    engine = open_engine(url)
    try:
        with steps.step("Loading the data") as step:
            report = load_folder(engine, folder, step.advance)
    except InvalidData as error:
        _refuse(folder, error.problems)
    else:
        click.echo(describe(folder, report))
    finally:
        engine.dispose()


data.add_command(import_group)
data.add_command(imports)


def describe(folder: Path, report: LoadReport) -> str:
    """What a load did, in one line."""
    version = report.version[:12]
    if not report.changed:
        return f"{folder}: the database holds this data already (version {version}); nothing changed"
    changes = report.changes
    added, changed, removed = (sum(part.values()) for part in (changes.added, changes.changed, changes.removed))
    counts = f"{report.rows:,} rows, {added:,} added, {changed:,} changed, {removed:,} removed"
    return f"{folder}: {counts} (version {version})"


def _refuse(folder: Path, problems: list[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{folder}: {len(problems)} problems; nothing was loaded", err=True)
    sys.exit(1)
