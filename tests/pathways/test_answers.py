"""Answers about jobs, programs, offices and whom to call, on the shipped data."""

from __future__ import annotations

from datetime import date

from pathways.answers import nearest_job_centers, occupation_facts, program_facts, service_contact, state_line
from pathways.catalog import Catalog, build
from pathways.profile import Place
from tests.pathways import worlds

TODAY = date(2026, 11, 23)


def test_a_wage_comes_with_year_and_source_and_growth_is_national(oklahoma: Catalog):
    answer = occupation_facts(oklahoma, "29-2061.00")

    assert answer is not None
    assert answer.wage is not None
    assert (answer.wage.hourly_median_usd, answer.wage.year) == (28.04, 2025)
    assert "bls.gov" in answer.wage.source_url
    assert answer.growth_pct_national is not None
    assert answer.critical is None
    assert answer.license_body
    assert {barrier.barrier for barrier in answer.barriers} >= {"justice_record"}


def test_an_unknown_job_or_program_has_no_answer(oklahoma: Catalog):
    assert occupation_facts(oklahoma, "99-9999.00") is None
    assert program_facts(oklahoma, "no-such-program") is None


def test_a_program_says_whom_to_call_and_how_old_its_price_is(oklahoma: Catalog):
    answer = program_facts(oklahoma, "great-plains-lawton-practical-nursing", Place(name="Lawton"), today=TODAY)

    assert answer is not None
    assert answer.provider.phone
    assert answer.price_is_old
    assert answer.miles is not None
    assert answer.miles < 10


def test_the_nearest_job_center_always_has_a_phone_to_call(oklahoma: Catalog):
    nearest = nearest_job_centers(oklahoma, Place(name="Guymon"))

    assert nearest[0].center.city == "Guymon"
    line = state_line(oklahoma)
    assert line is not None
    assert nearest[0].contact.phone or nearest[0].contact.fallback_phone == line.phone


def test_a_place_that_cannot_be_found_has_no_nearest_center(oklahoma: Catalog):
    assert nearest_job_centers(oklahoma, Place(name="Nowhere at all")) == []


def test_an_old_phone_comes_with_211_beside_it():
    catalog = build(
        version="test",
        services=[
            worlds.service("bus", phone="405-555-0100", phone_year=2004),
            worlds.service("line", phone="211"),
        ],
    )

    contact = service_contact(catalog, "bus", TODAY)

    assert contact is not None
    assert (contact.phone_is_old, contact.fallback_phone) == (True, "211")
