"""Forks processes of the service from one that has imported its libraries, which is most of a start.

A forked process runs the command line as any other: its own process id, sockets, connections and model; SIGKILL ends
it as it would any other. Run as a program it takes orders as lines of JSON and answers each with one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.support.server import PROJECT


class Nursery:
    """The program, and orders to it. Use as a context: at the end it and all it has forked are gone."""

    def __enter__(self) -> Nursery:
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
        self._guard = threading.Lock()
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.nursery"],
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._program.stdin
        self._program.stdin.close()
        self._program.wait(30)

    def start(self, command: str, settings: Mapping[str, str], log: Path) -> Child:
        """Start `pathguide COMMAND`."""
        return Child(self, self.ask(order="start", command=command, settings=dict(settings), log=str(log)))

    def ask(self, **order: Any) -> Any:
        """The program's answer to one order."""
        with self._guard:
            assert self._program.stdin
            assert self._program.stdout
            print(json.dumps(order), file=self._program.stdin, flush=True)
            return json.loads(self._program.stdout.readline())


class Child:
    """A process of the nursery, with what is used of `subprocess.Popen`."""

    def __init__(self, nursery: Nursery, number: int) -> None:
        self._nursery, self._number = nursery, number
        self._guard = threading.Lock()  # it can be asked for once how it ended
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The exit code once it has ended; minus the signal's number where one ended it."""
        return self._ask("poll")

    def kill(self) -> None:
        """End it by SIGKILL."""
        self._ask("kill")

    def _ask(self, order: str) -> int | None:
        with self._guard:
            if self.returncode is None:
                self.returncode = self._nursery.ask(order=order, number=self._number)
            return self.returncode


def _run(command: str, settings: Mapping[str, str], log: str) -> None:
    os.environ.update(settings)
    for number, opened in ((0, os.open(os.devnull, os.O_RDONLY)), (1, _appending(log)), (2, _appending(log))):
        os.dup2(opened, number)
    sys.argv = ["pathguide", command]
    from pathguide.cli import main

    main()


def _appending(log: str) -> int:
    return os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)


def _fork(command: str, settings: Mapping[str, str], log: str) -> int:
    number = os.fork()
    if number:
        return number
    code = 1
    try:
        _run(command, settings, log)
        code = 0
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else int(done.code is not None)
        if isinstance(done.code, str):
            print(done.code, file=sys.stderr)
    except BaseException:  # noqa: BLE001 - nothing of the child may come out into the program
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


def _ended(number: int, options: int) -> int | None:
    found, status = os.waitpid(number, options)
    return os.waitstatus_to_exitcode(status) if found else None


def _serve() -> None:
    from bot.lean import leave_out_tensorflow

    leave_out_tensorflow()
    for module in ("bot.model", "bot.service", "bot.understanding", "connectors.app", "pathguide.serving"):
        import_module(module)

    assert threading.active_count() == 1, "a fork would leave the other threads behind"
    running: set[int] = set()
    for line in sys.stdin:
        order = json.loads(line)
        match order.pop("order"):
            case "start":
                answer = _fork(**order)
                running.add(answer)
            case "poll":
                answer = _ended(order["number"], os.WNOHANG)
            case kind:
                assert kind == "kill"
                os.kill(order["number"], 9)
                answer = _ended(order["number"], 0)
        if "number" in order and answer is not None:
            running.discard(order["number"])
        print(json.dumps(answer), flush=True)
    for number in running:
        os.kill(number, 9)


if __name__ == "__main__":
    _serve()
