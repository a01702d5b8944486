"""What open widget streams cost a gateway that nobody talks to: memory, and CPU while they are idle.

    python -m benchmarks.streams [--streams 20000] [--models FOLDER]

A real `pathguide serve` on SQLite, with a conversation for each stream. Every stream is a connection, so the system
must allow as many open files: where it allows fewer, as many are opened as it bears, and the table says so.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import resource
import tempfile
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert

from benchmarks import pathguide_service
from benchmarks.processes import Running, circumstances
from bot.tables import Conversation
from bot.transactions import writing
from pathways.db import open_engine

TOKEN = "benchmark"  # noqa: S105 - of conversations that end with the benchmark
SPARE_FILES = 100
AT_ONCE = 100
SOURCES = 4  # loopback addresses to connect from: one has some 28,000 ports


class Reader(asyncio.Protocol):
    """Opens a stream and counts what it is sent."""

    def __init__(self, request: bytes):
        self._request = request
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.beats = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream."""
        self.transport = transport
        cast(asyncio.WriteTransport, transport).write(self._request)  # uvloop's is none by its class

    def data_received(self, data: bytes) -> None:
        """The first line that a stream sends opens it; what comes later are signs of life."""
        if b"retry: " in data and not self.opened.done():
            self.opened.set_result(None)
        self.beats += data.count(b": still here")

    def connection_lost(self, error: Exception | None) -> None:
        """A stream that ends before it is open was refused."""
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("a stream was refused"))


def allowed(wanted: int) -> int:
    """As many streams as this system lets one process have, with the limit raised as far as may be."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(most, wanted + SPARE_FILES),) * 2)
    except (ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return min(wanted, soft - SPARE_FILES)


def seed(url: str, count: int) -> list[str]:
    """So many conversations, straight into the database; the service limits how fast people begin them."""
    now, ids = datetime.now(UTC), [str(uuid.uuid4()) for _ in range(count)]
    row = {
        "token_hash": hashlib.sha256(TOKEN.encode()).hexdigest(),
        "channel": "web",
        "created_at": now,
        "last_at": now,
        "version": 0,
        "event_seq": 0,
        "outbox_seq": 0,
    }
    database = open_engine(url)
    with writing(database) as session:
        session.execute(insert(Conversation), [{"conversation_id": one, **row} for one in ids])
    database.dispose()
    return ids


async def hold(base: str, ids: list[str], process: Running, idle_s: float) -> list[tuple[str, str]]:
    """Open a stream of each conversation and leave them idle; what that cost."""
    host, port = base.removeprefix("http://").split(":")
    memory, cpu, began = process.memory_bytes(), process.cpu_s(), time.monotonic()
    readers: list[Reader] = []
    for start in range(0, len(ids), AT_ONCE):
        readers += await asyncio.gather(
            *(_open(host, int(port), one, start + place) for place, one in enumerate(ids[start : start + AT_ONCE]))
        )
    opening_cpu, opening = process.cpu_s() - cpu, time.monotonic() - began
    await asyncio.sleep(5)
    held, cpu, began = process.memory_bytes(), process.cpu_s(), time.monotonic()
    before = sum(reader.beats for reader in readers)
    await asyncio.sleep(idle_s)
    idle, passed = process.cpu_s() - cpu, time.monotonic() - began
    beats = sum(reader.beats for reader in readers) - before
    live = sum(not reader.transport.is_closing() for reader in readers)
    for reader in readers:
        reader.transport.close()
    return [
        ("streams open", f"{live:,}"),
        ("opened in", f"{opening:.0f} s, {1000 * opening_cpu / len(ids):.2f} ms of CPU each"),
        ("memory before", f"{memory / 1e6:.0f} MB"),
        ("memory with them", f"{held / 1e6:.0f} MB, {(held - memory) / len(ids) / 1024:.1f} KiB each"),
        ("CPU while idle", f"{100 * idle / passed:.1f} % of one core over {passed:.0f} s"),
        ("signs of life sent meanwhile", f"{beats:,}"),
    ]


async def _open(host: str, port: int, conversation_id: str, number: int) -> Reader:
    request = (
        f"GET /api/v1/conversations/{conversation_id}/stream HTTP/1.1\r\nHost: {host}\r\n"
        f"Authorization: Bearer {TOKEN}\r\nAccept: text/event-stream\r\n\r\n"
    ).encode()
    source = (f"127.0.0.{1 + number % SOURCES}", 0)
    loop = asyncio.get_running_loop()
    _, reader = await loop.create_connection(lambda: Reader(request), host, port, local_addr=source)
    await asyncio.wait_for(reader.opened, 120)
    return reader


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--streams", type=int, default=20_000)
    parser.add_argument("--idle", type=float, default=60.0, help="seconds to watch them idle")
    parser.add_argument("--models", type=Path, default=Path("models"), help="folder of the trained models")
    options = parser.parse_args()
    count = allowed(options.streams)
    with tempfile.TemporaryDirectory() as folder:
        with pathguide_service.serving(Path(folder), options.models):
            pass
        ids = seed(pathguide_service.database_in(Path(folder)), count)
        with pathguide_service.serving(Path(folder), options.models) as (base, process):
            found = asyncio.run(hold(base, ids, process, options.idle))
    table = Table("what", "figure")
    if count < options.streams:
        files = count + SPARE_FILES
        table.add_row("streams wanted", f"{options.streams:,}; a process may open {files:,} files here")
    for row in found:
        table.add_row(*row)
    Console(width=110).print(table)
    print(circumstances())


if __name__ == "__main__":
    main()
