"""One person before one target: which moves they may make and what a move leaves.

A state is what one holds (credentials, open occupations, schooling, each as far as it matters for the target); a move
is a program, a paid work experience, or work on a ladder edge; a test is taken as soon as the training for it is done.
What a move makes of a state depends on its effect alone, so it is worked out once for all moves of one effect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pathways.catalog import Catalog
from pathways.facts import OccupationFact
from pathways.planner_fit import degree_rank, schooled
from pathways.planner_ground import Effect, Ground, ground_of, jobs_before, paper_of
from pathways.planner_labels import Criteria, Label, Outcome, State
from pathways.planner_moves import Choice, MoveMaker
from pathways.planner_person import Person
from pathways.planner_rules import (
    HSE,
    Gate,
    gate_of,
    is_entry_job,
    least_schooling,
    stands_for_experience,
    takes_experience,
)

SCHOOLING = "schooling"
DIPLOMA = frozenset({f"{SCHOOLING}1", HSE})


class Opening(NamedTuple):
    """A job that a move may open: by its gate, or where it has none by schooling of at least this level."""

    onet_soc: str
    gate: Gate | None
    schooling: int = 0


class Board:
    """One person before one target: the moves open to them and what a move leads to."""

    def __init__(self, catalog: Catalog, person: Person, target: str) -> None:
        self.catalog, self.person, self.target = catalog, person, target
        self.ground: Ground = ground_of(catalog, target)
        self.choices: dict[Effect, Choice] = MoveMaker(catalog, person, self.ground).choices()
        # What a move makes of a state is the same under any limits, and for all who are alike in what counts here.
        alike = (self.ground.jobs & person.open_jobs, self.ground.too_young(person))
        self._jobs, self._known = self.ground.kept.keep(alike, _nothing_known)

    def start(self) -> Label:
        """The label of what the person holds today."""
        person, relevant = self.person, self.ground.relevant
        held, jobs = person.held & relevant.credentials, person.open_jobs & relevant.occupations
        return Label(State(held, self._climbed(jobs, held, person.education), person.education, False), Criteria())

    def outcomes(self, state: State) -> Iterator[tuple[Effect, Choice, Outcome]]:
        """The moves that can be made from a state and add something, by effect, and what they make of it."""
        known = self._known.setdefault(state, {})
        for effect, choice in self.choices.items():
            if effect not in known:
                known[effect] = self._outcome(state, effect)
            outcome = known[effect]
            if outcome is not None:
                yield effect, choice, outcome

    def _outcome(self, state: State, effect: Effect) -> Outcome | None:
        """What a move makes of a state; `None` where one may not enter it or it adds nothing."""
        if not self._may_enter(state, effect):
            return None
        education = state.education
        if education is not None and (education >= 1 or effect.kind == "school"):
            education = max(education, effect.education)  # a certificate is no diploma for one who has none
        held, exams = self._pass_exams(state.held | effect.gives, education, effect)
        open_jobs, opened = self._open(state, held, education, effect)
        learned = effect.kind == "school" and education != state.education
        if held == state.held and open_jobs == state.open_jobs and not learned:
            return None
        hired = effect.paid and (effect.edge is None or effect.edge.from_onet_soc not in state.open_jobs)
        after = State(held, open_jobs, education, state.has_first_job or bool(opened) or hired)
        unused = self._use(state, effect, after, exams, opened)
        if unused is None:
            return None
        return Outcome(after._replace(unused=unused), exams, opened, hired)

    def _use(
        self, state: State, effect: Effect, after: State, exams: Sequence[str], opened: Sequence[str]
    ) -> frozenset[frozenset[str]] | None:
        """What stays unused after a move, or `None` where a step would be idle.

        Every step of a route must count: what it leaves (a credential, a job, schooling) is asked for by a later step,
        or a ladder edge leads from a job it opens to a job that a later step opens. The very next step must need it,
        but for a diploma and for credentials that are asked for together.
        """
        needed: set[str] = set()
        for alternative in effect.needs:
            if self._holds_all(state, alternative):
                needed |= alternative
        for credential_id in exams:
            row = self.catalog.credentials.get(credential_id)
            needed |= set(row.prerequisites) if row else set()
        if effect.edge is not None:
            needed |= {effect.edge.from_onet_soc, *effect.edge.credentials}
        ranks = {rank for one in needed if (rank := degree_rank(one))}
        ranks.add(effect.min_education or int(HSE in needed))
        needed |= {f"{SCHOOLING}{rank}" for rank in ranks if rank}
        for onet_soc in opened:
            needed |= jobs_before(self.catalog, onet_soc)
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
        return len(others) == 1 and any(one & others[0] and one & left for one in self.ground.together)

    # -- what a move takes -------------------------------------------------------------------------------------------

    def _may_enter(self, state: State, effect: Effect) -> bool:
        if state.education is not None and state.education < effect.min_education:
            return False
        if effect.needs and not any(self._holds_all(state, alternative) for alternative in effect.needs):
            return False
        if effect.edge is not None:
            start = effect.edge.from_onet_soc
            if effect.edge.to_onet_soc in state.open_jobs:
                return False
            return start in state.open_jobs or is_entry_job(self.catalog, start, state.education)
        age, finished = self.person.profile.age, (state.education or 0) >= 1 and self.person.student
        return effect.min_age is None or age is None or age >= effect.min_age or finished

    def _holds_all(self, state: State, credentials: Iterable[str]) -> bool:
        return all(one in state.held or schooled(state.education, one) for one in credentials)

    # -- what a move leaves ------------------------------------------------------------------------------------------

    def _pass_exams(
        self, held: frozenset[str], education: int | None, effect: Effect
    ) -> tuple[frozenset[str], tuple[str, ...]]:
        """Take every test prepared for whose prerequisites stand; a registration needs no step of its own."""
        if effect.prepares <= held:
            return held, ()
        waiting = sorted(effect.prepares - held)
        exams: list[str] = []
        progress = True
        while progress:
            progress = False
            for credential_id in list(waiting):
                paper = paper_of(self.catalog, credential_id)
                if paper is None or (paper.by_hours and effect.kind not in ("work", "test")):
                    continue
                if all(one in held or one in effect.covers or schooled(education, one) for one in paper.before):
                    waiting.remove(credential_id)
                    held |= {credential_id}
                    progress = True
                    if not paper.registered:
                        exams.append(credential_id)
        return held, tuple(exams)

    def _open(
        self, state: State, held: frozenset[str], education: int | None, effect: Effect
    ) -> tuple[frozenset[str], tuple[str, ...]]:
        """The open occupations after a move, and the new ones: the target first, then as the program has them."""
        opened: dict[str, None] = {}
        level = max(effect.level, education or 0)
        for job in self._openings(effect):
            if job.onet_soc not in state.open_jobs:
                passed = level >= job.schooling if job.gate is None else job.gate.passed(held)
                if passed:
                    opened[job.onet_soc] = None
        if len(held) > len(state.held):
            by_gate = {one for paper in held - state.held for one in self.ground.opened_with.get(paper, ())}
            for onet_soc in sorted(by_gate - state.open_jobs - opened.keys()):
                if gate_of(self.catalog, onet_soc).passed(held):
                    opened[onet_soc] = None
        now = state.open_jobs
        if opened:
            now |= opened.keys() & self.ground.relevant.occupations
        after = self._climbed(now, held, education)
        if after is not now:
            opened.update(dict.fromkeys(sorted(after - now)))
        fresh = [one for one in opened if one not in self.person.open_jobs]
        if len(fresh) > 1:
            fresh.sort(key=lambda one: one != self.target)
        return after, tuple(fresh)

    def _openings(self, effect: Effect) -> list[Opening]:
        """The jobs that a move may open itself, without those that take earlier work the person has not done."""
        found = self._jobs.get(effect)
        if found is None:
            found = self._jobs[effect] = []
            for onet_soc in effect.opens:
                row = self.catalog.occupations.get(onet_soc)
                if row is None:
                    continue
                gate = gate_of(self.catalog, onet_soc)
                if gate.exists or effect.edge is not None:
                    found.append(Opening(onet_soc, gate))
                elif not takes_experience(row) or self._stands_for_work(row, effect):
                    found.append(Opening(onet_soc, None, least_schooling(row)))
        return found

    def _stands_for_work(self, row: OccupationFact, effect: Effect) -> bool:
        """Whether the earlier work that a job takes is done, or the program teaches this very job instead."""
        taught = effect.main == row.onet_soc and stands_for_experience(row, effect.level)
        return taught or bool(jobs_before(self.catalog, row.onet_soc) & self.person.open_jobs)

    def _climbed(self, open_jobs: frozenset[str], held: frozenset[str], education: int | None) -> frozenset[str]:
        """The open jobs with those that ladder edges open at once: the first is open, what is asked for is held."""
        climbs = self.ground.climbs
        progress = bool(climbs)
        while progress:
            progress = False
            for edge, gate in climbs:
                if edge.from_onet_soc not in open_jobs or edge.to_onet_soc in open_jobs or not gate.passed(held):
                    continue
                if all(one in held or schooled(education, one) for one in edge.credentials):
                    open_jobs |= {edge.to_onet_soc}
                    progress = True
        return open_jobs


def _nothing_known() -> tuple[dict[Effect, list[Opening]], dict[State, dict[Effect, Outcome | None]]]:
    return {}, {}
