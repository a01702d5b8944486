"""Serving without TensorFlow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.lean import needs_tensorflow
from tests.support.server import PROJECT


def run_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_rasa_is_imported_without_tensorflow():
    # Given the stand-in, when Rasa's agent is imported, then no part of the real TensorFlow has been loaded.
    out = run_python(
        "from bot.lean import leave_out_tensorflow\n"
        "assert leave_out_tensorflow()\n"
        "import rasa.core.agent, sys\n"
        "print([name for name in sys.modules if name.startswith('tensorflow.python')])"
    )
    assert out.strip() == "[]"


def test_the_real_one_stays_when_it_is_there_already():
    out = run_python("import tensorflow\nfrom bot.lean import leave_out_tensorflow\nprint(leave_out_tensorflow())")
    assert out.strip() == "False"


def test_the_shipped_pipeline_needs_none():
    assert not needs_tensorflow(PROJECT / "config.yml")


@pytest.mark.parametrize(
    "content", ["pipeline:\n- name: DIETClassifier\n", "policies:\n- name: rasa.core.policies.ted_policy.TEDPolicy\n"]
)
def test_a_pipeline_of_rasas_own_networks_needs_it(tmp_path: Path, content: str):
    config = tmp_path / "config.yml"
    config.write_text(content, encoding="utf-8")
    assert needs_tensorflow(config)
