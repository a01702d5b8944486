"""The loader: a folder of CSV files becomes the pathway database, whole or not at all.

`check` reads a folder and lists every fault. `load` checks the same way and then brings the database to what the files
say in one transaction; the same content again changes nothing. The layout is in `pathways.loader.layout`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select, text

from pathways.loader.checking import check_rows
from pathways.loader.layout import LAYOUT, FileSpec
from pathways.loader.reading import Problem, Row, read_file
from pathways.loader.writing import Changes, Progress, content_of, digest_of, write
from pathways.tables import Dataset

__all__ = ["InvalidData", "LoadReport", "Problem", "check", "load"]


class InvalidData(Exception):
    """The folder has faults; nothing was loaded."""

    def __init__(self, folder: Path, problems: list[Problem]) -> None:
        super().__init__(f"{folder}: {len(problems)} problems, nothing loaded; first: {problems[0]}")
        self.problems = problems


@dataclass(frozen=True)
class LoadReport:
    """What a load did. `changed` is false when the database stood at this version already.

    `version` is the digest of the content; `rows` counts all rows of all tables.
    """

    changed: bool
    version: str
    rows: int
    changes: Changes


def _silent(_done: int, _total: int, _what: str) -> None:
    """No progress is shown."""


def check(folder: Path, progress: Progress = _silent) -> list[Problem]:
    """Every problem of a database folder, by file and row; an empty list: it can be loaded."""
    return _read(folder, progress)[1]


def load(
    engine: Engine,
    folder: Path,
    progress: Progress = _silent,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> LoadReport:
    """Bring the database to what the folder says, in one transaction.

    Args:
        engine: a database whose tables are there (`pathguide.migrate.upgrade`).
        folder: a folder of the layout.
        progress: called with how many parts are done, how many there are, and what is being worked on.
        now: the clock, for `Dataset.loaded_at`.

    Raises:
        InvalidData: the folder has problems; nothing was changed.
    """
    rows, problems = _read(folder, progress)
    if problems:
        raise InvalidData(folder, problems)
    content = content_of(rows)
    version = digest_of(content)
    count = sum(len(records) for records in content.values())
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _one_loader_at_a_time(connection)
        if connection.scalar(select(Dataset.version)) == version:
            return LoadReport(False, version, count, Changes())
        changes = write(connection, content, progress)
        connection.execute(delete(Dataset))
        loaded_at = now().isoformat(timespec="seconds")
        connection.execute(insert(Dataset).values(id=1, version=version, loaded_at=loaded_at, folder=folder.name))
    return LoadReport(True, version, count, changes)


def _read(folder: Path, progress: Progress) -> tuple[dict[str, list[Row]], list[Problem]]:
    if not folder.is_dir():
        return {}, [Problem(str(folder), 0, "", "no such folder; name the folder that holds the CSV files")]
    problems: list[Problem] = []
    rows: dict[str, list[Row]] = {}
    incomplete: set[str] = set()
    for done, spec in enumerate(LAYOUT):
        progress(done, len(LAYOUT), spec.filename)
        found: list[Problem] = []
        rows[spec.name] = read_file(folder, spec, found)
        if _keys_are_missing(spec, rows[spec.name], found):
            incomplete.add(spec.name)
        problems += found
    known = {spec.filename for spec in LAYOUT}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in known:
            problems.append(
                Problem(path.name, 0, "", f"not a file of the layout; the files are {', '.join(sorted(known))}")
            )
    problems.extend(check_rows(rows, incomplete, problems))
    return rows, sorted(problems)


def _keys_are_missing(spec: FileSpec, rows: list[Row], found: list[Problem]) -> bool:
    """Whether a fault hides keys of the file, so that references into it cannot be judged."""
    whole = {row.number for row in rows}
    return any(problem.row not in whole or problem.column in spec.key for problem in found)


def _one_loader_at_a_time(connection: Connection) -> None:
    """On SQLite the write lock is held already; on PostgreSQL readers go on while other loaders wait."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE dataset IN EXCLUSIVE MODE"))
