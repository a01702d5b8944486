"""The planner's rules once more, plainly: every way to a target by enumeration, to hold the search against.

Written from docs/planner.md. It shares no code with the planner beyond the facts of the catalog and who the person is
(`planner_person`), has no index, no dominance and no bound, and is far too slow for anything but a small database.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from pathways.facts import EDUCATION_RANK
from tests.pathways.oracle_rules import DEGREES, DIPLOMA
from tests.pathways.oracle_steps import Price, Step, Steps

MOST_MOVES = 6


class Value(NamedTuple):
    """What routes are compared by: unknown parts before known ones; less is better in each."""

    first_unknown: int
    first_weeks: float
    unknown: int
    weeks: float
    usd_unknown: int
    usd: float
    known_usd: float
    miles: float
    doubts: float
    first_wage: float

    def beats(self, other: Value) -> bool:
        """No worse in any criterion, better in one."""
        pairs = [
            (self[0:2], other[0:2]), (self[2:4], other[2:4]), (self[4:6], other[4:6]), (self[6], other[6]),
            (self[7], other[7]), (self[8], other[8]), (self[9], other[9]),
        ]  # fmt: skip
        return all(a <= b for a, b in pairs) and self != other


@dataclass(frozen=True)
class Way:
    """Where one has got to: what is held, what it took, and what no later step has asked for yet."""

    held: frozenset[str]
    jobs: frozenset[str]
    education: int | None
    employed: bool = False
    waiting: tuple[frozenset[str], ...] = ()
    names: tuple[str, ...] = ()
    prices: tuple[Price, ...] = ()
    before_first: int = 0
    first_wage: float = 0.0
    more_doubts: int = 0


class Oracle(Steps):
    """Every way of one person to one target."""

    def schooled(self, education: int | None, name: str) -> bool:
        if name == DIPLOMA:
            return education is None or education >= 1
        return name in DEGREES and education is not None and education >= DEGREES[name]

    def has(self, way: Way, name: str) -> bool:
        return name in way.held or self.schooled(way.education, name)

    def climbed(self, jobs: frozenset[str], held: frozenset[str], education: int | None) -> frozenset[str]:
        """With the jobs that open at once by a ladder edge that takes no work."""
        while True:
            more = {
                edge.to_onet_soc
                for edge in self.edges
                if edge.from_onet_soc in jobs and edge.to_onet_soc in self.depth and not self.needs_work(edge)
                and self.passes(edge.to_onet_soc, held)
                and all(one in held or self.schooled(education, one) for one in edge.credentials)
            }  # fmt: skip
            if more <= jobs:
                return jobs
            jobs |= more

    def start(self) -> Way:
        person = self.person
        held = person.held & self.matter
        return Way(held, self.climbed(person.open_jobs & set(self.depth), held, person.education), person.education)

    def may_begin(self, way: Way, step: Step) -> bool:
        if way.education is not None and way.education < step.least_education:
            return False
        if step.together and not any(all(self.has(way, one) for one in together) for together in step.together):
            return False
        if step.edge is not None:
            start = step.edge.from_onet_soc
            ready = start in way.jobs or self.entry_job(start, way.education)
            return ready and step.edge.to_onet_soc not in way.jobs
        age = self.person.profile.age
        grown = self.person.student and (way.education or 0) >= 1
        return step.least_age is None or age is None or age >= step.least_age or grown

    def tests(self, held: frozenset[str], education: int | None, step: Step) -> tuple[frozenset[str], list[str]]:
        taken: list[str] = []
        waiting = {one for one in step.prepares - held if step.kind in ("work", "test") or not self.by_hours(one)}
        while True:
            for one in sorted(waiting):
                row = self.paper(one)
                if row is not None and all(
                    paper in held or paper in step.stands_for or self.schooled(education, paper) or self.along(paper)
                    for paper in row.prerequisites
                ):
                    break
            else:
                return held, taken
            held |= {one}
            waiting.remove(one)
            taken += [] if self.only_registered(one) else [one]

    def opens(self, way: Way, held: frozenset[str], education: int | None, step: Step) -> list[str]:
        """The jobs that a step opens: the target first, then as the program names them, then by code."""
        found: list[str] = []
        for job in step.opens:
            row = self.catalog.occupations.get(job)
            if row is None or job in way.jobs:
                continue
            if step.edge is not None or self.named_at_gate(job):
                fits = self.passes(job, held)
            else:
                fits = max(step.level, education or 0) >= self.least_level(row)
                if self.experienced(row):
                    little = (row.work_experience or "").startswith("Less")
                    little = little and EDUCATION_RANK.get(row.typical_entry_education or "none", 0) <= 1
                    taught = little and step.main == job and step.level >= 2
                    edges = self.catalog.ladders.values()
                    fits = fits and (
                        taught
                        or any(one.to_onet_soc == job and one.from_onet_soc in self.person.open_jobs for one in edges)
                    )
            if fits:
                found.append(job)
        for job in sorted(self.depth):
            known = self.catalog.occupations.get(job)
            fresh = known is not None and job not in way.jobs and job not in found and self.named_at_gate(job)
            if known and fresh and self.named_at_gate(job) & (held - way.held) and not self.experienced(known):
                found += [job] if self.passes(job, held) else []
        now = way.jobs | (frozenset(found) & frozenset(self.depth))
        found += sorted(self.climbed(now, held, education) - now)
        found = [one for one in dict.fromkeys(found) if one not in self.person.open_jobs]
        return sorted(found, key=lambda one: one != self.target)

    def take(self, way: Way, step: Step) -> Way | None:
        """The way after a step; `None` where it may not be begun, adds nothing, or leaves an idle step behind."""
        if not self.may_begin(way, step):
            return None
        education = way.education
        if education is not None and (education >= 1 or step.kind == "school"):
            education = max(education, step.schooling)
        held, tests = self.tests(way.held | step.gives, education, step)
        jobs_found = self.opens(way, held, education, step)
        jobs = self.climbed(way.jobs | (frozenset(jobs_found) & frozenset(self.depth)), held, education)
        if held == way.held and jobs == way.jobs and not (step.kind == "school" and education != way.education):
            return None
        waiting = self.still_waiting(way, step, tests, jobs_found)
        left = (held - way.held) | frozenset(jobs_found)
        if education is not None and way.education is not None:
            left |= {f"schooling {rank}" for rank in range(way.education + 1, education + 1)}
        if self.target in jobs:
            if waiting:
                return None
        elif not self.may_leave(waiting, left):
            return None
        else:
            waiting = (*waiting, left)
        return self.priced(way, step, held, jobs, education, waiting, jobs_found)

    def still_waiting(self, way: Way, step: Step, tests: list[str], found: list[str]) -> tuple[frozenset[str], ...]:
        """What earlier steps left that neither they nor this one has asked for."""
        asked = {one for papers in step.together if all(self.has(way, p) for p in papers) for one in papers}
        asked |= {one for test in tests if (row := self.paper(test)) for one in row.prerequisites}
        if step.edge is not None:
            asked |= {step.edge.from_onet_soc, *step.edge.credentials}
        asked |= {edge.from_onet_soc for edge in self.catalog.ladders.values() if edge.to_onet_soc in found}
        levels = {step.least_education, *(DEGREES[one] for one in asked if one in DEGREES)}
        levels |= {1} if DIPLOMA in asked and not step.least_education else set()
        asked |= {f"schooling {rank}" for rank in levels if rank}
        return tuple(left for left in way.waiting if not left & asked)

    def may_leave(self, waiting: tuple[frozenset[str], ...], left: frozenset[str]) -> bool:
        """The next step must need what one left, but for a diploma and for what is asked for together."""
        diploma = {"schooling 1", DIPLOMA}
        others = {one for one in waiting if not one <= diploma}
        if not others:
            return True
        if len(others) > 1:
            return False
        (other,) = others
        return left <= diploma or any(papers & other and papers & left for papers in self.asked_together)

    @cached_property
    def asked_together(self) -> list[frozenset[str]]:
        sets = [together for row in self.way_programs for together in row.prerequisites]
        sets += [
            together | {credit}
            for row in self.way_programs
            for credit, _ in self.credits(row) if credit
            for together in row.prerequisites or (frozenset[str](),)
        ]  # fmt: skip
        sets += [together for step in self.work_steps() for together in step.together]
        sets += [frozenset(row.prerequisites) for one in self.matter if (row := self.paper(one))]
        sets += [frozenset(self.gate(job)[0]) for job in self.depth]
        return [one for one in sets if len(one) > 1]

    def priced(self, way: Way, step: Step, held: Any, jobs: Any, education: Any, waiting: Any, found: list[str]) -> Way:
        employed, before, wage, doubts = way.employed, way.before_first, way.first_wage, way.more_doubts
        doubts += 2 * (step.edge is not None and step.edge.basis not in ("source", "bls_work_experience"))
        hired = step.paid and (step.edge is None or step.edge.from_onet_soc not in way.jobs)
        doubts += 3 * (hired and step.edge is not None)
        if not employed and hired:
            employed, before = True, len(way.prices)
            wage = self.wage(step.edge.from_onet_soc) if step.edge else 0.0
        elif not employed and found:
            employed, before, wage = True, len(way.prices) + 1, self.wage(found[0])
        return Way(
            held, jobs, education, employed, waiting, (*way.names, step.name), (*way.prices, step.price), before, wage,
            doubts,
        )  # fmt: skip

    def value(self, way: Way) -> Value:
        """What a way costs in all, so far."""
        first = way.prices[: way.before_first] if way.employed else way.prices
        budget = self.person.limits.budget_usd is not None
        return Value(
            sum(one.weeks is None for one in first), sum(one.least_weeks for one in first),
            sum(one.weeks is None for one in way.prices), sum(one.least_weeks for one in way.prices),
            sum(one.usd is None for one in way.prices), sum(one.usd or 0.0 for one in way.prices),
            sum(one.usd or 0.0 for one in way.prices) if budget else 0.0,
            max((one.miles for one in way.prices), default=0.0),
            sum(one.doubts for one in way.prices) + way.more_doubts, -way.first_wage,
        )  # fmt: skip

    def keeps_limits(self, way: Way) -> bool:
        limits, value = self.person.limits, self.value(way)
        if limits.max_weeks is not None and value.first_weeks > limits.max_weeks:
            return False
        return limits.budget_usd is None or value.known_usd <= limits.budget_usd

    def ways(self) -> list[Way]:
        """Every way to the target within the limits."""
        todo, found = [self.start()], list[Way]()
        if self.target in todo[0].jobs:
            return todo
        while todo:
            way = todo.pop()
            if len(way.names) == MOST_MOVES:
                continue
            for step in self.steps:
                after = self.take(way, step)
                if after is not None and self.keeps_limits(after):
                    (found if self.target in after.jobs else todo).append(after)
        return found

    def best(self) -> set[Value]:
        """The values that no other way beats."""
        values = {self.value(way) for way in self.ways()}
        return {one for one in values if not any(other.beats(one) for other in values)}
