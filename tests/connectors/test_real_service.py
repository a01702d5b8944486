"""The contract against a real service: its own process, database and trained model."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jsonschema
import pytest

from tests.support.api import Problem, Talk, call


def described(base: str, path: str, method: str, status: int) -> dict[str, Any]:
    document = call("GET", f"{base}/api/openapi.json")
    content = document["paths"][path][method]["responses"][str(status)]["content"]["application/json"]
    return content["schema"] | {"components": document["components"]}


def check(answer: Any, schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema).validate(answer)


@contextmanager
def stream(talk: Talk, last: str | None = None) -> Iterator[Iterator[dict[str, str]]]:
    """The events of a conversation, comments left out."""
    headers = {"Authorization": f"Bearer {talk.token}"} | ({"Last-Event-ID": last} if last else {})
    with urllib.request.urlopen(urllib.request.Request(f"{talk.address}/stream", headers=headers), timeout=30) as lines:
        yield _events(lines)


def _events(lines: Iterator[bytes]) -> Iterator[dict[str, str]]:
    event: dict[str, str] = {}
    for line in lines:
        name, _, value = line.decode().rstrip("\n").partition(":")
        if line == b"\n":
            if "event" in event:
                yield event
            event = {}
        elif name:
            event[name] = value.strip()


def test_understand_takes_every_fact_of_one_message(server: str):
    text = "im a cna in lawton, no car, want to be a nurse but can only do nights"
    request = urllib.request.Request(f"{server}/api/v1/understand", data=json.dumps({"text": text}).encode())
    assert request.get_header("Content-type") is None  # as curl -d sends it: a form
    with urllib.request.urlopen(request) as answer:
        found = json.loads(answer.read())
    check(found, described(server, "/api/v1/understand", "post", 200))
    profile = found["profile"]
    assert found["intent"]["name"] == "inform"
    assert profile["place"]["name"] == "Lawton"
    assert profile["transport"] == "none"
    assert profile["schedule"] == ["evening"]
    assert any("cna" in credential for credential in profile["credentials"])
    assert profile.get("target_occupations") or profile.get("fields") == ["health_science"]
    plan = call("POST", f"{server}/api/v1/plan", {"profile": profile})
    check(plan, described(server, "/api/v1/plan", "post", 200))
    assert plan["routes"] or plan["near_misses"]


def test_a_plan_has_real_first_steps_in_reach_with_exit_wage_source_and_year(server: str):
    profile = {"target_occupations": ["51-4121.00"], "place": {"name": "Shawnee"}, "max_miles": 40, "transport": "car"}
    plan = call("POST", f"{server}/api/v1/plan", {"profile": profile, "limit": 2})
    check(plan, described(server, "/api/v1/plan", "post", 200))
    assert 1 <= len(plan["routes"]) <= 2
    for route in plan["routes"]:
        first = route["steps"][0]
        assert first["provider"]
        assert first["source_url"].startswith("http")
        assert first["online"] or first["miles"] is None or first["miles"] <= 40
        paid = [step["exit"] for step in route["steps"] if step["exit"] and step["exit"]["wage_hourly_median"]]
        assert paid
        assert all(job["wage_year"] and job["wage_source_url"] for job in paid)


def test_a_place_by_its_zip_code_is_the_same_place(server: str):
    profile = {"target_occupations": ["51-4121.00"], "max_miles": 30}
    by_name, by_zip = (
        call("POST", f"{server}/api/v1/plan", {"profile": {**profile, "place": place}})["routes"]
        for place in ({"name": "Shawnee"}, {"zip": "74801"})
    )
    assert [route["target"] for route in by_name] == [route["target"] for route in by_zip]


def test_occupations_are_found_by_the_persons_words(server: str):
    found = call("GET", f"{server}/api/v1/occupations?q=drive%20a%20big%20truck&limit=5")
    check(found, described(server, "/api/v1/occupations", "get", 200))
    assert len(found["occupations"]) <= 5
    assert "53-3032.00" in [occupation["onet_soc"] for occupation in found["occupations"]]
    scores = [occupation["score"] for occupation in found["occupations"]]
    assert scores == sorted(scores, reverse=True)


def test_a_conversation_is_as_described_and_can_be_followed_from_anywhere(server: str):
    talk = Talk(server)
    first = talk.say("hi")
    talk.say("i want to be a welder in shawnee")
    view = talk.view()
    check(view, described(server, "/api/v1/conversations/{id}", "get", 200))
    ids = [message["id"] for message in view["messages"]]
    assert len(set(ids)) == len(ids)
    with stream(talk) as events:
        assert [json.loads(next(events)["data"])["id"] for _ in ids] == ids
    after = ids.index(first[-1]["id"]) + 1
    with stream(talk, first[-1]["id"]) as events:
        assert [next(events)["id"] for _ in ids[after:]] == ids[after:]
        answer = talk.say("what can you do?")
        new = [json.loads(next(events)["data"]) for _ in range(len(answer) + 1)]
        assert new[0]["from"] == "person"
        assert new[1:] == answer


def test_the_same_message_again_is_answered_the_same_and_changes_nothing(server: str):
    talk = Talk(server)
    body = {"text": "i live in Enid", "message_id": "once"}
    address = f"{talk.address}/messages?wait=true"
    first, second = (call("POST", address, body, talk.token) for _ in range(2))
    assert first == second
    assert [message["from"] for message in talk.view()["messages"]].count("person") == 1


def test_a_payload_that_was_never_offered_is_refused(server: str):
    talk = Talk(server)
    with pytest.raises(Problem) as refused:
        talk.choose('/no_such_intent{"a": 1}')
    assert refused.value.status == 422
    assert refused.value.body["errors"][0]["field"] == "payload"


def test_erasing_ends_streams_and_leaves_nothing(server: str):
    talk = Talk(server)
    said = talk.say("i live in Durant")
    with stream(talk, said[-1]["id"]) as events:
        talk.erase()
        assert next(events)["event"] == "gone"
    for attempt in (talk.view, talk.erase, lambda: talk.say("hello?")):
        with pytest.raises(Problem) as gone:
            attempt()
        assert gone.value.status == 410


def test_by_sms_no_message_is_longer_than_two_segments(server: str):
    from connectors.rendering import sms_fits

    for language, line in (("en", "i want to be a welder in shawnee"), ("es", "quiero ser soldador en Shawnee")):
        talk = Talk(server, language, "sms")
        said = [*talk.say(line), *talk.say("show me what you have"), *talk.say("help")]
        assert all(sms_fits(message["text"]) for message in said)


def test_ready_and_figures(server: str):
    assert call("GET", f"{server}/readyz")["status"] == "ready"
    Talk(server).say("hello")
    with urllib.request.urlopen(f"{server}/metrics") as answer:
        figures = answer.read().decode()
    assert 'pathguide_turns_total{outcome="answered"}' in figures
    assert 'pathguide_turn_seconds_count{phase="dialogue"}' in figures
