"""The search against exhaustive enumeration by rules of its own: the same Pareto-best routes on random small databases.

A short run here; `make exact` takes many more (PATHGUIDE_EXACT is the number of examples of each test).
"""

from __future__ import annotations

import os
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways import planner_extend, planner_pareto
from pathways.planner_labels import UNKNOWN_USD, UNKNOWN_WEEKS, Criteria
from pathways.planner_person import person_of
from pathways.planner_search import search
from tests.pathways.oracle import Oracle, Value
from tests.pathways.random_worlds import TARGET, Chance, database, profile

TODAY = date(2026, 11, 23)
SHORT = 2500
EXAMPLES = int(os.environ.get("PATHGUIDE_EXACT", SHORT))


def value_of(criteria: Criteria) -> Value:
    """The planner's criteria as the enumeration has them."""
    first_unknown, first = divmod(criteria.first, UNKNOWN_WEEKS)
    unknown, weeks = divmod(criteria.total, UNKNOWN_WEEKS)
    usd_unknown, usd = divmod(criteria.cost, UNKNOWN_USD)
    return Value(
        int(first_unknown), first, int(unknown), weeks, int(usd_unknown), usd, criteria.spent, criteria.miles,
        criteria.doubts, criteria.first_wage,
    )  # fmt: skip


@pytest.mark.parametrize("many", [1, 10**9], ids=["in arrays", "one by one"])
def test_the_search_finds_exactly_the_pareto_best_ways(monkeypatch: pytest.MonkeyPatch, many: int):
    monkeypatch.setattr(planner_extend, "MANY", many)
    monkeypatch.setattr(planner_pareto, "MANY", many)

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=EXAMPLES == SHORT, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(seed=st.integers(0, 2**40), size=st.integers(2, 8))
    def compare(seed: int, size: int):
        chance = Chance(seed)
        catalog = database(chance, size)
        person = person_of(catalog, profile(chance), TODAY)

        found = search(catalog, person, TARGET)

        assert {value_of(label.criteria) for label in found.labels} == Oracle(catalog, person, TARGET).best()

    compare()
