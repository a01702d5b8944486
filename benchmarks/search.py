"""How long a search from a person's own words takes: `python -m benchmarks.search`, after `pathguide data load`."""

from __future__ import annotations

import time

import numpy as np
from sqlalchemy.orm import Session

from pathguide.settings import Settings
from pathways.catalog import catalog_for
from pathways.db import open_engine
from pathways.search import search_occupations, warm
from tests.pathways.interest_phrases import ENGLISH, SPANISH


def main() -> None:
    """Print queries, median and 95th percentile in milliseconds, of this thread's CPU time and of the clock."""
    with Session(open_engine(Settings().url)) as session:
        catalog = catalog_for(session)
    warm(catalog)
    cpu, wall = [], []
    for phrase, _ in [*ENGLISH, *SPANISH]:
        began = time.thread_time(), time.perf_counter()
        search_occupations(catalog, phrase)
        cpu.append(time.thread_time() - began[0])
        wall.append(time.perf_counter() - began[1])
    print("queries  cpu p50  cpu p95  wall p50  wall p95 (ms)")
    figures = [1000 * np.percentile(spent, part) for spent in (cpu, wall) for part in (50, 95)]
    print(f"{len(cpu):7d}  " + "  ".join(f"{figure:7.1f}" for figure in figures))


if __name__ == "__main__":
    main()
