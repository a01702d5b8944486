"""Copies of a PostgreSQL database by its own programs, pg_dump and pg_restore; see `pathguide.backup`.

What these programs say may hold what people wrote (the row that is wrong): only the kind of an error is passed on.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

import pathways.reference.tables
import pathways.tables  # noqa: F401 - registers its tables
from pathguide.backup import BackupFailed, draft_of, opens, refuse_newer
from pathways.db import Base, open_engine

_VERSION_TABLE = "alembic_version"


def save(url: str, file: Path) -> None:
    """Copy the database at `url` to a file, as it is at one moment. Others write meanwhile.

    Raises:
        BackupFailed: see there.
    """
    with draft_of(file) as draft:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={draft}", url=url)
        _check(draft)


def restore(file: Path, url: str, keys: str, replace: bool) -> None:
    """Bring a copy back into a database that nobody uses, in one transaction.

    Raises:
        BackupFailed: see there.
    """
    opens(_check(file), keys, None)
    _refuse_what_must_stay(url, replace)
    with TemporaryDirectory(dir=file.resolve().parent) as folder:
        # The whole script first: cut short, it would be taken for all there is.
        script = Path(folder) / "restore.sql"
        _run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(file))
        tables = ", ".join(f'"{name}"' for name in (*Base.metadata.tables, _VERSION_TABLE))
        clear = f"DROP TABLE IF EXISTS {tables} CASCADE"
        _run(
            "psql",
            "--quiet",
            "--no-psqlrc",
            "--single-transaction",
            "--set=ON_ERROR_STOP=1",
            "--set=VERBOSITY=sqlstate",
            f"--command={clear}",
            f"--file={script}",
            url=url,
        )


def _check(file: Path) -> bytes | None:
    """Whether a file is a copy of this or an older version; its seal, where it has one."""
    if not file.is_file():
        raise BackupFailed(f"There is no file {file}.")
    _run("pg_restore", "--list", str(file))
    refuse_newer(_column_of(file, _VERSION_TABLE, 0), str(file))
    seal = _column_of(file, "seal", 1)
    return bytes.fromhex(seal.removeprefix("\\\\x")) if seal else None


def _column_of(file: Path, table: str, column: int) -> str | None:
    """A column of the first row that a copy holds of a table."""
    told = _run("pg_restore", "--data-only", f"--table={table}", "--file=-", str(file))
    found = re.search(r"^COPY [^\n]*FROM stdin;\n(?!\\\.)([^\n]*)$", told, re.MULTILINE)
    return found[1].split("\t")[column] if found else None


def _refuse_what_must_stay(url: str, replace: bool) -> None:
    """Refuse a database in use, of a newer version, or with conversations unless they may be replaced."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            others = connection.scalar(
                text(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
                )
            )
            if others:
                raise BackupFailed(f"The database is in use by {others} connections: stop every process of it first.")
            _refuse_what_it_holds(connection, replace)
    except OperationalError:
        raise BackupFailed("The database cannot be reached: see PATHGUIDE_DATABASE_URL.") from None
    finally:
        engine.dispose()


def _refuse_what_it_holds(connection: Connection, replace: bool) -> None:
    found = set(inspect(connection).get_table_names())
    if not found & set(Base.metadata.tables):
        return
    known = _VERSION_TABLE in found
    refuse_newer(connection.scalar(text("SELECT version_num FROM alembic_version")) if known else None, "The database")
    number = connection.scalar(text("SELECT count(*) FROM conversations")) if "conversations" in found else 0
    if number and not replace:
        raise BackupFailed(
            f"The database holds {number} conversations, which would be lost: add --replace if they may be."
        )


def _run(program: str, *arguments: str, url: str | None = None) -> str:
    """Run one of PostgreSQL's programs, against the database at `url`; what it printed.

    Raises:
        BackupFailed: It is not installed, or failed.
    """
    path = shutil.which(program)
    if path is None:
        raise BackupFailed(f"{program} is not installed: it comes with PostgreSQL (Debian: postgresql-client).")
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    if url is not None:
        parsed = make_url(url)
        address = parsed._replace(drivername="postgresql", password=None).render_as_string(hide_password=False)
        arguments = (f"--dbname={address}", *arguments)
        if parsed.password:
            environment["PGPASSWORD"] = str(parsed.password)  # not an argument: everybody can read those
    done = subprocess.run(  # noqa: S603 - the program is PostgreSQL's, the arguments are ours
        [path, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupFailed(f"{program} failed{_kind_of(done.stderr)}. What was there is unchanged.")
    return done.stdout


def _kind_of(told: str) -> str:
    """What a program's complaint is about, without anything that may come from a row."""
    for words in ("server version mismatch", "connection to server", "does not appear to be a valid archive"):
        if words in told:
            return f": {words}"
    state = re.search(r"ERROR:\s+([0-9A-Z]{5})\b", told)
    return f" (SQLSTATE {state[1]})" if state else ""
