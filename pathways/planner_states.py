"""The states one can pass through on the way to a target: a small acyclic graph, for a move always adds something.

States from which the target cannot be reached are left out. `least` is, for each state, the least that the way from
there to the target can add to each criterion: no label can end better than its own criteria and this.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from pathways.planner_board import Board
from pathways.planner_ground import UNNAMED_HIRE, Effect, wage_of
from pathways.planner_labels import Criteria, Outcome, State
from pathways.planner_moves import Choice

NOTHING = Criteria()


@dataclass(slots=True)
class Edge:
    """Moves of one effect that make the same of a state.

    `first_wage`: of the first job, where the edge leads to it, as criteria have it. `doubts` it adds beside the moves'.
    """

    outcome: Outcome
    state: State
    """The state it leads to."""
    choice: Choice
    last: bool
    first_wage: float
    doubts: int


@dataclass(slots=True)
class Graph:
    """States in an order in which every edge leads forward, the edges out of each, and what each has before it."""

    order: list[State] = field(default_factory=list)
    edges: dict[State, list[Edge]] = field(default_factory=dict)
    least: dict[State, Criteria] = field(default_factory=dict)
    longest: int = 0
    """Moves of the longest way."""


def graph_of(board: Board, start: State) -> Graph:
    """The graph from a state to the target; with no way there it is empty."""
    edges: dict[State, list[Edge]] = {start: []}
    into: dict[State, list[State]] = {}
    ends: set[State] = set()
    todo = deque([start])
    while todo:
        state = todo.popleft()
        for effect, choice, outcome in board.outcomes(state):
            last = board.target in outcome.state.open_jobs
            edges[state].append(_edge(board, state, outcome, effect, choice, last))
            into.setdefault(outcome.state, []).append(state)
            if last:
                ends.add(outcome.state)
            elif outcome.state not in edges:
                edges[outcome.state] = []
                todo.append(outcome.state)
    alive = _alive(ends, into)
    return _ordered(start, edges, alive) if start in alive else Graph()


def _edge(board: Board, state: State, outcome: Outcome, effect: Effect, choice: Choice, last: bool) -> Edge:
    wage, doubts = 0.0, 2 * effect.unsourced
    if outcome.hired and effect.edge is not None:
        doubts += UNNAMED_HIRE
    if not state.has_first_job:
        if outcome.hired:  # what a trainee is paid is not known
            wage = -wage_of(board.catalog, effect.edge.from_onet_soc) if effect.edge is not None else 0.0
        elif outcome.opened:
            wage = -wage_of(board.catalog, outcome.opened[0])
    return Edge(outcome, outcome.state, choice, last, wage, doubts)


def _alive(ends: Iterable[State], into: dict[State, list[State]]) -> set[State]:
    alive, todo = set(ends), list(ends)
    while todo:
        for before in into.get(todo.pop(), ()):
            if before not in alive:
                alive.add(before)
                todo.append(before)
    return alive


def _ordered(start: State, edges: dict[State, list[Edge]], alive: set[State]) -> Graph:
    """Depth first: a state is done when all behind it is, so the order of being done is the order backwards."""
    graph = Graph()
    deep: dict[State, int] = {}
    todo = [(start, False)]
    while todo:
        state, done = todo.pop()
        if state in graph.least:
            continue
        own = [edge for edge in edges.get(state, ()) if edge.state in alive]
        if not done:
            todo.append((state, True))
            todo += [(edge.state, False) for edge in own if not edge.last and edge.state not in graph.least]
            continue
        graph.edges[state] = own
        graph.least[state] = _least(state, own, graph)
        deep[state] = 1 + max((deep.get(edge.state, 0) for edge in own), default=0)
        graph.order.append(state)
    graph.order.reverse()
    graph.longest = deep[start]
    return graph


def _least(state: State, edges: list[Edge], graph: Graph) -> Criteria:
    """The least of each criterion over all ways on, each by itself (of miles and wages the best single one)."""
    found: Criteria | None = None
    for edge in edges:
        rest = NOTHING if edge.last else graph.least[edge.state]
        weeks, usd, spent, miles, doubts = edge.choice.least
        first = 0.0
        if not state.has_first_job and not edge.outcome.hired:
            first = weeks if edge.state.has_first_job else weeks + rest.first
        here = Criteria(
            first,
            weeks + rest.total,
            usd + rest.cost,
            spent + rest.spent,
            max(miles, rest.miles),
            doubts + edge.doubts + rest.doubts,
            edge.first_wage if edge.state.has_first_job else rest.first_wage,
        )
        found = here if found is None else Criteria(*map(min, found, here))
    return found or NOTHING
