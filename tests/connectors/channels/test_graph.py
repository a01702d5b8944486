"""What Meta's errors mean for a message, and that calls are made and signed as its pages say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from aiohttp import web

from bot.couriers import OptedOut, Permanent, Temporary
from connectors.channels.graph import App, Graph, failure_of, wait_s
from tests.providers.graph import GraphApi, PagePerson, running_graph
from tests.providers.meta import SECRET, TOKEN, VERIFY, Refused

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
PAGE = PagePerson.account


@pytest.fixture
def graph() -> Iterator[GraphApi]:
    with running_graph() as graph:
        graph.wrote_at["p"] = graph.now()
        yield graph


async def post(graph: GraphApi, token: str = TOKEN, secret: str = SECRET, page: str = PAGE) -> None:
    client = Graph(graph.address, token, App([secret], VERIFY), parallel=1, limit_s=0.5)
    try:
        await client.post(
            f"{page}/messages",
            {"recipient": {"id": "p"}, "messaging_type": "RESPONSE", "message": {"text": "Hello"}},
        )
    finally:
        await client.close()


async def test_a_call_shows_the_token_and_the_proof_of_the_secret(graph):
    await post(graph)
    assert graph.sent == [("p", {"text": "Hello"})]


@pytest.mark.parametrize(
    ("values", "kind", "everybody"),
    [
        ({"token": "old"}, "graph_190", True),
        ({"secret": "another"}, "graph_100", None),
        ({"page": "7"}, "graph_100", None),
    ],
)
async def test_a_wrong_account_is_told_apart(graph, values, kind, everybody):
    with pytest.raises((Temporary, Permanent)) as raised:
        await post(graph, **values)
    assert raised.value.kind == kind
    assert getattr(raised.value, "everybody", None) == everybody


@pytest.mark.parametrize(
    ("code", "subcode", "kind", "word"),
    [
        (10, 2018278, Permanent, "window_closed"),
        (131047, None, Permanent, "window_closed"),
        (551, 1545041, OptedOut, "graph_551"),
        (551, 7, OptedOut, "graph_551"),
        (131050, None, OptedOut, "graph_131050"),
        (100, 2018001, Permanent, "graph_100"),
        (131026, None, Permanent, "graph_131026"),
        (1200, None, Temporary, "graph_1200"),
        (2, None, Temporary, "graph_2"),
        (368, None, Temporary, "graph_368"),
        (999999, None, Temporary, "graph_999999"),
    ],
)
def test_each_error_says_whether_to_try_again(code, subcode, kind, word):
    failure = failure_of(code, subcode, None)
    assert type(failure) is kind
    assert failure.kind == word
    assert not getattr(failure, "everybody", False)


@pytest.mark.parametrize("code", [4, 613, 80006, 130429])
def test_a_rate_limit_concerns_everybody_and_only_one_persons_limit_does_not(code):
    failure = failure_of(code, None, 60.0)
    assert (failure.everybody, failure.retry_after_s) == (True, 60.0)
    assert failure_of(131056, None, None).everybody is False


def test_one_person_whom_the_account_may_not_write_to_does_not_hold_up_the_others():
    failure = failure_of(200, 2018028, None)
    assert (failure.everybody, failure.retry_after_s) == (False, 300.0)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "7"}, 7),
        ({"X-Business-Use-Case-Usage": '{"1": [{"type": "messenger", "estimated_time_to_regain_access": 5}]}'}, 300),
        (
            {"X-Business-Use-Case-Usage": '{"1": [{"call_count": 100}], "2": [{"total_time": 0}]}'},
            None,
        ),
        ({"X-Business-Use-Case-Usage": "soon"}, None),
        ({"X-Business-Use-Case-Usage": "[1]"}, None),
        ({"X-Business-Use-Case-Usage": '{"1": 5}'}, None),
    ],
)
def test_the_wait_is_the_longest_that_the_headers_ask_for(headers, seconds):
    assert wait_s(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("fault", "kind", "word", "wait", "everybody"),
    [
        (Refused(429, 613, "slower", headers={"Retry-After": "9"}), Temporary, "graph_613", 9, True),
        (web.Response(status=503, headers={"Retry-After": "3"}), Temporary, "http_503", 3, True),
        (web.Response(status=500, text="<html>"), Temporary, "http_500", None, False),
        (web.Response(status=302, headers={"Location": "/"}), Temporary, "http_302", None, False),
        (web.Response(status=400, text='{"error": "text"}'), Temporary, "http_400", None, False),
    ],
)
async def test_what_goes_wrong_on_the_way_is_temporary(graph, fault, kind, word, wait, everybody):
    graph.faults.append(fault)
    with pytest.raises(kind) as raised:
        await post(graph)
    assert (raised.value.kind, raised.value.retry_after_s, raised.value.everybody) == (word, wait, everybody)
    assert graph.sent == []


async def test_nobody_there_is_temporary(graph):
    graph.address = "http://127.0.0.1:9/v25.0"
    with pytest.raises(Temporary, match="connection"):
        await post(graph)


async def test_an_answer_that_takes_too_long_is_temporary(graph):
    graph.delay_s = 2
    with pytest.raises(Temporary, match="timeout"):
        await post(graph)
