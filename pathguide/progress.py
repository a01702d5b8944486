"""What the person who waits sees: numbered steps, and a bar for what takes longer than two seconds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

BAR_AFTER_SECONDS = 2.0


class Steps:
    """Prints what is being done, what it came to and how long it took."""

    def __init__(self, total: int, console: Console | None = None):
        self._total, self._number = total, 0
        self._console = console or Console(stderr=True, highlight=False)

    @contextmanager
    def step(self, title: str) -> Iterator[Step]:
        """One step; what it reports is shown as a bar once it has taken a while."""
        self._number += 1
        head = f"[{self._number}/{self._total}] {title}"
        started = time.monotonic()
        with Step(self._console, head) as step:
            yield step
        outcome = f": {step.outcome}" if step.outcome else ""
        self._console.print(f"{head}{outcome} ({time.monotonic() - started:.1f} s)", markup=False)


class Step:
    """A step under way. On a terminal a spinner runs; elsewhere a line is printed every tenth of the way."""

    def __init__(self, console: Console, head: str):
        self.outcome = ""
        self._console, self._head = console, head
        self._started, self._printed = time.monotonic(), 0
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=30),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._task = self._progress.add_task(head, total=None)

    def __enter__(self) -> Step:
        if self._console.is_terminal:
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._console.is_terminal:
            self._progress.stop()

    def advance(self, done: int, total: int, what: str = "") -> None:
        """`done` of `total` are done, and `what` is being worked on."""
        self._progress.update(self._task, completed=done, total=total, description=f"{self._head} {what}".rstrip())
        tenth = 10 * done // total if total else 0
        late = time.monotonic() - self._started > BAR_AFTER_SECONDS
        if late and not self._console.is_terminal and tenth > self._printed:
            self._printed = tenth
            self._console.print(f"  {10 * tenth} % {what}".rstrip(), markup=False)
