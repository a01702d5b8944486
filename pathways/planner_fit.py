"""How a program meets one person (`planner_offers` works it out), and what a program says of its length and place.

A program that can be done wholly online has no distance.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from pathways.catalog import Catalog
from pathways.facts import EDUCATION_RANK, CampusFact, PlaceFact, ProgramFact
from pathways.geo import road_miles
from pathways.planner_person import Person
from pathways.planner_rules import DEGREES, HSE

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


class Fit(NamedTuple):
    """How a program within a person's limits meets them, and what could not be settled.

    `price_usd` is the price that counts for this person. `doubts` names what was kept on an unknown (`schedule`,
    `place`, `hours`, …). `only_for` names whom it is only for where we cannot tell whether they are that.
    """

    doubts: tuple[str, ...]
    miles: float | None
    online: bool
    price_usd: float | None
    free_as_student: bool
    only_for: tuple[str, ...] = ()


def is_stale(year: int | None, today: date) -> bool:
    """Whether a price is so old that this has to be said. One with no year is taken as it stands, and said."""
    return year is not None and today.year - year > STALE_YEARS


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


def is_thin(program: ProgramFact) -> bool:
    """Whether little is known of a program, or it is known from award counts alone: adult places are not certain."""
    only_awards = not program.is_work and "ask the school ab" in (program.entry_requirements or "").casefold()
    return program.confidence == "low" or only_awards


def students_go_free(catalog: Catalog) -> bool:
    """Whether the data holds that technology centers take no tuition from high-school students."""

    def find() -> bool:
        rows = (catalog.services[one] for one in catalog.services_in_category.get("tuition", ()))
        return any(
            "high_school_student" in row.requirements
            and "technology center" in f"{row.name} {row.description}".casefold()
            for row in rows
        )

    return catalog.remember("planner.students", find)


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
    if person.place is None:
        return None
    own = [catalog.campuses[one] for one in campuses_of_provider(catalog, program.provider_id)]
    known = [(miles, row.id) for row in own if (miles := road_miles(person.place, row)) is not None]
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


def schooled(education: int | None, credential_id: str) -> bool:
    """Whether schooling answers for a credential: a diploma (unknown schooling does), a general degree."""
    if credential_id == HSE:
        return education is None or education >= 1
    rank = degree_rank(credential_id)
    return rank is not None and education is not None and education >= rank
