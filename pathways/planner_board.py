"""One person before one target: which moves they may make, what a move leaves, and what it adds to the criteria.

A state is what one holds (credentials, open occupations, schooling, each as far as it matters for the target); a move
is a program, a paid work experience, or work on a ladder edge; a test is taken as soon as the training for it is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pathways.catalog import Catalog
from pathways.planner_fit import degree_rank
from pathways.planner_labels import UNKNOWN_USD, UNKNOWN_WEEKS, Criteria, Label, Outcome, State
from pathways.planner_moves import Move, MoveMaker
from pathways.planner_person import Person
from pathways.planner_rules import (
    HSE,
    Relevant,
    along_the_way,
    by_work_hours,
    gate_of,
    is_entry_job,
    is_registration,
    needs_work,
    relevant_to,
    schooling_suffices,
    stands_for_experience,
    takes_experience,
)

SCHOOLING = "schooling"
DIPLOMA = frozenset({f"{SCHOOLING}1", HSE})


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
        by_hours = {one for one in move.prepares if move.kind != "work" and by_work_hours(self.catalog, one)}
        waiting = sorted(move.prepares - held - by_hours)
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
