"""Random small pathway databases and people, for tests that compare with enumeration.

Drawn by a seeded `Random`, many times faster than drawing each value by Hypothesis. Half of the databases are made so
that ways are long: each credential asks for the one before, and schools offer the same at other prices and places.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any, TypeVar

from pathways import facts
from pathways.catalog import Catalog, build
from pathways.profile import Profile
from tests.pathways import worlds

T = TypeVar("T")

JOBS = [f"29-100{number}.00" for number in range(4)]
PAPERS = [f"paper-{number}" for number in range(4)]
CARD, TRADE = "apprentice-card", "journeyman"
DIPLOMA, ASSOCIATE, BACHELOR = "hs-diploma-or-hse", "associate-degree-field", "bachelor-degree-field"
TARGET = JOBS[-1]
KINDS = [
    "certificate", "certificate", "short_course", "license", "hse_diploma", "associate_degree", "bachelor_degree",
    "language",
]  # fmt: skip
WORK_KINDS = ["apprenticeship", "apprenticeship", "on_the_job", "referral"]
WHOM: list[tuple[str, ...]] = [("tribal_citizen",), ("veteran", "unemployed"), ("no_diploma",), ("current_employee",)]


class Chance(Random):
    """A seeded generator with the few choices that worlds are made of."""

    def some(self, of: list[T], share: float, most: int = 1) -> list[T]:
        """Up to `most` different ones, none of them by a chance of one less `share`."""
        return self.sample(of, self.randint(1, min(most, len(of)))) if self.random() < share else []

    def maybe(self, share: float, *values: T) -> T | None:
        """One of the values by a chance of `share`, else unknown."""
        return self.choice(values) if self.random() < share else None


def database(chance: Chance, size: int) -> Catalog:
    """Up to `size` programs, as many again of the same kind elsewhere, and up to four ladder edges over four jobs."""
    chained = chance.random() < 0.75
    first = [_program(chance, number, chained) for number in range(chance.randint(1, size))]
    twins = [_twin(chance, row, number) for number, row in enumerate(chance.choices(first, k=chance.randint(0, size)))]
    pairs = [(start, end) for start in JOBS for end in JOBS if start != end]
    return build(
        version="random",
        occupations=[_occupation(chance, number, chained, len(first)) for number in range(len(JOBS))],
        credentials=_credentials(chance, chained),
        ladders=[_ladder(chance, *pair) for pair in chance.some(pairs, 0.8, 4)],
        programs=[*first, *twins],
        providers=[worlds.provider()],
        campuses=[worlds.campus("near"), worlds.campus("far", lat=35.4), worlds.campus("farther", lat=36.5)],
        places=[worlds.place()],
        counties=[worlds.county()],
        services=[
            worlds.service(
                "free", category="tuition", requirements=("high_school_student",),
                description="No tuition at a technology center.",
            )
        ] if chance.random() < 0.5 else [],
    )  # fmt: skip


def _program(chance: Chance, number: int, chained: bool) -> facts.ProgramFact:
    is_work = chance.random() < 0.2
    at = number % len(PAPERS)
    given = [PAPERS[at]] if chained else chance.some([*PAPERS, TRADE, CARD, ASSOCIATE, DIPLOMA], 0.6)
    needed = [frozenset(PAPERS[max(0, at - 1) : at])] if chained and at and chance.random() < 0.7 else []
    if chance.random() < 0.15:
        needed = [
            frozenset(chance.some([*PAPERS, ASSOCIATE, DIPLOMA, CARD], 1.0, 2)) for _ in range(chance.randint(1, 2))
        ]
    saving = chance.some([*PAPERS, ASSOCIATE], 0.4)
    return _make_program(
        f"program-{number}",
        chance,
        campus_id=chance.choice(["near", "near", "far", "farther", None]),
        occupations=tuple(chance.some(JOBS, 0.7, 2)),
        grants=tuple(given if chance.random() < 0.6 else chance.some(PAPERS, 0.2)),
        prepares_for=tuple(given if chance.random() < 0.6 else chance.some([*PAPERS, TRADE], 0.2)),
        prerequisites=tuple(one for one in dict.fromkeys(needed) if one),
        min_education=chance.choice([None, "none", "none", "none", "high_school", "high_school", "associate"]),
        min_age=chance.maybe(0.2, 18),
        kind=chance.choice(WORK_KINDS if is_work else KINDS),
        requirements=chance.maybe(0.2, *WHOM) or (),
        paid=chance.random() < 0.5,
        is_work=is_work,
        articulations=tuple(
            worlds.articulation(
                f"credit-{number}", f"program-{number}", from_credential_id=one,
                weeks_saved=chance.maybe(0.9, 2.0, 4.0, 40.0),
            )
            for one in saving
        ),
    )  # fmt: skip


def _make_program(name: str, chance: Chance, **more: Any) -> facts.ProgramFact:
    row: facts.ProgramFact = worlds.program(name, **_price(chance), **more)
    return row


def _price(chance: Chance) -> dict[str, Any]:
    return {
        "weeks": chance.maybe(0.8, 2.0, 5.0, 8.0, 30.0),
        "hours": chance.maybe(0.3, 80.0, 900.0),
        "tuition_usd": chance.maybe(0.8, 0.0, 500.0, 900.0, 3000.0),
        "tuition_year": chance.choice([None, 2014, 2026, 2026]),
        "schedules": frozenset(chance.some(["day", "evening", "weekend", "online", "hybrid"], 0.6, 2)),
        "schedule_basis": chance.choice(["source", "inferred"]),
        "confidence": chance.maybe(0.2, "low"),
    }


def _twin(chance: Chance, row: facts.ProgramFact, number: int) -> facts.ProgramFact:
    campus = chance.choice(["near", "far", None])
    return replace(row, id=f"twin-{number}", campus_id=campus, articulations=(), **_price(chance))


def _occupation(chance: Chance, number: int, chained: bool, taught: int) -> facts.OccupationFact:
    asked = chance.some([*PAPERS, TRADE], 0.5, 2)
    if chained:
        asked = [PAPERS[min(number, taught - 1)]] if chance.random() < 0.85 else asked[:1]
    row: facts.OccupationFact = worlds.occupation(
        JOBS[number],
        chance.maybe(0.9, 10.0 + 5 * number, 12.0),
        credentials=tuple((one, chance.choice([True, True, None]), "license") for one in asked),
        licensed=chance.choice([True, None]),
        job_zone=chance.choice([2, 3]),
        typical_entry_education=chance.choice(["none", "high_school", "high_school", "associate", "bachelor"]),
        work_experience=chance.maybe(0.25, "Less than 5 years", "5 years or more"),
        on_the_job_training=chance.choice(["None", "Short-term on-the-job training", "Apprenticeship"]),
        field_id=chance.choice(["health_science", "construction_trades"]),
    )
    return row


def _credentials(chance: Chance, chained: bool) -> list[facts.CredentialFact]:
    papers = [
        worlds.credential(
            paper,
            exam=chance.maybe(0.6, "Test"),
            kind=chance.choice(["license", "certificate", "certificate"]),
            name=chance.choice([paper, paper, f"{paper} by an alternative way"]),
            prerequisites=tuple(
                PAPERS[number - 1 : number]
                if chained and chance.random() < 0.4
                else chance.some([*PAPERS[:number], CARD, ASSOCIATE, BACHELOR, DIPLOMA], 0.3)
            ),
            typical_hours=chance.maybe(0.1, 4000.0),
        )
        for number, paper in enumerate(PAPERS)
    ]
    return [
        *papers,
        worlds.credential(CARD, name="Apprentice registration"),
        worlds.credential(TRADE, exam="Test", prerequisites=(CARD,), typical_hours=chance.maybe(0.7, 4000.0, 8000.0)),
        worlds.credential(DIPLOMA, kind="hse_diploma", exam="GED or HiSET"),
        worlds.credential(ASSOCIATE, kind="degree", prerequisites=(DIPLOMA,)),
        worlds.credential(BACHELOR, kind="degree", prerequisites=(DIPLOMA,)),
    ]


def _ladder(chance: Chance, start: str, end: str) -> facts.LadderFact:
    row: facts.LadderFact = worlds.ladder(
        start,
        end,
        kind=chance.choice(["promotion", "lateral", "credential_step"]),
        credentials=tuple(chance.some([*PAPERS, TRADE], 0.5)),
        typical_years=chance.maybe(0.7, 0.0, 1.0, 2.0),
        basis=chance.choice(["source", "source", "bls_work_experience", "onet_related_occupations"]),
    )
    return row


def profile(chance: Chance) -> Profile:
    """A person, half of them with limits."""
    limited = chance.random() < 0.4
    limits = {
        "budget_usd": chance.maybe(0.4, 0.0, 600.0, 3500.0),
        "max_weeks": chance.maybe(0.4, 6.0, 40.0),
        "max_miles": chance.maybe(0.4, 10.0, 60.0),
        "online_ok": chance.maybe(0.4, True, False),
        "schedule": chance.some(["day", "evening", "weekend"], 0.4, 2),
        "hours_per_week": chance.maybe(0.3, 10.0),
        "transport": chance.maybe(0.4, "car", "none", "transit", "ride"),
    }
    return Profile.model_validate(
        {
            "place": chance.maybe(0.8, {"name": "Town", "county": "Middle"}),
            "education": chance.choice([None, "none", "none", "high_school", "associate", "bachelor"]),
            "credentials": chance.some([*PAPERS, CARD], 0.3),
            "experience": chance.some(JOBS if chance.random() < 0.3 else JOBS[:-1], 0.3, 2),
            "age": chance.maybe(0.5, 16, 30),
            "statuses": chance.some(["high_school_student", "tribal_citizen", "unemployed"], 0.3),
            "denied": [*chance.some(["tribal_citizen"], 0.2), *chance.some([*PAPERS, TRADE], 0.3, 3)],
            **(limits if limited else {}),
        }
    )


def bound(chance: Chance) -> Profile:
    """A person with one to four limits, many of them a little short of what something takes."""
    limits = {
        "max_miles": chance.choice([10.0, 20.0, 33.0, 60.0, 100.0]),
        "transport": chance.choice(["car", "none", "transit", "ride"]),
        "online_ok": False,
        "schedule": chance.some(["day", "evening", "weekend"], 1.0, 2),
        "max_weeks": chance.choice([1.0, 4.0, 6.5, 20.0, 40.0]),
        "budget_usd": chance.choice([0.0, 400.0, 600.0, 2500.0]),
        "min_wage_hourly": chance.choice([11.0, 13.5, 16.5, 21.0]),
    }
    kept = chance.sample(sorted(limits), chance.randint(1, 4))
    told = {name: value for name, value in profile(chance).model_dump().items() if name not in limits}
    school = {"education": "none"} if chance.random() < 0.2 else {}
    return Profile.model_validate({**told, **school, **{name: limits[name] for name in kept}})
