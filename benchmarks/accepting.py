"""Accepting messages on SQLite with a commit for each, and with one for all that wait.

    python -m benchmarks.accepting [--people 64] [--messages 40] [--folder DIR]

Every person has a thread and sends one message after another; each is on the disk before the next is sent. `--folder`
says on which disk.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import event

from bot import conversations, inbox, transactions
from pathguide.migrate import upgrade
from pathways.db import open_engine


def measure(folder: Path, together: int, people: int, messages: int) -> tuple[float, float, float, int]:
    """Messages a second, median and 95th percentile of the wait in milliseconds, commits."""
    url = f"sqlite:///{folder / f'{together}.db'}"
    upgrade(url)
    database = open_engine(url, pool_size=people + 1)
    ids = [conversations.create(database, None, "web", datetime.now(UTC))[0] for _ in range(people)]
    commits: list[int] = []
    event.listen(database, "commit", lambda _: commits.append(1))
    transactions.MOST_TOGETHER = together

    def send(conversation_id: str) -> list[float]:
        waits = []
        for number in range(messages):
            began = time.perf_counter()
            inbox.accept(database, conversation_id, f"m{number}", "hello", None, datetime.now(UTC))
            waits.append(time.perf_counter() - began)
        return waits

    began = time.perf_counter()
    with ThreadPoolExecutor(people) as pool:
        waits = sorted(wait for own in pool.map(send, ids) for wait in own)
    took = time.perf_counter() - began
    database.dispose()
    return len(waits) / took, 1000 * waits[len(waits) // 2], 1000 * waits[int(len(waits) * 0.95)], len(commits)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--people", type=int, default=64)
    parser.add_argument("--messages", type=int, default=40)
    parser.add_argument("--folder", type=Path, default=None)
    options = parser.parse_args()
    table = Table("commit", "messages", "messages/s", "p50 ms", "p95 ms", "commits")
    inbox.CONVERSATION_DEPTH_LIMIT = inbox.DEPTH_LIMIT = options.people * options.messages + 1  # nothing answers here
    most = transactions.MOST_TOGETHER
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for name, together in (("for each", 1), ("shared", most)):
            rate, median, slow, commits = measure(Path(folder), together, options.people, options.messages)
            sent = str(options.people * options.messages)
            table.add_row(name, sent, f"{rate:,.0f}", f"{median:.1f}", f"{slow:.1f}", str(commits))
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
