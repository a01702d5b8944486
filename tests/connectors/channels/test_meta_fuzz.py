"""Whatever a signed call says, the channels of Meta read it, leave it or say what is wrong; they never fail."""

from __future__ import annotations

import json
from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from connectors.channels.channel import Channel, Received
from connectors.channels.graph import App
from connectors.channels.instagram import Instagram
from connectors.channels.messenger import Messenger
from connectors.channels.whatsapp import WhatsApp
from connectors.problems import Problem
from tests.providers import meta_examples as examples
from tests.providers import whatsapp
from tests.providers.meta import SECRET, TOKEN, VERIFY, signed

APP = App([SECRET], VERIFY)
URL = "http://127.0.0.1:9"
EVENTS = (examples.TEXT, examples.PICTURE, examples.POSTBACK, examples.STORY, *examples.SILENT)
SAID = {"from": "1", "id": "w", "timestamp": "1", "type": "text", "text": {"body": "hi"}}
TAPPED = SAID | {"interactive": {"type": "list_reply", "list_reply": {"id": "/x", "title": "1. x"}}}
FAILED = {"status": "failed", "recipient_id": "1", "biz_opaque_callback_data": "m.1", "errors": [{"code": 131026}]}
CASES: list[tuple[Channel, dict[str, Any]]] = [
    (Messenger(examples.PAGE, TOKEN, APP, URL), examples.told(*EVENTS)),
    (Instagram(examples.PAGE, TOKEN, APP, URL), examples.told(*EVENTS, kind="instagram")),
    (WhatsApp(whatsapp.NUMBER, TOKEN, APP, URL), whatsapp.told(SAID, TAPPED, statuses=[FAILED])),
]
ODD = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False, allow_infinity=False)
    | some.text(max_size=20),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, inner in items for place in places(inner, (*path, key)))]


@pytest.mark.parametrize(("channel", "body"), CASES, ids=lambda case: getattr(case, "name", ""))
@settings(max_examples=250, deadline=None, derandomize=True)
@given(data=some.data())
def test_a_call_with_anything_in_any_place_is_read_or_left(channel, body, data):
    told = deepcopy(body)
    for _ in range(data.draw(some.integers(1, 3))):
        *way, last = data.draw(some.sampled_from(places(told)[1:] or [("object",)]))
        inner = told
        for key in way:
            inner = inner[key]
        inner[last] = data.draw(ODD)
    raw = json.dumps(told).encode()
    call = Received("/", signed(raw), raw, "application/json")
    assert all(receipt.address for receipt in channel.receipts(call))
    for arrival in channel.parse(call):
        assert arrival.text
        assert len(arrival.text) <= 2000
        assert 1 <= len(arrival.message_id) <= 200


@pytest.mark.parametrize("channel", [case[0] for case in CASES], ids=lambda channel: channel.name)
@settings(max_examples=150, deadline=None, derandomize=True)
@given(raw=some.binary(max_size=200) | some.text(max_size=200).map(str.encode))
def test_any_bytes_are_no_call_or_none_of_ours(channel, raw):
    said = list[object]()
    with suppress(Problem):
        said += channel.parse(Received("/", signed(raw), raw, "application/json"))
    assert said == []
