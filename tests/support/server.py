"""`pathguide serve` as a real process on a free port."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.postgres import free_port

PROJECT = Path(__file__).resolve().parents[2]
START_SECONDS = 240


@contextmanager
def running_pathguide(folder: Path, database_url: str, models_dir: Path, **settings: str) -> Iterator[str]:
    """Yield the base address of a service that answers `/readyz`; its log is `serve.log` in `folder`."""
    port = free_port()
    environment = {
        **os.environ,
        "PATHGUIDE_PORT": str(port),
        "PATHGUIDE_DATABASE_URL": database_url,
        "PATHGUIDE_MODELS_DIR": str(models_dir),
        **{f"PATHGUIDE_{name.upper()}": value for name, value in settings.items()},
    }
    with (folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "pathguide", "serve"],
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(base, process, folder / "serve.log")
        yield base
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_ready(base: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{base}/readyz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the service did not get ready:\n{log.read_text(errors='replace')[-3000:]}")
