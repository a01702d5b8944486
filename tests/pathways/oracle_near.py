"""Near misses once more and plainly: every value of every limit is tried, each by enumerating all ways (`oracle`).

Written from docs/planner.md. It shares with the planner the facts of the catalog and who the person is
(`planner_person`); how well a way suits is asked of the test, so that it is the choice of near misses that is compared.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from pathways.catalog import Catalog
from pathways.planner_person import Person, person_of
from pathways.profile import Profile
from tests.pathways.oracle import Oracle, Value, Way

ORDER = ("transport", "max_miles", "online_ok", "schedule", "max_weeks", "budget_usd", "min_wage_hourly")
REACH = {"transit": 15.0, "ride": 30.0, "car": 60.0}
TIMES = ("day", "evening", "weekend")
CLEARLY = 0.05
TINY = 1e-9


@dataclass(frozen=True)
class Job:
    """A job to plan for."""

    code: str
    match: float
    asked: bool = False
    general: bool = False


@dataclass(frozen=True)
class Opened:
    """A way that opens with one limit at one value; `far` is how great the change is."""

    limit: str
    to: object
    far: float
    job: Job
    value: Value
    fit: float


Fit = Callable[[float, Value], float]
"""How well a way suits whose job fits so well."""


@dataclass
class NearOracle:
    """The near misses of one profile for given jobs, beside what is shown: each with its job, match and fit."""

    catalog: Catalog
    profile: Profile
    today: date
    jobs: list[Job]
    shown: list[tuple[Job, float]]
    best: dict[str, float]
    fit: Fit
    alike: bool = False
    """Whether a way that opens equals in every criterion one that can be taken now: either may stand for both."""

    def __post_init__(self) -> None:
        self.person = person_of(self.catalog, self.profile, self.today)
        self.worst = min((fit for _, fit in self.shown), default=0.0)
        least = self.profile.min_wage_hourly or 0.0
        self.paid = [job for job in self.jobs if not self.wage(job) or self.wage(job) >= least]

    def wage(self, job: Job) -> float:
        row = self.catalog.occupations[job.code].wage
        return (row.hourly_usd or 0.0) if row else 0.0

    # -- every value of every limit -----------------------------------------------------------------------------------

    def tried(self, limit: str) -> Iterator[tuple[object, float, Person]]:
        """Each value of a limit on programs beyond the one in force, how far off it is, and the person who says it."""
        person, profile, limits = self.person, self.profile, self.person.limits
        if limit == "transport" and self.by_means():
            for number, (means, miles) in enumerate(REACH.items()):
                if miles > (limits.max_miles or 0):
                    yield means, number, self.changed(limit, means)
        elif limit == "max_miles" and person.located:
            start = max(60.0, limits.max_miles or 0) if self.by_means() else limits.max_miles or 0
            rules = Oracle(self.catalog, person, self.jobs[0].code)
            away = {rules.miles(row) for row in self.catalog.programs.values()} - {None}
            for number in sorted({math.ceil(miles / 5) * 5.0 for miles in away if miles is not None}):
                if start < number <= 150 and number > (limits.max_miles or 0):
                    yield number, number, self.changed(limit, number)
        elif limit == "online_ok" and not limits.online_ok:
            yield True, 0.0, self.changed(limit, True)
        elif limit == "schedule" and profile.schedule:
            missing = [one for one in TIMES if one not in profile.schedule]
            for count in range(1, len(missing) + 1):
                for more in combinations(missing, count):
                    to = sorted([*map(str, profile.schedule), *more])
                    yield to, count, self.changed(limit, to)

    def by_means(self) -> bool:
        profile = self.profile
        return self.person.located and profile.max_miles is None and profile.transport in ("none", "transit", "ride")

    def changed(self, limit: str, to: object) -> Person:
        return person_of(self.catalog, Profile.model_validate({**self.profile.model_dump(), limit: to}), self.today)

    # -- what opens ---------------------------------------------------------------------------------------------------

    def opened(self, limit: str) -> Iterator[Opened]:
        """Every way that is best at some value of the limit and could not be taken before."""
        if limit == "min_wage_hourly":
            yield from self.less_paid()
            return
        for job in self.paid:
            now = Oracle(self.catalog, self.person, job.code)
            if now.target in now.start().jobs:
                continue
            if limit in ("max_weeks", "budget_usd"):
                for number, values in self.by_number(limit, job):
                    for value in best_of(values):
                        if self.needs(limit, value) > getattr(self.profile, limit):
                            yield self.way(limit, float(number), number, job, value)
                continue
            for to, far, person in self.tried(limit):
                then = Oracle(self.catalog, person, job.code)
                ways = {way: then.value(way) for way in then.ways()}
                best = best_of(set(ways.values()))
                new = {way: self.is_new(now, way) for way, value in ways.items() if value in best}
                taken = {ways[way] for way, is_new in new.items() if not is_new}
                for way, is_new in new.items():
                    if is_new:
                        self.alike = self.alike or ways[way] in taken
                        yield self.way(limit, to, far, job, ways[way])

    def by_number(self, limit: str, job: Job) -> Iterator[tuple[int, set[Value]]]:
        """Each whole number of weeks or dollars that some way needs, and all ways within it."""
        now = getattr(self.profile, limit)
        if now is None:
            return
        limits = replace(self.person.limits, **{limit: math.inf})
        oracle = Oracle(self.catalog, replace(self.person, limits=limits), job.code)
        values = {oracle.value(way) for way in oracle.ways()}
        for number in sorted({math.ceil(self.needs(limit, value)) for value in values}):
            if number > now:
                yield number, {value for value in values if self.needs(limit, value) <= number}

    def needs(self, limit: str, value: Value) -> float:
        return value.first_weeks if limit == "max_weeks" else value.known_usd

    def way(self, limit: str, to: object, far: float, job: Job, value: Value) -> Opened:
        return Opened(limit, to, far, job, value, self.fit(job.match, value))

    def is_new(self, now: Oracle, way: Way) -> bool:
        """Whether the limits in force keep some program of a way out."""
        rows = [self.catalog.programs[name] for name in way.names if name in self.catalog.programs]
        return any(now.price_of(row, 0.0) is None for row in rows)

    def less_paid(self) -> Iterator[Opened]:
        least = self.profile.min_wage_hourly or 0.0
        for job in self.jobs:
            if job not in self.paid:
                to = math.floor(self.wage(job))
                for value in Oracle(self.catalog, self.person, job.code).best():
                    yield self.way("min_wage_hourly", float(to), least - to, job, value)

    # -- which of it is told ------------------------------------------------------------------------------------------

    def wanted(self, jobs: list[Job]) -> list[Job]:
        missed = [job for job in jobs if job.code not in self.best]
        if any(job.asked for job in missed):
            return [job for job in missed if job.asked]
        fitting = [job for job in missed if not job.general and job.match >= 0.3]
        had = max((job.match for job, _ in self.shown if not job.general), default=0.0)
        top = max((job.match for job in fitting), default=0.0)
        return [one for one in fitting if one.match >= had + CLEARLY - TINY and one.match > top - CLEARLY + TINY]

    def is_near(self, one: Opened) -> bool:
        if one.limit == "transport":
            return one.to != "car"
        if one.limit in ("online_ok", "schedule"):
            return one.far <= 1
        to = float(str(one.to))
        if one.limit == "min_wage_hourly":
            least = self.profile.min_wage_hourly or 0.0
            return to >= math.ceil(min(0.9 * least, least - 2))
        now = {
            "max_miles": self.person.limits.max_miles, "max_weeks": self.profile.max_weeks,
            "budget_usd": self.profile.budget_usd,
        }[one.limit] or 0.0  # fmt: skip
        more = {"max_miles": 15, "max_weeks": 4, "budget_usd": 500}[one.limit]
        return to <= max(1.5 * now, now + more)

    def is_better(self, one: Opened) -> bool:
        had = self.best.get(one.job.code, 0.0)
        return one.fit >= (had if one.job.asked else max(had, self.worst)) + CLEARLY - TINY

    def of_limit(self, limit: str) -> tuple[bool, list[Opened]]:
        """Whether a job they want opens, and the ways that need the smallest change, the best fitting of them."""
        opened = list(self.opened(limit))
        jobs = self.paid if limit != "min_wage_hourly" else [job for job in self.jobs if job not in self.paid]
        for wanted in (self.wanted(jobs), [] if self.shown else jobs):
            told = [one for one in opened if one.job in wanted]
            if told:
                return True, least(told)
        better = [one for one in opened if self.is_near(one) and self.is_better(one)]
        best = max((one.fit for one in better), default=0.0)
        return False, least([one for one in better if one.fit > best - CLEARLY + TINY])

    def find(self) -> list[list[Opened]]:
        """For each near miss, the best first, the ways that it may show (alike in all that counts)."""
        found: list[tuple[bool, list[Opened]]] = []
        for limit in ORDER:
            if limit == "max_miles" and any(told[0].limit == "transport" for _, told in found):
                continue
            wanted, told = self.of_limit(limit)
            found += [(wanted, told)] if told else []
        found.sort(key=lambda one: (not one[0], -one[1][0].fit, ORDER.index(one[1][0].limit)))
        return [told for _, told in found]


def best_of(values: set[Value]) -> set[Value]:
    return {one for one in values if not any(other.beats(one) for other in values)}


def least(ways: list[Opened]) -> list[Opened]:
    far = min((one.far for one in ways), default=0.0)
    fit = max((one.fit for one in ways if one.far == far), default=0.0)
    return [one for one in ways if one.far == far and one.fit == fit]
