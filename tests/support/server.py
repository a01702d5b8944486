"""`pathguide serve` as a real process on a free port."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.support.processes import PROJECT, Process

START_SECONDS = 240

__all__ = ["PROJECT", "running_pathguide"]


@contextmanager
def running_pathguide(folder: Path, database_url: str, models_dir: Path, **settings: str) -> Iterator[str]:
    """Yield the base address of a service that answers `/readyz`; its log is `serve.log` in `folder`."""
    chosen = {
        "PATHGUIDE_DATABASE_URL": database_url,
        "PATHGUIDE_MODELS_DIR": str(models_dir),
        **{f"PATHGUIDE_{name.upper()}": value for name, value in settings.items()},
    }
    process = Process("serve", "serve", folder, chosen).start()
    try:
        process.wait_until(lambda status, _: status == 200, START_SECONDS)
        yield process.base
    finally:
        with suppress(subprocess.TimeoutExpired):
            process.end()
