"""Importing the federal table of subjects of study (CIP 2020) and the occupations (SOC 2018) they prepare for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from pathways.reference.reading import SOC, Faults, Header, Line, Progress
from pathways.reference.sheets import digest, records, silent
from pathways.reference.sources import CROSSWALK_URL
from pathways.reference.tables import ReferenceCrosswalk
from pathways.reference.writing import ImportReport, Part, Record, store, utc_now

CIP = re.compile(r"\d{2}\.\d{4}", re.ASCII)
NO_MATCH = ("99.9999", "99-9999")
HEADER = Header(
    {"cip2020_code": (), "cip2020_title": (), "soc2018_code": ()},
    frozenset({"soc2018_title"}),
    "cip2020_code, cip2020_title, soc2018_code, soc2018_title; a table of CIP 2010 or SOC 2010 will not do",
)


def import_crosswalk(
    engine: Engine, path: Path, progress: Progress = silent, now: Callable[[], datetime] = utc_now
) -> ImportReport:
    """Import the CIP-SOC crosswalk; its "NO MATCH" rows say nothing and are left out.

    Raises:
        InvalidReference: with every fault by file, row and column; nothing was imported.
    """
    seen = set[tuple[str, str]]()

    def make(line: Line) -> Record | None:
        cip, soc = line.code("cip2020_code", CIP, "51.3801"), line.code("soc2018_code", SOC, "29-1141")
        if (cip, soc) in seen:
            line.fault("soc2018_code", f"{cip} and {soc} stand in an earlier row already")
        seen.add((cip, soc))
        if cip == NO_MATCH[0] or soc == NO_MATCH[1]:
            return None
        return {"cip": cip, "soc_code": soc, "cip_title": line.text("cip2020_title", 300)}

    rows, left_out = records(path, HEADER, make, progress)
    part = Part("", ReferenceCrosswalk, lambda: rows, "CIP 2020 to SOC 2018", digest(path), CROSSWALK_URL)
    part.left_out = left_out
    return store(engine, "crosswalk", [part], Faults(), now)
