"""Which question is most worth asking: the one whose answer would change the suggestions most.

For each question a few typical answers stand with how likely each is. The expected change of a question is

    sum over its answers of  likelihood x unlike(list shown now, list shown after that answer)

where `unlike` is the share of the list that would be another (`pathways.ways_in`). A question whose every answer leaves
the list as it is has the value 0. Two questions have answers made for the person (`pathways.narrowing`): which kind of
work appeals (`fields`), and which jobs (`target_occupations`).

The likelihoods are our judgement, not data: nothing tells how people in Oklahoma answer these questions. They need to
be no better than to put a few questions in order (docs/interview.md).
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

from pathways.catalog import Catalog
from pathways.facts import EDUCATION_RANK
from pathways.narrowing import GROUP_SIZE, Kind, finer_kinds, group_jobs, reachable_kinds
from pathways.planner_person import Limits, Person, default_reach, person_of
from pathways.planner_targets import MATCH_FLOOR, Candidate, Match, Matcher, candidates, default_avoids, default_matcher
from pathways.profile import Place, Profile
from pathways.ways_in import Floats, Shown, WaysIn, campus_miles, unlike

LIMITS: Mapping[str, tuple[tuple[object, float], ...]] = {
    "schedule": (("day", 0.35), ("evening", 0.3), ("weekend", 0.1), ("", 0.25)),
    "transport": (("car", 0.75), ("ride", 0.1), ("transit", 0.05), ("none", 0.1)),
    "budget_usd": ((0.0, 0.3), (500.0, 0.3), (2_000.0, 0.25), (None, 0.15)),
    "max_weeks": ((8.0, 0.2), (26.0, 0.35), (52.0, 0.3), (None, 0.15)),
    "max_miles": ((10.0, 0.2), (30.0, 0.4), (60.0, 0.4)),
}
"""Typical answers to the questions that set a limit, with how likely each is; the last one of some sets none."""

SCHOOLING: Mapping[str, float] = {
    "none": 0.15, "high_school": 0.45, "some_college": 0.2, "associate": 0.12, "bachelor": 0.08,
}  # fmt: skip
TOWNS = 6
"""How many of the largest towns stand for "anywhere" while the place is not known."""

JOBS_LOOKED_AT = 60
"""How many jobs are looked at for groups to choose from."""
WORDS_MATCHED = 15
"""Of jobs that words may mean, as many as the planner looks at."""

NONE_APPEALS = 0.25
"""How likely it is that nobody's job is among those offered."""

MATCH_SCALE = 0.15
"""Of two jobs that fit the words, the one that fits by this much better is e times as likely to be meant."""

KEPT = 512


@dataclass(frozen=True, slots=True)
class Survey:
    """What may be asked next. `change` is the expected change of the list by question, 0 to 1.

    `kinds`, `finer` ones for who sees nothing in those, and `groups` (of occupation codes) are the answers to offer.
    """

    change: Mapping[str, float]
    kinds: tuple[Kind, ...] = ()
    finer: tuple[Kind, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()

    def best(self, among: Sequence[str], least: float = 0.0) -> str | None:
        """The question that changes the list most, if by more than `least`; of two alike the earlier one."""
        top = max(among, key=lambda name: self.change.get(name, 0.0), default=None)
        return top if top is not None and self.change.get(top, 0.0) > least else None


def survey(
    catalog: Catalog,
    profile: Profile,
    today: date | None = None,
    *,
    passed: Sequence[str] = (),
    matcher: Matcher | None = None,
) -> Survey:
    """What each question not yet answered would change, with the answers to offer to those that narrow.

    `passed` are jobs that were offered and did not appeal; they are not offered again. The latest surveys are kept
    with the catalog, and so forgotten when the data change.
    """
    day, using = today or date.today(), matcher or default_matcher
    key = (profile.model_dump_json(exclude={"needs"}, exclude_defaults=True), day, tuple(passed), using)
    known: _Memory = catalog.remember("questions.memory", _Memory)
    return known.get(key, lambda: _Surveyor(catalog, profile, day, using, passed).survey())


class _Memory:
    """The latest surveys; the one longest not asked for is forgotten first. Safe to share between threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[object, Survey] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object, make: Callable[[], Survey]) -> Survey:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        made = make()
        with self._lock:
            self._kept[key] = made
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


@dataclass(frozen=True, slots=True)
class _Wish:
    """The jobs that stand for choice; `named` where the person has named them, `in_field` where a field."""

    jobs: Sequence[Candidate]
    in_field: bool = False
    named: bool = False


class _Surveyor:
    """One survey: every job that some answer may bring in, the ways into it, and the list as it stands."""

    def __init__(
        self, catalog: Catalog, profile: Profile, today: date, matcher: Matcher, passed: Sequence[str]
    ) -> None:
        self.catalog, self.profile, self.today = catalog, profile, today
        self._matches: dict[tuple[str, int, str | None], Sequence[Match]] = {}
        self._ask, self.passed = matcher, passed
        self.person = person_of(catalog, profile, today)
        self.named = bool(profile.target_occupations)
        self.now = self._wish(self.person)
        self.wide = self.now if self.named else self._wider(further=bool(passed))
        self.schooling: dict[str, _Wish] = {}
        if profile.education is None:
            self.schooling = {
                level: self.now if self.named else self._wish(replace(self.person, education=EDUCATION_RANK[level]))
                for level in SCHOOLING
            }
        taught = _jobs_taught(catalog, self.person)
        self.offered, self.finer = reachable_kinds(taught), finer_kinds(taught)
        wished = self.named or profile.fields or profile.interests
        self.kinds = {} if wished else {kind.name: self._of_kind(kind) for kind in self.offered}
        wishes = [self.now, self.wide, *self.schooling.values(), *self.kinds.values()]
        self.ways = WaysIn(catalog, self.person, [one.onet_soc for wish in wishes for one in wish.jobs])
        self.shown = self._list(self.now)

    def survey(self) -> Survey:
        """The expected change of every question that is open."""
        change = {name: self._of_limit(name) for name in LIMITS if getattr(self.profile, name) in (None, [])}
        if self.profile.place is None:
            change["place"] = self._of_place()
        if self.schooling:
            change["education"] = sum(
                likely * self._differs(self._list(self.schooling[level], education=EDUCATION_RANK[level]))
                for level, likely in SCHOOLING.items()
            )
        if self.kinds:
            change["fields"] = sum(one.share * self._differs(self._list(self.kinds[one.name])) for one in self.offered)
            change["interests"] = change["fields"]
        groups = () if self.named else self._groups()
        if groups:
            change["target_occupations"] = self._of_groups(groups)
        return Survey(change, self.offered, self.finer, groups)

    # -- what an answer would bring in -------------------------------------------------------------------------------

    def _wish(self, person: Person, limit: int | None = None) -> _Wish:
        jobs = (
            candidates(self.catalog, person, self._match)
            if limit is None
            else candidates(self.catalog, person, self._match, limit=limit)
        )
        return _Wish(jobs, in_field=bool(person.profile.fields), named=bool(person.profile.target_occupations))

    def _wider(self, further: bool) -> _Wish:
        """Jobs for groups to choose from: those the planner would take, then the rest of what was named.

        The rest are jobs that usually start higher than the person's schooling, or that take no training: no suggestion
        until somebody picks them. Who has named nothing and saw nothing in the first ones is shown any job taught.
        """
        wish = self._wish(self.person, JOBS_LOOKED_AT)
        jobs = [one for one in wish.jobs if not one.general] or list(wish.jobs)
        had = {one.onet_soc for one in jobs} | self.person.open_jobs
        taught = self.catalog.programs_for_occupation
        rest = [one for one in self._near_wish(further) if one.onet_soc not in had and taught.get(one.onet_soc)]
        rest = [one for one in rest if not default_avoids(self.catalog, one.onet_soc, self.profile.avoid)]
        return replace(wish, jobs=[*jobs, *rest])

    def _near_wish(self, further: bool) -> list[Candidate]:
        """Every job of the fields named, and every one that the words may mean; with neither, any job."""
        fields = {str(one) for one in self.profile.fields}
        if further and not (fields or self.profile.interests):
            fields = set(self.catalog.fields)
        found = [Candidate(row.onet_soc, 0.0) for row in self.catalog.occupations.values() if row.field_id in fields]
        for words in self.profile.interests:
            matches = self._match(self.catalog, words, WORDS_MATCHED, self.profile.language)
            found += [Candidate(one.onet_soc, one.score) for one in matches if one.score >= MATCH_FLOOR]
        return list({one.onet_soc: one for one in found}.values())

    def _of_kind(self, kind: Kind) -> _Wish:
        wishing = self.profile.model_copy(update={"fields": list(kind.fields)})
        return self._wish(replace(self.person, profile=wishing))

    def _match(self, catalog: Catalog, words: str, limit: int, language: str | None) -> Sequence[Match]:
        key = (words, limit, language)
        if key not in self._matches:
            self._matches[key] = self._ask(catalog, words, limit, language)
        return self._matches[key]

    # -- lists -------------------------------------------------------------------------------------------------------

    def _list(
        self, wish: _Wish, limits: Limits | None = None, education: int | None = None, miles: Floats | None = None
    ) -> Shown:
        """What would be shown for these jobs, limits, schooling and miles; what is not given stays as it is."""
        schooling = self.person.education if education is None else education
        wanted = self.ways.wanted(wish.jobs, asked=wish.named)
        rated = self.ways.rated(wanted, limits or self.person.limits, schooling, miles)
        return self.ways.shown(rated, schooling, any_field=not (wish.in_field or wish.named))

    def _differs(self, shown: Shown) -> float:
        return unlike(self.shown, shown)

    # -- expected changes --------------------------------------------------------------------------------------------

    def _of_limit(self, name: str) -> float:
        return sum(
            likely * self._differs(self._list(self.now, self._limits_with(name, answer)))
            for answer, likely in LIMITS[name]
        )

    def _limits_with(self, name: str, answer: object) -> Limits:
        limits = self.person.limits
        if name == "schedule":
            return replace(limits, schedule=frozenset({str(answer)} - {""}))
        if name == "transport":
            if limits.own_reach:
                return limits
            return replace(limits, max_miles=default_reach(self.catalog, str(answer), self.person.place))
        return replace(limits, **{name: answer})  # type: ignore[arg-type]

    def _of_place(self) -> float:
        towns = sorted(self.catalog.places.values(), key=lambda row: -(row.population or 0))[:TOWNS]
        people = sum(row.population or 0 for row in towns)
        change = 0.0
        for row in towns:
            there = Place(name=row.name, county=row.county, lat=row.lat, lon=row.lon)
            person = person_of(self.catalog, self.profile.model_copy(update={"place": there}), self.today)
            shown = self._list(self.now, person.limits, miles=self.ways.miles_from(person))
            change += (row.population or 0) / people * self._differs(shown) if people else 0.0
        return change

    def _groups(self) -> tuple[tuple[str, ...], ...]:
        """Groups of the best jobs that can be reached, without those that did not appeal."""
        wanted = self.ways.wanted([replace(one, general=False) for one in self.wide.jobs])
        best = self.ways.best_of(self.ways.rated(wanted, self.person.limits, self.person.education))
        rated = [
            (float(best[self.ways.number_of(one.onet_soc)]), one.onet_soc)
            for one in self.wide.jobs
            if one.onet_soc not in self.passed
        ]
        reached = sorted((one for one in rated if one[0] >= 0), key=lambda one: (-one[0], one[1]))
        if len(reached) <= (1 if self.passed else GROUP_SIZE):
            return ()  # the list shows them all, or one alone is left
        return group_jobs([(code, self.ways.field_of(code)) for _, code in reached])

    def _of_groups(self, groups: Sequence[Sequence[str]]) -> float:
        """A group is as likely as its jobs fit what was said; picking it shows its jobs and nothing else."""
        match = {one.onet_soc: one.match for one in self.wide.jobs}
        top = max(match[code] for group in groups for code in group)
        weights = [sum(math.exp((match[code] - top) / MATCH_SCALE) for code in group) for group in groups]
        change = 0.0
        for group, weight in zip(groups, weights, strict=True):
            wish = _Wish([Candidate(code, 1.0, asked=True) for code in group], named=True)
            change += weight / sum(weights) * self._differs(self._list(wish))
        return (1 - NONE_APPEALS) * change


def _jobs_taught(catalog: Catalog, person: Person) -> dict[str, int]:
    """How many jobs of each field a program within reach leads to; while the place is unknown every program counts."""
    reach, jobs = person.limits.max_miles, dict[str, set[str]]()
    away = campus_miles(catalog, person)
    for program in catalog.programs.values():
        miles = None if "online" in program.schedules else away.get(program.campus_id or "")
        if miles is None or reach is None or miles <= reach:
            for onet_soc in program.occupations[:1]:
                row = catalog.occupations.get(onet_soc)
                if row is not None:
                    jobs.setdefault(row.field_id, set()).add(onet_soc)
    return {field: len(codes) for field, codes in jobs.items()}
