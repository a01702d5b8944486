"""The short crash test; `make crash-test` is the long one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crash.run import Plan, crash


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_what_was_accepted_is_answered_once_and_in_order_whatever_is_killed(
    database: str, small_settings: dict[str, str], tmp_path: Path, request: pytest.FixtureRequest
):
    if database == "postgresql":
        request.getfixturevalue("postgres_programs")
    # given people who talk without pause
    plan = Plan(database, seconds=15, kills=8, people=8, crash_every_s=7)

    # when processes are killed at random, and the database server crashes
    outcome = crash(plan, small_settings, tmp_path)

    # then every accepted message was answered exactly once, in order
    assert outcome.faults == []
    assert sum(outcome.kills.values()) >= 8
    assert outcome.messages > 0
    assert outcome.crashes or database == "sqlite"
