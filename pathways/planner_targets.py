"""Which occupations to plan for: those the person named, else those that fit best.

A named occupation is always tried. Otherwise candidates come from the person's words (`matcher`), from the fields
they named, from what they have done, and from a general list: of each field the best-paid common jobs of each level of
schooling that are taught within their limits, and for those with little money or time the ones taught for pay. What
they want to avoid is taken out. Left out unless named are: an occupation that usually starts more than two levels of
schooling above the person's own (unknown counts as high school; three for high-school students and people under 22
who named no time limit; one more where else nothing of what they named is left); a job that takes no training, short
of a strong match or of four weeks at most; one they can do already; one that takes earlier work they have not done; a
residual code ("All Other"); and, short of a strong match, one that pays less than what they can already earn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from pathways.catalog import Catalog
from pathways.facts import OccupationFact
from pathways.phrases import say
from pathways.planner_ground import wage_of
from pathways.planner_index import program_index
from pathways.planner_local import taught_in_reach
from pathways.planner_person import Person
from pathways.planner_rules import (
    entry_rank,
    has_way,
    is_entry_job,
    stands_for_experience,
    takes_experience,
)

MATCH_FLOOR = 0.3
GENERAL_MATCH = 0.35
COMMON = 1000
GENERAL_LEVELS = ("some_college", "high_school", "associate")
GENERAL_EACH = 2
EARNING = 0.15
"""What it adds to the match of a job for those with little money that one can learn it for pay."""
STRONG_MATCH = 0.75
DONE_BEFORE = 0.8
"""How well a job fits that they have done and need a licence for: mostly it is what they hope for."""
SOON_WEEKS = 4
FIELD_MATCH = 0.75
OUTSIDE = 0.1
WEAK = 0.35
"""What a job is set back whose only ways are possibilities: as much as pay and a way can weigh together."""


class Match(Protocol):
    """One answer of a matcher: an occupation and how well it fits the words, 0 to 1."""

    @property
    def onet_soc(self) -> str:
        """O*NET-SOC code."""

    @property
    def score(self) -> float:
        """0 to 1."""


Matcher = Callable[[Catalog, str, int, str | None], Sequence[Match]]
"""Turns words into occupations: `(catalog, words, limit, language)`, as `pathways.search.search_occupations` does."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An occupation to plan for, how well it fits (0 to 1), and why it was taken, in words.

    `general`: nothing the person said points to it; it is there for variety. `caution` is what to say where it may
    have what they want to avoid.
    """

    onet_soc: str
    match: float
    why: str = ""
    asked: bool = False
    general: bool = False
    caution: str = ""


def default_matcher(catalog: Catalog, words: str, limit: int, language: str | None) -> Sequence[Match]:
    """The house's search from words to occupations."""
    from pathways.search import search_occupations

    return search_occupations(catalog, words, limit=limit, language=language)


Avoids = Callable[[Catalog, str, Sequence[str]], "bool | None"]
"""Whether an occupation has what phrases refuse; `None` cannot tell. As `pathways.search.matches_avoid`."""


def default_avoids(catalog: Catalog, onet_soc: str, phrases: Sequence[str]) -> bool | None:
    """The house's reading of what people want to keep away from."""
    from pathways.search import matches_avoid

    return matches_avoid(catalog, onet_soc, phrases)


def candidates(
    catalog: Catalog, person: Person, matcher: Matcher, avoids: Avoids = default_avoids, limit: int = 12
) -> list[Candidate]:
    """About `limit` occupations to plan for, best first, from several fields unless the person named one."""
    profile = person.profile
    named = [one for one in dict.fromkeys(profile.target_occupations) if one in catalog.occupations]
    if named:
        why = say("asked_job", person.language)
        asked = [Candidate(one, 1.0, why, asked=True) for one in named[:limit]]
        return [with_caution(catalog, person, one, avoids) for one in asked]
    found: dict[str, Candidate] = {}
    _from_words(catalog, person, matcher, found)
    _from_experience(catalog, person, found)
    _from_fields(catalog, person, found, avoids, limit)
    _from_everything(catalog, person, found)
    usable = [one for one in found.values() if _within_reach(catalog, person, one)]
    if _names_something(person) and all(one.general for one in usable):  # all they named starts higher: look higher
        usable += [one for one in found.values() if not one.general and _within_reach(catalog, person, one, higher=1)]
    if person.profile.avoid:
        usable = [with_caution(catalog, person, one, avoids) for one in usable]
        usable = [one for one in usable if one.caution != say("avoid_true", person.language)]
    usable.sort(key=lambda one: (-_promise(catalog, one), one.onet_soc))
    if not _has_wish(person) and not person.profile.fields:
        limit *= 2  # nothing to go by but what is near: look wider
    return _spread(catalog, person, usable, limit)


def with_caution(catalog: Catalog, person: Person, one: Candidate, avoids: Avoids) -> Candidate:
    """The candidate with what to say about the things the person wants to avoid."""
    phrases = person.profile.avoid
    verdict = avoids(catalog, one.onet_soc, phrases) if phrases else False
    if verdict is None:
        return replace(one, caution=say("avoid_unknown", person.language, words=", ".join(phrases)))
    return replace(one, caution=say("avoid_true", person.language)) if verdict else one


def stepping_stones(catalog: Catalog, person: Person, missed: str, limit: int = 4) -> list[Candidate]:
    """Jobs on the way to a named occupation that could not be reached: the first jobs of the ladder edges into it."""
    job = catalog.occupations[missed].plain_title(person.language)
    why = say("stepping_stone", person.language, job=job)
    edges = [catalog.ladders[one] for one in catalog.ladders_to.get(missed, ())]
    edges.sort(key=lambda edge: (not edge.sourced, -wage_of(catalog, edge.from_onet_soc)))
    before = dict.fromkeys(edge.from_onet_soc for edge in edges if edge.from_onet_soc not in person.open_jobs)
    return [Candidate(one, 0.7, why) for one in list(before)[:limit]]


def _from_words(catalog: Catalog, person: Person, matcher: Matcher, found: dict[str, Candidate]) -> None:
    for words in person.profile.interests:
        why = say("matches", person.language, words=words)
        for match in matcher(catalog, words, 15, person.profile.language):
            known = found.get(match.onet_soc)
            better = known is None or match.score > known.match
            if better and match.onet_soc in catalog.occupations and match.score >= MATCH_FLOOR:
                found[match.onet_soc] = Candidate(match.onet_soc, min(1.0, match.score), why)


def _from_experience(catalog: Catalog, person: Person, found: dict[str, Candidate]) -> None:
    """Jobs one or two ladder edges above what they have done; an edge without a source counts for less."""
    for onet_soc in sorted(person.unlicensed):
        why = say("done_before", person.language, job=catalog.occupations[onet_soc].plain_title(person.language))
        found[onet_soc] = Candidate(onet_soc, DONE_BEFORE, why)
    start = {one: one for one in person.open_jobs}  # a job, and which of their own it was reached from
    for strength, phrase in ((0.6, "have_experience"), (0.5, "two_steps_up")):
        after: dict[str, str] = {}
        for onet_soc, own in sorted(start.items()):
            why = say(phrase, person.language, job=catalog.occupations[own].plain_title(person.language))
            for ladder_id in catalog.ladders_from.get(onet_soc, ()):
                edge = catalog.ladders[ladder_id]
                match = strength if edge.sourced else strength - 0.1
                after.setdefault(edge.to_onet_soc, own)
                known = found.get(edge.to_onet_soc)
                if known is None or known.match < match:
                    found[edge.to_onet_soc] = Candidate(edge.to_onet_soc, match, known.why if known else why)
        start = after


def _from_fields(catalog: Catalog, person: Person, found: dict[str, Candidate], avoids: Avoids, limit: int) -> None:
    """The jobs of the fields they named, the most promising first, as many as can be chosen from one field.

    Where time or money is short, jobs taught within that come before all others. What is found by other words and lies
    outside these fields fits a little less.
    """
    fields = dict.fromkeys(str(one) for one in person.profile.fields)
    for onet_soc, known in list(found.items()):
        if catalog.occupations[onet_soc].field_id in fields:
            found[onet_soc] = replace(known, match=max(known.match, min(1.0, known.match + 0.25), FIELD_MATCH))
        elif fields:
            found[onet_soc] = replace(known, match=max(0.0, known.match - OUTSIDE))
    short = fields and not (person.limits.max_weeks is None and person.limits.budget_usd is None)
    taught = frozenset[str]().union(*taught_in_reach(catalog, person)) if short else frozenset[str]()
    for field_id in fields:
        name = catalog.fields.get(field_id)
        label = (name.name_es if person.language == "es" else name.name_en) if name else field_id
        why = say("asked_field", person.language, field=label)
        usable = higher = 0
        for onet_soc in sorted(_of_field(catalog, field_id), key=lambda one: one not in taught):
            one = Candidate(onet_soc, FIELD_MATCH, why)
            if onet_soc in found or not _within_reach(catalog, person, one, higher=1):
                continue
            if person.profile.avoid and avoids(catalog, onet_soc, person.profile.avoid):
                continue
            if _within_reach(catalog, person, one):
                usable += 1
            elif higher == limit:
                continue
            else:
                higher += 1
            found[onet_soc] = one
            if usable == limit:
                break


def _of_field(catalog: Catalog, field_id: str) -> Sequence[str]:
    """The occupations of a field, the most promising first."""

    def make() -> dict[str, list[str]]:
        by_field: dict[str, list[str]] = {}
        for row in catalog.occupations.values():
            by_field.setdefault(row.field_id, []).append(row.onet_soc)
        for rows in by_field.values():
            rows.sort(key=lambda one: (-_outlook(catalog, one), one))
        return by_field

    return catalog.remember("targets.fields", make).get(field_id, ())


def _from_everything(catalog: Catalog, person: Person, found: dict[str, Candidate]) -> None:
    """A few occupations of every field: what one could suggest knowing only where the person lives."""
    if person.profile.fields:
        return
    school, paid = taught_in_reach(catalog, person)
    match = 0.0 if _has_wish(person) else GENERAL_MATCH
    common = catalog.remember("targets.general", lambda: _common(catalog))
    chosen = {one: match for rows in common for one in [job for job in rows if job in school][:GENERAL_EACH]}
    if person.needs_pay:
        for rows in common:
            chosen.update(dict.fromkeys([job for job in rows if job in paid][:GENERAL_EACH], match + EARNING))
    for onet_soc, fits in chosen.items():
        if onet_soc not in found and onet_soc not in person.open_jobs:
            found[onet_soc] = Candidate(onet_soc, fits, general=True)


def _names_something(person: Person) -> bool:
    return bool(person.profile.interests or person.profile.fields)


def _has_wish(person: Person) -> bool:
    return bool(person.profile.interests or person.open_jobs or person.unlicensed)


def warm(catalog: Catalog) -> None:
    """Make now the lists that are the same for everyone."""
    _of_field(catalog, "")
    catalog.remember("targets.general", lambda: _common(catalog))


def _common(catalog: Catalog) -> tuple[tuple[str, ...], ...]:
    """For each field and usual schooling the common jobs that are not shrinking, the best paid first.

    Common is a thousand workers or more in Oklahoma: a rare job is no answer to someone who has named no wish.
    """
    groups: dict[tuple[str, str], list[OccupationFact]] = {}
    for row in catalog.occupations.values():
        level = row.typical_entry_education or "none"
        common = row.wage is not None and (row.wage.employment or 0) >= COMMON
        shrinking = row.growth_pct_us is not None and row.growth_pct_us < 0
        if common and not shrinking and level in GENERAL_LEVELS and row.field_id != "foundational":
            groups.setdefault((row.field_id, level), []).append(row)
    return tuple(
        tuple(row.onet_soc for row in sorted(rows, key=lambda one: (-wage_of(catalog, one.onet_soc), one.onet_soc)))
        for rows in groups.values()
    )


def _climbs_from(catalog: Catalog, person: Person, onet_soc: str) -> bool:
    """Whether a ladder edge leads to it from a job the person has done or can do."""
    return any(catalog.ladders[one].from_onet_soc in person.open_jobs for one in catalog.ladders_to.get(onet_soc, ()))


def _best_wage(catalog: Catalog, person: Person) -> float:
    return max((wage_of(catalog, one) for one in person.open_jobs), default=0.0)


def _within_reach(catalog: Catalog, person: Person, candidate: Candidate, higher: int = 0) -> bool:
    row = catalog.occupations[candidate.onet_soc]
    wage, floor = wage_of(catalog, row.onet_soc), person.profile.min_wage_hourly
    if floor is not None and wage and wage < floor:
        return False
    if row.onet_soc in person.open_jobs or row.title.endswith("All Other"):
        return False
    if row.onet_soc in person.unlicensed:
        return True
    if row.from_reference and not has_way(catalog, row.onet_soc, person.education):
        return False
    if takes_experience(row) and not (_climbs_from(catalog, person, row.onet_soc) or _taught_as_its_own(catalog, row)):
        return False
    soon = person.profile.max_weeks is not None and person.profile.max_weeks <= SOON_WEEKS
    soon = soon or candidate.match >= STRONG_MATCH
    if not soon and is_entry_job(catalog, row.onet_soc, person.education):
        return False
    if candidate.match < STRONG_MATCH and wage and wage < 0.95 * _best_wage(catalog, person):
        return False
    young = person.student or (person.profile.age is not None and person.profile.age < 22)
    allowed = 3 if young and person.profile.max_weeks is None else 2
    education = 1 if person.student else person.education
    return _beyond_schooling(catalog, row.onet_soc, education) <= allowed + higher


def _taught_as_its_own(catalog: Catalog, row: OccupationFact) -> bool:
    """Whether some program whose first job it is stands for the earlier work it takes."""
    traits = program_index(catalog).traits
    own = (traits[one] for one in program_index(catalog).for_occupation.get(row.onet_soc, ()))
    return any(one.main == row.onet_soc and stands_for_experience(row, one.level) for one in own)


def _beyond_schooling(catalog: Catalog, onet_soc: str, education: int | None) -> int:
    """How many levels above the person's schooling an occupation usually starts (unknown counts as high school)."""
    row = catalog.occupations.get(onet_soc)
    return 0 if row is None else entry_rank(row) - (1 if education is None else education)


def _promise(catalog: Catalog, one: Candidate) -> float:
    """Match first; among equals better pay, growth and a way to get there."""
    return one.match + _outlook(catalog, one.onet_soc)


def _outlook(catalog: Catalog, onet_soc: str) -> float:
    """Pay, growth and a way to get there.

    Jobs that only reference files know, and that no program names, come after those with a way of their own.
    """
    row = catalog.occupations[onet_soc]
    pay = min(wage_of(catalog, onet_soc), 45.0) / 45.0
    growth = min(max(row.growth_pct_us or 0.0, -10.0), 20.0) / 20.0
    taught = bool(catalog.programs_for_occupation.get(onet_soc))
    way = taught or bool(catalog.ladders_to.get(onet_soc))
    weak = row.from_reference and not taught
    return 0.25 * pay + 0.05 * growth + 0.1 * way - WEAK * weak


def _spread(catalog: Catalog, person: Person, usable: list[Candidate], limit: int) -> list[Candidate]:
    """The best, with no field taking more than half of the places unless the person named the field."""
    if person.profile.fields and not person.profile.interests and len({str(one) for one in person.profile.fields}) == 1:
        return usable[:limit]
    share = max(2, limit // 2) if person.profile.interests or person.profile.fields else 2
    taken: dict[str, int] = {}
    chosen: list[Candidate] = []
    for one in usable:
        field_id = catalog.occupations[one.onet_soc].field_id
        if taken.get(field_id, 0) < share and len(chosen) < limit:
            taken[field_id] = taken.get(field_id, 0) + 1
            chosen.append(one)
    chosen += [one for one in usable if one not in chosen][: limit - len(chosen)]
    return chosen
