"""Rasa's stock pipeline beside ours: what it is trained with, that its model is kept, and that it answers in order.

Its training takes half a minute even for a handful of messages, so what is asked here is the small model of tests/bot.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.understanding import stock
from benchmarks.understanding.examples import Example, read_examples
from benchmarks.understanding.stock import StockFailed, StockModel, ask_stock, train_stock
from bot.model import train
from tests.bot.conftest import FIXTURE_PROJECT

EXAMPLES = [Example("hello there", "greet"), Example("bye now", "goodbye")]


def quiet(_: str) -> None:
    """Nobody waits here."""


@pytest.fixture
def trainings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], list[Example], str]]:
    """Commands in place of training, with the examples and the configuration they were given."""
    given = []

    def run(command: list[str], folder: Path) -> None:
        given.append((command, read_examples(folder / "data"), (folder / "config.yml").read_text("utf-8")))
        (folder / "stock.tar.gz").write_bytes(b"model")

    monkeypatch.setattr(stock, "_run", run)
    return given


def test_it_is_trained_as_rasa_sets_up_new_projects_and_kept(trainings, tmp_path: Path) -> None:
    first, second = train_stock(EXAMPLES, tmp_path, quiet), train_stock(EXAMPLES, tmp_path, quiet)
    other = train_stock([*EXAMPLES, Example("hi", "greet")], tmp_path, quiet)

    (command, examples, configuration), _ = trainings
    assert command[:4] == ["-m", "rasa", "train", "nlu"]
    assert examples == EXAMPLES
    assert "No configuration for the NLU pipeline was provided" in configuration
    assert first == second
    assert (first.model_bytes, first.path.read_bytes()) == (5, b"model")
    assert other.path != first.path


def test_a_training_that_fails_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StockFailed("no memory")

    monkeypatch.setattr(stock, "_run", fail)
    with pytest.raises(StockFailed, match="no memory"):
        train_stock(EXAMPLES, tmp_path, quiet)

    assert list(tmp_path.iterdir()) == []


def test_answers_come_in_order_from_a_process_of_its_own(request: pytest.FixtureRequest) -> None:
    model = train(FIXTURE_PROJECT, request.config.cache.mkdir("models"))

    answers = ask_stock(StockModel(model, 0, 0.0, 0.0), ["start interview", "hello", "help"], quiet)

    assert answers.intents == ["start_over", "greet", "ask_help"]
    assert len(answers.cpu_s) == 3
