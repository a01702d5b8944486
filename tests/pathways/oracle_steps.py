"""The steps a person can take and what each costs them, once more and plainly: see `oracle`."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pathways.eligibility import Verdict, meets
from pathways.facts import EDUCATION_RANK, LadderFact, ProgramFact
from tests.pathways.oracle_rules import DEGREES, Rules

LEVELS = {
    "language": 0, "hse_diploma": 1, "short_course": 1, "associate_degree": 3, "bachelor_degree": 4, "master_degree": 5,
    "doctoral_degree": 6,
}  # fmt: skip


class Price(NamedTuple):
    """What a step adds. `weeks` and `usd` `None`: unknown; `least_weeks` then is what it cannot be under."""

    weeks: float | None = 0.0
    least_weeks: float = 0.0
    usd: float | None = 0.0
    miles: float = 0.0
    doubts: int = 0


@dataclass(frozen=True)
class Step:
    """One thing to do. `together`: alternatives of what must be held. `gives` at its start, `prepares` for tests."""

    name: str
    kind: str
    price: Price
    together: tuple[frozenset[str], ...] = ()
    least_education: int = 0
    least_age: int | None = None
    gives: frozenset[str] = frozenset()
    prepares: frozenset[str] = frozenset()
    stands_for: frozenset[str] = frozenset()
    schooling: int = 0
    level: int = 0
    opens: tuple[str, ...] = ()
    main: str | None = None
    edge: LadderFact | None = None
    paid: bool = False


class Steps(Rules):
    """What one person can do on the way to one target."""

    @cached_property
    def steps(self) -> list[Step]:
        found: list[Step] = []
        for row in self.way_programs:
            found += self.program_steps(row)
        if self.person.education == 0:
            found += self.school_steps()
        found += self.work_steps()
        found += self.test_steps()
        return found

    def price_of(self, row: ProgramFact, saved: float) -> Price | None:
        """What a program takes of this person; `None` where a limit or a condition keeps it out."""
        person, limits, profile = self.person, self.person.limits, self.person.profile
        doubts = 0
        attend = row.schedules & {"day", "evening", "weekend"}
        online = "online" in row.schedules and limits.online_ok
        only_online = "online" in row.schedules and not attend and "hybrid" not in row.schedules
        if only_online and not limits.online_ok:
            return None
        miles = self.miles(row)
        local = row.kind in ("hse_diploma", "language")
        if not online and not only_online:
            if person.located and miles is None:
                if row.kind == "hse_diploma":
                    return None
                doubts += 1
            if miles is not None and limits.max_miles is not None and miles > limits.max_miles:
                return None
        elif not local:
            miles = None
        elif miles is not None and limits.max_miles is not None and miles > max(limits.max_miles, 30):
            return None
        wanted = limits.schedule
        if wanted and len(wanted) < 3 and not wanted & attend and not (online and not attend):
            if attend and row.schedule_basis == "source" and not online:
                return None
            doubts += 1
        hours = profile.hours_per_week
        doubts += bool(hours and row.hours and row.weeks and row.hours / row.weeks > hours * 1.1)
        doubts += 2 * row.is_work + (row.confidence == "low")
        usd = self.usd(row)
        doubts += limits.budget_usd is not None and usd is None
        for condition in row.requirements:
            verdict = meets(condition, profile, person.place.county if person.place else None)
            if verdict is Verdict.NO:
                return None
            doubts += 2 * (verdict is Verdict.CANNOT_TELL)
        least = max(0.0, self.least_weeks(row) - saved)
        return Price(
            None if row.weeks is None else least, least, usd, math.ceil((miles or 0.0) / 5) * 5.0, doubts,
        )  # fmt: skip

    def usd(self, row: ProgramFact) -> float | None:
        """Dollars out of pocket."""
        provider = self.catalog.providers.get(row.provider_id)
        tuition_free = any(
            one.category == "tuition" and "high_school_student" in one.requirements
            and "technology center" in f"{one.name} {one.description}".lower()
            for one in self.catalog.services.values()
        )  # fmt: skip
        if self.person.student and provider and provider.kind == "technology_center" and tuition_free:
            return 0.0
        return row.tuition_usd

    def miles(self, row: ProgramFact) -> float | None:
        """Road miles: 1.25 times the great circle, to the campus or the provider's nearest."""
        place = self.person.place
        if place is None or place.lat is None or place.lon is None:
            return None
        own = [one for one in self.catalog.campuses.values() if one.provider_id == row.provider_id]
        campuses = [self.catalog.campuses[row.campus_id]] if row.campus_id else own
        far = [
            3958.8 * 1.25 * 2 * math.asin(self.chord(place.lat, place.lon, one.lat, one.lon) / 2) for one in campuses
        ]
        return min(far, default=None)

    @staticmethod
    def chord(*degrees: float) -> float:
        """The straight line between two points of a ball of radius 1."""
        lat_a, lon_a, lat_b, lon_b = map(math.radians, degrees)
        return math.dist(
            (math.cos(lat_a) * math.cos(lon_a), math.cos(lat_a) * math.sin(lon_a), math.sin(lat_a)),
            (math.cos(lat_b) * math.cos(lon_b), math.cos(lat_b) * math.sin(lon_b), math.sin(lat_b)),
        )

    def least_weeks(self, row: ProgramFact) -> float:
        if row.weeks is not None:
            return row.weeks
        floor = (row.hours or 0.0) / 40
        if row.kind.endswith("_degree"):
            from_school = EDUCATION_RANK.get(row.min_education or "high_school", 1) <= 1 and not row.prerequisites
            return max(floor, 140.0 if from_school and row.kind == "bachelor_degree" else 40.0)
        return floor

    def prepared(self, row: ProgramFact) -> set[str]:
        found = set(row.prepares_for)
        named = found | set(row.grants)
        for main in row.occupations[:1]:
            for job in (main, *self.helpers_of(main)):
                gate = self.named_at_gate(job)
                if not gate & named:
                    found |= {one for one in gate if self.only_registered(one) or not self.taught(one)}
        if row.kind == "apprenticeship":
            found |= {one for job in row.occupations for one in self.named_at_gate(job)}
        return found

    def opened(self, row: ProgramFact) -> tuple[str, ...]:
        starts = {one for job in row.occupations for one in self.helpers_of(job)}
        if row.kind == "apprenticeship":
            jobs = [one for one in row.occupations if one not in starts] or list(row.occupations)
        else:
            jobs = [*row.occupations, *(one for job in row.occupations[:1] for one in self.helpers_of(job))]
        return tuple(one for one in dict.fromkeys(jobs) if one in self.catalog.occupations)

    def program_steps(self, row: ProgramFact) -> Iterator[Step]:
        level = LEVELS.get(row.kind, 2)
        school = row.kind == "hse_diploma"
        worked = {one for one in row.grants if self.by_hours(one)} & self.matter
        prepares = self.prepared(row) & self.matter
        stands_for: set[str] = set()
        for one in prepares:
            licence = self.paper(one)
            for before in licence.prerequisites if licence else ():
                of, rank = self.paper(before), DEGREES.get(before)
                taught_so = one in row.prepares_for and of is not None and of.kind in ("degree", "certificate")
                if (rank is not None and rank <= level) or (rank is None and taught_so):
                    stands_for.add(before)
        if row.kind == "apprenticeship" and row.is_work:
            stands_for |= prepares
        by_hours = {one for one in prepares | worked if self.by_hours(one)}
        own = by_hours & self.named_at_gate(self.target)
        tests = (prepares | worked) - ((by_hours - own) if own else set())
        for credential, saved in self.credits(row):
            price = self.price_of(row, saved)
            if price is None:
                continue
            together = row.prerequisites
            if credential:
                together = tuple(one | {credential} for one in together or (frozenset[str](),))
            yield Step(
                row.id, "school" if school else "work" if row.is_work else "training", price, together,
                0 if school else EDUCATION_RANK.get(row.min_education or "none", 0), row.min_age,
                frozenset(row.grants) & self.matter - worked, frozenset(tests), frozenset(stands_for),
                1 if school else level if level >= 2 else 0, level, () if school else self.opened(row),
                row.occupations[0] if row.occupations else None, None, bool(row.paid) and row.is_work,
            )  # fmt: skip

    def school_steps(self) -> list[Step]:
        if self.person.student:
            return [Step("finish-high-school", "school", Price(weeks=None), schooling=1)]
        rows = [row for row in self.catalog.programs.values() if row.kind == "hse_diploma"]
        near = [step for row in rows for step in self.program_steps(row)]
        county = self.person.place.county if self.person.place else None
        for row in rows:
            sure = all(meets(one, self.person.profile, county) is Verdict.YES for one in row.requirements)
            if sure and any(step.name == row.id for step in near):
                return near
        return [*near, Step("earn-diploma", "school", Price(weeks=None, usd=None, doubts=1), schooling=1)]

    def work_steps(self) -> Iterator[Step]:
        target, person = self.target, self.person
        gate = self.named_at_gate(target)
        if self.entry_job(target, person.education):
            yield Step(f"hire:{target}", "work", Price(doubts=1), gives=frozenset(gate), level=1, opens=(target,))
        for edge in self.edges:
            start, end = edge.from_onet_soc, edge.to_onet_soc
            if not self.needs_work(edge) or not (start in self.depth or start in person.open_jobs):
                continue
            if edge.basis not in ("source", "bls_work_experience") and self.wage(end) < self.wage(start):
                continue
            hours = {one for one in edge.credentials if self.by_hours(one)}
            beside = {card for one in hours for card in self.cards(one)}
            beside |= {one for one in (*edge.credentials, *self.named_at_gate(start)) if self.only_registered(one)}
            known = [weeks for one in hours if (weeks := self.hours_weeks(one)) is not None]
            known += [] if edge.typical_years is None else [edge.typical_years * 52]
            weeks, doubts = max(known, default=None), 0
            if start in person.profile.experience and not hours:  # done; for how long we know only where none is asked
                weeks, doubts = (None if edge.typical_years else 0.0), int(edge.basis == "bls_work_experience")
                price = Price(weeks, 0.0, doubts=doubts)
            else:
                price = Price(weeks, weeks or 0.0)
            yield Step(
                edge.id, "work", price, (frozenset(edge.credentials) - hours - beside,) if edge.credentials else (),
                gives=frozenset(beside) & self.matter, prepares=frozenset(hours), opens=(end,), edge=edge, paid=True,
            )  # fmt: skip
        for one in sorted(gate - {paper for edge in self.edges for paper in edge.credentials}):
            row = self.paper(one)
            if row is not None and self.by_hours(one):
                before = frozenset(row.prerequisites) - self.cards(one)
                yield Step(
                    f"work-for:{one}", "work", Price(self.hours_weeks(one), self.hours_weeks(one) or 0.0, doubts=3),
                    (before,) if before else (), max((DEGREES.get(paper, 0) for paper in before), default=0), None,
                    frozenset(self.cards(one)) & self.matter, frozenset({one}), opens=(target,), paid=True,
                )  # fmt: skip

    def test_steps(self) -> list[Step]:
        """The first licence of the target that only its test keeps from them."""
        held, education = self.person.held, self.person.education or 0
        if self.target in self.person.unlicensed:
            every, any_of = self.gate(self.target)
            lacking = {min(any_of)} if any_of else every - held
            rows = [row for one in lacking if (row := self.paper(one))]
            had = frozenset(one for row in rows for one in row.prerequisites)
            again = Step(
                "licensed-again", "test", Price(weeks=None, doubts=3), prepares=frozenset(lacking), stands_for=had,
                opens=(self.target,),
            )  # fmt: skip
            return [again] if any(row.has_exam and row.prerequisites for row in rows) else []
        for one in sorted(self.named_at_gate(self.target) - held):
            row = self.paper(one)
            if row is None or not row.has_exam or not row.prerequisites or self.by_hours(one):
                continue
            any_degree = "alternative" in row.name.lower()
            by_degree = {paper for paper in row.prerequisites if any_degree and 0 < DEGREES.get(paper, 0) <= education}
            if all(paper in held or paper in by_degree for paper in row.prerequisites):
                price = Price(weeks=None, doubts=1 + bool(by_degree))
                needs = (frozenset(row.prerequisites),)
                return [Step(f"test:{one}", "test", price, needs, prepares=frozenset({one}), opens=(self.target,))]
        return []
