"""What programs cost one person: every program of a class held against their limits, and those worth considering.

Within a class (`planner_index.Traits`) programs differ only in price: weeks, dollars, miles, open doubts. One that
another of the class equals or beats in all of them can be on no better route, so it is left out; of two alike the
nearer stays. Worked out with arrays for all classes that a plan asks for at once, and kept for the person's limits.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from pathways.catalog import Catalog
from pathways.eligibility import meets
from pathways.facts import ArticulationFact, ProgramFact
from pathways.planner_fit import ATTEND, LOCAL_MILES, Fit, students_go_free
from pathways.planner_index import ATTEND_BITS, TIMES, Bools, Floats, Ints, program_index
from pathways.planner_pareto import unbeaten
from pathways.planner_person import Limits, Person
from pathways.planner_reach import spot_map
from pathways.vocabulary import Verdict

MILES_BAND = 5.0
UNKNOWN_WEEKS = 1e5
UNKNOWN_USD = 1e8
"""What one unknown part adds to a sum: more than any known sum, so that sums compare by unknowns first."""

# Nobody but the employer decides on hiring, and whom training is for decides all, so these weigh double.
_DOUBTS = (("place",), ("schedule",), ("hours",), ("hired", "hired"), ("thin",), ("price",))


class Offer(NamedTuple):
    """One program as this person would take it. `miles` in bands of five, as routes are compared."""

    program: ProgramFact
    credit: ArticulationFact | None
    fit: Fit
    weeks: float
    weeks_known: bool
    miles: float


@dataclass(slots=True)
class ClassOffers:
    """The offers of one class that no other equals or beats."""

    offers: list[Offer]
    open_to_all: bool = False
    """Whether some program within the limits is for everybody."""


@dataclass(slots=True)
class Held:
    """Rows held against the limits: one entry a row in every array."""

    rows: Ints
    online: Bools
    miles: Floats
    band: Floats
    broken: Bools
    closed: Bools
    place: Bools
    schedule: Bools
    hours: Bools
    price: Bools
    free: Bools
    usd: Floats
    doubts: Ints
    conditions: Ints


class Offers:
    """The offers open to one person under one set of limits."""

    def __init__(self, catalog: Catalog, person: Person) -> None:
        self.catalog, self.person, self.limits = catalog, person, person.limits
        self.index = program_index(catalog)
        reach = math.inf if self.limits.max_miles is None else max(self.limits.max_miles, LOCAL_MILES)
        key = ("miles", reach)
        if person.place and key not in person.memo:
            person.memo[key] = spot_map(catalog).miles_from(person.place, reach)
        self._miles: Floats | None = person.memo.get(key)
        self._known: dict[int, ClassOffers] = {}
        known = person.memo.get("conditions")
        if known is None:  # the same under any limits
            known = person.memo["conditions"] = [self._whom(one) for one in self.index.conditions]
        self._conditions: list[tuple[tuple[str, ...], bool]] = known
        self._closed = np.array([closed for _, closed in self._conditions], dtype=np.bool_)
        self._open_questions = np.array([len(whom) for whom, _ in self._conditions], dtype=np.int32)
        self._free = person.student and students_go_free(catalog)

    def of(self, class_: int) -> ClassOffers:
        """The offers of one class."""
        if class_ not in self._known:
            self.prepare([class_])
        return self._known[class_]

    def prepare(self, classes: Iterable[int]) -> None:
        """Work out several classes at once."""
        missing = [one for one in dict.fromkeys(classes) if one not in self._known]
        if not missing:
            return
        for one in missing:
            self._known[one] = ClassOffers([])
        self._keep_the_best(self.hold(self._near(self._rows(missing))))

    def fits_of(self, program_ids: Iterable[str]) -> dict[str, Fit]:
        """How programs meet the person, by id: those within the limits that are not closed to them."""
        known = (self.index.row_of.get(one) for one in program_ids)
        held = self.hold(np.array([row for row in known if row is not None], dtype=np.int32))
        at = np.flatnonzero(~held.closed & ~held.broken)
        return {offer.program.id: offer.fit for offer in self._offers(held, at)}

    def beyond(self, other: Offers, classes: Iterable[int]) -> tuple[Held, Ints]:
        """The programs of these classes, and numbers of those within the limits here and not under those of `other`."""
        held = self.hold(self._rows(classes))
        at = np.flatnonzero(self._within(held))
        return held, at[~other._within(other.hold(held.rows[at]))]

    def _rows(self, classes: Iterable[int]) -> Ints:
        nothing = np.empty(0, dtype=np.int32)
        return np.concatenate([nothing, *(self.index.rows_of[one] for one in dict.fromkeys(classes))])

    def open_to_all_from(self, classes: Iterable[int]) -> float:
        """Miles, in bands, to the nearest of these classes that is for everybody; infinite where none is in reach."""
        held = self.hold(self._rows(classes))
        return float(np.min(held.band[self._for_all(held)], initial=math.inf))

    def _for_all(self, held: Held) -> Bools:
        """The rows within the limits that are for everybody."""
        sure: Bools = self._open_questions[held.conditions] == 0
        return self._within(held) & sure

    def _within(self, held: Held) -> Bools:
        """The rows within the limits; a diploma class of unknown place is no better than saying "a class near you"."""
        placeless: Bools = self.index.columns.diploma[held.rows] & held.place
        within: Bools = ~held.closed & ~held.broken & ~placeless
        return within

    def _near(self, rows: Ints) -> Ints:
        """The rows that are not plainly out of reach."""
        if self._miles is None:
            return rows
        columns = self.index.columns
        far: Bools = np.isinf(self._miles[columns.spot[rows]]) & ((columns.times[rows] & TIMES["online"]) == 0)
        near: Ints = rows[~far]
        return near

    def hold(self, rows: Ints) -> Held:
        """Hold rows against the limits, entry rules of schooling, age and credentials apart."""
        limits, columns = self.limits, self.index.columns
        times = columns.times[rows]
        taught_online = (times & TIMES["online"]) != 0
        online = taught_online & limits.online_ok
        only_online = taught_online & ((times & (ATTEND_BITS | TIMES["hybrid"])) == 0)
        away = ~online & ~only_online
        local = columns.local[rows]
        miles = np.full(len(rows), np.nan) if self._miles is None else self._miles[columns.spot[rows]]
        miles[~(away | local)] = np.nan
        known = ~np.isnan(miles)
        plain = np.where(known, miles, 0.0)
        place = away & ~known if self.person.located else np.zeros(len(rows), dtype=np.bool_)
        broken = only_online & (not limits.online_ok)
        if limits.max_miles is not None:
            least = np.where(away, limits.max_miles, max(limits.max_miles, LOCAL_MILES))
            broken |= plain > least
        schedule, hard = self._times(rows, times, online)
        broken |= hard
        available = self.person.profile.hours_per_week
        hours = columns.weekly_hours[rows] > (available * 1.1 if available else math.inf)
        free = columns.technology_center[rows] & self._free
        usd = np.where(free, 0.0, columns.tuition[rows])
        unpriced = np.isnan(usd)
        price = unpriced & (limits.budget_usd is not None)
        conditions = columns.only_for[rows]
        doubts = place + schedule.astype(np.int32) + hours + 2 * columns.work[rows] + columns.thin[rows] + price
        return Held(
            rows, online, miles, np.ceil(plain / MILES_BAND) * MILES_BAND, broken, self._closed[conditions], place,
            schedule, hours, price, free, usd, doubts + 2 * self._open_questions[conditions], conditions,
        )  # fmt: skip

    def _times(self, rows: Ints, times: Ints, online: Bools) -> tuple[Bools, Bools]:
        """Where the times are in doubt, and where they are known not to fit."""
        wanted = self.limits.schedule
        if not wanted or wanted >= ATTEND:
            nothing = np.zeros(len(rows), dtype=np.bool_)
            return nothing, nothing
        attend = times & ATTEND_BITS
        fits = ((attend & sum(TIMES[one] for one in wanted)) != 0) | (online & (attend == 0))
        hard = ~fits & (attend != 0) & self.index.columns.times_sourced[rows] & ~online
        return ~fits & ~hard, hard

    def _whom(self, requirements: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
        """Whom training is only for where we cannot tell that they are it, and whether it is closed to them."""
        person = self.person
        county = person.place.county if person.place else None
        verdicts = {one: meets(one, person.profile, county) for one in requirements}
        open_ = tuple(one for one, verdict in verdicts.items() if verdict is Verdict.CANNOT_TELL)
        return open_, Verdict.NO in verdicts.values()

    def _keep_the_best(self, held: Held) -> None:
        columns, rows = self.index.columns, held.rows
        class_of = columns.class_of[rows]
        for class_ in np.unique(class_of[self._for_all(held)]).tolist():
            self._known[class_].open_to_all = True
        at = np.flatnonzero(self._within(held))
        if not len(at):
            return
        nearness = np.where(np.isnan(held.miles[at]), 0.0, held.miles[at])
        at = at[unbeaten(self.prices(held, at), class_of[at], nearness)]
        for class_, offer in zip(class_of[at].tolist(), self._offers(held, at), strict=True):
            self._known[class_].offers.append(offer)

    def prices(self, held: Held, at: Ints) -> Floats:
        """What rows add to the criteria, one line each; less is better. Unknown parts count before known ones."""
        columns, rows = self.index.columns, held.rows[at]
        usd, weeks = held.usd[at], columns.weeks[rows]
        lines = [
            weeks + ~columns.weeks_known[rows] * UNKNOWN_WEEKS,
            np.where(np.isnan(usd), UNKNOWN_USD, usd),
            held.band[at],
            held.doubts[at],
        ]
        if self.limits.max_weeks is not None:  # the least weeks of an unknown length are held against the limit
            lines.append(weeks)
        if self.limits.budget_usd is not None:
            lines.append(np.where(np.isnan(usd), 0.0, usd))
        return np.array(lines, dtype=np.float64).T

    def _offers(self, held: Held, at: Ints) -> Iterator[Offer]:
        columns, rows = self.index.columns, held.rows[at]
        in_doubt = (
            held.place[at], held.schedule[at], held.hours[at], columns.work[rows], columns.thin[rows], held.price[at],
        )  # fmt: skip
        arrays = (
            rows, sum(one.astype(np.int32) << bit for bit, one in enumerate(in_doubt)), held.conditions[at],
            held.miles[at], held.online[at], held.usd[at], held.free[at],
            columns.weeks[rows], columns.weeks_known[rows], held.band[at],
        )  # fmt: skip
        for row, doubts, condition, miles, online, usd, free, weeks, known, band in zip(
            *(one.tolist() for one in arrays), strict=True
        ):
            only_for, _ = self._conditions[condition]
            fit = Fit(
                _doubts(doubts, len(only_for)), None if miles != miles else miles, online, None if usd != usd else usd,
                free, only_for,
            )  # fmt: skip
            yield Offer(self.index.programs[row], self.index.credits[row], fit, weeks, known, band)


@cache
def _doubts(bits: int, open_questions: int) -> tuple[str, ...]:
    """The doubts that bits stand for, in the order of `_DOUBTS`, and two for each open question of whom it is for."""
    named = (one for bit, names in enumerate(_DOUBTS) if bits >> bit & 1 for one in names)
    return (*named, *("only_for" for _ in range(2 * open_questions)))


def offers_for(catalog: Catalog, person: Person) -> Offers:
    """The offers of a person under their limits, kept with the person."""
    known: dict[Limits, Offers] = person.memo.setdefault("offers", {})
    if person.limits not in known:
        known[person.limits] = Offers(catalog, person)
    return known[person.limits]
