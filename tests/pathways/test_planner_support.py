"""Support beside a route: what clears its way, few, fitting, and never for somebody the person is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pathways.catalog import Catalog, build
from pathways.planner import plan
from pathways.profile import Profile
from pathways.routes import Route
from tests.pathways import worlds

TODAY = date(2026, 11, 23)
AIDE = "31-1131.00"
HERE = frozenset({"Middle"})


def _world(*services: Any, **program: Any) -> Catalog:
    taught = {"occupations": (AIDE,), "prepares_for": ("cna",), "weeks": 4.0, "tuition_usd": 350.0, **program}
    return build(
        version="t",
        occupations=[worlds.occupation(AIDE, 17.0, credentials=(("cna", True, "license"),), licensed=True)],
        credentials=[worlds.credential("cna", exam="Test", kind="certificate")],
        providers=[worlds.provider()],
        campuses=[worlds.campus()],
        places=[worlds.place()],
        counties=[worlds.county()],
        programs=[worlds.program("aide", **taught)],
        services=services,
    )


def _service(service_id: str, category: str, **more: Any) -> Any:
    return worlds.service(
        service_id, **{"category": category, "phone": "405-555-0100", "eligibility": "Anyone", **more}
    )


def _route(catalog: Catalog, **profile: Any) -> Route:
    asked = Profile(place={"name": "Town", "county": "Middle"}, target_occupations=[AIDE], **profile)
    return plan(catalog, asked, 1, TODAY, matcher=lambda *_: []).routes[0]


def _offered(catalog: Catalog, **profile: Any) -> list[str]:
    return [one.service_id for one in _route(catalog, **profile).supports]


BUS = _service("bus", "transportation", statewide=False, counties=HERE)
FAR_BUS = _service("far-bus", "transportation", statewide=False, counties=frozenset({"Far"}))
RIDES = _service("rides", "transportation")


@pytest.mark.parametrize("transport", ["none", "transit"])
def test_without_a_car_the_countys_rides_are_offered_first(transport: str):
    catalog = _world(RIDES, FAR_BUS, BUS, *(_service(f"x{n}", kind) for n, kind in enumerate(("food", "legal"))))

    offered = _offered(catalog, transport=transport, needs=["food", "legal"], education="high_school")

    assert offered[0] == "bus"
    assert "far-bus" not in offered


def test_without_a_local_ride_those_of_the_whole_state_are_offered():
    assert "rides" in _offered(_world(RIDES, FAR_BUS), transport="none")


@pytest.mark.parametrize("transport", ["car", None])
def test_with_a_car_or_nothing_said_no_ride_is_offered(transport: str | None):
    assert "bus" not in _offered(_world(BUS), transport=transport)


def test_what_is_taught_online_needs_no_ride():
    assert "bus" not in _offered(_world(BUS, schedules=frozenset({"online"})), transport="none")


def test_rides_that_were_refused_are_not_offered():
    assert "bus" not in _offered(_world(BUS), transport="none", denied=["transportation"])


MONEY = _service("money", "tuition")


@pytest.mark.parametrize(
    ("price", "budget", "offered"),
    [(350.0, None, True), (350.0, 300.0, True), (350.0, 400.0, False), (0.0, None, False), (None, 400.0, True)],
)
def test_money_is_offered_where_the_price_is_not_covered(price: float | None, budget: float | None, offered: bool):
    catalog = _world(MONEY, tuition_usd=price, tuition_year=2026)
    asked = Profile(place={"name": "Town", "county": "Middle"}, target_occupations=[AIDE], budget_usd=budget)
    found = plan(catalog, asked, 1, TODAY, matcher=lambda *_: [])
    routes = [*found.routes, *(miss.route for miss in found.near_misses)]

    assert any(one.service_id == "money" for one in routes[0].supports) is offered


@pytest.mark.parametrize(
    ("status", "category"),
    [
        ("justice_involved", "reentry"), ("veteran", "veterans"), ("tribal_citizen", "tribal"),
        ("english_learner", "english"), ("disability", "disability"), ("dislocated_worker", "unemployment"),
        ("parent", "child_care"),
    ],
)  # fmt: skip
def test_a_circumstance_alone_makes_an_offer(status: str, category: str):
    assert _offered(_world(_service("one", category)), statuses=[status]) == ["one"]
    assert _offered(_world(_service("one", category))) == []


def test_who_speaks_spanish_is_offered_english_classes():
    assert _offered(_world(_service("classes", "english")), language="es") == ["classes"]


def test_beside_training_comes_first_what_pays_for_it():
    claims = _service("claims", "veterans", description="Helps file claims.", requirements=("veteran",))
    bill = _service("z-bill", "veterans", description="Helps pay for college or training.", requirements=("veteran",))

    assert _offered(_world(claims, bill), statuses=["veteran"]) == ["z-bill"]


def test_at_most_four_and_one_of_a_kind():
    needs = ["food", "legal", "housing", "health", "digital"]
    rows = [_service(f"{kind}-{n}", kind) for kind in needs for n in (1, 2)]

    assert _offered(_world(*rows), needs=needs) == ["food-1", "legal-1", "housing-1", "health-1"]
