"""A profile that cannot be: a problem that names the field and how to put it right, from the real pathway data."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from connectors.app import init_app
from connectors.pathway_reader import PathwayReader
from pathways.db import open_engine
from tests.connectors.doubles import EchoUnderstander, MemoryConversations


@pytest_asyncio.fixture
async def client(oklahoma_url: str) -> AsyncIterator[TestClient[Any, Any]]:
    engine = open_engine(oklahoma_url)
    reader = PathwayReader(engine)
    app = init_app(MemoryConversations(), EchoUnderstander(), reader, {})
    async with TestClient(TestServer(app)) as client:
        yield client
    reader.close()
    engine.dispose()


async def _plan(client: TestClient[Any, Any], profile: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    answer = await client.post("/api/v1/plan", json={"profile": profile, "limit": 2})
    return answer.status, await answer.json(content_type=None)


@pytest.mark.parametrize(
    ("profile", "field", "says"),
    [
        ({"budget_usd": -1}, "profile.budget_usd", "greater than or equal to 0"),
        ({"max_weeks": -4}, "profile.max_weeks", "greater than or equal to 0"),
        ({"age": 2}, "profile.age", "greater than or equal to 5"),
        ({"fields": ["astrology"]}, "profile.fields.0", "health_science"),
        ({"needs": ["money"]}, "profile.needs.0", "financial_aid"),
        ({"statuses": ["sad"]}, "profile.statuses.0", "veteran"),
        ({"target_occupations": ["nurse"]}, "profile.target_occupations.0", "pattern"),
        ({"target_occupations": ["29-1141.99"]}, "profile.target_occupations.0", "29-1141.00"),
        ({"credentials": ["cna"]}, "profile.credentials.0", "cna-long-term-care-aide"),
        ({"place": {"name": "Chicago", "state": "IL"}}, "profile.place", "Oklahoma"),
        ({"place": {"name": "Springfield", "state": "Narnia"}}, "profile.place.state", "AR or Arkansas"),
        ({"place": {"lat": 41.88, "lon": -87.63}}, "profile.place.lat", "farther away"),
        ({"place": {"lat": 100.0, "lon": -87.63}}, "profile.place.lat", "90"),
        ({"place": {"zip": "60601"}}, "profile.place.zip", "73 or 74"),
        ({"place": {"zip": "123"}}, "profile.place.zip", "pattern"),
        ({"place": {"county": "Cook"}}, "profile.place.county", "no such county"),
    ],
)
async def test_an_impossible_profile_is_a_problem_that_names_the_field(
    client: TestClient[Any, Any], profile: dict[str, Any], field: str, says: str
):
    status, problem = await _plan(client, profile)

    assert status == 422
    assert problem["type"] == "urn:pathguide:problem:invalid-fields"
    errors = {error["field"]: error["detail"] for error in problem["errors"]}
    assert field in errors
    assert says in errors[field]
    assert field in problem["detail"]


@pytest.mark.parametrize(
    ("name", "campus_state_miles"), [("Fort Smith", 60), ("Wichita Falls, TX", 75), ("Joplin", 60)]
)
async def test_a_home_just_across_the_line_is_served_from_the_nearest_campuses(
    client: TestClient[Any, Any], name: str, campus_state_miles: float
):
    status, plan = await _plan(
        client, {"place": {"name": name}, "interests": ["welding"], "education": "high_school", "max_miles": 75}
    )

    assert status == 200
    assert plan["routes"]
    steps = [step for route in plan["routes"] for step in route["steps"] if step["program_id"] and not step["online"]]
    assert any(step["miles"] is not None and 0 < step["miles"] <= campus_state_miles for step in steps)
    taught = [route for route in plan["routes"] if any(step["program_id"] for step in route["steps"])]
    assert all(any("outside Oklahoma" in text for text in route["unknowns"]) for route in taught)


async def test_a_town_that_is_only_unknown_is_kept_and_said(client: TestClient[Any, Any]):
    status, plan = await _plan(client, {"place": {"name": "Lwtonn"}, "interests": ["welding"]})

    assert status == 200
    assert any("Lwtonn" in text for route in plan["routes"] for text in route["unknowns"])
