"""Demand rests on a region's list, else the state's, else on the published floors; each is called what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pathways.catalog import Catalog, build
from pathways.demand import Method, computed, demand_of, sentence
from pathways.facts import CriticalList, WorkforceAreaFact
from tests.pathways.worlds import county, occupation

JOB, OTHER = "51-0001.00", "51-0002.00"


def _job(growth=5.0, share=1.0, wage=20.0, education="high_school"):
    row = occupation(JOB, wage, growth_pct_us=growth, typical_entry_education=education)
    return replace(row, wages=tuple(replace(one, jobs_per_1000=share) for one in row.wages))


def _catalog(**lists: CriticalList) -> Catalog:
    return build(
        version="1",
        occupations=[_job(), occupation(OTHER)],
        counties=[county("Middle"), county("Edge", workforce_area_id="west")],
        workforce_areas=[WorkforceAreaFact("area", "Middle Area", None, None, "x", None)],
        critical_lists={"Oklahoma" if name == "state" else name: one for name, one in lists.items()},
    )


STATE = CriticalList("Oklahoma", 2024, {JOB: 7}, "https://example.org/state")
REGION = CriticalList("area", 2025, {OTHER: None}, None)


def test_a_regional_list_wins_where_the_person_lives():
    catalog = _catalog(state=STATE, area=REGION)

    here, there = (demand_of(catalog, JOB, county=one) for one in ("Middle", "Edge"))

    assert here is not None
    assert there is not None
    assert (here.basis, here.in_demand, here.area, here.year) == ("regional_list", False, "Middle Area", 2025)
    assert (there.basis, there.in_demand, there.area, there.rank) == ("state_list", True, "Oklahoma", 7)
    assert there.source_url == "https://example.org/state"


def test_an_area_can_be_named_itself():
    found = demand_of(_catalog(state=STATE, area=REGION), OTHER, area_id="area")

    assert found is not None
    assert (found.basis, found.in_demand, found.rank) == ("regional_list", True, None)


def test_without_a_list_it_is_computed():
    found = demand_of(_catalog(), JOB, county="Middle")

    assert found is not None
    assert (found.basis, found.in_demand) == ("computed", True)
    assert {one.name: one.value for one in found.criteria} == {"growth": 5.0, "share": 0.1, "wage": 20.0}
    assert demand_of(_catalog(), "99-9999.00") is None


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ({"growth": -0.1}, False),
        ({"growth": 0.0}, True),
        ({"growth": None}, None),
        ({"share": 0.4}, False),
        ({"share": 0.5}, True),
        ({"share": None}, None),
        ({"share": None, "growth": -3.0}, False),  # one criterion that fails is enough to tell
        ({"wage": 14.99}, False),
        ({"wage": 15.0}, True),
        ({"wage": None}, None),
        ({"wage": 19.99, "education": "none"}, False),
        ({"wage": 20.0, "education": "none"}, True),
        ({"wage": 19.0, "education": None}, None),  # whether the higher floor holds is not known
        ({"wage": 25.0, "education": None}, True),
    ],
)
def test_the_published_floors(given: dict[str, object], verdict: bool | None):
    row = _job(**given) if given.get("wage", 1) is not None else replace(_job(), wages=())

    assert computed(row).in_demand is verdict


def test_the_floors_can_be_set():
    assert computed(_job(wage=13.0), Method(hourly_usd=12.0)).in_demand is True


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_said_as_what_it_is(language: str):
    with_lists = _catalog(state=STATE, area=REGION)
    answers = {
        "ranked": demand_of(with_lists, JOB),
        "listed": demand_of(with_lists, OTHER, county="Middle"),
        "absent": demand_of(with_lists, JOB, county="Middle"),
        "computed": demand_of(_catalog(), JOB),
    }

    said = {name: sentence(one, language) or "" for name, one in answers.items() if one is not None}

    assert "7" in said["ranked"]
    assert "2024" in said["ranked"]
    assert "Middle Area" in said["listed"]
    assert said["absent"] != said["listed"]
    assert ("national projections" if language == "en" else "proyecciones nacionales") in said["computed"]
    assert ("not the state's own list" if language == "en" else "No es la lista del estado") in said["computed"]


def test_nothing_is_said_where_nothing_is_sure():
    assert sentence(computed(_job(share=None)), "en") is None
    assert sentence(computed(_job(growth=-1.0)), "en") is None
