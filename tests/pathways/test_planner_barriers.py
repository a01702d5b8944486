"""Rules that stand in a person's way: told where their own words make them matter, as hard as they are for them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pathways.catalog import Catalog, build
from pathways.planner import plan
from pathways.planner_barriers import severity_for
from pathways.planner_person import person_of
from pathways.profile import Profile
from pathways.routes import Route
from tests.pathways import worlds

TODAY = date(2026, 11, 23)
AIDE = "31-1131.00"
RULE = "State law lists offenses that bar work."
REGLA = "La ley tiene una lista de delitos que no permiten trabajar."
LAW = {"severity": "blocks", "source_url": "https://law.example/a"}


def _severity(rule: dict[str, Any], weeks: float = 0.0, **profile: Any) -> str | None:
    row = worlds.barrier("one", **rule)
    return severity_for(row, person_of(build(version="t"), Profile(**profile), TODAY), weeks)


@pytest.mark.parametrize(
    ("rule", "age", "weeks", "severity"),
    [
        ("Must be at least 18.", 17, 0, "blocks"),
        ("Must be at least 18.", 18, 0, None),
        ("Must be at least 18.", None, 0, None),
        ("Must be at least 18.", 17, 60, "note"),  # old enough by the end of the route
        ("Must be over 16 and have finished at least eighth grade.", 15, 0, "blocks"),
        ("18 for driving inside Oklahoma, 21 to cross state lines.", 17, 0, "blocks"),
        ("18 for driving inside Oklahoma, 21 to cross state lines.", 19, 0, "note"),
        ("18 for driving inside Oklahoma, 21 to cross state lines.", 21, 0, None),
        ("Federal rules set 18 as the minimum age to run a forklift.", 17, 0, "blocks"),
        ("Drivers aged 18 to 20 may only work inside Oklahoma.", 19, 0, "blocks"),
        ("Drivers aged 18 to 20 may only work inside Oklahoma.", 30, 0, None),
        ("New controllers must be under 31.", 30, 0, None),
        ("New controllers must be under 31.", 31, 0, "blocks"),
    ],
)
def test_a_rule_on_age_is_held_against_the_age_at_the_end(
    rule: str, age: int | None, weeks: float, severity: str | None
):
    assert _severity({"barrier": "age", "rule": rule, "severity": "blocks"}, weeks, age=age) == severity


@pytest.mark.parametrize(
    ("barrier", "profile", "matters"),
    [
        ("justice_record", {"statuses": ["justice_involved"]}, True),
        ("justice_record", {}, False),
        ("driving_record", {"transport": "none"}, True),
        ("driving_record", {"statuses": ["justice_involved"]}, True),
        ("driving_record", {"transport": "car"}, False),
        ("language", {"statuses": ["english_learner"]}, True),
        ("language", {"language": "es"}, True),
        ("language", {"language": "en"}, False),
        ("drug_test", {"statuses": ["justice_involved"]}, False),
    ],
)
def test_a_rule_is_told_where_the_persons_words_make_it_matter(barrier: str, profile: dict[str, Any], matters: bool):
    assert (_severity({"barrier": barrier, "severity": "case_by_case"}, **profile) is not None) is matters


def _world(spanish: str | None = None) -> Catalog:
    on_job = worlds.barrier("on-job", onet_soc=AIDE, rule=RULE, rule_es=spanish, **LAW)
    on_cna = worlds.barrier("on-cna", credential_id="cna", rule=RULE, rule_es=spanish, severity="blocks")
    return build(
        version="t",
        occupations=[worlds.occupation(AIDE, 17.0, credentials=(("cna", True, "license"),), licensed=True)],
        credentials=[worlds.credential("cna", exam="Test", kind="certificate")],
        providers=[worlds.provider()],
        campuses=[worlds.campus()],
        places=[worlds.place()],
        counties=[worlds.county()],
        programs=[worlds.program("aide", occupations=(AIDE,), prepares_for=("cna",), weeks=4.0, tuition_usd=350.0)],
        barriers=[on_job, on_cna],
    )


def _route(spanish: str | None = None, **profile: Any) -> Route:
    asked = Profile(place={"name": "Town", "county": "Middle"}, target_occupations=[AIDE], **profile)
    return plan(_world(spanish), asked, 1, TODAY, matcher=lambda *_: []).routes[0]


def test_a_route_carries_the_rule_with_its_source_once():
    route = _route(statuses=["justice_involved"])

    assert [(one.barrier, one.severity, one.rule) for one in route.barriers] == [("justice_record", "blocks", RULE)]
    assert len(route.barriers[0].concerns.split("; ")) == 2  # the job and the certificate
    assert route.barriers[0].source_url == "https://law.example/a"


def test_a_rule_is_said_in_one_place_only():
    route = _route(statuses=["justice_involved"])

    assert sum(RULE in text for text in route.unknowns) == 1
    assert not any(RULE in note for step in route.steps for note in step.notes)


@pytest.mark.parametrize(
    ("language", "spanish", "told"), [("es", REGLA, REGLA), ("es", None, RULE), ("en", REGLA, RULE)]
)
def test_a_rule_is_told_in_the_persons_language(language: str, spanish: str | None, told: str):
    route = _route(spanish, statuses=["justice_involved"], language=language)

    assert [one.rule for one in route.barriers] == [told]
    assert sum(told in text for text in route.unknowns) == 1


def test_a_rule_that_does_not_matter_is_not_there():
    assert _route().barriers == []
