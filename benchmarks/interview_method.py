"""How the next question is chosen, beside planning in full: `python -m benchmarks.interview_method [--profiles 60]`.

The interview estimates what an answer would change from the ways into the jobs in reach (`pathways.ways_in`). Here the
same expected change is computed with a full plan for every answer. Told are: how often both put the same question
first, how much of the full plan's expected change the chosen question has, and what either costs.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.interview_people import people
from pathguide.plan_command import loaded_catalog
from pathguide.settings import Settings
from pathways.catalog import Catalog
from pathways.interview_plan import JOBS, REFINEMENTS
from pathways.next_question import LIMITS, NONE_APPEALS, SCHOOLING, Survey, survey
from pathways.planner import plan
from pathways.profile import Profile
from pathways.search import warm
from pathways.ways_in import Shown, unlike

NO_LIMIT = {"budget_usd": 20_000.0, "max_weeks": 300.0, "schedule": ["day", "evening", "weekend"]}


def in_full(catalog: Catalog, profile: Profile, offered: Survey) -> dict[str, float]:
    """The expected change of every open question that stands beside a list, each answer planned in full."""
    now, change = _shown(catalog, profile), dict[str, float]()
    for name, answers in LIMITS.items():
        if getattr(profile, name) in (None, []):
            likely = [(likelihood, _with(profile, name, answer)) for answer, likelihood in answers]
            change[name] = sum(part * unlike(now, _shown(catalog, told)) for part, told in likely)
    if profile.education is None:
        change["education"] = sum(
            part * unlike(now, _shown(catalog, profile.model_copy(update={"education": level})))
            for level, part in SCHOOLING.items()
        )
    if offered.groups:  # each group as likely as any other: how likely it is, is not what is compared here
        part = (1 - NONE_APPEALS) / len(offered.groups)
        picked = [profile.model_copy(update={"target_occupations": list(group)}) for group in offered.groups]
        change[JOBS] = sum(part * unlike(now, _shown(catalog, told)) for told in picked)
    return change


def _with(profile: Profile, name: str, answer: object) -> Profile:
    if answer in (None, ""):
        answer = NO_LIMIT[name]
    return profile.model_copy(update={name: [answer] if isinstance(answer, str) and name == "schedule" else answer})


def _shown(catalog: Catalog, profile: Profile) -> Shown:
    routes = plan(catalog, Profile.model_validate(profile.model_dump())).routes
    return tuple((route.target.onet_soc, "|".join(step.program_id or "" for step in route.steps)) for route in routes)


def profiles(catalog: Catalog, count: int, seed: int) -> Iterator[Profile]:
    """Profiles as they stand beside a first list: work and place known, and up to two facts more."""
    draw = random.Random(seed)
    for somebody in people(catalog, count, seed):
        truth = somebody.truth.said()
        more = draw.sample(["schedule", "transport", "budget_usd", "max_weeks", "education"], draw.choice((0, 1, 2)))
        facts = {name: truth[name] for name in ("place", *more) if name in truth}
        yield Profile.model_validate({**somebody.wish, **facts})


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--profiles", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    catalog = loaded_catalog(Settings().url)
    warm(catalog)
    same, kept, costs, full_costs = 0, [], [], []
    compared = 0
    for profile in profiles(catalog, options.profiles, options.seed):
        began = time.thread_time()
        found = survey(catalog, profile)
        costs.append(time.thread_time() - began)
        began = time.thread_time()
        full = in_full(catalog, profile, found)
        full_costs.append(time.thread_time() - began)
        best = max(full.values(), default=0.0)
        if best > 0:
            compared += 1
            chosen = found.best(REFINEMENTS)
            value = full.get(chosen, 0.0) if chosen else 0.0
            same += value == best
            kept.append(value / best)
    table = Table(
        "profiles compared", "same question first", "part of the best change", "survey ms p50 / p95", "in full ms p50"
    )
    p50, p95 = (1000 * np.percentile(costs, part) for part in (50, 95))
    table.add_row(
        str(compared),
        f"{100 * same / compared:.0f}%",
        f"{100 * statistics.fmean(kept):.0f}%",
        f"{p50:.1f} / {p95:.1f}",
        f"{1000 * statistics.median(full_costs):.0f}",
    )
    Console().print(table)


if __name__ == "__main__":
    main()
