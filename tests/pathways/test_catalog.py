"""The catalog reads what the tables hold, once for each version of the data."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from pathways import tables
from pathways.catalog import Catalog, catalog_for
from pathways.db import Base, open_engine

SOURCE = {"source_url": "https://example.org", "as_of": "2025"}


@pytest.fixture
def session(database_url: str):
    engine = open_engine(database_url)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        _fill(session)
        session.commit()
        yield session
    engine.dispose()


def _fill(session: Session) -> None:
    session.add_all(
        [
            tables.FieldRow(id="health_science", name_en="Health", name_es="Salud"),
            tables.WorkforceArea(id="area", name="Area", **SOURCE),
            tables.Dataset(id=1, version="one", loaded_at="2026-11-23T00:00:00Z", folder="here"),
        ]
    )
    session.flush()
    session.add_all(
        [
            tables.County(
                name="Middle", fips="40999", seat="Town", lat=35.0, lon=-98.0, workforce_area_id="area", source_url="x"
            ),
            tables.Occupation(
                onet_soc="29-2061.00", title="LPN", plain_title_en="practical nurse", field_id="health_science",
                licensed=True, **SOURCE,
            ),
            tables.Credential(id="cna", name="CNA", kind="certificate", **SOURCE),
            tables.Credential(id="lpn", name="LPN", kind="license", exam="NCLEX-PN", **SOURCE),
            tables.Provider(id="school", name="School", kind="technology_center", **SOURCE),
            tables.PlaceRow(id="town", name="Town", county="Middle", lat=35.0, lon=-98.0, source_url="x"),
            tables.Service(
                id="help", name="Help", organization="Org", category="food", description="Food.", statewide=False,
                **SOURCE,
            ),
        ]
    )  # fmt: skip
    session.flush()
    session.add_all(
        [
            tables.Campus(
                id="campus", provider_id="school", name="Main", city="Town", county="Middle", lat=35.0, lon=-98.0,
                position_basis="zip", is_main=True, **SOURCE,
            ),
            tables.Wage(onet_soc="29-2061.00", area="Oklahoma", year=2024, annual_median_usd=52_000, **SOURCE),
            tables.OccupationCredential(
                onet_soc="29-2061.00", credential_id="lpn", required=True, basis="license", **SOURCE
            ),
            tables.CredentialPrerequisite(credential_id="lpn", prerequisite_id="cna"),
            tables.PlaceName(place_id="town", name="The Town"),
            tables.ServiceArea(service_id="help", county="Middle"),
            tables.ServiceRequirement(service_id="help", requirement="low_income"),
        ]
    )  # fmt: skip
    session.flush()
    session.add(
        tables.Program(
            id="pn", provider_id="school", campus_id="campus", campus_assumed=False, name="Practical Nursing",
            field_id="health_science", credential_text="Certificate", credential_kind="license", weeks=52, **SOURCE,
        )
    )  # fmt: skip
    session.add(
        tables.WorkExperience(
            id="paid", provider_id="school", campus_assumed=False, name="Paid nursing", kind="apprenticeship",
            field_id="health_science", paid=True, hours=2000, **SOURCE,
        )
    )  # fmt: skip
    session.flush()
    session.add_all(
        [
            tables.ProgramSchedule(program_id="pn", schedule="evening"),
            tables.ProgramOccupation(program_id="pn", onet_soc="29-2061.00", position=0),
            tables.ProgramCredential(program_id="pn", credential_id="lpn", relation="prepares_for"),
            tables.ProgramPrerequisite(program_id="pn", alternative=2, credential_id="lpn"),
            tables.ProgramPrerequisite(program_id="pn", alternative=1, credential_id="cna"),
            tables.WorkExperienceOccupation(work_experience_id="paid", onet_soc="29-2061.00", position=0),
        ]
    )


def test_every_fact_is_found_by_what_one_looks_for(session: Session):
    catalog = Catalog.read(session)

    program = catalog.programs["pn"]
    assert program.schedules == {"evening"}
    assert program.prerequisites == (frozenset({"cna"}), frozenset({"lpn"}))
    assert (program.paid, program.is_work) == (None, False)
    assert set(catalog.programs_for_occupation["29-2061.00"]) == {"pn", "paid"}
    assert catalog.programs_preparing["lpn"] == ("pn",)
    assert (catalog.programs["paid"].is_work, catalog.programs["paid"].hours) == (True, 2000)
    assert catalog.occupations["29-2061.00"].required_credentials == ("lpn",)
    assert catalog.credentials["lpn"].prerequisites == ("cna",)
    assert catalog.services_in_county["Middle"] == ("help",)
    assert catalog.places_by_name["the town"] == ("town",)


def test_a_yearly_wage_is_divided_by_the_hours_of_a_year(session: Session):
    wage = Catalog.read(session).occupations["29-2061.00"].wage

    assert wage is not None
    assert (wage.hourly_usd, wage.year) == (25.0, 2024)


def test_a_fact_cannot_be_changed(session: Session):
    with pytest.raises(dataclasses.FrozenInstanceError):
        Catalog.read(session).programs["pn"].weeks = 1  # type: ignore[misc]


def test_the_snapshot_is_kept_until_the_version_changes(session: Session):
    first = catalog_for(session)
    assert catalog_for(session) is first

    session.execute(update(tables.Program).values(weeks=40))
    assert catalog_for(session).programs["pn"].weeks == 52
    session.execute(update(tables.Dataset).values(version="two"))

    assert catalog_for(session).programs["pn"].weeks == 40


def test_an_empty_database_is_an_empty_catalog(sqlite_url: str):
    engine = open_engine(sqlite_url)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        catalog = catalog_for(session)
    engine.dispose()

    assert (catalog.version, catalog.programs) == ("empty", {})
