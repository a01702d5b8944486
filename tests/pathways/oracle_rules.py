"""The planner's rules of credentials, jobs and what may stand on a route, once more and plainly: see `oracle`."""

from __future__ import annotations

from functools import cached_property

from pathways.catalog import Catalog
from pathways.facts import EDUCATION_RANK, CredentialFact, LadderFact, OccupationFact, ProgramFact
from pathways.planner_person import Person

DIPLOMA = "hs-diploma-or-hse"
DEGREES = {
    "associate-degree-field": 3, "bachelor-degree-field": 4, "master-degree-field": 5, "doctoral-degree-field": 6,
}  # fmt: skip


class Rules:
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
        learning = (row.on_the_job_training or "None").split("-")[0]
        if learning not in ("Short", "None"):
            return False
        usual = EDUCATION_RANK.get(row.typical_entry_education or "none", 0)
        if usual > 1 or (learning == "None" and education is not None and education < usual):
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
