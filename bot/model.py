"""Trains the dialogue model when what it is made of has changed, and loads it ready to answer.

Training runs in a process of its own (`rasa train`), so that its memory and its loggers never become the service's.
The model's file name carries the digest of its inputs: whether to train is a look at the folder.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from rasa.core.agent import Agent
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.tracker_store import TrackerStore
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig
from rasa.version import __version__ as rasa_version

from bot.errors import UnusableModel
from bot.local_actions import LocalActionEndpoint
from bot.processor import TurnProcessor
from bot.quiet import quiet_libraries
from bot.tracker_store import TurnTrackerStore

PREFIX = "pathguide"
KEPT_MODELS = 3
# What a model is made of: the Rasa project and the code of its components; beside it the pathway data that the database
# holds, which its gazetteers are built from.
INPUTS = (
    "config.yml",
    "domain.yml",
    "domain/**/*.yml",
    "data/**/*.yml",
    "bot/nlu/**/*.py",
    "bot/nlu/**/*.yml",
    "pathways/encoder.py",
    "pathways/vocabulary.py",
)
_OUTPUT_LINES = 30


def digest(project: Path, data_version: str = "") -> str:
    """A digest of all that a model of the project is made of, 12 hexadecimal digits.

    `data_version` is that of the pathway data (`pathways.tables.Dataset`) in the database it is trained with.
    """
    content = hashlib.sha256(f"{rasa_version} {data_version}".encode())
    for path in sorted(set(_inputs(project))):
        content.update(path.relative_to(project).as_posix().encode() + b"\0")
        content.update(hashlib.sha256(path.read_bytes()).digest())
    return content.hexdigest()[:12]


def model_for(project: Path, models: Path, data_version: str = "") -> Path | None:
    """The model of the project as it stands, if it has been trained."""
    path = _path(project, models, data_version)
    return path if path.exists() else None


def train(
    project: Path, models: Path, progress: Callable[[str], None] = lambda step: None, data_version: str = ""
) -> Path:
    """The model of the project as it stands; trained now unless that has been done.

    The components read the database at PATHGUIDE_DATABASE_URL; `data_version` says which data that holds. `progress` is
    told each step in a few words. Rasa's own output is kept in `<models>/train.log`.

    Raises:
        UnusableModel: with the end of that output, when training fails.
    """
    path = _path(project, models, data_version)
    if path.exists():
        progress("The dialogue model is up to date")
        with suppress(OSError):  # a folder that is read only
            path.touch()  # the model that is wanted is the newest: it counts from now
        return path
    models.mkdir(parents=True, exist_ok=True)
    unfinished = f"unfinished-{os.getpid()}"
    _run_rasa(project, models, unfinished, progress)
    # Renamed when whole: a service that starts meanwhile never sees half a model.
    (models / f"{unfinished}.tar.gz").replace(path)
    _forget_old(models)
    return path


def latest_model(models: Path) -> Path:
    """The model trained last.

    Raises:
        UnusableModel: when there is none.
    """
    found = sorted(models.glob(f"{PREFIX}-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise UnusableModel(f"There is no dialogue model in {models}: train one with `make serve` or `rasa train`.")
    return found[-1]


def load_agent(
    model: Path, tracker_store: TrackerStore | None = None, action_endpoint: EndpointConfig | None = None
) -> Agent:
    """The model as an agent that runs turns (bot.dialogue), warmed up by one message. Takes seconds.

    By default with the tracker store of the engine's turns and the actions of the package `actions`.

    Raises:
        UnusableModel: when the file is no model.
    """
    quiet_libraries()
    endpoint = action_endpoint if action_endpoint is not None else LocalActionEndpoint()
    store = tracker_store if tracker_store is not None else TurnTrackerStore()
    agent = Agent(tracker_store=store, action_endpoint=endpoint)
    try:
        processor = TurnProcessor(model, store, agent.lock_store, agent.nlg, endpoint)
    except (OSError, ValueError, KeyError, tarfile.TarError, RasaException) as error:
        raise UnusableModel(f"{model} is not a model that can be loaded: train again.") from error
    quiet_libraries()  # loading Rasa's parts sets up loggers of its own
    if processor.model_metadata.core_target is None:
        raise UnusableModel(f"{model} holds no dialogue policies: train with rules and a domain.")
    # As Agent.load_model does, but with our processor, and without the wrapper around the store that swallows errors
    # and goes on without history: a turn must fail instead.
    agent.processor, agent.domain, agent.tracker_store = processor, processor.domain, store
    store.domain = processor.domain
    if isinstance(agent.nlg, TemplatedNaturalLanguageGenerator):
        agent.nlg.responses = processor.domain.responses
    if isinstance(store, TurnTrackerStore):
        store.window = _policy_window(processor)
    if isinstance(endpoint, LocalActionEndpoint):
        endpoint.domain = processor.domain.as_dict()
    asyncio.run(agent.parse_message("hello"))
    return agent


def _policy_window(processor: TurnProcessor) -> int:
    """How many states the policy with the longest memory looks back."""
    nodes = processor.model_metadata.predict_schema.nodes.values()
    windows = [node.config.get("max_history") for node in nodes if isinstance(node.config, dict)]
    return max((int(window) for window in windows if window), default=5)


def _path(project: Path, models: Path, data_version: str) -> Path:
    return models / f"{PREFIX}-{digest(project, data_version)}.tar.gz"


def _inputs(project: Path) -> Iterator[Path]:
    for pattern in INPUTS:
        yield from (path for path in project.glob(pattern) if path.is_file())


def _run_rasa(project: Path, models: Path, name: str, progress: Callable[[str], None]) -> None:
    command = [sys.executable, "-m", "rasa", "train", "--config", "config.yml", "--domain"]
    command += ["domain.yml" if (project / "domain.yml").exists() else "domain", "--data", "data"]
    command += ["--out", str(models.resolve()), "--fixed-model-name", name]
    environment = {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        # Rasa's cache knows a component by its class alone: a change in a module it uses would go unseen.
        "RASA_MAX_CACHE_SIZE": "0",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(project.resolve()), os.environ.get("PYTHONPATH")])),
        "PYTHONWARNINGS": "ignore",
    }
    progress("Training the dialogue model")
    tail: list[str] = []
    log_path = models / "train.log"
    with log_path.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
            command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for line in process.stdout or ():
            log.write(line)
            tail = [*tail[1 - _OUTPUT_LINES :], line.rstrip()]
            if step := _step(line):
                progress(step)
        code = process.wait()
    if code or not (models / f"{name}.tar.gz").exists():
        raise UnusableModel("Training failed; the whole output is in {}:\n{}".format(log_path, "\n".join(tail)))


def _step(line: str) -> str | None:
    """What Rasa says it is doing, if the line says so."""
    marker = "Starting to train component '"
    if marker not in line:
        return None
    return f"Training {line.split(marker, 1)[1].split(chr(39), 1)[0]}"


def _forget_old(models: Path) -> None:
    found = sorted(models.glob(f"{PREFIX}-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    for path in found[:-KEPT_MODELS]:
        path.unlink(missing_ok=True)
