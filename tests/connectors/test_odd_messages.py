"""Odd messages to a real service: a proper answer or a problem document, never a 500 and never a secret kept."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.api import Problem, Talk, call

ODD = (
    "👍", "😭😭😭", "a\x01\x02", "a\u202eb\u200bc", "<script>alert(1)</script>", "'; DROP TABLE places; --", "你好",
    "Привет, я хочу работу", "أريد عملا", "{{7*7}}", "/restart", "/inform{", '/inform{"place":"Tulsa"}', "x" * 2_000,
    "nurse " * 333, "?", "....", "%s%n", "\n\n.", "1/0", "\ufeff.", "é" * 2_000,
)  # fmt: skip
SECRETS = ("my ssn is 123-45-6789", "call me at (405) 555-0123", "4111 1111 1111 1111", "I like me.too@example.org")


def posted(address: str, body: object) -> tuple[int, str, dict]:
    """Status, type and document of an answer, whatever it is."""
    request = urllib.request.Request(address, data=json.dumps(body).encode())
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers.get_content_type(), json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get_content_type(), json.loads(error.read())


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(st.text(max_size=200), st.text(max_size=3).map(lambda piece: piece * 1_000), st.sampled_from(ODD)),
    asked=st.sampled_from([None, "place", "interests", "max_miles", "veteran", "shoe_size"]),
)
def test_any_text_is_answered_or_refused_with_a_problem(server: str, text: str, asked: str | None) -> None:
    body = {"text": text} if asked is None else {"text": text, "asked": asked}

    status, kind, document = posted(f"{server}/api/v1/understand", body)

    if status == 200:
        assert document["intent"]["name"]
    else:
        assert status == 422
        assert kind == "application/problem+json"
        assert {error["field"] for error in document["errors"]} <= {"text", "asked"}


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_000, "é" * 10_000, "nurse " * 2_000, "\x00", "\ud83d"])
def test_what_is_no_message_is_a_problem_everywhere(server: str, text: str) -> None:
    status, kind, document = posted(f"{server}/api/v1/understand", {"text": text})
    assert (status, kind) == (422, "application/problem+json")
    assert {error["field"] for error in document["errors"]} <= {"text", "body"}

    talk = Talk(server)
    with pytest.raises(Problem) as caught:
        talk.say(text)
    assert caught.value.status == 422
    assert talk.view()["messages"] == []


def test_a_conversation_goes_on_after_odd_messages(server: str) -> None:
    talk = Talk(server, language="en")

    for text in ODD:
        assert any(message["text"] for message in talk.say(text)), text
    talk.say("I live in Ada and have a car")

    assert talk.view()["profile"]["place"]["name"] == "Ada"


def test_secrets_typed_by_mistake_do_not_stay_in_the_profile(server: str) -> None:
    talk = Talk(server, language="en")

    for text in SECRETS:
        talk.say(text)

    kept = json.dumps(talk.view()["profile"])
    assert not [part for part in ("6789", "0123", "1111", "@") if part in kept]
    assert "6789" not in json.dumps(call("POST", f"{server}/api/v1/understand", {"text": SECRETS[0]})["profile"])
