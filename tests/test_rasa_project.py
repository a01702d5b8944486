"""The project's root is a Rasa project: Rasa's own tools work on it as they are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.postgres import free_port
from tests.support.server import PROJECT


@pytest.fixture
def environment(oklahoma_url: str) -> dict[str, str]:
    return {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "PYTHONWARNINGS": "ignore",
        "PATHGUIDE_DATABASE_URL": oklahoma_url,
    }


def rasa(environment: dict[str, str], *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rasa", *arguments],
        cwd=PROJECT, env=environment, capture_output=True, text=True, check=False, **options,
    )  # fmt: skip


@contextmanager
def action_server(environment: dict[str, str]) -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "rasa", "run", "actions", "--port", str(port)],
        cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{base}/health", process)
        yield base
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the action server did not start")


def test_the_training_data_has_no_warnings(environment: dict[str, str]):
    done = rasa(environment, "data", "validate", "--fail-on-warnings")
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


def test_the_stories_are_predicted(environment: dict[str, str], model_path: Path, tmp_path: Path):
    done = rasa(
        environment, "test", "core", "-s", "tests/test_stories.yml", "--model", str(model_path),
        "--out", str(tmp_path), "--fail-on-prediction-errors",
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


def test_the_actions_are_served_over_http(environment: dict[str, str]):
    with action_server(environment) as base, urllib.request.urlopen(f"{base}/actions") as answer:
        names = {item["name"] for item in json.load(answer)}
    assert "action_recommend" in names
    assert "validate_interview_form" in names


def test_one_can_talk_in_rasas_shell(environment: dict[str, str], model_path: Path, tmp_path: Path):
    # Given the action server on its own, and an endpoints file that names it
    with action_server(environment) as base:
        endpoints = tmp_path / "endpoints.yml"
        endpoints.write_text(f"action_endpoint:\n  url: {base}/webhook\n", encoding="utf-8")
        # When one talks in Rasa's own shell
        done = rasa(
            environment, "shell", "--model", str(model_path), "--endpoints", str(endpoints), "--port", str(free_port()),
            input="hello\ni want to be a welder in shawnee\n/stop\n",
        )  # fmt: skip
    # Then the actions answer there too
    assert "Pathguide" in done.stdout, (done.stdout + done.stderr)[-3000:]
    assert "class" in done.stdout
