"""The public files themselves, as they are published: all of them are read, and every occupation is found in them."""

from __future__ import annotations

import gzip
import resource
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from pathways.catalog import Catalog
from pathways.db import open_engine
from pathways.demand import demand_of
from pathways.planner import plan
from pathways.profile import Place, Profile
from pathways.reference import InvalidReference, import_onet, imports_in, tables
from pathways.reference.describe import competencies
from pathways.vocabulary import Field
from tests.support.reference import import_everything

ROWS = {
    "occupations": 1016, "titles": 56_495, "interests": 5_538, "job zones": 923, "related": 18_460, "tasks": 18_797,
    "skills": 30_765, "knowledge": 29_007, "education": 10_296, "technology": 32_681,
}  # fmt: skip
"""Rows of the release in the reference folder; importance and level of a skill make one row of two."""


@pytest.fixture
def prepared(database_url: str) -> Engine:
    from pathguide.migrate import upgrade

    upgrade(database_url)
    return open_engine(database_url)


def test_every_row_of_the_release_arrives(reference_url: str):
    engine = open_engine(reference_url)
    with Session(engine) as session:
        found = {one.part: one.rows for one in imports_in(session) if one.kind == "onet"}
        newest = {one.part: one.as_of for one in imports_in(session)}
    engine.dispose()

    assert found == ROWS
    assert (newest["tasks"], newest["skills"]) == ("2025-08", "2024-08")


def test_every_occupation_has_a_fact(everything: Catalog, oklahoma: Catalog):
    rows = everything.occupations.values()

    assert len(everything.occupations) == 1016
    assert all(row.title and row.plain_title_en and row.description and row.alternate_titles for row in rows)
    assert {row.field_id for row in rows} <= {str(one) for one in Field}
    assert sum(bool(row.tasks) for row in rows) == 923
    assert sum(row.riasec is not None for row in rows) == 923
    civilian = [row for row in rows if not row.onet_soc.startswith("55-")]
    assert all(row.typical_entry_education and row.growth_pct_us is not None for row in civilian)
    assert oklahoma.occupations.keys() <= everything.occupations.keys()


def test_shipped_facts_stand_as_they_were(everything: Catalog, oklahoma: Catalog):
    for code, shipped in oklahoma.occupations.items():
        merged = everything.occupations[code]
        for name in (
            "title",
            "plain_title_en",
            "plain_title_es",
            "field_id",
            "licensed",
            "license_body",
            "credentials",
        ):
            assert getattr(merged, name) == getattr(shipped, name), (code, name)
        for name in (
            "riasec",
            "job_zone",
            "typical_entry_education",
            "work_experience",
            "growth_pct_us",
            "description",
        ):
            if getattr(shipped, name) is not None:
                assert getattr(merged, name) == getattr(shipped, name), (code, name)
        if shipped.wage is not None:
            assert merged.wage is not None
            assert merged.wage.hourly_usd == shipped.wage.hourly_usd, code


def test_derived_interests_and_job_zones_agree_with_the_shipped_ones(
    everything: Catalog, oklahoma: Catalog, reference_url: str
):
    engine = open_engine(reference_url)
    with Session(engine) as session:
        zones = dict(session.execute(select(tables.ReferenceJobZone.onet_soc, tables.ReferenceJobZone.job_zone)).all())
        ranked = session.execute(
            select(tables.ReferenceInterest.onet_soc, tables.ReferenceInterest.interest)
            .where(tables.ReferenceInterest.rank == 1)
        ).all()  # fmt: skip
    engine.dispose()
    shipped = {code: row for code, row in oklahoma.occupations.items() if row.riasec and row.job_zone}

    first = dict(row._tuple() for row in ranked)
    assert all(zones[code] == row.job_zone for code, row in shipped.items() if code in zones)
    assert all(first[code] == row.riasec[0] for code, row in shipped.items() if code in first and row.riasec)


def test_some_jobs_are_reached_by_the_crosswalk_alone(everything: Catalog):
    # given jobs that no program names
    alone = [code for code in everything.programs_by_crosswalk if code not in everything.programs_for_occupation]
    assert len(alone) > 100

    # when one asks for an insurance underwriter in the middle of the state
    profile = Profile(target_occupations=["13-2053.00"], education="high_school", place=Place(name="Edmond"))
    routes = plan(everything, profile, today=date(2026, 11, 24)).routes

    # then a program leads there, and the route says on what that rests
    assert routes[0].steps[-1].program_id in everything.programs_by_crosswalk["13-2053.00"]
    assert any("CIP-SOC" in one for one in routes[0].unknowns)


def test_possible_steps_never_stand_beside_a_shipped_one(everything: Catalog, oklahoma: Catalog):
    shipped = {frozenset((one.from_onet_soc, one.to_onet_soc)) for one in oklahoma.ladders.values()}
    possible = [one for key, one in everything.ladders.items() if key not in oklahoma.ladders]

    assert len(possible) > 1000
    assert all(one.basis == "onet_related_occupations" and not one.sourced for one in possible)
    assert not shipped & {frozenset((one.from_onet_soc, one.to_onet_soc)) for one in possible}
    reached = {one.to_onet_soc for one in oklahoma.ladders.values()}
    assert all(everything.ladders_to[code] == oklahoma.ladders_to[code] for code in reached)


def test_competencies_are_described(reference_url: str):
    engine = open_engine(reference_url)
    with Session(engine) as session:
        nurse = competencies(session, "29-1141.00")
    engine.dispose()

    assert {"Active Listening", "Critical Thinking"} <= {one.name for one in nurse.skills}
    assert "Medicine and Dentistry" in {one.name for one in nurse.knowledge}
    assert len(nurse.tasks) > 10
    assert nurse.tools


def test_demand_is_computed_for_the_whole_state(everything: Catalog):
    nurse, telemarketer = demand_of(everything, "29-1141.00"), demand_of(everything, "41-9041.00")

    assert nurse is not None
    assert telemarketer is not None
    assert (nurse.basis, nurse.in_demand) == ("computed", True)
    assert telemarketer.in_demand is False


def test_everything_again_changes_nothing_on_either_database(prepared: Engine, reference_dir: Path):
    import_everything(prepared, reference_dir)

    again = import_onet(prepared, reference_dir / "onet")

    assert not again.changed
    with Session(prepared) as session:
        assert session.scalar(select(func.count()).select_from(tables.ReferenceTitle)) == ROWS["titles"]
    prepared.dispose()


def test_a_bad_row_in_the_middle_of_the_last_file_leaves_nothing(prepared: Engine, reference_dir: Path, tmp_path: Path):
    # given the release with one line of its last file broken
    folder = shutil.copytree(reference_dir / "onet", tmp_path / "onet")
    path = folder / "Technology Skills.txt.gz"
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    lines[15_000] = "\t".join(["11-1011.00", "Some tool", "43232202", "Kind", "often", "N"])
    path.chmod(0o644)
    path.write_bytes(gzip.compress("\n".join(lines).encode()))

    # when it is imported
    with pytest.raises(InvalidReference) as refused:
        import_onet(prepared, folder)

    # then the line is named and nothing is there
    expected = "Technology Skills.txt.gz:15001:Hot Technology: 'often' is not Y or N"
    assert [str(one) for one in refused.value.problems] == [expected]
    with Session(prepared) as session:
        assert imports_in(session) == []
        assert session.scalar(select(func.count()).select_from(tables.ReferenceOccupation)) == 0
    prepared.dispose()


def test_the_catalog_with_everything_is_small(reference_url: str):
    engine = open_engine(reference_url)
    with Session(engine) as session:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        catalog = Catalog.read(session)
        grown_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    engine.dispose()

    assert len(catalog.occupations) == 1016
    assert grown_mb < 120
