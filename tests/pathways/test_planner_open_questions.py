"""What a route hangs on and we cannot tell: whom training is for, how long it takes, where it is, where they are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pathways.catalog import Catalog, build
from pathways.planner import plan
from pathways.profile import Profile
from pathways.routes import Plan
from tests.pathways import worlds

TODAY = date(2026, 11, 23)
CLERK, ANALYST = "43-9061.00", "13-2011.00"
TOWN = {"name": "Town", "county": "Middle"}


def offices(*programs: Any, education: str = "high_school") -> Catalog:
    """One job with no licence, and the programs given."""
    return build(
        version="test",
        occupations=[worlds.occupation(CLERK, 20.0, typical_entry_education=education)],
        programs=list(programs),
        providers=[worlds.provider()],
        campuses=[worlds.campus(), worlds.campus("far", lat=38.0)],
        places=[worlds.place()],
        counties=[worlds.county()],
        zips=[worlds.zip_code()],
    )


def course(program_id: str, **more: Any) -> Any:
    return worlds.program(program_id, occupations=(CLERK,), **more)


def ask(catalog: Catalog, **profile: Any) -> Plan:
    given = {"place": TOWN, "education": "high_school", "target_occupations": [CLERK], **profile}
    return plan(catalog, Profile(**given), 5, TODAY, matcher=lambda *_: [])


def firsts(found: Plan) -> list[str | None]:
    return [route.steps[0].program_id for route in found.routes]


def test_training_for_others_ranks_below_open_training_and_says_first_for_whom():
    nation = course("nation", requirements=("tribal_citizen",), weeks=4.0, tuition_usd=0.0)

    found = ask(offices(nation, course("open", weeks=20.0)))

    assert firsts(found) == ["open", "nation"]
    assert "citizens of a tribal nation" in found.routes[1].unknowns[0]
    assert not any("only for" in text for text in found.routes[0].unknowns)


@pytest.mark.parametrize(
    ("requirement", "profile", "shown"),
    [
        ("tribal_citizen", {"denied": ["tribal_citizen"]}, False),
        ("tribal_citizen", {"statuses": ["tribal_citizen"]}, True),
        ("parent_of_minor", {"denied": ["parent"]}, False),
        ("parent_of_minor", {"statuses": ["parent"]}, True),
        ("current_employee", {"statuses": ["unemployed"]}, False),
        ("current_employee", {}, True),
        ("current_student", {"statuses": ["high_school_student"], "education": "none"}, False),
    ],
)
def test_whom_training_is_only_for_has_three_answers(requirement: str, profile: dict[str, Any], shown: bool):
    found = ask(offices(course("course", requirements=(requirement,))), **profile)

    assert any("course" in [step.program_id for step in route.steps] for route in found.routes) is shown


def test_who_has_the_status_is_told_no_condition():
    nation = course("nation", requirements=("tribal_citizen",), weeks=4.0, tuition_usd=0.0)

    found = ask(offices(nation, course("open", weeks=20.0)), statuses=["tribal_citizen"])

    assert firsts(found)[0] == "nation"
    assert not any("only for" in text for text in found.routes[0].unknowns)


def test_training_for_employees_says_so_in_spanish():
    found = ask(offices(course("inside", requirements=("current_employee",))), language="es")

    assert "quienes ya trabajan" in found.routes[0].unknowns[0]


def test_an_unknown_length_never_passes_as_short():
    unknown = course("unknown", weeks=None, tuition_usd=0.0)

    found = ask(offices(unknown, course("known", weeks=16.0, tuition_usd=5000.0)), max_weeks=16)

    assert firsts(found) == ["known", "unknown"]
    assert any("how long unknown takes" in text for text in found.routes[1].unknowns)
    assert any("16 weeks" in text for text in found.routes[1].unknowns)
    assert found.routes[1].weeks_to_first_job is None


@pytest.mark.parametrize("kind", ["associate_degree", "bachelor_degree", "master_degree"])
@pytest.mark.parametrize(("limit", "shown"), [(39, False), (160, True)])
def test_a_degree_of_unknown_length_is_longer_than_forty_weeks(kind: str, limit: float, shown: bool):
    found = ask(offices(course("degree", kind=kind, weeks=None)), max_weeks=limit)

    assert bool(found.routes) is shown


@pytest.mark.parametrize(("basis", "estimated"), [("arithmetic", True), ("source", False)])
def test_a_length_that_is_our_arithmetic_is_marked(basis: str, estimated: bool):
    found = ask(offices(course("course", weeks_basis=basis)))

    assert found.routes[0].steps[0].weeks_estimated is estimated
    assert any("our estimate" in text for text in found.routes[0].unknowns) is estimated


@pytest.mark.parametrize(
    "place",
    [{"name": "town"}, {"name": "Town, OK"}, {"zip": "73001"}, {"county": "Middle"}, {"county": "middle county"}],
)
def test_a_place_said_in_any_one_way_is_enough(place: dict[str, Any]):
    catalog = offices(course("near"), course("away", campus_id="far", tuition_usd=0.0))

    found = ask(catalog, place=place)

    assert firsts(found) == ["near"]
    assert found.routes[0].steps[0].miles == 0


def test_a_place_that_is_not_found_is_said_once_and_leaves_distances_unknown():
    found = ask(offices(course("near"), course("away", campus_id="far")), place={"name": "Nowhere"})

    assert found.routes
    for route in found.routes:
        assert route.steps[0].miles is None
        assert sum("Nowhere" in text for text in route.unknowns) == 1
        assert not any("is taught" in text for text in route.unknowns)


def test_without_a_way_to_get_about_a_known_place_comes_before_an_unknown_one():
    somewhere = course("somewhere", campus_id=None, provider_id="nobody", tuition_usd=0.0, weeks=2.0)

    found = ask(offices(somewhere, course("near", weeks=40.0)), transport="none")

    assert firsts(found) == ["near", "somewhere"]


def test_an_unknown_price_leaves_all_sums_unknown():
    found = ask(offices(course("course", tuition_usd=None)))

    assert found.routes[0].tuition_usd is None
    assert found.routes[0].out_of_pocket_usd is None
