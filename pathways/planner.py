"""The planner: from a profile to routes, near misses and support.

`plan` chooses targets (`planner_targets`), finds every Pareto-best way to each (`planner_search`), rates them
(`planner_rating`), and shows few and different ones, the best first.

Choosing takes the best rated first and then, each time, the best of those that differ: another target before the same
target again (less 0.2), another field before the same field (less 0.15) unless the person named field or job, another
first step before the same one (less 0.1). A job's second-best way comes after its best. Where all
shown routes would come from one field that nobody asked for, the last gives way to the best of another field. Beside
routes that answer what the person said, at most one stands that is there for variety alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, islice

from pathways.catalog import Catalog
from pathways.eligibility import support_for
from pathways.planner_ground import GROUNDS, ground_of, wage_of
from pathways.planner_labels import Found, Label
from pathways.planner_moves import look_ahead
from pathways.planner_near import near_misses
from pathways.planner_person import Person, person_of
from pathways.planner_rating import fit, settled_first
from pathways.planner_reach import spot_map
from pathways.planner_routes import RouteWriter
from pathways.planner_search import search
from pathways.planner_sketch import Sketch
from pathways.planner_support import RouteSupport
from pathways.planner_targets import (
    Avoids,
    Candidate,
    Matcher,
    candidates,
    default_avoids,
    default_matcher,
    stepping_stones,
)
from pathways.planner_targets import warm as warm_targets
from pathways.profile import Profile
from pathways.routes import Plan, Route


def plan(
    catalog: Catalog,
    profile: Profile,
    limit: int = 3,
    today: date | None = None,
    *,
    matcher: Matcher | None = None,
    avoids: Avoids | None = None,
) -> Plan:
    """Routes for a profile, the near misses that would open better ones, and support for the stated needs.

    Pure: the same catalog, profile and day give the same answer. `limit` bounds routes and near misses alike.
    `matcher` turns words into occupations and `avoids` judges what they refuse (both `pathways.search` unless given).
    """
    person = person_of(catalog, profile, today or date.today())
    chosen = candidates(catalog, person, matcher or default_matcher, avoids or default_avoids)
    sketches, searched = _sketch_all(catalog, person, chosen)
    if not sketches:
        for candidate in [one for one in chosen if one.asked]:
            stones = stepping_stones(catalog, person, candidate.onet_soc)
            more, _ = _sketch_all(catalog, person, [one for one in stones if _pays_enough(catalog, person, one)])
            sketches += more
    sketches = settled_first(person, sketches)
    shown = choose(catalog, person, sketches, limit)
    supports = RouteSupport(catalog, person)
    routes = [write_route(catalog, person, sketch, supports) for sketch in shown]
    misses = near_misses(catalog, person, searched, sketches, shown, score=lambda who, one: fit(catalog, who, one))
    return Plan(
        routes=routes,
        near_misses=[
            miss.worded(write_route(catalog, miss.person, miss.sketch, supports)) for miss in misses[: max(0, limit)]
        ],
        support=support_for(catalog, profile, today=person.today) if profile.needs else [],
    )


def warm(catalog: Catalog) -> None:
    """Make the planner's indexes now, so that the first person does not wait for them."""
    spot_map(catalog)
    warm_targets(catalog)
    for onet_soc in islice(catalog.occupations, GROUNDS):
        ground_of(catalog, onet_soc)


def _sketch_all(
    catalog: Catalog, person: Person, chosen: list[Candidate]
) -> tuple[list[Sketch], list[tuple[Candidate, Found]]]:
    paid = [one for one in chosen if _pays_enough(catalog, person, one)]
    look_ahead(catalog, person, [one.onet_soc for one in paid])
    searched = [(one, search(catalog, person, one.onet_soc)) for one in paid]
    sketches = [
        sketch_of(catalog, person, one, label)
        for one, found in searched
        for label in found.labels
        if one.asked or not _loses_pay(catalog, person, label)
    ]
    return sketches, searched


def _loses_pay(catalog: Catalog, person: Person, label: Label) -> bool:
    """Whether a way begins in a job that pays clearly less than one they have now: nobody has asked for that."""
    first = label.chain()[:1]
    edge = first[0].move.edge if first and first[0].move else None
    if edge is None or edge.from_onet_soc in person.open_jobs:
        return False
    return wage_of(catalog, edge.from_onet_soc) < 0.9 * max(
        (wage_of(catalog, one) for one in person.open_jobs), default=0.0
    )


def _rests_on_hiring(label: Label) -> bool:
    """Whether a way rests on being hired: no suggestion for one who has said nothing that points there."""
    return any(step.move is not None and step.move.kind == "work" for step in label.chain())


def sketch_of(catalog: Catalog, person: Person, candidate: Candidate, label: Label) -> Sketch:
    """A label with its fit."""
    sketch = Sketch(
        candidate.onet_soc,
        label,
        candidate.match,
        candidate.why,
        general=candidate.general,
        asked=candidate.asked,
        caution=candidate.caution,
    )
    return replace(sketch, fit=fit(catalog, person, sketch))


def write_route(catalog: Catalog, person: Person, sketch: Sketch, supports: RouteSupport) -> Route:
    """A sketch as a route, with the support that clears its way."""
    route = RouteWriter(catalog, person, sketch).write()
    route.supports = supports.for_route(route)
    return route


def _pays_enough(catalog: Catalog, person: Person, candidate: Candidate) -> bool:
    """`min_wage_hourly` binds the target's wage; an unknown wage is kept and said."""
    wage, floor = wage_of(catalog, candidate.onet_soc), person.profile.min_wage_hourly
    return floor is None or not wage or wage >= floor


def choose(catalog: Catalog, person: Person, sketches: list[Sketch], limit: int) -> list[Sketch]:
    """Few and different routes (the rule is in the module's text)."""
    asked_field = bool(person.profile.fields or person.profile.target_occupations)
    pool = list({sketch.signature: sketch for sketch in sketches}.values())
    pool = _without_detours(pool)
    pool.sort(key=lambda one: (-one.fit, one.criteria, one.signature))
    wished = [one for one in pool if not one.general]
    taught = [one for one in pool if one.general and not _rests_on_hiring(one.label)]
    variety = [*taught, *(one for one in pool if one.general and _rests_on_hiring(one.label))]
    pool = wished if len({one.target for one in wished}) >= limit else [*wished, *taught]
    chosen: list[Sketch] = []
    while pool and len(chosen) < limit:
        leading = {one.target: one for one in reversed(pool)}  # a job's second-best way comes after its best
        best = max(leading.values(), key=lambda one: one.fit - _likeness(catalog, one, chosen, asked_field))
        chosen.append(best)
        pool = [one for one in pool if one is not best and not _same_offer(one, best)]
        if any(not one.general for one in chosen) and any(one.general for one in chosen):
            pool = [one for one in pool if not one.general]  # one for variety is enough
    fields = {catalog.occupations[one.target].field_id for one in chosen}
    if not asked_field and len(chosen) > 1 and len(fields) == 1:
        other = next((one for one in [*pool, *variety] if catalog.occupations[one.target].field_id not in fields), None)
        if other is not None:
            chosen = [*chosen[: limit - 1], other]
    return sorted(chosen, key=lambda one: -one.fit)


def _without_detours(pool: list[Sketch]) -> list[Sketch]:
    """The routes without those whose job another reaches with only some of their steps, suiting as well."""
    best: dict[tuple[str, frozenset[str]], float] = {}
    for one in pool:
        key = (one.target, frozenset(one.signature[1:]))
        best[key] = max(best.get(key, 0.0), one.fit)
    return [one for one in pool if not any(best.get((one.target, few), -1.0) >= one.fit for few in _fewer(one))]


def _fewer(one: Sketch) -> Iterator[frozenset[str]]:
    """Every choice of some of a route's steps, but not all."""
    steps = set(one.signature[1:])
    for count in range(len(steps)):
        for few in combinations(steps, count):
            yield frozenset(few)


def _likeness(catalog: Catalog, one: Sketch, chosen: list[Sketch], asked_field: bool) -> float:
    field_id = catalog.occupations[one.target].field_id
    same_target = any(other.target == one.target for other in chosen)
    same_field = any(catalog.occupations[other.target].field_id == field_id for other in chosen)
    same_start = not same_target and any(other.signature[1:2] == one.signature[1:2] for other in chosen)
    return (
        (0.2 if same_target else 0.0)
        + (0.15 if same_field and not asked_field else 0.0)
        + (0.1 if same_start and one.signature[1:2] else 0.0)
    )


def _same_offer(one: Sketch, other: Sketch) -> bool:
    """Whether two routes to one target begin with the same step: the second tells the person nothing new."""
    return one.target == other.target and one.signature[1:2] == other.signature[1:2]
