"""Importing an O*NET text release, from occupations and their titles to skills, knowledge and technology.

Rows stream from the files into the tables. A score that O*NET recommends to suppress is kept as unknown, and an area
that most workers call not relevant as not relevant.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from pathways.db import Base
from pathways.reference import tables
from pathways.reference.reading import ONET_SOC, Faults, Line, Progress, TooManyFaults, digest_of, lines
from pathways.reference.releases import CODE, OPTIONAL, Found, find
from pathways.reference.sources import ONET_URL
from pathways.reference.writing import ImportReport, InvalidReference, Part, Record, store, utc_now

READING = 1
"""Changes when the files are read otherwise, so that an import of the same files is made anew."""

DATE = re.compile(r"(\d{2})/(\d{4})", re.ASCII)
LETTERS = {f"1.B.1.{place}": letter for place, letter in zip("abcdef", "RIASEC", strict=True)}
HIGH_POINTS = {"1.B.1.g": 1, "1.B.1.h": 2, "1.B.1.i": 3}
TIERS = {tier: tier for tier in ("Primary-Short", "Primary-Long", "Supplemental")}
TASK_TYPES = {"Core": "core", "Supplemental": "supplemental"}
REQUIRED_EDUCATION = ("2.D.1", "RL")

Maker = Callable[[Iterator[Line], "Release", Part], Iterator[Record]]


class Release:
    """One release while it is read: the occupations it knows, and where its faults go."""

    def __init__(self, faults: Faults, progress: Progress) -> None:
        self.faults, self.progress = faults, progress
        self.codes: set[str] = set()
        self.total_bytes = self.done_bytes = 0

    def lines(self, found: Found) -> Iterator[Line]:
        """The lines of a part's files."""
        for path in found.paths:
            tell = partial(self._tell, path.name)
            tell(0)
            yield from lines(path, found.header, "\t", self.faults, tell)
            self.done_bytes += path.stat().st_size

    def _tell(self, name: str, read: int) -> None:
        self.progress(self.done_bytes + read, self.total_bytes, name)

    def occupation(self, line: Line, column: str = CODE) -> str:
        """An occupation's code; one that Occupation Data does not have is a fault."""
        code = line.code(column, ONET_SOC, "29-1141.00")
        if code and not line.bad and code not in self.codes:
            line.fault(column, f"{code} is not in Occupation Data; take all files from one release")
        return code


def import_onet(
    engine: Engine,
    folder: Path,
    releases: Sequence[str] = (),
    progress: Progress = lambda _done, _total, _what: None,
    now: Callable[[], datetime] = utc_now,
) -> ImportReport:
    """Import the text release in a folder, whole or not at all.

    Args:
        engine: a database whose tables are there.
        folder: the unpacked text release, its files plain or gzipped.
        releases: its name where no Read Me gives it ("30.1"), or names of single files' releases ("Skills.txt=29.0").
        progress: bytes read, bytes in all, the file.
        now: the clock.

    Raises:
        InvalidReference: with every fault by file, row and column; nothing was imported.
    """
    faults = Faults()
    release = Release(faults, progress)
    try:
        if not folder.is_dir():
            faults.add(str(folder), 0, "", "no such folder; name the folder of the unpacked text release")
        found = find(folder, releases, faults) if not faults else []
        parts = [*(_part(one, release) for one in found), *_absent(found)] if not faults else []
    except TooManyFaults:
        raise InvalidReference(faults.problems) from None
    if faults:
        raise InvalidReference(faults.problems)
    release.total_bytes = sum(path.stat().st_size for one in found for path in one.paths)
    return store(engine, "onet", parts, faults, now)


def _part(found: Found, release: Release) -> Part:
    table, maker = PARTS[found.part]
    digest = hashlib.sha256(f"{READING} {found.release}".encode())
    for path in found.paths:
        try:
            digest.update(digest_of(path).encode())
        except OSError as error:
            release.faults.add(path.name, 0, "", f"the file cannot be read ({error}); fetch it again")
    part = Part(found.part, table, lambda: (), found.release, digest.hexdigest(), ONET_URL)
    if table is tables.ReferenceRating:
        part.where = tables.ReferenceRating.kind == RATING_KINDS[found.part]
    part.rows = lambda: maker(release.lines(found), release, part)
    return part


def _absent(found: Sequence[Found]) -> Iterator[Part]:
    """Parts that this release may leave out, as empty: what an earlier import left of them goes."""
    for name in sorted(OPTIONAL - {one.part for one in found}):
        yield Part(name, PARTS[name][0], lambda: (), "not in the folder", hashlib.sha256(b"").hexdigest(), ONET_URL)


def _occupations(rows: Iterator[Line], release: Release, _part: Part) -> Iterator[Record]:
    for line in rows:
        code = line.code(CODE, ONET_SOC, "29-1141.00")
        if code in release.codes:
            line.fault(CODE, f"{code} stands in an earlier row already")
        record = {"onet_soc": code, "title": line.text("Title", 200), "description": line.text("Description")}
        release.codes.add(code)
        if not line.bad:
            yield record


def _titles(rows: Iterator[Line], release: Release, _part: Part) -> Iterator[Record]:
    seen = set[tuple[str, str]]()
    for line in rows:
        code, title = release.occupation(line), line.text("Alternate Title", 200)
        _once(line, seen, (code, title), "Alternate Title")
        short = line.text_or_none("Short Title", 200)
        if not line.bad:
            yield {"onet_soc": code, "title": title, "short_title": short}


def _interests(rows: Iterator[Line], release: Release, part: Part) -> Iterator[Record]:
    """Scores and high points stand in rows of their own; the high points become ranks of the scores."""
    scores, ranks = dict[tuple[str, str], float](), dict[tuple[str, str], int]()
    for line in rows:
        code, element, scale = release.occupation(line), line.text("Element ID"), line.text("Scale ID")
        _date(line, part)
        if scale == "OI" and element in LETTERS:
            if (code, LETTERS[element]) in scores:
                line.fault("Element ID", "this score stands in an earlier row already")
            scores[code, LETTERS[element]] = line.needed_figure("Data Value", 1, 7)
        elif scale == "IH" and element in HIGH_POINTS:
            which = int(line.needed_figure("Data Value", 0, 6))
            if which:  # 0: the occupation has no such high point
                ranks[code, "RIASEC"[which - 1]] = HIGH_POINTS[element]
        else:
            line.fault("Scale ID", f"'{scale}' of '{element}' is not known; OI and IH of the six interests are")
    for (code, letter), score in scores.items():
        yield {"onet_soc": code, "interest": letter, "score": score, "rank": ranks.get((code, letter))}


def _job_zones(rows: Iterator[Line], release: Release, part: Part) -> Iterator[Record]:
    seen = set[tuple[str, str]]()
    for line in rows:
        code = release.occupation(line)
        _once(line, seen, (code, ""), CODE)
        _date(line, part)
        zone = int(line.needed_figure("Job Zone", 1, 5))
        if not line.bad:
            yield {"onet_soc": code, "job_zone": zone}


def _related(rows: Iterator[Line], release: Release, _part: Part) -> Iterator[Record]:
    seen = set[tuple[str, str]]()
    for line in rows:
        code, other = release.occupation(line), release.occupation(line, "Related O*NET-SOC Code")
        _once(line, seen, (code, other), "Related O*NET-SOC Code")
        tier = line.choice("Relatedness Tier", TIERS)
        position = int(line.needed_figure("Index", 1, 100))
        if not line.bad:
            yield {"onet_soc": code, "related": other, "tier": tier, "position": position}


def _tasks(rows: Iterator[Line], release: Release, part: Part) -> Iterator[Record]:
    seen = set[tuple[str, str]]()
    for line in rows:
        code, number = release.occupation(line), line.text("Task ID")
        _once(line, seen, (code, number), "Task ID")
        _date(line, part)
        task_id = int(line.needed_figure("Task ID", 1, 10_000_000))
        core = None if line.optional("Task Type") is None else line.choice("Task Type", TASK_TYPES) == "core"
        task = line.text("Task", 1000)
        if not line.bad:
            yield {"onet_soc": code, "task_id": task_id, "task": task, "core": core}


def _ratings(kind: str, rows: Iterator[Line], release: Release, part: Part) -> Iterator[Record]:
    """Importance and level stand in rows of their own, one after the other; they become one."""
    seen = set[tuple[str, str, str]]()
    pending: Record | None = None
    for line in rows:
        code, element, scale = release.occupation(line), line.text("Element ID", 20), line.text("Scale ID")
        if (code, element, scale) in seen:
            line.fault("Scale ID", f"{scale} of {element} stands in an earlier row already")
        seen.add((code, element, scale))
        _date(line, part)
        if scale not in ("IM", "LV"):
            line.fault("Scale ID", f"'{scale[:20]}' is not known; IM (importance) and LV (level) are")
        score = line.figure("Data Value", 0, 7)
        score = None if line.flag("Recommend Suppress") else score
        relevant = not line.flag("Not Relevant")
        name = line.text("Element Name", 120)
        if line.bad:
            continue
        if pending is None or (pending["onet_soc"], pending["element_id"]) != (code, element):
            if pending is not None:
                yield pending
            if (code, element, {"IM": "LV", "LV": "IM"}[scale]) in seen:
                line.fault("Element ID", "importance and level of an area must stand in rows that follow each other")
            pending = _rating(kind, code, element, name)
        pending["importance" if scale == "IM" else "level"] = score
        pending["relevant"] = pending["relevant"] and relevant
    if pending is not None:
        yield pending


def _rating(kind: str, code: str, element: str, name: str) -> dict[str, Any]:
    return {
        "onet_soc": code, "element_id": element, "kind": kind, "name": name,
        "importance": None, "level": None, "relevant": True,
    }  # fmt: skip


def _education(rows: Iterator[Line], release: Release, part: Part) -> Iterator[Record]:
    seen = set[tuple[str, str]]()
    for line in rows:
        code = release.occupation(line)
        _date(line, part)
        if (line.text("Element ID"), line.text("Scale ID")) != REQUIRED_EDUCATION:
            continue
        category = line.text("Category")
        _once(line, seen, (code, category), "Category")
        number = int(line.needed_figure("Category", 1, 12))
        share = line.figure("Data Value", 0, 100)
        share = None if line.flag("Recommend Suppress") else share
        if not line.bad:
            yield {"onet_soc": code, "category": number, "share_pct": share}


def _technology(rows: Iterator[Line], release: Release, _part: Part) -> Iterator[Record]:
    seen = set[tuple[str, str]]()
    for line in rows:
        code, example = release.occupation(line), line.text("Example", 200)
        _once(line, seen, (code, example), "Example")
        record = {
            "onet_soc": code, "example": example, "category": line.text("Commodity Title", 300),
            "hot": bool(line.flag("Hot Technology")), "in_demand": bool(line.flag("In Demand")),
        }  # fmt: skip
        if not line.bad:
            yield record


def _once(line: Line, seen: set[tuple[str, str]], key: tuple[str, str], column: str) -> None:
    if key in seen:
        line.fault(column, "the same stands in an earlier row already")
    seen.add(key)


def _date(line: Line, part: Part) -> None:
    """Note the newest date of a part; `08/2024` becomes `2024-08`."""
    cell = line.optional("Date")
    match = DATE.fullmatch(cell) if cell else None
    if cell and match is None:
        line.fault("Date", f"'{cell[:20]}' is not a date like 08/2024")
    elif match:
        part.as_of = max(part.as_of or "", f"{match[2]}-{match[1]}")


RATING_KINDS = {"skills": "skill", "knowledge": "knowledge"}

PARTS: dict[str, tuple[type[Base], Maker]] = {
    "occupations": (tables.ReferenceOccupation, _occupations),
    "titles": (tables.ReferenceTitle, _titles),
    "interests": (tables.ReferenceInterest, _interests),
    "job zones": (tables.ReferenceJobZone, _job_zones),
    "related": (tables.ReferenceRelated, _related),
    "tasks": (tables.ReferenceTask, _tasks),
    "skills": (tables.ReferenceRating, partial(_ratings, "skill")),
    "knowledge": (tables.ReferenceRating, partial(_ratings, "knowledge")),
    "education": (tables.ReferenceEducation, _education),
    "technology": (tables.ReferenceTechnology, _technology),
}
"""Which table a part fills and how its lines become rows; a part comes after those it refers to."""
