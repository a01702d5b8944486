"""Near misses against the enumeration of every value of every limit on random small databases.

A short run here; `make exact` takes many more (PATHGUIDE_EXACT is the number of examples).
"""

from __future__ import annotations

import os
from datetime import date

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pathways.catalog import Catalog
from pathways.planner_ground import wage_of
from pathways.planner_labels import Label
from pathways.planner_near import Miss, NearMisses, Rating, Shown
from pathways.planner_pareto import Floats
from pathways.planner_person import Limits, Person, person_of
from pathways.planner_search import search
from pathways.planner_sketch import Sketch
from pathways.planner_targets import Candidate
from pathways.profile import Profile
from tests.pathways.oracle import Value
from tests.pathways.oracle_near import Job, NearOracle
from tests.pathways.random_worlds import JOBS, TARGET, Chance, bound, database
from tests.pathways.test_planner_exact import value_of

TODAY = date(2026, 11, 23)
SHORT = 1500
EXAMPLES = int(os.environ.get("PATHGUIDE_EXACT", SHORT))


def fit_of(match: float, value: Value) -> float:
    """A fit that depends on nothing but what routes are compared by."""
    time = 1 / (1 + value.weeks / 40 + value.unknown)
    soon = 1 / (1 + value.first_weeks / 20 + value.first_unknown)
    cheap = 1 / (1 + value.usd / 2000 + value.usd_unknown)
    near = 1 - value.miles / 200
    return round(0.2 * match + 0.15 * (time + soon + cheap + near) + 0.2 / (1 + value.doubts), 3)


def most_of_ways(weeks: Floats, usd: Floats, miles: Floats, doubts: Floats) -> Floats:
    """No way that takes at least so much adds more to that fit."""
    time, cheap = 1 / (1 + weeks / 40), np.where(np.isnan(usd), 0.5, 1 / (1 + usd / 2000))
    found: Floats = 0.15 * (time + 1 + cheap + 1 - miles / 200) + 0.2 / (1 + doubts) + 0.001
    return found


def rate(_: Person, candidate: Candidate, label: Label) -> Sketch:
    """A way with that fit."""
    fit = fit_of(candidate.match, value_of(label.criteria))
    return Sketch(candidate.onet_soc, label, candidate.match, general=candidate.general, asked=candidate.asked, fit=fit)


RATING = Rating(rate, lambda one: 0.2 * one.match, most_of_ways)


def with_a_way(chance: Chance, size: int) -> tuple[Catalog, Profile]:
    """A database and a person who could get to the target if nothing limited them; after five tries any."""
    for _ in range(5):
        catalog, told = database(chance, size), bound(chance)
        free = person_of(catalog, told, TODAY).with_limits(Limits())
        if any(label.depth for label in search(catalog, free, TARGET).labels):
            break
    return catalog, told


def wishes(chance: Chance) -> list[Candidate]:
    """Up to three jobs: all named, or fitting the words more or less."""
    codes = dict.fromkeys([TARGET, *chance.some(JOBS, 0.6, 2)])
    if chance.random() < 0.4:
        return [Candidate(code, 1.0, asked=True) for code in codes]
    return [
        Candidate(code, chance.choice([0.0, 0.35, 0.6, 0.62, 0.9]), general=chance.random() < 0.3) for code in codes
    ]


def near_misses(
    catalog: Catalog, person: Person, wished: list[Candidate], count: int
) -> tuple[list[Miss], list[Sketch], list[Sketch]]:
    """The near misses, beside all ways and the `count` best of different jobs as what is shown."""
    least = person.profile.min_wage_hourly or 0.0
    paid = [one for one in wished if (wage_of(catalog, one.onet_soc) or least) >= least]
    searched = [(one, search(catalog, person, one.onet_soc)) for one in paid]
    sketches = [rate(person, one, label) for one, found in searched for label in found.labels]
    shown = (
        list({one.target: one for one in sorted(sketches, key=lambda one: one.fit)}.values())[-count:] if count else []
    )
    return (
        NearMisses(catalog, person, searched, Shown.of(sketches, shown), RATING).find(lambda: wished),
        sketches,
        shown,
    )


@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=EXAMPLES == SHORT, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(seed=st.integers(0, 2**40), size=st.integers(2, 6))
def test_near_misses_are_the_smallest_changes_that_any_value_of_a_limit_shows(seed: int, size: int):
    chance = Chance(seed)
    catalog, told = with_a_way(chance, size)
    wished = wishes(chance)

    found, sketches, shown = near_misses(catalog, person_of(catalog, told, TODAY), wished, chance.randint(0, 2))

    jobs = {one.onet_soc: Job(one.onet_soc, one.match, one.asked, one.general) for one in wished}
    best = {one.target: max(other.fit for other in sketches if other.target == one.target) for one in sketches}
    oracle = NearOracle(
        catalog, told, TODAY, list(jobs.values()), [(jobs[one.target], one.fit) for one in shown], best, fit_of
    )
    expected = oracle.find()
    assume(not oracle.alike)
    assert [(one.field, one.to) for one in found] == [(told[0].limit, told[0].to) for told in expected]
    for miss, alike in zip(found, expected, strict=True):
        assert (miss.target, value_of(miss.sketch.criteria)) in {(one.job.code, one.value) for one in alike}
