"""Rasa as it comes, serving this project's dialogue: `rasa run` and `rasa run actions`, tracker store on SQLite.

The domain, the rules and the stories are the project's own; the pipeline and the policies are those of `rasa init`.
The SQL tracker store of Rasa 3.6 needs SQLAlchemy 1.4, so it gets an environment of its own, made once by pip and kept
under `var/`: the packages of `requirements.lock` but for that one. The action server runs in ours.

DIET learns for more than an hour from all of our messages, so it is given some of each intent, evenly spread.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.processes import Running, free_port, running
from benchmarks.understanding.examples import Example, read_examples, write_examples

PROJECT = Path(__file__).resolve().parent.parent
SQLALCHEMY = "1.4.54"
PIN = re.compile(r"^([A-Za-z0-9._-]+)(\[[^\]]*\])?==([^ ;\\]+)")
Say = Callable[[str], None]


class StockFailed(RuntimeError):
    """The environment, the training or the server failed; the message ends with the output."""


@dataclass(frozen=True)
class Stock:
    """A trained stock model in its environment. `training_s` is the clock's, on a machine that may have been busy."""

    python: Path
    model: Path
    examples: int
    training_s: float


def prepare(kept: Path, each: int, say: Say) -> Stock:
    """The stock model in the folder `kept`, made now if it is not there: minutes for the environment, more to train.

    Raises:
        StockFailed: with what pip or Rasa said last.
    """
    python = _environment(kept / "venv", say)
    chosen = choose(read_examples(PROJECT / "data" / "nlu"), each)
    folder = kept / _digest(chosen)
    figures = folder / "training.json"
    if not figures.is_file():
        say(f"Training Rasa's stock pipeline and policies on {len(chosen):,} messages (many minutes)")
        shutil.rmtree(folder, ignore_errors=True)
        _write_project(folder, chosen)
        began = time.monotonic()
        _run([python, "-m", "rasa", "train", "--fixed-model-name", "stock"], folder)
        figures.write_text(json.dumps({"examples": len(chosen), "training_s": time.monotonic() - began}), "utf-8")
    return Stock(python, folder / "models" / "stock.tar.gz", **json.loads(figures.read_text("utf-8")))


def choose(examples: Sequence[Example], each: int) -> list[Example]:
    """At most so many of each intent, evenly spread over its files; all of them with 0."""
    of_intent: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        of_intent[example.intent].append(example)
    if not each:
        return list(examples)
    return [own[place * len(own) // each] for own in of_intent.values() if len(own) > each for place in range(each)] + [
        one for own in of_intent.values() if len(own) <= each for one in own
    ]


@contextmanager
def serving(stock: Stock, scratch: Path, database_url: str) -> Iterator[tuple[str, list[Running]]]:
    """The base address of a running `rasa run`, and the processes that answer: Rasa and its action server."""
    actions_port, port = free_port(), free_port()
    endpoints = {
        "action_endpoint": {"url": f"http://127.0.0.1:{actions_port}/webhook"},
        "tracker_store": {"type": "SQL", "dialect": "sqlite", "db": str(scratch / "stock-tracker.db")},
    }
    (scratch / "endpoints.yml").write_text(yaml.safe_dump(endpoints), "utf-8")
    (scratch / "credentials.yml").write_text("rest:\n", "utf-8")
    actions = [sys.executable, "-m", "rasa", "run", "actions", "--actions", "actions", "--port", str(actions_port)]
    rasa = [stock.python, "-m", "rasa", "run", "--model", stock.model, "--port", port, "--interface", "127.0.0.1"]
    rasa += ["--endpoints", scratch / "endpoints.yml", "--credentials", scratch / "credentials.yml"]
    own = {"PATHGUIDE_DATABASE_URL": database_url}
    actions_ready, ready = f"http://127.0.0.1:{actions_port}/health", f"http://127.0.0.1:{port}/"
    with (
        running(actions, PROJECT, _environ(**own), scratch / "actions.log", actions_ready) as acting,
        running(list(map(str, rasa)), scratch, _environ(), scratch / "rasa.log", ready) as talking,
    ):
        yield f"http://127.0.0.1:{port}", [talking, acting]


def _environment(venv: Path, say: Say) -> Path:
    python, stamp = venv / "bin" / "python", venv / "made-of.txt"
    wanted = _pins()
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return python
    say("Making an environment for stock Rasa (some minutes)")
    shutil.rmtree(venv, ignore_errors=True)
    _run([sys.executable, "-m", "venv", venv], venv.parent.parent)
    pins = venv / "requirements.txt"
    pins.write_text(wanted, "utf-8")
    _run([python, "-m", "pip", "install", "--quiet", "--no-deps", "--requirement", pins], venv)
    stamp.write_text(wanted, "utf-8")
    return python


def _pins() -> str:
    found = (PIN.match(line) for line in (PROJECT / "requirements.lock").read_text("utf-8").splitlines())
    pins = {match[1].lower(): f"{match[1]}{match[2] or ''}=={match[3]}" for match in found if match}
    pins["sqlalchemy"] = f"sqlalchemy=={SQLALCHEMY}"
    return "\n".join(pins.values()) + "\n"


def _write_project(folder: Path, examples: Sequence[Example]) -> None:
    (folder / "data").mkdir(parents=True)
    write_examples(examples, folder / "data" / "nlu.yml")
    for name in ("rules", "stories"):
        shutil.copytree(PROJECT / "data" / name, folder / "data" / name)
    shutil.copyfile(PROJECT / "domain.yml", folder / "domain.yml")
    import rasa.cli as command_line

    shutil.copyfile(Path(command_line.__file__).parent / "initial_project" / "config.yml", folder / "config.yml")


def _digest(examples: Sequence[Example]) -> str:
    made_of = hashlib.sha256(json.dumps([[one.intent, one.text] for one in examples]).encode())
    folders = (PROJECT / "data" / "rules", PROJECT / "data" / "stories")
    for path in sorted([PROJECT / "domain.yml", *(path for folder in folders for path in folder.iterdir())]):
        made_of.update(path.read_bytes())
    return made_of.hexdigest()[:12]


def _environ(**more: str) -> dict[str, str]:
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore"}
    return {**os.environ, **quiet, "PIP_IGNORE_REQUIRES_PYTHON": "1", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", **more}


def _run(command: list[object], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    environment = _environ()
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise StockFailed("\n".join([*done.stdout.splitlines()[-15:], *done.stderr.splitlines()[-15:]]))
