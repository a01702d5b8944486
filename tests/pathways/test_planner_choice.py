"""Which routes are shown: few, different, taught near, with both ends of the bargain between time and pay."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pathways.catalog import Catalog, build
from pathways.facts import OccupationFact, ProgramFact
from pathways.ladder_words import totals
from pathways.planner import plan
from pathways.profile import Profile
from pathways.routes import Plan, Route
from tests.pathways import worlds

TODAY = date(2026, 11, 23)
WELDER, TRUCKER, WEAVER, FOREMAN, GARDENER = "51-4121.00", "53-3032.00", "51-6063.00", "45-1011.00", "37-3011.00"
TOWN = {"name": "Town", "county": "Middle"}


def world(*programs: ProgramFact, wages: dict[str, float] | None = None, **more: Any) -> Catalog:
    """Jobs of several fields, each common, with the given programs in a town and a city far from it."""
    hourly = {WELDER: 24.0, TRUCKER: 26.0, WEAVER: 20.0, FOREMAN: 25.0, GARDENER: 16.0} | (wages or {})
    fields = {WELDER: "manufacturing", TRUCKER: "transportation_logistics", WEAVER: "arts_media"}
    return build(
        version="test",
        occupations=[job(code, usd, field_id=fields.get(code, "agriculture")) for code, usd in hourly.items()],
        providers=[worlds.provider()],
        campuses=[worlds.campus(), worlds.campus("city", lat=36.5)],
        places=[worlds.place()],
        counties=[worlds.county()],
        programs=programs,
        **more,
    )  # fmt: skip


def job(code: str, usd: float, **more: Any) -> OccupationFact:
    entry = {"job_zone": 1, "typical_entry_education": "none"} if code == GARDENER else {}
    common = {"typical_entry_education": "some_college", "wages": (worlds.pay(usd, employment=3000),)}
    return worlds.occupation(code, **{**common, **entry, **more})


def course(name: str, job: str, **more: Any) -> ProgramFact:
    return worlds.program(name, **{"occupations": (job,), "weeks": 40.0, "tuition_usd": 2000.0, **more})


def ask(catalog: Catalog, limit: int = 3, **profile: Any) -> Plan:
    return plan(catalog, Profile(place=TOWN, **profile), limit, TODAY, matcher=lambda *_: [])


def first_steps(plan_: Plan) -> list[str | None]:
    return [route.steps[0].program_id for route in plan_.routes]


def test_who_names_no_wish_is_shown_what_is_taught_near():
    found = ask(world(course("far-welding", WELDER, campus_id="city"), course("near-weaving", WEAVER)))

    assert first_steps(found) == ["near-weaving"]


@pytest.mark.parametrize(("changed", "shown"), [
    ({"weeks": 60.0, "tuition_usd": 1400.0}, True),  # 600 dollars cheaper, and longer
    ({"weeks": 60.0, "tuition_usd": 1600.0}, False),  # hardly cheaper
    ({"weeks": 20.0, "tuition_usd": 9000.0}, True),  # half the time, and dear
    ({"weeks": 30.0, "tuition_usd": 9000.0}, False),  # a little sooner
])  # fmt: skip
def test_a_second_way_to_a_job_nobody_named_is_shown_where_it_is_clearly_better(changed: dict[str, Any], shown: bool):
    catalog = world(course("one", WELDER), course("two", WELDER, **changed))

    found = ask(catalog, fields=["manufacturing"])

    assert (len(found.routes) == 2) is shown


def test_the_ways_to_a_named_job_fill_the_places_that_are_left():
    catalog = world(course("one", WELDER), course("two", WELDER, weeks=36.0, tuition_usd=2100.0))

    assert sorted(map(str, first_steps(ask(catalog, target_occupations=[WELDER])))) == ["one", "two"]


def test_of_two_that_suit_alike_the_one_sooner_than_what_is_shown_comes_next():
    """The third costs what its earlier start is worth in the rating, so that only the bargain decides."""
    catalog = world(
        course("welding", WELDER, weeks=80.0, tuition_usd=0.0),
        course("weaving", WEAVER, weeks=80.0, tuition_usd=0.0),
        course("driving", TRUCKER, weeks=4.0, tuition_usd=9000.0),
        wages={WELDER: 30.0, WEAVER: 30.0, TRUCKER: 25.2},
    )

    found = ask(catalog, limit=2)

    assert "driving" in first_steps(found)


def test_learning_for_pay_comes_first_for_who_has_little_money():
    paid = course("apprentice", TRUCKER, kind="apprenticeship", is_work=True, paid=True, tuition_usd=None)
    catalog = world(course("welding", WELDER, tuition_usd=None), paid)

    assert first_steps(ask(catalog, budget_usd=200))[0] == "apprentice"
    assert "apprentice" not in first_steps(ask(catalog, budget_usd=20_000))


def test_an_old_price_above_the_budget_sets_a_route_back():
    dear = course("welding", WELDER, tuition_year=2014)
    catalog = world(dear, course("weaving", WEAVER, tuition_usd=100.0), wages={WELDER: 30.0})

    assert first_steps(ask(catalog))[0] == "welding"
    assert first_steps(ask(catalog, budget_usd=300))[0] == "weaving"


def test_a_job_that_most_start_in_with_more_schooling_is_set_back():
    catalog = world(course("welding", WELDER), course("weaving", WEAVER), wages={WELDER: 24.0, WEAVER: 24.0})
    short = world(course("welding", WELDER), course("weaving", WEAVER), wages={WELDER: 24.0, WEAVER: 24.0})
    high = job(WELDER, 24.0, field_id="manufacturing", typical_entry_education="associate")
    short.occupations[WELDER] = high  # type: ignore[index]

    def fit(found: Plan) -> float:
        return next(route.fit for route in found.routes if route.target.onet_soc == WELDER)

    asked = {"target_occupations": [WELDER, WEAVER]}
    assert fit(ask(catalog, **asked)) - fit(ask(short, **asked)) == pytest.approx(0.05)


def foreman(basis: str) -> Route:
    edge = worlds.ladder(GARDENER, FOREMAN, basis=basis, field_id="agriculture")
    catalog = world(ladders=[edge])
    return ask(catalog, experience=[GARDENER]).routes[0]


def test_rising_after_years_we_do_not_know_of_is_set_back_and_said():
    unknown, plain = foreman("bls_work_experience"), foreman("source")

    assert unknown.fit < plain.fit - 0.1
    assert any("years" in line for line in unknown.unknowns)


def test_a_way_that_begins_with_work_says_that_somebody_must_hire_first():
    route = foreman("bls_work_experience")

    assert totals(route, "en")[0].endswith("once an employer hires you")
    assert totals(route, "es")[0].endswith("cuando un empleador le contrate")


def test_what_lies_two_steps_up_never_names_a_job_the_person_has_not_done():
    catalog = world(
        ladders=[
            worlds.ladder(WEAVER, GARDENER, field_id="agriculture"),
            worlds.ladder(GARDENER, FOREMAN, field_id="agriculture"),
        ]
    )

    found = ask(catalog, experience=[WEAVER])

    route = next(route for route in found.routes if route.target.onet_soc == FOREMAN)
    assert f"It is two steps up from work as job {WEAVER}." in route.reasons
    assert not any(GARDENER in reason and "What you know" in reason for reason in route.reasons)
