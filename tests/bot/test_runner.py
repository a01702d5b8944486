"""The runner of loaded graphs gives what Rasa's own gives, and runs nothing that a target does not need."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage

from bot.runner import OrderedGraphRunner

RAN: list[str] = []


class Letters(GraphComponent):
    """Joins what it is given, and writes down that it ran."""

    def __init__(self, name: str) -> None:
        self.name = name

    @classmethod
    def create(cls, config: dict[str, Any], *_: Any, **__: Any) -> Letters:
        return cls(config["name"])

    def join(self, first: str, second: str) -> str:
        RAN.append(self.name)
        return f"{self.name}({first}{second})"


def node(name: str, first: str, second: str) -> SchemaNode:
    return SchemaNode({"first": first, "second": second}, Letters, "create", "join", {"name": name})


@pytest.fixture
def parts(tmp_path: Path) -> tuple[GraphSchema, LocalModelStorage, ExecutionContext]:
    schema = GraphSchema(
        {"d": node("d", "b", "c"), "b": node("b", "x", "y"), "c": node("c", "b", "y"), "e": node("e", "x", "x")}
    )
    RAN.clear()
    return schema, LocalModelStorage.create(tmp_path), ExecutionContext(schema, "model")


@pytest.mark.parametrize("targets", [["d"], ["c"], ["e", "d"], ["b", "d"]])
def test_it_gives_what_rasas_runner_gives(parts: Any, targets: list[str]) -> None:
    inputs = {"x": "1", "y": "2"}
    ours, theirs = (runner.create(*parts) for runner in (OrderedGraphRunner, DaskGraphRunner))

    assert ours.run(inputs, targets) == theirs.run(inputs, targets)
    assert ours.run({"x": "3", "y": "4"}, targets) == theirs.run({"x": "3", "y": "4"}, targets)


def test_each_node_runs_once_after_those_it_needs_and_others_do_not(parts: Any) -> None:
    OrderedGraphRunner.create(*parts).run({"x": "1", "y": "2"}, ["d"])

    assert RAN == ["b", "c", "d"]


def test_an_input_with_the_name_of_a_node_is_refused(parts: Any) -> None:
    with pytest.raises(GraphRunError, match="'b'"):
        OrderedGraphRunner.create(*parts).run({"x": "1", "y": "2", "b": "3"}, ["d"])
