"""Pathway databases of the same shape as a given one, any number of times its size, in memory.

Two ways to grow. `wide`: more of everything; each copy has occupations, credentials and ladders of its own, so the
number of programs to a job stays and everything else grows. `deep`: more schools, campuses, programs and services for
the same occupations, so the choice for each job grows. Places, counties and ZIP codes stay in both, so density grows.

What is copied gets a new id and, by a seeded chance, a position up to about twenty miles off inside the state, prices
of 0.6 to 1.5 times, lengths of 0.75 to 1.3 times, other teaching times, and services other counties. Wages of copied
occupations differ by up to a fifth, and one in five of them changes its field.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pathways import facts
from pathways.catalog import Catalog, build

SHAPES = ("wide", "deep")
LAT, LON = (33.62, 36.99), (-102.9, -94.45)


@dataclass(frozen=True)
class Names:
    """How one copy calls what it copies; what is not in a mapping keeps its name."""

    suffix: str
    jobs: dict[str, str]
    papers: dict[str, str]

    def id(self, name: str) -> str:
        """The copy's name of a school, campus, program or service."""
        return f"{name}{self.suffix}"

    def job(self, onet_soc: str) -> str:
        """The copy's code of an occupation."""
        return self.jobs.get(onet_soc, onet_soc)

    def paper(self, credential_id: str) -> str:
        """The copy's id of a credential."""
        return self.papers.get(credential_id, credential_id)


def grow(catalog: Catalog, times: int, shape: str = "wide", seed: int = 1) -> Catalog:
    """A catalog of `times` the size; 1 gives the catalog's own facts."""
    if shape not in SHAPES:
        raise ValueError(f"shape must be one of {', '.join(SHAPES)}, not {shape!r}")
    chance = random.Random(seed)
    names = list(_names(catalog, times, shape))
    wide = [one for one in names if one.jobs or not one.suffix]
    return build(
        version=f"{catalog.version}-{shape}-{times}",
        fields=catalog.fields.values(),
        occupations=[
            _job(row, one, chance, list(catalog.fields)) for one in wide for row in catalog.occupations.values()
        ],
        credentials=[_paper(row, one) for one in wide for row in catalog.credentials.values()],
        ladders=[_ladder(row, one) for one in wide for row in catalog.ladders.values()],
        providers=[replace(row, id=one.id(row.id)) for one in names for row in catalog.providers.values()],
        campuses=[_campus(row, one, chance) for one in names for row in catalog.campuses.values()],
        programs=[_program(row, one, chance) for one in names for row in catalog.programs.values()],
        services=[
            _service(row, one, chance, list(catalog.counties)) for one in names for row in catalog.services.values()
        ],
        barriers=[_barrier(row, one) for one in wide for row in catalog.barriers.values()],
        counties=catalog.counties.values(),
        workforce_areas=catalog.workforce_areas.values(),
        job_centers=catalog.job_centers.values(),
        places=catalog.places.values(),
        zips=catalog.zips.values(),
        demand=[
            replace(row, onet_soc=one.job(row.onet_soc))
            for one in wide
            for of in catalog.demand.values()
            for row in of
        ],
    )  # fmt: skip


def _names(catalog: Catalog, times: int, shape: str) -> Iterator[Names]:
    yield Names("", {}, {})
    used = set(catalog.occupations)
    free = (f"{number // 100:04d}.{number % 100:02d}" for number in range(1_000_000))
    for copy in range(1, times):
        if shape == "deep":
            yield Names(f"-x{copy}", {}, {})
            continue
        jobs: dict[str, str] = {}
        for onet_soc in catalog.occupations:
            jobs[onet_soc] = next(code for tail in free if (code := f"{onet_soc[:2]}-{tail}") not in used)
            used.add(jobs[onet_soc])
        papers = {one: one if "diploma" in one or "degree" in one else f"{one}-x{copy}" for one in catalog.credentials}
        yield Names(f"-x{copy}", jobs, papers)


def _job(row: facts.OccupationFact, one: Names, chance: random.Random, fields: list[str]) -> facts.OccupationFact:
    if not one.suffix:
        return row
    factor = chance.uniform(0.8, 1.2)
    return replace(
        row,
        onet_soc=one.job(row.onet_soc),
        plain_title_en=f"{row.plain_title_en}{one.suffix}",
        field_id=chance.choice(fields) if chance.random() < 0.2 else row.field_id,
        wages=tuple(
            replace(wage, hourly_median_usd=wage.hourly_median_usd and round(wage.hourly_median_usd * factor, 2))
            for wage in row.wages
        ),
        credentials=tuple((one.paper(paper), required, basis) for paper, required, basis in row.credentials),
    )


def _paper(row: facts.CredentialFact, one: Names) -> facts.CredentialFact:
    if not one.suffix:
        return row
    return replace(row, id=one.paper(row.id), prerequisites=tuple(map(one.paper, row.prerequisites)))


def _ladder(row: facts.LadderFact, one: Names) -> facts.LadderFact:
    return replace(
        row,
        id=one.id(row.id),
        from_onet_soc=one.job(row.from_onet_soc),
        to_onet_soc=one.job(row.to_onet_soc),
        credentials=tuple(map(one.paper, row.credentials)),
    )


def _barrier(row: facts.BarrierFact, one: Names) -> facts.BarrierFact:
    return replace(
        row,
        id=one.id(row.id),
        onet_soc=row.onet_soc and one.job(row.onet_soc),
        credential_id=row.credential_id and one.paper(row.credential_id),
    )


def _campus(row: facts.CampusFact, one: Names, chance: random.Random) -> facts.CampusFact:
    if not one.suffix:
        return row
    return replace(
        row,
        id=one.id(row.id),
        provider_id=one.id(row.provider_id),
        lat=min(max(row.lat + chance.gauss(0, 0.15), LAT[0]), LAT[1]),
        lon=min(max(row.lon + chance.gauss(0, 0.18), LON[0]), LON[1]),
    )


def _program(row: facts.ProgramFact, one: Names, chance: random.Random) -> facts.ProgramFact:
    if not one.suffix:
        return row
    dear, long = chance.uniform(0.6, 1.5), chance.uniform(0.75, 1.3)
    times = row.schedules
    if times & {"day", "evening", "weekend"} and chance.random() < 0.3:
        times = times | {chance.choice(("day", "evening", "weekend"))}
    return replace(
        row,
        id=one.id(row.id),
        provider_id=one.id(row.provider_id),
        campus_id=row.campus_id and one.id(row.campus_id),
        tuition_usd=row.tuition_usd and round(row.tuition_usd * dear),
        weeks=row.weeks and max(1.0, float(round(row.weeks * long))),
        schedules=times,
        occupations=tuple(map(one.job, row.occupations)),
        grants=tuple(map(one.paper, row.grants)),
        prepares_for=tuple(map(one.paper, row.prepares_for)),
        prerequisites=tuple(frozenset(map(one.paper, together)) for together in row.prerequisites),
        articulations=tuple(
            replace(
                credit,
                id=one.id(credit.id),
                to_program_id=one.id(credit.to_program_id),
                from_credential_id=credit.from_credential_id and one.paper(credit.from_credential_id),
            )
            for credit in row.articulations
        ),
    )


def _service(row: facts.ServiceFact, one: Names, chance: random.Random, counties: list[str]) -> facts.ServiceFact:
    if not one.suffix:
        return row
    return replace(
        row,
        id=one.id(row.id),
        counties=frozenset(chance.sample(counties, min(len(row.counties), len(counties)))),
        phone_year=row.phone_year and row.phone_year - chance.randrange(3),
    )
