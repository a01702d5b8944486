"""Public yardsticks with ten examples an intent: BANKING77 and CLINC150, read from files that are given by path."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.understanding.examples import Example
from benchmarks.understanding.stock import ask_stock, train_stock
from bot.nlu.intent_model import Fitting, IntentModel
from pathways.encoder import Encoder

SHOTS = 10
SEED = 77


class NoYardstick(ValueError):
    """A file is not what it should be; the message says what is expected."""


@dataclass(frozen=True)
class Yardstick:
    """A public set: what to learn from, and what to ask."""

    name: str
    train: list[Example]
    test: list[Example]


@dataclass(frozen=True)
class Measured:
    """Accuracies on a yardstick; the stock pipeline's is `None` where it was left out."""

    name: str
    learnt: int
    asked: int
    ours: float
    stock: float | None


def read_banking77(folder: Path) -> Yardstick:
    """BANKING77 as published: `train.csv` and `test.csv` with the columns `text` and `category`.

    Raises:
        NoYardstick: when they are not there or hold something else.
    """
    return Yardstick("BANKING77", few(_csv_examples(folder / "train.csv")), _csv_examples(folder / "test.csv"))


def _csv_examples(path: Path) -> list[Example]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [Example(row["text"], row["category"]) for row in csv.DictReader(file)]
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise NoYardstick(f"{path.name} should be a CSV file with the columns text and category.") from error


def read_clinc150(path: Path) -> Yardstick:
    """CLINC150 as published: `data_full.json` with lists of [text, intent] under `train` and `test`; no out-of-scope.

    Raises:
        NoYardstick: when it is not there or holds something else.
    """
    try:
        stored = json.loads(path.read_text("utf-8"))
        train, test = ([Example(text, intent) for text, intent in stored[part]] for part in ("train", "test"))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise NoYardstick(f"{path.name} should be JSON with lists of [text, intent] under train and test.") from error
    return Yardstick("CLINC150", few(train), test)


def few(examples: Sequence[Example], shots: int = SHOTS) -> list[Example]:
    """A few examples of each intent, the same every time."""
    by_intent: dict[str, list[Example]] = {}
    for example in examples:
        by_intent.setdefault(example.intent, []).append(example)
    chance = random.Random(SEED)
    return [
        example
        for intent in sorted(by_intent)
        for example in chance.sample(by_intent[intent], min(shots, len(by_intent[intent])))
    ]


def measure(yardstick: Yardstick, encoder: Encoder, kept_stock: Path | None, say: Callable[[str], None]) -> Measured:
    """Learn and ask; Rasa's stock pipeline too where there is a folder for its models."""
    say(f"Measuring on {yardstick.name}")
    asked = [example.text for example in yardstick.test]
    ours = _accuracy(yardstick.test, guessed(yardstick.train, asked, encoder))
    stock = None
    if kept_stock is not None:
        found = ask_stock(train_stock(yardstick.train, kept_stock, say), asked, say)
        stock = _accuracy(yardstick.test, found.intents)
    return Measured(yardstick.name, len(yardstick.train), len(asked), ours, stock)


def guessed(train: Sequence[Example], asked: Sequence[str], encoder: Encoder) -> list[str]:
    """The intents that our classifier alone, fitted to some examples, gives to texts."""
    texts = [example.text for example in train]
    model = IntentModel.fit(texts, [example.intent for example in train], encoder.encode(texts), Fitting())
    best = model.scores(asked, encoder.encode(asked)).argmax(axis=1)
    return [model.names[column] for column in best]


def _accuracy(examples: Sequence[Example], found: Sequence[str]) -> float:
    return sum(example.intent == intent for example, intent in zip(examples, found, strict=True)) / len(examples)
