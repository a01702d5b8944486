"""`pathguide serve` as a process of a benchmark, on an SQLite file of its own with the shipped data."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.processes import Running, free_port, running

PROJECT = Path(__file__).resolve().parent.parent


def database_in(scratch: Path) -> str:
    """The address of the benchmark's database."""
    return f"sqlite:///{scratch.resolve() / 'pathguide.db'}"


@contextmanager
def serving(scratch: Path, models: Path, log: str = "pathguide.log") -> Iterator[tuple[str, Running]]:
    """The base address of a service that is ready, and its process. Tables, data and model are made when missing."""
    port = free_port()
    environment = {
        **os.environ,
        "PATHGUIDE_PORT": str(port),
        "PATHGUIDE_DATABASE_URL": database_in(scratch),
        "PATHGUIDE_MODELS_DIR": str(models.resolve()),
        "PATHGUIDE_TRUST_PROXY": "true",
        "PATHGUIDE_LOG_LEVEL": "WARNING",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")])),
    }
    command = [sys.executable, "-m", "pathguide", "serve"]
    base = f"http://127.0.0.1:{port}"
    with running(command, PROJECT, environment, scratch / log, f"{base}/readyz") as process:
        yield base, process
