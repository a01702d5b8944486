"""The planner: from a profile to routes, near misses and support.

`plan` chooses targets (`planner_targets`), finds every Pareto-best way to each (`planner_search`), and shows few and
different ones. The order is by `fit`, 0 to 1:

    0.38 match + 0.13 wage + 0.14 time + 0.08 cost + 0.12 nearness + 0.15 certainty,
    less 0.15 for a blocking rule, 0.2 for a job that takes no step but being hired (unless they named it),
    0.05 for each move beyond the second, 0.15 for each ladder edge that no source supports, 0.03 where the
    last program's main job is another, and 0.2 for each open question that the whole route hangs on: training that
    is only for people we cannot tell they are, an unknown place where they said how far they can go or have no way to
    get about, an unknown length where they named a longest one. Such a route never ranks above a settled one to the
    same job.

- match: how well the target fits what the person said (1 for a job they named);
- wage: the target's median over 45 dollars an hour, at most 1;
- time: half for the first job (1 today, 0 after two years) and half for the target (1 today, 0 after four years);
  unknown weeks count as what such a step usually takes, and being hired as half a year;
- cost: 1 for nothing, 0 for 10,000 dollars or more; with an unknown price half of that, a quarter on a budget;
- nearness: 1 for no travel, 0 at 60 miles or more, and 0 where a step's place is not known;
- certainty: 1 less 0.2 for each doubt (being hired and a ladder edge without a source are two each), at least 0.

Choosing takes the best fit first and then, each time, the best of those that differ: another target before the same
target again (less 0.2), another field before the same field (less 0.15) unless the person named field or job. Where all
shown routes would come from one field that nobody asked for, the last gives way to the best of another field. Beside
routes that answer what the person said, at most one stands that is there for variety alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pathways.catalog import Catalog
from pathways.eligibility import support_for
from pathways.planner_barriers import is_blocked
from pathways.planner_labels import Found, Label
from pathways.planner_moves import HIRE
from pathways.planner_near import near_misses
from pathways.planner_person import Person, person_of
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
from pathways.profile import Profile
from pathways.routes import Plan, Route

USUAL_WEEKS = {
    "associate_degree": 96.0, "bachelor_degree": 192.0, "master_degree": 96.0, "certificate": 36.0, "license": 40.0,
    "apprenticeship": 200.0, "work": 104.0, "hse_diploma": 20.0,
}  # fmt: skip
"""Weeks that steps of unknown length are ranked by: two or four years of school, four years of apprenticeship."""

HIRING_WEEKS = 26.0
"""What being hired for paid training is ranked as: its start is not in the person's hands."""


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


def _sketch_all(
    catalog: Catalog, person: Person, chosen: list[Candidate]
) -> tuple[list[Sketch], list[tuple[Candidate, Found]]]:
    searched = [(one, search(catalog, person, one.onet_soc)) for one in chosen if _pays_enough(catalog, person, one)]
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


def wage_of(catalog: Catalog, onet_soc: str) -> float:
    """Median dollars an hour, 0 where unknown."""
    row = catalog.occupations.get(onet_soc)
    wage = row.wage if row else None
    return (wage.hourly_usd if wage else None) or 0.0


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
    row = catalog.occupations[candidate.onet_soc]
    wage, floor = row.wage, person.profile.min_wage_hourly
    return floor is None or wage is None or wage.hourly_usd is None or wage.hourly_usd >= floor


def fit(catalog: Catalog, person: Person, sketch: Sketch) -> float:
    """How well a route suits the person, 0 to 1 (the rule is in the module's text)."""
    criteria, row = sketch.criteria, catalog.occupations[sketch.target]
    wage = row.wage
    pay = min(((wage.hourly_usd if wage else None) or 0.0) / 45.0, 1.0)
    first, total = _usual_weeks(sketch.label)
    time = 0.5 * max(0.0, 1.0 - first / 104.0) + 0.5 * max(0.0, 1.0 - total / 208.0)
    cost = max(0.0, 1.0 - criteria.cost_usd / 10_000.0)
    if criteria.cost_unknown:
        cost *= 0.5 if person.limits.budget_usd is None else 0.25
    fits = [step.move.fit for step in sketch.label.chain() if step.move and step.move.fit]
    near = 0.0 if any("place" in one.doubts for one in fits) else max(0.0, 1.0 - criteria.miles / 60.0)
    certain = max(0.0, 1.0 - 0.2 * criteria.doubts)
    blocked = 0.15 if is_blocked(catalog, person, sketch) else 0.0
    value = 0.38 * sketch.match + 0.13 * pay + 0.14 * time + 0.08 * cost + 0.12 * near + 0.15 * certain - blocked
    value -= 0.05 * max(0, sketch.label.depth - 2)
    moves = [step.move for step in sketch.label.chain() if step.move]
    program = moves[-1].program if moves else None
    if program is not None and sketch.target not in program.occupations[:1]:
        value -= 0.03
    if not sketch.asked and moves and moves[0].id.startswith(HIRE):
        value -= 0.2
    value -= 0.2 * len(open_questions(person, sketch))
    value -= 0.15 * sum(move.unsourced for move in moves)
    return round(min(1.0, max(0.0, value)), 3)


def open_questions(person: Person, sketch: Sketch) -> set[str]:
    """What the whole route hangs on and we cannot tell: whether they may join, reach it, or have the time."""
    found: set[str] = set()
    bound = person.limits.own_reach or person.profile.transport == "none"
    for step in sketch.label.chain():
        fit_ = step.move.fit if step.move else None
        if fit_ is not None and fit_.only_for:
            found.add("only_for")
        if fit_ is not None and "place" in fit_.doubts and bound:
            found.add("place")
    if person.limits.max_weeks is not None and sketch.criteria.weeks_first_unknown:
        found.add("weeks")
    return found


def settled_first(person: Person, sketches: list[Sketch]) -> list[Sketch]:
    """The same routes, with none that has an open question rated above the best settled one of its target."""
    best: dict[str, float] = {}
    for one in sketches:
        if not open_questions(person, one):
            best[one.target] = max(best.get(one.target, 0.0), one.fit)
    return [
        replace(one, fit=max(0.0, round(min(one.fit, best[one.target] - 0.01), 3)))
        if one.target in best and open_questions(person, one)
        else one
        for one in sketches
    ]


def _usual_weeks(label: Label) -> tuple[float, float]:
    """Weeks to the first job and in all, for ranking only: unknown lengths as such steps usually take."""
    first, total = None, 0.0
    for step in label.chain():
        move = step.move
        if move is None:
            continue
        program = move.program
        if move.paid and first is None and (program is not None or not step.opened):
            first = total + HIRING_WEEKS
        kind = program.kind if program else "work"
        total += move.weeks if move.weeks_known else max(move.weeks, USUAL_WEEKS.get(kind, 16.0))
        if step.opened and first is None:
            first = total
    return (total if first is None else first), total


def choose(catalog: Catalog, person: Person, sketches: list[Sketch], limit: int) -> list[Sketch]:
    """Few and different routes (the rule is in the module's text)."""
    asked_field = bool(person.profile.fields or person.profile.target_occupations)
    pool = list({sketch.signature: sketch for sketch in sketches}.values())
    pool = [one for one in pool if not any(_shorter(other, one) for other in pool)]
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


def _shorter(one: Sketch, than: Sketch) -> bool:
    """Whether a route reaches the same job with only some of the other's steps, and suits as well."""
    return one.target == than.target and set(one.signature) < set(than.signature) and one.fit >= than.fit


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
