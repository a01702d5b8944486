"""Who may qualify for which support: three-valued (yes, no, cannot tell), never a promise.

A requirement is met when the person has said the status (or one that holds it), not met when they have denied it or
said what excludes it, and open otherwise. Income, where a service has a limit, is never known to us beyond "low
income", so it stays open; so does the nation of a tribal citizen, and whom a service is for that names its people in
words only. Only services that serve the person's county, or the whole state, are ever shown; to somebody who lives
across the state line, those of the whole state, with where they live left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import merge
from itertools import islice
from operator import itemgetter

from pathways.catalog import Catalog
from pathways.facts import EDUCATION_RANK, ServiceFact, spoken
from pathways.geo import complete, lives_elsewhere
from pathways.phrases import say, word
from pathways.profile import Profile
from pathways.routes import Support
from pathways.vocabulary import Verdict

REFERRAL_NUMBER = "211"
OLD_PHONE_YEARS = 5
YOUTH = range(16, 25)

ALIASES = {"parent_of_minor": "parent"}
INSIDERS = ("current_employee", "current_student")
"""Training for people who work, or study, with its provider already."""
OPEN_TO_ALL = re.compile(r"any(?:one|body)?\b|the public\b", re.IGNORECASE)
"""How the words of a service begin that asks nothing of who comes."""
FACT_WORDS = {"disability": "has_disability"}
"""Facts whose own word means something else (the support category)."""
NOT_OWN = ("age", "oklahoma_resident", "low_income", "county", "tribal_nation", "own_rules")
"""Open facts that say little on whether a service is meant for somebody like this person."""


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The verdict on one service, and the facts that would settle it where it is open."""

    verdict: Verdict
    open_facts: tuple[str, ...] = ()


def judge(service: ServiceFact, profile: Profile, county: str | None) -> Eligibility:
    """Hold a person against a service's requirements, ages, income and area."""
    verdicts: dict[str, Verdict] = {"county": _area(service, profile, county)}
    for requirement in service.requirements:
        verdicts[ALIASES.get(requirement, requirement)] = meets(requirement, profile, county)
    if verdicts.get("tribal_citizen") is Verdict.YES:
        verdicts["tribal_nation"] = Verdict.CANNOT_TELL
    if service.min_age is not None or service.max_age is not None:
        verdicts["age"] = _age(service, profile.age)
    if service.income_pct_fpl_max is not None:  # "low income" is no figure, so only its denial settles a limit
        verdicts["low_income"] = Verdict.NO if "low_income" in profile.denied else Verdict.CANNOT_TELL
    if not _open_to_all(service):
        verdicts["own_rules"] = Verdict.CANNOT_TELL
    if Verdict.NO in verdicts.values():
        return Eligibility(Verdict.NO)
    still_open = tuple(name for name, verdict in verdicts.items() if verdict is Verdict.CANNOT_TELL)
    return Eligibility(Verdict.CANNOT_TELL if still_open else Verdict.YES, still_open)


def _open_to_all(service: ServiceFact) -> bool:
    """Whether what a service asks is told by its requirements, or is nothing."""
    return bool(service.requirements) or bool(OPEN_TO_ALL.match(service.eligibility or ""))


def _area(service: ServiceFact, profile: Profile, county: str | None) -> Verdict:
    if service.statewide:
        return Verdict.CANNOT_TELL if lives_elsewhere(profile.place) else Verdict.YES
    if county is None:
        return Verdict.NO if lives_elsewhere(profile.place) else Verdict.CANNOT_TELL
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
        if lives_elsewhere(profile.place):
            return Verdict.NO
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
        return Verdict.YES if "no_diploma" in said and profile.age in YOUTH else Verdict.CANNOT_TELL
    if requirement in INSIDERS:
        return _inside(requirement, profile)
    if requirement == "unemployed":
        if "dislocated_worker" in said:
            return Verdict.YES
        return Verdict.NO if "employed" in said else Verdict.CANNOT_TELL
    if requirement == "employed" and said & {"unemployed", "dislocated_worker"}:
        return Verdict.NO
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
    a small area before a large one, fresher before older. 2-1-1 comes last whenever one of them cannot be reached
    directly or nothing was found.
    Nothing asked for is nothing offered: the answer is empty.
    """
    wanted = [str(one) for one in (categories if categories is not None else profile.needs)]
    if not wanted or limit < 1:
        return []
    day = today or date.today()
    place = complete(catalog, profile.place) if profile.place else None
    profile = profile.model_copy(update={"place": place})
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


@dataclass(slots=True)
class _Alike:
    """Services of one category that ask the same of a person, wherever in their area: the easiest to reach first."""

    rows: list[ServiceFact] = field(default_factory=list)
    keys: list[tuple[object, ...]] = field(default_factory=list)


def _ranked(
    catalog: Catalog, profile: Profile, county: str | None, category: str, limit: int
) -> list[tuple[ServiceFact, tuple[str, ...]]]:
    """The first services of a category for a person, with the facts that are open."""
    found: list[Iterator[tuple[tuple[object, ...], ServiceFact, tuple[str, ...]]]] = []
    served = _served(catalog)
    # Without a place a local service is a guess.
    for alike in (*served.get((category, None), ()), *(served.get((category, county), ()) if county else ())):
        first = alike.rows[0]
        judged = judge(first, profile, county)
        if judged.verdict is Verdict.NO:
            continue
        own = [fact for fact in judged.open_facts if fact not in NOT_OWN]
        other_nation = first.statewide and "tribal_citizen" in first.requirements  # one's, and we do not know whose
        found.append(_in_order(alike, (len(own) + other_nation, first.statewide), judged.open_facts))
    return [(row, open_facts) for _, row, open_facts in islice(merge(*found, key=itemgetter(0)), limit)]


def _in_order(
    alike: _Alike, before: tuple[object, ...], open_facts: tuple[str, ...]
) -> Iterator[tuple[tuple[object, ...], ServiceFact, tuple[str, ...]]]:
    for row, key in zip(alike.rows, alike.keys, strict=True):
        yield (*before, *key[:-1], len(open_facts), key[-1]), row, open_facts


def _served(catalog: Catalog) -> dict[tuple[str, str | None], list[_Alike]]:
    """By category and county (`None`: those of the whole state) the services that serve it."""
    return catalog.remember("eligibility.served", lambda: _make_served(catalog.services.values()))


def _make_served(services: Iterable[ServiceFact]) -> dict[tuple[str, str | None], list[_Alike]]:
    found: dict[tuple[str, str | None], dict[tuple[object, ...], _Alike]] = {}
    keyed = [(_reach_key(row), row) for row in services]
    for key, row in sorted(keyed, key=itemgetter(0)):
        asks = (row.requirements, row.min_age, row.max_age, row.income_pct_fpl_max is None, _open_to_all(row))
        for county in (None,) if row.statewide else sorted(row.counties):
            alike = found.setdefault((row.category, county), {}).setdefault(asks, _Alike())
            alike.rows.append(row)
            alike.keys.append(key)
    return {where: list(alike.values()) for where, alike in found.items()}


def _reach_key(row: ServiceFact) -> tuple[object, ...]:
    """What services that ask the same are ordered by: a phone, a small area, freshness."""
    return (row.phone is None, len(row.counties), -_freshness(row), row.id)


def _freshness(row: ServiceFact) -> int:
    if row.phone_year is not None:
        return row.phone_year
    year = (row.as_of or "")[:4]
    return int(year) if year.isdigit() else 0


def support_of(row: ServiceFact, profile: Profile, open_facts: Sequence[str], day: date) -> Support:
    """A service as the contract has it, in the person's language as far as the data has it."""
    language = profile.language
    need = word(row.category, language)
    asked = [word(FACT_WORDS.get(fact, fact), language) for fact in open_facts]
    if asked:
        why = say("support_settle", language, need=need, facts=", ".join(asked))
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
        verdict=Verdict.CANNOT_TELL if asked else Verdict.YES,
        open_facts=asked,
        description=spoken(row.description, row.description_es, language),
        eligibility=spoken(row.eligibility, row.eligibility_es, language),
        how_to_apply=spoken(row.how_to_apply, row.how_to_apply_es, language),
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
