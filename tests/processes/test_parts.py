"""Gateways and workers as processes of their own on one PostgreSQL database."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pathguide.migrate import upgrade
from tests.processes.conftest import StartProcess, is_claimed, wait_until_claimed
from tests.support.api import Talk, call
from tests.test_cli import run_pathguide

STALL = {"text": "stall", "message_id": "stall"}


@pytest.mark.parametrize("part", ["gateway", "worker"])
def test_a_part_refuses_sqlite_and_says_what_to_do(part: str, tmp_path: Path):
    done = run_pathguide(part, PATHGUIDE_DATABASE_URL=f"sqlite:///{tmp_path / 'p.db'}")

    assert done.returncode == 2
    for word in ("PostgreSQL", "PATHGUIDE_DATABASE_URL", "pathguide serve"):
        assert word in done.stderr


def test_any_gateway_shows_what_a_worker_answers(start: StartProcess, prepared_url: str):
    # given two gateways and a worker
    first, second = (start("gateway", prepared_url) for _ in range(2))
    worker = start("worker", prepared_url)
    for process in (first, second, worker):
        process.wait_until_ready()

    # when somebody writes to one gateway and follows at the other
    talk = Talk(first.base)
    followed = _follow(second.base, talk, 4)
    answers = [talk.say("count")[-1]["text"] for _ in range(2)]

    # then both have the answers, once and in order
    assert answers == ["Count 1", "Count 2"]
    assert followed() == ["count", "Count 1", "count", "Count 2"]
    # and a worker shows its figures, not people's pages
    with urllib.request.urlopen(f"{worker.base}/metrics") as page:
        assert "pathguide_turn_seconds" in page.read().decode()


def test_a_part_waits_for_what_is_missing_and_says_what(start: StartProcess, postgres_url: str):
    # given a database without tables
    worker = start("worker", postgres_url)
    gateway = start("gateway", postgres_url)

    # then each says so, and what to do
    for process in (worker, gateway):
        process.wait_until(lambda _, checks: "pathguide train" in checks.get("database", ""))

    # and begins once they are there
    upgrade(postgres_url)
    for process in (worker, gateway):
        process.wait_until_ready()
    assert Talk(gateway.base).say("count")[-1]["text"] == "Count 1"


def test_a_missing_model_is_said(start: StartProcess, prepared_url: str, tmp_path: Path):
    worker = start("worker", prepared_url, PATHGUIDE_MODELS_DIR=str(tmp_path / "none"))

    worker.wait_until(lambda status, checks: status == 503 and "pathguide train" in checks.get("dialogue", ""))
    assert worker.end(10) == 0


def test_without_a_worker_messages_wait(start: StartProcess, prepared_url: str):
    # given a gateway alone, and a message it has taken
    gateway = start("gateway", prepared_url).wait_until_ready()
    talk = Talk(gateway.base)
    taken = call("POST", f"{talk.address}/messages", {"text": "count", "message_id": "one"}, talk.token)
    assert taken["accepted"]

    # when a worker comes
    start("worker", prepared_url).wait_until_ready()

    # then it is answered
    answer = call("POST", f"{talk.address}/messages?wait=true", {"text": "count", "message_id": "one"}, talk.token)
    assert [message["text"] for message in answer["messages"]] == ["Count 1"]


@pytest.mark.parametrize("part", ["serve", "worker"])
def test_a_stop_takes_less_than_ten_seconds_and_gives_back_the_turn(part: str, start: StartProcess, prepared_url: str):
    # given a turn under way that does not end, and for `serve` somebody who waits for it
    process = start(part, prepared_url).wait_until_ready()
    taker = process if part == "serve" else start("gateway", prepared_url).wait_until_ready()
    talk = Talk(taker.base)
    waited = _in_background(lambda: call("POST", f"{talk.address}/messages?wait=true", STALL, talk.token))
    wait_until_claimed(prepared_url, talk.id)

    # when its process is told to stop
    code = process.end(10)

    # then it has stopped, and the message waits for the next one; who waited was told that it is taken
    assert code == 0, process.log[-2000:]
    assert not is_claimed(prepared_url, talk.id)
    if part == "serve":
        assert waited() == {"accepted": True, "message_id": STALL["message_id"]}


def _in_background(work: Callable[[], Any]) -> Callable[[], Any]:
    """Begin it; what is returned waits for its result."""
    found: list[Any] = []
    thread = threading.Thread(target=lambda: found.append(work()), daemon=True)
    thread.start()

    def done() -> Any:
        thread.join(60)
        return found[0]

    return done


def _follow(base: str, talk: Talk, count: int) -> Callable[[], list[str]]:
    """Read so many events of a conversation's stream in the background; call what is returned for their texts."""
    texts: list[str] = []
    opened = threading.Event()

    def read() -> None:
        request = urllib.request.Request(
            f"{base}/api/v1/conversations/{talk.id}/stream", headers={"Authorization": f"Bearer {talk.token}"}
        )
        with urllib.request.urlopen(request, timeout=30) as lines:
            opened.set()
            for line in lines:
                if line.startswith(b"data:"):
                    texts.append(json.loads(line[5:])["text"])
                if len(texts) == count:
                    return

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    assert opened.wait(30)

    def done() -> list[str]:
        reader.join(30)
        return texts

    return done
