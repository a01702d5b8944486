"""Who may qualify for which support: three-valued (yes, no, cannot tell), never a promise.

A requirement is met when the person has said the status (or one that holds it), not met when they have denied it or
said what excludes it, and open otherwise. Income, where a service has a limit, is never known to us beyond "low
income", so it stays open. Only services that serve the person's county, or the whole state, are ever shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from pathways.catalog import Catalog
from pathways.facts import EDUCATION_RANK, ServiceFact
from pathways.geo import complete
from pathways.phrases import say, word
from pathways.profile import Profile
from pathways.routes import Support

REFERRAL_NUMBER = "211"
OLD_PHONE_YEARS = 5

ALIASES = {"parent_of_minor": "parent"}
INSIDERS = ("current_employee", "current_student")
"""Training for people who work, or study, with its provider already."""


class Verdict(Enum):
    """Whether a person meets what a service asks."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The verdict on one service, and the facts that would settle it where it is open."""

    verdict: Verdict
    open_facts: tuple[str, ...] = ()


def judge(service: ServiceFact, profile: Profile, county: str | None) -> Eligibility:
    """Hold a person against a service's requirements, ages, income and area."""
    verdicts: dict[str, Verdict] = {"county": _area(service, county)}
    for requirement in service.requirements:
        verdicts[ALIASES.get(requirement, requirement)] = meets(requirement, profile, county)
    if service.min_age is not None or service.max_age is not None:
        verdicts["age"] = _age(service, profile.age)
    if service.income_pct_fpl_max is not None:
        verdicts.setdefault("low_income", meets("low_income", profile, county))
    if Verdict.NO in verdicts.values():
        return Eligibility(Verdict.NO)
    still_open = tuple(name for name, verdict in verdicts.items() if verdict is Verdict.CANNOT_TELL)
    return Eligibility(Verdict.CANNOT_TELL if still_open else Verdict.YES, still_open)


def _area(service: ServiceFact, county: str | None) -> Verdict:
    if service.statewide:
        return Verdict.YES
    if county is None:
        return Verdict.CANNOT_TELL
    return Verdict.YES if county in service.counties else Verdict.NO


def _age(service: ServiceFact, age: int | None) -> Verdict:
    if age is None:
        return Verdict.CANNOT_TELL
    low = service.min_age if service.min_age is not None else 0
    high = service.max_age if service.max_age is not None else 200
    return Verdict.YES if low <= age <= high else Verdict.NO


def meets(requirement: str, profile: Profile, county: str | None) -> Verdict:
    """Hold a person against one requirement of a service, a program or a work experience."""
    requirement = ALIASES.get(requirement, requirement)
    said = set(profile.statuses)
    if requirement in said:
        return Verdict.YES
    if requirement in profile.denied:
        return Verdict.NO
    finished = None if profile.education is None else EDUCATION_RANK[str(profile.education)] >= 1
    if requirement == "oklahoma_resident":
        return Verdict.YES if county is not None else Verdict.CANNOT_TELL
    if requirement == "no_diploma" and finished is not None:
        return Verdict.NO if finished or "high_school_student" in said else Verdict.YES
    if requirement == "high_school_student":
        # Past high school (by schooling, by age, or by having left it) nobody is a student there.
        if finished or (profile.age or 0) > 21 or said & {"youth_out_of_school", "no_diploma"}:
            return Verdict.NO
        return Verdict.CANNOT_TELL
    if requirement == "youth_out_of_school":
        if "high_school_student" in said or (profile.age or 0) > 24:
            return Verdict.NO
        return Verdict.CANNOT_TELL
    if requirement in INSIDERS:
        return _inside(requirement, profile)
    if requirement == "unemployed":
        if "dislocated_worker" in said:
            return Verdict.YES
        return Verdict.NO if "employed" in said else Verdict.CANNOT_TELL
    return Verdict.CANNOT_TELL


def _inside(requirement: str, profile: Profile) -> Verdict:
    """Whether they work or study there already: nobody tells us where, so at most it is not ruled out."""
    said = set(profile.statuses)
    without_work = bool(said & {"unemployed", "dislocated_worker"}) or "employed" in profile.denied
    if requirement == "current_employee" and without_work and "employed" not in said:
        return Verdict.NO
    if requirement == "current_student" and (profile.education == "none" or "high_school_student" in said):
        return Verdict.NO
    return Verdict.CANNOT_TELL


def support_for(
    catalog: Catalog,
    profile: Profile,
    categories: Sequence[str] | None = None,
    limit: int = 8,
    *,
    today: date | None = None,
) -> list[Support]:
    """Services the person may qualify for, best first.

    `categories` (the person's `needs` when left out) are answered in the order asked, each in turn, so that the first
    `limit` cover them all; within a category: sure before open, local before statewide, with a phone before without,
    fresher before older. 2-1-1 comes last whenever one of them cannot be reached directly or nothing was found.
    Nothing asked for is nothing offered: the answer is empty.
    """
    wanted = [str(one) for one in (categories if categories is not None else profile.needs)]
    if not wanted or limit < 1:
        return []
    day = today or date.today()
    place = complete(catalog, profile.place) if profile.place else None
    county = place.county if place else None
    queues = [_ranked(catalog, profile, county, category, limit) for category in dict.fromkeys(wanted)]
    chosen: dict[str, Support] = {}
    for turn in range(max(map(len, queues), default=0)):
        for queue in queues:
            if turn < len(queue) and len(chosen) < limit:
                row, open_facts = queue[turn]
                chosen.setdefault(row.id, support_of(row, profile, open_facts, day))
    found = list(chosen.values())
    referral = referral_service(catalog)
    if (
        referral is not None
        and referral.id not in chosen
        and (not found or any(_hard_to_reach(one, day) for one in found))
    ):
        if len(found) == limit > 1:
            found.pop()
        found.append(support_of(referral, profile, (), day))
    return found


def referral_service(catalog: Catalog) -> ServiceFact | None:
    """The 2-1-1 line, if the data has it: the service to call when no other can be reached directly."""
    return catalog.remember("eligibility.referral", lambda: next(filter(_is_referral, catalog.services.values()), None))


def _is_referral(row: ServiceFact) -> bool:
    return row.statewide and (row.phone or "").replace("-", "") == REFERRAL_NUMBER


def _ranked(
    catalog: Catalog, profile: Profile, county: str | None, category: str, limit: int
) -> list[tuple[ServiceFact, tuple[str, ...]]]:
    """At least the best `limit` services of a category, best first, with the facts that are open about each.

    Without a county a local service is a guess, so only those of the whole state are looked at.
    """
    shelves = catalog.remember("eligibility.shelves", lambda: _shelves(catalog))
    rows: list[tuple[tuple[object, ...], ServiceFact, tuple[str, ...]]] = []
    for area in (None, county) if county is not None else (None,):
        for alike in shelves.get((category, area), ()):
            judged = judge(alike[0], profile, county)
            if judged.verdict is Verdict.NO:
                continue
            own = [fact for fact in judged.open_facts if fact not in ("age", "oklahoma_resident", "low_income")]
            for row in alike[:limit]:
                # One nation's service for the whole state: we do not know whose citizen they are.
                other_nation = row.statewide and "tribal_citizen" in row.requirements
                key = (len(own) + other_nation, row.statewide, *_quality(row), len(judged.open_facts), row.id)
                rows.append((key, row, judged.open_facts))
    rows.sort(key=lambda item: item[0])
    return [(row, open_facts) for _, row, open_facts in rows]


def _shelves(catalog: Catalog) -> dict[tuple[str, str | None], list[list[ServiceFact]]]:
    """Services by category and county (`None`: the whole state), those that ask for the same together, the best first.

    What they ask decides the verdict on all of them at once, and of each such list only the first few can be shown.
    """
    found: dict[tuple[str, str | None], dict[tuple[object, ...], list[ServiceFact]]] = {}
    for row in catalog.services.values():
        terms = (row.requirements, row.min_age, row.max_age, row.income_pct_fpl_max is not None)
        for area in (None,) if row.statewide else row.counties:
            found.setdefault((row.category, area), {}).setdefault(terms, []).append(row)
    return {
        place: [sorted(alike, key=lambda row: (*_quality(row), row.id)) for alike in by_terms.values()]
        for place, by_terms in found.items()
    }


def _quality(row: ServiceFact) -> tuple[bool, int]:
    """With a phone before without, fresher before older."""
    return row.phone is None, -_freshness(row)


def _freshness(row: ServiceFact) -> int:
    if row.phone_year is not None:
        return row.phone_year
    year = (row.as_of or "")[:4]
    return int(year) if year.isdigit() else 0


def support_of(row: ServiceFact, profile: Profile, open_facts: Sequence[str], day: date) -> Support:
    """A service as the contract has it, with why it is offered in the person's language."""
    language = profile.language
    need = word(row.category, language)
    asked = [fact for fact in open_facts if fact != "county"]
    if asked:
        why = say("support_settle", language, need=need, facts=", ".join(word(fact, language) for fact in asked))
    else:
        why = say("support_asked", language, need=need)
    if not _is_referral(row):
        if not row.phone and not row.website:
            why = f"{why} {say('support_no_contact', language)}"
        elif row.phone and row.phone_year is not None and day.year - row.phone_year > OLD_PHONE_YEARS:
            why = f"{why} {say('support_phone_old', language, year=str(row.phone_year))}"
    return Support(
        service_id=row.id,
        name=row.name,
        category=row.category,
        why=why,
        eligibility=row.eligibility,
        how_to_apply=row.how_to_apply,
        phone=row.phone,
        phone_year=row.phone_year,
        website=row.website,
        source_url=row.source_url,
        as_of=row.as_of,
    )


def _hard_to_reach(support: Support, day: date) -> bool:
    if support.phone is None:
        return support.website is None
    return support.phone_year is not None and day.year - support.phone_year > OLD_PHONE_YEARS
