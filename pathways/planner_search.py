"""The search: all Pareto-best ways from what a person holds to one target occupation.

A multi-criteria shortest-path search with labels and dominance, after E. Q. V. Martins, "On a multicriteria shortest
path problem", European Journal of Operational Research 16 (1984) 236-245. The states form a small acyclic graph
(`planner_states`), so they are settled in topological order: when a state's turn comes, every label it can ever have is
there. The usual two cuts: of one state's labels those are dropped that another equals or beats in every criterion of
`Criteria`; and a label is dropped if a finished one equals or beats the best it can become, by what the way from its
state adds at the least (L. Mandow and J. L. Perez de la Cruz, "Multiobjective A* search with consistent heuristics",
Journal of the ACM 57 (2010) 27). Many labels are compared in arrays, few one by one; the answer is the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from pathways.catalog import Catalog
from pathways.planner_board import Board
from pathways.planner_extend import Rule, extend, hopeful
from pathways.planner_labels import Found, Label, State
from pathways.planner_pareto import pareto
from pathways.planner_person import Person
from pathways.planner_states import NOTHING, graph_of

MAX_MOVES = 6
"""Longest chain of moves: a diploma, three trainings and two jobs."""


def search(catalog: Catalog, person: Person, target: str) -> Found:
    """Every Pareto-best way to `target`. A target that is open already is answered by the start label alone."""
    board = Board(catalog, person, target)
    start = board.start()
    found = Found(target)
    if target in start.state.open_jobs:
        found.labels.append(start)
        return found
    graph = graph_of(board, start.state)
    rule = Rule(person.limits, deep=graph.longest > MAX_MOVES)
    waiting: dict[State, list[Label]] = {start.state: [start]}
    for state in graph.order:
        labels = waiting.pop(state, [])
        if len(labels) > 1:
            labels = [labels[one] for one in pareto([rule.key(label) for label in labels])]
        labels = hopeful([one for one in labels if one.depth < MAX_MOVES], graph.least[state], found, rule)
        edges = graph.edges[state] if labels else []
        ended = [one for edge in edges if edge.last for one in extend(labels, edge, NOTHING, found, rule)]
        if ended:
            found.replace(best_of(ended, found.labels, rule))
        for edge in edges:
            if not edge.last:
                after = extend(labels, edge, graph.least[edge.state], found, rule)
                waiting.setdefault(edge.state, []).extend(after)
    return found


def best_of(new: Iterable[Label], known: list[Label], rule: Rule) -> list[Label]:
    """The Pareto-best of labels that reach the target; of two alike the known one."""
    labels = [*known, *new]
    return [labels[one] for one in pareto([rule.last_key(label) for label in labels])]
