"""The person as the planner sees them: where they start, what they hold, and which limits bind a step.

Reach without a stated `max_miles` (a default is ours, so what lies beyond becomes a near miss, never a silent no):
60 road miles with a car or when nothing is said (a little over an hour), 30 with rides from somebody, 15 by transit,
and with no transport at all 10 where a local transit service covers the county, else 5. Stated miles always win.
A program that can be done wholly online has no distance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from pathways.catalog import Catalog
from pathways.facts import EDUCATION_RANK, CampusFact, PlaceFact, ProgramFact
from pathways.geo import complete, road_miles
from pathways.planner_rules import DEGREES, HSE, gate_of, is_entry_job
from pathways.profile import Place, Profile

STALE_YEARS = 3
_TOWN = re.compile(
    r"\bCity of ([A-Z][A-Za-z ]+?)(?= \(|,|$)|\(([A-Z][A-Za-z ]+)\)|^([A-Z][A-Za-z ]+?) (?:Police|Fire|Public)\b"
)
REACH_MILES = {"car": 60.0, None: 60.0, "ride": 30.0, "transit": 15.0}
REACH_ON_FOOT = 5.0
REACH_LOCAL_TRANSIT = 10.0
LOCAL_KINDS = ("hse_diploma", "language")
LOCAL_MILES = 30.0
"""Adult-education classes serve the people around them even where they are taught online."""

ATTEND = frozenset({"day", "evening", "weekend"})


@dataclass(frozen=True, slots=True)
class Limits:
    """The hard constraints in force; `None` is no limit. `own_reach`: the miles are the person's, not our default."""

    max_miles: float | None = None
    own_reach: bool = False
    max_weeks: float | None = None
    budget_usd: float | None = None
    schedule: frozenset[str] = frozenset()
    online_ok: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """A profile made ready for planning. `held` has what their credentials build on; `open_jobs` what is open now."""

    profile: Profile
    place: Place | None
    education: int | None
    student: bool
    held: frozenset[str]
    open_jobs: frozenset[str]
    limits: Limits
    miles: dict[str, float | None]
    today: date

    @property
    def language(self) -> str:
        """The language to answer in."""
        return "es" if self.profile.language == "es" else "en"

    def with_limits(self, limits: Limits) -> Person:
        """The same person under other limits."""
        return replace(self, limits=limits)


def person_of(catalog: Catalog, profile: Profile, today: date) -> Person:
    """The planner's view of a profile on a day."""
    place = complete(catalog, profile.place) if profile.place else None
    held = _with_prerequisites(catalog, profile.credentials)
    education = None if profile.education is None else EDUCATION_RANK[str(profile.education)]
    if HSE in held and (education or 0) < 1:
        education = 1
    student = "high_school_student" in profile.statuses and (education or 0) < 1
    if education is None and (student or "no_diploma" in profile.statuses):
        education = 0
    return Person(
        profile=profile,
        place=place,
        education=education,
        student=student,
        held=held,
        open_jobs=_open_jobs(catalog, profile, held),
        limits=_limits(catalog, profile, place),
        miles={campus.id: road_miles(place, campus) for campus in catalog.campuses.values()} if place else {},
        today=today,
    )


def _with_prerequisites(catalog: Catalog, credentials: list[str]) -> frozenset[str]:
    held, todo = set[str](), list(credentials)
    while todo:
        credential_id = todo.pop()
        if credential_id not in held:
            held.add(credential_id)
            row = catalog.credentials.get(credential_id)
            todo.extend(row.prerequisites if row else ())
    return frozenset(held)


def _open_jobs(catalog: Catalog, profile: Profile, held: frozenset[str]) -> frozenset[str]:
    """Jobs done before and jobs whose gate the credentials held pass."""
    jobs = {onet_soc for onet_soc in profile.experience if onet_soc in catalog.occupations}
    for credential_id in held:
        for onet_soc in catalog.occupations_needing.get(credential_id, ()):
            if gate_of(catalog, onet_soc).passed(held):
                jobs.add(onet_soc)
    return frozenset(jobs)


def _limits(catalog: Catalog, profile: Profile, place: Place | None) -> Limits:
    reach = profile.max_miles if profile.max_miles is not None else default_reach(catalog, profile.transport, place)
    return Limits(
        max_miles=reach,
        own_reach=profile.max_miles is not None,
        max_weeks=profile.max_weeks,
        budget_usd=profile.budget_usd,
        schedule=frozenset(str(one) for one in profile.schedule),
        online_ok=profile.online_ok is not False,
    )


def default_reach(catalog: Catalog, transport: str | None, place: Place | None) -> float:
    """Road miles that are sensible when the person has named none (see the module)."""
    if transport != "none":
        return REACH_MILES[transport]
    county = place.county if place else None
    local = (catalog.services[one] for one in catalog.services_in_county.get(county or "", ()))
    return REACH_LOCAL_TRANSIT if any(row.category == "transportation" for row in local) else REACH_ON_FOOT


@dataclass(frozen=True, slots=True)
class Fit:
    """How a program meets a person's limits: what is broken, and what could not be settled.

    `broken` names profile fields. `price_usd` is the price that counts for this person; `firm_usd` the part of it that
    is recent enough to exclude. `doubts` names what was kept on an unknown (`schedule`, `place`, `hours`, …).
    """

    broken: frozenset[str]
    doubts: tuple[str, ...]
    miles: float | None
    online: bool
    price_usd: float | None
    firm_usd: float
    stale: bool
    free_as_student: bool


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
    if away and person.place is not None and miles is None:
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
    return Fit(
        frozenset(broken), tuple(doubts), miles, online, price, 0.0 if stale or price is None else price, stale, free
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

    Nobody sits more than 40 clock hours a week; a two-year degree takes two semesters even with credit for earlier
    training; a four-year degree entered from high school takes three years and a completion degree two semesters; a
    certificate counted as "one to under two years" takes 30 weeks. Used to keep long programs out of short limits,
    never shown as a length.
    """
    if program.weeks is not None:
        return program.weeks
    floor = (program.hours or 0.0) / 40
    if program.kind == "associate_degree":
        return max(floor, 32.0)
    if program.kind in ("bachelor_degree", "master_degree", "doctoral_degree"):
        from_school = EDUCATION_RANK.get(program.min_education or "high_school", 1) <= 1 and not program.prerequisites
        return max(floor, 140.0 if from_school and program.kind == "bachelor_degree" else 32.0)
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


def entry_job(catalog: Catalog, person: Person, onet_soc: str) -> bool:
    """Whether the person could be hired for it today with no training."""
    return is_entry_job(catalog, onet_soc, person.education)
