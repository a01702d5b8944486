"""Near misses: the smallest change to one limit that opens a better route.

One limit is changed and everything else kept. The limits, in the order in which ties are shown:

    transport        where how far they can go is our default for people who do not drive: bus, a ride, a car
    max_miles        theirs or our default for drivers, in steps of five, up to 150 (for people who do not drive and
                     named no miles: beyond a car's 60, and only where no means opens anything)
    online_ok        no to yes
    schedule         with one more of day, evening, weekend; with all
    max_weeks, budget_usd   whole weeks to the first job, whole dollars
    min_wage_hourly  down, in whole dollars: jobs that pay less are looked at

`hours_per_week` keeps nothing out (it is only said), and nobody is asked to put up with what they `avoid`.

A route *opens* if it cannot be taken within the limits as they are, and is among the Pareto-best within the changed
one. It is *better* in one of two ways, the first before the second:

1. *A job they want and have no way to.* One they named; where they named none, one that fits their words better than
   any job they are shown (by 0.05, and within 0.05 of the best such). Any size of change counts. Where nothing at all
   is shown and no such job opens, any job does.
2. *A clearly better fit*: 0.05 above the best way to its job within the limits and, unless they named the job, above
   the least fitting route they are shown. Only a near change counts, half as much again (60 miles: 90) or a little
   more: 15 miles, 4 weeks, 500 dollars; 2 dollars of pay or a tenth; one more class time; a bus or a ride, not a car.
   Of these routes only those less than 0.05 below the best fitting one.

Of the routes of a limit the one is taken that needs the smallest change; of several, the best fitting. One for each
limit; first those that open a job they want, then by fit, then in the order above. What is not suggested among the
routes (a way that loses pay to a job they did not name) is none here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pathways.catalog import Catalog
from pathways.planner_ground import ground_of, wage_of
from pathways.planner_labels import Criteria, Found, Label
from pathways.planner_moves import classes_before
from pathways.planner_offers import offers_for
from pathways.planner_pareto import Floats, is_beaten
from pathways.planner_person import Limits, Person
from pathways.planner_relax import Stage, Value, ends_of, in_force, moved, near, stages
from pathways.planner_search import search
from pathways.planner_sketch import Sketch
from pathways.planner_targets import MATCH_FLOOR, Candidate
from pathways.routes import Change, NearMiss, Route

PAY = "min_wage_hourly"
WHOLE = ("max_weeks", "budget_usd")
"""The limits on whole ways; the others keep out single programs, and the least wage jobs."""

CLEARLY = 0.05
"""What is clearly more, of a fit or a match."""


@dataclass(frozen=True, slots=True)
class Rating:
    """How ways are rated. `most_of_job` and `most_of_ways` are never less than a fit is made of (`planner_rating`)."""

    rate: Callable[[Person, Candidate, Label], Sketch | None]
    """A way with its fit for a person; `None` for one that is not to be suggested."""
    most_of_job: Callable[[Candidate], float]
    most_of_ways: Callable[[Floats, Floats, Floats, Floats], Floats]
    """Of weeks, dollars, miles and doubts that ways take at least."""


Searched = Sequence[tuple[Candidate, Found]]


@dataclass(frozen=True, slots=True)
class Miss:
    """A near miss before it is worded: the change, how great it is, and the person with that limit changed."""

    field: str
    from_: Value
    to: Value
    size: float
    person: Person
    sketch: Sketch
    wanted: bool = False

    def worded(self, route: Route) -> NearMiss:
        """The near miss with its route written."""
        return NearMiss(change=Change(field=self.field, from_=self.from_, to=self.to), route=route)

    @property
    def target(self) -> str:
        """The job it leads to."""
        return self.sketch.target

    @property
    def order(self) -> tuple[float, float, Criteria, str, tuple[str, ...]]:
        """The smallest change first, then the best fitting; of class times alike in this the earlier of the day."""
        return self.size, -self.sketch.fit, self.sketch.criteria, str(self.to), self.sketch.signature


@dataclass(frozen=True, slots=True)
class Try:
    """A search worth making: a job, a limit moved, the most that a route found so can be rated, the new programs."""

    candidate: Candidate
    stage: Stage
    most: float
    new: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shown:
    """What a near miss is held against: the best fit by job within the limits, and what is shown of it."""

    best: dict[str, float]
    shown: Sequence[Sketch]

    @classmethod
    def of(cls, sketches: Iterable[Sketch], shown: Sequence[Sketch]) -> Shown:
        """From all ways within the limits and those of them that are shown."""
        best: dict[str, float] = {}
        for one in sketches:
            best[one.target] = max(best.get(one.target, 0.0), one.fit)
        return cls(best, shown)

    def wanted(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The jobs they want and have no way to (1 in the module's text)."""
        missed = [one for one in candidates if one.onet_soc not in self.best]
        named = [one for one in missed if one.asked]
        if named:
            return named
        fitting = [one for one in missed if not one.general and one.match >= MATCH_FLOOR]
        had = max((one.match for one in self.shown if not one.general), default=0.0)
        top = max((one.match for one in fitting), default=0.0)
        return [one for one in fitting if clearly_more(one.match, had) and not clearly_more(top, one.match)]

    def bar(self, candidate: Candidate) -> float:
        """The fit that a way to a job has to beat clearly (2)."""
        had = self.best.get(candidate.onet_soc, 0.0)
        worst = min((one.fit for one in self.shown), default=0.0)
        return had if candidate.asked else max(had, worst)


class NearMisses:
    """The near misses of one plan. `searched`: what was planned for."""

    def __init__(self, catalog: Catalog, person: Person, searched: Searched, shown: Shown, rating: Rating) -> None:
        self.catalog, self.person, self.searched, self.shown, self.rating = catalog, person, searched, shown, rating

    def find(self, any_pay: Callable[[], list[Candidate]]) -> list[Miss]:
        """The near misses, best first. `any_pay`: the jobs to plan for if no least wage had been named."""
        found: dict[str, Miss] = {}
        names = in_force(self.person)
        for name in names:
            if name == "max_miles" and "transport" in found:
                continue
            miss = self._of_limit(name, self._below(any_pay()) if name == PAY else self._cut_by(name))
            if miss is not None:
                found[name] = miss
        return sorted(found.values(), key=lambda miss: (not miss.wanted, -miss.sketch.fit, names.index(miss.field)))

    def _cut_by(self, name: str) -> list[Candidate]:
        """The jobs to which the limit may keep a way from them."""
        return [one for one, found in self.searched if name not in WHOLE or name in found.cut_by]

    def _below(self, candidates: list[Candidate]) -> list[Candidate]:
        least = self.person.profile.min_wage_hourly or 0.0
        return [one for one in candidates if 0 < wage_of(self.catalog, one.onet_soc) < least]

    def _of_limit(self, name: str, candidates: list[Candidate]) -> Miss | None:
        among = candidates if name == PAY else [one for one, _ in self.searched]
        aimed = [one for one in self.shown.wanted(among) if one in candidates]
        for wanted in (aimed, [] if self.shown.shown else candidates):
            opened = self._opened(name, wanted)
            if opened:
                return replace(min(opened, key=lambda miss: miss.order), wanted=True)
        bars = {one.onet_soc: self.shown.bar(one) for one in candidates}
        better = self._opened(name, candidates, bars) if self.shown.shown else []
        best = max((one.sketch.fit for one in better), default=0.0)
        good = [one for one in better if not clearly_more(best, one.sketch.fit)]
        return min(good, key=lambda miss: miss.order, default=None)

    def _opened(self, name: str, candidates: list[Candidate], bars: dict[str, float] | None = None) -> list[Miss]:
        """The routes that open with a limit changed; with `bars` within near values those that beat them clearly.

        Of the latter some that are clearly below the best may be left out.
        """
        if name == PAY:
            tries = self._for_less(candidates, far=bars is None)
        elif name in WHOLE:
            tries = self._with_longer_ways(name, self._staged(name, candidates, far=bars is None))
        else:
            tries = self._with_new_programs(self._staged(name, candidates, far=bars is None))
        found: list[Miss] = []
        best = 0.0
        for one in sorted(tries, key=lambda one: -one.most):
            if bars is not None and clearly_more(best, one.most):
                break
            if bars is not None and not clearly_more(one.most, bars[one.candidate.onet_soc]):
                continue
            for miss in self._in_stage(one):
                if bars is None or clearly_more(miss.sketch.fit, bars[miss.target]):
                    found.append(miss)
                    best = max(best, miss.sketch.fit)
        return found

    def _staged(self, name: str, candidates: list[Candidate], far: bool) -> Iterator[tuple[Candidate, Stage]]:
        made: dict[frozenset[float], list[Stage]] = {}
        for candidate in candidates:
            ends = frozenset[float]()
            if name == "max_miles":
                ends = ends_of(self.catalog, self.person, ground_of(self.catalog, candidate.onet_soc))
            if ends not in made:
                made[ends] = list(stages(self.person, name, ends, far))
            yield from ((candidate, stage) for stage in made[ends])

    def _for_less(self, candidates: list[Candidate], far: bool) -> Iterator[Try]:
        """Jobs below the wage they named."""
        now = self.person.profile.min_wage_hourly or 0.0
        most = self._most()
        for candidate in candidates:
            to = float(math.floor(wage_of(self.catalog, candidate.onet_soc)))
            if far or to >= near(PAY, now):
                stage = Stage(PAY, now, moved(self.person, PAY, to), to, now - to)
                yield Try(candidate, stage, self.rating.most_of_job(candidate) + most)

    def _with_longer_ways(self, name: str, staged: Iterable[tuple[Candidate, Stage]]) -> Iterator[Try]:
        """Ways beyond a limit on the whole of them."""
        now = getattr(self.person.limits, name)
        most = self._most(weeks=now) if name == "max_weeks" else self._most(usd=now)
        for candidate, stage in staged:
            yield Try(candidate, stage, self.rating.most_of_job(candidate) + most)

    def _most(self, weeks: float = 0.0, usd: float = 0.0) -> float:
        return float(self.rating.most_of_ways(*np.array([[weeks], [usd], [0.0], [0.0]]))[0])

    def _with_new_programs(self, staged: Iterable[tuple[Candidate, Stage]]) -> Iterator[Try]:
        """Ways on which some program is new."""
        together: dict[Limits, list[tuple[Candidate, Stage]]] = {}
        for candidate, stage in staged:
            together.setdefault(stage.person.limits, []).append((candidate, stage))
        for alike in together.values():
            person = alike[0][1].person
            before = {one.onet_soc: classes_before(person, ground_of(self.catalog, one.onet_soc)) for one, _ in alike}
            new, most = self._new_programs(person, before)
            for candidate, stage in alike:
                adds = [most[class_] for class_ in before[candidate.onet_soc] if class_ in most]
                if adds:
                    yield Try(candidate, stage, self.rating.most_of_job(candidate) + max(adds), new)

    def _new_programs(self, person: Person, before: dict[str, list[int]]) -> tuple[frozenset[str], dict[int, float]]:
        """Programs that the limits in force keep out and these do not, and by class the most a way with one adds."""
        offers = offers_for(self.catalog, person)
        classes = [class_ for its in before.values() for class_ in its]
        held, at = offers.beyond(offers_for(self.catalog, self.person), classes)
        rows, columns = held.rows[at], offers.index.columns
        adds = self.rating.most_of_ways(columns.weeks[rows], held.usd[at], held.band[at], held.doubts[at])
        most: dict[int, float] = {}
        for class_, value in zip(columns.class_of[rows].tolist(), adds.tolist(), strict=True):
            most[class_] = max(value, most.get(class_, 0.0))
        return frozenset(offers.index.programs[row].id for row in rows.tolist()), most

    def _in_stage(self, one: Try) -> Iterator[Miss]:
        """The routes that a try opens."""
        stage = one.stage
        labels = search(self.catalog, stage.person, one.candidate.onet_soc).labels
        for label in labels:
            if not self._is_new(stage, label, one.new):
                continue
            size, to = stage.needed(label.criteria)
            if stage.field == "max_weeks" and _is_beaten(label, labels, to):
                continue
            changed = moved(self.person, stage.field, to)
            sketch = self.rating.rate(changed, one.candidate, label)
            if sketch is not None:
                yield Miss(stage.field, stage.from_, to, size, changed, sketch)

    def _is_new(self, stage: Stage, label: Label, new: frozenset[str]) -> bool:
        """Whether the limits in force keep a way of this stage out."""
        limits, criteria = self.person.limits, label.criteria
        if stage.field == PAY:
            return True
        if stage.field == "max_weeks":
            return criteria.weeks_first > (limits.max_weeks or 0.0)
        if stage.field == "budget_usd":
            return criteria.spent > (limits.budget_usd or 0.0)
        return any(step.move is not None and step.move.id in new for step in label.chain())


def clearly_more(one: float, than: float) -> bool:
    """Whether a fit or a match is above another by `CLEARLY`."""
    return one - than > CLEARLY - 1e-9


def _is_beaten(label: Label, labels: Sequence[Label], weeks: Value) -> bool:
    """Whether one of the ways within so many known weeks beats another in all criteria."""
    within = [one for one in labels if isinstance(weeks, float) and one.criteria.weeks_first <= weeks]
    return is_beaten(label.criteria, [one.criteria for one in within if one is not label])
