"""The search: all Pareto-best ways from what a person holds to one target occupation.

A multi-criteria shortest-path search with labels and dominance, after E. Q. V. Martins, "On a multicriteria shortest
path problem", European Journal of Operational Research 16 (1984) 236-245, with the usual bound: a label that a finished
one already dominates, even if it got the best first wage there is, is not extended. A state is what one holds
(credentials, open occupations, schooling, each as far as it matters for the target); a move is a program, a paid work
experience, or work on a ladder edge; a test is taken as soon as the training for it is done. A label is dropped when
another label of the same state is no worse in every criterion of `Criteria`.

An unknown length or price is never taken for zero: each criterion that may be unknown is compared by how many of its
parts are unknown first, and by the sum of the known parts second (both add up along a route, so the comparison holds
for every continuation). Known sums use the least weeks a step can take (`planner_person.min_weeks`).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from pathways.catalog import Catalog
from pathways.planner_moves import Move, MoveMaker, without_beaten
from pathways.planner_person import Person, degree_rank
from pathways.planner_rules import (
    HSE,
    Relevant,
    along_the_way,
    by_work_hours,
    entry_rank,
    gate_of,
    is_entry_job,
    is_registration,
    needs_work,
    relevant_to,
    schooling_suffices,
    stands_for_experience,
    takes_experience,
)

MAX_MOVES = 6
"""Longest chain of moves: a diploma, three trainings and two jobs."""

SCHOOLING = "schooling"
DIPLOMA = frozenset({f"{SCHOOLING}1", HSE})

UNKNOWN_WEEKS = 1e5
UNKNOWN_USD = 1e8
"""What one unknown part adds to a sum: more than any known sum, so that sums compare by unknowns first."""


class Criteria(NamedTuple):
    """What routes are compared by; less is better in every one (the wage is negative).

    `first`, `total` (weeks) and `cost` (dollars) carry `UNKNOWN_WEEKS` or `UNKNOWN_USD` for each unknown part. `firm`
    is the part of the cost that may exclude (0 where no budget was named), `miles` the farthest step in
    bands of five (positions are no more exact than a ZIP code), `doubts` limits
    kept on an unknown, with ladder edges that no source supports counted twice, `first_wage` that of the first new job.
    """

    first: float = 0.0
    total: float = 0.0
    cost: float = 0.0
    firm: float = 0.0
    miles: float = 0.0
    doubts: int = 0
    first_wage: float = 0.0

    @property
    def weeks_first(self) -> float:
        """Known weeks to the first new job."""
        return self.first % UNKNOWN_WEEKS

    @property
    def weeks(self) -> float:
        """Known weeks in all."""
        return self.total % UNKNOWN_WEEKS

    @property
    def cost_usd(self) -> float:
        """Known dollars."""
        return self.cost % UNKNOWN_USD

    @property
    def weeks_first_unknown(self) -> bool:
        """Whether a step before the first new job has no known length."""
        return self.first >= UNKNOWN_WEEKS

    @property
    def weeks_unknown(self) -> bool:
        """Whether a step has no known length."""
        return self.total >= UNKNOWN_WEEKS

    @property
    def cost_unknown(self) -> bool:
        """Whether a step has no known price."""
        return self.cost >= UNKNOWN_USD

    def dominates(self, other: Criteria) -> bool:
        """No worse in every criterion (of two alike, one is enough)."""
        return (
            self[0] <= other[0] and self[1] <= other[1] and self[2] <= other[2] and self[3] <= other[3]
            and self[4] <= other[4] and self[5] <= other[5] and self[6] <= other[6]
        )  # fmt: skip


class State(NamedTuple):
    """What one holds, as far as it matters for the target. `education` `None` is unknown and meets every entry rule.

    `unused` has, for each step taken that no later step has needed yet, what it left: a finished route has none but
    its last (see `Board.use`).
    """

    held: frozenset[str]
    open_jobs: frozenset[str]
    education: int | None
    has_first_job: bool
    unused: frozenset[frozenset[str]] = frozenset()


class Outcome(NamedTuple):
    """What a move makes of a state, whatever the way there cost."""

    state: State
    exams: tuple[str, ...]
    opened: tuple[str, ...]
    hired_as: str | None  # the job, or the paid training, in which a paid step begins, if it is new


@dataclass(slots=True)
class Label:
    """A way to a state: the last move, the tests after it, what opened, and the label before."""

    state: State
    criteria: Criteria
    before: Label | None = None
    move: Move | None = None
    exams: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    depth: int = 0
    dropped: bool = False

    def chain(self) -> list[Label]:
        """The labels from the first move to this one."""
        found: list[Label] = []
        label: Label | None = self
        while label is not None and label.move is not None:
            found.append(label)
            label = label.before
        return found[::-1]


@dataclass(slots=True)
class Found:
    """The answer of one search: Pareto-best labels that reach the target, and the limits that cut something off."""

    target: str
    labels: list[Label] = field(default_factory=list)
    cut_by: set[str] = field(default_factory=set)


class Board:
    """One person before one target: the moves open to them and what a move leads to."""

    def __init__(self, catalog: Catalog, person: Person, target: str) -> None:
        self.catalog, self.person, self.target = catalog, person, target
        self.relevant: Relevant = relevant_to(catalog, target)
        maker = MoveMaker(catalog, person, self.relevant)
        self.moves: list[Move] = maker.moves()
        self.cut_by: set[str] = maker.cut_by
        self._together = self._asked_together()
        self._next: dict[State, list[tuple[Move, Outcome]]] = {}

    def start(self) -> Label:
        """The label of what the person holds today."""
        person, relevant = self.person, self.relevant
        state = State(
            person.held & relevant.credentials, person.open_jobs & relevant.occupations, person.education, False
        )
        state = state._replace(open_jobs=state.open_jobs | self._climbed(state))
        return Label(state, Criteria())

    def steps(self, label: Label, moves: Sequence[Move]) -> Iterator[Label]:
        """The labels after every move that is possible, adds something, and keeps the limits.

        What a move makes of a state is worked out once for each state: `moves` must be the same in every call.
        """
        options = self._next.get(label.state)
        if options is None:
            pairs = ((move, self.outcome(label.state, move)) for move in moves)
            options = self._next[label.state] = [(move, outcome) for move, outcome in pairs if outcome is not None]
        for move, outcome in options:
            criteria = self._add(label, move, outcome)
            if self._within_limits(criteria):
                yield Label(outcome.state, criteria, label, move, outcome.exams, outcome.opened, label.depth + 1)

    def outcome(self, state: State, move: Move) -> Outcome | None:
        """What a move makes of a state; `None` where one may not enter it or it adds nothing."""
        if not self._may_enter(state, move):
            return None
        education = state.education
        if education is not None and (education >= 1 or move.kind == "school"):
            education = max(education, move.education)  # a certificate is no diploma for one who has none
        held, exams = self._pass_exams(state.held | move.gives, education, move)
        open_jobs, opened = self._open(state, held, education, move)
        learned = move.kind == "school" and education != state.education
        if held == state.held and open_jobs == state.open_jobs and not learned:
            return None
        hired_as = self._hired_as(state, move) if move.paid else None
        reached = state.has_first_job or bool(opened) or hired_as is not None
        after = State(held, open_jobs, education, reached)
        unused = self.use(state, move, after, exams, opened)
        if unused is None:
            return None
        return Outcome(after._replace(unused=unused), exams, opened, hired_as)

    def use(
        self, state: State, move: Move, after: State, exams: Sequence[str], opened: Sequence[str]
    ) -> frozenset[frozenset[str]] | None:
        """What stays unused after a move, or `None` where a step would be idle.

        Every step of a route must count: what it leaves (a credential, a job, schooling) is asked for by a later step,
        or a ladder edge leads from a job it opens to a job that a later step opens. The very next step must need it,
        but for a diploma and for credentials that are asked for together.
        """
        needed: set[str] = set()
        for alternative in move.needs:
            if self._holds_all(state, alternative):
                needed |= alternative
        for credential_id in exams:
            row = self.catalog.credentials.get(credential_id)
            needed |= set(row.prerequisites) if row else set()
        if move.edge is not None:
            needed |= {move.edge.from_onet_soc, *move.edge.credentials}
        if least := max(move.min_education, HSE in needed):
            needed.add(f"{SCHOOLING}{least}")
        for onet_soc in opened:
            for ladder_id in self.catalog.ladders_to.get(onet_soc, ()):
                needed.add(self.catalog.ladders[ladder_id].from_onet_soc)
        waiting = frozenset(left for left in state.unused if not left & needed)
        if self.target in after.open_jobs:
            return frozenset() if not waiting else None
        left = (after.held - state.held) | frozenset(opened)
        if after.education is not None and state.education is not None:
            left |= {f"{SCHOOLING}{rank}" for rank in range(state.education + 1, after.education + 1)}
        return waiting | {left} if self._can_wait(waiting, left) else None

    def _can_wait(self, waiting: frozenset[frozenset[str]], left: frozenset[str]) -> bool:
        """One step may wait beside the newest if it is the diploma, or if both are asked for together."""
        others = [one for one in waiting if not one <= DIPLOMA]
        if not others or left <= DIPLOMA:
            return len(others) <= 1
        return len(others) == 1 and any(together & others[0] and together & left for together in self._together)

    def _asked_together(self) -> list[frozenset[str]]:
        """Sets of credentials that one program, one test or one ladder edge asks for at once."""
        sets = [alternative for move in self.moves for alternative in move.needs]
        rows = [self.catalog.credentials.get(one) for one in self.relevant.credentials]
        sets += [frozenset(row.prerequisites) for row in rows if row]
        sets += [gate_of(self.catalog, one).every for one in self.relevant.occupations]
        return [one for one in sets if len(one) > 1]

    def wage(self, onet_soc: str) -> float:
        """Median dollars an hour, 0 where unknown (an unknown wage is never better than a known one)."""
        row = self.catalog.occupations.get(onet_soc)
        wage = row.wage if row else None
        return (wage.hourly_usd if wage else None) or 0.0

    def best_first_wage(self) -> float:
        """The highest wage that any move could open: what an unfinished label may still hope for."""
        jobs = {one for move in self.moves for one in move.opens} | self.relevant.occupations
        return max(map(self.wage, jobs), default=0.0)

    # -- what a move takes -------------------------------------------------------------------------------------------

    def _may_enter(self, state: State, move: Move) -> bool:
        if state.education is not None and state.education < move.min_education:
            return False
        if move.needs and not any(self._holds_all(state, alternative) for alternative in move.needs):
            return False
        if move.edge is not None:
            start = move.edge.from_onet_soc
            ready = start in state.open_jobs or is_entry_job(self.catalog, start, state.education)
            return ready and move.edge.to_onet_soc not in state.open_jobs
        age, finished = self.person.profile.age, (state.education or 0) >= 1 and self.person.student
        return move.min_age is None or age is None or age >= move.min_age or finished

    def _holds_all(self, state: State, credentials: Iterable[str]) -> bool:
        return all(self._holds(state.held, state.education, one) for one in credentials)

    def _holds(self, held: frozenset[str], education: int | None, credential_id: str) -> bool:
        if credential_id in held:
            return True
        if credential_id == HSE:
            return education is None or education >= 1
        rank = degree_rank(credential_id)
        return rank is not None and education is not None and education >= rank

    # -- what a move leaves ------------------------------------------------------------------------------------------

    def _pass_exams(
        self, held: frozenset[str], education: int | None, move: Move
    ) -> tuple[frozenset[str], tuple[str, ...]]:
        """Take every test prepared for whose prerequisites stand; a registration needs no step of its own."""
        exams: list[str] = []
        working = move.edge is not None or (move.program is not None and move.program.is_work)
        waiting = [
            one
            for one in sorted(move.prepares - held)
            if working or not by_work_hours(self.catalog.credentials.get(one))
        ]
        progress = True
        while progress:
            progress = False
            for credential_id in list(waiting):
                row = self.catalog.credentials.get(credential_id)
                if row is None or not all(
                    one in move.covers or self._holds(held, education, one) or along_the_way(self.catalog, one)
                    for one in row.prerequisites
                ):
                    continue
                waiting.remove(credential_id)
                held |= {credential_id}
                progress = True
                if not is_registration(self.catalog, credential_id):
                    exams.append(credential_id)
        return held, tuple(exams)

    def _open(
        self, state: State, held: frozenset[str], education: int | None, move: Move
    ) -> tuple[frozenset[str], tuple[str, ...]]:
        """The open occupations after a move, and the new ones: the target first, then as the program has them."""
        opened: dict[str, None] = {}
        if move.edge is not None:
            if gate_of(self.catalog, move.edge.to_onet_soc).passed(held):
                opened[move.edge.to_onet_soc] = None
        else:
            level = max(move.level, education or 0)
            for onet_soc in move.opens:
                if onet_soc not in state.open_jobs and self._opens(state, onet_soc, held, level, move):
                    opened[onet_soc] = None
        for onet_soc in sorted(self.relevant.occupations - state.open_jobs - opened.keys()):
            gate = gate_of(self.catalog, onet_soc)
            if gate.exists and gate.passed(held) and not takes_experience(self.catalog.occupations[onet_soc]):
                opened[onet_soc] = None
        now = state.open_jobs | (frozenset(opened) & self.relevant.occupations)
        climbed = self._climbed(state._replace(held=held, education=education, open_jobs=now))
        opened.update(dict.fromkeys(sorted(climbed)))
        fresh = [one for one in opened if one not in self.person.open_jobs]
        fresh.sort(key=lambda one: one != self.target)
        return now | climbed, tuple(fresh)

    def _opens(self, state: State, onet_soc: str, held: frozenset[str], level: int, move: Move) -> bool:
        row = self.catalog.occupations.get(onet_soc)
        if row is None:
            return False
        gate = gate_of(self.catalog, onet_soc)
        if gate.exists:
            return gate.passed(held)
        if takes_experience(row):
            edges = (self.catalog.ladders[one] for one in self.catalog.ladders_to.get(onet_soc, ()))
            taught = move.program is not None and stands_for_experience(self.catalog, move.program, onet_soc)
            if not taught and not any(edge.from_onet_soc in self.person.open_jobs for edge in edges):
                return False
        return schooling_suffices(row, level)

    def _climbed(self, state: State) -> frozenset[str]:
        """Occupations that ladder edges open at once: the first job is open, the credentials asked for are held."""
        found: set[str] = set()
        for ladder_id in self.relevant.ladders:
            edge = self.catalog.ladders[ladder_id]
            if edge.from_onet_soc not in state.open_jobs or edge.to_onet_soc in state.open_jobs:
                continue
            if needs_work(self.catalog, edge) or edge.to_onet_soc not in self.relevant.occupations:
                continue
            if self._holds_all(state, edge.credentials) and gate_of(self.catalog, edge.to_onet_soc).passed(state.held):
                found.add(edge.to_onet_soc)
        return frozenset(found)

    def _hired_as(self, state: State, move: Move) -> str | None:
        """The job one is hired into when a paid step begins, if it is new."""
        start = move.edge.from_onet_soc if move.edge is not None else move.id
        return None if start in state.open_jobs else start

    def _add(self, label: Label, move: Move, outcome: Outcome) -> Criteria:
        now = label.criteria
        total = now.total + move.weeks + (0.0 if move.weeks_known else UNKNOWN_WEEKS)
        doubts = now.doubts + move.doubts + 2 * move.unsourced
        first, first_wage = total, 0.0
        if label.state.has_first_job:
            first, first_wage = now.first, now.first_wage
        elif outcome.hired_as is not None:
            # Being hired with no training is not certain; what a trainee is paid is not known.
            first, first_wage = now.total, -self.wage(outcome.hired_as) if move.edge is not None else 0.0
            doubts += move.edge is not None
        elif outcome.opened:
            first_wage = -self.wage(outcome.opened[0])
        return Criteria(
            first,
            total,
            now.cost + move.cost_usd + (0.0 if move.cost_known else UNKNOWN_USD),
            now.firm + (move.firm_usd if self.person.limits.budget_usd is not None else 0.0),
            max(now.miles, move.miles),
            doubts,
            first_wage,
        )

    def _within_limits(self, criteria: Criteria) -> bool:
        limits = self.person.limits
        if limits.max_weeks is not None and criteria.weeks_first > limits.max_weeks:
            self.cut_by.add("max_weeks")
            return False
        if limits.budget_usd is not None and criteria.firm > limits.budget_usd:
            self.cut_by.add("budget_usd")
            return False
        return True


class Frontier:
    """The labels worth extending, by state. A label with a first job also falls to one of a state that holds more.

    Holding more never hurts: what the lesser state can do next the greater can do too, or needs no more. Only the
    first job's wage is settled by what comes next, so labels before it are compared within their own state.
    """

    def __init__(self) -> None:
        self._labels: dict[State, list[Label]] = {}
        self._greater: dict[State, list[State]] = {}

    def add(self, label: Label) -> bool:
        """Keep a label unless one kept before makes it useless; what it beats in its own state is dropped."""
        state = label.state
        if state not in self._labels:
            self._labels[state] = []
            self._greater[state] = [other for other in self._labels if _holds_more(other, state)]
            for other in self._labels:
                if other is not state and _holds_more(state, other):
                    self._greater[other].append(state)
        for other in self._greater[state]:
            if any(rival.criteria.dominates(label.criteria) for rival in self._labels[other]):
                return False
        return keep(self._labels[state], label)


def _holds_more(state: State, than: State) -> bool:
    if state == than or not (state.has_first_job and than.has_first_job):
        return False
    if state.unused or (state.education or 0) < (than.education or 0):
        return False
    return state.held >= than.held and state.open_jobs >= than.open_jobs


def search(catalog: Catalog, person: Person, target: str) -> Found:
    """Every Pareto-best way to `target`. A target that is open already is answered by the start label alone."""
    board = Board(catalog, person, target)
    start = board.start()
    found = Found(target, cut_by=board.cut_by)
    if target in start.state.open_jobs:
        found.labels.append(start)
        return found
    moves = without_beaten(board.moves)
    hope = -board.best_first_wage()
    frontier = Frontier()
    frontier.add(start)
    order = count()
    heap: list[tuple[float, float, int, int, Label]] = [(0.0, 0.0, 0, next(order), start)]
    while heap:
        label = heapq.heappop(heap)[-1]
        if label.dropped or label.depth == MAX_MOVES or hopeless(label, found.labels, hope):
            continue
        for after in board.steps(label, moves):
            if target in after.state.open_jobs:
                keep(found.labels, after)
            elif not hopeless(after, found.labels, hope) and frontier.add(after):
                key = after.criteria
                heapq.heappush(heap, (key.total, key.cost, after.depth, next(order), after))
    return found


def hopeless(label: Label, finished: Sequence[Label], hope: float) -> bool:
    """Whether a finished label dominates everything this one can become (its first wage at best `hope`)."""
    best = label.criteria if label.state.has_first_job else label.criteria._replace(first_wage=hope)
    return any(one.criteria.dominates(best) for one in finished)


def keep(rivals: list[Label], label: Label) -> bool:
    """Add a label to a Pareto set unless one there is as good; what it beats is dropped."""
    criteria = label.criteria
    if any(rival.criteria.dominates(criteria) for rival in rivals):
        return False
    for rival in rivals:
        rival.dropped = rival.dropped or criteria.dominates(rival.criteria)
    rivals[:] = [rival for rival in rivals if not rival.dropped]
    rivals.append(label)
    return True


def beyond_schooling(catalog: Catalog, onet_soc: str, education: int | None) -> int:
    """How many levels above the person's schooling an occupation usually starts (unknown counts as high school)."""
    row = catalog.occupations.get(onet_soc)
    return 0 if row is None else entry_rank(row) - (1 if education is None else education)
