"""Wishes that compare are tried against what is shown, and not kept until the person says so."""

from __future__ import annotations

import pytest

from actions.comparing import Compare
from actions.keeping import SavePlan
from actions.outlook import Demand
from actions.questions import Cost, Wage
from actions.recommending import Recommend
from actions.steering import Affirm
from actions.trying import WhatIf
from tests.actions.stage import Stage

HANDS_IN_LAWTON = {
    "place": {"name": "Lawton", "county": "Comanche", "lat": 34.6175, "lon": -98.4202},
    "interests": ["working with my hands"],
    "schedule": ["day", "evening"],
}


@pytest.fixture
def shown(oklahoma_url: str) -> Stage:
    stage = Stage(oklahoma_url, slots={"welcomed": True, "profile": dict(HANDS_IN_LAWTON)})
    stage.play(Recommend())
    return stage


def last_wages(stage: Stage) -> list[float]:
    exits = [[step["exit"] for step in route["steps"] if step.get("exit")] for route in stage.slots["shown_routes"]]
    return [jobs[-1]["wage_hourly_median"] for jobs in exits if jobs]


@pytest.mark.parametrize(
    ("action", "intent", "text"),
    [
        (Recommend, "ask_recommendations", "what about something that pays more"),
        (Recommend, "ask_recommendations", "algo que pague más"),
        (Wage, "ask_wage", "i want to make more money"),
    ],
)
def test_more_pay_is_more_than_all_that_was_shown(shown: Stage, action, intent: str, text: str) -> None:
    before, profile = max(last_wages(shown)), shown.slots["profile"]
    said = shown.play(action(), intent=intent, text=text)
    assert min(last_wages(shown)) > before
    assert "an hour" in said
    assert shown.slots["profile"] == profile
    assert any("min_wage_hourly" in choice for choice in shown.choices)


def test_more_pay_than_the_one_talked_about(shown: Stage) -> None:
    shown.slots["focus"] = {"route": 1}
    before = last_wages(shown)[0]
    shown.play(Recommend(), intent="ask_recommendations", text="anything that pays better?")
    assert min(last_wages(shown)) > before


def test_closer_is_closer_than_what_was_shown(shown: Stage) -> None:
    farthest = max(route["steps"][0]["miles"] or 0 for route in shown.slots["shown_routes"])
    shown.play(Recommend(), intent="ask_recommendations", text="anything closer?")
    assert all((route["steps"][0]["miles"] or 0) < farthest for route in shown.slots["shown_routes"])
    assert any("max_miles" in choice for choice in shown.choices)


def test_sooner_is_sooner(shown: Stage) -> None:
    longest = max(route["weeks_to_first_job"] or 0 for route in shown.slots["shown_routes"])
    said = shown.play(Recommend(), intent="ask_recommendations", text="something shorter")
    assert "weeks" in said
    assert all((route["weeks_to_first_job"] or 0) < longest for route in shown.slots["shown_routes"])


def test_something_different_is_another_kind_of_work(shown: Stage) -> None:
    fields = {route["field"] for route in shown.slots["shown_routes"]}
    shown.play(Recommend(), intent="ask_recommendations", text="show me something different")
    after = {route["field"] for route in shown.slots["shown_routes"]}
    assert after
    assert not after & fields


def test_days_instead_of_nights_is_a_change_of_times(shown: Stage) -> None:
    shown.slots["profile"]["schedule"] = ["evening"]
    shown.play(Recommend())
    said = shown.play(WhatIf(), intent="what_if", text="what if i went days instead of nights")
    assert "daytime" in said
    assert shown.slots["profile"]["schedule"] == ["evening"]
    assert any('"schedule": ["day"]' in choice for choice in shown.choices)


def test_farther_widens_the_limit_that_was_set(shown: Stage) -> None:
    shown.slots["profile"]["max_miles"] = 20.0
    shown.play(Recommend())
    said = shown.play(WhatIf(), intent="what_if", text="what if i could drive farther")
    assert any(f"{miles} miles" in said for miles in (35, 40, 80))


def test_a_limit_that_was_never_set_is_said_so(shown: Stage) -> None:
    said = shown.play(WhatIf(), intent="what_if", text="what if i had more time")
    assert "limit" in said
    assert shown.choices


@pytest.mark.parametrize(("language", "text"), [("en", "what if i had a car"), ("es", "¿y si tuviera carro?")])
def test_a_car_is_tried(shown: Stage, language: str, text: str) -> None:
    shown.slots["language"] = language
    shown.slots["profile"]["transport"] = "none"
    shown.play(Recommend())
    said = shown.play(WhatIf(), intent="what_if", text=text)
    assert "carro" in said if language == "es" else "a car" in said
    assert shown.slots["profile"]["transport"] == "none"


def test_a_change_that_is_kept_is_called_kept(shown: Stage) -> None:
    shown.play(Recommend(), intent="ask_recommendations", text="what about something that pays more")
    tap = next(choice for choice in shown.choices if "min_wage_hourly" in choice)
    shown.slots["profile"]["min_wage_hourly"] = 25.0
    said = shown.play(Recommend(), intent="inform", text=tap)
    assert "keep" in said.lower()


def test_a_tap_is_no_wish(shown: Stage) -> None:
    first = shown.slots["shown_routes"]
    shown.play(Recommend(), intent="ask_recommendations", text="/ask_recommendations")
    assert shown.slots["shown_routes"] != first or shown.choices


@pytest.mark.parametrize("text", ["keep it", "ok keep that", "yes keep it please", "guárdalo"])
def test_keep_it_keeps_what_was_tried_and_saves_no_plan(shown: Stage, text: str) -> None:
    shown.play(Recommend(), intent="ask_recommendations", text="something that pays more")
    said = shown.play(SavePlan(), intent="save_plan", text=text)
    assert shown.slots["profile"]["min_wage_hourly"] > 0
    assert "/plan/" not in said


def test_yes_after_a_trial_keeps_it(shown: Stage) -> None:
    shown.play(Recommend(), intent="ask_recommendations", text="something that pays more")
    shown.play(Affirm(), intent="affirm", text="yes")
    assert shown.slots["profile"]["min_wage_hourly"] > 0


def test_keep_it_with_nothing_tried_saves_the_plan(shown: Stage) -> None:
    shown.play(SavePlan(), intent="save_plan", text="keep it")
    assert "min_wage_hourly" not in shown.slots["profile"]
    assert shown.slots["order"]


def test_one_that_costs_nothing_is_a_wish(shown: Stage) -> None:
    shown.play(Cost(), intent="ask_cost", text="is there one that doesnt cost nothing")
    assert any("budget_usd" in choice for choice in shown.choices)


def test_which_pays_most_is_said_first_and_not_where_two_pay_the_same(shown: Stage) -> None:
    wages = last_wages(shown)
    best = wages.index(max(wages)) + 1
    assert f"look at {best}." in shown.play(Compare(), intent="compare", text="which of those pays the most")
    shown.slots["shown_routes"] = [shown.slots["shown_routes"][0]] * 2
    assert "look at" not in shown.play(Compare(), intent="compare", text="which of those pays the most")


def test_a_record_told_beside_a_list_that_stays_brings_its_rules(oklahoma_url: str) -> None:
    profile = {
        "target_occupations": ["53-3032.00"],
        "place": {"name": "Altus", "county": "Jackson", "lat": 34.64, "lon": -99.33},
    }
    stage = Stage(oklahoma_url, slots={"welcomed": True, "profile": profile})
    stage.play(Recommend())
    stage.slots |= {
        "profile": {**profile, "statuses": ["justice_involved"]},
        "heard": {"given": {"statuses": ["justice_involved"]}},
    }
    assert "case by case" in stage.play(Recommend(), text="i have a dui from 2019")


def test_jobs_in_demand_are_named_where_no_job_is_talked_about(oklahoma_url: str) -> None:
    stage = Stage(oklahoma_url, slots={"welcomed": True})
    assert "nurse" in stage.play(Demand(), intent="ask_demand", text="what jobs are hot")
