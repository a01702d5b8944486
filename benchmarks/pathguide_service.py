"""Pathguide as a process of a benchmark: `serve` on an SQLite file of its own with the shipped data, or a part."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from benchmarks.processes import Running, free_port, running

PROJECT = Path(__file__).resolve().parent.parent


def database_in(scratch: Path) -> str:
    """The address of the benchmark's database."""
    return f"sqlite:///{scratch.resolve() / 'pathguide.db'}"


@contextmanager
def part(command: str, url: str, models: Path, log: Path, **settings: str) -> Iterator[tuple[str, Running]]:
    """The base address of `pathguide COMMAND` on a database when it is ready, and its process."""
    port = str(free_port())
    environment = {
        **os.environ,
        "PATHGUIDE_PORT": port,
        "PATHGUIDE_WORKER_PORT": port,
        "PATHGUIDE_DATABASE_URL": url,
        "PATHGUIDE_MODELS_DIR": str(models.resolve()),
        "PATHGUIDE_TRUST_PROXY": "true",
        "PATHGUIDE_LOG_LEVEL": "WARNING",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")])),
        **settings,
    }
    base = f"http://127.0.0.1:{port}"
    with running([sys.executable, "-m", "pathguide", command], PROJECT, environment, log, f"{base}/readyz") as process:
        yield base, process


def serving(scratch: Path, models: Path) -> AbstractContextManager[tuple[str, Running]]:
    """A service on a database of its own that is ready. Tables, data and model are made when missing."""
    return part("serve", database_in(scratch), models, scratch / "pathguide.log")
