"""Actions in this process mean what they mean behind the action server."""

from __future__ import annotations

import json

import pytest
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa.utils.endpoints import ClientResponseError
from rasa_sdk import events as sdk_events

from bot.local_actions import ActionFailed, LocalActionEndpoint, OwnSlots


@pytest.fixture
def endpoint(small_agent) -> LocalActionEndpoint:
    return small_agent.action_endpoint


def call(small_agent, action: str) -> dict[str, object]:
    tracker = DialogueStateTracker.from_events("someone", [SlotSet("profile", {"age": 1})], small_agent.domain.slots)
    return {
        "next_action": action,
        "sender_id": "someone",
        "tracker": tracker.current_state(EventVerbosity.ALL),
        "version": "3.6.21",
    }


async def test_what_an_action_changes_in_place_changes_nothing_else(small_agent, endpoint, monkeypatch):
    async def change(dispatcher, tracker, domain):
        tracker.slots["profile"]["age"] = 99
        return []

    monkeypatch.setitem(endpoint.executor.actions, "action_count", change)
    request = call(small_agent, "action_count")
    events = request["tracker"]["events"]

    await endpoint.request(json=request)

    assert events[0]["value"] == {"age": 1}


def test_each_slot_is_an_actions_own_from_when_it_looks_at_it():
    # given slots of the tracker
    profile, routes = {"age": 1}, [{"number": 1}]
    slots = OwnSlots({"profile": profile, "shown_routes": routes, "count": 3})

    # when an action changes them in place, in any of the ways in which a dict is looked at
    slots["profile"]["age"] = 2
    copied, plain = slots.copy(), dict(slots)
    copied["shown_routes"].append("mine")
    plain["shown_routes"].append("too")
    for value in [*slots.values(), *(value for _, value in slots.items()), slots.get("profile")]:
        if isinstance(value, list):
            value.append("and this")

    # then the tracker's are as they were, the action sees its own, and a copy has what was not looked at of its own
    assert (profile, routes) == ({"age": 1}, [{"number": 1}])
    assert slots["profile"] == {"age": 2}
    assert copied["profile"] == {"age": 2}
    assert copied["shown_routes"] == [{"number": 1}, "mine"]
    assert slots.get("nobody", 7) == 7
    assert json.dumps(slots["count"]) == "3"


async def test_no_action_changes_the_domain_it_is_given(small_agent, endpoint):
    before = json.dumps(endpoint.domain, sort_keys=True)

    await endpoint.request(json=call(small_agent, "action_count"))

    assert json.dumps(endpoint.domain, sort_keys=True) == before
    assert set(endpoint.domain) >= {"intents", "slots", "responses", "forms"}


async def test_a_rejection_is_the_400_that_rasa_expects(small_agent, endpoint):
    with pytest.raises(ClientResponseError) as rejection:
        await endpoint.request(json=call(small_agent, "action_reject"))

    assert rejection.value.status == 400
    assert json.loads(rejection.value.text) == {"error": "not now", "action_name": "action_reject"}


@pytest.mark.parametrize(("action", "kind"), [("action_break", "RuntimeError"), ("no_such", "ActionNotFound")])
async def test_any_other_error_fails_the_turn_and_names_its_kind_only(small_agent, endpoint, action: str, kind: str):
    with pytest.raises(ActionFailed) as failure:
        await endpoint.request(json=call(small_agent, action))

    assert (failure.value.action, failure.value.kind) == (action, kind)
    assert "secret" not in str(failure.value)


async def test_what_could_not_be_sent_as_json_fails_as_it_would_over_http(small_agent, endpoint, monkeypatch):
    async def say_a_set(dispatcher, tracker, domain):
        return [sdk_events.SlotSet("profile", {1, 2})]

    monkeypatch.setitem(endpoint.executor.actions, "action_count", say_a_set)

    with pytest.raises(ActionFailed) as failure:
        await endpoint.request(json=call(small_agent, "action_count"))

    assert failure.value.kind == "TypeError"


@pytest.mark.parametrize("package", ["actions", "tests.bot.fixtures.actions"])
def test_of_two_actions_of_one_name_the_packages_own_is_run(package: str):
    for other in ("actions", "tests.bot.fixtures.actions"):
        LocalActionEndpoint(other)

    run = LocalActionEndpoint(package).executor.actions["action_opt_out"]

    assert f"{type(run.__self__).__module__}.".startswith(f"{package}.")
