"""How long a plan takes and what it needs, on the data given and on databases of the same shape many times its size.

    python -m benchmarks.planner [--times 1 10 100] [--shape wide deep] [--people 240] [--seed 1]

Needs `pathguide data load` first. Each size runs in a process of its own, so that its peak memory is its own. Plans are
asked for seeded people: named jobs, fields, interests, work done before, a place alone, and many limits at once. The
search from words to occupations is not the planner: its answers on the loaded data are looked up before the clock
starts
(`benchmarks.search` measures it). `first`: each person once, in a service that has just started (`planner.warm`);
`again`: the same people once more. CPU time is this thread's. How the databases grow stands in `benchmarks.grown`.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table
from sqlalchemy.orm import Session

from benchmarks.grown import SHAPES, grow
from pathguide.settings import Settings
from pathways.catalog import Catalog
from pathways.db import open_engine
from pathways.planner import plan, warm
from pathways.planner_targets import Match
from pathways.profile import Profile
from pathways.search import search_occupations
from tests.pathways.interest_phrases import ENGLISH, SPANISH

TODAY = date(2026, 11, 23)
STATUSES = (
    "veteran", "tribal_citizen", "disability", "justice_involved", "parent", "unemployed", "dislocated_worker",
    "english_learner", "low_income",
)  # fmt: skip
NEEDS = ("child_care", "transportation", "food", "housing", "legal", "financial_aid", "english", "adult_education")


def people(catalog: Catalog, count: int, seed: int) -> list[Profile]:
    """Profiles by a seeded chance, a sixth of each kind, living where people live."""
    chance = random.Random(seed)
    towns = [row for row in catalog.places.values() if row.population]
    weights = [row.population or 0 for row in towns]
    taught = sorted(catalog.programs_for_occupation)
    taught = [one for one in taught if one in catalog.occupations]
    phrases = [phrase for phrase, _ in (*ENGLISH, *SPANISH)]
    held = sorted({one for row in catalog.occupations.values() for one in row.required_credentials})
    found = []
    for number in range(count):
        town = chance.choices(towns, weights)[0]
        given: dict[str, object] = {"place": {"name": town.name, "county": town.county}}
        kind = number % 6
        if kind != 1:
            given["education"] = chance.choice(("none", "high_school", "high_school", "some_college", "associate"))
        if kind == 0:
            given["target_occupations"] = chance.sample(taught, chance.choice((1, 1, 2, 3)))
        if kind == 2:
            given["interests"] = chance.sample(phrases, chance.choice((1, 2)))
        if kind == 3:
            given["fields"] = chance.sample(sorted(catalog.fields), chance.choice((1, 2)))
        if kind == 4:
            given["experience"] = [chance.choice(taught)]
            given["credentials"] = [chance.choice(held)]
        if kind == 5 or chance.random() < 0.15:
            given |= _limits(chance)
            given.setdefault("interests", [chance.choice(phrases)])
        found.append(Profile.model_validate(given))
    return found


def _limits(chance: random.Random) -> dict[str, object]:
    options: dict[str, Callable[[], object]] = {
        "budget_usd": lambda: chance.choice((0, 300, 1500, 4000)),
        "max_weeks": lambda: chance.choice((4, 12, 26, 52)),
        "max_miles": lambda: chance.choice((5, 15, 30, 100)),
        "schedule": lambda: [chance.choice(("day", "evening", "weekend"))],
        "transport": lambda: chance.choice(("car", "transit", "ride", "none")),
        "online_ok": lambda: chance.random() < 0.5,
        "min_wage_hourly": lambda: chance.choice((15, 18, 22, 28)),
        "age": lambda: chance.choice((16, 17, 19, 30, 55)),
        "statuses": lambda: chance.sample(STATUSES, 2),
        "needs": lambda: chance.sample(NEEDS, 2),
    }
    return {name: options[name]() for name in chance.sample(sorted(options), 6)}


@dataclass(frozen=True)
class Figures:
    """What one size took: milliseconds of CPU and of the clock for a plan, megabytes, seconds to make the indexes."""

    programs: int
    occupations: int
    cpu_ms: dict[str, list[float]]
    wall_ms: dict[str, list[float]]
    index_s: float
    catalog_mb: float
    peak_mb: float


def measure(times: int, shape: str, count: int, seed: int) -> Figures:
    """Grow the loaded database in this process and plan for everyone twice."""
    with Session(open_engine(Settings().url)) as session:
        loaded = Catalog.read(session)
    known = {one: search_occupations(loaded, one, 15) for one, _ in (*ENGLISH, *SPANISH)}
    before = _memory_mb()
    catalog = loaded if times == 1 else grow(loaded, times, shape, seed)
    held = _memory_mb() - before
    asked = people(catalog, count, seed)

    def matcher(_: Catalog, words: str, limit: int, language: str | None) -> Sequence[Match]:
        return known[words][:limit]

    began = time.perf_counter()
    warm(catalog)
    index_s = time.perf_counter() - began
    cpu: dict[str, list[float]] = {}
    wall: dict[str, list[float]] = {}
    for name in ("first", "again"):
        spent = [_timed(catalog, profile, matcher) for profile in asked]
        cpu[name] = [1000 * one for one, _ in spent]
        wall[name] = [1000 * one for _, one in spent]
    return Figures(len(catalog.programs), len(catalog.occupations), cpu, wall, index_s, held, _peak_mb())


def _timed(catalog: Catalog, profile: Profile, matcher: Callable[..., Sequence[Match]]) -> tuple[float, float]:
    began = time.thread_time(), time.perf_counter()
    plan(catalog, profile, 3, TODAY, matcher=matcher)
    return time.thread_time() - began[0], time.perf_counter() - began[1]


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _in_a_process(times: int, shape: str, options: argparse.Namespace) -> Figures:
    command = [sys.executable, "-m", "benchmarks.planner", "--child", shape, "--times", str(times)]
    command += ["--people", str(options.people), "--seed", str(options.seed)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Figures(**json.loads(done.stdout))


def main() -> None:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--shape", nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--people", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", choices=SHAPES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(vars(measure(options.times[0], options.child, options.people, options.seed))))
        return
    table = Table(
        "size", "programs", "jobs", "plans", "CPU p50 ms", "CPU p95 ms", "wall p50 ms", "wall p95 ms", "p95 growth",
        "index s", "catalog MB", "peak MB",
    )  # fmt: skip
    for shape in options.shape:
        base = None
        for times in options.times:
            found = _in_a_process(times, shape, options)
            base = base or np.percentile(found.cpu_ms["first"], 95)
            for name in ("first", "again"):
                figures = [np.percentile(spent[name], at) for spent in (found.cpu_ms, found.wall_ms) for at in (50, 95)]
                table.add_row(
                    f"{times}x {shape}", f"{found.programs:,}", f"{found.occupations:,}", name,
                    *(f"{figure:.1f}" for figure in figures), f"{figures[1] / base:.1f}x", f"{found.index_s:.1f}",
                    f"{found.catalog_mb:.0f}", f"{found.peak_mb:.0f}",
                )  # fmt: skip
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
