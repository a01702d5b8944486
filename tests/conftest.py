"""What tests of every floor share: databases, the shipped data, the trained model, a running service.

With PATHGUIDE_NO_SKIPS=1 (as continuous integration sets it) a test that would be skipped fails instead.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from pathways.db import open_engine
from pathways.tables import Dataset
from tests.support.postgres import find_programs, running_server
from tests.support.server import PROJECT, running_pathguide

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# PostgreSQL does not start without; every test and every process that a test starts has the same.
os.environ["PATHGUIDE_SECRET_KEYS"] = "tests-tests-tests-tests-tests-tests-tests-t="


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if os.environ.get("PATHGUIDE_NO_SKIPS") and (report.skipped or hasattr(report, "wasxfail")):
        report.outcome = "failed"
        report.longrepr = f"not run, and nothing may be skipped here: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def postgres_programs() -> Path:
    """The folder of PostgreSQL's programs; a test that needs them is skipped where there are none."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed; to run this test: apt-get install postgresql")
    return programs


@pytest.fixture(scope="session")
def postgres_server(postgres_programs: Path) -> Iterator[str]:
    with running_server(postgres_programs) as server:
        yield server.address


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    name = f"test_{uuid.uuid4().hex[:12]}"
    control = create_engine(f"{postgres_server}/postgres", isolation_level="AUTOCOMMIT")
    with control.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield f"{postgres_server}/{name}"
    with control.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    control.dispose()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'pathguide.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, once for each engine the project runs on."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")


@pytest.fixture(scope="session")
def oklahoma_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the shipped data loaded. Read it; a test that writes makes its own."""
    from pathguide.migrate import upgrade
    from pathways.loader import load

    url = f"sqlite:///{tmp_path_factory.mktemp('oklahoma') / 'pathguide.db'}"
    upgrade(url)
    engine = open_engine(url)
    load(engine, PROJECT / "data" / "oklahoma")
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def oklahoma(oklahoma_url: str):
    """The catalog of the shipped data."""
    from pathways.catalog import Catalog

    with Session(open_engine(oklahoma_url)) as session:
        return Catalog.read(session)


@pytest.fixture(scope="session")
def reference_dir() -> Path:
    """The folder of public reference files (O*NET, wages, projections, crosswalk), which the project does not ship."""
    named = os.environ.get("PATHGUIDE_REFERENCE_DIR")
    if not named or not Path(named).is_dir():
        pytest.skip("needs the public reference files; set PATHGUIDE_REFERENCE_DIR to their folder (docs/data.md)")
    return Path(named)


@pytest.fixture(scope="session")
def reference_url(tmp_path_factory: pytest.TempPathFactory, reference_dir: Path) -> str:
    """A database with the shipped data and every reference file. Read it; a test that writes makes its own."""
    from pathguide.migrate import upgrade
    from pathways.loader import load
    from tests.support.reference import import_everything

    url = f"sqlite:///{tmp_path_factory.mktemp('reference') / 'pathguide.db'}"
    upgrade(url)
    engine = open_engine(url)
    load(engine, PROJECT / "data" / "oklahoma")
    import_everything(engine, reference_dir)
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def everything(reference_url: str):
    """The catalog of the shipped data with all that the reference files add."""
    from pathways.catalog import Catalog

    with Session(open_engine(reference_url)) as session:
        return Catalog.read(session)


@pytest.fixture(scope="session")
def models_dir() -> Path:
    return PROJECT / "models"


@pytest.fixture(scope="session")
def model_path(models_dir: Path, oklahoma_url: str) -> Path:
    """The dialogue model, trained from the project as it stands unless that has been done."""
    from bot.model import train

    with Session(open_engine(oklahoma_url)) as session:
        data_version = session.scalars(select(Dataset.version)).one()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATHGUIDE_DATABASE_URL", oklahoma_url)
        return train(PROJECT, models_dir, data_version=data_version)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, models_dir: Path, model_path: Path) -> Iterator[str]:
    """The base address of a real service on SQLite with the shipped data and the trained model."""
    folder = tmp_path_factory.mktemp("server")
    with running_pathguide(folder, f"sqlite:///{folder / 'pathguide.db'}", models_dir) as base:
        yield base
