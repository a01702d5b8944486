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

from pathways.catalog import Catalog
from pathways.planner_ground import ground_of, wage_of
from pathways.planner_labels import Criteria, Found, Label
from pathways.planner_moves import classes_before, look_ahead
from pathways.planner_offers import offers_for
from pathways.planner_pareto import as_good
from pathways.planner_person import Limits, Person
from pathways.planner_relax import Stage, Value, in_force, moved, near, stages
from pathways.planner_search import search
from pathways.planner_sketch import Sketch
from pathways.planner_targets import MATCH_FLOOR, Candidate
from pathways.routes import Change, NearMiss, Route

PAY = "min_wage_hourly"
WHOLE = ("max_weeks", "budget_usd")
"""The limits on whole ways; the others keep out single programs, and the least wage jobs."""

CLEARLY = 0.05
"""What is clearly more, of a fit or a match."""

Rate = Callable[[Person, Candidate, Label], "Sketch | None"]
"""A way with its fit for a person; `None` for one that is not to be suggested."""

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
    def order(self) -> tuple[float, float, Criteria, tuple[str, ...]]:
        """The smallest change first, then the best fitting."""
        return self.size, -self.sketch.fit, self.sketch.criteria, self.sketch.signature


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
    """The near misses of one plan. `rate` says how well a way suits, `searched` what was planned for."""

    def __init__(self, catalog: Catalog, person: Person, searched: Searched, shown: Shown, rate: Rate) -> None:
        self.catalog, self.person, self.searched, self.shown, self.rate = catalog, person, searched, shown, rate
        self._admitted: dict[str, bool] = {}
        """Programs that were asked about, and whether they are within the limits in force."""

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
        for wanted in (self.shown.wanted(candidates), [] if self.shown.shown else candidates):
            opened = self._opened(name, wanted, far=True)
            if opened:
                return replace(min(opened, key=lambda miss: miss.order), wanted=True)
        bars = {one.onet_soc: self.shown.bar(one) for one in candidates}
        better = [
            one for one in self._opened(name, candidates, far=False) if clearly_more(one.sketch.fit, bars[one.target])
        ]
        best = max((one.sketch.fit for one in better), default=0.0)
        good = [one for one in better if not clearly_more(best, one.sketch.fit)]
        return min(good, key=lambda miss: miss.order, default=None)

    def _opened(self, name: str, candidates: list[Candidate], far: bool) -> list[Miss]:
        """The routes that open with a limit changed: near values only unless `far`."""
        if name == PAY:
            return list(self._for_less(candidates, far))
        staged: list[tuple[Candidate, Stage]] = []
        for candidate in candidates:
            ground = ground_of(self.catalog, candidate.onet_soc)
            staged += [(candidate, one) for one in stages(self.catalog, self.person, ground, name, far)]
        if name not in WHOLE:
            staged = self._with_new_programs(staged)
        return [miss for candidate, stage in staged for miss in self._in_stage(candidate, stage)]

    def _for_less(self, candidates: list[Candidate], far: bool) -> Iterator[Miss]:
        """The routes to jobs below the wage they named."""
        now = self.person.profile.min_wage_hourly or 0.0
        for candidate in candidates:
            to = float(math.floor(wage_of(self.catalog, candidate.onet_soc)))
            if far or to >= near(PAY, now):
                changed = moved(self.person, PAY, to)
                for label in search(self.catalog, self.person, candidate.onet_soc).labels:
                    sketch = self.rate(changed, candidate, label)
                    if sketch is not None:
                        yield Miss(PAY, now, to, now - to, changed, sketch)

    def _with_new_programs(self, staged: list[tuple[Candidate, Stage]]) -> list[tuple[Candidate, Stage]]:
        """The stages in which some program on the way is worth considering that the limits in force keep out."""
        together: dict[Limits, list[tuple[Candidate, Stage]]] = {}
        for candidate, stage in staged:
            together.setdefault(stage.person.limits, []).append((candidate, stage))
        taught: list[tuple[Candidate, Stage, list[str]]] = []
        for alike in together.values():
            person = alike[0][1].person
            look_ahead(self.catalog, person, [candidate.onet_soc for candidate, _ in alike])
            offers = offers_for(self.catalog, person)
            for candidate, stage in alike:
                classes = classes_before(person, ground_of(self.catalog, candidate.onet_soc))
                ids = [offer.program.id for class_ in classes for offer in offers.of(class_).offers]
                taught.append((candidate, stage, ids))
        asked = {one for _, _, ids in taught for one in ids} - self._admitted.keys()
        within = offers_for(self.catalog, self.person).fits_of(sorted(asked))
        self._admitted.update((one, one in within) for one in asked)
        return [(one, stage) for one, stage, ids in taught if not all(self._admitted[id_] for id_ in ids)]

    def _in_stage(self, candidate: Candidate, stage: Stage) -> Iterator[Miss]:
        labels = search(self.catalog, stage.person, candidate.onet_soc).labels
        for label in labels:
            if not self._is_new(stage, label):
                continue
            size, to = stage.needed(label.criteria)
            if stage.field == "max_weeks" and _is_beaten(label, labels, to):
                continue
            sketch = self.rate(stage.person, candidate, label)
            if sketch is not None:
                yield Miss(stage.field, stage.from_, to, size, moved(self.person, stage.field, to), sketch)

    def _is_new(self, stage: Stage, label: Label) -> bool:
        """Whether the limits in force keep a way of this stage out."""
        limits, criteria = self.person.limits, label.criteria
        if stage.field == "max_weeks":
            return criteria.weeks_first > (limits.max_weeks or 0.0)
        if stage.field == "budget_usd":
            return criteria.firm > (limits.budget_usd or 0.0)
        programs = (step.move.program for step in label.chain() if step.move)
        return not all(self._admitted[one.id] for one in programs if one is not None)


def clearly_more(one: float, than: float) -> bool:
    """Whether a fit or a match is above another by `CLEARLY`."""
    return one - than > CLEARLY - 1e-9


def _is_beaten(label: Label, labels: Sequence[Label], weeks: Value) -> bool:
    """Whether one of the ways within so many known weeks beats another in all criteria."""
    within = [one for one in labels if isinstance(weeks, float) and one.criteria.weeks_first <= weeks]
    return any(one is not label and as_good(one.criteria, label.criteria) for one in within)
