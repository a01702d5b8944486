"""Figures: what is counted, what is looked up, and what is not shown when it is not known."""

from __future__ import annotations

from prometheus_client import CollectorRegistry
from sqlalchemy.exc import OperationalError

from bot.couriers import DeliveryReport
from bot.engine import TurnReport
from connectors.metrics import GatewayMetrics
from tests.connectors.doubles import MemoryConversations, running_gateway


async def shown(gateway) -> list[str]:
    return (await (await gateway.client.get("/metrics")).text()).splitlines()


async def test_queues_and_model_are_looked_up_when_asked():
    async with running_gateway() as gateway:
        lines = await shown(gateway)
        assert 'pathguide_queue_messages{queue="inbox"} 3.0' in lines
        assert 'pathguide_queue_oldest_seconds{queue="outbox"} 60.0' in lines
        assert "pathguide_database_up 1.0" in lines
        assert 'pathguide_model_info{model="20260105-100000-calm-river"} 1.0' in lines

        gateway.conversations.model = "20260106-100000-new-road"
        assert [line for line in await shown(gateway) if line.startswith("pathguide_model_info")] == [
            'pathguide_model_info{model="20260106-100000-new-road"} 1.0'
        ]


async def test_what_cannot_be_counted_is_not_shown():
    async with running_gateway() as gateway:
        await shown(gateway)
        gateway.conversations.broken = OperationalError("SELECT", {}, Exception("away"))
        lines = await shown(gateway)
        assert "pathguide_database_up 0.0" in lines
        assert not [line for line in lines if line.startswith("pathguide_queue_")]


async def test_a_fault_of_ours_is_counted_by_its_kind():
    async with running_gateway() as gateway:
        gateway.conversations.broken = ZeroDivisionError("secret")
        made = await (await gateway.client.post("/api/v1/conversations")).json()
        headers = {"Authorization": f"Bearer {made['token']}"}
        said = {"text": "hi", "message_id": "1"}
        answer = await gateway.client.post(f"/api/v1/conversations/{made['id']}/messages", json=said, headers=headers)
        assert answer.status == 500
        gateway.conversations.broken = None
        assert 'pathguide_errors_total{kind="ZeroDivisionError",part="request"} 1.0' in await shown(gateway)


def test_turns_and_deliveries_are_counted_with_their_errors():
    registry = CollectorRegistry()
    figures = GatewayMetrics(registry)
    figures.turn(TurnReport("answered", 0.1, 0.01, 0.02, 0.01))
    figures.turn(TurnReport("parked", 0.1, 0.01, 0.02, 0.01, "RuntimeError"))
    figures.delivery(DeliveryReport("webhook", "retried", "http_503", 4.0, 0.1))
    figures.delivery(DeliveryReport("webhook", "delivered", None, 7.0, 0.1))

    value = registry.get_sample_value
    assert value("pathguide_turns_total", {"outcome": "parked"}) == 1
    assert value("pathguide_errors_total", {"part": "turn", "kind": "RuntimeError"}) == 1
    assert value("pathguide_errors_total", {"part": "delivery", "kind": "http_503"}) == 1
    assert value("pathguide_deliveries_total", {"channel": "webhook", "outcome": "delivered"}) == 1
    assert value("pathguide_delivery_seconds_sum", {"channel": "webhook"}) == 7


async def test_a_process_that_watches_nothing_yet_shows_no_queues():
    figures = GatewayMetrics(CollectorRegistry())
    await figures.refresh()
    figures.watch(MemoryConversations())
    await figures.refresh()
    assert figures.registry.get_sample_value("pathguide_queue_messages", {"queue": "inbox"}) == 3
