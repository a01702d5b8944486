"""Importing the labour statistics: wages by area, national projections, and what most people need to enter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from pathways.reference.reading import SOC, Faults, Header, Line, Progress, opened
from pathways.reference.sheets import digest, records, silent
from pathways.reference.sources import EDUCATION_URL, PROJECTIONS_URL, WAGES_URL
from pathways.reference.tables import ReferenceProjection, ReferenceRequirement, ReferenceWage
from pathways.reference.writing import ImportReport, InvalidReference, Part, Record, store, utc_now

FIRST_WAGE_YEAR = 2019
"""The first year whose wages are published by SOC 2018 code."""

NOT_PUBLISHED = frozenset({"*", "**", "#", "~"})
STATE, NATION = "Oklahoma", "United States"
AREAS = {"40": STATE, "99": NATION}
EXAMPLE = "29-1141"

WAGE_HEADER = Header(
    dict.fromkeys(
        (
            "area", "area_title", "occ_code", "tot_emp", "jobs_1000", "h_median", "a_median", "a_pct10", "a_pct90",
            "year",
        ),
        (),
    ),
    None,
    "area, area_title, occ_code, tot_emp, jobs_1000, h_median, a_median, a_pct10, a_pct90 (OEWS) and year",
)  # fmt: skip

HORIZONS = ((2024, 2034),)
"""The ten years that the projections known here cover; what people read names them."""

EMPLOYMENT = re.compile(r"employment_(\d{4})_thousands", re.ASCII)

LEVELS = {
    "No formal educational credential": "none",
    "High school diploma or equivalent": "high_school",
    "Some college, no degree": "some_college",
    "Postsecondary nondegree award": "some_college",
    "Associate's degree": "associate",
    "Bachelor's degree": "bachelor",
    "Master's degree": "master",
    "Doctoral or professional degree": "doctoral",
}
EXPERIENCE = {one: one for one in ("None", "Less than 5 years", "5 years or more")}
TRAINING = {
    one: one
    for one in (
        "None", "Short-term on-the-job training", "Moderate-term on-the-job training", "Long-term on-the-job training",
        "Apprenticeship", "Internship/residency",
    )
}  # fmt: skip
EDUCATION_HEADER = Header(
    dict.fromkeys(
        ("soc_code", "typical_entry_education", "work_experience_in_related_occupation", "on_the_job_training"), ()
    ),
    frozenset({"title"}),
    "soc_code, title, typical_entry_education, work_experience_in_related_occupation, on_the_job_training",
)  # fmt: skip


def import_wages(
    engine: Engine, path: Path, progress: Progress = silent, now: Callable[[], datetime] = utc_now
) -> ImportReport:
    """Import an OEWS wage file; each area in it replaces what was there for the area.

    Raises:
        InvalidReference: with every fault by file, row and column; nothing was imported.
    """
    seen = set[tuple[str, str]]()
    this_year = datetime.now(UTC).year

    def make(line: Line) -> Record:
        area = AREAS.get(line.text("area")) or line.text("area_title", 80)
        code = line.code("occ_code", SOC, EXAMPLE)
        if (area, code) in seen:
            line.fault("occ_code", f"{code} stands in an earlier row of {area} already")
        seen.add((area, code))
        employment = line.figure("tot_emp", 0, 300_000_000, NOT_PUBLISHED)
        return {
            "area": area,
            "soc_code": code,
            "year": int(line.needed_figure("year", FIRST_WAGE_YEAR, this_year)),
            "hourly_median_usd": line.figure("h_median", 2, 500, NOT_PUBLISHED),
            "annual_median_usd": line.figure("a_median", 4_000, 1_000_000, NOT_PUBLISHED),
            "annual_p10_usd": line.figure("a_pct10", 4_000, 1_000_000, NOT_PUBLISHED),
            "annual_p90_usd": line.figure("a_pct90", 4_000, 1_000_000, NOT_PUBLISHED),
            "employment": None if employment is None else int(employment),
            "jobs_per_1000": line.figure("jobs_1000", 0, 1000, NOT_PUBLISHED),
        }

    rows, _ = records(path, WAGE_HEADER, make, progress)
    by_area: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        by_area[row["area"]].append(row)
    parts = [_area(path, area, found) for area, found in by_area.items()]
    return store(engine, "wages", parts, Faults(), now, whole=False)


def _area(path: Path, area: str, rows: list[Record]) -> Part:
    years = sorted({row["year"] for row in rows})
    part = Part(
        area, ReferenceWage, lambda: rows, f"OEWS {'/'.join(map(str, years))}", digest(path, area), WAGES_URL,
        where=ReferenceWage.area == area,
    )  # fmt: skip
    part.as_of = f"{years[-1]}-05"  # OEWS figures are of May
    return part


def import_projections(
    engine: Engine, path: Path, progress: Progress = silent, now: Callable[[], datetime] = utc_now
) -> ImportReport:
    """Import the national employment projections; the ten years are read from the names of the columns.

    Raises:
        InvalidReference: with every fault by file, row and column, or because the ten years are not known here.
    """
    start, end = _horizon(path)
    seen = set[str]()

    def make(line: Line) -> Record:
        code = _code(line, seen)
        openings = line.figure("openings_per_year_thousands", 0, 50_000)
        return {
            "soc_code": code,
            "growth_pct": line.needed_figure("change_pct", -100, 1_000),
            "openings_per_year": None if openings is None else round(openings * 1000),
        }

    columns = ("soc_code", f"employment_{start}_thousands", f"employment_{end}_thousands", "change_pct")
    names = (*columns, "openings_per_year_thousands")
    header = Header(dict.fromkeys(names, ()), None, ", ".join(names))
    rows, _ = records(path, header, make, progress)
    release = f"Employment Projections {start}-{end % 100}"
    part = Part("", ReferenceProjection, lambda: rows, release, digest(path), PROJECTIONS_URL)
    part.as_of = f"{start}-{end % 100}"
    return store(engine, "projections", [part], Faults(), now)


def _horizon(path: Path) -> tuple[int, int]:
    """The first and last year of the projections, from the header."""
    faults = Faults()
    known = ", ".join(f"{start} to {end}" for start, end in HORIZONS)
    wanted = "; ".join(f"employment_{start}_thousands and employment_{end}_thousands" for start, end in HORIZONS)
    try:
        with opened(path) as (_, text):
            names = text.readline()
    except (OSError, UnicodeDecodeError) as error:
        faults.add(path.name, 0, "", f"the file cannot be read ({error})")
        raise InvalidReference(faults.problems) from error
    years = tuple(sorted({int(year) for year in EMPLOYMENT.findall(names)}))
    if len(years) != 2:
        faults.add(path.name, 1, "", f"the columns do not say which ten years are covered; they must hold {wanted}")
    elif (years[0], years[1]) not in HORIZONS:
        reason = f"projections for {years[0]} to {years[1]} are not known here; known are {known}"
        faults.add(path.name, 1, f"employment_{years[0]}_thousands", reason)
    if faults:
        raise InvalidReference(faults.problems)
    return years[0], years[1]


def import_education(
    engine: Engine, path: Path, progress: Progress = silent, now: Callable[[], datetime] = utc_now
) -> ImportReport:
    """Import the BLS table of entry education, work experience and training; its year is the one in the file's name.

    Raises:
        InvalidReference: with every fault by file, row and column; nothing was imported.
    """
    seen = set[str]()

    def make(line: Line) -> Record:
        return {
            "soc_code": _code(line, seen),
            "typical_entry_education": line.choice("typical_entry_education", LEVELS),
            "work_experience": line.choice("work_experience_in_related_occupation", EXPERIENCE),
            "on_the_job_training": line.choice("on_the_job_training", TRAINING),
        }

    rows, _ = records(path, EDUCATION_HEADER, make, progress)
    year = re.search(r"(20\d\d)", path.name)
    release = "BLS entry education" + (f" {year[1]}" if year else " (year not stated)")
    part = Part("", ReferenceRequirement, lambda: rows, release, digest(path, release), EDUCATION_URL)
    part.as_of = year[1] if year else None
    return store(engine, "education", [part], Faults(), now)


def _code(line: Line, seen: set[str]) -> str:
    code = line.code("soc_code", SOC, EXAMPLE)
    if code in seen:
        line.fault("soc_code", f"{code} stands in an earlier row already")
    seen.add(code)
    return code


__all__ = ["NATION", "STATE", "import_education", "import_projections", "import_wages"]
