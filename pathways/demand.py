"""Whether an occupation is in demand, and what says so: a region's list, the state's list, or public figures.

Oklahoma Works has published how its list of critical occupations is made. Left out are occupations that are expected to
shrink, that have less than 0.05 percent of the jobs in Oklahoma, whose median wage is below $15 an hour, and that ask
for no schooling and pay less than $20 (the edition made from 2020 data). Where no list is imported the same floors are
held against the national projections and the wage file. That is never the state's list, which also ranks and chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pathways.catalog import Catalog
from pathways.facts import CriticalList, OccupationFact
from pathways.phrases import say
from pathways.reference.sources import METHOD_URL
from pathways.reference.statistics import STATE

Basis = Literal["regional_list", "state_list", "computed"]


@dataclass(frozen=True, slots=True)
class Method:
    """The floors of the published method, in percent and dollars an hour; a figure at its floor passes."""

    growth_pct: float = 0.0
    share_pct: float = 0.05
    hourly_usd: float = 15.0
    hourly_usd_without_schooling: float = 20.0


PUBLISHED = Method()


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: growth (percent, national), share (percent of Oklahoma's jobs), wage (dollars an hour).

    `met` is `None` where the figure is not known.
    """

    name: Literal["growth", "share", "wage"]
    value: float | None
    floor: float

    @property
    def met(self) -> bool | None:
        """Whether the figure reaches the floor."""
        return None if self.value is None else self.value >= self.floor


@dataclass(frozen=True, slots=True)
class DemandAnswer:
    """Whether an occupation is in demand, three-valued, and on what that rests.

    Lists have an `area` (its name) and `year`, and a `rank` where the occupation is on it and they rank. A computed
    answer has its `criteria`; it is `None` where a figure is missing and no other fails.
    """

    onet_soc: str
    basis: Basis
    in_demand: bool | None
    area: str
    year: int | None = None
    rank: int | None = None
    criteria: tuple[Criterion, ...] = ()
    source_url: str | None = None


def demand_of(
    catalog: Catalog,
    onet_soc: str,
    *,
    county: str | None = None,
    area_id: str | None = None,
    method: Method = PUBLISHED,
) -> DemandAnswer | None:
    """The best there is to say about the demand for an occupation; `None` for one that the catalog does not have.

    Args:
        catalog: with the lists that are imported.
        onet_soc: the occupation.
        county: where the person is; its workforce area's list comes before the state's.
        area_id: the workforce area, where it is known itself.
        method: the floors of the computed answer.
    """
    row = catalog.occupations.get(onet_soc)
    if row is None:
        return None
    place = catalog.counties.get(county or "")
    region = area_id or (place.workforce_area_id if place else None)
    if region is not None and region in catalog.critical_lists:
        area = catalog.workforce_areas.get(region)
        return _listed(row, catalog.critical_lists[region], "regional_list", area.name if area else region)
    if STATE in catalog.critical_lists:
        return _listed(row, catalog.critical_lists[STATE], "state_list", STATE)
    return computed(row, method)


def computed(row: OccupationFact, method: Method = PUBLISHED) -> DemandAnswer:
    """The published criteria on national growth and Oklahoma's wages and jobs."""
    wage = row.wage
    schooled = row.typical_entry_education != "none"
    floor = method.hourly_usd if schooled else method.hourly_usd_without_schooling
    jobs = next((one.jobs_per_1000 for one in row.wages if one.area == STATE and one.jobs_per_1000 is not None), None)
    criteria = (
        Criterion("growth", row.growth_pct_us, method.growth_pct),
        Criterion("share", None if jobs is None else jobs / 10.0, method.share_pct),
        Criterion("wage", wage.hourly_usd if wage else None, floor),
    )
    met = [one.met for one in criteria]
    if (
        row.typical_entry_education is None
        and met[2]
        and (criteria[2].value or 0) < method.hourly_usd_without_schooling
    ):
        met[2] = None  # with no schooling the higher floor would hold
    verdict = False if False in met else None if None in met else True
    return DemandAnswer(row.onet_soc, "computed", verdict, STATE, criteria=criteria, source_url=METHOD_URL)


def sentence(answer: DemandAnswer, language: str) -> str | None:
    """What to say of it, in plain words; `None` where there is nothing to say for sure."""
    if answer.basis == "computed":
        return say("demand_computed", language) if answer.in_demand else None
    values = {"area": answer.area, "year": str(answer.year), "rank": str(answer.rank)}
    if not answer.in_demand:
        return say("demand_not_listed", language, **values)
    return say("demand_listed" if answer.rank is None else "demand_ranked", language, **values)


def _listed(row: OccupationFact, found: CriticalList, basis: Basis, name: str) -> DemandAnswer:
    listed = row.onet_soc in found.ranks
    rank = found.ranks.get(row.onet_soc)
    return DemandAnswer(row.onet_soc, basis, listed, name, found.year, rank, source_url=found.source_url)
