"""The benchmarks of running services run, on a real one, and count what they say they count."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from benchmarks import pathguide_service, stock_service
from benchmarks.crowd import Measured, Pathguide
from benchmarks.long_conversation import growth, rounds_of
from benchmarks.processes import Running
from benchmarks.script import SCRIPT
from benchmarks.streams import hold, seed
from benchmarks.turns import measure, shown
from benchmarks.understanding.examples import Example


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, models_dir: Path, model_path: Path):
    """A service as the benchmarks start it, with conversations for streams."""
    folder = tmp_path_factory.mktemp("benchmark")
    with pathguide_service.serving(folder, models_dir) as (base, process):
        yield base, process, seed(pathguide_service.database_in(folder), 30)


def test_people_hold_whole_conversations_and_all_is_answered(service):
    base, process, _ = service

    rows = measure("Pathguide", Pathguide(base), [process], [(1, 1, 0.0), (3, 1, 0.01)])

    assert [row.people for row in rows] == ["1", "3, pausing 0.01 s"]
    for row, people in zip(rows, (1, 3), strict=True):
        assert len(row.measured.waits_s) == people * len(SCRIPT)
        assert row.measured.unanswered == 0
        assert row.measured.cpu_s > 0
        assert row.memory_bytes > 50e6
    assert shown(rows).row_count == 2


async def test_streams_are_held_open_and_cost_something(service):
    base, process, ids = service

    figures = dict(await hold(base, ids, process, idle_s=0.1))

    assert figures["streams open"] == "30"


def test_percentiles_are_of_the_waits():
    met = Measured([place / 1000 for place in range(1, 101)], took_s=10.0, cpu_s=0.5, unanswered=0)

    assert (met.turns_a_second, met.cpu_ms_a_turn) == (10.0, 5.0)
    assert (met.percentile_ms(50), met.percentile_ms(99), met.percentile_ms(100)) == (51, 100, 100)


def test_growth_compares_each_sentence_with_itself():
    # given two people who say all sentences three times; in the end each costs twice as much, whatever it cost before
    early = [float(place + 1) for place in range(len(SCRIPT))]
    rounds = rounds_of([*early, *early, *(2 * cost for cost in early)])

    assert len(rounds) == 3
    assert growth([rounds[0]] * 2, [rounds[2]] * 2) == 2
    assert growth([rounds[0]] * 2, [rounds[1]] * 2) == 1


def test_stock_learns_from_as_many_of_each_intent_evenly_spread():
    many = [Example(f"hello {place}", "greet") for place in range(10)]
    few = [Example("bye", "goodbye")]

    assert stock_service.choose([*many, *few], 2) == [many[0], many[5], *few]
    assert stock_service.choose([*many, *few], 0) == [*many, *few]


def test_stock_gets_our_packages_but_the_sqlalchemy_that_its_tracker_store_needs():
    pins = stock_service._pins().splitlines()

    assert "rasa==3.6.21" in pins
    assert [pin for pin in pins if pin.startswith("sqlalchemy==")] == [f"sqlalchemy=={stock_service.SQLALCHEMY}"]


def test_a_process_counts_its_own_cpu_time():
    process = Running(os.getpid())
    before, until = process.cpu_s(), time.process_time() + 0.2
    while time.process_time() < until:
        pass

    assert process.cpu_s() - before >= 0.15
    assert os.getpid() in process.family()
    assert process.memory_bytes() > 1e6


async def test_a_process_counts_those_it_starts():
    child = await asyncio.create_subprocess_exec("sleep", "30")
    try:
        assert child.pid in Running(os.getpid()).family()
    finally:
        child.kill()
        await child.wait()
