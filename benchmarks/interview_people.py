"""Made-up people for the benchmark of the interview: drawn from the database, each with a job in mind and with limits.

The mix is stated here, and it is not the one that the interview's own likelihoods assume. A person is kept only if some
route to their job suits all their limits, so that there is something to find.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pathways.catalog import Catalog
from pathways.facts import EDUCATION_RANK
from pathways.planner import plan
from pathways.planner_offers import offers_for
from pathways.planner_person import person_of
from pathways.profile import Place, Profile
from pathways.routes import Route
from tests.pathways.interest_phrases import ENGLISH

SKIPS = 0.15
SPEAKS = {"names the job": 0.3, "says what they like": 0.3, "names a field": 0.2, "does not know": 0.2}
FACTS_AT_FIRST = (0, 1, 2)
SCHEDULES = {("day",): 0.4, ("evening",): 0.25, ("day", "evening"): 0.1, ("weekend", "evening"): 0.1, (): 0.15}
TRANSPORT = {"car": 0.7, "ride": 0.12, "transit": 0.08, "none": 0.1}
MILES = {10.0: 0.15, 25.0: 0.3, 40.0: 0.2, None: 0.35}
BUDGET = {0.0: 0.2, 300.0: 0.15, 1_000.0: 0.2, 3_000.0: 0.2, None: 0.25}
WEEKS = {12.0: 0.15, 26.0: 0.25, 52.0: 0.3, None: 0.3}
EDUCATION = {"none": 0.15, "high_school": 0.45, "some_college": 0.2, "associate": 0.1, "bachelor": 0.1}
NO_LIMIT = {"budget_usd": 20_000.0, "max_weeks": 300.0, "max_miles": 100.0}
"""What somebody answers who sets no limit where one is asked for."""


@dataclass(frozen=True)
class Somebody:
    """A person: the job they have in mind, how they speak of it, and what is true of them."""

    number: int
    target: str
    speaks: str
    wish: dict[str, Any]
    truth: Profile
    begins_with: tuple[str, ...]

    def profile_at_first(self) -> Profile:
        """What the first message tells."""
        return told(Profile(), *[(name, self.answer(name)) for name in self.begins_with])

    def answer(self, question: str) -> dict[str, Any]:
        """The truthful answer to a question; nothing where they have none."""
        if question == "interests":
            return self.wish
        value = getattr(self.truth, question, None)
        if question == "schedule" and not value:
            value = ["day", "evening", "weekend"]
        if value in (None, []):
            value = NO_LIMIT.get(question)
        return {} if value in (None, []) else {question: value}


def told(profile: Profile, *answers: tuple[str, dict[str, Any]]) -> Profile:
    """The profile with some answers in it."""
    for _, values in answers:
        profile = profile.model_copy(update=values)
    return Profile.model_validate(profile.model_dump())


def people(catalog: Catalog, count: int, seed: int) -> Iterator[Somebody]:
    """People one after the other; the same ones for the same seed and data."""
    draw = random.Random(seed)
    taught = sorted(
        {one for row in catalog.programs.values() for one in row.occupations[:1]} & set(catalog.occupations)
    )
    phrases: dict[str, list[str]] = {}
    for phrase, codes in ENGLISH:
        for code in codes.split():
            phrases.setdefault(code if "." in code else f"{code}.00", []).append(phrase)
    number = 0
    while number < count:
        speaks = _one_of(draw, SPEAKS)
        target = draw.choice([one for one in taught if one in phrases] if speaks == "says what they like" else taught)
        truth = _limits(draw, catalog)
        if not _can_be_found(catalog, truth, target):
            continue
        wish = _wish(draw, catalog, speaks, target, phrases)
        facts = ["interests", "place", "schedule", "transport", "education", "budget_usd", "max_weeks"]
        if not wish:
            facts.remove("interests")
        begins_with = draw.sample(facts, draw.choice(FACTS_AT_FIRST))
        yield Somebody(number, target, speaks, wish, truth, tuple(begins_with))
        number += 1


def suits(catalog: Catalog, truth: Profile, route: Route) -> bool:
    """Whether a route keeps every limit that is true of the person, as far as the data tell."""
    person = person_of(catalog, truth, date.today())
    schooling = person.education or 0
    for step in route.steps:
        program = catalog.programs.get(step.program_id or "")
        if program is None:
            if step.kind == "training" and step.program_id is None:
                schooling = max(schooling, 1)  # a diploma class that no one program stands for
            continue
        within = offers_for(catalog, person).fits_of([program.id])
        if not within or EDUCATION_RANK.get(program.min_education or "none", 0) > schooling:
            return False
        if program.kind == "hse_diploma":
            schooling = max(schooling, 1)
    weeks, cost = route.weeks_to_first_job, route.out_of_pocket_usd
    if truth.max_weeks is not None and weeks is not None and weeks > truth.max_weeks:
        return False
    return truth.budget_usd is None or cost is None or cost <= truth.budget_usd or _old_price(catalog, route)


def _old_price(catalog: Catalog, route: Route) -> bool:
    """Prices too old to exclude by themselves are kept by the planner, and said."""
    years = [step.tuition_year for step in route.steps if step.tuition_usd]
    return any(year is not None and date.today().year - year > 3 for year in years)


def _can_be_found(catalog: Catalog, truth: Profile, target: str) -> bool:
    found = plan(catalog, truth.model_copy(update={"target_occupations": [target]}), limit=3).routes
    return any(route.target.onet_soc == target and suits(catalog, truth, route) for route in found)


def _limits(draw: random.Random, catalog: Catalog) -> Profile:
    rows = [row for row in catalog.places.values() if row.population]
    town = draw.choices(rows, [row.population or 0 for row in rows])[0]
    return Profile(
        place=Place(name=town.name, county=town.county, lat=town.lat, lon=town.lon),
        schedule=list(_one_of(draw, SCHEDULES)),
        transport=_one_of(draw, TRANSPORT),
        max_miles=_one_of(draw, MILES),
        budget_usd=_one_of(draw, BUDGET),
        max_weeks=_one_of(draw, WEEKS),
        education=_one_of(draw, EDUCATION),
    )


def _wish(
    draw: random.Random, catalog: Catalog, speaks: str, target: str, phrases: dict[str, list[str]]
) -> dict[str, Any]:
    if speaks == "names the job":
        return {"target_occupations": [target]}
    if speaks == "says what they like":
        return {"interests": [draw.choice(phrases[target])]}
    if speaks == "names a field":
        return {"fields": [catalog.occupations[target].field_id]}
    return {}


def _one_of(draw: random.Random, mix: dict[Any, float]) -> Any:
    return draw.choices(list(mix), list(mix.values()))[0]
