"""Storing an import: one transaction, in batches, whole or not at all; the same content again changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, select, text
from sqlalchemy.orm import Session

from pathways.db import Base
from pathways.loader.reading import Problem
from pathways.reference.reading import Faults, TooManyFaults
from pathways.reference.tables import ReferenceImport

Record = dict[str, Any]
BATCH = 2000
# Made once: it is asked in every turn.
_IMPORTED = select(ReferenceImport.kind, ReferenceImport.part, ReferenceImport.digest).order_by(
    ReferenceImport.kind, ReferenceImport.part
)


class InvalidReference(Exception):
    """The files have faults; nothing was imported."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems, nothing imported; first: {problems[0]}")
        self.problems = list(problems)


@dataclass
class Part:
    """A part of an import: where its rows go, which rows it replaces (`where`; none: the whole table), what it is.

    `rows` is called once and may stream; while it does it may set `as_of` and count `left_out`.
    """

    name: str
    table: type[Base]
    rows: Callable[[], Iterable[Record]]
    release: str
    digest: str
    source_url: str
    where: ColumnElement[bool] | None = None
    as_of: str | None = None
    left_out: int = 0


@dataclass(frozen=True)
class ImportReport:
    """What an import did: rows by part. `changed` is false when the database held all of it already."""

    kind: str
    changed: bool
    rows: dict[str, int] = field(default_factory=dict)
    releases: dict[str, str] = field(default_factory=dict)


def utc_now() -> datetime:
    """The clock an import is dated by."""
    return datetime.now(UTC)


def store(
    engine: Engine,
    kind: str,
    parts: Sequence[Part],
    faults: Faults,
    now: Callable[[], datetime] = utc_now,
    *,
    whole: bool = True,
) -> ImportReport:
    """Replace what an earlier import of this kind left, in one transaction.

    Args:
        engine: a database whose tables are there.
        kind: onet, wages, projections, crosswalk, education or critical.
        parts: what to store, in order.
        faults: where reading notes its faults; one is enough to store nothing.
        now: the clock.
        whole: the parts are all there is of this kind, so that parts of earlier imports go.

    Raises:
        InvalidReference: there were faults; nothing was changed.
    """
    releases = {part.name: part.release for part in parts}
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _one_import_at_a_time(connection)
        known = _known(connection, kind)
        if faults:
            raise InvalidReference(faults.problems)
        wanted = {part.name: part.digest for part in parts}
        if all(known.get(name) == digest for name, digest in wanted.items()) and (
            not whole or set(known) == set(wanted)
        ):
            return ImportReport(kind, False, {}, releases)
        rows = {part.name: _replace(connection, part, faults) for part in parts}
        if faults:
            raise InvalidReference(faults.problems)
        table = ReferenceImport.__table__
        old = set(known) if whole else set(wanted)
        connection.execute(delete(ReferenceImport).where(table.c.kind == kind, table.c.part.in_(old | set(wanted))))
        connection.execute(insert(ReferenceImport), [_entry(kind, part, rows[part.name], now()) for part in parts])
    return ImportReport(kind, True, rows, releases)


def imports_in(session: Session) -> list[ReferenceImport]:
    """What is imported, by kind and part."""
    return list(session.scalars(select(ReferenceImport).order_by(ReferenceImport.kind, ReferenceImport.part)))


def version_of(session: Session) -> str:
    """A digest of everything imported; empty where nothing is."""
    found = [list(row) for row in session.execute(_IMPORTED)]
    return hashlib.sha256(json.dumps(found).encode()).hexdigest() if found else ""


def _replace(connection: Connection, part: Part, faults: Faults) -> int:
    statement = delete(part.table)
    connection.execute(statement if part.where is None else statement.where(part.where))
    count = 0
    try:
        for batch in _batches(part.rows()):
            if not faults:  # with a fault nothing will be kept; the rest is read for its faults alone
                connection.execute(insert(part.table), batch)
            count += len(batch)
    except TooManyFaults:
        raise InvalidReference(faults.problems) from None
    return count


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    iterator = iter(records)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _entry(kind: str, part: Part, rows: int, now: datetime) -> Record:
    return {
        "kind": kind,
        "part": part.name,
        "release": part.release,
        "as_of": part.as_of,
        "digest": part.digest,
        "rows": rows,
        "left_out": part.left_out,
        "source_url": part.source_url,
        "imported_at": now.isoformat(timespec="seconds"),
    }


def _known(connection: Connection, kind: str) -> dict[str, str]:
    table = ReferenceImport.__table__
    rows = connection.execute(select(table.c.part, table.c.digest).where(table.c.kind == kind))
    return {row.part: row.digest for row in rows}


def _one_import_at_a_time(connection: Connection) -> None:
    """On SQLite the write lock is held already; on PostgreSQL readers go on while other imports wait."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE reference_imports IN EXCLUSIVE MODE"))
