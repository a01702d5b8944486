"""Runs a model's graph node by node, in an order that is worked out once for each target.

Rasa hands the graph to dask anew at every message, which sorts it and schedules each node: half a millisecond of every
parse and again of every prediction. Its nodes run one after the other there too, so nothing else changes.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner


class OrderedGraphRunner(DaskGraphRunner):  # type: ignore[misc]
    """Rasa's runner of loaded graphs with another `run`."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        """As Rasa's runner."""
        super().__init__(*arguments, **keywords)
        self._orders: dict[tuple[str, ...], list[str]] = {}

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """The outputs of the target nodes, by name.

        Raises:
            GraphRunError: when an input has the name of a node.
        """
        wanted = tuple(targets or self._graph_schema.target_names)
        outputs: dict[str, Any] = dict(inputs or {})
        for name in self._order(wanted):
            if name in outputs:
                raise GraphRunError(f"The input '{name}' has the name of a node of the graph.")
            needs = self._graph_schema.nodes[name].needs.values()
            _, outputs[name] = self._instantiated_nodes[name](*[(need, outputs[need]) for need in needs])
        return {name: outputs[name] for name in wanted}

    def _order(self, targets: tuple[str, ...]) -> list[str]:
        """The nodes that the targets need, each after those it needs itself."""
        if targets not in self._orders:
            order: list[str] = []
            for target in targets:
                self._append(target, order)
            self._orders[targets] = order
        return self._orders[targets]

    def _append(self, name: str, order: list[str]) -> None:
        node = self._graph_schema.nodes.get(name)
        if node is None or name in order:  # not a node: an input
            return
        for need in node.needs.values():
            self._append(need, order)
        order.append(name)
