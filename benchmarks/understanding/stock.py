"""Rasa as it comes, on the same messages: the pipeline that `rasa init` sets up (DIET), in processes of its own.

The configuration is Rasa's own file for new projects, copied from the installed package; it names no pipeline, and Rasa
then takes its default one. Its own processes, because it needs TensorFlow, which ours leave out. On our 12,000 messages
DIET trains for most of an hour, so a model is kept in a folder named after what it was made of.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.understanding.examples import Example, write_examples

PROJECT = Path(__file__).resolve().parent.parent.parent
FALLBACK = "nlu_fallback"
Say = Callable[[str], None]


class StockFailed(RuntimeError):
    """Rasa could not be trained or asked; the message ends with its output."""


@dataclass(frozen=True)
class StockModel:
    """A trained model: its size and what training took, in seconds of the clock and of CPU."""

    path: Path
    model_bytes: int
    training_s: float
    training_cpu_s: float


@dataclass(frozen=True)
class StockAnswers:
    """The likeliest intent that is no fallback, and the CPU seconds taken, of each text in order."""

    intents: list[str]
    cpu_s: list[float]


def train_stock(examples: Sequence[Example], kept: Path, say: Say) -> StockModel:
    """The stock pipeline trained on examples; the model in the folder `kept` that was made of the same ones, if any.

    Raises:
        StockFailed: when Rasa fails at it.
    """
    folder = kept / _digest(examples)
    figures = folder / "training.json"
    if not figures.is_file():
        kept.mkdir(parents=True, exist_ok=True)
        say(f"Training Rasa's stock pipeline on {len(examples):,} messages (an hour on 12,000)")
        with tempfile.TemporaryDirectory(dir=kept) as scratch:
            made = _train(examples, Path(scratch))
            folder.mkdir(exist_ok=True)
            (Path(scratch) / "stock.tar.gz").replace(folder / "stock.tar.gz")
        figures.write_text(json.dumps(made), "utf-8")
    return StockModel(folder / "stock.tar.gz", **json.loads(figures.read_text("utf-8")))


def ask_stock(model: StockModel, texts: Sequence[str], say: Say) -> StockAnswers:
    """What a stock model answers.

    Raises:
        StockFailed: when Rasa fails at it.
    """
    say(f"Asking Rasa's stock pipeline about {len(texts):,} messages")
    with tempfile.TemporaryDirectory() as scratch:
        asked, answered = Path(scratch) / "texts.json", Path(scratch) / "answers.json"
        asked.write_text(json.dumps(list(texts)), "utf-8")
        _run(["-m", __spec__.name, str(model.path.resolve()), str(asked), str(answered)], Path(scratch))
        return StockAnswers(**json.loads(answered.read_text("utf-8")))


def _digest(examples: Sequence[Example]) -> str:
    made_of = json.dumps([version("rasa"), *([example.intent, example.text] for example in examples)])
    return hashlib.sha256(made_of.encode()).hexdigest()[:12]


def _train(examples: Sequence[Example], folder: Path) -> dict[str, float]:
    (folder / "data").mkdir()
    write_examples(examples, folder / "data" / "nlu.yml")
    found = importlib.util.find_spec("rasa")  # not imported: that would import TensorFlow
    if found is None or not found.submodule_search_locations:
        raise StockFailed("Rasa is not installed.")
    package = Path(next(iter(found.submodule_search_locations)))
    shutil.copyfile(package / "cli" / "initial_project" / "config.yml", folder / "config.yml")
    began, cpu = time.monotonic(), _cpu_of_children()
    command = ["train", "nlu", "--config", "config.yml", "--nlu", "data", "--out", ".", "--fixed-model-name", "stock"]
    _run(["-m", "rasa", *command], folder)
    return {
        "training_s": time.monotonic() - began,
        "training_cpu_s": _cpu_of_children() - cpu,
        "model_bytes": (folder / "stock.tar.gz").stat().st_size,
    }


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(arguments: list[str], folder: Path) -> None:
    environment = os.environ | {
        "PYTHONPATH": str(PROJECT),
        "PYTHONWARNINGS": "ignore",
        "RASA_TELEMETRY_ENABLED": "false",
        "RASA_MAX_CACHE_SIZE": "0",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise StockFailed("\n".join([*done.stdout.splitlines()[-15:], *done.stderr.splitlines()[-15:]]))


def _answer(model: Path, texts: Sequence[str]) -> StockAnswers:
    """In the process that has TensorFlow."""
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    loop = asyncio.new_event_loop()
    loop.run_until_complete(agent.parse_message("hello"))
    answers = StockAnswers([], [])
    for text in texts:
        began = time.process_time()
        parse = loop.run_until_complete(agent.parse_message(text))
        answers.cpu_s.append(time.process_time() - began)
        ranking = [parse["intent"], *parse.get("intent_ranking", [])]
        answers.intents.append(next(str(item["name"]) for item in ranking if item["name"] != FALLBACK))
    return answers


def main() -> None:
    """`python -m benchmarks.understanding.stock MODEL TEXTS ANSWERS`: answer the texts of one file into another."""
    model, texts, answers = map(Path, sys.argv[1:])
    answers.write_text(json.dumps(asdict(_answer(model, json.loads(texts.read_text("utf-8"))))), "utf-8")


if __name__ == "__main__":
    main()
