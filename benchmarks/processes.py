"""Processes of a benchmark: started, waited for, their CPU time and memory read from /proc, ended."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.postgres import free_port

START_LIMIT_S = 600
_TICKS = os.sysconf("SC_CLK_TCK")


class DidNotStart(RuntimeError):
    """A process ended or never answered; the message ends with its log."""


@dataclass(frozen=True)
class Running:
    """A process that answers: the seconds from its start to its first answer, and its CPU seconds until then."""

    pid: int
    start_s: float = 0.0
    start_cpu_s: float = 0.0

    def family(self) -> list[int]:
        """Its process id and those of all its descendants."""
        parent_of = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            fields = _fields(stat)
            if fields:
                parent_of[int(stat.parent.name)] = int(fields[1])
        family = [self.pid]
        for member in family:
            family += [child for child, parent in parent_of.items() if parent == member]
        return family

    def cpu_s(self) -> float:
        """CPU seconds used so far, with those of descendants, also of those that have ended."""
        spent = 0.0
        for pid in self.family():
            fields = _fields(Path(f"/proc/{pid}/stat"))
            spent += sum(int(fields[place]) for place in (11, 12, 13, 14)) / _TICKS if fields else 0.0
        return spent

    def memory_bytes(self) -> int:
        """Memory of its own and its descendants': the proportional share of what is shared with others."""
        return sum(_kilobytes(pid, "smaps_rollup", "Pss:") * 1024 for pid in self.family())


@contextmanager
def running(
    command: Sequence[str], folder: Path, environment: dict[str, str], log: Path, ready: str
) -> Iterator[Running]:
    """A process, from when the address `ready` answers until the block ends."""
    began = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        while not _answers(ready):
            if process.poll() is not None or time.monotonic() - began > START_LIMIT_S:
                raise DidNotStart(log.read_text("utf-8", "replace")[-3000:])
            time.sleep(0.05)
        yield Running(process.pid, time.monotonic() - began, Running(process.pid).cpu_s())
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def circumstances() -> str:
    """When and on what a benchmark ran: figures of a busy machine are others."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC, {os.cpu_count()} cores, load {load}"


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _fields(stat: Path) -> list[str] | None:
    """What stands after the command's name, which may hold blanks: state, parent, … user, system, children's times."""
    try:
        return stat.read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return None


def _kilobytes(pid: int, file: str, name: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)


__all__ = ["DidNotStart", "Running", "circumstances", "free_port", "running"]
