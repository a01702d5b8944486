"""The rules of the planner that do not depend on a person: what opens an occupation, and which facts lead to a target.

An occupation is *open* when its gate is passed. The gate is every credential that is required for it; where none is
marked required but a licence is needed, any one of its licences. Where there is no gate, the training or schooling has
to come near what most people start with (`typical_entry_education`): equal, or one level below for an associate or
bachelor's degree, which the route then says. Jobs that take earlier work (BLS `work_experience`) open by a ladder only.
"""

from __future__ import annotations

from dataclasses import dataclass

from pathways.catalog import Catalog
from pathways.facts import EDUCATION_RANK, LadderFact, OccupationFact, ProgramFact

HSE = "hs-diploma-or-hse"
WORK_HOURS = 2000
"""A credential whose typical hours reach this is earned by supervised work, not in a class."""

HOURS_A_WEEK = 40

LADDER_DEPTH = 2
"""How many ladder edges behind the target are looked at: further back, the first job says little about the last."""

KIND_LEVEL = {
    "language": 0, "hse_diploma": 1, "short_course": 1, "certificate": 2, "license": 2, "industry_certification": 2,
    "apprenticeship": 2, "on_the_job": 2, "academy": 2, "referral": 2, "associate_degree": 3, "bachelor_degree": 4,
    "master_degree": 5, "doctoral_degree": 6,
}  # fmt: skip
"""The schooling that a kind of program stands for, on the scale of `EDUCATION_RANK`."""

DEGREES = {
    "associate-degree-field": 3,
    "bachelor-degree-field": 4,
    "master-degree-field": 5,
    "doctoral-degree-field": 6,
}


@dataclass(frozen=True, slots=True)
class Gate:
    """What must be held to work: all of `every`, and where that is empty one of `any_of`. Both empty: no gate."""

    every: frozenset[str] = frozenset()
    any_of: frozenset[str] = frozenset()

    @property
    def exists(self) -> bool:
        """Whether there is anything to pass."""
        return bool(self.every or self.any_of)

    def passed(self, held: frozenset[str]) -> bool:
        """Whether these credentials pass it."""
        return self.every <= held and (not self.any_of or bool(self.any_of & held))

    @property
    def credentials(self) -> frozenset[str]:
        """Every credential it names."""
        return self.every | self.any_of


def gate_of(catalog: Catalog, onet_soc: str) -> Gate:
    """The gate of an occupation; an occupation the catalog does not know has none."""
    known: dict[str, Gate] = catalog.remember("rules.gates", dict)
    found = known.get(onet_soc)
    if found is None:
        found = known[onet_soc] = _gate(catalog, onet_soc)
    return found


def _gate(catalog: Catalog, onet_soc: str) -> Gate:
    row = catalog.occupations.get(onet_soc)
    if row is None:
        return Gate()
    every = frozenset(row.required_credentials)
    licences = frozenset(
        credential
        for credential, required, basis in row.credentials
        if required is None and basis == "license" and _is_licence(catalog, credential)
    )
    if every or not row.licensed:
        return Gate(every)
    learners = {one for licence in licences for one in apprenticeships(catalog, licence)}
    return Gate(any_of=licences - learners)  # an apprentice's card opens the helper's job, not the trade's


def _is_licence(catalog: Catalog, credential_id: str) -> bool:
    row = catalog.credentials.get(credential_id)
    return row is not None and row.kind in ("license", "certificate")


def entry_rank(row: OccupationFact) -> int:
    """Schooling most people start the occupation with; unknown counts as none."""
    return EDUCATION_RANK.get(row.typical_entry_education or "none", 0)


def takes_experience(row: OccupationFact) -> bool:
    """Whether the labour statistics say that it takes earlier work in another job."""
    return (row.work_experience or "None") not in ("None", "")


def least_schooling(row: OccupationFact) -> int:
    """The least schooling that opens an occupation that has no gate."""
    needed = entry_rank(row)
    return needed - 1 if needed in (3, 4) else needed


def stands_for_experience(row: OccupationFact, level: int) -> bool:
    """Whether a program of this level does for the earlier work that its own (first named) job takes: it takes little.

    So a culinary program makes a cook. It is never so for jobs that take five years or start above high school.
    """
    return (row.work_experience or "").startswith("Less") and entry_rank(row) <= 1 and level >= 2


def is_entry_job(catalog: Catalog, onet_soc: str, education: int | None) -> bool:
    """Whether one can be hired with no training: short preparation, no gate but a plain registration.

    Where the job is learnt within a month at work, a diploma is usual and no condition; its lack is told.
    """
    row = catalog.occupations.get(onet_soc)
    if row is None or row.job_zone is None or row.job_zone > 2 or takes_experience(row):
        return False
    if row.from_reference and None in (row.work_experience, row.on_the_job_training):
        return False
    learnt_there = (row.on_the_job_training or "None").startswith("Short")
    if not (learnt_there or (row.on_the_job_training or "None").startswith("None")):
        return False
    rank = entry_rank(row)
    if rank > 1 or (education is not None and education < rank and not learnt_there):
        return False
    return all(is_registration(catalog, credential) for credential in gate_of(catalog, onet_soc).credentials)


def is_registration(catalog: Catalog, credential_id: str) -> bool:
    """Whether a credential is had by applying for it: a licence with no test, no earlier credential and no hours."""
    row = catalog.credentials.get(credential_id)
    if row is None or row.has_exam or row.prerequisites or row.typical_hours:
        return False
    return row.kind == "license" or (row.kind == "certificate" and not _taught(catalog, credential_id))


def by_work_hours(catalog: Catalog, credential_id: str) -> bool:
    """Whether a credential is earned by supervised work: its hours say so, or it builds on an apprentice's card."""
    row = catalog.credentials.get(credential_id)
    if row is None:
        return False
    return (row.typical_hours or 0) >= WORK_HOURS or bool(apprenticeships(catalog, credential_id))


def work_weeks(catalog: Catalog, credential_id: str) -> float | None:
    """Weeks of full-time work before the test for a credential earned by work; `None` is unknown."""
    row = catalog.credentials.get(credential_id)
    hours = row.typical_hours if row else None
    return hours / HOURS_A_WEEK if hours and hours >= WORK_HOURS else None


def apprenticeships(catalog: Catalog, credential_id: str) -> tuple[str, ...]:
    """The apprentice registrations that a licence builds on: who holds one learns the trade at work."""
    row = catalog.credentials.get(credential_id)
    if row is None or row.kind != "license":
        return ()
    before = [catalog.credentials[one] for one in row.prerequisites if one in catalog.credentials]
    return tuple(
        one.id
        for one in before
        if one.kind == "license" and not one.has_exam and "apprentice" in f"{one.id} {one.name}".casefold()
    )


def along_the_way(catalog: Catalog, credential_id: str) -> bool:
    """Whether a prerequisite is had beside the training (a permit, a medical card): nothing here teaches it."""
    row = catalog.credentials.get(credential_id)
    if row is None:
        return True
    if (
        row.kind in ("degree", "hse_diploma")
        or by_work_hours(catalog, credential_id)
        or _taught(catalog, credential_id)
    ):
        return False
    return all(along_the_way(catalog, one) for one in row.prerequisites)


def _taught(catalog: Catalog, credential_id: str) -> bool:
    return credential_id in catalog.programs_granting or credential_id in catalog.programs_preparing


def prepared_by(catalog: Catalog, program: ProgramFact) -> frozenset[str]:
    """Credentials that a program prepares for: those its row names, and the gate of an occupation it teaches.

    The gate is inferred for the main occupation only, only where the row names no credential of that gate, and not for
    credentials that other programs name: a degree in criminal justice is no police academy. For an occupation entered
    by years of work it is the gate of the job one starts in (`feeders`).
    """

    def make() -> frozenset[str]:
        found = set(program.prepares_for)
        named = found | set(program.grants)
        for onet_soc in program.occupations[:1]:
            for taught in (onet_soc, *feeders(catalog, onet_soc)):
                gate = gate_of(catalog, taught).credentials
                if not gate & named:
                    found |= {one for one in gate if is_registration(catalog, one) or not _taught(catalog, one)}
        if program.kind == "apprenticeship":
            for onet_soc in program.occupations:
                found |= gate_of(catalog, onet_soc).credentials
        return frozenset(found)

    return catalog.remember(("rules.prepared", program.id), make)


def feeders(catalog: Catalog, onet_soc: str) -> tuple[str, ...]:
    """The jobs in which one earns the working hours for an occupation's licence (a helper, for an electrician)."""
    gate = gate_of(catalog, onet_soc).credentials
    if not any(by_work_hours(catalog, credential) for credential in gate):
        return ()
    edges = (catalog.ladders[ladder] for ladder in catalog.ladders_to.get(onet_soc, ()))
    return tuple(
        edge.from_onet_soc
        for edge in edges
        if edge.basis == "source" and edge.kind != "lateral" and gate & set(edge.credentials)
    )


def opened_by(catalog: Catalog, program: ProgramFact) -> tuple[str, ...]:
    """Occupations a finished program may open, main one first, with the jobs that lead to it by working hours."""
    found = dict.fromkeys(program.occupations)
    starts = {one for onet_soc in program.occupations for one in feeders(catalog, onet_soc)}
    if program.kind == "apprenticeship":  # one works in those from the first day, and leaves with the trade itself
        found = {onet_soc: None for onet_soc in found if onet_soc not in starts} or found
    else:
        found.update(dict.fromkeys(one for onet_soc in program.occupations[:1] for one in feeders(catalog, onet_soc)))
    return tuple(onet_soc for onet_soc in found if onet_soc in catalog.occupations)


def by_crosswalk(catalog: Catalog, program: ProgramFact, onet_soc: str) -> bool:
    """Whether the federal table of subjects and jobs alone connects a program with a job whose schooling is known."""
    if onet_soc not in program.crosswalk_occupations:
        return False
    row = catalog.occupations.get(onet_soc)
    return row is not None and row.typical_entry_education is not None


def has_way(catalog: Catalog, onet_soc: str, education: int | None) -> bool:
    """Whether anything known may lead to an occupation: training, a job before it, or being hired as one is."""
    return bool(
        catalog.programs_for_occupation.get(onet_soc)
        or catalog.ladders_to.get(onet_soc)
        or any(
            by_crosswalk(catalog, catalog.programs[one], onet_soc)
            for one in catalog.programs_by_crosswalk.get(onet_soc, ())
        )
        or is_entry_job(catalog, onet_soc, education)
    )


def needs_work(catalog: Catalog, edge: LadderFact) -> bool:
    """Whether climbing an edge takes working in its first job: a promotion, no credential at all, or working hours."""
    return (
        not edge.credentials
        or edge.kind == "promotion"
        or edge.basis == "bls_work_experience"
        or any(by_work_hours(catalog, credential) for credential in edge.credentials)
    )
