"""Support: three-valued, local first, never a promise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pathways.catalog import build
from pathways.eligibility import Verdict, judge, support_for
from pathways.profile import Profile
from tests.pathways import worlds

TODAY = date(2026, 11, 23)
LINE = worlds.service("line-211", category="income_support", phone="211")


@pytest.mark.parametrize(
    ("service", "profile", "verdict"),
    [
        ({}, {}, Verdict.YES),
        ({"requirements": ("veteran",)}, {"statuses": ["veteran"]}, Verdict.YES),
        ({"requirements": ("veteran",)}, {}, Verdict.CANNOT_TELL),
        ({"requirements": ("veteran",)}, {"denied": ["veteran"]}, Verdict.NO),
        ({"requirements": ("parent_of_minor",)}, {"statuses": ["parent"]}, Verdict.YES),
        ({"requirements": ("no_diploma",)}, {"education": "associate"}, Verdict.NO),
        ({"requirements": ("no_diploma",)}, {"education": "none"}, Verdict.YES),
        ({"requirements": ("high_school_student",)}, {"age": 40}, Verdict.NO),
        ({"requirements": ("unemployed",)}, {"statuses": ["dislocated_worker"]}, Verdict.YES),
        ({"requirements": ("unemployed",)}, {"statuses": ["employed"]}, Verdict.NO),
        ({"min_age": 16, "max_age": 24}, {"age": 24}, Verdict.YES),
        ({"min_age": 16, "max_age": 24}, {"age": 25}, Verdict.NO),
        ({"min_age": 16, "max_age": 24}, {}, Verdict.CANNOT_TELL),
        ({"income_pct_fpl_max": 130}, {}, Verdict.CANNOT_TELL),
        ({"statewide": False, "counties": frozenset({"Tulsa"})}, {}, Verdict.NO),
    ],
)
def test_a_verdict_is_yes_no_or_cannot_tell(service: dict[str, Any], profile: dict[str, Any], verdict: Verdict):
    assert judge(worlds.service("one", **service), Profile(**profile), "Middle").verdict is verdict


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


def test_nothing_asked_is_nothing_offered():
    assert _support(worlds.service("food", phone="1")) == []
