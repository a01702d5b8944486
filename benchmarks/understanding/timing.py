"""What one message costs: CPU and clock time in this process on one core, and the encoder's part of it."""

from __future__ import annotations

import asyncio
import os
import tarfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.understanding.rows import Row
from bot.understanding import Understander
from pathways.encoder import Encoder

_CPU_NAMES = Path("/proc/cpuinfo")


@dataclass(frozen=True)
class Spent:
    """Seconds of CPU and of the clock, one of each a message."""

    cpu_s: list[float]
    wall_s: list[float]

    def milliseconds(self, part: float) -> tuple[float, float]:
        """The percentile `part` of CPU and clock, in milliseconds."""
        return tuple(1000 * float(np.percentile(spent, part)) for spent in (self.cpu_s, self.wall_s))  # type: ignore[return-value]


def time_messages(understander: Understander, encoder: Encoder, rows: Sequence[Row]) -> tuple[Spent, Spent]:
    """Each row once to warm up and once more with a watch, one at a time: understood, and by the encoder alone.

    The encoder comes right after each message, so that what else the machine does weighs on both alike.
    """
    loop = asyncio.new_event_loop()
    whole, part = Spent([], []), Spent([], [])
    with one_core():
        for watched in (False, True):
            for row in rows:
                parse = understander.understand(row.text, row.asked, row.language)
                _timed(lambda parse=parse: loop.run_until_complete(parse), whole if watched else None)  # type: ignore[misc]
                _timed(lambda row=row: encoder.encode([row.text]), part if watched else None)  # type: ignore[misc]
    loop.close()
    return whole, part


def _timed(call: Callable[[], object], spent: Spent | None) -> None:
    cpu, wall = time.process_time(), time.perf_counter()
    call()
    if spent is not None:
        spent.cpu_s.append(time.process_time() - cpu)
        spent.wall_s.append(time.perf_counter() - wall)


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process on one core, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def unpacked_bytes(model: Path) -> int:
    """The size of a model's files once unpacked; the encoder is none of them."""
    with tarfile.open(model) as archive:
        return sum(member.size for member in archive.getmembers())


def processor() -> str:
    """The kind of processor, and whether it has the instructions that int8 products gain most from."""
    if not _CPU_NAMES.is_file():
        return "unknown"
    lines = dict(line.split("\t", 1) for line in _CPU_NAMES.read_text("utf-8").splitlines() if "\t" in line)
    found = {name.strip(): value.strip(": \t") for name, value in lines.items()}
    vnni = "with" if "vnni" in found.get("flags", "") else "without"
    return f"{found.get('model name', 'unknown')}, {os.cpu_count()} cores, {vnni} VNNI"
