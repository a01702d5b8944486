"""Real processes of the service on the small project: quick to start, and its answers count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.model import train
from pathguide.migrate import upgrade
from pathways.db import open_engine
from pathways.loader import load
from tests.bot.conftest import FIXTURE_PROJECT
from tests.pathways.small_folder import write_folder
from tests.support.agency import Agency, running_agency
from tests.support.processes import Process
from tests.support.waiting import until

StartProcess = Callable[..., Process]


@pytest.fixture(scope="session")
def served_model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project's model as a service with the small folder of data has it."""
    folder = tmp_path_factory.mktemp("served")
    url = f"sqlite:///{folder / 'pathguide.db'}"
    upgrade(url)
    engine = open_engine(url)
    version = load(engine, write_folder(folder / "data")).version
    engine.dispose()
    return train(FIXTURE_PROJECT, request.config.cache.mkdir("models"), data_version=version)


def settings_of_small(model: Path, data: Path) -> dict[str, str]:
    """Settings of a service with the small project and a small folder of pathway data, which is made."""
    return {
        "PATHGUIDE_PROJECT_DIR": str(FIXTURE_PROJECT),
        "PATHGUIDE_ACTIONS": "tests.bot.fixtures.actions",
        "PATHGUIDE_MODELS_DIR": str(model.parent),
        "PATHGUIDE_DATA_DIR": str(write_folder(data)),
    }


@pytest.fixture
def small_settings(tmp_path: Path, served_model: Path) -> dict[str, str]:
    return settings_of_small(served_model, tmp_path / "data")


@pytest.fixture
def start(tmp_path: Path, small_settings: dict[str, str]) -> Iterator[StartProcess]:
    """Starts processes; whatever still runs at the end is killed."""
    started: list[Process] = []

    def start_process(command: str, database_url: str, **settings: str) -> Process:
        name = f"{command}-{len(started) + 1}"
        chosen = {**small_settings, "PATHGUIDE_DATABASE_URL": database_url, **settings}
        process = Process(command, name, tmp_path, chosen)
        started.append(process)
        return process.start()

    yield start_process
    for process in started:
        if process.alive:
            process.kill()


@pytest.fixture
def prepared_url(postgres_url: str) -> str:
    """A PostgreSQL database with the tables in it."""
    upgrade(postgres_url)
    return postgres_url


@pytest.fixture
def agency() -> Iterator[Agency]:
    with running_agency() as agency:
        yield agency


def is_claimed(url: str, conversation_id: str) -> bool:
    """Whether some worker holds the conversation for a turn."""
    engine = create_engine(url)
    with engine.connect() as connection:
        row = connection.execute(
            text("SELECT 1 FROM conversations WHERE conversation_id = :id FOR NO KEY UPDATE SKIP LOCKED"),
            {"id": conversation_id},
        ).one_or_none()
    engine.dispose()
    return row is None


def wait_until_claimed(url: str, conversation_id: str, seconds: float = 30) -> None:
    """Wait until a turn of the conversation is under way."""
    until(lambda: is_claimed(url, conversation_id), seconds)
