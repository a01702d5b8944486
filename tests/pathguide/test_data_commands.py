"""`pathguide data check` and `pathguide data load`, as a person at a terminal sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pathguide.data_commands import data
from pathways.db import open_engine
from tests.pathways.small_folder import change, write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "small")


def test_check_finds_nothing_in_a_good_folder(folder: Path):
    result = CliRunner().invoke(data, ["check", str(folder)])

    assert result.exit_code == 0
    assert "no problems" in result.output


def test_check_prints_a_fault_a_line_and_fails(folder: Path):
    change(folder, "programs", 2, weeks="four")
    change(folder, "services", 3, category="meals")

    result = CliRunner().invoke(data, ["check", str(folder)])

    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("programs.csv:2:weeks: 'four' is not a number")
    assert lines[1].startswith("services.csv:3:category: 'meals' is not one of child_care")


def test_load_makes_the_tables_and_says_what_it_did(folder: Path, sqlite_url: str):
    first = CliRunner().invoke(data, ["load", str(folder), "--database-url", sqlite_url])
    second = CliRunner().invoke(data, ["load", str(folder), "--database-url", sqlite_url])

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "added" in first.stdout
    assert "nothing changed" in second.stdout


def test_load_takes_the_database_of_the_environment(folder: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATHGUIDE_DATABASE_URL", sqlite_url)

    assert CliRunner().invoke(data, ["load", str(folder)]).exit_code == 0

    with open_engine(sqlite_url).connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM programs").scalar() == 2


def test_load_refuses_a_broken_folder_and_loads_nothing(folder: Path, sqlite_url: str):
    change(folder, "programs", 2, weeks="four")

    result = CliRunner().invoke(data, ["load", str(folder), "--database-url", sqlite_url])

    assert result.exit_code == 1
    assert "programs.csv:2:weeks" in result.stdout
    with open_engine(sqlite_url).connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM programs").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM dataset").scalar() == 0
