"""Whether it lives, whether it can work, and how it is doing."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from aiohttp import web

from connectors.keys import CHECKS, CLOSING, METRICS
from connectors.ports import Check
from connectors.schemas import HealthResponse, ReadyResponse
from connectors.wire import json_response

CHECK_SECONDS = 5.0


async def healthz(request: web.Request) -> web.Response:
    """Alive: the event loop answers."""
    return json_response(HealthResponse(status="ok"))


async def readyz(request: web.Request) -> web.Response:
    """Ready: every check passes and the service is not stopping. Else 503 with what is missing."""
    checks = request.app[CHECKS]
    answers = await asyncio.gather(*(_ask(check) for check in checks.values()))
    found = {name: answer or "ok" for name, answer in zip(checks, answers, strict=True)}
    if request.app[CLOSING].is_set():
        found["service"] = "is stopping"
    ready = all(answer == "ok" for answer in found.values())
    return json_response(
        ReadyResponse(status="ready" if ready else "not ready", checks=found),
        HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE,
    )


async def metrics(request: web.Request) -> web.Response:
    """Figures for Prometheus."""
    await request.app[METRICS].refresh()
    return request.app[METRICS].exposition()


async def _ask(check: Check) -> str | None:
    try:
        return await asyncio.wait_for(check(), CHECK_SECONDS)
    except TimeoutError:
        return f"gave no answer in {CHECK_SECONDS:.0f} s"
