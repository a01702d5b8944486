"""`pathguide backup` and `pathguide restore`: the whole database into one file, and back."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from sqlalchemy.engine import make_url

from pathguide import backup as copies
from pathguide import backup_postgres as postgres_copies
from pathguide.backup import BackupFailed
from pathguide.database import prepare_database
from pathguide.progress import Steps
from pathguide.settings import Settings

FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))


@click.command()
@FILE
@click.pass_obj
def backup(settings: Settings, file: Path) -> None:
    """Copy the whole database to FILE and check the copy; the service may run meanwhile. Keys are not in it."""
    try:
        with Steps(1).step("Copying the database") as step:
            if database := _sqlite_file(settings):
                copies.save(database, file, step.advance)
            else:
                postgres_copies.save(settings.url, file)
            step.outcome = f"{file.stat().st_size:,} bytes"
    except BackupFailed as error:
        sys.exit(str(error))
    click.echo(f"{file}: a whole copy, checked. It is personal data; the keys that open it are kept elsewhere.")


@click.command()
@FILE
@click.option("--replace", is_flag=True, help="The conversations that are in the database now may be lost.")
@click.pass_obj
def restore(settings: Settings, file: Path, replace: bool) -> None:
    """Bring the database back to what FILE holds, whole or not at all; the service must be stopped."""
    steps = Steps(2)
    keys = settings.secret_keys.get_secret_value()
    try:
        with steps.step("Bringing the copy back") as step:
            if database := _sqlite_file(settings):
                copies.restore(file, database, keys, replace, step.advance)
            else:
                postgres_copies.restore(file, settings.url, keys, replace)
    except BackupFailed as error:
        sys.exit(str(error))
    with steps.step("Preparing the tables"):
        prepare_database(settings).dispose()
    click.echo(
        f"{file}: brought back. Who has had their data erased since it was made is in it again; to forget what is too "
        "old: pathguide retention run"
    )


def _sqlite_file(settings: Settings) -> Path | None:
    url = make_url(settings.url)
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None
