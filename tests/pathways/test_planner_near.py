"""Near misses for people a counselor would know: what is named, and what is left unsaid."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from pathways.catalog import Catalog
from pathways.planner import plan, rated
from pathways.planner_offers import offers_for
from pathways.planner_person import person_of
from pathways.planner_rating import most_of_job, most_of_ways
from pathways.planner_search import search
from pathways.planner_targets import Candidate
from pathways.profile import Profile
from tests.pathways import worlds
from tests.pathways.test_planner import LPN, RN, TOWN, ask, nursing

TODAY = date(2026, 11, 23)
TRUCK, AIRCRAFT = "53-3032.00", "49-3011.00"
LAID_OFF = {"experience": ["47-5071.00"], "statuses": ["dislocated_worker", "unemployed"], "max_weeks": 16}


def changes(catalog: Catalog, **profile: Any) -> list[tuple[str, Any, Any, str]]:
    found = plan(catalog, Profile(**profile), 3, TODAY).near_misses
    return [(one.change.field, one.change.from_, one.change.to, one.route.target.onet_soc) for one in found]


def far_away(catalog: Catalog, lat: float) -> Catalog:
    catalog.campuses["far"] = worlds.campus("far", lat=lat)  # type: ignore[index]
    return catalog


@pytest.mark.parametrize("wish", [{}, {"target_occupations": [TRUCK]}, {"interests": ["truck driving"]}])
def test_the_cdl_school_beyond_an_hour_is_named_to_the_laid_off_worker(oklahoma: Catalog, wish: dict[str, Any]):
    found = changes(oklahoma, place={"name": "Elk City"}, **LAID_OFF, **wish)

    assert ("max_miles", None, 70.0, TRUCK) in found


def test_who_wants_aircraft_hears_of_the_school_beyond_an_hour(oklahoma: Catalog):
    found = changes(oklahoma, place={"name": "Enid"}, transport="car", target_occupations=[AIRCRAFT])

    assert [(field, job) for field, _, _, job in found] == [("max_miles", AIRCRAFT)]
    assert 70 <= found[0][2] <= 80


def test_who_has_sixteen_weeks_is_not_told_of_a_year_of_school(oklahoma: Catalog):
    found = changes(oklahoma, place={"name": "Elk City"}, **LAID_OFF)

    assert all(to <= 24 for field, _, to, _ in found if field == "max_weeks")


def test_beyond_our_own_reach_the_change_names_no_miles_they_had():
    catalog = far_away(nursing(pn={"campus_id": "far"}), 36.0)

    found = ask(catalog, education="high_school", target_occupations=[LPN]).near_misses

    assert [(one.change.field, one.change.from_, one.change.to) for one in found] == [("max_miles", None, 90.0)]


def test_the_nearest_of_two_schools_is_the_smallest_change():
    near = worlds.program(
        "pn-near", campus_id="near", occupations=(LPN,), grants=("pn-certificate",), prepares_for=("lpn",), weeks=60.0
    )
    catalog = far_away(nursing(near, pn={"campus_id": "far", "tuition_usd": 0.0}), 36.2)
    catalog.campuses["near"] = worlds.campus("near", lat=35.9)  # type: ignore[index]

    found = ask(catalog, education="high_school", target_occupations=[LPN]).near_misses

    assert [(one.change.to, one.route.steps[0].program_id) for one in found] == [(80.0, "pn-near")]


def test_a_job_below_the_least_wage_they_named_is_a_near_miss():
    found = ask(nursing(), education="high_school", target_occupations=[LPN], min_wage_hourly=30)

    assert not found.routes
    assert [(one.change.field, one.change.from_, one.change.to) for one in found.near_misses] == [
        ("min_wage_hourly", 30.0, 28.0)
    ]


def test_a_job_they_want_is_named_however_far_off_and_a_better_one_only_if_near():
    wanted = ask(nursing(), education="high_school", target_occupations=[LPN], max_weeks=5)
    other = plan(
        nursing(), Profile(place=TOWN, education="high_school", fields=["health_science"], max_weeks=5), 3, TODAY,
        matcher=lambda *_: [],
    )  # fmt: skip

    assert [(one.change.field, one.change.to) for one in wanted.near_misses] == [("max_weeks", 52.0)]
    assert other.routes
    assert not [one for one in other.near_misses if one.route.target.onet_soc == RN and one.change.to == 96.0]


def test_hours_a_week_keep_nothing_out_and_are_no_near_miss():
    found = ask(nursing(), education="high_school", target_occupations=[LPN], hours_per_week=5)

    assert found.routes
    assert not found.near_misses


@pytest.mark.parametrize("town", ["Elk City", "Tulsa", "Guymon"])
def test_no_way_is_rated_above_what_its_job_and_its_steps_can_add(oklahoma: Catalog, town: str):
    person = person_of(oklahoma, Profile(place={"name": town}, education="high_school"), TODAY)
    index = offers_for(oklahoma, person).index

    for job in sorted(oklahoma.programs_for_occupation):
        if job not in oklahoma.occupations:
            continue
        for label in search(oklahoma, person, job).labels:
            ids = [step.move.program.id for step in label.chain() if step.move and step.move.program]
            held = offers_for(oklahoma, person).hold(np.array([index.row_of[one] for one in ids], dtype=np.int32))
            sketch = rated(oklahoma, person, Candidate(job, 0.7, asked=True), label)
            assert sketch is not None
            for most in most_of_ways(index.columns.weeks[held.rows], held.usd, held.band, held.doubts):
                assert sketch.fit <= most_of_job(oklahoma, job, 0.7) + most + 0.001
