"""`pathguide secrets`: the keys under which phone numbers and contacts are kept."""

from __future__ import annotations

import sys

import click

from bot.forgetting import forget_now
from bot.secrecy import SETTING, UnusableKeys, new_key, rotate
from pathguide.database import existing_database
from pathguide.progress import Steps
from pathguide.settings import Settings


@click.group()
def secrets() -> None:
    """Make and change the keys that phone numbers and contacts are encrypted with; docs/keeping.md tells how."""


@secrets.command("new")
def new() -> None:
    """Print a new key for PATHGUIDE_SECRET_KEYS; nothing is kept."""
    click.echo(new_key())


@secrets.command("rotate")
@click.pass_obj
def rotate_keys(settings: Settings) -> None:
    """Encrypt everything anew with the first key of PATHGUIDE_SECRET_KEYS; the service may run meanwhile."""
    with existing_database(settings) as engine:
        try:
            with Steps(1).step("Encrypting anew") as step:
                number = rotate(engine, step.advance)
                forget_now(engine)
                step.outcome = f"{number} values"
        except UnusableKeys as error:
            sys.exit(str(error))
    click.echo(f"{number} values are under the newest key. The older keys can be taken out of {SETTING}.")
