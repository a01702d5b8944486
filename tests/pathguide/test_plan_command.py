"""`pathguide plan`, as a counselor at a terminal sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pathguide.migrate import upgrade
from pathguide.plan_command import plan, planned, read_profile
from pathways.catalog import Catalog
from pathways.plan_text import WIDTH, plan_text
from tests.support.worked_routes import LIMIT, TODAY

NURSE = """
place: {name: Lawton}
transport: none
schedule: [evening]
credentials: [cna-long-term-care-aide]
target_occupations: ["29-1141.00"]
"""


def _run(url: str, profile: str, *more: str) -> Result:
    return CliRunner().invoke(plan, ["--profile", "-", "--database-url", url, *more], input=profile)


def test_a_plan_tells_the_person_the_steps_and_what_is_not_known(oklahoma_url: str):
    result = _run(oklahoma_url, NURSE, "--limit", "1")

    assert result.exit_code == 0, result.output
    said = result.stdout
    assert "Lives in: Lawton (Comanche County)" in said
    assert "Gets around: no car and no rides" in said
    assert "Route 1: registered nurse (RN)" in said
    assert "1. Training: " in said
    assert "Great Plains Technology Center, Lawton · 6 miles" in said
    assert "Job open to you: certified nurse aide (CNA), about $17.27 an hour (2025)" in said
    assert "What we do not know" in said
    assert "Source:" in said
    assert "Lawton Area Transit System" in said
    assert "Route 2" not in said


def test_lines_fit_a_terminal_and_a_fenced_block(oklahoma_url: str):
    said = _run(oklahoma_url, NURSE, "--limit", "5").stdout

    assert [line for line in said.splitlines() if len(line) > WIDTH and "://" not in line] == []
    assert "```" not in said


def test_spanish_profiles_are_told_in_spanish(oklahoma_url: str):
    said = _run(oklahoma_url, NURSE + "language: es\n").stdout

    assert "Sobre usted" in said
    assert "Lo que no sabemos" in said
    assert "What we do not know" not in said
    assert "Step" not in said


def test_json_is_what_the_api_answers(oklahoma_url: str, tmp_path: Path):
    file = tmp_path / "profile.json"
    file.write_text(json.dumps({"interests": ["welding"], "place": {"name": "Shawnee"}}), encoding="utf-8")

    result = CliRunner().invoke(plan, ["--profile", str(file), "--json", "--database-url", oklahoma_url])

    assert result.exit_code == 0
    assert set(json.loads(result.stdout)) == {"routes", "near_misses", "support"}


@pytest.mark.parametrize(
    ("profile", "line"),
    [
        ("budget_usd: -1", "budget_usd: Input should be greater than or equal to 0"),
        ("hobby: fishing", "hobby: there is no such field; the fields are interests, "),
        ("fields: [astrology]", "fields.0: Input should be 'health_science'"),
        ("credentials: [cna]", "credentials.0: This is not the id of a credential that we know. Near it: cna-long"),
        ("place: {name: Chicago, state: IL}", "place: Pathguide serves Oklahoma and its neighbors"),
        ("place: Tulsa", "place: write it as names and values, like {name: Tulsa}"),
        ("interests: [welding", "the file: neither YAML nor JSON; the mistake is at line 1"),
        ("welding", "the file: write a profile as names and values"),
    ],
)
def test_a_fault_is_named_by_its_field_and_the_exit_code_is_2(oklahoma_url: str, profile: str, line: str):
    result = _run(oklahoma_url, profile)

    assert result.exit_code == 2
    assert result.stderr.startswith(line)
    assert result.stdout == ""


def test_every_fault_has_its_line(oklahoma_url: str):
    result = _run(oklahoma_url, "max_weeks: -1\nage: old\n")

    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["age", "max_weeks"]


@pytest.mark.parametrize("tables", [False, True])
def test_a_database_without_data_says_what_loads_it(sqlite_url: str, tables: bool):
    if tables:
        upgrade(sqlite_url)

    result = _run(sqlite_url, NURSE)

    assert result.exit_code == 1
    assert "pathguide data load" in result.stderr


def test_rules_stand_once_with_their_source(oklahoma: Catalog):
    text = 'place: {name: Oklahoma City}\nstatuses: [justice_involved]\ntarget_occupations: ["53-3032.00"]\n'
    profile, found = planned(oklahoma, read_profile(text), LIMIT, TODAY)

    route = found.routes[0]
    said = " ".join(
        plan_text(oklahoma, profile, found.model_copy(update={"routes": [route], "near_misses": []})).split()
    )

    assert route.barriers
    for barrier in route.barriers:
        assert said.count(barrier.rule) == 1
        assert barrier.source_url in said


def test_a_zip_code_need_not_be_quoted():
    home = read_profile("place: {zip: 73501}").place

    assert home is not None
    assert home.zip == "73501"


def test_a_profile_that_says_nothing_is_planned_for_too(oklahoma_url: str):
    result = _run(oklahoma_url, "{}")

    assert result.exit_code == 0
    assert "Nothing told yet." in result.stdout
