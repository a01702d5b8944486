"""Counts for Prometheus: requests, turns, deliveries, queues, errors. No label says who or what was asked."""

from __future__ import annotations

import asyncio
import time

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from sqlalchemy.exc import SQLAlchemyError

from bot.couriers import DeliveryReport, Undelivered
from bot.engine import TurnReport
from connectors.accesslog import ROUTE, route_of
from connectors.ports import Observed

LOOK_SECONDS = 3.0
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_WAITS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1800, 7200, 43200)
_METHODS = frozenset({"GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH"})


class GatewayMetrics:
    """The figures of a gateway or worker. Each name is documented in docs/http-api.md.

    What waits is counted in the database when the figures are asked for: every process shows the same.
    """

    def __init__(self, registry: CollectorRegistry) -> None:
        self.registry = registry
        self.requests = Counter(
            "pathguide_http_requests", "HTTP requests answered.", ("method", "route", "status"), registry=registry
        )
        self.request_seconds = Histogram(
            "pathguide_http_request_seconds",
            "Time to answer a request.",
            ("route",),
            buckets=_SECONDS,
            registry=registry,
        )
        self.turns = Counter("pathguide_turns", "Turns run, by how they ended.", ("outcome",), registry=registry)
        self.turn_seconds = Histogram(
            "pathguide_turn_seconds",
            "Time of a turn by phase: waiting for it, taking it, the dialogue, keeping it.",
            ("phase",),
            buckets=_SECONDS,
            registry=registry,
        )
        self.deliveries = Counter(
            "pathguide_deliveries",
            "Tries to deliver a message, by how they ended.",
            ("channel", "outcome"),
            registry=registry,
        )
        self.delivery_seconds = Histogram(
            "pathguide_delivery_seconds",
            "Time from a turn to the delivery of what it said.",
            ("channel",),
            buckets=_WAITS,
            registry=registry,
        )
        self.receipts = Counter(
            "pathguide_receipts",
            "What providers told of messages they had taken, by channel and outcome.",
            ("channel", "outcome"),
            registry=registry,
        )
        self.errors = Counter(
            "pathguide_errors",
            "Errors by where they came up (turn, delivery, request) and their kind.",
            ("part", "kind"),
            registry=registry,
        )
        self.streams = Gauge("pathguide_open_streams", "Event streams open now.", registry=registry)
        self.queue_messages = Gauge(
            "pathguide_queue_messages",
            "Messages that wait: inbox for a turn, outbox for delivery, dead_letters for an operator.",
            ("queue",),
            registry=registry,
        )
        self.queue_oldest_seconds = Gauge(
            "pathguide_queue_oldest_seconds", "How long the oldest of them has waited.", ("queue",), registry=registry
        )
        self.database_up = Gauge(
            "pathguide_database_up", "1 when what waits could be counted, 0 when not.", registry=registry
        )
        self.model = Gauge("pathguide_model_info", "1 for the dialogue model in use.", ("model",), registry=registry)
        self._observed: Observed | None = None

    def watch(self, observed: Observed) -> None:
        """Show the turns, the queues and the model of a process."""
        self._observed = observed
        observed.observe(self.turn)

    async def refresh(self) -> None:
        """Look at what is not told but must be looked up."""
        if self._observed is None:
            return
        self.model.clear()
        self.model.labels(self._observed.model).set(1)
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                queues = await self._observed.queues()
        except (SQLAlchemyError, TimeoutError):
            # A number that may be wrong by now is worse than none.
            self.queue_messages.clear()
            self.queue_oldest_seconds.clear()
            self.database_up.set(0)
            return
        self.database_up.set(1)
        for name, queue in queues.items():
            self.queue_messages.labels(name).set(queue.messages)
            self.queue_oldest_seconds.labels(name).set(queue.oldest_s)

    def turn(self, report: TurnReport) -> None:
        """Count and time one turn; from any thread."""
        self.turns.labels(report.outcome).inc()
        for phase, seconds in (
            ("waited", report.waited_s),
            ("claim", report.claim_s),
            ("dialogue", report.dialogue_s),
            ("commit", report.commit_s),
        ):
            self.turn_seconds.labels(phase).observe(seconds)
        if report.error is not None:
            self.errors.labels("turn", report.error).inc()

    def unexpected(self, error: Exception) -> None:
        """Count a request that failed by a fault of ours."""
        self.errors.labels("request", type(error).__name__).inc()

    def delivery(self, report: DeliveryReport) -> None:
        """Count a try to deliver, and time it when it was the last; from any thread."""
        self.deliveries.labels(report.channel, report.outcome).inc()
        if report.outcome == "delivered":
            self.delivery_seconds.labels(report.channel).observe(report.waited_s)
        if report.error is not None:
            self.errors.labels("delivery", report.error).inc()

    def receipt(self, channel: str, outcome: str, failure: Undelivered | None) -> None:
        """Count what a provider told of a message it had taken."""
        self.receipts.labels(channel, outcome).inc()
        if failure is not None:
            self.errors.labels("delivery", failure.kind).inc()

    def middleware(self) -> Middleware:
        """Count and time every request, by the pattern of its route."""

        @web.middleware
        async def measure(request: web.Request, handler: Handler) -> web.StreamResponse:
            started = time.perf_counter()
            route = request[ROUTE] = route_of(request)
            response = await handler(request)
            method = request.method if request.method in _METHODS else "other"
            self.requests.labels(method, route, str(response.status)).inc()
            # A stream stays open for minutes by design; its length says nothing about speed.
            if response.content_type != "text/event-stream":
                self.request_seconds.labels(route).observe(time.perf_counter() - started)
            return response

        return measure

    def exposition(self) -> web.Response:
        """All figures in Prometheus' text format."""
        return web.Response(body=generate_latest(self.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})
