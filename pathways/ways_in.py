"""Ways in: the first steps into a set of jobs, held against many sets of limits at once.

Choosing the next question takes dozens of plans that nobody will see ("what would be shown if they could only come in
the evening?"). Here every job has its ways in, one for each program that prepares for it, with what a limit is held
against: miles, times, weeks, price, schooling. A set of limits is then a filter over arrays, and the rating is the
planner's own rule (`pathways.planner_rating`) on them: some fifty microseconds instead of a search.

What is left out: routes of several steps, work for the hours of a licence, blocking rules. So it says which lists
differ, never what a person is shown; `docs/interview.md` tells how often it agrees with planning in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pathways.catalog import Catalog
from pathways.facts import EDUCATION_RANK, ProgramFact
from pathways.geo import road_miles
from pathways.planner_choice import SAME_BARGAIN, SAME_FIELD, SAME_TARGET, is_sooner, pays_more
from pathways.planner_fit import ATTEND, Fit, min_weeks
from pathways.planner_ground import UNNAMED_HIRE, ground_of
from pathways.planner_offers import offers_for
from pathways.planner_person import LITTLE_USD, LITTLE_WEEKS, Limits, Person
from pathways.planner_rating import (
    HIRING_WEEKS,
    LEVEL_SHORT,
    UNPRICED,
    USUAL_WEEKS,
    levels_short,
    little_known,
    weighed,
)
from pathways.planner_rules import KIND_LEVEL, gate_of, is_entry_job
from pathways.planner_targets import Candidate

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Shown = tuple[tuple[str, str], ...]
"""A list as it would be shown: job and program, the best first; a job one is hired into at once has no program."""

_BITS = {"day": 1, "evening": 2, "weekend": 4}
_DIPLOMA_WEEKS = USUAL_WEEKS["hse_diploma"]
_HIRED_AT_ONCE = 0.2
_LOOKED_AT = 40
_DIPLOMA_FIRST = "diploma, "
FARTHEST = 60.0
"""Miles beyond which no way in is looked at unless the person would go farther: the planner's widest own reach."""


class Wanted(NamedTuple):
    """Jobs that stand for choice. `match` is how well each fits what was said, 0 to 1; `nan` where it does not stand.

    `general` are those that nothing said points to; `asked`: the person has named the jobs themselves.
    """

    match: Floats
    general: Bools
    asked: bool = False


class _Basis(NamedTuple):
    """What of a program is the same for everybody. Weeks as the planner ranks them; `times` as bits."""

    weeks: float = 0.0
    usual_first: float = 0.0
    usual_total: float = 0.0
    times: int = 0
    firm_times: bool = False
    online: bool = False
    only_online: bool = False
    schooling: int = 0
    work: bool = False


class _Way(NamedTuple):
    """One way into one job. `away`: one has to go there. `less` is taken from its rating."""

    target: str
    program_id: str
    basis: _Basis
    campus_id: str | None
    miles: float | None
    price_usd: float | None
    doubts: int
    less: float
    away: bool = False


_HIRED = _Basis(usual_first=HIRING_WEEKS, usual_total=HIRING_WEEKS, work=True)


class WaysIn:
    """The ways into some jobs for one person, whatever limits they may turn out to have."""

    def __init__(self, catalog: Catalog, person: Person, targets: Iterable[str]) -> None:
        """Hold the programs of the jobs against everything but the limits: whom they are for, what they ask for."""
        self._catalog = catalog
        free = person.with_limits(Limits(online_ok=person.limits.online_ok))
        self.targets = tuple(dict.fromkeys(one for one in targets if one in catalog.occupations))
        self._number = {target: number for number, target in enumerate(self.targets)}
        self._fields = [catalog.occupations[one].field_id for one in self.targets]
        taught = dict.fromkeys(one for target in self.targets for one in _programs_for(catalog, target))
        fits = offers_for(catalog, free).fits_of(one for one in taught if _open_to(catalog, free, one))
        ways = [way for target in self.targets for way in _ways_into(catalog, free, target, fits)]
        bases = [way.basis for way in ways]
        self._ids = [(way.target, way.program_id) for way in ways]
        self._campuses = [way.campus_id for way in ways]
        self.target = np.array([self._number[way.target] for way in ways], dtype=np.intp)
        self._miles = np.array([np.nan if way.miles is None else way.miles for way in ways])
        self._away = np.array([way.away for way in ways], dtype=np.bool_)
        self._times = np.array([one.times for one in bases], dtype=np.intp)
        self._firm_times = self._away & (self._times > 0) & np.array([one.firm_times for one in bases], dtype=np.bool_)
        self._weeks = np.array([one.weeks for one in bases])
        self._usual = np.array([[one.usual_first for one in bases], [one.usual_total for one in bases]])
        price = np.array([np.nan if way.price_usd is None else way.price_usd for way in ways])
        self._no_price = np.isnan(price)
        self._cheap = np.where(self._no_price, 1.0, np.maximum(0.0, 1.0 - price / 10_000.0))
        self._known_price = np.where(self._no_price, 0.0, price)
        self._schooling = np.array([one.schooling for one in bases], dtype=np.intp)
        self._doubts = np.array([way.doubts for way in ways], dtype=np.float64)
        self._less = np.array([way.less for way in ways])
        self._work = np.array([one.work for one in bases], dtype=np.bool_)
        self._hired = np.array([not way.program_id for way in ways], dtype=np.bool_)
        wages = [row.wage for row in (catalog.occupations[one] for one in self.targets)]
        pay = np.array([min(((wage.hourly_usd if wage else None) or 0.0) / 45.0, 1.0) for wage in wages])
        self._pay = pay[self.target]

    def wanted(self, candidates: Sequence[Candidate], *, asked: bool = False) -> Wanted:
        """The candidates among the jobs."""
        match, general = np.full(len(self.targets), np.nan), np.zeros(len(self.targets), dtype=np.bool_)
        for one in candidates:
            if one.onet_soc in self._number:
                match[self._number[one.onet_soc]] = one.match
                general[self._number[one.onet_soc]] = one.general
        return Wanted(match, general, asked)

    def miles_from(self, person: Person) -> Floats:
        """Miles of every way in for somebody who lives elsewhere."""
        miles = campus_miles(self._catalog, person)
        known = [None if one is None else miles.get(one) for one in self._campuses]
        return np.array([np.nan if miles is None else miles for miles in known])

    def rated(self, wanted: Wanted, limits: Limits, education: int | None, miles: Floats | None = None) -> Floats:
        """The rating of every way in, 0 to 1; below 0 where a limit is broken.

        To be hired is no suggestion to somebody who has said nothing that points to the job.
        """
        wish = wanted.match[self.target]
        doubts, ok = self._doubts.copy(), ~np.isnan(wish)
        little_money = limits.budget_usd is not None and limits.budget_usd <= LITTLE_USD
        if not little_money and (limits.max_weeks is None or limits.max_weeks > LITTLE_WEEKS):
            ok &= ~(wanted.general[self.target] & self._work)
        away = np.where(self._away, self._miles if miles is None else miles, 0.0)
        if limits.max_miles is not None:
            ok &= ~(away > limits.max_miles)
        if limits.schedule and not limits.schedule >= ATTEND:
            off = (self._times & sum(_BITS[one] for one in limits.schedule)) == 0
            ok &= ~(off & self._firm_times)
            doubts += off & (self._away | (self._times > 0))
        if limits.max_weeks is not None:
            ok &= self._weeks <= limits.max_weeks
        if limits.budget_usd is not None:
            ok &= self._known_price <= limits.budget_usd
            doubts += self._no_price
        less = self._less
        if limits.budget_usd is not None:
            less = less + UNPRICED * (little_money & self._no_price & ~self._work)
        cost = np.where(self._no_price, 0.5 if limits.budget_usd is None else 0.25, self._cheap)
        first, total = self._usual
        if education is not None:
            short = self._schooling > education
            ok &= ~(short & (self._schooling > 1))
            first, total = first + _DIPLOMA_WEEKS * short, total + _DIPLOMA_WEEKS * short
        time = 0.5 * np.maximum(0.0, 1 - first / 104) + 0.5 * np.maximum(0.0, 1 - total / 208)
        near = np.maximum(0.0, 1 - np.where(np.isnan(away), 30.0 * self._work, away) / 60)
        certain = np.maximum(0.0, 1 - 0.2 * doubts)
        value = weighed(wish, self._pay, time, cost, near, certain)
        value -= np.where(self._hired & wanted.asked, 0.0, less)
        return np.where(ok, value, -1.0)

    def shown(self, rated: Floats, education: int | None, limit: int = 3, *, any_field: bool = True) -> Shown:
        """The list that these ratings give: another job before the same one, and another field unless one was asked.

        A program that takes a diploma first is another way in than the program alone.
        """
        order = [int(one) for one in np.argsort(-rated, kind="stable")[:_LOOKED_AT] if rated[one] >= 0]
        chosen: list[int] = []
        targets: set[int] = set()
        fields: set[str] = set()
        while order and len(chosen) < limit:
            best, value = -1, -9.0
            for row in order:
                if rated[row] <= value:
                    break  # sorted: nothing further can be worth more, likeness only lessens
                target = int(self.target[row])
                worth = float(rated[row]) - (SAME_TARGET if target in targets else 0.0)
                worth -= SAME_FIELD if any_field and self._fields[target] in fields else 0.0
                worth -= 0.0 if self._another_bargain(row, chosen) else SAME_BARGAIN
                if worth > value:
                    best, value = row, worth
            order.remove(best)
            chosen.append(best)
            targets.add(int(self.target[best]))
            fields.add(self._fields[int(self.target[best])])
        return tuple(self._named(row, education) for row in chosen)

    def _another_bargain(self, row: int, chosen: Sequence[int]) -> bool:
        """Whether a way is clearly sooner or clearly better paid than each chosen one."""
        first, pay = self._usual[0], self._pay
        return all(is_sooner(first[row], first[one]) or pays_more(pay[row], pay[one]) for one in chosen)

    def _named(self, row: int, education: int | None) -> tuple[str, str]:
        target, program_id = self._ids[row]
        short = education is not None and int(self._schooling[row]) > education
        return target, f"{_DIPLOMA_FIRST}{program_id}" if short else program_id

    def best_of(self, rated: Floats) -> Floats:
        """The best rating of each job, below 0 for one that cannot be reached."""
        best = np.full(len(self.targets), -1.0)
        np.maximum.at(best, self.target, rated)
        return best

    def number_of(self, target: str) -> int:
        """Where a job stands in `targets`."""
        return self._number[target]

    def field_of(self, target: str) -> str:
        """The field of a job."""
        return self._fields[self._number[target]]


def unlike(one: Shown, other: Shown) -> float:
    """How different two lists are, 0 to 1: a job that stays with another program counts as half the same."""
    longest = max(len(one), len(other))
    if not longest:
        return 0.0
    same = len(set(one) & set(other))
    jobs = len({target for target, _ in one} & {target for target, _ in other})
    return 1.0 - (same + 0.5 * max(0, jobs - same)) / longest


def _ways_into(catalog: Catalog, person: Person, target: str, fits: dict[str, Fit]) -> list[_Way]:
    found: list[_Way] = []
    for program_id in _programs_for(catalog, target):
        program, basis = catalog.programs[program_id], _basis_of(catalog, program_id)
        fit = fits.get(program_id)
        if fit is not None and not _too_far(person, program, fit):
            found.append(_way(catalog, person, target, program, basis, fit))
    if is_entry_job(catalog, target, person.education):
        found.append(_Way(target, "", _HIRED, None, None, 0.0, 1, _HIRED_AT_ONCE))
    return [*found, *_rising(catalog, person, target)]


def _rising(catalog: Catalog, person: Person, target: str) -> Iterator[_Way]:
    """The ways that are one ladder edge from a job they can have now."""
    for work in ground_of(catalog, target).work:
        edge, needs = work.effect.edge, work.effect.needs
        if edge is None or edge.to_onet_soc != target or any(needs):
            continue
        done = edge.from_onet_soc in person.open_jobs
        if not done and not is_entry_job(catalog, edge.from_onet_soc, person.education):
            continue
        weeks = work.weeks if work.weeks_known else max(work.weeks, USUAL_WEEKS["work"])
        usual = weeks if not done or edge.typical_years else 0.0
        unsourced = not edge.sourced
        years_open = edge.basis == "bls_work_experience"
        less = 0.15 * unsourced + 0.1 * (not work.effect.prepares and (not done or years_open))
        doubts = (int(years_open) if done else UNNAMED_HIRE) + 2 * unsourced
        basis = _Basis(usual_first=usual, usual_total=usual, work=not done)
        yield _Way(target, work.id, basis, None, None, 0.0, doubts, less)


def _programs_for(catalog: Catalog, target: str) -> tuple[str, ...]:
    """Programs that name the job, and those that lead to what its gate asks for."""

    def find() -> tuple[str, ...]:
        found = dict.fromkeys(catalog.programs_for_occupation.get(target, ()))
        for credential_id in sorted(gate_of(catalog, target).credentials):
            found.update(dict.fromkeys(catalog.programs_granting.get(credential_id, ())))
            found.update(dict.fromkeys(catalog.programs_preparing.get(credential_id, ())))
        return tuple(one for one in found if catalog.programs[one].kind not in ("referral", "hse_diploma", "language"))

    return catalog.remember(("ways.programs", target), find)


def _basis_of(catalog: Catalog, program_id: str) -> _Basis:
    """What of a program is the same for everybody."""

    def read() -> _Basis:
        program = catalog.programs[program_id]
        weeks = min_weeks(program)
        usual = weeks if program.weeks is not None else max(weeks, USUAL_WEEKS.get(program.kind, 16.0))
        return _Basis(
            weeks=weeks,
            usual_first=HIRING_WEEKS if program.is_work and program.paid else usual,
            usual_total=usual,
            times=sum(_BITS[one] for one in program.schedules & ATTEND),
            firm_times=program.schedule_basis == "source",
            online="online" in program.schedules,
            only_online="online" in program.schedules and not program.schedules & {*ATTEND, "hybrid"},
            schooling=EDUCATION_RANK.get(program.min_education or "none", 0),
            work=program.is_work,
        )

    return catalog.remember(("ways.basis", program_id), read)


def _open_to(catalog: Catalog, person: Person, program_id: str) -> bool:
    """Whether a person may enter a program, its limits and their schooling apart."""
    program, age = catalog.programs[program_id], person.profile.age
    if program.prerequisites and not any(one <= person.held for one in program.prerequisites):
        return False
    return program.min_age is None or age is None or age >= program.min_age or person.student


def _too_far(person: Person, program: ProgramFact, fit: Fit) -> bool:
    """Whether a campus is too far for anybody."""
    known = program.campus_id is not None and fit.miles is not None
    return known and (fit.miles or 0.0) > max(FARTHEST, person.profile.max_miles or 0.0)


def campus_miles(catalog: Catalog, person: Person) -> dict[str, float]:
    """Road miles to every campus; empty where it is not known where the person lives."""
    if person.place is None:
        return {}
    found = ((row.id, road_miles(person.place, row)) for row in catalog.campuses.values())
    return {campus_id: miles for campus_id, miles in found if miles is not None}


def _way(catalog: Catalog, person: Person, target: str, program: ProgramFact, basis: _Basis, fit: Fit) -> _Way:
    less = (0.2 if fit.only_for else 0.0) + (0.0 if target in program.occupations[:1] else 0.03)
    less += little_known(program) if "thin" in fit.doubts else 0.0
    given = max(KIND_LEVEL.get(program.kind, 1), person.education or 0)
    less += LEVEL_SHORT * levels_short(catalog, target, given)
    away = not fit.online and not basis.only_online
    return _Way(
        target,
        program.id,
        basis,
        program.campus_id,
        fit.miles,
        fit.price_usd,
        len(fit.doubts),
        less,
        away,
    )
