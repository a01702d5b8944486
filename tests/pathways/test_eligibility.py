"""Support: three-valued, local first, never a promise."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from pathways.catalog import Catalog, build
from pathways.eligibility import judge, support_for
from pathways.phrases import PHRASES
from pathways.profile import Profile
from pathways.vocabulary import SupportCategory, Verdict
from tests.pathways import worlds

TODAY = date(2026, 11, 23)
LINE = worlds.service("line-211", category="income_support", phone="211")


@pytest.mark.parametrize(
    ("service", "profile", "verdict"),
    [
        ({}, {}, Verdict.CANNOT_TELL),  # nothing written is unknown, not open to all
        ({"eligibility": "Anyone; some riders go free."}, {}, Verdict.YES),
        ({"eligibility": "People without a home."}, {}, Verdict.CANNOT_TELL),
        ({"requirements": ("veteran",)}, {"statuses": ["veteran"]}, Verdict.YES),
        ({"requirements": ("veteran",)}, {}, Verdict.CANNOT_TELL),
        ({"requirements": ("veteran",)}, {"denied": ["veteran"]}, Verdict.NO),
        ({"requirements": ("parent_of_minor",)}, {"statuses": ["parent"]}, Verdict.YES),
        ({"requirements": ("no_diploma",)}, {"education": "associate"}, Verdict.NO),
        ({"requirements": ("no_diploma",)}, {"education": "none"}, Verdict.YES),
        ({"requirements": ("high_school_student",)}, {"age": 40}, Verdict.NO),
        ({"requirements": ("unemployed",)}, {"statuses": ["dislocated_worker"]}, Verdict.YES),
        ({"requirements": ("unemployed",)}, {"statuses": ["employed"]}, Verdict.NO),
        ({"eligibility": "Any youth", "min_age": 16, "max_age": 24}, {"age": 24}, Verdict.YES),
        ({"min_age": 16, "max_age": 24}, {"age": 25}, Verdict.NO),
        ({"min_age": 16, "max_age": 24}, {}, Verdict.CANNOT_TELL),
        ({"income_pct_fpl_max": 130}, {}, Verdict.CANNOT_TELL),
        ({"income_pct_fpl_max": 130}, {"statuses": ["low_income"]}, Verdict.CANNOT_TELL),
        ({"income_pct_fpl_max": 130}, {"denied": ["low_income"]}, Verdict.NO),
        ({"statewide": False, "counties": frozenset({"Tulsa"})}, {}, Verdict.NO),
    ],
)
def test_a_verdict_is_yes_no_or_cannot_tell(service: dict[str, Any], profile: dict[str, Any], verdict: Verdict):
    assert judge(worlds.service("one", **service), Profile(**profile), "Middle").verdict is verdict


MET: dict[str, dict[str, Any]] = {
    "low_income": {"statuses": ["low_income"]},
    "parent_of_minor": {"statuses": ["parent"]},
    "justice_involved": {"statuses": ["justice_involved"]},
    "veteran": {"statuses": ["veteran"]},
    "disability": {"statuses": ["disability"]},
    "high_school_student": {"statuses": ["high_school_student"]},
    "no_diploma": {"education": "none", "denied": ["high_school_student"]},
    "english_learner": {"statuses": ["english_learner"]},
    "dislocated_worker": {"statuses": ["dislocated_worker"]},
    "unemployed": {"statuses": ["dislocated_worker"]},
    "employed": {"statuses": ["employed"]},
    "youth_out_of_school": {"age": 19, "statuses": ["no_diploma"]},
    "oklahoma_resident": {},
}
UNMET: dict[str, dict[str, Any]] = {
    **{one: {"denied": [one]} for one in MET},
    "parent_of_minor": {"denied": ["parent"]},
    "high_school_student": {"education": "some_college"},
    "no_diploma": {"education": "high_school"},
    "unemployed": {"statuses": ["employed"]},
    "employed": {"statuses": ["unemployed"]},
    "youth_out_of_school": {"age": 25},
    "oklahoma_resident": {"place": {"name": "Fort Smith", "state": "AR"}},
    "tribal_citizen": {"denied": ["tribal_citizen"]},
}
STILL_OPEN = sorted({"tribal_citizen", *MET} - {"oklahoma_resident"})


@pytest.mark.parametrize("requirement", sorted(MET))
def test_a_requirement_that_is_met(requirement: str):
    service = worlds.service("one", requirements=(requirement,))

    assert judge(service, Profile(**MET[requirement]), "Middle").verdict is Verdict.YES


@pytest.mark.parametrize("requirement", sorted(UNMET))
def test_a_requirement_that_is_not_met(requirement: str):
    service = worlds.service("one", requirements=(requirement,))

    assert judge(service, Profile(**UNMET[requirement]), "Middle").verdict is Verdict.NO


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("requirement", STILL_OPEN)
def test_a_requirement_that_is_open_is_named_in_plain_words(requirement: str, language: str):
    service = worlds.service("one", requirements=(requirement,), phone="405-555-0100")
    catalog = build(version="t", services=[service], counties=[worlds.county()], places=[worlds.place()])
    asked = Profile(place={"name": "Town", "county": "Middle"}, needs=["food"], language=language)

    found = support_for(catalog, asked, today=TODAY)[0]

    assert judge(service, asked, "Middle").verdict is Verdict.CANNOT_TELL
    assert found.verdict == "cannot_tell"
    assert len(found.open_facts) == 1
    assert "_" not in found.open_facts[0]
    assert found.open_facts[0] in found.why
    assert ("may qualify" in found.why) is (language == "en")
    assert ("Puede que califique" in found.why) is (language == "es")


def test_a_tribal_citizen_is_asked_of_which_nation():
    service = worlds.service("one", requirements=("tribal_citizen",))

    judged = judge(service, Profile(statuses=["tribal_citizen"]), "Middle")

    assert (judged.verdict, judged.open_facts) == (Verdict.CANNOT_TELL, ("tribal_nation",))


def test_who_lives_across_the_line_is_offered_what_serves_the_state_and_no_county():
    home = {"name": "Fort Smith", "state": "AR", "lat": 35.39, "lon": -94.4}
    here = worlds.service("here", statewide=False, counties=frozenset({"Middle"}), phone="405-555-0100")
    wide = worlds.service("wide", phone="405-555-0102", eligibility="Anyone")
    residents = worlds.service("residents", phone="405-555-0103", requirements=("oklahoma_resident",))
    catalog = build(version="t", services=[here, wide, residents], counties=[worlds.county()])

    found = support_for(catalog, Profile(place=home, needs=["food"]), today=TODAY)

    assert [one.service_id for one in found] == ["wide"]
    assert found[0].open_facts == ["where you live"]


PROMISES = re.compile(
    r"\b(?:will (?:get|receive|qualify|be paid|pay for)|guarantee\w*|you are eligible|you qualify|for sure"
    r"|recibir[áa] (?:dinero|ayuda)|garantiza\w*|usted califica|es elegible|le van a pagar)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_support_is_a_promise(oklahoma: Catalog, language: str):
    everyone = ["parent", "veteran", "tribal_citizen", "justice_involved", "disability", "low_income", "unemployed"]
    home = {"name": "Tulsa", "county": "Tulsa"}
    for statuses in ([], everyone):
        who = Profile(place=home, statuses=statuses, language=language)
        offered = support_for(oklahoma, who, list(SupportCategory), limit=400, today=TODAY)
        assert len(offered) > 50
        for one in offered:
            assert PROMISES.search(one.why) is None
            assert ("may qualify" if language == "en" else "Puede que califique") in one.why
            assert (one.verdict == "yes") is (not one.open_facts)


def test_no_phrase_is_a_promise():
    assert [text for phrase in PHRASES.values() for text in phrase.values() if PROMISES.search(text)] == []


def test_what_a_person_has_said_they_are_not_is_never_offered(oklahoma: Catalog):
    denied = ["veteran", "tribal_citizen", "justice_involved", "disability", "parent", "low_income"]
    nobody = Profile(place={"name": "Tulsa", "county": "Tulsa"}, denied=denied, education="high_school", age=40)

    offered = support_for(oklahoma, nobody, list(SupportCategory), limit=400, today=TODAY)

    asked = {one for support in offered for one in oklahoma.services[support.service_id].requirements}
    assert offered
    assert asked & {"parent_of_minor", "no_diploma", "high_school_student", "youth_out_of_school", *denied} == set()


def _support(*services: Any, **profile: Any) -> list[str]:
    catalog = build(version="test", services=[*services, LINE], counties=[worlds.county()], places=[worlds.place()])
    asked = Profile(place={"name": "Town", "county": "Middle"}, **profile)
    return [one.service_id for one in support_for(catalog, asked, today=TODAY)]


def test_local_comes_before_statewide_and_elsewhere_never():
    here = worlds.service("here", statewide=False, counties=frozenset({"Middle"}), phone="405-555-0100")
    there = worlds.service("there", statewide=False, counties=frozenset({"Far"}), phone="405-555-0101")
    wide = worlds.service("wide", phone="405-555-0102")

    assert _support(there, wide, here, needs=["food"]) == ["here", "wide"]


def test_every_need_is_answered_in_turn():
    rows = [
        worlds.service(f"{kind}-{n}", category=kind, phone="405-555-0100") for kind in ("food", "legal") for n in (1, 2)
    ]

    assert _support(*rows, needs=["legal", "food"]) == ["legal-1", "food-1", "legal-2", "food-2"]


def test_who_does_not_qualify_is_not_sent_there():
    assert _support(
        worlds.service("vets", requirements=("veteran",), phone="1"), needs=["food"], denied=["veteran"]
    ) == ["line-211"]


@pytest.mark.parametrize("contact", [{}, {"phone": "405-555-0100", "phone_year": 2004}])
def test_211_stands_beside_a_service_that_is_hard_to_reach(contact: dict[str, Any]):
    assert _support(worlds.service("old", **contact), needs=["food"]) == ["old", "line-211"]


def test_the_year_of_an_old_phone_and_what_would_settle_are_said():
    catalog = build(
        version="t", services=[worlds.service("a", requirements=("veteran",), phone="1", phone_year=2013), LINE]
    )

    why = support_for(catalog, Profile(needs=["food"]), today=TODAY)[0].why

    assert "2013" in why
    assert "2-1-1" in why
    assert "military service" in why
    assert "may" in why


SPANISH = {"eligibility_es": "Cualquier persona.", "how_to_apply_es": "Llame."}


@pytest.mark.parametrize(
    ("language", "more", "told"),
    [
        ("es", SPANISH, ("Cualquier persona.", "Llame.")),
        ("en", SPANISH, ("Anyone.", "Call.")),
        (None, SPANISH, ("Anyone.", "Call.")),
        ("es", {}, ("Anyone.", "Call.")),
        ("es", {"how_to_apply_es": "Llame."}, ("Anyone.", "Llame.")),
    ],
)
def test_whom_it_is_for_and_how_to_apply_are_in_the_persons_language(
    language: str | None, more: dict[str, str], told: tuple[str, str]
):
    row = worlds.service("food", phone="1", eligibility="Anyone.", how_to_apply="Call.", **more)
    profile = Profile(needs=["food"], language=language)

    support = support_for(build(version="t", services=[row]), profile, today=TODAY)[0]

    assert (support.eligibility, support.how_to_apply) == told
    assert support.verdict == Verdict.YES  # what is open to all is so in either language


def test_nothing_asked_is_nothing_offered():
    assert _support(worlds.service("food", phone="1")) == []
