"""The planner's rules once more, plainly: every way to a target by enumeration, to hold the search against.

Written from docs/planner.md. It shares no code with the planner beyond the facts of the catalog and who the person is
(`planner_person`), has no index, no dominance and no bound, and is far too slow for anything but a small database.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from pathways.catalog import Catalog
from pathways.eligibility import Verdict, meets
from pathways.facts import EDUCATION_RANK, CredentialFact, LadderFact, OccupationFact, ProgramFact
from pathways.planner_person import Person

DIPLOMA = "hs-diploma-or-hse"
DEGREES = {
    "associate-degree-field": 3, "bachelor-degree-field": 4, "master-degree-field": 5, "doctoral-degree-field": 6,
}  # fmt: skip
LEVELS = {
    "language": 0, "hse_diploma": 1, "short_course": 1, "associate_degree": 3, "bachelor_degree": 4, "master_degree": 5,
    "doctoral_degree": 6,
}  # fmt: skip
MOST_MOVES = 6


class Price(NamedTuple):
    """What a step adds. `weeks` and `usd` `None`: unknown; `least_weeks` then is what it cannot be under."""

    weeks: float | None = 0.0
    least_weeks: float = 0.0
    usd: float | None = 0.0
    firm_usd: float = 0.0
    miles: float = 0.0
    doubts: int = 0


class Value(NamedTuple):
    """What routes are compared by: unknown parts before known ones; less is better in each."""

    first_unknown: int
    first_weeks: float
    unknown: int
    weeks: float
    usd_unknown: int
    usd: float
    firm_usd: float
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
class Step:
    """One thing to do. `together`: alternatives that must be held; `gives` at its start, tests for `prepares` after."""

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


class Oracle:
    """One person before one target."""

    def __init__(self, catalog: Catalog, person: Person, target: str) -> None:
        self.catalog, self.person, self.target = catalog, person, target

    # -- rules of credentials and jobs --------------------------------------------------------------------------------

    def paper(self, name: str) -> CredentialFact | None:
        return self.catalog.credentials.get(name)

    def taught(self, name: str) -> bool:
        return any(name in (*row.grants, *row.prepares_for) for row in self.catalog.programs.values())

    def cards(self, name: str) -> set[str]:
        row = self.paper(name)
        if row is None or row.kind != "license":
            return set()
        rows = [other for one in row.prerequisites if (other := self.paper(one))]
        return {
            one.id
            for one in rows
            if one.kind == "license" and not one.has_exam and "apprentice" in f"{one.id} {one.name}".lower()
        }

    def by_hours(self, name: str) -> bool:
        row = self.paper(name)
        return row is not None and ((row.typical_hours or 0) >= 2000 or bool(self.cards(name)))

    def hours_weeks(self, name: str) -> float | None:
        row = self.paper(name)
        return row.typical_hours / 40 if row and (row.typical_hours or 0) >= 2000 else None

    def only_registered(self, name: str) -> bool:
        row = self.paper(name)
        if row is None or row.has_exam or row.prerequisites or row.typical_hours:
            return False
        return row.kind == "license" or (row.kind == "certificate" and not self.taught(name))

    def along(self, name: str) -> bool:
        row = self.paper(name)
        if row is None:
            return True
        if row.kind in ("degree", "hse_diploma") or self.by_hours(name) or self.taught(name):
            return False
        return all(self.along(one) for one in row.prerequisites)

    def gate(self, job: str) -> tuple[set[str], set[str]]:
        """What must all be held, or one of what."""
        row = self.catalog.occupations.get(job)
        if row is None:
            return set(), set()
        every = {one for one, required, _ in row.credentials if required}
        if every or not row.licensed:
            return every, set()
        licences = {
            one
            for one, required, basis in row.credentials
            if required is None
            and basis == "license"
            and (of := self.paper(one))
            and of.kind in ("license", "certificate")
        }
        return set(), licences - {card for one in licences for card in self.cards(one)}

    def named_at_gate(self, job: str) -> set[str]:
        every, one_of = self.gate(job)
        return every | one_of

    def passes(self, job: str, held: frozenset[str]) -> bool:
        every, one_of = self.gate(job)
        return every <= held and (not one_of or bool(one_of & held))

    def wage(self, job: str) -> float:
        row = self.catalog.occupations.get(job)
        return (row.wage.hourly_usd or 0.0) if row and row.wage else 0.0

    def least_level(self, row: OccupationFact) -> int:
        usual = EDUCATION_RANK.get(row.typical_entry_education or "none", 0)
        return usual - 1 if usual in (3, 4) else usual

    def experienced(self, row: OccupationFact) -> bool:
        return (row.work_experience or "None") != "None"

    def entry_job(self, job: str, education: int | None) -> bool:
        row = self.catalog.occupations.get(job)
        if row is None or row.job_zone is None or row.job_zone > 2 or self.experienced(row):
            return False
        if (row.on_the_job_training or "None").split("-")[0] not in ("Short", "None"):
            return False
        usual = EDUCATION_RANK.get(row.typical_entry_education or "none", 0)
        if usual > 1 or (education is not None and education < usual):
            return False
        return all(self.only_registered(one) for one in self.named_at_gate(job))

    def needs_work(self, edge: LadderFact) -> bool:
        return (
            not edge.credentials
            or edge.kind == "promotion"
            or edge.basis == "bls_work_experience"
            or any(self.by_hours(one) for one in edge.credentials)
        )

    def helpers_of(self, job: str) -> list[str]:
        """The jobs in which one earns the working hours for a job's licence."""
        gate = self.named_at_gate(job)
        if not any(self.by_hours(one) for one in gate):
            return []
        return [
            edge.from_onet_soc
            for edge in self.catalog.ladders.values()
            if edge.to_onet_soc == job
            and edge.basis == "source"
            and edge.kind != "lateral"
            and gate & {*edge.credentials}
        ]

    # -- what may stand on a route ------------------------------------------------------------------------------------

    @cached_property
    def depth(self) -> dict[str, int]:
        """The jobs on the way: at most two ladder edges that take work behind the target."""
        found = {self.target: 0}
        for depth in (0, 1):
            for edge in self.catalog.ladders.values():
                if found.get(edge.to_onet_soc) == depth and self.needs_work(edge):
                    found.setdefault(edge.from_onet_soc, depth + 1)
        return found

    @cached_property
    def edges(self) -> list[LadderFact]:
        return [edge for edge in self.catalog.ladders.values() if self.depth.get(edge.to_onet_soc, 2) < 2]

    @cached_property
    def way_programs(self) -> list[ProgramFact]:
        return [row for row in self.catalog.programs.values() if row.kind != "referral" and row.id in self._matter[1]]

    @cached_property
    def matter(self) -> frozenset[str]:
        """The credentials on the way."""
        return frozenset(self._matter[0])

    @cached_property
    def _matter(self) -> tuple[set[str], set[str]]:
        papers = {one for job in self.depth for one in self.named_at_gate(job)}
        papers |= {one for edge in self.edges for one in edge.credentials}
        programs: set[str] = set()
        while True:
            before = len(papers), len(programs)
            for row in self.catalog.programs.values():
                leads = {*row.grants, *row.prepares_for} & (papers - {DIPLOMA})
                if row.kind != "referral" and (leads or set(row.occupations) & set(self.depth)):
                    programs.add(row.id)
                    papers |= {one for together in row.prerequisites for one in together}
                    papers |= {one for one, _ in self.credits(row) if one}
            papers |= {other for one in papers if (row := self.paper(one)) for other in row.prerequisites}
            if (len(papers), len(programs)) == before:
                return papers, programs

    def credits(self, row: ProgramFact) -> list[tuple[str | None, float]]:
        """A program with no credit, and with each that says how many weeks an earlier credential saves."""
        saving = [(one.from_credential_id, one.weeks_saved) for one in row.articulations if one.from_credential_id]
        return [(None, 0.0), *((one, weeks) for one, weeks in saving if weeks)]

    # -- the steps ----------------------------------------------------------------------------------------------------

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
        usd, stale = self.usd(row)
        if limits.budget_usd is not None and (usd is None or (stale and usd > limits.budget_usd)):
            doubts += 1
        for condition in row.requirements:
            verdict = meets(condition, profile, person.place.county if person.place else None)
            if verdict is Verdict.NO:
                return None
            doubts += 2 * (verdict is Verdict.CANNOT_TELL)
        least = max(0.0, self.least_weeks(row) - saved)
        return Price(
            None if row.weeks is None else least, least, usd, 0.0 if stale or usd is None else usd,
            math.ceil((miles or 0.0) / 5) * 5.0, doubts,
        )  # fmt: skip

    def usd(self, row: ProgramFact) -> tuple[float | None, bool]:
        """Dollars out of pocket, and whether the price is too old to exclude."""
        provider = self.catalog.providers.get(row.provider_id)
        tuition_free = any(
            one.category == "tuition" and "high_school_student" in one.requirements
            and "technology center" in f"{one.name} {one.description}".lower()
            for one in self.catalog.services.values()
        )  # fmt: skip
        if self.person.student and provider and provider.kind == "technology_center" and tuition_free:
            return 0.0, False
        old = row.tuition_year is not None and self.person.today.year - row.tuition_year > 3
        return row.tuition_usd, row.tuition_usd is not None and old

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
                    f"work-for:{one}", "work", Price(self.hours_weeks(one), self.hours_weeks(one) or 0.0, doubts=2),
                    (before,) if before else (), max((DEGREES.get(paper, 0) for paper in before), default=0), None,
                    frozenset(self.cards(one)) & self.matter, frozenset({one}), opens=(target,), paid=True,
                )  # fmt: skip

    def test_steps(self) -> list[Step]:
        """The first licence of the target that only its test keeps from them."""
        held, education = self.person.held, self.person.education or 0
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

    # -- going on -----------------------------------------------------------------------------------------------------

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
        waiting = {one for one in step.prepares - held if step.kind == "work" or not self.by_hours(one)}
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
        if not employed and hired:
            employed, before = True, len(way.prices)
            wage = self.wage(step.edge.from_onet_soc) if step.edge else 0.0
            doubts += step.edge is not None
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
            sum(one.firm_usd for one in way.prices) if budget else 0.0,
            max((one.miles for one in way.prices), default=0.0),
            sum(one.doubts for one in way.prices) + way.more_doubts, -way.first_wage,
        )  # fmt: skip

    def keeps_limits(self, way: Way) -> bool:
        limits, value = self.person.limits, self.value(way)
        if limits.max_weeks is not None and value.first_weeks > limits.max_weeks:
            return False
        return limits.budget_usd is None or value.firm_usd <= limits.budget_usd

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
