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


def rasa(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rasa", *arguments],
        cwd=PROJECT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@contextmanager
def rasa_server(environment: dict[str, str], health: str, *arguments: str) -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "rasa", "run", *arguments, "--port", str(port)],
        cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{base}{health}", process)
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
    raise RuntimeError("the server did not start")


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
    with (
        rasa_server(environment, "/health", "actions") as base,
        urllib.request.urlopen(f"{base}/actions") as answer,
    ):
        names = {item["name"] for item in json.load(answer)}
    assert "action_recommend" in names
    assert "validate_interview_form" in names


def test_one_can_talk_through_rasas_own_server(environment: dict[str, str], model_path: Path, tmp_path: Path):
    # Given the actions and the model, each served by Rasa's own server
    with rasa_server(environment, "/health", "actions") as actions:
        endpoints = tmp_path / "endpoints.yml"
        endpoints.write_text(f"action_endpoint:\n  url: {actions}/webhook\n", encoding="utf-8")
        served = ("--model", str(model_path), "--endpoints", str(endpoints), "--credentials", "credentials.yml")
        with rasa_server(environment, "/webhooks/rest/", *served) as base:
            # When one talks over its REST channel
            said = "".join(say(base, text) for text in ("hello", "i want to be a welder in shawnee"))
    # Then the actions answer there too
    assert "Pathguide" in said
    assert "Shawnee" in said


def say(base: str, text: str) -> str:
    body = json.dumps({"sender": "somebody", "message": text}).encode()
    request = urllib.request.Request(f"{base}/webhooks/rest/webhook", data=body)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return "\n".join(message.get("text", "") for message in json.load(answer))
