"""A program leads to a job by the federal table of subjects and jobs only as a weaker possibility that is named so."""

from __future__ import annotations

from datetime import date

from pathways.catalog import Catalog, build
from pathways.planner import plan
from pathways.profile import Profile
from tests.pathways.worlds import campus, county, occupation, place, program, provider

OWN, OTHER = "51-0001.00", "51-0002.00"
TODAY = date(2026, 11, 24)


def _world(*programs, **other) -> Catalog:
    return build(
        version="1",
        occupations=[occupation(OWN, 18.0), occupation(OTHER, 22.0, from_reference=True, **other)],
        programs=programs,
        providers=[provider()],
        campuses=[campus()],
        counties=[county()],
        places=[place()],
    )


def _plan(catalog: Catalog, target: str = OTHER):
    return plan(catalog, Profile(target_occupations=[target], education="high_school"), today=TODAY).routes


BY_TABLE = program("welding", occupations=(OWN,), crosswalk_occupations=(OTHER,), cip="48.0508", cip_basis="title")


def test_a_job_is_reached_through_the_table_alone_and_the_route_says_so():
    routes = _plan(_world(BY_TABLE))

    assert [step.program_id for step in routes[0].steps] == ["welding"]
    assert routes[0].target.onet_soc == OTHER
    assert any("CIP-SOC" in one for one in routes[0].unknowns)


def test_the_program_s_own_job_is_said_without_doubt():
    routes = _plan(_world(BY_TABLE), OWN)

    assert not any("CIP-SOC" in one for one in routes[0].unknowns)


def test_a_program_that_names_the_job_comes_first():
    named = program("own", occupations=(OTHER,), tuition_usd=1500.0)

    routes = _plan(_world(BY_TABLE, named))

    assert [step.program_id for step in routes[0].steps] == ["own"]


def test_the_table_does_not_stand_for_schooling():
    assert _plan(_world(BY_TABLE, typical_entry_education="bachelor")) == []


def test_where_the_usual_schooling_is_not_known_the_table_opens_nothing():
    assert _plan(_world(BY_TABLE, typical_entry_education=None)) == []


def test_without_the_table_there_is_no_way():
    assert _plan(_world(program("welding", occupations=(OWN,)))) == []
