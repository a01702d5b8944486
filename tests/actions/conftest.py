from __future__ import annotations

import copy

import pytest

from tests.actions.stage import Stage

WELDER_IN_LAWTON = {
    "place": {"name": "Lawton", "county": "Comanche", "lat": 34.6175, "lon": -98.4202},
    "target_occupations": ["51-4121.00"],
    "schedule": ["day", "evening"],
}


@pytest.fixture
def stage(oklahoma_url: str) -> Stage:
    """An English web conversation of which nothing is known yet."""
    return Stage(oklahoma_url, slots={"welcomed": True})


@pytest.fixture
def lawton(oklahoma_url: str) -> Stage:
    """Somebody in Lawton who wants to weld, with everything the interview asks for told."""
    return Stage(oklahoma_url, slots={"welcomed": True, "profile": copy.deepcopy(WELDER_IN_LAWTON)})


@pytest.fixture
def tulsa(oklahoma_url: str) -> Stage:
    """Somebody in Tulsa of whom nothing else is known yet."""
    home = {"name": "Tulsa", "county": "Tulsa", "lat": 36.154, "lon": -95.993}
    return Stage(oklahoma_url, slots={"welcomed": True, "profile": {"place": home}})
