"""Labels after a step: the criteria of each way with each move of an edge, within the limits and worth going on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pathways.planner_labels import Criteria, Found, Label, State, lines_of
from pathways.planner_offers import UNKNOWN_WEEKS
from pathways.planner_pareto import MANY, Floats, beaten, is_beaten, unbeaten
from pathways.planner_person import Limits
from pathways.planner_states import Edge


@dataclass(frozen=True, slots=True)
class Rule:
    """What labels of one state are compared by beside the criteria: see `key`. `deep`: some way may become too long."""

    limits: Limits
    deep: bool

    def counts_known_weeks(self, state: State) -> bool:
        """Whether known weeks count apart: a label may have more of them, and break a limit, but fewer unknown ones."""
        return self.limits.weeks_apart or (self.limits.max_weeks is not None and not state.has_first_job)

    def key(self, label: Label) -> tuple[float, ...]:
        """The criteria, known weeks where a limit is still held against them, the moves where they may be too many."""
        more = (label.criteria.weeks_first,) if self.counts_known_weeks(label.state) else ()
        return (*label.criteria, *more, *((label.depth,) if self.deep else ()))

    def last_key(self, label: Label) -> tuple[float, ...]:
        """What labels that reach the target are compared by."""
        return (*label.criteria, label.criteria.weeks_first) if self.limits.weeks_apart else label.criteria


def hopeful(labels: list[Label], least: Criteria, found: Found, rule: Rule) -> list[Label]:
    """The labels that may still become better than, or other than, every finished one.

    `least`: what the way on adds at the least. Labels of one state. Where known weeks count apart, one that has or may
    get an unknown length before the first job always may: a finished one of known length may have more known weeks.
    """
    finished = found.labels
    if not labels or not finished:
        return labels
    had = labels[0].state.has_first_job
    if len(labels) * len(finished) >= MANY * 2:
        hopes = _at_best(lines_of(labels), least, had)
        gone = beaten(hopes, found.lines) & ~_apart(hopes, had, rule)
        return [label for label, out in zip(labels, gone.tolist(), strict=True) if not out]
    ends = [one.criteria for one in finished]
    best = [_best(label.criteria, least, had) for label in labels]
    apart = rule.limits.weeks_apart
    return [
        label
        for label, hope in zip(labels, best, strict=True)
        if (apart and not (had and hope[0] < UNKNOWN_WEEKS)) or not is_beaten(hope, ends)
    ]


def _best(now: Criteria, least: Criteria, had_first: bool) -> tuple[float, ...]:
    """The best that criteria can become."""
    return (
        now.first if had_first else now.total + least.first,
        now.total + least.total,
        now.cost + least.cost,
        now.spent + least.spent,
        max(now.miles, least.miles),
        now.doubts + least.doubts,
        now.first_wage if had_first else least.first_wage,
    )


def extend(labels: list[Label], edge: Edge, least: Criteria, found: Found, rule: Rule) -> list[Label]:
    """The labels after each move of an edge, within the limits, without those that are hopeless.

    `least` is what the way on from the edge's end adds at the least. A limit that cuts something off goes to
    `found.cut_by`.
    """
    if len(labels) * len(edge.choice.moves) >= MANY:
        return _extend_many(labels, edge, least, found, rule)
    after: list[Label] = []
    limits = rule.limits
    for label in labels:
        for number, price in enumerate(edge.choice.prices):
            criteria = _after(label, edge, price)
            if limits.max_weeks is not None and criteria.weeks_first > limits.max_weeks:
                found.cut_by.add("max_weeks")
            elif limits.budget_usd is not None and criteria.spent > limits.budget_usd:
                found.cut_by.add("budget_usd")
            else:
                after.append(_label(label, edge, number, criteria))
    return hopeful(after, least, found, rule)


def _label(before: Label, edge: Edge, number: int, criteria: Criteria) -> Label:
    outcome = edge.outcome
    return Label(
        outcome.state, criteria, before, edge.choice.moves[number], outcome.exams, outcome.opened, before.depth + 1
    )


def _after(label: Label, edge: Edge, price: tuple[float, ...]) -> Criteria:
    """The criteria of a way with one more move."""
    now = label.criteria
    weeks, usd, spent, miles, doubts = price
    total = now.total + weeks
    first, first_wage = now.first, now.first_wage
    if not label.state.has_first_job:
        first, first_wage = now.total if edge.outcome.hired else total, edge.first_wage
    return Criteria(
        first, total, now.cost + usd, now.spent + spent, max(now.miles, miles),
        now.doubts + doubts + edge.doubts, first_wage,
    )  # fmt: skip


def _extend_many(labels: list[Label], edge: Edge, least: Criteria, found: Found, rule: Rule) -> list[Label]:
    """The same for many at once; what another of them equals or beats is left out as well."""
    lines, limits = _lines(labels, edge), rule.limits
    keep = np.ones(len(lines), dtype=np.bool_)
    known_first = lines[:, 0] % UNKNOWN_WEEKS
    if limits.max_weeks is not None:
        keep = known_first <= limits.max_weeks
        if not keep.all():
            found.cut_by.add("max_weeks")
    if limits.budget_usd is not None:
        afford = lines[:, 3] <= limits.budget_usd
        if not afford[keep].all():
            found.cut_by.add("budget_usd")
        keep &= afford
    at = np.flatnonzero(keep)
    if len(at) and found.labels:
        hopes = _at_best(lines[at], least, edge.state.has_first_job)
        at = at[~beaten(hopes, found.lines) | _apart(hopes, edge.state.has_first_job, rule)]
    count = len(edge.choice.moves)
    keys = [lines[at]]
    if rule.counts_known_weeks(edge.state):
        keys.append(known_first[at, None])
    if rule.deep:
        keys.append(np.repeat([label.depth for label in labels], count)[at, None])
    at = at[unbeaten(np.hstack(keys))]
    return [
        _label(labels[one // count], edge, one % count, _criteria(line))
        for one, line in zip(at.tolist(), lines[at].tolist(), strict=True)
    ]


def _criteria(line: list[float]) -> Criteria:
    first, total, cost, spent, miles, doubts, wage = line
    return Criteria(first, total, cost, spent, miles, doubts, wage)


def _lines(labels: list[Label], edge: Edge) -> Floats:
    """The criteria of every label with every move, one line each, a label's moves together."""
    now = lines_of(labels)[:, None, :]
    added = edge.choice.lines[None, :, :]
    lines = np.empty((len(labels), len(edge.choice.moves), 7))
    lines[..., 1] = now[..., 1] + added[..., 0]
    lines[..., 2] = now[..., 2] + added[..., 1]
    lines[..., 3] = now[..., 3] + added[..., 2]
    lines[..., 4] = np.maximum(now[..., 4], added[..., 3])
    lines[..., 5] = now[..., 5] + added[..., 4] + edge.doubts
    if labels[0].state.has_first_job:
        lines[..., 0], lines[..., 6] = now[..., 0], now[..., 6]
    else:
        lines[..., 0] = now[..., 1] if edge.outcome.hired else lines[..., 1]
        lines[..., 6] = edge.first_wage
    return lines.reshape(-1, 7)


def _at_best(lines: Floats, least: Criteria, had_first: bool) -> Floats:
    """`_best` of many."""
    best: Floats = lines + np.array([0.0, least.total, least.cost, least.spent, 0.0, least.doubts, 0.0])
    best[:, 4] = np.maximum(lines[:, 4], least.miles)
    if not had_first:
        best[:, 0], best[:, 6] = lines[:, 1] + least.first, least.first_wage
    return best


def _apart(hopes: Floats, had_first: bool, rule: Rule) -> npt.NDArray[np.bool_]:
    """Which labels no finished one may end: see `hopeful`."""
    return ((hopes[:, 0] >= UNKNOWN_WEEKS) | (not had_first)) & rule.limits.weeks_apart
