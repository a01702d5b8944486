"""What a near miss promised is among what trying it shows."""

from __future__ import annotations

from typing import Any

import pytest

from actions.trying import WhatIf, with_promised
from pathways.catalog import Catalog
from pathways.geo import complete
from pathways.planner import plan
from pathways.profile import Place, Profile
from tests.actions.stage import Stage

PEOPLE: list[dict[str, Any]] = [
    {"town": "Hugo", "max_weeks": 52},
    {"town": "Antlers", "budget_usd": 0, "transport": "none", "interests": ["office work"]},
    {"town": "Elk City", "max_weeks": 16, "interests": ["driving trucks"]},
    {"town": "Enid", "target_occupations": ["49-3011.00"], "education": "high_school"},
    {"town": "Bixby", "max_weeks": 52, "transport": "none"},
    {"town": "Tulsa", "budget_usd": 300, "statuses": ["parent"]},
]


def test_trying_a_near_miss_shows_the_job_it_named(oklahoma: Catalog, oklahoma_url: str) -> None:
    tried = 0
    for somebody in PEOPLE:
        place = complete(oklahoma, Place(name=somebody["town"]))
        rest = {name: value for name, value in somebody.items() if name != "town"}
        profile = Profile(place=place, **rest)
        for miss in plan(oklahoma, profile).near_misses:
            stage = Stage(oklahoma_url, slots={"welcomed": True, "profile": profile.said()})
            stage.slots["heard"] = {"given": {miss.change.field: miss.change.to}}
            stage.play(WhatIf(), intent="what_if")
            shown = [route["target"]["onet_soc"] for route in stage.slots["shown_routes"]]
            assert miss.route.target.onet_soc in shown, (somebody, miss.change)
            tried += 1
    assert tried >= 4


@pytest.mark.parametrize(("given", "added"), [
    ({"max_weeks": 30.0}, True),
    ({"max_weeks": 31.0}, False),
    ({"max_weeks": 30.0, "max_miles": 5.0}, False),
])  # fmt: skip
def test_only_the_very_change_brings_the_promised_route(oklahoma: Catalog, given: dict[str, Any], added: bool) -> None:
    found = plan(oklahoma, Profile(place=Place(name="Elk City"), max_weeks=16, interests=["driving trucks"]))
    miss = found.near_misses[0].model_copy(deep=True)
    miss.change.field, miss.change.to = "max_weeks", 30.0
    miss.route.target.onet_soc = "11-1011.00"

    routes = with_promised(found.routes, [miss], Profile(language="en", **given))

    assert (miss.route in routes) is added
    assert len(routes) <= 3
