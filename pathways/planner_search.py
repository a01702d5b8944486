"""The search: all Pareto-best ways from what a person holds to one target occupation.

A multi-criteria shortest-path search with labels and dominance, after E. Q. V. Martins, "On a multicriteria shortest
path problem", European Journal of Operational Research 16 (1984) 236-245, with the usual bound: a label that a finished
one already dominates, even if it got the best first wage there is, is not extended. `planner_board` says which moves
there are and what they lead to. A label is dropped when another label of the same state is no worse in every criterion
of `Criteria`.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from itertools import count

from pathways.catalog import Catalog
from pathways.planner_board import Board
from pathways.planner_labels import Found, Label, State
from pathways.planner_person import Person

MAX_MOVES = 6
"""Longest chain of moves: a diploma, three trainings and two jobs."""


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
    hope = -board.best_first_wage()
    frontier = Frontier()
    frontier.add(start)
    order = count()
    heap: list[tuple[float, float, int, int, Label]] = [(0.0, 0.0, 0, next(order), start)]
    while heap:
        label = heapq.heappop(heap)[-1]
        if label.dropped or label.depth == MAX_MOVES or hopeless(label, found.labels, hope):
            continue
        for after in board.steps(label):
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
