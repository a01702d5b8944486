"""How far the limits of a person can be moved, one limit at a time, in stages that one search each can answer.

A stage is one limit moved up to an end. It stands for every value below: of the best routes within the end, those that
need no more than some value are the best routes within that value. Where a value changes something else besides, a
stage ends before it: adult-education classes serve the people around them (`planner_fit.LOCAL_MILES`), and the
diploma class that is in nobody's list is offered only as long as no listed one is in reach.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from pathways.catalog import Catalog
from pathways.planner_fit import ATTEND, LOCAL_MILES
from pathways.planner_ground import Ground
from pathways.planner_labels import Criteria
from pathways.planner_offers import MILES_BAND, offers_for
from pathways.planner_person import REACH_MILES, Person

Value = float | str | list[str] | bool | None

BEYOND_MILES = 150.0
"""Nobody is told to drive further than this for a class."""

NEAR = {"max_miles": (1.5, 15.0), "max_weeks": (1.5, 4.0), "budget_usd": (1.5, 500.0), "min_wage_hourly": (0.9, -2.0)}
"""What is still near a number: so many times it, or so much more; the farther of the two."""

MEANS = ("transit", "ride", "car")
FAR_MEANS = "car"
DIPLOMA = "miles to a diploma class"


@dataclass(frozen=True, slots=True)
class Stage:
    """One limit moved: `person` has it at the end of the stage.

    `to` is the value where there is but one, with its `size`; else each route has its own (`needed`), `least` or more.
    """

    field: str
    from_: Value
    person: Person
    to: Value = None
    size: float = 0.0
    least: float = 0.0

    def needed(self, criteria: Criteria) -> tuple[float, Value]:
        """The least value of the limit that lets a route of this stage in, after how great a change it is."""
        if self.to is not None:
            return self.size, self.to
        number = {
            "max_miles": criteria.miles,
            "max_weeks": float(math.ceil(criteria.weeks_first)),
            "budget_usd": float(math.ceil(criteria.spent)),
        }[self.field]
        return max(number, self.least), max(number, self.least)


def reach_is_means(person: Person) -> bool:
    """Whether how far they can go is our default for people who do not drive: then the means can change."""
    return not person.limits.own_reach and person.profile.transport in ("none", "transit", "ride")


def in_force(person: Person) -> list[str]:
    """The limits that keep routes from this person and could be moved."""
    profile, limits = person.profile, person.limits
    found = ["transport"] if person.located and reach_is_means(person) else []
    if person.located and limits.max_miles is not None and limits.max_miles < BEYOND_MILES:
        found.append("max_miles")
    found += ["online_ok"] if not limits.online_ok else []
    found += ["schedule"] if limits.schedule and not limits.schedule >= ATTEND else []
    found += ["max_weeks"] if limits.max_weeks is not None else []
    found += ["budget_usd"] if limits.budget_usd is not None else []
    return found + (["min_wage_hourly"] if profile.min_wage_hourly is not None else [])


def near(field: str, from_: float) -> float:
    """The last number that is still near one: whole dollars, whole weeks, miles in steps of five."""
    times, more = NEAR[field]
    if more < 0:
        return math.ceil(min(times * from_, from_ + more))
    step = MILES_BAND if field == "max_miles" else 1.0
    return math.floor(max(times * from_, from_ + more) / step) * step


def moved(person: Person, field: str, to: Value) -> Person:
    """The person who says something else on one limit."""
    changes: dict[str, Any] = {field: to}
    if field == "transport" and isinstance(to, str):
        changes = {"max_miles": REACH_MILES[to]}
    elif field == "max_miles":
        changes["own_reach"] = True
    elif field == "schedule" and isinstance(to, list):
        changes[field] = frozenset(to)
    elif field == "min_wage_hourly":
        changes = {}  # it is held against jobs, not against ways to them
    profile = person.profile.model_copy(update={field: to})
    return replace(person, profile=profile, limits=replace(person.limits, **changes))


def stages(person: Person, field: str, ends: frozenset[float], far: bool) -> Iterator[Stage]:
    """The stages of a limit, the smallest change first; near values only unless `far`. `ends`: see `ends_of`."""
    limits = person.limits
    if field == "transport":
        yield from _means(person, far)
    elif field == "max_miles":
        yield from _miles(person, ends, far)
    elif field == "online_ok":
        yield Stage(field, False, moved(person, field, True), to=True)
    elif field == "schedule":
        yield from _times(person, far)
    elif field == "max_weeks" and limits.max_weeks is not None:
        most = math.inf if far else near(field, limits.max_weeks)
        up_to = replace(limits, max_weeks=most, weeks_apart=True)
        yield Stage(field, limits.max_weeks, person.with_limits(up_to))
    elif field == "budget_usd" and limits.budget_usd is not None:
        most = math.inf if far else near(field, limits.budget_usd)
        yield Stage(field, limits.budget_usd, person.with_limits(replace(limits, budget_usd=most)))


def _means(person: Person, far: bool) -> Iterator[Stage]:
    for number, means in enumerate(MEANS):
        if REACH_MILES[means] > (person.limits.max_miles or 0.0) and (far or means != FAR_MEANS):
            yield Stage("transport", person.profile.transport, moved(person, "transport", means), means, float(number))


def _times(person: Person, far: bool) -> Iterator[Stage]:
    had = person.limits.schedule
    missing = sorted(ATTEND - had)
    for count in range(1, len(missing) + 1 if far else 2):
        for more in combinations(missing, count):
            to = sorted({*had, *more})
            yield Stage("schedule", sorted(had), moved(person, "schedule", to), to, float(count))


def _miles(person: Person, ends: frozenset[float], far: bool) -> Iterator[Stage]:
    field, limits = "max_miles", person.limits
    now = limits.max_miles or 0.0
    start = max(now, REACH_MILES[FAR_MEANS] or 0.0) if reach_is_means(person) else now
    most = BEYOND_MILES if far else min(BEYOND_MILES, near(field, now))
    least = math.floor(start / MILES_BAND) * MILES_BAND + MILES_BAND
    for end in sorted({*(end for end in ends if end < most), most}):
        if least <= end:
            yield Stage(field, now if limits.own_reach else None, moved(person, field, end), least=least)
            least = end + MILES_BAND


def ends_of(catalog: Catalog, person: Person, ground: Ground) -> frozenset[float]:
    """Miles after which more changes before a target than the distance."""
    school = person.education is not None and person.education < 1
    if not ground.local and not school:
        return frozenset()
    found = {end for end in (MILES_BAND * number for number in range(1, 30)) if end < LOCAL_MILES}
    if school and not person.student:
        if DIPLOMA not in person.memo:
            offers = offers_for(catalog, moved(person, "max_miles", BEYOND_MILES))
            person.memo[DIPLOMA] = offers.open_to_all_from([class_ for class_, _ in ground.schools])
        found.add(person.memo[DIPLOMA] - MILES_BAND)
    return frozenset(found)
