"""The moves of the planner: what a person can do on the way to a target, each with what it takes, leaves and costs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from pathways.catalog import Catalog
from pathways.facts import EDUCATION_RANK, LadderFact, ProgramFact
from pathways.planner_fit import Fit, degree_rank, fit_of, min_weeks
from pathways.planner_person import Person
from pathways.planner_rules import (
    KIND_LEVEL,
    Relevant,
    apprenticeships,
    by_crosswalk,
    by_work_hours,
    gate_of,
    is_entry_job,
    is_registration,
    needs_work,
    opened_by,
    prepared_by,
    work_weeks,
)

HIRE = "hire:"
FINISH_SCHOOL = "finish-high-school"
EARN_DIPLOMA = "earn-diploma"
"""Steps that no one program stands for: the school one attends now, and a diploma class we know none of near."""
SUPERVISED = "work-for:"
TEST = "test:"
MILES_BAND = 5.0


@dataclass(frozen=True, slots=True)
class Move:
    """One thing a person can do, with the limits already held against it."""

    id: str
    kind: str  # training, work, school, test
    program: ProgramFact | None = None
    edge: LadderFact | None = None
    fit: Fit | None = None
    needs: tuple[frozenset[str], ...] = ()
    min_education: int = 0
    min_age: int | None = None
    gives: frozenset[str] = frozenset()
    prepares: frozenset[str] = frozenset()
    covers: frozenset[str] = frozenset()
    education: int = 0
    level: int = 0
    opens: tuple[str, ...] = ()
    weeks: float = 0.0
    weeks_known: bool = True
    cost_usd: float = 0.0
    cost_known: bool = True
    firm_usd: float = 0.0
    miles: float = 0.0
    doubts: int = 0
    unsourced: int = 0
    paid: bool = False

    def effect(self) -> tuple[object, ...]:
        """What it takes and leaves: moves alike in this differ only in what they cost."""
        return (
            self.kind, self.needs, self.min_education, self.min_age, self.gives, self.prepares, self.covers,
            self.education, self.level, self.opens, self.paid, self.edge and self.edge.id,
        )  # fmt: skip

    def price(self) -> tuple[float, ...]:
        """What it adds to the criteria; less is better."""
        return (
            self.weeks, not self.weeks_known, self.cost_usd, not self.cost_known, self.firm_usd, self.miles,
            self.doubts, self.unsourced,
        )  # fmt: skip


class MoveMaker:
    """Makes the moves of one person towards one target; `cut_by` collects the limits that kept a move out."""

    def __init__(self, catalog: Catalog, person: Person, relevant: Relevant) -> None:
        self.catalog, self.person, self.relevant = catalog, person, relevant
        self.cut_by: set[str] = set()

    def moves(self) -> list[Move]:
        """Every move within the limits; what a limit kept out alone is named in `cut_by`."""
        moves: list[Move] = []
        for program_id in self.relevant.programs:
            program = self.catalog.programs[program_id]
            if not (program.is_work and program.kind == "referral"):
                self._consider(program, moves)
        if self.person.education is not None and self.person.education < 1:
            moves.extend(self._school())
        moves.extend(self._hire())
        for ladder_id in self.relevant.ladders:
            edge = self.catalog.ladders[ladder_id]
            known = edge.from_onet_soc in self.relevant.occupations or edge.from_onet_soc in self.person.open_jobs
            if not edge.sourced and self._wage(edge.to_onet_soc) < self._wage(edge.from_onet_soc):
                continue  # that two jobs are alike is no reason to work years for less pay
            if known and edge.to_onet_soc in self.relevant.occupations and needs_work(self.catalog, edge):
                moves.append(self._work(edge))
        moves.extend(self._supervised())
        moves.extend(self._test())
        return moves

    def _test(self) -> list[Move]:
        """A licence of the target that only its test keeps from them: all it builds on they hold already."""
        target, person = self.relevant.target, self.person
        for credential_id in sorted(gate_of(self.catalog, target).credentials - person.held):
            row = self.catalog.credentials.get(credential_id)
            if row is None or not row.has_exam or not row.prerequisites or by_work_hours(self.catalog, credential_id):
                continue
            # A degree held is mostly in another field; an alternative certificate is made for just that.
            any_field = "alternative" in row.name.casefold()
            degrees = {one: degree_rank(one) for one in row.prerequisites} if any_field else {}
            schooling = {one for one, rank in degrees.items() if rank and (person.education or 0) >= rank}
            if all(one in person.held or one in schooling for one in row.prerequisites):
                return [
                    Move(
                        id=f"{TEST}{credential_id}",
                        kind="test",
                        needs=(frozenset(row.prerequisites),),
                        prepares=frozenset({credential_id}),
                        opens=(target,),
                        weeks_known=False,
                        doubts=1 + bool(schooling),
                    )
                ]
        return []

    def _supervised(self) -> list[Move]:
        """Working for the hours of a licence of the target that no ladder edge leads to: under one who holds it."""
        target, found = self.relevant.target, list[Move]()
        carried = {one for ladder in self.relevant.ladders for one in self.catalog.ladders[ladder].credentials}
        for credential_id in sorted(gate_of(self.catalog, target).credentials - carried):
            row = self.catalog.credentials.get(credential_id)
            if row is None or not by_work_hours(self.catalog, credential_id):
                continue
            cards = set(apprenticeships(self.catalog, credential_id))
            before = frozenset(row.prerequisites) - cards
            weeks = work_weeks(self.catalog, credential_id)
            found.append(
                Move(
                    id=f"{SUPERVISED}{credential_id}",
                    kind="work",
                    needs=(before,) if before else (),
                    min_education=max((degree_rank(one) or 0 for one in before), default=0),
                    gives=frozenset(cards) & self.relevant.credentials,
                    prepares=frozenset({credential_id}),
                    opens=(target,),
                    weeks=weeks or 0.0,
                    weeks_known=weeks is not None,
                    doubts=2,
                    paid=True,
                )
            )
        return found

    def _wage(self, onet_soc: str) -> float:
        row = self.catalog.occupations.get(onet_soc)
        wage = row.wage if row else None
        return (wage.hourly_usd if wage else None) or 0.0

    def _hire(self) -> list[Move]:
        """The target itself, where one can be hired for it with no training."""
        target = self.relevant.target
        if target not in self.catalog.occupations or not is_entry_job(self.catalog, target, self.person.education):
            return []
        beside = gate_of(self.catalog, target).credentials
        return [Move(f"{HIRE}{target}", "work", gives=beside, level=1, opens=(target,), doubts=1)]

    def _school(self) -> list[Move]:
        if self.person.student:
            return [Move(FINISH_SCHOOL, "school", education=1, weeks_known=False)]
        near: list[Move] = []
        for program in self.catalog.programs.values():
            if program.kind == "hse_diploma":
                self._consider(program, near)
        # A class whose place is not known is no better than saying "a class near you".
        near = [move for move in near if move.fit is not None and "place" not in move.fit.doubts]
        if any(move.fit is not None and not move.fit.only_for for move in near):
            return near
        return [*near, Move(EARN_DIPLOMA, "school", education=1, weeks_known=False, cost_known=False, doubts=1)]

    def _consider(self, program: ProgramFact, moves: list[Move]) -> None:
        fit = fit_of(self.catalog, self.person, program)
        if fit.closed:
            return
        if fit.broken:
            if len(fit.broken) == 1:
                self.cut_by |= fit.broken
            return
        moves.append(self._training(program, fit))

    def _training(self, program: ProgramFact, fit: Fit) -> Move:
        matter = self.relevant.credentials
        level = KIND_LEVEL.get(program.kind, 1)
        school = program.kind == "hse_diploma"
        prepares = prepared_by(self.catalog, program) & matter
        worked = frozenset(
            one for one in program.grants if one in matter and by_work_hours(self.catalog, one)
        )  # no class gives what is earned at work, and where it is, a test stands before it
        return Move(
            id=program.id,
            kind="school" if school else "work" if program.is_work else "training",
            program=program,
            fit=fit,
            needs=program.prerequisites,
            min_education=0 if school else EDUCATION_RANK.get(program.min_education or "none", 0),
            min_age=program.min_age,
            gives=frozenset(program.grants) & matter - worked,
            prepares=self._licences_of_one_trade(prepares | worked),
            covers=self._covered(program, prepares),
            education=1 if school else (level if level >= 2 else 0),
            level=level,
            opens=() if school else opened_by(self.catalog, program, self.relevant.target),
            weeks=min_weeks(program),
            weeks_known=program.weeks is not None,
            cost_usd=fit.price_usd or 0.0,
            cost_known=fit.price_usd is not None,
            firm_usd=fit.firm_usd,
            miles=math.ceil(fit.miles / MILES_BAND) * MILES_BAND if fit.miles is not None else 0.0,
            doubts=len(fit.doubts),
            unsourced=by_crosswalk(self.catalog, program, self.relevant.target),
            paid=bool(program.paid) and program.is_work,
        )

    def _licences_of_one_trade(self, prepares: frozenset[str]) -> frozenset[str]:
        """An apprenticeship open to several trades is served in one: the target's, where it is among them."""
        by_hours = {one for one in prepares if by_work_hours(self.catalog, one)}
        own = by_hours & gate_of(self.catalog, self.relevant.target).credentials
        return prepares - (by_hours - own) if own else prepares

    def _covered(self, program: ProgramFact, prepares: frozenset[str]) -> frozenset[str]:
        """Training that a program stands for when it prepares for a licence that asks for such training."""
        covered: set[str] = set()
        for credential_id in prepares:
            row = self.catalog.credentials.get(credential_id)
            for one in row.prerequisites if row else ():
                other = self.catalog.credentials.get(one)
                rank = degree_rank(one)
                if rank is not None and rank > KIND_LEVEL.get(program.kind, 1):
                    continue
                if (
                    credential_id in program.prepares_for
                    and other is not None
                    and other.kind in ("degree", "certificate")
                ) or rank is not None:
                    covered.add(one)
        if program.is_work and program.kind == "apprenticeship":
            covered |= set(prepares)
        return frozenset(covered)

    def _work(self, edge: LadderFact) -> Move:
        catalog = self.catalog
        by_hours = frozenset(one for one in edge.credentials if by_work_hours(catalog, one))
        cards = frozenset(
            card for one in by_hours for card in apprenticeships(catalog, one)
        )  # had by starting the work
        beside = (
            cards
            | frozenset(one for one in edge.credentials if is_registration(catalog, one))
            | frozenset(
                one for one in gate_of(catalog, edge.from_onet_soc).credentials if is_registration(catalog, one)
            )
        )
        done = edge.from_onet_soc in self.person.profile.experience and not by_hours
        known = [] if edge.typical_years is None else [edge.typical_years * 52]
        known += [weeks for one in by_hours if (weeks := work_weeks(catalog, one)) is not None]
        weeks = 0.0 if done else max(known, default=0.0)
        years_open = done and edge.basis == "bls_work_experience"  # they did it, for how long we do not know
        return Move(
            id=edge.id,
            kind="work",
            edge=edge,
            needs=(frozenset(edge.credentials) - by_hours - beside,) if edge.credentials else (),
            gives=beside & self.relevant.credentials,
            prepares=by_hours,
            opens=(edge.to_onet_soc,),
            weeks=weeks,
            weeks_known=not edge.typical_years if done else bool(known),
            doubts=int(years_open),
            unsourced=not edge.sourced,
            paid=True,
        )


def without_beaten(moves: list[Move]) -> list[Move]:
    """The moves without those that another of the same effect beats, or equals, in every price."""
    groups: dict[tuple[object, ...], list[Move]] = {}
    for move in moves:
        rivals = groups.setdefault(move.effect(), [])
        price = move.price()
        if any(all(a <= b for a, b in zip(rival.price(), price, strict=True)) for rival in rivals):
            continue
        rivals[:] = [one for one in rivals if not all(a <= b for a, b in zip(price, one.price(), strict=True))]
        rivals.append(move)
    return [move for rivals in groups.values() for move in rivals]
