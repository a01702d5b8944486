"""Routes on the shipped data, for people a counselor would know."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pathways.catalog import Catalog
from pathways.planner import plan
from pathways.profile import Profile
from pathways.routes import Plan, Route

TODAY = date(2026, 11, 23)
RN, LPN, TRUCK = "29-1141.00", "29-2061.00", "53-3032.00"

PEOPLE: dict[str, dict[str, Any]] = {
    "aide in Lawton": {
        "place": {"name": "Lawton"}, "credentials": ["cna-long-term-care-aide"], "experience": ["31-1131.00"],
        "transport": "none", "schedule": ["evening"], "target_occupations": [RN],
    },
    "oilfield worker in Elk City": {
        "place": {"name": "Elk City"}, "experience": ["47-5071.00"], "statuses": ["dislocated_worker", "unemployed"],
        "max_weeks": 16, "age": 38, "education": "high_school", "transport": "car",
    },
    "parent in Tulsa": {
        "place": {"name": "Tulsa"}, "budget_usd": 300, "statuses": ["parent"], "education": "high_school",
        "interests": ["helping people"], "needs": ["child_care"],
    },
    "farm worker in Guymon": {
        "place": {"name": "Guymon"}, "education": "none", "statuses": ["english_learner"], "language": "es",
        "experience": ["45-2092.00"], "interests": ["soldador"],
    },
    "man with a record in Oklahoma City": {
        "place": {"name": "Oklahoma City"}, "statuses": ["justice_involved"], "target_occupations": [TRUCK],
        "needs": ["reentry"],
    },
    "junior in Tahlequah": {
        "place": {"name": "Tahlequah"}, "age": 16, "education": "none", "interests": ["computers", "animals"],
        "statuses": ["high_school_student", "tribal_citizen"],
    },
    "only a place": {"place": {"name": "Ardmore"}},
}  # fmt: skip


def ask(oklahoma: Catalog, who: str) -> Plan:
    return plan(oklahoma, Profile(**PEOPLE[who]), 3, TODAY)


def trained(route: Route) -> list[str]:
    return [step.program_id for step in route.steps if step.program_id]


@pytest.mark.parametrize("who", PEOPLE)
def test_everyone_gets_routes_that_keep_the_promises_of_the_contract(oklahoma: Catalog, who: str):
    found = ask(oklahoma, who)
    profile = Profile(**PEOPLE[who])

    assert found.routes
    for route in found.routes:
        assert route.reasons
        assert 0 <= route.fit <= 1
        assert route.steps[-1].exit is not None
        assert route.steps[-1].exit.onet_soc == route.target.onet_soc
        for step in route.steps:
            assert step.exit is not None or step.notes
            if step.exit is not None and step.exit.wage_hourly_median is not None:
                assert step.exit.wage_year
            if step.program_id is not None:
                assert step.source_url
            if step.tuition_usd and step.tuition_year and step.tuition_year <= TODAY.year - 3:
                assert any(str(step.tuition_year) in text for text in route.unknowns)
        if profile.max_weeks is not None and route.weeks_to_first_job is not None:
            assert route.weeks_to_first_job <= profile.max_weeks
        if profile.budget_usd is not None and route.out_of_pocket_usd is not None:
            assert route.out_of_pocket_usd <= profile.budget_usd
    signatures = [(route.target.onet_soc, *(step.title for step in route.steps)) for route in found.routes]
    assert len(set(signatures)) == len(signatures)


@pytest.mark.parametrize("who", ["parent in Tulsa", "farm worker in Guymon", "junior in Tahlequah", "only a place"])
def test_suggestions_come_from_several_fields(oklahoma: Catalog, who: str):
    assert len({route.field for route in ask(oklahoma, who).routes}) > 1


def test_the_aide_starts_at_practical_nursing_in_reach_and_goes_on_by_a_bridge(oklahoma: Catalog):
    best = ask(oklahoma, "aide in Lawton").routes[0]

    first = best.steps[0]
    assert first.program_id == "great-plains-lawton-practical-nursing"
    assert first.miles is not None
    assert first.miles <= 10
    assert [step.exit.onet_soc for step in best.steps if step.exit][-1] == RN
    assert any(step.exit and step.exit.onet_soc == LPN for step in best.steps)
    assert any("evening" in text for text in best.unknowns)
    assert any(support.category == "transportation" for support in best.supports)


def test_the_aide_is_never_told_to_become_an_aide(oklahoma: Catalog):
    for route in ask(oklahoma, "aide in Lawton").routes:
        assert not any("nurse-assistant" in program or "cna" in program for program in trained(route))


def test_the_oilfield_worker_is_offered_what_builds_on_the_oilfield_and_no_loss_of_pay(oklahoma: Catalog):
    found = ask(oklahoma, "oilfield worker in Elk City")
    now = oklahoma.occupations["47-5071.00"].wage

    assert now is not None
    assert any(route.field == "energy" for route in found.routes)
    for route in found.routes:
        wage = route.steps[-1].exit.wage_hourly_median  # type: ignore[union-attr]
        assert wage is None or wage >= 0.95 * (now.hourly_usd or 0)


def test_the_parent_is_shown_child_care_and_no_price_as_free(oklahoma: Catalog):
    found = ask(oklahoma, "parent in Tulsa")

    assert any(support.category == "child_care" for support in found.support)
    for route in found.routes:
        if any(step.program_id and step.tuition_usd is None for step in route.steps):
            assert route.tuition_usd is None
            assert route.out_of_pocket_usd is None


def test_the_farm_worker_is_answered_in_spanish_with_a_diploma_first_where_one_is_needed(oklahoma: Catalog):
    found = ask(oklahoma, "farm worker in Guymon")
    needing = [
        route
        for route in found.routes
        if any(oklahoma.programs[one].min_education == "high_school" for one in trained(route))
    ]

    for route in needing:
        assert "GED" in route.steps[0].title or oklahoma.programs[trained(route)[0]].kind == "hse_diploma"
    assert any("Lo que sabe" in text or "Va con" in text for route in found.routes for text in route.reasons)
    assert any(support.category == "english" for route in found.routes for support in route.supports)


def test_a_record_is_told_on_the_truck_route_and_does_not_hide_it(oklahoma: Catalog):
    best = ask(oklahoma, "man with a record in Oklahoma City").routes[0]

    assert best.target.onet_soc == TRUCK
    assert best.weeks_to_first_job is not None
    assert best.weeks_to_first_job <= 12
    assert any("disqualif" in text for text in best.unknowns)


def test_the_junior_is_not_sent_to_the_ged_nor_to_a_manager_job(oklahoma: Catalog):
    for route in ask(oklahoma, "junior in Tahlequah").routes:
        assert not any(oklahoma.programs[one].kind == "hse_diploma" for one in trained(route))
        assert not route.target.onet_soc.startswith("11-")


def test_no_step_is_hours_away(oklahoma: Catalog):
    for who in PEOPLE:
        for route in ask(oklahoma, who).routes:
            assert all(step.miles is None or step.miles <= 60 for step in route.steps)


def test_the_same_question_has_the_same_answer(oklahoma: Catalog):
    assert ask(oklahoma, "parent in Tulsa") == ask(oklahoma, "parent in Tulsa")


def ask_for(oklahoma: Catalog, limit: int = 5, **profile: Any) -> Plan:
    return plan(oklahoma, Profile(**profile), limit, TODAY)


@pytest.mark.parametrize(
    ("profile", "insider"),
    [
        (
            {"place": {"name": "Lawton"}, "education": "high_school", "target_occupations": [TRUCK]},
            "city-of-lawton-cdl",
        ),
        (
            {"place": {"name": "Tulsa"}, "credentials": ["emt-license"], "target_occupations": ["29-2043.00"]},
            "emsa-emt-to-paramedic",
        ),
        (
            {"place": {"name": "Oklahoma City"}, "education": "bachelor", "target_occupations": ["25-2021.00"]},
            "okcps-paraprofessional-to-teacher",
        ),
    ],
)
def test_training_for_insiders_comes_after_open_training_and_says_for_whom(
    oklahoma: Catalog, profile: dict[str, Any], insider: str
):
    routes = ask_for(oklahoma, **profile).routes

    assert insider not in trained(routes[0])
    for route in routes:
        if insider in trained(route):
            assert "only for" in route.unknowns[0]


def test_a_nation_s_class_is_not_first_for_one_who_has_said_nothing_of_it(oklahoma: Catalog):
    person = {"place": {"name": "McAlester"}, "education": "none", "age": 30, "target_occupations": [LPN]}

    assert "choctaw-nation-ged" not in trained(ask_for(oklahoma, **person).routes[0])
    for route in ask_for(oklahoma, 10, denied=["tribal_citizen"], **person).routes:
        assert not any("tribal_citizen" in oklahoma.programs[one].requirements for one in trained(route))


def test_a_degree_held_is_not_earned_again_to_teach(oklahoma: Catalog):
    person = {"place": {"name": "Oklahoma City"}, "education": "bachelor", "target_occupations": ["25-2021.00"]}

    first = ask_for(oklahoma, **person).routes[0]

    assert [step.kind for step in first.steps] == ["exam"]
    assert "alternative" in first.steps[0].title


@pytest.mark.parametrize(
    ("place", "named"),
    [("Tulsa", "tulsa-electrical-jatc-inside-wireman"), ("Oklahoma City", "iec-okc-electrical-apprenticeship")],
)
def test_a_named_apprenticeship_is_shown_before_a_helper_s_job_at_nobody_s(oklahoma: Catalog, place: str, named: str):
    found = ask_for(oklahoma, place={"name": place}, target_occupations=["47-2111.00"]).routes

    starts = [route.steps[0].program_id for route in found]
    assert named in starts
    assert None not in starts[: starts.index(named)]


@pytest.mark.parametrize(
    ("job", "licence"), [(RN, "rn-license"), (LPN, "lpn-license"), ("47-2111.00", "ok-electrical-journeyman")]
)
def test_work_done_elsewhere_without_the_licence_leads_to_it_by_its_test(oklahoma: Catalog, job: str, licence: str):
    person = {"place": {"name": "Tulsa"}, "experience": [job]}

    found = ask_for(oklahoma, denied=[licence], **person).routes

    first = found[0]
    assert (first.target.onet_soc, [step.kind for step in first.steps]) == (job, ["exam"])
    assert any("Ask first which training" in text for text in first.unknowns)
    to_job = [route for route in found if route.target.onet_soc == job]
    assert all("exam" in [step.kind for step in route.steps] for route in to_job)


def test_who_does_licensed_work_and_says_nothing_of_the_licence_is_taken_to_have_it_and_told_so(oklahoma: Catalog):
    person = {"place": {"name": "Tulsa"}, "experience": [RN], "target_occupations": [RN]}

    silent = ask_for(oklahoma, **person).routes[0]
    licensed = ask_for(oklahoma, credentials=["rn-license"], **person).routes[0]

    assert any("We take it that you have the license" in text for text in silent.unknowns)
    assert not any("We take it" in text for text in licensed.unknowns)


def test_nobody_is_led_through_work_they_avoid(oklahoma: Catalog) -> None:
    roofer, ironworker = "47-2181.00", "47-2221.00"
    place = {"name": "Tulsa"}

    def through(avoid: list[str]) -> bool:
        routes = plan(
            oklahoma, Profile.model_validate({"place": place, "experience": [roofer], "avoid": avoid}), 5, TODAY
        ).routes
        return any(step.exit and step.exit.onet_soc == ironworker for route in routes for step in route.steps)

    assert through([])
    assert not through(["alturas"])
