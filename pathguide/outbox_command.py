"""`pathguide outbox`: what could not be delivered, tried again or let go."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from bot import dead_letters
from pathguide.database import existing_database
from pathguide.settings import Settings


@click.group()
def outbox() -> None:
    """Messages of the bot's that could not be delivered: list them, try them again, or drop them."""


@outbox.command("list")
@click.option("--channel", help="Those of one channel.")
@click.option("--text", "with_text", is_flag=True, help="What the bot said, too: personal data.")
@click.pass_obj
def list_(settings: Settings, channel: str | None, with_text: bool) -> None:
    """List them, oldest first: id, channel, when it was said, when it was given up, tries, reason."""
    with existing_database(settings) as engine:
        found = dead_letters.letters(engine, channel)
    for letter in found:
        tries = f"{letter.attempts} {'try' if letter.attempts == 1 else 'tries'}"
        times = f"queued {_moment(letter.queued_at)}, given up {_moment(letter.died_at)}"
        click.echo(f"{letter.id}  {letter.channel}  {times}, {tries}: {letter.reason}")
        if with_text:
            click.echo("\n".join(f"    {line}" for line in letter.text.splitlines()))
    if not found:
        click.echo("Nothing waits here: every message was delivered, or is still being tried.")


@outbox.command()
@click.argument("ids", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All of them.")
@click.pass_obj
def requeue(settings: Settings, ids: tuple[str, ...], every: bool) -> None:
    """Let them be delivered after all, as if they had just been said."""
    chosen = _chosen(ids, every)
    with existing_database(settings) as engine:
        _tell(dead_letters.requeue(engine, chosen, datetime.now(UTC)), chosen, "will be tried again")


@outbox.command()
@click.argument("ids", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All of them.")
@click.pass_obj
def drop(settings: Settings, ids: tuple[str, ...], every: bool) -> None:
    """Let them never be delivered; the person can still be told by other means."""
    chosen = _chosen(ids, every)
    with existing_database(settings) as engine:
        _tell(dead_letters.drop(engine, chosen), chosen, "dropped")


def _chosen(ids: tuple[str, ...], every: bool) -> list[str] | None:
    if bool(ids) == every:
        raise click.UsageError("Name the messages by their ids (pathguide outbox list), or say --all.")
    return None if every else list(dict.fromkeys(ids))


def _tell(number: int, chosen: list[str] | None, what: str) -> None:
    click.echo(f"{number} {'message' if number == 1 else 'messages'} {what}")
    if chosen is not None and number < len(chosen):
        sys.exit(f"{len(chosen) - number} of the ids are not among the dead letters. List them: pathguide outbox list")


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
