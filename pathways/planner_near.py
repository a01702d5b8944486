"""Near misses: the smallest change to one limit that would open a better route, or a first one.

Each limit that cut something off is lifted alone, everything else kept, and the same search is run. A route found
so is a near miss if its target has no route within the limits, or if it fits clearly better than the best one there;
the change is the least that lets this route in. Where they named no job it must beat what they are
shown. One near miss for each limit, the best first.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from pathways.catalog import Catalog
from pathways.planner_fit import ATTEND
from pathways.planner_labels import Found
from pathways.planner_person import REACH_MILES, Limits, Person
from pathways.planner_search import search
from pathways.planner_sketch import Sketch
from pathways.planner_targets import MATCH_FLOOR, Candidate
from pathways.routes import Change, NearMiss, Route

TRIED = 4
"""How many targets are looked at again: near misses are about what the person wants most."""

CLEARLY_BETTER = 0.05
FAIR_FIT = 0.4
"""A route below this hardly suits: beside it, one that takes a longer drive is worth telling."""

BEYOND_MILES = 150.0
"""Nobody is told to drive further than this for a class."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A near miss before it is worded: the change, and the person with that limit changed."""

    field: str
    from_: float | str | list[str] | bool | None
    to: float | str | list[str] | bool | None
    person: Person
    sketch: Sketch

    def worded(self, route: Route) -> NearMiss:
        """The near miss with its route written."""
        return NearMiss(change=Change(field=self.field, from_=self.from_, to=self.to), route=route)


def near_misses(
    catalog: Catalog,
    person: Person,
    searched: list[tuple[Candidate, Found]],
    sketches: list[Sketch],
    shown: list[Sketch],
    score: Callable[[Person, Sketch], float],
) -> list[Miss]:
    """The near misses of a plan, best first, one for each limit."""
    best: dict[str, float] = {}
    for one in sketches:
        best[one.target] = max(best.get(one.target, 0.0), one.fit)
    bar = min((one.fit for one in shown), default=0.0)
    for candidate, _ in searched:
        if not candidate.asked:  # they named no job, so it has to beat what they are shown
            best[candidate.onet_soc] = max(best.get(candidate.onet_soc, 0.0), bar)
    found: list[Miss] = []
    for name in ("max_miles", "max_weeks", "budget_usd", "schedule", "online_ok"):
        if (
            name == "max_miles"
            and any(one.match >= MATCH_FLOOR and one.fit >= FAIR_FIT for one in shown)
            and _ours(person)
        ):
            continue
        options: list[Miss] = []
        for candidate, before in [pair for pair in searched if name in pair[1].cut_by][:TRIED]:
            options += _lifted(catalog, person, name, candidate, before, best, score)
        if options:
            found.append(min(options, key=lambda miss: (_size(miss), -miss.sketch.fit, miss.sketch.signature)))
    found.sort(key=lambda miss: (-miss.sketch.fit, miss.field))
    return found


def _lifted(
    catalog: Catalog,
    person: Person,
    name: str,
    candidate: Candidate,
    before: Found,
    best: dict[str, float],
    score: Callable[[Person, Sketch], float],
) -> list[Miss]:
    free = person.with_limits(_without(person.limits, name))
    had = {tuple(step.move.id for step in label.chain() if step.move) for label in before.labels}
    found: list[Miss] = []
    for label in search(catalog, free, candidate.onet_soc).labels:
        if tuple(step.move.id for step in label.chain() if step.move) in had:
            continue
        sketch = Sketch(
            candidate.onet_soc, label, candidate.match, candidate.why, caution=candidate.caution, asked=candidate.asked
        )
        sketch = replace(sketch, fit=score(free, sketch))
        if candidate.onet_soc in best and sketch.fit < best[candidate.onet_soc] + CLEARLY_BETTER:
            continue
        miss = _change(person, free, name, sketch)
        if miss is not None:
            found.append(replace(miss, person=_with_change(free, miss)))
    return found


def _without(limits: Limits, name: str) -> Limits:
    if name == "max_miles":
        return replace(limits, max_miles=BEYOND_MILES)
    if name == "max_weeks":
        return replace(limits, max_weeks=math.inf)
    if name == "budget_usd":
        return replace(limits, budget_usd=math.inf)
    if name == "schedule":
        return replace(limits, schedule=frozenset())
    return replace(limits, online_ok=True)


def _change(person: Person, free: Person, name: str, sketch: Sketch) -> Miss | None:
    """The least change of the limit that lets the route in; `None` where the limit was not what kept it out."""
    limits, criteria = person.limits, sketch.criteria
    if name == "max_miles":
        if criteria.miles <= (limits.max_miles or 0.0):
            return None
        return _farther(person, free, sketch)
    if name == "max_weeks":
        return Miss(name, limits.max_weeks, float(math.ceil(criteria.weeks_first)), free, sketch)
    if name == "budget_usd":
        return Miss(name, limits.budget_usd, float(math.ceil(criteria.firm)), free, sketch)
    if name == "online_ok":
        return Miss(name, False, True, free, sketch)
    return _other_times(person, free, sketch)


def _with_change(free: Person, miss: Miss) -> Person:
    """The person whose limit is what the near miss proposes: their route is worded against that."""
    if isinstance(miss.to, float):
        limits = {
            "max_weeks": replace(free.limits, max_weeks=miss.to),
            "budget_usd": replace(free.limits, budget_usd=miss.to),
            "max_miles": replace(free.limits, max_miles=miss.to),
        }
        return free.with_limits(limits[miss.field])
    if miss.field == "schedule" and isinstance(miss.to, list):
        return free.with_limits(replace(free.limits, schedule=frozenset(miss.to)))
    return free


def _farther(person: Person, free: Person, sketch: Sketch) -> Miss:
    """More miles where the person named them or drives; else the means of travel whose usual reach is enough."""
    miles = sketch.criteria.miles
    transport = person.profile.transport
    if not person.limits.own_reach and transport in ("none", "transit", "ride"):
        for means in ("transit", "ride", "car"):
            if miles <= REACH_MILES[means] and REACH_MILES[means] > (person.limits.max_miles or 0.0):
                return Miss("transport", transport, means, free, sketch)
    from_ = person.limits.max_miles if person.limits.own_reach else None
    return Miss("max_miles", from_, float(math.ceil(miles)), free, sketch)


def _other_times(person: Person, free: Person, sketch: Sketch) -> Miss | None:
    """The person's times with those of the steps that did not fit."""
    had = set(person.limits.schedule)
    needed = set(had)
    for step in sketch.label.chain():
        program = step.move.program if step.move else None
        times = program.schedules & ATTEND if program else frozenset[str]()
        if program and times and not times & needed and program.schedule_basis == "source":
            needed.add(min(times))
    if needed == had:
        return None
    return Miss("schedule", sorted(had), sorted(needed), free, sketch)


def _ours(person: Person) -> bool:
    """Whether the reach is our default for a driver: with routes inside it there is no need to send them further."""
    return not person.limits.own_reach and person.profile.transport in ("car", None)


def _size(miss: Miss) -> float:
    if isinstance(miss.to, float):
        return miss.to - (miss.from_ if isinstance(miss.from_, float) else 0.0)
    return 0.0
