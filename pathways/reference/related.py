"""Ladder edges from O*NET's related occupations: possibilities, never more.

An edge is made only where the related occupation is a step up (more preparation and not less pay, or the same
preparation and clearly more pay), only from the two primary tiers, and only where the shipped data has no edge between
the two. Most of them are for the question "what could come next?". The planner gets a few, and only into occupations
that no shipped ladder leads to: from an occupation of the shipped data in the same SOC major group, of the nearest
tier, where a diploma is all the schooling that is usual. Two jobs that are alike say nothing of a degree in between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pathways.facts import EDUCATION_RANK, LadderFact, OccupationFact
from pathways.reference.sources import ONET_URL

MOST_INTO = 3
"""How many related jobs the planner may come from, for a job that no shipped ladder leads to."""

RAISE = 1.05
"""How much more a job of the same preparation must pay to be a step up."""

NEAREST = "Primary-Short"
BASIS = "onet_related_occupations"
HIGH_SCHOOL = EDUCATION_RANK["high_school"]


@dataclass(frozen=True, slots=True)
class Relation:
    """O*NET's related occupation, `position` 1 the nearest."""

    onet_soc: str
    related: str
    position: int
    tier: str


@dataclass(frozen=True)
class RelatedEdges:
    """The edges for answers, and which of them the planner may use (ids)."""

    edges: tuple[LadderFact, ...]
    planned: frozenset[str]


def related_edges(
    relations: Iterable[Relation],
    occupations: Mapping[str, OccupationFact],
    shipped: Iterable[LadderFact],
    as_of: str | None,
) -> RelatedEdges:
    """The edges that the relations give, nearest first.

    Args:
        relations: from O*NET, the primary tiers alone.
        occupations: all occupations of the catalog.
        shipped: the edges of the shipped data.
        as_of: the release they are from.
    """
    ladders = list(shipped)
    linked = {frozenset((edge.from_onet_soc, edge.to_onet_soc)) for edge in ladders}
    reached = {edge.to_onet_soc for edge in ladders}
    pay = {code: row.wage.hourly_usd if row.wage else None for code, row in occupations.items()}
    edges: list[LadderFact] = []
    into: dict[str, list[str]] = defaultdict(list)
    for one in sorted(relations, key=lambda one: (one.position, one.onet_soc, one.related)):
        low, high = occupations.get(one.onet_soc), occupations.get(one.related)
        if low is None or high is None or frozenset((low.onet_soc, high.onet_soc)) in linked:
            continue
        if not _is_step_up(low, high, pay[low.onet_soc], pay[high.onet_soc]):
            continue
        edge = _edge(low, high, as_of)
        edges.append(edge)
        if high.onet_soc not in reached and one.tier == NEAREST and _work_may_open(low, high):
            into[high.onet_soc].append(edge.id)
    planned = frozenset(edge_id for ids in into.values() for edge_id in ids[:MOST_INTO])
    return RelatedEdges(tuple(edges), planned)


def _is_step_up(low: OccupationFact, high: OccupationFact, before: float | None, after: float | None) -> bool:
    """Whether the second job is above the first; the wages are dollars an hour."""
    if any(row.title.endswith("All Other") or row.onet_soc.startswith("55-") for row in (low, high)):
        return False
    if low.job_zone is None or high.job_zone is None or high.job_zone < low.job_zone:
        return False
    if high.job_zone > low.job_zone:
        return before is None or after is None or after >= before
    return before is not None and after is not None and after >= RAISE * before


def _work_may_open(low: OccupationFact, high: OccupationFact) -> bool:
    """Whether years in the first job can be all that the second takes."""
    if high.typical_entry_education is None or low.from_reference or low.onet_soc[:2] != high.onet_soc[:2]:
        return False
    return EDUCATION_RANK[high.typical_entry_education] <= HIGH_SCHOOL


def _edge(low: OccupationFact, high: OccupationFact, as_of: str | None) -> LadderFact:
    return LadderFact(
        id=f"related-{low.onet_soc}-to-{high.onet_soc}", from_onet_soc=low.onet_soc, to_onet_soc=high.onet_soc,
        kind="promotion", needs_credential=None, typical_years=None, field_id=high.field_id, basis=BASIS,
        source_url=ONET_URL, as_of=as_of,
    )  # fmt: skip
