"""Bringing the database to what the files say, row by row, inside the caller's transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from pathways.db import Base
from pathways.loader.layout import LAYOUT, Column
from pathways.loader.reading import Row

Record = dict[str, Any]
Content = dict[str, dict[tuple[Any, ...], Record]]  # table name -> primary key -> row
Progress = Callable[[int, int, str], None]  # done, total, what is being worked on
BATCH = 1000


@dataclass
class Changes:
    """How many rows were added, changed and removed, by table."""

    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    removed: dict[str, int] = field(default_factory=dict)


def content_of(rows: Mapping[str, Sequence[Row]]) -> Content:
    """Every row of every pathway table as the files give it. The rows must have passed the checks."""
    content: Content = {table.name: {} for table in pathway_tables()}
    for spec in LAYOUT:
        table = _table(spec.table)
        for row in rows[spec.name]:
            key = row.values[spec.key[0]]
            record = {c.name: row.values[c.name] for c in spec.columns if c.into is None}
            _put(content, table, record)
            for column in spec.columns:
                for child_table, child in _children(column, key, row.values[column.name]):
                    _put(content, child_table, child)
    return content


def digest_of(content: Content) -> str:
    """The version of a content: equal contents have equal versions, whatever the order of their rows."""
    digest = hashlib.sha256()
    for name in sorted(content):
        for key in sorted(content[name], key=str):
            record = content[name][key]
            digest.update(json.dumps([name, sorted(record.items())], ensure_ascii=False).encode())
    return digest.hexdigest()


def write(connection: Connection, content: Content, progress: Progress) -> Changes:
    """Insert what is new, update what differs, delete what is gone."""
    changes = Changes()
    ordered = pathway_tables()
    stored = {table.name: _stored(connection, table) for table in ordered}
    for done, table in enumerate(ordered):
        progress(done, len(ordered), table.name)
        wanted, found = content[table.name], stored[table.name]
        fresh = [record for key, record in wanted.items() if key not in found]
        other = [record for key, record in wanted.items() if key in found and found[key] != record]
        _insert(connection, table, fresh)
        _update(connection, table, other)
        changes.added[table.name], changes.changed[table.name] = len(fresh), len(other)
    for table in reversed(ordered):
        gone = [key for key in stored[table.name] if key not in content[table.name]]
        _delete(connection, table, gone)
        changes.removed[table.name] = len(gone)
    progress(len(ordered), len(ordered), "")
    return changes


def pathway_tables() -> list[Table]:
    """The tables that the files fill, each after those it refers to."""
    names = {_table(spec.table).name for spec in LAYOUT}
    names |= {_table(column.into.table).name for spec in LAYOUT for column in spec.columns if column.into}
    return [table for table in Base.metadata.sorted_tables if table.name in names]


def _table(model: type[Base]) -> Table:
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} is not mapped to a table")
    return table


def _put(content: Content, table: Table, record: Record) -> None:
    content[table.name][tuple(record[column.name] for column in table.primary_key)] = record


def _children(column: Column, owner_key: Any, value: Any) -> Iterator[tuple[Table, Record]]:
    into = column.into
    if into is None or value is None:
        return
    table = _table(into.table)
    for position, item in enumerate(value, start=1):
        for single in item if isinstance(item, list) else (item,):
            record = {into.owner: owner_key, into.item: single, **into.constant}
            if into.counter:
                record[into.counter] = position
            yield table, record


def _stored(connection: Connection, table: Table) -> dict[tuple[Any, ...], Record]:
    key = [column.name for column in table.primary_key]
    records = (dict(row) for row in connection.execute(select(table)).mappings())
    return {tuple(record[name] for name in key): record for record in records}


def _insert(connection: Connection, table: Table, records: list[Record]) -> None:
    for start in range(0, len(records), BATCH):
        connection.execute(insert(table), records[start : start + BATCH])


def _update(connection: Connection, table: Table, records: list[Record]) -> None:
    key = [column.name for column in table.primary_key]
    rest = [column.name for column in table.columns if column.name not in key]
    if not records or not rest:
        return
    statement = update(table).values({name: bindparam(f"new_{name}") for name in rest})
    statement = statement.where(*(table.c[name] == bindparam(f"key_{name}") for name in key))
    parameters = [
        {**{f"new_{name}": record[name] for name in rest}, **{f"key_{name}": record[name] for name in key}}
        for record in records
    ]
    connection.execute(statement, parameters)


def _delete(connection: Connection, table: Table, keys: list[tuple[Any, ...]]) -> None:
    if not keys:
        return
    names = [column.name for column in table.primary_key]
    statement = delete(table).where(*(table.c[name] == bindparam(f"key_{name}") for name in names))
    connection.execute(statement, [{f"key_{n}": part for n, part in zip(names, key, strict=True)} for key in keys])
