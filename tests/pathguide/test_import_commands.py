"""`pathguide data import`, `pathguide data imports` and `pathguide occupation`, as a person at a terminal sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pathguide.data_commands import data
from pathguide.occupation_command import occupation
from tests.pathways.reference.release import FILES, LPN, write_release, write_wages
from tests.pathways.reference.test_statistics import CROSSWALK_COLUMNS, PROJECTION_COLUMNS
from tests.pathways.small_folder import write_folder


@pytest.fixture
def url(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PATHGUIDE_DATABASE_URL", sqlite_url)
    return sqlite_url


def _run(*arguments: str):
    return CliRunner().invoke(data, list(arguments))


def test_an_import_says_what_it_did_and_then_that_it_is_done(url: str, tmp_path: Path):
    folder = str(write_release(tmp_path / "onet"))

    first, again = (
        _run("import", "onet", folder, "--release", "30.1"),
        _run("import", "onet", folder, "--release", "30.1"),
    )

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "24 rows (O*NET 30.1): occupations 3, titles 2" in first.stdout
    assert "imported already (O*NET 30.1); nothing changed" in again.stdout


def test_faults_are_printed_a_line_each_and_nothing_is_imported(url: str, tmp_path: Path):
    zones = [*FILES["Job Zones"], f"{LPN}\t7\t08/2023\tX", f"{LPN}\tx\t08/2023\tX"]
    folder = write_release(tmp_path / "onet", Job_Zones=zones)

    result = _run("import", "onet", str(folder))

    assert result.exit_code == 1
    assert [line.split(": ")[0] for line in result.stdout.splitlines()] == [
        "Job Zones.txt:4:O*NET-SOC Code", "Job Zones.txt:4:Job Zone", "Job Zones.txt:5:O*NET-SOC Code",
        "Job Zones.txt:5:Job Zone",
    ]  # fmt: skip
    assert "4 problems; nothing was imported" in result.stderr
    assert "No reference file is imported" in _run("imports").stdout


def test_an_unknown_release_is_refused(url: str, tmp_path: Path):
    result = _run("import", "onet", str(write_release(tmp_path / "onet")), "--release", "28.3")

    assert result.exit_code == 1
    assert "O*NET 28.3 is not known here; known are 29.0" in result.stdout


def test_every_kind_is_imported_and_listed(url: str, tmp_path: Path):
    CliRunner().invoke(data, ["load", str(write_folder(tmp_path / "folder"))])
    files = {
        "wages": write_wages(tmp_path / "w.csv", "40,Oklahoma,29-2061,LPN,1,1,28,58000,,,2025"),
        "projections": tmp_path / "p.csv",
        "education": tmp_path / "bls_2022.csv",
        "crosswalk": tmp_path / "x.csv",
        "critical": tmp_path / "c.csv",
    }
    files["projections"].write_text(f"{PROJECTION_COLUMNS}\n29-2061,LPN,600,620,20,2.6,54.4,60000\n")
    files["education"].write_text(
        "soc_code,title,typical_entry_education,work_experience_in_related_occupation,on_the_job_training\n"
        "29-2061,LPN,Postsecondary nondegree award,None,None\n"
    )
    files["crosswalk"].write_text(f"{CROSSWALK_COLUMNS}\n51.3901,LPN,29-2061,LPN\n51.9999,X,99-9999,NO MATCH\n")
    files["critical"].write_text("code,rank,area,year\n29-2061,1,Oklahoma,2024\n")

    results = {kind: _run("import", kind, str(path)) for kind, path in files.items()}
    listed = _run("imports").stdout

    assert {kind: result.exit_code for kind, result in results.items()} == dict.fromkeys(files, 0)
    assert "wages Oklahoma: OEWS 2025, figures of 2025-05, 1 rows" in listed
    assert "crosswalk: CIP 2020 to SOC 2018, 1 rows, 1 left out" in listed
    assert "critical Oklahoma: Critical occupations 2024" in listed
    assert len(listed.splitlines()) == 5


def test_a_missing_file_is_said(url: str):
    result = _run("import", "wages", "nowhere.csv")

    assert result.exit_code == 1
    assert "nowhere.csv:0:: no such file" in result.stdout


def test_an_occupation_is_told_with_its_sources(url: str, tmp_path: Path):
    CliRunner().invoke(data, ["load", str(write_folder(tmp_path / "folder"))])
    _run("import", "onet", str(write_release(tmp_path / "onet")), "--release", "30.1")

    by_code = CliRunner().invoke(occupation, ["39-3031"])
    shipped = CliRunner().invoke(occupation, ["31-1131.00", "--county", "Comanche"])
    unknown = CliRunner().invoke(occupation, ["99-9999"])

    assert by_code.exit_code == 0
    assert "Ushers, Lobby Attendants, and Ticket Takers (39-3031.00)" in by_code.stdout
    assert "  - Active Listening: importance 3.5 of 5\n" in by_code.stdout
    assert "Skills (O*NET 30.1, 2024-08):" in by_code.stdout
    assert "computed from national projections, not the state's list" in by_code.stdout
    assert "License in Oklahoma: not settled; ask" in by_code.stdout
    assert "USDOL/ETA" in by_code.stdout
    assert "half earn $17.27 an hour or more" in shipped.stdout
    assert "  - Nurse Aide, Plains Tech (short course)" in shipped.stdout
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert "No such occupation is known" in unknown.stderr


def test_an_occupation_is_found_by_words(url: str, tmp_path: Path):
    CliRunner().invoke(data, ["load", str(write_folder(tmp_path / "folder"))])

    result = CliRunner().invoke(occupation, ["nurse", "aide"])

    assert result.exit_code == 0
    assert "(31-1131.00)" in result.stdout
    assert "Skills, knowledge, tools and tasks: not known" in result.stdout


def test_an_occupation_of_no_database_is_not_told(url: str):
    result = CliRunner().invoke(occupation, ["nurse"])

    assert result.exit_code == 1
    assert "run `pathguide data load` first" in result.stderr
