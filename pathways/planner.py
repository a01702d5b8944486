"""The planner: from a profile to routes, near misses and support.

`plan` chooses targets (`planner_targets`), finds every Pareto-best way to each (`planner_search`), rates them
(`planner_rating`), and shows few and different ones, the best first.

Choosing (`planner_choice`) makes of these few and different ones.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice

from pathways.catalog import Catalog
from pathways.eligibility import support_for
from pathways.planner_choice import choose
from pathways.planner_ground import GROUNDS, ground_of, wage_of
from pathways.planner_labels import Found, Label
from pathways.planner_moves import look_ahead
from pathways.planner_near import NearMisses, Rating, Shown
from pathways.planner_person import Person, person_of
from pathways.planner_rating import fit, most_of_job, most_of_ways, settled_first
from pathways.planner_reach import spot_map
from pathways.planner_relax import moved
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
    judged = avoids or default_avoids
    chosen = candidates(catalog, person, matcher or default_matcher, judged)
    sketches, searched = _sketch_all(catalog, person, chosen, judged)
    if not sketches:
        for candidate in [one for one in chosen if one.asked]:
            stones = stepping_stones(catalog, person, candidate.onet_soc)
            more, _ = _sketch_all(catalog, person, stones, judged)
            sketches += more
    sketches = settled_first(person, sketches)
    shown = choose(catalog, person, sketches, limit)
    supports = RouteSupport(catalog, person)
    routes = [write_route(catalog, person, sketch, supports) for sketch in shown]
    rating = Rating(
        lambda who, one, label: rated(catalog, who, one, label, judged),
        lambda one: most_of_job(catalog, one.onet_soc, one.match),
        most_of_ways,
    )
    near = NearMisses(catalog, person, searched, Shown.of(sketches, shown), rating)
    at_any_pay = moved(person, "min_wage_hourly", None)
    misses = near.find(lambda: candidates(catalog, at_any_pay, matcher or default_matcher, judged))
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
    catalog: Catalog, person: Person, chosen: list[Candidate], avoids: Avoids
) -> tuple[list[Sketch], list[tuple[Candidate, Found]]]:
    paid = [one for one in chosen if _pays_enough(catalog, person, one)]
    look_ahead(catalog, person, [one.onet_soc for one in paid])
    searched = [(one, search(catalog, person, one.onet_soc)) for one in paid]
    ways = (rated(catalog, person, one, label, avoids) for one, found in searched for label in found.labels)
    return [sketch for sketch in ways if sketch is not None], searched


def rated(
    catalog: Catalog, person: Person, candidate: Candidate, label: Label, avoids: Avoids = default_avoids
) -> Sketch | None:
    """A way with its fit; for a job they did not name `None` where it loses pay or leads through work they avoid."""
    if not candidate.asked and (_loses_pay(catalog, person, label) or _through_avoided(catalog, person, label, avoids)):
        return None
    return sketch_of(catalog, person, candidate, label)


def _loses_pay(catalog: Catalog, person: Person, label: Label) -> bool:
    """Whether a way begins in a job that pays clearly less than one they have now: nobody has asked for that."""
    first = label.chain()[:1]
    edge = first[0].move.edge if first and first[0].move else None
    if edge is None or edge.from_onet_soc in person.open_jobs:
        return False
    return wage_of(catalog, edge.from_onet_soc) < 0.9 * max(
        (wage_of(catalog, one) for one in person.open_jobs), default=0.0
    )


def _through_avoided(catalog: Catalog, person: Person, label: Label, avoids: Avoids) -> bool:
    """Whether a way asks, before its target, for work that has what they want to avoid and that they do not do yet."""
    phrases = person.profile.avoid
    if not phrases:
        return False
    before = {move.edge.from_onet_soc for move in label.moves if move.edge is not None}
    return any(avoids(catalog, one, phrases) is True for one in sorted(before - person.open_jobs))


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
