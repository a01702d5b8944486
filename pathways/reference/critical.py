"""Importing a list of critical occupations: the state's, or that of a workforce area.

A CSV file with the columns code (SOC or O*NET-SOC), rank (may be empty), area ("Oklahoma", or a workforce area by id or
name), year, and source_url if one has it. Each area in the file replaces the list that was there for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from pathways import tables as pathway
from pathways.reference.reading import Faults, Header, Line, Progress
from pathways.reference.sheets import digest, records, silent
from pathways.reference.sources import METHOD_URL
from pathways.reference.statistics import STATE
from pathways.reference.tables import ReferenceCritical, ReferenceOccupation
from pathways.reference.writing import ImportReport, Part, Record, store, utc_now

CODE = re.compile(r"\d{2}-\d{4}(\.\d{2})?", re.ASCII)
URL = re.compile(r"https?://[^\s/]+\.\S+")
FIRST_LIST = 2014
"""The year of the first list the state published."""

HEADER = Header(
    {"code": (), "rank": (), "area": (), "year": ()}, frozenset({"source_url", "title"}), "code, rank, area, year"
)
WITH_SOURCE = Header({**HEADER.needed, "source_url": ()}, HEADER.further, f"{HEADER.layout}, source_url")


def import_critical(
    engine: Engine, path: Path, progress: Progress = silent, now: Callable[[], datetime] = utc_now
) -> ImportReport:
    """Import lists of critical occupations.

    Raises:
        InvalidReference: with every fault by file, row and column; nothing was imported.
    """
    areas, known = _areas(engine), _occupations(engine)
    seen = set[tuple[str, str]]()
    years: dict[str, int] = {}
    header = WITH_SOURCE if _gives_sources(path) else HEADER
    this_year = datetime.now(UTC).year

    def make(line: Line) -> Record:
        code, area = line.code("code", CODE, "29-1141 or 29-1141.00"), _area(line, areas)
        if known and not line.bad and code not in known:
            line.fault("code", f"{code} is no occupation of the imported O*NET release")
        if (area, code) in seen:
            line.fault("code", f"{code} stands in an earlier row for {area} already")
        seen.add((area, code))
        rank, year = line.figure("rank", 1, 1000), int(line.needed_figure("year", FIRST_LIST, this_year))
        if years.setdefault(area, year) != year and not line.bad:
            line.fault("year", f"{year}, but the list of {area} began with {years[area]}; import one list an area")
        source = line.optional("source_url") if header is WITH_SOURCE else None
        if source and not URL.fullmatch(source):
            line.fault("source_url", "not a web address; write it with https://")
        return {
            "area": area, "code": code, "rank": None if rank is None else int(rank), "year": year, "source_url": source,
        }  # fmt: skip

    rows, _ = records(path, header, make, progress)
    by_area: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        by_area[row["area"]].append(row)
    parts = [_part(path, area, found) for area, found in by_area.items()]
    return store(engine, "critical", parts, Faults(), now, whole=False)


def _part(path: Path, area: str, rows: list[Record]) -> Part:
    source = next((row["source_url"] for row in rows if row["source_url"]), METHOD_URL)
    part = Part(
        area, ReferenceCritical, lambda: rows, f"Critical occupations {rows[0]['year']}", digest(path, area), source,
        where=ReferenceCritical.area == area,
    )  # fmt: skip
    part.as_of = str(rows[0]["year"])
    return part


def _area(line: Line, areas: dict[str, str]) -> str:
    cell = line.text("area")
    found = areas.get(cell.casefold())
    if cell and found is None:
        names = ", ".join(dict.fromkeys(areas.values()))
        line.fault("area", f"'{cell[:60]}' is no area known here; write {STATE}, or a workforce area: {names}")
    return found or cell


def _areas(engine: Engine) -> dict[str, str]:
    """Ids by what a file may call an area."""
    with Session(engine) as session:
        rows = session.execute(select(pathway.WorkforceArea.id, pathway.WorkforceArea.name)).all()
    return {STATE.casefold(): STATE} | {name.casefold(): row.id for row in rows for name in (row.id, row.name)}


def _occupations(engine: Engine) -> set[str]:
    """The codes of the imported O*NET release, with and without the O*NET detail; empty where none is imported."""
    with Session(engine) as session:
        codes = session.scalars(select(ReferenceOccupation.onet_soc)).all()
    return {*codes, *(code[:7] for code in codes)}


def _gives_sources(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8-sig") as text:
            return "source_url" in text.readline().lower()
    except (OSError, UnicodeDecodeError):
        return False  # reading the file says what is wrong with it
