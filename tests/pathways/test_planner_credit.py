"""Articulation: credit for what is held shortens a program, for who holds it today and for who earns it on the way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pathways.catalog import Catalog, build
from pathways.planner import plan
from pathways.profile import Profile
from pathways.routes import Plan, Route
from tests.pathways import worlds

TODAY = date(2026, 11, 23)
TECHNICIAN, ENGINEER = "17-3023.00", "17-2071.00"
ASSOCIATE = "associate-degree-field"


def electronics(
    *, weeks_saved: float | None = 30.0, credit_for: str = "electronics-certificate", **more: Any
) -> Catalog:
    """A certificate of 20 weeks, an associate degree of 64, and a bachelor's of 128 with credit for one of them."""
    credit = worlds.articulation(
        "credit", "bachelor", from_credential_id=credit_for, weeks_saved=weeks_saved,
        credit_given="Half the courses count", **more,
    )  # fmt: skip
    return build(
        version="test",
        occupations=[
            worlds.occupation(TECHNICIAN, 25.0, typical_entry_education="some_college"),
            worlds.occupation(ENGINEER, 45.0, typical_entry_education="bachelor"),
        ],
        credentials=[
            worlds.credential("electronics-certificate", name="Electronics certificate", kind="certificate"),
            worlds.credential(ASSOCIATE, kind="degree"),
        ],
        programs=[
            worlds.program("certificate", occupations=(TECHNICIAN,), grants=("electronics-certificate",), weeks=20.0),
            worlds.program("associate", occupations=(TECHNICIAN,), kind="associate_degree", weeks=64.0),
            worlds.program(
                "bachelor", occupations=(ENGINEER,), kind="bachelor_degree", weeks=128.0, articulations=(credit,)
            ),
        ],
        ladders=[worlds.ladder(TECHNICIAN, ENGINEER, typical_years=8.0)],
        providers=[worlds.provider()],
        campuses=[worlds.campus()],
        places=[worlds.place()],
        counties=[worlds.county()],
    )  # fmt: skip


def ask(catalog: Catalog, **profile: Any) -> Plan:
    given = {"place": {"name": "Town"}, "education": "high_school", "target_occupations": [ENGINEER], **profile}
    return plan(catalog, Profile(**given), 5, TODAY, matcher=lambda *_: [])


def way(found: Plan, *programs: str) -> Route:
    return next(route for route in found.routes if tuple(step.program_id for step in route.steps) == programs)


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_a_step_asks_for_and_leaves_is_in_the_persons_language(language: str):
    # given a course and a licence with their texts in both languages
    course = worlds.program(
        "course", occupations=(TECHNICIAN,), prepares_for=("licence",), weeks=4.0, credential_text="Course certificate",
        credential_text_es="Certificado del curso", entry_requirements="Adults", entry_requirements_es="Adultos",
        note="Small classes", note_es="Clases pequeñas",
    )  # fmt: skip
    licence = worlds.credential(
        "licence", name="Licence", name_es="Licencia", exam="Written test", exam_es="Examen escrito", kind="license"
    )
    catalog = build(
        version="test",
        occupations=[worlds.occupation(TECHNICIAN, 25.0, credentials=(("licence", True, "license"),), licensed=True)],
        credentials=[licence],
        programs=[course],
        providers=[worlds.provider()],
        campuses=[worlds.campus()],
        places=[worlds.place()],
        counties=[worlds.county()],
    )

    # when the route is told
    learn, test = ask(catalog, target_occupations=[TECHNICIAN], language=language).routes[0].steps

    # then it is told in one language
    told = {
        "en": ("Course certificate", "Adults", "Small classes", "Licence", "Written test"),
        "es": ("Certificado del curso", "Adultos", "Clases pequeñas", "Licencia", "Examen escrito"),
    }
    assert (learn.credential, learn.entry_requirements, learn.notes[0], test.credential, test.notes[0]) == told[
        language
    ]
    assert ("Licencia" in test.title) is (language == "es")


def test_credit_is_told_in_spanish_where_the_data_has_it():
    catalog = electronics(weeks_saved=None, credit_given_es="Cuenta la mitad de los cursos")

    found = ask(catalog, credentials=["electronics-certificate"], language="es")

    assert way(found, "bachelor").steps[0].notes == ["Cuenta la mitad de los cursos"]


def test_who_holds_the_credential_is_shown_the_shorter_program_and_why():
    route = way(ask(electronics(), credentials=["electronics-certificate"]), "bachelor")

    (step,) = route.steps
    assert (step.weeks, route.weeks_total, route.weeks_to_first_job) == (98, 98, 98)
    (note,) = step.notes
    assert "Electronics certificate" in note
    assert "30 weeks shorter" in note
    assert "Half the courses count" in note
    assert "https://example.org/source" in note


def test_who_does_not_hold_it_takes_the_whole_program():
    found = ask(electronics())
    unsaid = ask(electronics(weeks_saved=None), credentials=["electronics-certificate"])

    assert way(found, "bachelor").steps[0].weeks == 128
    assert [step.weeks for step in way(found, "certificate", "bachelor").steps] == [20, 98]
    assert way(unsaid, "bachelor").steps[0].notes == ["Half the courses count"]
    assert way(unsaid, "bachelor").steps[0].weeks == 128


def test_credit_that_saves_less_than_it_takes_to_earn_leads_nobody_round():
    found = ask(electronics(weeks_saved=5.0))

    assert way(found, "bachelor").weeks_total == 128
    assert all(route.weeks_total is not None for route in found.routes)
    assert min(route.weeks_total or 0.0 for route in found.routes) == 128


def test_an_associate_degree_transfers_where_the_row_says_so():
    transfer = electronics(weeks_saved=60.0, credit_for=ASSOCIATE)

    held = way(ask(transfer, education="associate"), "bachelor")
    earned = way(ask(transfer), "associate", "bachelor")

    assert [step.weeks for step in held.steps] == [68]
    assert [(step.program_id, step.weeks) for step in earned.steps] == [("associate", 64), ("bachelor", 68)]
    assert earned.weeks_to_first_job == 64


def test_credit_never_makes_a_length_of_a_program_whose_length_is_unknown():
    catalog = electronics()
    program = catalog.programs["bachelor"]
    catalog.programs["bachelor"] = worlds.program(  # type: ignore[index]
        "bachelor", occupations=program.occupations, kind="bachelor_degree", weeks=None,
        articulations=program.articulations,
    )  # fmt: skip

    route = way(ask(catalog, credentials=["electronics-certificate"]), "bachelor")

    assert route.steps[0].weeks is None
    assert route.weeks_total is None
