"""The trained model on the development set: no figure falls below the baseline by more than its margin.

The baseline and the page are written by `make evaluate`, after a change that is meant to move them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.understanding.baseline import Baseline, figures_of, key_of, read_baseline
from benchmarks.understanding.development import Judged, judge_all
from benchmarks.understanding.report import share
from benchmarks.understanding.rows import read_ids, read_rows
from bot.model import load_agent
from bot.understanding import Understander
from tests.support.server import PROJECT

FOLDER = Path(__file__).parent


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return read_baseline(FOLDER / "baseline.json")


@pytest.fixture(scope="module")
def judged(model_path: Path) -> list[Judged]:
    rows = read_rows(FOLDER / "development", read_ids(PROJECT))
    return judge_all(Understander(load_agent(model_path)), rows)


def test_no_figure_falls_below_the_baseline(judged: list[Judged], baseline: Baseline) -> None:
    fallen = baseline.fallen(figures_of(judged))

    assert not fallen, "\n".join([*fallen, "", "New misses:", *baseline.new_misses(judged)])


def test_the_page_shows_the_run_that_made_the_baseline(baseline: Baseline) -> None:
    accuracies = [baseline.figures[f"intent_accuracy{part}"] for part in ("", "_en", "_es")]
    shown = " | ".join(share(value) for value in accuracies)

    assert f"| intent right | {shown} |" in (PROJECT / "docs" / "evaluation.md").read_text("utf-8")


def test_the_baseline_knows_no_message_that_is_gone(judged: list[Judged], baseline: Baseline) -> None:
    assert set(baseline.misses) - {key_of(item) for item in judged} == set()
