"""`pathguide gateway`, `worker` and `serve` as real processes that can be killed and started again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.postgres import free_port

PROJECT = Path(__file__).resolve().parents[2]


def start_pathguide(command: str, environment: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    """`pathguide COMMAND`; what it says is added to the log."""
    with log.open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "pathguide", command],
            cwd=PROJECT,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )


@dataclass
class Process:
    """One process of the service on a port of its own. Its output goes to `<name>.log` in `folder`."""

    command: str
    name: str
    folder: Path
    settings: dict[str, str]
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.folder / f"{self.name}.log").read_text(errors="replace")

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> Process:
        """Start it; what an earlier run logged stays."""
        port = {"PATHGUIDE_PORT": str(self.port), "PATHGUIDE_WORKER_PORT": str(self.port)}
        log = self.folder / f"{self.name}.log"
        self._process = start_pathguide(self.command, {**os.environ, **self.settings, **port}, log)
        return self

    def signal(self, number: int) -> None:
        """Send a signal and do not wait for what comes of it."""
        assert self._process is not None
        self._process.send_signal(number)

    def kill(self) -> None:
        """End it by SIGKILL."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def end(self, seconds: float = 20) -> int:
        """End it by SIGTERM; its exit code. Raises `TimeoutExpired` when it does not end in time."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(seconds)
        finally:
            self._process.kill()
            self._process.wait()

    def ready(self) -> tuple[int, dict[str, str]]:
        """Status and checks of `/readyz`; 0 and nothing when nobody listens."""
        try:
            with urllib.request.urlopen(f"{self.base}/readyz", timeout=6) as answer:
                return answer.status, json.load(answer)["checks"]
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)["checks"]
        except (urllib.error.URLError, OSError):
            return 0, {}

    def wait_until(self, what: Any, seconds: float = 120) -> None:
        """Wait until `what(status, checks)` of `/readyz` holds."""
        until = time.monotonic() + seconds
        while not what(*self.ready()):
            if not self.alive or time.monotonic() > until:
                raise AssertionError(f"{self.name} did not come to that; {self.ready()}\n{self.log[-3000:]}")
            time.sleep(0.05)

    def wait_until_ready(self) -> Process:
        """Wait until it can work."""
        self.wait_until(lambda status, _: status == 200)
        return self
