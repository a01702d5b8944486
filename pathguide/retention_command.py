"""`pathguide retention`: forget what is older than it may be, now; and what is counted of it."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from bot import retention as kept
from bot.forgetting import forget_now
from bot.retention import Swept, Terms
from pathguide.database import existing_database
from pathguide.progress import Steps
from pathguide.settings import Settings


def terms_of(settings: Settings) -> Terms:
    """How long what is kept, as the settings say."""
    return Terms(settings.retention_days, settings.request_days)


@click.group()
def retention() -> None:
    """Forget old conversations now, and show what is counted of them; docs/keeping.md tells the terms."""


@retention.command("run")
@click.option("--dry-run", is_flag=True, help="Only say how much would go.")
@click.pass_obj
def run(settings: Settings, dry_run: bool) -> None:
    """Do what the service does every hour, without pauses; the service may run meanwhile."""
    now = datetime.now(UTC)
    with existing_database(settings) as engine:
        if dry_run:
            click.echo(f"Would go: {_told(kept.due(engine, terms_of(settings), now))}")
            return
        with Steps(1).step("Forgetting") as step:
            swept = kept.sweep(engine, terms_of(settings), now)
            step.outcome = _told(swept)
            cleared = forget_now(engine, whatever_size=True)
    click.echo(f"Gone: {_told(swept)}")
    if not cleared:
        click.echo("Traces are still in the database's files: somebody reads them. Run this again later.", err=True)


@retention.command("counts")
@click.pass_obj
def counts(settings: Settings) -> None:
    """Print the counts of conversations that are no longer kept, as CSV: none is about fewer than ten."""
    with existing_database(settings) as engine:
        click.echo("month,channel,language,asked,conversations")
        for row in kept.counts(engine):
            click.echo(f"{row.month},{row.channel},{row.language},{row.asked or 'any'},{row.conversations}")


def _told(swept: Swept) -> str:
    return (
        f"{swept.conversations} conversations, {swept.plans} plans, {swept.requests} requests, "
        f"{swept.remains} empty rows"
    )
