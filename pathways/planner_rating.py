"""How well a route suits the person: its `fit`, 0 to 1.

    0.38 match + 0.13 wage + 0.14 time + 0.08 cost + 0.16 nearness + 0.11 certainty, less
    0.2  for a job that takes no step but being hired (unless they named it)
    0.15 for a rule that blocks it, and for each ladder edge that no source supports
    0.1  for a degree below their own that leaves no credential for the way; for work one rises from only after years,
         where we do not know how long they have done it, or where they have never done it (but for a licence's hours)
    0.08 for an unknown price where they have little money
    0.06 for each program of which little is known and that may have ended; 0.02 where recent awards say it runs
    0.05 for each move beyond the second, and for each level of schooling that most people in the job have above what
         the way gives
    0.03 where the last program's main job is another
    0.2  for each open question that the whole route hangs on: training that is only for people we cannot tell they
         are, an unknown place where they said how far they can go or have no way to get about, an unknown length where
         they named a longest one

A route with such a question never rates above one to the same job that has none. The parts:

- match: how well the target fits what the person said (1 for a job they named);
- wage: the target's median over 45 dollars an hour, at most 1;
- time: half for the first job (1 today, 0 after two years) and half for the target (1 today, 0 after four years);
  unknown weeks count as what such a step usually takes, and being hired as half a year;
- cost: 1 for nothing, 0 for 10,000 dollars or more; with an unknown price half of that, a quarter on a budget;
- nearness: 1 for no travel, 0 at 60 miles or more, and 0 where a step's place is not known (half where it is
  wherever an employer hires them);
- certainty: 1 less 0.2 for each doubt (being hired and a ladder edge without a source are two each, three where
  nobody names who takes people on), at least 0.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np

from pathways.catalog import Catalog
from pathways.facts import ProgramFact
from pathways.planner_barriers import is_blocked
from pathways.planner_fit import DEGREE_KINDS
from pathways.planner_ground import wage_of
from pathways.planner_labels import Label
from pathways.planner_moves import HIRE, Move
from pathways.planner_pareto import Floats
from pathways.planner_person import Person
from pathways.planner_rules import entry_rank, gate_of
from pathways.planner_sketch import Sketch

USUAL_WEEKS = {
    "associate_degree": 96.0, "bachelor_degree": 192.0, "master_degree": 96.0, "certificate": 36.0, "license": 40.0,
    "apprenticeship": 200.0, "work": 104.0, "hse_diploma": 20.0,
}  # fmt: skip
"""Weeks that steps of unknown length are ranked by: two or four years of school, four years of apprenticeship."""

Part = TypeVar("Part", float, Floats)

UNPRICED, LEVEL_SHORT = 0.08, 0.05
"""What a route loses for an unknown price where there is little money, and for each level of schooling short."""

HIRING_WEEKS = 26.0
"""What being hired for paid training is ranked as: its start is not in the person's hands."""


def fit(catalog: Catalog, person: Person, sketch: Sketch) -> float:
    """How well a route suits the person, 0 to 1 (the rule is in the module's text)."""
    criteria = sketch.criteria
    pay = min(wage_of(catalog, sketch.target) / 45.0, 1.0)
    first, total = usual_weeks(sketch.label)
    time = 0.5 * max(0.0, 1.0 - first / 104.0) + 0.5 * max(0.0, 1.0 - total / 208.0)
    cost = max(0.0, 1.0 - criteria.cost_usd / 10_000.0)
    if criteria.cost_unknown:
        cost *= 0.5 if person.limits.budget_usd is None else 0.25
    fits = [move.fit for move in sketch.label.moves if move.fit]
    near = max(0.0, 1.0 - criteria.miles / 60.0)
    if any("place" in one.doubts for one in fits):
        near = 0.5 if all("hired" in one.doubts for one in fits if "place" in one.doubts) else 0.0
    certain = max(0.0, 1.0 - 0.2 * criteria.doubts)
    value = weighed(sketch.match, pay, time, cost, near, certain) - _set_back(catalog, person, sketch)
    return round(min(1.0, max(0.0, value)), 3)


def weighed(match: Part, pay: Part, time: Part, cost: Part, near: Part, certain: Part) -> Part:
    """The parts of a fit, each 0 to 1, by their weights: numbers, or arrays of one shape."""
    value: Part = 0.38 * match + 0.13 * pay + 0.14 * time + 0.08 * cost + 0.16 * near + 0.11 * certain
    return value


def _set_back(catalog: Catalog, person: Person, sketch: Sketch) -> float:
    """What a route loses for what stands against it (the list is in the module's text)."""
    moves = sketch.label.moves
    lost = 0.2 * len(open_questions(person, sketch)) + 0.15 * sum(move.unsourced for move in moves)
    lost += 0.05 * max(0, sketch.label.depth - 2)
    lost += LEVEL_SHORT * schooling_short(catalog, person, sketch)
    lost += sum(little_known(move.program) for move in moves if move.program and move.fit and "thin" in move.fit.doubts)
    lost += 0.1 * any(_takes_unknown_years(person, move) for move in moves)
    lost += UNPRICED * (person.little_money and sketch.criteria.cost_unknown and not all(move.paid for move in moves))
    lost += 0.1 * any(_below_their_degree(person, move) for move in moves)
    if is_blocked(catalog, person, sketch):
        lost += 0.15
    program = moves[-1].program if moves else None
    if program is not None and sketch.target not in program.occupations[:1]:
        lost += 0.03
    if not sketch.asked and moves and moves[0].id.startswith(HIRE):
        lost += 0.2
    return lost


def little_known(program: ProgramFact) -> float:
    """What a program of which little is known costs a route; more where no awards say that it still runs."""
    return 0.02 if program.last_awarded else 0.06


def schooling_short(catalog: Catalog, person: Person, sketch: Sketch) -> int:
    """How many levels of schooling most people who start in the job have above what training for it gives.

    0 where the job asks for a licence or certificate instead, or where the way ends in work.
    """
    last = sketch.label.move
    if last is None or last.program is None:
        return 0
    return levels_short(catalog, sketch.target, max(last.level, person.education or 0))


def levels_short(catalog: Catalog, target: str, given: int) -> int:
    """How many levels a job usually starts above `given`; 0 where it asks for a licence or certificate instead."""
    if gate_of(catalog, target).exists:
        return 0
    return max(0, entry_rank(catalog.occupations[target]) - given)


def _takes_unknown_years(person: Person, move: Move) -> bool:
    """Whether a move is rising from work after years that we do not know them to have.

    Working for the hours of a licence is learning a trade, and its years are in the route's own time.
    """
    edge = move.edge
    return edge is not None and not move.prepares and (move.doubts > 0 or edge.from_onet_soc not in person.open_jobs)


def most_of_job(catalog: Catalog, target: str, match: float) -> float:
    """The most that a job adds to a fit: what fits them, and pay."""
    return weighed(match, min(wage_of(catalog, target) / 45.0, 1.0), 0.0, 0.0, 0.0, 0.0)


def most_of_ways(weeks: Floats, usd: Floats, miles: Floats, doubts: Floats) -> Floats:
    """The most that ways add to a fit that take at least so much; dollars that are not a number are unknown."""
    time = 0.5 + 0.5 * np.maximum(0.0, 1.0 - weeks / 208.0)
    cost = np.where(np.isnan(usd), 0.5, np.maximum(0.0, 1.0 - usd / 10_000.0))
    near, certain = np.maximum(0.0, 1.0 - miles / 60.0), np.maximum(0.0, 1.0 - 0.2 * doubts)
    nothing = np.zeros_like(time)
    return weighed(nothing, nothing, time, cost, near, certain)


def _below_their_degree(person: Person, move: Move) -> bool:
    """Whether a move is a degree lower than their own that leaves them no credential for the way."""
    lower = move.level < (person.education or 0)
    kind = move.program.kind if move.program else ""
    return lower and kind in DEGREE_KINDS and not move.gives and not move.prepares


def open_questions(person: Person, sketch: Sketch) -> set[str]:
    """What the whole route hangs on and we cannot tell: whether they may join, reach it, or have the time."""
    found: set[str] = set()
    bound = person.limits.own_reach or person.profile.transport == "none"
    for step in sketch.label.chain():
        fit_ = step.move.fit if step.move else None
        if fit_ is not None and fit_.only_for:
            found.add("only_for")
        if fit_ is not None and "place" in fit_.doubts and bound:
            found.add("place")
    if person.limits.max_weeks is not None and sketch.criteria.weeks_first_unknown:
        found.add("weeks")
    return found


def settled_first(person: Person, sketches: list[Sketch]) -> list[Sketch]:
    """The same routes, with none that has an open question rated above the best settled one of its target."""
    best: dict[str, float] = {}
    for one in sketches:
        if not open_questions(person, one):
            best[one.target] = max(best.get(one.target, 0.0), one.fit)
    return [
        replace(one, fit=max(0.0, round(min(one.fit, best[one.target] - 0.01), 3)))
        if one.target in best and open_questions(person, one)
        else one
        for one in sketches
    ]


def usual_weeks(label: Label) -> tuple[float, float]:
    """Weeks to the first job and in all, for ranking only: unknown lengths as such steps usually take."""
    first, total = None, 0.0
    for step in label.chain():
        move = step.move
        if move is None:
            continue
        program = move.program
        if move.paid and first is None and (program is not None or not step.opened):
            first = total + HIRING_WEEKS
        kind = program.kind if program else move.kind
        total += move.weeks if move.weeks_known else max(move.weeks, USUAL_WEEKS.get(kind, 16.0))
        if step.opened and first is None:
            first = total
    return (total if first is None else first), total
