"""Copies of the whole database, made beside a running service, and brought back whole or not at all.

Here is what both databases share, and SQLite; PostgreSQL is in `pathguide.backup_postgres`. A copy holds no keys.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.secrecy import UnusableKeys, keys_open
from pathguide.migrate import is_known

Progress = Callable[[int, int], None]

PAGES = 500  # copied at a time
_HEADER = b"SQLite format 3\x00"


class BackupFailed(Exception):
    """A copy could not be made or brought back; the message says why and what to do. What was there is unchanged."""


def save(database: Path, file: Path, progress: Progress) -> None:
    """Copy an SQLite database to a file that its owner alone may read, as it is at one moment.

    The copy is checked before it gets its name: a file of that name is a whole copy. Others write meanwhile.

    Raises:
        BackupFailed: see there.
    """
    if not database.is_file():
        raise BackupFailed(f"There is no database {database}.")
    with draft_of(file) as draft:
        try:
            with closing(_reading(database)) as source, closing(sqlite3.connect(draft)) as copy:
                source.execute("BEGIN")
                source.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on one state is read
                source.backup(copy, pages=PAGES, progress=lambda _status, left, total: progress(total - left, total))
                copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
            check(draft)
        except sqlite3.Error as error:
            raise BackupFailed(f"The database could not be copied: {error}.") from None


def restore(file: Path, database: Path, keys: str, replace: bool, progress: Progress) -> None:
    """Bring a copy back into an SQLite database that nobody uses.

    It is one transaction of SQLite's: cut off in the middle, what was there before is there again.

    Raises:
        BackupFailed: see there.
    """
    seal = check(file)
    opens(seal, keys, Path(f"{database}.key"))
    database.parent.mkdir(parents=True, exist_ok=True)
    new = not database.exists()
    try:
        with closing(sqlite3.connect(database, timeout=1, isolation_level=None)) as target:
            if not new:
                _refuse_what_must_stay(target, database, replace)
            with closing(_reading(file)) as source:
                source.backup(target, pages=PAGES, progress=lambda _status, left, total: progress(total - left, total))
    except sqlite3.Error as error:
        raise BackupFailed(f"The copy could not be brought back: {error}.") from None
    database.chmod(0o600)
    check(database)


def check(file: Path) -> bytes | None:
    """Whether a file is a whole database of this or an older version; its seal, where it has one.

    Raises:
        BackupFailed: It is not.
    """
    if not file.is_file():
        raise BackupFailed(f"There is no file {file}.")
    with file.open("rb") as opened:
        if opened.read(len(_HEADER)) != _HEADER:
            raise BackupFailed(f"{file} is not a copy of an SQLite database.")
    try:
        with closing(_reading(file)) as copy:
            if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise BackupFailed(f"{file} is damaged.")
            if copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise BackupFailed(f"{file} is damaged: rows are missing in it.")
            refuse_newer(_version(copy), str(file))
            try:
                row = copy.execute("SELECT seed FROM seal").fetchone()
            except sqlite3.OperationalError:  # of before there was one
                return None
    except sqlite3.Error as error:
        raise BackupFailed(f"{file} cannot be read: {error}.") from None
    return row[0] if row else None


def refuse_newer(version: str | None, what: str) -> None:
    """Refuse tables that this program does not know.

    Raises:
        BackupFailed: They are of a newer version, or none of ours.
    """
    if version is None:
        raise BackupFailed(f"{what} is not a database of Pathguide's.")
    if not is_known(version):
        raise BackupFailed(f"{what} was made by a newer version of Pathguide ({version}): update the program first.")


def opens(seal: bytes | None, keys: str, key_file: Path | None) -> None:
    """Refuse a copy that the keys do not open.

    Raises:
        BackupFailed: They do not.
    """
    if seal is None:
        return
    if not keys and key_file is not None and key_file.is_file():
        keys = key_file.read_text(encoding="ascii")
    try:
        fits = keys_open(seal, keys)
    except UnusableKeys as error:
        raise BackupFailed(str(error)) from None
    if not fits:
        beside = f" or put its key file at {key_file}" if key_file else ""
        raise BackupFailed(
            f"The keys do not open this copy: add the key of that time to PATHGUIDE_SECRET_KEYS{beside} first."
        )


@contextmanager
def draft_of(file: Path) -> Iterator[Path]:
    """A new file for its owner alone, which gets its name only when all has gone well.

    Raises:
        BackupFailed: There is a file of that name, or it cannot be written.
    """
    if file.exists():
        raise BackupFailed(f"{file} is there already: take another name.")
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield draft
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        os.link(draft, file)  # never over another file
    except OSError as error:
        raise BackupFailed(f"{file} cannot be written: {error.strerror}.") from None
    finally:
        draft.unlink(missing_ok=True)


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _version(connection: sqlite3.Connection) -> str | None:
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        return None
    return str(row[0]) if row else None


def _refuse_what_must_stay(target: sqlite3.Connection, database: Path, replace: bool) -> None:
    """Refuse a database in use, of a newer version, or with conversations unless they may be replaced."""
    try:
        alone = target.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
    except sqlite3.OperationalError:
        alone = False
    if not alone:
        raise BackupFailed(f"{database} is in use: stop the service first.")
    if not target.execute("SELECT 1 FROM sqlite_master WHERE name = 'conversations'").fetchone():
        return
    refuse_newer(_version(target), str(database))
    number = target.execute("SELECT count(*) FROM conversations").fetchone()[0]
    if number and not replace:
        raise BackupFailed(
            f"{database} holds {number} conversations, which would be lost: add --replace if they may be."
        )
