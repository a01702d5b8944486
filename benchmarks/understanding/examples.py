"""Labelled messages: those the dialogue model learns from, and the files Rasa's stock pipeline is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Example:
    """A message and the intent it is an example of."""

    text: str
    intent: str


def read_examples(folder: Path) -> list[Example]:
    """The messages of all NLU files of a Rasa project's folder, in order of file and line."""
    return [example for path in sorted(folder.glob("*.yml")) for example in _examples_of(path)]


def _examples_of(path: Path) -> Iterator[Example]:
    for block in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
        for line in block["examples"].splitlines():
            yield Example(line.removeprefix("- "), block["intent"])


def write_examples(examples: Iterable[Example], path: Path) -> None:
    """Write an NLU file that Rasa reads. Square brackets would mark entities, so they become round ones."""
    by_intent: dict[str, list[str]] = {}
    for example in examples:
        text = " ".join(example.text.split()).translate(str.maketrans("[]", "()"))
        by_intent.setdefault(example.intent, []).append(f"- {text}")
    blocks = [{"intent": intent, "examples": "\n".join(lines) + "\n"} for intent, lines in by_intent.items()]
    path.write_text(yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True, width=10_000), "utf-8")
