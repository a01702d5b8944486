"""Licences that are earned at work: a paid step of known or unknown length stands before the test."""

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
HELPER, TRADE = "47-3013.00", "47-2111.00"


def trade(hours: float | None = 8000, ladder: bool = True, **program: Any) -> Catalog:
    return build(
        version="test",
        occupations=[
            worlds.occupation(HELPER, 18.0, job_zone=2),
            worlds.occupation(TRADE, 30.0, credentials=(("journeyman", True, "license"),), licensed=True),
        ],
        credentials=[
            worlds.credential("apprentice", name="Apprentice registration"),
            worlds.credential("journeyman", exam="Test", prerequisites=("apprentice",), typical_hours=hours),
        ],
        ladders=[worlds.ladder(HELPER, TRADE, kind="credential_step", credentials=("journeyman",))] if ladder else [],
        programs=[worlds.program("class", occupations=(TRADE, HELPER) if ladder else (TRADE,), weeks=52.0, **program)],
        providers=[worlds.provider()],
        campuses=[worlds.campus()],
        places=[worlds.place()],
        counties=[worlds.county()],
    )


def routes(catalog: Catalog, **profile: Any) -> list[Route]:
    given = {"place": {"name": "Town"}, "education": "high_school", "target_occupations": [TRADE], **profile}
    return plan(catalog, Profile(**given), 5, TODAY, matcher=lambda *_: []).routes


def kinds(route: Route) -> list[str]:
    return [step.kind for step in route.steps]


@pytest.mark.parametrize("relation", ["prepares_for", "grants"])
@pytest.mark.parametrize("ladder", [True, False])
@pytest.mark.parametrize(("hours", "weeks"), [(8000, 200), (None, None)])
def test_work_of_the_licence_s_hours_stands_before_the_test(
    relation: str, ladder: bool, hours: float | None, weeks: float | None
):
    found = routes(trade(hours, ladder, **{relation: ("journeyman",)}))

    assert found
    for route in found:
        assert kinds(route)[-2:] == ["work", "exam"]
        work = route.steps[-2]
        assert work.paid
        assert work.weeks == weeks
        assert route.weeks_total is None if weeks is None else route.weeks_total >= weeks
        assert work.exit is None or work.exit.onet_soc == HELPER
        assert route.steps[-1].exit is not None
        assert route.steps[-1].exit.onet_soc == TRADE


def test_the_first_job_after_the_class_is_the_helper_s():
    found = routes(trade(prepares_for=("journeyman",)))

    route = next(one for one in found if one.steps[0].program_id == "class")
    assert kinds(route) == ["training", "work", "exam"]
    assert (route.weeks_to_first_job, route.weeks_total) == (52, 252)
    assert [step.exit.onet_soc for step in route.steps if step.exit] == [HELPER, HELPER, TRADE]


def test_hours_already_worked_are_said_to_count():
    found = routes(trade(), experience=[HELPER])

    assert any("may count" in text for text in found[0].unknowns)


@pytest.mark.parametrize(
    ("place", "target", "least"),
    [("Tulsa", "47-2111.00", 200), ("Oklahoma City", "47-2152.00", 150), ("Enid", "49-9021.00", 52)],
)
def test_no_class_alone_makes_a_journeyman(oklahoma: Catalog, place: str, target: str, least: float):
    profile = Profile(place={"name": place}, education="high_school", target_occupations=[target])

    for route in plan(oklahoma, profile, 5, TODAY).routes:
        tests = [i for i, step in enumerate(route.steps) if "journeyman" in step.title and step.kind == "exam"]
        work = [step for step in route.steps[: tests[0]] if step.kind == "work"]
        assert work
        assert all(step.paid for step in work)
        assert route.weeks_total is None or route.weeks_total >= least
        assert route.steps[0].exit is None or route.steps[0].exit.onet_soc != target
