"""Few and different routes of many.

The best rated is taken first and then, each time, the best of those left, a route losing

    0.2  where its job is shown already
    0.15 where its field is, unless the person named a field or a job
    0.1  where its first step is
    0.05 where it is neither clearly sooner (half the weeks to a first job, and eight weeks or more) nor clearly better
         paid (a fifth more) than each one shown: people choose between time and pay, so both ends should be there

A job's second-best way comes after its best, and only where it is clearly better in something a person would choose
it for: sooner, 500 dollars cheaper or with a known price and not 15 miles farther, 15 miles nearer, paid, or with two
doubts fewer. Where the person named the job, its other ways fill the places that are left, unless they begin with the
same step. A route is left out whose job another reaches with only some of its steps, suiting as well. Where all shown
would come from one field that nobody asked for, the last gives way to the best of another. Beside routes that answer
what the person said, at most one stands that is there for variety alone; of those, what rests on being hired comes
last, unless they have little money or time. What rates below 0.2 is shown only to who named the job. Of routes that
suit alike the one to the commoner job comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pathways.catalog import Catalog
from pathways.planner_ground import wage_of
from pathways.planner_labels import Label
from pathways.planner_person import Person
from pathways.planner_rating import usual_weeks
from pathways.planner_sketch import Sketch

SAME_TARGET, SAME_FIELD, SAME_START, SAME_BARGAIN = 0.2, 0.15, 0.1, 0.05
"""What a route loses for being like one shown (see the module)."""
SOONER_WEEKS = 8.0
MORE_PAY = 1.2
CHEAPER_USD = 500.0
NEARER_MILES = 15.0
FEWER_DOUBTS = 2
LEAST_FIT = 0.2


def choose(catalog: Catalog, person: Person, sketches: list[Sketch], limit: int) -> list[Sketch]:
    """At most `limit` routes, the best rated first (the rule is in the module's text)."""
    asked_field = bool(person.profile.fields or person.profile.target_occupations)
    pool = [one for one in {one.signature: one for one in sketches}.values() if one.asked or one.fit >= LEAST_FIT]
    pool = _without_detours(pool)
    pool.sort(key=lambda one: (-one.fit, -_workers(catalog, one), one.criteria, one.signature))
    wished = [one for one in pool if not one.general]
    general = [one for one in pool if one.general]
    taught = [one for one in general if person.needs_pay or not _rests_on_hiring(one.label)]
    variety = [*taught, *(one for one in general if one not in taught)]
    pool = wished if len({one.target for one in wished}) >= limit else [*wished, *taught]
    chosen: list[Sketch] = []
    spare: list[Sketch] = []
    while pool and len(chosen) < limit:
        leading: dict[str, Sketch] = {}
        for one in pool:
            leading.setdefault(one.target, one)  # a job's second-best way comes after its best
        best = max(leading.values(), key=lambda one: one.fit - _likeness(catalog, one, chosen, asked_field))
        chosen.append(best)
        pool = [one for one in pool if one is not best and not _same_start(one, best)]
        spare += [one for one in pool if not _tells_more(one, best)]
        pool = [one for one in pool if _tells_more(one, best)]
        if any(not one.general for one in chosen) and any(one.general for one in chosen):
            pool = [one for one in pool if not one.general]  # one for variety is enough
    fields = {catalog.occupations[one.target].field_id for one in chosen}
    if not asked_field and len(chosen) > 1 and len(fields) == 1:
        other = next((one for one in [*pool, *variety] if catalog.occupations[one.target].field_id not in fields), None)
        if other is not None:
            chosen = [*chosen[: limit - 1], other]
    for one in sorted(spare, key=lambda one: -one.fit):
        if len(chosen) < limit and one.asked and not any(_same_start(one, other) for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: -one.fit)


def _workers(catalog: Catalog, one: Sketch) -> int:
    """How many work in the job in Oklahoma, 0 where not known: of two that suit alike the commoner comes first."""
    wage = catalog.occupations[one.target].wage
    return (wage.employment if wage else None) or 0


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


def _rests_on_hiring(label: Label) -> bool:
    """Whether a way rests on being hired: no suggestion for one who has said nothing that points there."""
    return any(move.kind == "work" for move in label.moves)


def _likeness(catalog: Catalog, one: Sketch, chosen: list[Sketch], asked_field: bool) -> float:
    """What a route loses for being like those shown."""
    field_id = catalog.occupations[one.target].field_id
    same_target = any(other.target == one.target for other in chosen)
    same_field = any(catalog.occupations[other.target].field_id == field_id for other in chosen)
    same_start = not same_target and any(other.signature[1:2] == one.signature[1:2] for other in chosen)
    another_bargain = all(_sooner(one, other) or _pays_more(catalog, one, other) for other in chosen)
    return (
        (SAME_TARGET if same_target else 0.0)
        + (SAME_FIELD if same_field and not asked_field else 0.0)
        + (SAME_START if same_start and one.signature[1:2] else 0.0)
        + (0.0 if another_bargain else SAME_BARGAIN)
    )


def _sooner(one: Sketch, other: Sketch) -> bool:
    return is_sooner(usual_weeks(one.label)[0], usual_weeks(other.label)[0])


def _pays_more(catalog: Catalog, one: Sketch, other: Sketch) -> bool:
    return pays_more(wage_of(catalog, one.target), wage_of(catalog, other.target))


def is_sooner(weeks: float, theirs: float) -> bool:
    """Whether weeks to a first job are clearly fewer."""
    return weeks <= theirs / 2 and theirs - weeks >= SOONER_WEEKS


def pays_more(pay: float, theirs: float) -> bool:
    """Whether pay is clearly more than another that is known."""
    return pay >= MORE_PAY * theirs > 0


def _tells_more(one: Sketch, shown: Sketch) -> bool:
    """Whether a route tells the person something that a shown one does not: another job, or a clear gain on the way."""
    if one.target != shown.target:
        return True
    mine, theirs = one.criteria, shown.criteria
    priced = theirs.cost_unknown > mine.cost_unknown and mine.miles - theirs.miles < NEARER_MILES
    cheaper = theirs.cost_unknown >= mine.cost_unknown and theirs.cost_usd - mine.cost_usd >= CHEAPER_USD
    nearer = theirs.miles - mine.miles >= NEARER_MILES
    return (
        priced
        or cheaper
        or nearer
        or _sooner(one, shown)
        or _paid(one) > _paid(shown)
        or theirs.doubts - mine.doubts >= FEWER_DOUBTS
    )


def _same_start(one: Sketch, other: Sketch) -> bool:
    """Whether two ways to one job begin with the same step: the second tells the person nothing new."""
    return one.target == other.target and one.signature[1:2] == other.signature[1:2]


def _paid(one: Sketch) -> bool:
    """Whether a way starts with being paid."""
    return any(move.paid for move in one.label.moves[:1])
