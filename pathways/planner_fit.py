"""How a program meets one person: what it breaks of their limits, what it costs them, what stays open.

A program that can be done wholly online has no distance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pathways.catalog import Catalog
from pathways.eligibility import meets
from pathways.facts import EDUCATION_RANK, CampusFact, PlaceFact, ProgramFact
from pathways.geo import road_miles
from pathways.planner_person import Limits, Person
from pathways.planner_rules import DEGREES
from pathways.vocabulary import Verdict

STALE_YEARS = 3
DEGREE_KINDS = ("associate_degree", "bachelor_degree", "master_degree", "doctoral_degree")
DEGREE_WEEKS = 40.0
_TOWN = re.compile(
    r"\bCity of ([A-Z][A-Za-z ]+?)(?= \(|,|$)|\(([A-Z][A-Za-z ]+)\)|^([A-Z][A-Za-z ]+?) (?:Police|Fire|Public)\b"
)
LOCAL_KINDS = ("hse_diploma", "language")
LOCAL_MILES = 30.0
"""Adult-education classes serve the people around them even where they are taught online."""

ATTEND = frozenset({"day", "evening", "weekend"})


@dataclass(frozen=True, slots=True)
class Fit:
    """How a program meets a person's limits: what is broken, and what could not be settled.

    `broken` names profile fields. `price_usd` is the price that counts for this person; `firm_usd` the part of it that
    is recent enough to exclude. `doubts` names what was kept on an unknown (`schedule`, `place`, `hours`, …).
    `only_for` names whom it is only for where we cannot tell whether they are that; `closed`: they are not.
    """

    broken: frozenset[str]
    doubts: tuple[str, ...]
    miles: float | None
    online: bool
    price_usd: float | None
    firm_usd: float
    stale: bool
    free_as_student: bool
    only_for: tuple[str, ...] = ()
    closed: bool = False


def is_stale(year: int | None, today: date) -> bool:
    """Whether a price is too old to exclude by itself. A price with no year is taken as it stands, and said."""
    return year is not None and today.year - year > STALE_YEARS


def fit_of(catalog: Catalog, person: Person, program: ProgramFact) -> Fit:
    """Hold a program against the person's limits, the entry rules of schooling and credentials apart."""
    limits, broken, doubts = person.limits, set[str](), list[str]()
    online = "online" in program.schedules and limits.online_ok
    only_online = "online" in program.schedules and not program.schedules & {*ATTEND, "hybrid"}
    if only_online and not limits.online_ok:
        broken.add("online_ok")
    away = not online and not only_online
    miles = _miles_to(catalog, person, program) if away or program.kind in LOCAL_KINDS else None
    if away and person.located and miles is None:
        doubts.append("place")
    elif miles is not None and limits.max_miles is not None:
        reach = limits.max_miles if away else max(limits.max_miles, LOCAL_MILES)
        if miles > reach:
            broken.add("max_miles")
    _check_schedule(program, limits, online, broken, doubts)
    _check_hours(program, person, doubts)
    free = _free_for_student(catalog, person, program)
    price = 0.0 if free else program.tuition_usd
    stale = price is not None and not free and is_stale(program.tuition_year, person.today)
    if program.is_work:
        doubts += ["hired", "hired"]  # nobody but the employer decides, so it weighs double
    if program.confidence == "low" or (not program.is_work and _only_awards(program)):
        doubts.append("thin")
    if limits.budget_usd is not None and (price is None or (stale and price > limits.budget_usd)):
        doubts.append("price")
    verdicts = {
        one: meets(one, person.profile, person.place.county if person.place else None) for one in program.requirements
    }
    only_for = tuple(one for one, verdict in verdicts.items() if verdict is Verdict.CANNOT_TELL)
    doubts += ["only_for", "only_for"] * len(only_for)
    return Fit(
        frozenset(broken),
        tuple(doubts),
        miles,
        online,
        price,
        0.0 if stale or price is None else price,
        stale,
        free,
        only_for,
        closed=Verdict.NO in verdicts.values(),
    )


def _miles_to(catalog: Catalog, person: Person, program: ProgramFact) -> float | None:
    """Miles to the program's campus; where none is named, to the provider's nearest (the route says it is assumed)."""
    if program.campus_id is not None:
        return person.miles.get(program.campus_id)
    known = [person.miles.get(one) for one in campuses_of_provider(catalog, program.provider_id)]
    nearest = min((miles for miles in known if miles is not None), default=None)
    if nearest is not None or person.place is None:
        return nearest
    town = town_in_name(catalog, program.provider_id)
    return road_miles(person.place, town) if town else None


def town_in_name(catalog: Catalog, provider_id: str) -> PlaceFact | None:
    """The town that a provider without a campus carries in its name: "City of Lawton", "Local 344 (Oklahoma City)"."""

    def make() -> dict[str, PlaceFact]:
        found: dict[str, PlaceFact] = {}
        for provider in catalog.providers.values():
            for name in (one for match in _TOWN.finditer(provider.name) for one in match.groups() if one):
                ids = catalog.places_by_name.get(name.casefold(), ())
                if len(ids) == 1:
                    found[provider.id] = catalog.places[ids[0]]
        return found

    return catalog.remember("person.towns", make).get(provider_id)


def campuses_of_provider(catalog: Catalog, provider_id: str) -> tuple[str, ...]:
    """The campuses of a provider."""

    def make() -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for campus in catalog.campuses.values():
            found[campus.provider_id] = (*found.get(campus.provider_id, ()), campus.id)
        return found

    return catalog.remember("person.campuses", make).get(provider_id, ())


def _check_schedule(program: ProgramFact, limits: Limits, online: bool, broken: set[str], doubts: list[str]) -> None:
    times = program.schedules & ATTEND
    if not limits.schedule or limits.schedule & times or limits.schedule >= ATTEND:
        return
    if online and not times:
        return
    if times and program.schedule_basis == "source" and not online:
        broken.add("schedule")
    else:
        doubts.append("schedule")


def _check_hours(program: ProgramFact, person: Person, doubts: list[str]) -> None:
    available = person.profile.hours_per_week
    if available and program.hours and program.weeks and program.hours / program.weeks > available * 1.1:
        doubts.append("hours")


def _only_awards(program: ProgramFact) -> bool:
    """Known from award counts alone: adult places are not certain."""
    return "ask the school ab" in (program.entry_requirements or "").casefold()


def _free_for_student(catalog: Catalog, person: Person, program: ProgramFact) -> bool:
    """Technology centers take no tuition from high-school students where the data holds that service."""
    provider = catalog.providers.get(program.provider_id)
    return (
        person.student
        and provider is not None
        and provider.kind == "technology_center"
        and any(
            row.category == "tuition" and "high_school_student" in row.requirements and "technology center" in words
            for row in catalog.services.values()
            for words in (f"{row.name} {row.description}".casefold(),)
        )
    )


def min_weeks(program: ProgramFact) -> float:
    """Weeks a program takes at the least: its length, else what its clock hours or degree cannot be done under.

    Nobody sits more than 40 clock hours a week; a degree is by definition 60 credit hours or more (30 or more beyond
    the one before), which even with credit for earlier training takes two semesters and a summer term, 40 weeks; a
    four-year degree entered from high school takes three years; a certificate counted as "one to under two years" takes
    30 weeks. Used to keep long programs out of short limits, never shown as a length.
    """
    if program.weeks is not None:
        return program.weeks
    floor = (program.hours or 0.0) / 40
    if program.kind in DEGREE_KINDS:
        from_school = EDUCATION_RANK.get(program.min_education or "high_school", 1) <= 1 and not program.prerequisites
        return max(floor, 140.0 if from_school and program.kind == "bachelor_degree" else DEGREE_WEEKS)
    text = (program.credential_text or "").casefold()
    if "one to under two years" in text:
        return max(floor, 30.0)
    if "900 to 1,799" in text:
        return max(floor, 22.5)
    if "300 to 899" in text:
        return max(floor, 7.5)
    return floor


def campus_of(catalog: Catalog, person: Person, program: ProgramFact) -> CampusFact | None:
    """Where a program is taught: the campus it names, else the provider's one nearest to the person, else unknown."""
    if program.campus_id is not None:
        return catalog.campuses.get(program.campus_id)
    known = [
        (miles, one) for one in campuses_of_provider(catalog, program.provider_id) if (miles := person.miles.get(one))
    ]
    return catalog.campuses[min(known)[1]] if known else None


def education_meets(person_rank: int | None, needed: str | None) -> bool | None:
    """Whether schooling meets what a program asks; `None` where either is not known."""
    if needed is None or needed == "none":
        return True if needed == "none" else None
    if person_rank is None:
        return None
    return person_rank >= EDUCATION_RANK.get(needed, 1)


def degree_rank(credential_id: str) -> int | None:
    """The schooling that a general degree credential stands for, so that a degree held answers for it."""
    return DEGREES.get(credential_id)
