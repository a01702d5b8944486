"""A database folder of a few rows that passes every check, for tests that break it in one place."""

from __future__ import annotations

import csv
from pathlib import Path

from pathways.loader.layout import LAYOUT

SOURCE = "https://example.org/page"

ROWS: dict[str, list[dict[str, str]]] = {
    "fields": [
        {"id": "health_science", "name_en": "Health", "name_es": "Salud"},
        {"id": "foundational", "name_en": "First steps", "name_es": "Primeros pasos"},
    ],
    "occupations": [
        {
            "onet_soc": "31-1131.00",
            "title": "Nursing Assistants",
            "plain_title_en": "nurse aide",
            "field_id": "health_science",
        },
        {
            "onet_soc": "29-2061.00",
            "title": "Licensed Practical Nurses",
            "plain_title_en": "LPN",
            "field_id": "health_science",
        },
        {"onet_soc": "29-1141.00", "title": "Registered Nurses", "plain_title_en": "RN", "field_id": "health_science"},
    ],
    "occupation_titles": [{"onet_soc": "31-1131.00", "language": "es", "title": "auxiliar de enfermería"}],
    "wages": [
        {
            "onet_soc": "31-1131.00",
            "area": "Oklahoma",
            "year": "2025",
            "hourly_median_usd": "17.27",
            "annual_median_usd": "35930",
        }
    ],
    "demand_statements": [
        {"id": "d-1", "onet_soc": "29-1141.00", "list": "named_in_source", "area": "statewide", "year": "2024"}
    ],
    "credentials": [
        {"id": "cna", "name": "Nurse aide certificate", "kind": "certificate"},
        {"id": "lpn", "name": "LPN licence", "kind": "license", "prerequisites": "cna"},
        {"id": "paramedic", "name": "Paramedic licence", "kind": "license"},
        {"id": "rn", "name": "RN licence", "kind": "license"},
    ],
    "credential_titles": [{"credential_id": "cna", "language": "en", "title": "CNA"}],
    "occupation_credentials": [
        {"onet_soc": "31-1131.00", "credential_id": "cna", "required": "true", "basis": "license"},
        {"onet_soc": "29-2061.00", "credential_id": "lpn", "required": "true", "basis": "license"},
    ],
    "ladders": [
        {
            "id": "cna-to-lpn",
            "from_onet_soc": "31-1131.00",
            "to_onet_soc": "29-2061.00",
            "kind": "credential_step",
            "credential_ids": "lpn",
            "field_id": "health_science",
            "basis": "source",
        }
    ],
    "barriers": [
        {"id": "b-1", "credential_id": "cna", "barrier": "justice_record", "rule": "A check.", "severity": "note"}
    ],
    "workforce_areas": [{"id": "south", "name": "Southern"}],
    "counties": [
        {
            "name": "Comanche",
            "fips": "40031",
            "seat": "Lawton",
            "lat": "34.66",
            "lon": "-98.47",
            "workforce_area_id": "south",
        },
        {
            "name": "Stephens",
            "fips": "40137",
            "seat": "Duncan",
            "lat": "34.48",
            "lon": "-97.85",
            "workforce_area_id": "south",
        },
    ],
    "places": [
        {
            "id": "lawton",
            "name": "Lawton",
            "county": "Comanche",
            "lat": "34.6",
            "lon": "-98.4",
            "alt_names": "Fort Sill;Ft Sill",
        }
    ],
    "border_places": [
        {
            "id": "wichita-falls-tx",
            "name": "Wichita Falls",
            "state": "TX",
            "lat": "33.9",
            "lon": "-98.5",
            "position_basis": "place",
        }
    ],
    "zips": [{"zip": "73501", "city": "Lawton", "county": "Comanche", "lat": "34.6", "lon": "-98.4"}],
    "job_centers": [
        {
            "id": "lawton-center",
            "name": "Lawton office",
            "city": "Lawton",
            "county": "Comanche",
            "lat": "34.6",
            "lon": "-98.4",
            "position_basis": "place",
            "phone": "580-555-0100",
        }
    ],
    "providers": [
        {"id": "plains-tech", "name": "Plains Tech", "kind": "technology_center"},
        {"id": "plains-college", "name": "Plains College", "kind": "community_college"},
    ],
    "campuses": [
        {
            "id": "plains-lawton",
            "provider_id": "plains-tech",
            "name": "Lawton Campus",
            "city": "Lawton",
            "county": "Comanche",
            "lat": "34.6",
            "lon": "-98.4",
            "position_basis": "zip",
            "is_main": "true",
        }
    ],
    "programs": [
        {
            "id": "plains-cna",
            "provider_id": "plains-tech",
            "campus_id": "plains-lawton",
            "campus_assumed": "false",
            "name": "Nurse Aide",
            "field_id": "health_science",
            "credential_text": "Nurse aide training",
            "credential_kind": "short_course",
            "weeks": "4",
            "weeks_basis": "source",
            "schedules": "day;evening",
            "tuition_usd": "350",
            "tuition_year": "2021",
            "soc_codes": "31-1131.00",
            "prepares_for": "cna",
        },
        {
            "id": "college-bridge",
            "provider_id": "plains-college",
            "campus_assumed": "false",
            "name": "LPN or paramedic to RN",
            "field_id": "health_science",
            "credential_text": "AAS",
            "credential_kind": "associate_degree",
            "prerequisites": "lpn;paramedic+cna",
            "soc_codes": "29-1141.00;29-2061.00",
            "prepares_for": "rn",
        },
    ],
    "articulations": [
        {
            "id": "a-1",
            "from_text": "LPN licence",
            "from_credential_id": "lpn",
            "to_program_id": "college-bridge",
            "credit_given": "9",
        }
    ],
    "work_experiences": [
        {
            "id": "paid-cna",
            "provider_id": "plains-tech",
            "campus_assumed": "false",
            "name": "Paid nurse aide training",
            "kind": "on_the_job",
            "field_id": "health_science",
            "paid": "true",
            "soc_codes": "31-1131.00",
            "credential_ids": "cna",
        }
    ],
    "services": [
        {
            "id": "bus",
            "name": "Bus",
            "organization": "City",
            "category": "transportation",
            "description": "Rides.",
            "statewide": "false",
            "counties": "Comanche;Stephens",
            "requirements": "low_income",
            "min_age": "16",
            "max_age": "24",
            "phone": "580-555-0101",
            "phone_year": "2019",
        },
        {
            "id": "snap",
            "name": "SNAP",
            "organization": "State",
            "category": "food",
            "description": "Food.",
            "statewide": "true",
        },
    ],
}


def write_folder(folder: Path) -> Path:
    """All files of the small database, in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for spec in LAYOUT:
        names = [column.name for column in spec.columns]
        with (folder / spec.filename).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
            writer.writeheader()
            for row in ROWS[spec.name]:
                writer.writerow({**({"source_url": SOURCE} if "source_url" in names else {}), **row})
    return folder


def change(folder: Path, file: str, row: int, **cells: str) -> None:
    """Replace cells of one row, counted as a spreadsheet does (the header is row 1)."""
    path = folder / f"{file}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        names, rows = list(reader.fieldnames or ()), list(reader)
    rows[row - 2].update(cells)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def remove(folder: Path, file: str, row: int) -> None:
    """Take one row out."""
    lines = (folder / f"{file}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[row - 1]
    (folder / f"{file}.csv").write_text("".join(lines), encoding="utf-8")


def without(folder: Path, file: str, *columns: str) -> None:
    """Take whole columns out, their headers too."""
    path = folder / f"{file}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        names, rows = [name for name in reader.fieldnames or () if name not in columns], list(reader)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
