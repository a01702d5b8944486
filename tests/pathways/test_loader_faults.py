"""Every kind of broken file is refused with the file, the row, the column and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways.loader import Problem, check
from pathways.loader.layout import LAYOUT
from tests.pathways.small_folder import change, remove, without, write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "small")


def test_the_unbroken_folder_has_no_problems(folder: Path):
    assert check(folder) == []


CELLS = [
    # file, row, column, the broken cell, a word of the reason
    ("occupations", 2, "title", "", "needed in every row"),
    ("occupations", 3, "onet_soc", "29-2061", "29-1141.00"),
    ("occupations", 2, "field_id", "healthcare", "fields.csv"),
    ("occupations", 2, "riasec", "SRS", "SIR"),
    ("occupations", 2, "job_zone", "6", "1 to 5"),
    ("occupations", 2, "licensed", "yes", "true or false"),
    ("occupations", 2, "typical_entry_education", "GED", "high_school"),
    ("wages", 2, "hourly_median_usd", "$17.27", "digits alone"),
    ("wages", 2, "hourly_median_usd", "-5", "out of range"),
    ("wages", 2, "hourly_median_usd", "nan", "not a number"),
    ("wages", 2, "annual_median_usd", "35,930", "digits alone"),
    ("wages", 2, "year", "1025", "not a year"),
    ("wages", 2, "annual_p10_usd", "90000", "must rise"),
    ("credentials", 2, "id", "CNA Certificate", "lower case"),
    ("credentials", 3, "prerequisites", "cna;lpm", "'lpm' is not the id"),
    ("credentials", 3, "prerequisites", "cna;cna", "twice"),
    ("credentials", 2, "background_check", "1", "true or false"),
    ("credentials", 2, "min_age", "180", "0 to 120"),
    ("ladders", 2, "to_onet_soc", "31-1131.00", "back to where it starts"),
    ("barriers", 2, "onet_soc", "31-1131.00", "not both"),
    ("counties", 2, "lat", "98.47", "outside Oklahoma"),
    ("counties", 2, "lon", "98.47", "outside Oklahoma"),
    ("counties", 3, "fips", "40031", "row 2 already"),
    ("counties", 2, "fips", "48031", "county code"),
    ("zips", 2, "zip", "7350", "73501"),
    ("zips", 2, "county", "Comanchee", "counties.csv"),
    ("job_centers", 2, "phone", "(580) 555-0100", "405-555-0100"),
    ("campuses", 2, "position_basis", "guess", "one of"),
    ("programs", 2, "source_url", "", "needed in every row"),
    ("programs", 2, "source_url", "the school's page", "https://"),
    ("programs", 2, "provider_id", "plains-tec", "providers.csv"),
    ("programs", 2, "provider_id", "plains-college", "belongs to plains-tech"),
    ("programs", 3, "campus_assumed", "true", ""),
    ("programs", 2, "weeks", "-4", "out of range"),
    ("programs", 2, "weeks", "four", "not a number"),
    ("programs", 2, "tuition_usd", "3500000", "out of range"),
    ("programs", 3, "tuition_year", "2021", "without tuition_usd"),
    ("programs", 2, "schedules", "day;night", "evening"),
    ("programs", 2, "schedules", "day;", "empty item"),
    ("programs", 3, "prerequisites", "lpn;lpn", "twice"),
    ("programs", 3, "prerequisites", "lpn+", "empty item"),
    ("programs", 2, "grants", "cna", ""),
    ("programs", 2, "min_age", "sixteen", "whole number"),
    ("services", 2, "max_age", "12", "below the lowest"),
    ("services", 2, "counties", "", "no county"),
    ("services", 3, "counties", "Comanche", "statewide"),
    ("services", 2, "category", "bus", "transportation"),
    ("services", 2, "website", "www.example.org", "https://"),
    ("services", 3, "phone_year", "2019", "without phone"),
    ("services", 2, "description", "Rides\nin town.", "line break"),
    ("services", 2, "how_to_apply_es", "Llame.", "without how_to_apply"),
    ("services", 2, "description_es", "Viajes\nen el pueblo.", "line break"),
    ("barriers", 2, "rule_es", "Una\x0bregla.", "control character"),
    ("programs", 2, "credential_text_es", "x" * 301, "300"),
    ("work_experiences", 2, "note_es", "Una nota.", "without note"),
]
ELSEWHERE = {("programs", 3, "campus_assumed"): "campus_id", ("programs", 2, "grants"): "prepares_for"}
ELSEWHERE[("programs", 2, "provider_id", "plains-college")] = "campus_id"
ELSEWHERE[("wages", 2, "annual_p10_usd")] = "annual_median_usd"


@pytest.mark.parametrize(("file", "row", "column", "cell", "reason"), CELLS)
def test_a_broken_cell_is_named_with_its_row_and_column(
    folder: Path, file: str, row: int, column: str, cell: str, reason: str
):
    # given a folder with one broken cell
    change(folder, file, row, **{column: cell})

    # when it is checked
    problems = check(folder)

    # then the problem says where it is and what to do
    shown = ELSEWHERE.get((file, row, column, cell)) or ELSEWHERE.get((file, row, column), column)
    here = [
        problem for problem in problems if (problem.file, problem.row, problem.column) == (f"{file}.csv", row, shown)
    ]
    assert here, problems
    assert reason in here[0].reason


def test_references_to_a_row_that_is_gone_are_named(folder: Path):
    remove(folder, "credentials", 2)

    problems = check(folder)

    places = {(problem.file, problem.column) for problem in problems}
    assert ("credentials.csv", "prerequisites") in places
    assert ("programs.csv", "prepares_for") in places
    assert ("ladders.csv", "credential_ids") not in places


def test_a_key_that_stands_twice_is_named(folder: Path):
    with (folder / "credentials.csv").open("a", encoding="utf-8") as file:
        file.write("cna,Again,,certificate,,,,,,,,,https://example.org,\n")

    assert check(folder) == [
        Problem("credentials.csv", 6, "id", "'cna' stands in row 2 already; every row needs a key of its own")
    ]


def test_a_circle_of_prerequisites_is_named_once(folder: Path):
    change(folder, "credentials", 2, prerequisites="lpn")

    (problem,) = check(folder)

    assert (problem.file, problem.row, problem.column) == ("credentials.csv", 2, "prerequisites")
    assert "cna needs lpn needs cna" in problem.reason


def test_a_credential_that_needs_itself_is_named(folder: Path):
    change(folder, "credentials", 5, prerequisites="rn")

    (problem,) = check(folder)

    assert (problem.row, problem.column) == (5, "prerequisites")


def test_a_missing_file_is_named(folder: Path):
    (folder / "wages.csv").unlink()

    (problem,) = check(folder)

    assert (problem.file, problem.row) == ("wages.csv", 0)
    assert "missing" in problem.reason


def test_a_missing_file_does_not_make_every_reference_into_it_a_problem(folder: Path):
    (folder / "occupations.csv").unlink()

    assert [problem.file for problem in check(folder)] == ["occupations.csv"]


def test_an_empty_file_is_named(folder: Path):
    (folder / "wages.csv").write_text("")

    (problem,) = check(folder)

    assert (problem.file, problem.row) == ("wages.csv", 0)
    assert "onet_soc,area,year" in problem.reason


def test_a_file_with_its_header_alone_is_an_empty_table(folder: Path):
    header = (folder / "wages.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "wages.csv").write_text(header + "\n", encoding="utf-8")

    assert check(folder) == []


def test_a_missing_folder_is_named(tmp_path: Path):
    (problem,) = check(tmp_path / "nowhere")

    assert "no such folder" in problem.reason


def test_a_file_that_is_not_of_the_layout_is_named(folder: Path):
    (folder / "program.csv").write_text("id\n")

    (problem,) = check(folder)

    assert problem.file == "program.csv"
    assert "programs.csv" in problem.reason


def _replace(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_a_misspelt_column_is_named_with_what_is_meant(folder: Path):
    _replace(folder, "programs.csv", "tuition_usd", "tution_usd")

    problems = check(folder)

    assert [(p.file, p.row, p.column) for p in problems[:2]] == [
        ("programs.csv", 1, "tuition_usd"),
        ("programs.csv", 1, "tution_usd"),
    ]
    assert "did you mean tuition_usd?" in problems[1].reason


def test_a_misspelt_column_in_spanish_is_named_with_what_is_meant(folder: Path):
    _replace(folder, "services.csv", "eligibility_es", "eligibilidad_es")

    (problem,) = check(folder)

    assert (problem.file, problem.row, problem.column) == ("services.csv", 1, "eligibilidad_es")
    assert "did you mean eligibility_es?" in problem.reason


def test_a_folder_without_the_columns_in_spanish_has_no_problems(folder: Path):
    for spec in LAYOUT:
        without(folder, spec.name, *(column.name for column in spec.columns if column.translates))

    assert check(folder) == []


def test_a_column_that_stands_twice_is_named(folder: Path):
    _replace(folder, "wages.csv", "annual_p10_usd", "annual_p90_usd")

    assert ("wages.csv", 1, "annual_p90_usd") in {(p.file, p.row, p.column) for p in check(folder)}


def test_a_ragged_row_is_named(folder: Path):
    _replace(folder, "providers.csv", "Plains Tech,", "Plains, Tech,")

    (problem,) = [p for p in check(folder) if p.file == "providers.csv"]

    assert problem.row == 2
    assert "cells where the header has" in problem.reason


def test_an_open_quotation_mark_is_named(folder: Path):
    _replace(folder, "providers.csv", "Plains College", '"Plains College')

    (problem,) = check(folder)

    assert (problem.file, problem.row) == ("providers.csv", 3)
    assert "quotation marks" in problem.reason


def test_latin_1_is_named_with_its_row(folder: Path):
    path = folder / "fields.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace("Salud", "Niñez").encode("latin-1"))

    (problem,) = check(folder)

    assert (problem.file, problem.row) == ("fields.csv", 2)
    assert "UTF-8" in problem.reason


def test_utf_16_is_named(folder: Path):
    path = folder / "fields.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))

    (problem,) = check(folder)

    assert "UTF-16" in problem.reason


def test_what_spreadsheets_add_is_taken(folder: Path):
    # given a byte order mark, Windows line ends, TRUE in capitals and empty rows at the end, as spreadsheets write them
    path = folder / "services.csv"
    text = path.read_text(encoding="utf-8").replace(",true,", ",TRUE,").replace("\n", "\r\n")
    path.write_bytes(("\ufeff" + text + "," * text.split("\r\n")[0].count(",") + "\r\n").encode())

    assert check(folder) == []


def test_all_problems_of_all_files_are_reported_together(folder: Path):
    change(folder, "programs", 2, weeks="four", tuition_usd="cheap")
    change(folder, "services", 3, category="meals")

    assert [(p.file, p.row, p.column) for p in check(folder)] == [
        ("programs.csv", 2, "tuition_usd"),
        ("programs.csv", 2, "weeks"),
        ("services.csv", 3, "category"),
    ]
