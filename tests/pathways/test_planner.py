"""The planner on small databases: entry points, limits, unknowns, near misses."""

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
AIDE, LPN, RN = "31-1131.00", "29-2061.00", "29-1141.00"
HSE = "hs-diploma-or-hse"
TOWN = {"name": "Town", "county": "Middle"}


def nursing(*extra: Any, **changed: Any) -> Catalog:
    """Aide, LPN and RN with one program each and a bridge; `changed` replaces facts of a program by its key."""
    programs = {
        "cna": {"occupations": (AIDE,), "prepares_for": ("cna",), "weeks": 4.0, "tuition_usd": 400.0},
        "pn": {
            "occupations": (LPN,), "grants": ("pn-certificate",), "prepares_for": ("lpn",), "weeks": 52.0,
            "tuition_usd": 4000.0, "min_education": "high_school",
        },
        "bridge": {
            "occupations": (RN,), "grants": ("adn",), "prepares_for": ("rn",), "weeks": 43.0, "tuition_usd": 5000.0,
            "prerequisites": (frozenset({"lpn"}),), "kind": "associate_degree", "min_education": "high_school",
        },
        "adn": {
            "occupations": (RN,), "grants": ("adn",), "prepares_for": ("rn",), "weeks": 96.0, "tuition_usd": 9000.0,
            "kind": "associate_degree", "min_education": "high_school",
        },
        "ged": {
            "kind": "hse_diploma", "prepares_for": (HSE,), "weeks": 12.0, "tuition_usd": 0.0,
        },
    }  # fmt: skip
    rows = [worlds.program(key, **{**facts, **changed.get(key, {})}) for key, facts in programs.items()]
    return build(
        version="test",
        occupations=[
            worlds.occupation(AIDE, 17.0, credentials=(("cna", True, "license"),), licensed=True),
            worlds.occupation(LPN, 28.0, credentials=(("lpn", True, "license"),), licensed=True),
            worlds.occupation(RN, 40.0, credentials=(("rn", True, "license"),), licensed=True),
        ],
        credentials=[
            worlds.credential("cna", exam="Test", kind="certificate"),
            worlds.credential("pn-certificate", kind="certificate", prerequisites=(HSE,)),
            worlds.credential("lpn", exam="NCLEX-PN", prerequisites=("pn-certificate",), min_age=18),
            worlds.credential("adn", kind="degree", prerequisites=(HSE,)),
            worlds.credential("rn", exam="NCLEX-RN", prerequisites=("adn",), min_age=18),
            worlds.credential(HSE, kind="hse_diploma", exam="GED or HiSET"),
        ],
        ladders=[
            worlds.ladder(AIDE, LPN, kind="credential_step", credentials=("lpn",)),
            worlds.ladder(LPN, RN, kind="credential_step", credentials=("rn",)),
        ],
        providers=[worlds.provider()],
        campuses=[worlds.campus()],
        places=[worlds.place()],
        counties=[worlds.county()],
        programs=[*rows, *(row for row in extra if row.__class__.__name__ == "ProgramFact")],
        barriers=[row for row in extra if row.__class__.__name__ == "BarrierFact"],
        services=[row for row in extra if row.__class__.__name__ == "ServiceFact"],
    )


def ask(catalog: Catalog, limit: int = 5, **profile: Any) -> Plan:
    return plan(catalog, Profile(place=TOWN, **profile), limit, TODAY, matcher=lambda *_: [])


def ids(plan_: Plan) -> list[list[str | None]]:
    return [[step.program_id for step in route.steps if step.kind != "exam"] for route in plan_.routes]


def targets(plan_: Plan) -> set[str]:
    return {route.target.onet_soc for route in plan_.routes}


def test_an_aide_enters_at_the_lpn_program_and_never_at_zero():
    found = ask(nursing(), credentials=["cna"], education="high_school", target_occupations=[RN])

    assert ["pn", "bridge"] in ids(found)
    assert all("cna" not in steps for steps in ids(found))
    route = found.routes[ids(found).index(["pn", "bridge"])]
    assert [step.kind for step in route.steps] == ["training", "exam", "training", "exam"]
    assert [step.exit.onet_soc for step in route.steps if step.exit] == [AIDE, LPN, LPN, RN]
    assert (route.weeks_to_first_job, route.weeks_total, route.out_of_pocket_usd) == (52, 95, 9000)


def test_a_diploma_comes_first_where_one_is_asked_for():
    found = ask(nursing(), education="none", target_occupations=[LPN])

    assert ["ged", "pn"] in ids(found)
    route = found.routes[ids(found).index(["ged", "pn"])]
    assert route.steps[0].exit is None
    assert route.steps[0].notes


def test_a_certificate_is_no_diploma():
    found = ask(nursing(), education="none", target_occupations=[RN])

    assert found.routes
    assert all("ged" in steps for steps in ids(found))


def test_unknown_schooling_excludes_nothing_and_is_said():
    found = ask(nursing(), target_occupations=[LPN])

    assert ["pn"] in ids(found)
    assert any("high school diploma" in text for text in found.routes[0].unknowns)


def test_every_step_counts():
    idle = worlds.program("massage", occupations=("31-9011.00",), weeks=1.0, tuition_usd=0.0)

    found = ask(nursing(idle), education="high_school", target_occupations=[RN], limit=10)

    assert all("massage" not in steps for steps in ids(found))


@pytest.mark.parametrize(("weeks", "expected"), [(52, True), (51, False)])
def test_max_weeks_binds_the_first_job(weeks: float, expected: bool):
    found = ask(nursing(), credentials=["cna"], education="high_school", target_occupations=[RN], max_weeks=weeks)

    assert (["pn", "bridge"] in ids(found)) is expected
    if not expected:
        assert [(miss.change.field, miss.change.to) for miss in found.near_misses] == [("max_weeks", 52.0)]


def test_budget_binds_a_recent_price_and_the_near_miss_says_how_much():
    found = ask(nursing(), education="high_school", target_occupations=[LPN], budget_usd=3000)

    assert LPN not in targets(found)
    assert [(miss.change.field, miss.change.from_, miss.change.to) for miss in found.near_misses] == [
        ("budget_usd", 3000, 4000)
    ]


def test_an_old_price_above_the_budget_binds_and_one_within_it_is_said_with_its_year():
    old = nursing(pn={"tuition_year": 2014})

    over = ask(old, education="high_school", target_occupations=[LPN], budget_usd=300)
    within = ask(old, education="high_school", target_occupations=[LPN], budget_usd=4000)

    assert LPN not in targets(over)
    (miss,) = over.near_misses
    assert (miss.change.field, miss.change.to) == ("budget_usd", 4000)
    for route in (miss.route, within.routes[0]):
        assert route.out_of_pocket_usd == 4000
        assert any("2014" in text for text in route.unknowns)


def test_an_unknown_price_is_never_zero():
    found = ask(nursing(pn={"tuition_usd": None}), education="high_school", target_occupations=[LPN], budget_usd=300)

    route = found.routes[0]
    assert route.tuition_usd is None
    assert route.out_of_pocket_usd is None
    assert any("price" in text for text in route.unknowns)


def test_a_daytime_program_known_as_such_does_not_fit_evenings():
    day = {"schedules": frozenset({"day"}), "schedule_basis": "source"}

    found = ask(nursing(pn=day), education="high_school", target_occupations=[LPN], schedule=["evening"])

    assert LPN not in targets(found)
    assert found.near_misses[0].change.to == ["day", "evening"]


def test_an_inferred_schedule_is_kept_and_said_and_ranks_below_a_known_one():
    inferred = {"schedules": frozenset({"day"}), "schedule_basis": "inferred"}
    late = worlds.program(
        "pn-late", occupations=(LPN,), grants=("pn-certificate",), prepares_for=("lpn",), weeks=60.0,
        tuition_usd=4000.0, schedules=frozenset({"evening"}), schedule_basis="source",
    )  # fmt: skip

    found = ask(nursing(late, pn=inferred), education="high_school", target_occupations=[LPN], schedule=["evening"])

    assert ids(found) == [["pn-late"], ["pn"]]
    assert any("evening" in text for text in found.routes[1].unknowns)


def test_miles_bind_each_step_and_online_has_none():
    far = {"campus_id": "far"}
    catalog = nursing(pn=far, bridge={"schedules": frozenset({"online"})})
    catalog.campuses["far"] = worlds.campus("far", lat=35.5)  # type: ignore[index]

    near = ask(catalog, credentials=["cna"], education="high_school", target_occupations=[LPN], max_miles=20)
    wide = ask(catalog, credentials=["cna"], education="high_school", target_occupations=[RN], max_miles=50)

    assert LPN not in targets(near)
    assert near.near_misses[0].change.field == "max_miles"
    assert 40 < near.near_misses[0].change.to <= 50
    bridge = wide.routes[ids(wide).index(["pn", "bridge"])].steps[2]
    assert (bridge.online, bridge.miles) == (True, None)


def test_without_transport_a_far_program_is_a_near_miss():
    catalog = nursing(pn={"campus_id": "far"})
    catalog.campuses["far"] = worlds.campus("far", lat=35.3)  # type: ignore[index]

    found = ask(catalog, education="high_school", target_occupations=[LPN], transport="none")

    assert LPN not in targets(found)
    assert (found.near_misses[0].change.field, found.near_misses[0].change.to) == ("transport", "ride")


def test_online_only_programs_fall_out_where_they_are_not_wanted():
    catalog = nursing(pn={"schedules": frozenset({"online"})})

    found = ask(catalog, education="high_school", target_occupations=[LPN], online_ok=False)

    assert LPN not in targets(found)
    assert (found.near_misses[0].change.field, found.near_misses[0].change.to) == ("online_ok", True)


def test_a_target_below_the_least_wage_is_left_out():
    found = ask(nursing(), education="high_school", target_occupations=[LPN, RN], min_wage_hourly=30)

    assert {route.target.onet_soc for route in found.routes} == {RN}


def test_a_record_marks_a_route_and_never_hides_it():
    rule = worlds.barrier("lpn-record", credential_id="lpn", rule="Some felonies bar a licence.", severity="blocks")

    found = ask(nursing(rule), education="high_school", target_occupations=[LPN], statuses=["justice_involved"])
    without = ask(nursing(rule), education="high_school", target_occupations=[LPN])

    assert any("Some felonies bar a licence." in text for text in found.routes[0].unknowns)
    assert found.routes[0].fit < without.routes[0].fit
    assert not any("felonies" in text for text in without.routes[0].unknowns)


def test_a_high_school_student_finishes_school_and_is_not_sent_to_the_ged():
    found = ask(nursing(), age=17, education="none", statuses=["high_school_student"], target_occupations=[LPN])

    assert ids(found)[0] == [None, "pn"]
    assert all("ged" not in steps for steps in ids(found))


def test_a_missed_target_gives_the_jobs_on_the_way():
    found = ask(nursing(), credentials=["cna"], education="high_school", target_occupations=[RN], max_miles=0.5,
                budget_usd=4500)  # fmt: skip

    assert {route.target.onet_soc for route in found.routes} == {LPN}
    assert any("step on the way" in text for text in found.routes[0].reasons)


def test_a_job_already_open_needs_no_training():
    found = ask(nursing(), credentials=["cna"], target_occupations=[AIDE])

    assert [[step.kind for step in route.steps] for route in found.routes] == [["work"]]
    assert found.routes[0].weeks_to_first_job == 0


def test_spanish_is_answered_in_spanish():
    found = ask(nursing(), education="high_school", target_occupations=[LPN], language="es")

    assert any("Lleva al trabajo" in text for text in found.routes[0].reasons)


@pytest.mark.parametrize(("verdict", "shown"), [(True, False), (False, True), (None, True)])
def test_what_they_avoid_is_left_out_and_what_cannot_be_told_is_said(verdict: bool | None, shown: bool):
    profile = Profile(place=TOWN, education="high_school", fields=["health_science"], avoid=["blood"])

    found = plan(nursing(), profile, 5, TODAY, matcher=lambda *_: [], avoids=lambda *_: verdict)

    assert bool(found.routes) is shown
    assert all(("blood" in " ".join(route.unknowns)) is (verdict is None) for route in found.routes)


def test_a_job_they_name_is_kept_with_a_caution():
    profile = Profile(place=TOWN, education="high_school", target_occupations=[LPN], avoid=["blood"])

    found = plan(nursing(), profile, 5, TODAY, avoids=lambda *_: True)

    assert any("stay away from" in text for text in found.routes[0].unknowns)


def test_nobody_takes_the_same_program_twice_to_become_a_supervisor():
    lead = worlds.occupation("37-1012.00", 24.0, work_experience="5 years or more")
    aide = worlds.occupation("37-3011.00", 17.0)
    program = worlds.program("horticulture", occupations=("37-3011.00", "37-1012.00"))
    catalog = build(
        version="test", occupations=[lead, aide], ladders=[worlds.ladder("37-3011.00", "37-1012.00")],
        programs=[program], providers=[worlds.provider()], campuses=[worlds.campus()], places=[worlds.place()],
        counties=[worlds.county()],
    )  # fmt: skip

    found = ask(catalog, education="high_school", target_occupations=["37-1012.00"])

    assert [[step.kind for step in route.steps] for route in found.routes] == [["training", "work"]]


def test_who_holds_all_a_licence_builds_on_is_told_to_take_its_test():
    found = ask(nursing(), credentials=["pn-certificate"], education="high_school", target_occupations=[LPN])

    assert [step.kind for step in found.routes[0].steps] == ["exam"]
    assert found.routes[0].steps[0].exit is not None
    assert found.routes[0].steps[0].exit.onet_soc == LPN
    assert found.routes[0].weeks_to_first_job is None


def test_a_longer_way_over_the_same_steps_is_not_shown():
    found = ask(nursing(), credentials=["cna"], education="high_school", target_occupations=[RN], limit=10)

    starts = [frozenset(one for one in steps if one) for steps in ids(found)]
    assert not any(one < other for one in starts for other in starts)
