"""What the search moves over: criteria that routes are compared by, states, moves' outcomes and labels.

An unknown length or price is never taken for zero: each criterion that may be unknown is compared by how many of its
parts are unknown first, and by the sum of the known parts second (both add up along a route, so the comparison holds
for every continuation). Known sums use the least weeks a step can take (`planner_fit.min_weeks`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

import numpy as np

from pathways.planner_moves import Move
from pathways.planner_offers import UNKNOWN_USD, UNKNOWN_WEEKS
from pathways.planner_pareto import Floats


class Criteria(NamedTuple):
    """What routes are compared by; less is better in every one (the wage is negative).

    `first`, `total` (weeks) and `cost` (dollars) carry `UNKNOWN_WEEKS` or `UNKNOWN_USD` for each unknown part. `spent`
    is the known part of the cost by itself, which a budget binds (0 where none was named), `miles` the farthest step in
    bands of five (positions are no more exact than a ZIP code), `doubts` limits
    kept on an unknown, with ladder edges that no source supports counted twice, `first_wage` that of the first new job.
    """

    first: float = 0.0
    total: float = 0.0
    cost: float = 0.0
    spent: float = 0.0
    miles: float = 0.0
    doubts: float = 0
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


class State(NamedTuple):
    """What one holds, as far as it matters for the target. `education` `None` is unknown and meets every entry rule.

    `unused` has, for each step taken that no later step has needed yet, what it left: a finished route has none but
    its last (see `Board._use`).
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
    hired: bool  # a paid step begins, in a job that was not open before


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
    _moves: tuple[Move, ...] | None = field(default=None, compare=False, repr=False)

    def chain(self) -> list[Label]:
        """The labels from the first move to this one."""
        found: list[Label] = []
        label: Label | None = self
        while label is not None and label.move is not None:
            found.append(label)
            label = label.before
        return found[::-1]

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves from the first to this label's own."""
        if self._moves is None:
            before = self.before.moves if self.before is not None else ()
            self._moves = () if self.move is None else (*before, self.move)
        return self._moves


@dataclass(slots=True)
class Found:
    """The answer of one search: Pareto-best labels that reach the target.

    `cut_by`: of the limits on whole ways, weeks and dollars, those that cut something off.
    """

    target: str
    labels: list[Label] = field(default_factory=list)
    cut_by: set[str] = field(default_factory=set)
    _lines: Floats | None = None

    @property
    def lines(self) -> Floats:
        """The criteria of the labels, one line each."""
        if self._lines is None:
            self._lines = lines_of(self.labels)
        return self._lines

    def replace(self, labels: list[Label]) -> None:
        """Take these labels as the best so far."""
        self.labels, self._lines = labels, None


def lines_of(labels: Sequence[Label]) -> Floats:
    """The criteria of labels, one line each."""
    numbers = chain.from_iterable([label.criteria for label in labels])
    return np.fromiter(numbers, dtype=np.float64, count=7 * len(labels)).reshape(-1, 7)
