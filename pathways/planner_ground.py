"""The ground before one target: what does not depend on the person, worked out once and kept with the catalog.

Which classes of programs, ladder edges and licences by working hours stand on a route to the target, what each takes
and leaves there (`Effect`), and which jobs open by which credentials.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from pathways.catalog import Catalog
from pathways.facts import LadderFact
from pathways.planner_fit import LOCAL_KINDS, degree_rank
from pathways.planner_index import Traits, program_index
from pathways.planner_person import Person
from pathways.planner_relevant import Relevant, relevant_to
from pathways.planner_rules import (
    KIND_LEVEL,
    Gate,
    along_the_way,
    apprenticeships,
    by_work_hours,
    gate_of,
    is_registration,
    needs_work,
    takes_experience,
    work_weeks,
)

T = TypeVar("T")

SUPERVISED = "work-for:"
GROUNDS, KEPT = 4096, 32
"""How many targets are kept, and for each how many kinds of people."""

UNNAMED_HIRE = 3
"""Doubts of being hired where nobody names who takes people on: one more than where a program does."""


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """What a move takes and leaves on the way to one target: moves of one effect differ only in what they cost.

    `needs`: any one of the sets. `covers`: training that it stands for where a test asks for such. `main`: the first
    occupation a program names. Each effect stands once on a ground, so that the object itself can be a key.
    """

    kind: str  # training, work, school, test
    edge: LadderFact | None = None
    needs: tuple[frozenset[str], ...] = ()
    min_education: int = 0
    min_age: int | None = None
    gives: frozenset[str] = frozenset()
    prepares: frozenset[str] = frozenset()
    covers: frozenset[str] = frozenset()
    education: int = 0
    level: int = 0
    opens: tuple[str, ...] = ()
    main: str | None = None
    paid: bool = False
    unsourced: int = 0

    def content(self) -> tuple[object, ...]:
        """All of it, to find two that are alike."""
        return tuple(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True, slots=True)
class Work:
    """Paid work as a move: on a ladder edge, or (`effect.edge` `None`) for the hours of a licence."""

    id: str
    effect: Effect
    weeks: float
    weeks_known: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """What passing one credential takes: `before` must be held, the rest of its prerequisites come along the way."""

    before: tuple[str, ...]
    registered: bool
    by_hours: bool


class Recent(dict[Any, Any]):
    """A dictionary that forgets the older half when it is full: for what is cheap to make again."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is known under a key, made if it is not."""
        found = self.get(key)
        if found is None:
            if len(self) >= self._size:
                for old in list(self)[: self._size // 2]:
                    self.pop(old, None)
            found = self.setdefault(key, make())
        return found  # type: ignore[no-any-return]


@dataclass(slots=True, eq=False)
class Ground:
    """Everything about the way to `target` that is the same for everyone."""

    catalog: Catalog
    target: str
    relevant: Relevant
    hire: Effect
    programs: tuple[tuple[int, Effect], ...] = ()
    schools: tuple[tuple[int, Effect], ...] = ()
    """Classes that leave a high-school diploma."""
    local: bool = False
    """Whether some program is for the people around it (`planner_fit.LOCAL_KINDS`)."""
    work: tuple[Work, ...] = ()
    climbs: tuple[tuple[LadderFact, Gate], ...] = ()
    """Ladder edges that need no work of their own."""
    opened_with: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By credential, the jobs of the way whose gate names it and that take no earlier work."""
    together: tuple[frozenset[str], ...] = ()
    """Sets of credentials that a test, a gate, a program or work asks for at once."""
    tests: dict[tuple[frozenset[str], frozenset[str], bool], Effect] = field(default_factory=dict)
    jobs: frozenset[str] = frozenset()
    """Every job that counts here: of the way, that a move opens, or before such a job."""
    ages: tuple[int, ...] = ()
    """The least ages that moves ask for."""
    kept: Recent = field(default_factory=lambda: Recent(KEPT))
    """What `planner_board` has worked out for people alike in what matters before this target."""

    def test_of(self, credentials: frozenset[str], before: frozenset[str], *, elsewhere: bool = False) -> Effect:
        """Taking tests for licences of the target on what one holds, or (`elsewhere`) on training had elsewhere."""
        key = (credentials, before, elsewhere)
        if key not in self.tests:
            needs, covers = ((), before) if elsewhere else ((before,), frozenset[str]())
            self.tests[key] = Effect("test", needs=needs, prepares=credentials, covers=covers, opens=(self.target,))
        return self.tests[key]

    def too_young(self, person: Person) -> tuple[bool, int] | None:
        """`None` who is old enough for every move; else whether they are a student, and how many ages they have."""
        age = person.profile.age
        if age is None or not self.ages or age >= self.ages[-1]:
            return None
        return person.student, bisect_right(self.ages, age)

    def effect_of(self, traits: Traits) -> Effect:
        """What a class of programs takes and leaves on the way to the target."""
        matter = self.relevant.credentials
        school, crosswalk = traits.kind == "school", self.target in traits.crosswalk
        prepares = traits.prepares & matter
        worked = frozenset(
            one for one in traits.grants if one in matter and by_work_hours(self.catalog, one)
        )  # no class gives what is earned at work, and where it is, a test stands before it
        return Effect(
            traits.kind,
            needs=traits.needs,
            min_education=traits.min_education,
            min_age=traits.min_age,
            gives=(traits.grants & matter) - worked,
            prepares=self._licences_of_one_trade(prepares | worked),
            covers=self._covered(traits, prepares),
            education=1 if school else (traits.level if traits.level >= 2 else 0),
            level=traits.level,
            opens=tuple(dict.fromkeys((*traits.opens, self.target))) if crosswalk else traits.opens,
            main=traits.main,
            paid=traits.paid,
            unsourced=int(crosswalk),
        )

    def _licences_of_one_trade(self, prepares: frozenset[str]) -> frozenset[str]:
        """An apprenticeship open to several trades is served in one: the target's, where it is among them."""
        by_hours = {one for one in prepares if by_work_hours(self.catalog, one)}
        own = by_hours & gate_of(self.catalog, self.target).credentials
        return prepares - (by_hours - own) if own else prepares

    def _covered(self, traits: Traits, prepares: frozenset[str]) -> frozenset[str]:
        """Training that a program stands for when it prepares for a licence that asks for such training."""
        covered: set[str] = set()
        for credential_id in prepares:
            row = self.catalog.credentials.get(credential_id)
            for one in row.prerequisites if row else ():
                other = self.catalog.credentials.get(one)
                rank = degree_rank(one)
                if rank is not None and rank > KIND_LEVEL.get(traits.program_kind, 1):
                    continue
                named = credential_id in traits.named and other is not None and other.kind in ("degree", "certificate")
                if named or rank is not None:
                    covered.add(one)
        if traits.kind == "work" and traits.program_kind == "apprenticeship":
            covered |= prepares
        return frozenset(covered)


def ground_of(catalog: Catalog, target: str) -> Ground:
    """The ground before a target; the latest are kept."""
    grounds = catalog.remember("planner.grounds", lambda: Recent(GROUNDS))
    return grounds.keep(target, lambda: _make(catalog, target))


def wage_of(catalog: Catalog, onet_soc: str) -> float:
    """Median dollars an hour, 0 where unknown (an unknown wage is never better than a known one)."""
    known: dict[str, float] = catalog.remember("planner.wages", dict)
    if onet_soc not in known:
        row = catalog.occupations.get(onet_soc)
        wage = row.wage if row else None
        known[onet_soc] = (wage.hourly_usd if wage else None) or 0.0
    return known[onet_soc]


def paper_of(catalog: Catalog, credential_id: str) -> Paper | None:
    """What passing a credential takes; `None` for one the catalog does not know."""
    known: dict[str, Paper | None] = catalog.remember("planner.papers", dict)
    if credential_id not in known:
        row = catalog.credentials.get(credential_id)
        known[credential_id] = None if row is None else Paper(
            tuple(one for one in row.prerequisites if not along_the_way(catalog, one)),
            is_registration(catalog, credential_id),
            by_work_hours(catalog, credential_id),
        )  # fmt: skip
    return known[credential_id]


def jobs_before(catalog: Catalog, onet_soc: str) -> frozenset[str]:
    """The jobs from which a ladder edge leads to a job."""
    known: dict[str, frozenset[str]] = catalog.remember("planner.before", dict)
    if onet_soc not in known:
        edges = (catalog.ladders[one] for one in catalog.ladders_to.get(onet_soc, ()))
        known[onet_soc] = frozenset(edge.from_onet_soc for edge in edges)
    return known[onet_soc]


def _make(catalog: Catalog, target: str) -> Ground:
    relevant = relevant_to(catalog, target)
    beside = gate_of(catalog, target).credentials
    ground = Ground(catalog, target, relevant, Effect("work", gives=beside, level=1, opens=(target,)))
    traits = program_index(catalog).traits
    same: dict[tuple[object, ...], Effect] = {}

    def effects(classes: Iterable[int]) -> tuple[tuple[int, Effect], ...]:
        found = ((class_, ground.effect_of(traits[class_])) for class_ in classes)
        return tuple((class_, same.setdefault(effect.content(), effect)) for class_, effect in found)

    # Of two ways alike in every criterion the first stays: let it be the one for this very job, with less schooling.
    ordered = sorted(relevant.classes, key=lambda one: (traits[one].main != target, traits[one].level))
    ground.programs, ground.schools = effects(ordered), effects(program_index(catalog).diplomas)
    ground.local = any(traits[class_].program_kind in LOCAL_KINDS for class_, _ in ground.programs)
    edges = [catalog.ladders[one] for one in relevant.ladders]
    known = [edge for edge in edges if edge.to_onet_soc in relevant.occupations]
    ground.climbs = tuple((edge, gate_of(catalog, edge.to_onet_soc)) for edge in known if not needs_work(catalog, edge))
    ground.work = (
        *(
            _on_edge(catalog, relevant, edge)
            for edge in known
            if needs_work(catalog, edge) and _worth_it(catalog, edge)
        ),
        *_supervised(catalog, relevant, edges),
    )
    opened: dict[str, list[str]] = {}
    for onet_soc in sorted(relevant.occupations & catalog.occupations.keys()):
        if not takes_experience(catalog.occupations[onet_soc]):
            for credential_id in gate_of(catalog, onet_soc).credentials:
                opened.setdefault(credential_id, []).append(onet_soc)
    ground.opened_with = {credential_id: tuple(jobs) for credential_id, jobs in opened.items()}
    ground.together = _together(catalog, ground)
    moves = [effect for _, effect in (*ground.programs, *ground.schools)]
    moves += [ground.hire, *(work.effect for work in ground.work)]
    jobs = {target, *relevant.occupations, *(job for effect in moves for job in effect.opens)}
    ground.jobs = frozenset(jobs.union(*(jobs_before(catalog, one) for one in jobs)))
    ground.ages = tuple(sorted({effect.min_age for effect in moves if effect.min_age is not None}))
    return ground


def _together(catalog: Catalog, ground: Ground) -> tuple[frozenset[str], ...]:
    effects = [*(effect for _, effect in ground.programs), *(work.effect for work in ground.work)]
    sets = [alternative for effect in effects for alternative in effect.needs]
    rows = [catalog.credentials.get(one) for one in ground.relevant.credentials]
    sets += [frozenset(row.prerequisites) for row in rows if row]
    sets += [gate_of(catalog, one).every for one in ground.relevant.occupations]
    return tuple(dict.fromkeys(one for one in sets if len(one) > 1))


def _worth_it(catalog: Catalog, edge: LadderFact) -> bool:
    """That two jobs are alike is no reason to work years for less pay."""
    return edge.sourced or wage_of(catalog, edge.to_onet_soc) >= wage_of(catalog, edge.from_onet_soc)


def _on_edge(catalog: Catalog, relevant: Relevant, edge: LadderFact) -> Work:
    by_hours = frozenset(one for one in edge.credentials if by_work_hours(catalog, one))
    cards = frozenset(card for one in by_hours for card in apprenticeships(catalog, one))  # had by starting the work
    beside = cards | _registrations(catalog, edge.credentials)
    beside |= _registrations(catalog, gate_of(catalog, edge.from_onet_soc).credentials)
    known = [] if edge.typical_years is None else [edge.typical_years * 52]
    known += [weeks for one in by_hours if (weeks := work_weeks(catalog, one)) is not None]
    effect = Effect(
        "work",
        edge=edge,
        needs=(frozenset(edge.credentials) - by_hours - beside,) if edge.credentials else (),
        gives=beside & relevant.credentials,
        prepares=by_hours,
        opens=(edge.to_onet_soc,),
        paid=True,
        unsourced=int(not edge.sourced),
    )
    return Work(edge.id, effect, max(known, default=0.0), bool(known))


def _registrations(catalog: Catalog, credentials: Iterable[str]) -> frozenset[str]:
    return frozenset(one for one in credentials if is_registration(catalog, one))


def _supervised(catalog: Catalog, relevant: Relevant, edges: Iterable[LadderFact]) -> list[Work]:
    """Working for the hours of a licence of the target that no ladder edge leads to: under one who holds it."""
    found: list[Work] = []
    carried = {one for edge in edges for one in edge.credentials}
    for credential_id in sorted(gate_of(catalog, relevant.target).credentials - carried):
        row = catalog.credentials.get(credential_id)
        if row is None or not by_work_hours(catalog, credential_id):
            continue
        cards = set(apprenticeships(catalog, credential_id))
        before = frozenset(row.prerequisites) - cards
        weeks = work_weeks(catalog, credential_id)
        effect = Effect(
            "work",
            needs=(before,) if before else (),
            min_education=max((degree_rank(one) or 0 for one in before), default=0),
            gives=frozenset(cards) & relevant.credentials,
            prepares=frozenset({credential_id}),
            opens=(relevant.target,),
            paid=True,
        )
        found.append(Work(f"{SUPERVISED}{credential_id}", effect, weeks or 0.0, weeks is not None))
    return found
