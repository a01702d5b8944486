"""Which question would change the suggestions most."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from pathways.catalog import Catalog, build
from pathways.next_question import KEPT, survey
from pathways.planner import plan
from pathways.planner_person import person_of
from pathways.planner_targets import candidates, default_matcher
from pathways.profile import Place, Profile
from pathways.search import matches_avoid
from pathways.ways_in import WaysIn, unlike
from tests.pathways import worlds as make

TODAY = date(2026, 11, 23)
NURSE, AIDE, WELDER = "29-1141.00", "31-1131.00", "51-4121.00"
HERE = Place(name="Town", county="Middle", lat=35.0, lon=-98.0)


def _nobody(catalog: Catalog, words: str, limit: int, language: str | None) -> Sequence[Any]:
    return ()


def _world(*programs: Any) -> Catalog:
    return build(
        version="test",
        occupations=[make.occupation(one) for one in (NURSE, AIDE, WELDER)],
        programs=programs,
        providers=[make.provider()],
        campuses=[make.campus(), make.campus("far", lat=35.4)],
        counties=[make.county()],
        places=[make.place(population=1000)],
    )


def _program(name: str, target: str = NURSE, **more: Any) -> Any:
    return make.program(name, occupations=(target,), **more)


def _change(catalog: Catalog, **known: Any) -> dict[str, float]:
    profile = Profile(target_occupations=[NURSE], place=HERE, **known)
    return dict(survey(catalog, profile, TODAY, matcher=_nobody).change)


def test_times_matter_where_classes_differ_in_them() -> None:
    day = _program("day", schedules=frozenset({"day"}), schedule_basis="source")
    evening = _program("evening", schedules=frozenset({"evening"}), schedule_basis="source", tuition_usd=3000.0)
    assert _change(_world(day, evening))["schedule"] > 0.3


def test_times_that_change_nothing_are_worth_nothing() -> None:
    anytime = _program("any", schedules=frozenset({"day", "evening", "weekend"}), schedule_basis="source")
    assert _change(_world(anytime))["schedule"] == 0


def test_how_one_gets_there_matters_where_the_class_is_far() -> None:
    near, far = _program("near"), _program("far", campus_id="far")
    assert _change(_world(near))["transport"] == 0
    assert _change(_world(far))["transport"] > 0


def test_money_matters_where_training_costs_some() -> None:
    assert _change(_world(_program("free", tuition_usd=0.0)))["budget_usd"] == 0
    assert _change(_world(_program("dear", tuition_usd=1800.0)))["budget_usd"] >= 0.6


def test_schooling_matters_where_a_diploma_comes_first() -> None:
    assert _change(_world(_program("open")))["education"] == 0
    assert _change(_world(_program("closed", min_education="high_school")))["education"] > 0


def test_what_is_known_is_no_question() -> None:
    known = {"schedule": ["day"], "transport": "car", "budget_usd": 100, "max_weeks": 10, "max_miles": 9}
    assert _change(_world(_program("any")), education="none", **known) == {}


def test_a_job_that_is_named_leaves_nothing_to_narrow(oklahoma: Catalog) -> None:
    found = survey(oklahoma, Profile(target_occupations=[WELDER]), TODAY)
    assert found.groups == ()
    assert not {"interests", "fields", "target_occupations"} & found.change.keys()


def test_jobs_offered_can_be_reached_and_are_not_offered_twice(oklahoma: Catalog) -> None:
    profile = Profile(fields=["health_science"], place=Place(name="Lawton"))
    first = survey(oklahoma, profile, TODAY)
    offered = [code for group in first.groups for code in group]
    again = survey(oklahoma, profile, TODAY, passed=offered)
    assert len(offered) > 6
    assert {oklahoma.occupations[code].field_id for code in offered} == {"health_science"}
    assert not set(offered) & {code for group in again.groups for code in group}


@pytest.mark.parametrize("words", ["blood", "la sangre"])
def test_no_job_offered_has_what_they_avoid(oklahoma: Catalog, words: str) -> None:
    profile = Profile(fields=["health_science"], place=Place(name="Lawton"), avoid=[words])

    offered = [code for group in survey(oklahoma, profile, TODAY).groups for code in group]

    assert offered
    assert not [code for code in offered if matches_avoid(oklahoma, code, [words])]


def test_kinds_of_work_are_those_taught_in_reach(oklahoma: Catalog) -> None:
    profile = Profile(place=Place(name="Boise City"), max_miles=5, online_ok=False)
    near = {field for kind in survey(oklahoma, profile, TODAY).kinds for field in kind.fields}
    anywhere = {field for kind in survey(oklahoma, Profile(), TODAY).kinds for field in kind.fields}
    assert near <= anywhere
    assert "health_science" in anywhere


def test_the_same_facts_are_surveyed_once_and_few_are_kept(oklahoma: Catalog) -> None:
    asked: list[str] = []

    def matcher(catalog: Catalog, words: str, limit: int, language: str | None) -> Sequence[Any]:
        asked.append(words)
        return default_matcher(catalog, words, limit, language)

    profile = Profile(interests=["cars"], place=Place(name="Ada"))
    first = survey(oklahoma, profile, TODAY, matcher=matcher)
    words = len(asked)
    assert survey(oklahoma, profile, TODAY, matcher=matcher) is first
    assert survey(oklahoma, profile.model_copy(update={"needs": ["food"]}), TODAY, matcher=matcher) is first
    assert len(asked) == words
    world = _world(_program("any"))
    for weeks in range(KEPT + 10):
        _change(world, max_weeks=float(weeks + 1))
    assert len(world.memo["questions.memory"]._kept) == KEPT


@pytest.mark.parametrize("wish", [{"fields": ["health_science"]}, {"interests": ["fixing cars"]}, {}])
def test_the_quick_list_is_nearly_what_the_planner_shows(oklahoma: Catalog, wish: dict[str, Any]) -> None:
    differences = []
    for town in ("Tulsa", "Lawton", "Ada", "Enid", "Guymon", "Idabel"):
        for limits in ({}, {"max_weeks": 26}, {"budget_usd": 500, "schedule": ["evening"]}, {"education": "none"}):
            profile = Profile(place=Place(name=town), **wish, **limits)
            person = person_of(oklahoma, profile, TODAY)
            jobs = candidates(oklahoma, person, default_matcher)
            ways = WaysIn(oklahoma, person, [one.onet_soc for one in jobs])
            rated = ways.rated(ways.wanted(jobs), person.limits, person.education)
            quick = {target for target, _ in ways.shown(rated, person.education, any_field=not wish.get("fields"))}
            full = {route.target.onet_soc for route in plan(oklahoma, profile, today=TODAY).routes}
            differences.append(len(quick ^ full) / max(1, len(quick | full)))
    assert statistics.fmean(differences) < 0.35, (statistics.fmean(differences), differences)


def test_lists_are_compared_by_job_and_program() -> None:
    one = (("a", "1"), ("b", "2"))
    assert unlike(one, one) == 0
    assert unlike(one, (("a", "1"), ("b", "3"))) == 0.25
    assert unlike(one, (("c", "1"), ("d", "2"))) == 1
    assert unlike((), one) == 1
    assert unlike((), ()) == 0
