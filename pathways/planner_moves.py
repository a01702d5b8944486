"""The moves of the planner: what a person can do on the way to a target, each with what it takes, leaves and costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pathways.catalog import Catalog
from pathways.facts import ArticulationFact, LadderFact, ProgramFact
from pathways.planner_fit import Fit, degree_rank
from pathways.planner_ground import UNNAMED_HIRE, Effect, Ground, ground_of
from pathways.planner_offers import UNKNOWN_USD, UNKNOWN_WEEKS, Offer, Offers, offers_for
from pathways.planner_pareto import Floats, pareto
from pathways.planner_person import Limits, Person
from pathways.planner_rules import by_work_hours, gate_of, is_entry_job

HIRE = "hire:"
FINISH_SCHOOL = "finish-high-school"
EARN_DIPLOMA = "earn-diploma"
"""Steps that no one program stands for: the school one attends now, and a diploma class we know none of near."""
TEST = "test:"
LICENSED_AGAIN = 3
"""Doubts of a test on training had elsewhere: when it is, and (double) whether the board accepts that training."""

_SCHOOLED = Effect("school", education=1)


@dataclass(slots=True, eq=False)
class Move:
    """One thing a person can do, with the limits already held against it. `does` is shared by moves alike in it."""

    id: str
    does: Effect
    program: ProgramFact | None = None
    credit: ArticulationFact | None = None
    fit: Fit | None = None
    weeks: float = 0.0
    weeks_known: bool = True
    cost_usd: float = 0.0
    cost_known: bool = True
    miles: float = 0.0
    doubts: int = 0

    @property
    def kind(self) -> str:
        """training, work, school or test."""
        return self.does.kind

    @property
    def edge(self) -> LadderFact | None:
        """The ladder edge that work stands on."""
        return self.does.edge

    @property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Credentials asked for: any one set."""
        return self.does.needs

    @property
    def gives(self) -> frozenset[str]:
        """Credentials that come with it."""
        return self.does.gives

    @property
    def prepares(self) -> frozenset[str]:
        """Credentials whose test can be taken after it."""
        return self.does.prepares

    @property
    def covers(self) -> frozenset[str]:
        """Training that it stands for."""
        return self.does.covers

    @property
    def opens(self) -> tuple[str, ...]:
        """Jobs that may open with it."""
        return self.does.opens

    @property
    def level(self) -> int:
        """The schooling it stands for."""
        return self.does.level

    @property
    def paid(self) -> bool:
        """Whether one is paid meanwhile."""
        return self.does.paid

    @property
    def unsourced(self) -> int:
        """1 for a ladder edge that no source supports."""
        return self.does.unsourced


def classes_before(person: Person, ground: Ground) -> list[int]:
    """The classes of programs before a target: with those that leave a diploma for who has none."""
    school = person.education is not None and person.education < 1
    return [class_ for class_, _ in (*ground.programs, *(ground.schools if school else ()))]


def look_ahead(catalog: Catalog, person: Person, targets: Iterable[str]) -> None:
    """Hold the programs on the way to several targets against the person's limits at once, which costs less."""
    classes: dict[int, None] = {}
    for target in targets:
        ground = ground_of(catalog, target)
        classes.update(dict.fromkeys(class_ for class_, _ in (*ground.programs, *ground.schools)))
    offers_for(catalog, person).prepare(classes)


class MoveMaker:
    """Makes the moves of one person towards one target."""

    def __init__(self, catalog: Catalog, person: Person, ground: Ground) -> None:
        self.catalog, self.person, self.ground = catalog, person, ground
        self.offers: Offers = offers_for(catalog, person)

    def choices(self) -> dict[Effect, Choice]:
        """The moves within the limits by their effect."""
        found: dict[Effect, list[Move]] = {}
        school = self.person.education is not None and self.person.education < 1
        self.offers.prepare(classes_before(self.person, self.ground))
        for class_, effect in self.ground.programs:
            found.setdefault(effect, []).extend(trained(one, effect) for one in self.offers.of(class_).offers)
        for move in [*(self._school() if school else ()), *self._work(), *self._test()]:
            found.setdefault(move.does, []).append(move)
        return {effect: Choice(moves, self.person.limits) for effect, moves in found.items() if moves}

    def _school(self) -> list[Move]:
        if self.person.student:
            return [Move(FINISH_SCHOOL, _SCHOOLED, weeks_known=False)]
        near: list[Move] = []
        open_to_all = False
        for class_, effect in self.ground.schools:
            known = self.offers.of(class_)
            open_to_all |= known.open_to_all
            near += [trained(one, effect) for one in known.offers]
        if open_to_all:
            return near
        return [*near, Move(EARN_DIPLOMA, _SCHOOLED, weeks_known=False, cost_known=False, doubts=1)]

    def _work(self) -> list[Move]:
        """Work on the ladder, under who holds the target's licence, or in the target itself with no training."""
        catalog, person, target = self.catalog, self.person, self.ground.target
        found: list[Move] = []
        if target in catalog.occupations and is_entry_job(catalog, target, person.education):
            found.append(Move(f"{HIRE}{target}", self.ground.hire, doubts=1))
        for work in self.ground.work:
            edge = work.effect.edge
            if edge is None:
                found.append(
                    Move(work.id, work.effect, weeks=work.weeks, weeks_known=work.weeks_known, doubts=UNNAMED_HIRE)
                )
                continue
            start = edge.from_onet_soc
            if start not in self.ground.relevant.occupations and start not in person.open_jobs:
                continue
            # Hours worked before may count towards a licence; the board decides, so they are not taken off.
            done = start in person.profile.experience and not work.effect.prepares
            years_open = done and edge.basis == "bls_work_experience"  # they did it, for how long we do not know
            found.append(
                Move(
                    work.id,
                    work.effect,
                    weeks=0.0 if done else work.weeks,
                    weeks_known=not edge.typical_years if done else work.weeks_known,
                    doubts=int(years_open),
                )
            )
        return found

    def _test(self) -> list[Move]:
        """A licence of the target that only its test keeps from them: all it builds on they hold already."""
        target, person = self.ground.target, self.person
        if target in person.unlicensed:
            return self._licensed_again()
        for credential_id in sorted(gate_of(self.catalog, target).credentials - person.held):
            row = self.catalog.credentials.get(credential_id)
            if row is None or not row.has_exam or not row.prerequisites or by_work_hours(self.catalog, credential_id):
                continue
            # A degree held is mostly in another field; an alternative certificate is made for just that.
            any_field = "alternative" in row.name.casefold()
            degrees = {one: degree_rank(one) for one in row.prerequisites} if any_field else {}
            schooling = {one for one, rank in degrees.items() if rank and (person.education or 0) >= rank}
            if all(one in person.held or one in schooling for one in row.prerequisites):
                effect = self.ground.test_of(frozenset({credential_id}), frozenset(row.prerequisites))
                return [Move(f"{TEST}{credential_id}", effect, weeks_known=False, doubts=1 + bool(schooling))]
        return []

    def _licensed_again(self) -> list[Move]:
        """The tests for a job done without the licence asked for here; its board decides what counts of before."""
        gate = gate_of(self.catalog, self.ground.target)
        missing = frozenset(sorted(gate.any_of)[:1]) or gate.every - self.person.held
        rows = [row for one in sorted(missing) if (row := self.catalog.credentials.get(one))]
        if not any(row.has_exam and row.prerequisites for row in rows):
            return []
        before = frozenset(one for row in rows for one in row.prerequisites)
        effect = self.ground.test_of(missing, before, elsewhere=True)
        return [Move(f"{TEST}{'+'.join(sorted(missing))}", effect, weeks_known=False, doubts=LICENSED_AGAIN)]


def trained(offer: Offer, effect: Effect) -> Move:
    """The move of an offer."""
    fit, program = offer.fit, offer.program
    return Move(
        program.id,
        effect,
        program,
        offer.credit,
        fit,
        offer.weeks,
        offer.weeks_known,
        fit.price_usd or 0.0,
        fit.price_usd is not None,
        offer.miles,
        len(fit.doubts),
    )


class Choice:
    """The moves of one effect that no other of them beats, with what each adds to the criteria.

    `prices` has a line for each move: weeks and dollars with `UNKNOWN_WEEKS` or `UNKNOWN_USD` for an unknown one, the
    known dollars, miles and doubts; `least` has the least of each; `lines` is the same as an array.
    """

    def __init__(self, moves: Sequence[Move], limits: Limits) -> None:
        prices = [price_of(move, limits) for move in moves]
        keys: list[tuple[float, ...]] = prices
        if limits.max_weeks is not None:  # the least weeks of an unknown length are held against the limit
            keys = [(*price, move.weeks) for price, move in zip(prices, moves, strict=True)]
        best = pareto(keys)
        self.moves = [moves[one] for one in best]
        self.prices = [prices[one] for one in best]
        self.least = tuple(map(min, zip(*self.prices, strict=True)))

    @cached_property
    def lines(self) -> Floats:
        """`prices` as an array of shape (moves, 5)."""
        return np.array(self.prices)


def price_of(move: Move, limits: Limits) -> tuple[float, ...]:
    """What a move adds to the criteria; the known dollars count by themselves where there is a budget."""
    return (
        move.weeks if move.weeks_known else move.weeks + UNKNOWN_WEEKS,
        move.cost_usd if move.cost_known else move.cost_usd + UNKNOWN_USD,
        0.0 if limits.budget_usd is None else move.cost_usd,
        move.miles,
        move.doubts,
    )
