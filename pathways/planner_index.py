"""The index of programs that the planner asks: by what they take and leave, by whom they lead to, in columns.

Programs that take and leave the same (`Traits`) form a *class*; within a class they differ only in what they cost a
person. A program whose articulation says how many weeks an earlier credential saves stands there twice: as it is, and
shorter for who holds that credential (its class asks for it). Work that only refers people on is not in the index.

Made once for each catalog and kept with it. Rows are numbered; every column is an array with one entry a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from pathways.catalog import Catalog
from pathways.facts import EDUCATION_RANK, ArticulationFact, ProgramFact
from pathways.planner_fit import ATTEND, LOCAL_KINDS, is_thin, min_weeks
from pathways.planner_rules import KIND_LEVEL, by_crosswalk, opened_by, prepared_by

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

TIMES = {"day": 1, "evening": 2, "weekend": 4, "online": 8, "hybrid": 16}
"""Schedules as bits."""

ATTEND_BITS = sum(TIMES[one] for one in ATTEND)


@dataclass(frozen=True, slots=True)
class Traits:
    """What a program takes and leaves, whoever takes it. `kind`: school, work or training; `main`: its first job."""

    kind: str
    program_kind: str
    level: int
    needs: tuple[frozenset[str], ...]
    min_education: int
    min_age: int | None
    grants: frozenset[str]
    named: frozenset[str]
    prepares: frozenset[str]
    main: str | None
    opens: tuple[str, ...]
    paid: bool
    crosswalk: tuple[str, ...]
    """Jobs that only the federal table of subjects and jobs connects it with."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Facts of every row. `spot`: number of the place where it is taught (`ProgramIndex.spots`)."""

    spot: Ints
    weeks: Floats
    """At the least (`planner_fit.min_weeks`), less what an articulation saves."""
    weeks_known: Bools
    tuition: Floats
    """Dollars; not a number where unknown."""
    times: Ints
    times_sourced: Bools
    weekly_hours: Floats
    work: Bools
    thin: Bools
    local: Bools
    diploma: Bools
    technology_center: Bools
    only_for: Ints
    """Index into `ProgramIndex.conditions`."""
    class_of: Ints


@dataclass(frozen=True, slots=True)
class ProgramIndex:
    """Rows, their columns, and classes by what one looks for."""

    programs: tuple[ProgramFact, ...]
    credits: tuple[ArticulationFact | None, ...]
    columns: Columns
    traits: tuple[Traits, ...]
    rows_of: tuple[Ints, ...]
    """The rows of each class."""
    spots: tuple[tuple[str, bool], ...]
    """Where programs are taught: the id of a campus and true, or that of a provider whose program names none."""
    conditions: tuple[tuple[str, ...], ...]
    """Whom training is only for (`ProgramFact.requirements`), each set once."""
    for_occupation: dict[str, tuple[int, ...]] = field(default_factory=dict)
    crosswalk_to: dict[str, tuple[int, ...]] = field(default_factory=dict)
    granting: dict[str, tuple[int, ...]] = field(default_factory=dict)
    preparing: dict[str, tuple[int, ...]] = field(default_factory=dict)
    diplomas: tuple[int, ...] = ()
    row_of: dict[str, int] = field(default_factory=dict)
    """The row of a program as it is, with no credit for earlier training."""


def program_index(catalog: Catalog) -> ProgramIndex:
    """The index of a catalog."""
    return catalog.remember("planner.index", lambda: _make(catalog))


def offers_of(program: ProgramFact) -> Iterator[ArticulationFact | None]:
    """A program as it is, then once for each articulation that says what it saves."""
    yield None
    yield from (credit for credit in program.articulations if credit.from_credential_id and credit.weeks_saved)


def weeks_with(program: ProgramFact, credit: ArticulationFact | None) -> float:
    """Least weeks of a program with an articulation's credit."""
    return max(0.0, min_weeks(program) - ((credit.weeks_saved or 0.0) if credit else 0.0))


def _make(catalog: Catalog) -> ProgramIndex:
    rows = [
        (program, credit)
        for program in catalog.programs.values()
        if not (program.is_work and program.kind == "referral")
        for credit in offers_of(program)
    ]
    classes: dict[Traits, int] = {}
    class_of = [classes.setdefault(_traits(catalog, *row), len(classes)) for row in rows]
    members: list[list[int]] = [[] for _ in classes]
    for number, class_ in enumerate(class_of):
        members[class_].append(number)
    conditions: dict[tuple[str, ...], int] = {(): 0}
    spots: dict[tuple[str, bool], int] = {}
    columns = Columns(
        spot=np.array([spots.setdefault(_spot(row), len(spots)) for row, _ in rows], dtype=np.int32),
        weeks=np.array([weeks_with(row, credit) for row, credit in rows], dtype=np.float64),
        weeks_known=np.array([row.weeks is not None for row, _ in rows], dtype=np.bool_),
        tuition=np.array([np.nan if row.tuition_usd is None else row.tuition_usd for row, _ in rows], dtype=np.float64),
        times=np.array([sum(TIMES[one] for one in row.schedules) for row, _ in rows], dtype=np.int32),
        times_sourced=np.array([row.schedule_basis == "source" for row, _ in rows], dtype=np.bool_),
        weekly_hours=np.array(
            [row.hours / row.weeks if row.hours and row.weeks else np.nan for row, _ in rows], dtype=np.float64
        ),
        work=np.array([row.is_work for row, _ in rows], dtype=np.bool_),
        thin=np.array([is_thin(row) for row, _ in rows], dtype=np.bool_),
        local=np.array([row.kind in LOCAL_KINDS for row, _ in rows], dtype=np.bool_),
        diploma=np.array([row.kind == "hse_diploma" for row, _ in rows], dtype=np.bool_),
        technology_center=np.array([_at_technology_center(catalog, row) for row, _ in rows], dtype=np.bool_),
        only_for=np.array(
            [conditions.setdefault(row.requirements, len(conditions)) for row, _ in rows], dtype=np.int32
        ),
        class_of=np.array(class_of, dtype=np.int32),
    )
    traits = tuple(classes)
    return ProgramIndex(
        programs=tuple(row for row, _ in rows),
        credits=tuple(credit for _, credit in rows),
        columns=columns,
        traits=traits,
        rows_of=tuple(np.array(one, dtype=np.int32) for one in members),
        spots=tuple(spots),
        conditions=tuple(conditions),
        for_occupation=_by((row.occupations, at) for (row, _), at in zip(rows, class_of, strict=True)),
        crosswalk_to=_by((one.crosswalk, at) for at, one in enumerate(traits)),
        granting=_by((row.grants, at) for (row, _), at in zip(rows, class_of, strict=True)),
        preparing=_by((row.prepares_for, at) for (row, _), at in zip(rows, class_of, strict=True)),
        row_of={row.id: number for number, (row, credit) in enumerate(rows) if credit is None},
        diplomas=tuple(at for at, one in enumerate(traits) if one.program_kind == "hse_diploma"),
    )


def _by(pairs: Iterable[tuple[Iterable[str], int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for keys, class_ in pairs:
        for key in keys:
            found[key][class_] = None
    return {key: tuple(classes) for key, classes in found.items()}


def _spot(row: ProgramFact) -> tuple[str, bool]:
    return (row.campus_id, True) if row.campus_id is not None else (row.provider_id, False)


def _at_technology_center(catalog: Catalog, row: ProgramFact) -> bool:
    provider = catalog.providers.get(row.provider_id)
    return provider is not None and provider.kind == "technology_center"


def _traits(catalog: Catalog, row: ProgramFact, credit: ArticulationFact | None) -> Traits:
    school = row.kind == "hse_diploma"
    needs = row.prerequisites
    if credit is not None and credit.from_credential_id is not None:
        needs = tuple(dict.fromkeys(one | {credit.from_credential_id} for one in needs or (frozenset[str](),)))
    return Traits(
        kind="school" if school else "work" if row.is_work else "training",
        program_kind=row.kind,
        level=KIND_LEVEL.get(row.kind, 1),
        needs=needs,
        min_education=0 if school else EDUCATION_RANK.get(row.min_education or "none", 0),
        min_age=row.min_age,
        grants=frozenset(row.grants),
        named=frozenset(row.prepares_for),
        prepares=prepared_by(catalog, row),
        main=row.occupations[0] if row.occupations else None,
        opens=() if school else opened_by(catalog, row),
        paid=bool(row.paid) and row.is_work,
        crosswalk=() if school else tuple(one for one in row.crosswalk_occupations if by_crosswalk(catalog, row, one)),
    )
