"""Headers, other sites' pages, logs and figures: what is let out and who is let in."""

from __future__ import annotations

import asyncio
import logging

import pytest
from aiohttp import ClientSession, web

from connectors.app import init_app, make_runner
from tests.connectors.doubles import EchoUnderstander, MemoryConversations, NoPathways, running_gateway
from tests.connectors.test_conversation_calls import begun
from tests.connectors.test_requests import CREATE, SECRET, problem

FRIEND, STRANGER = "https://friend.example", "https://stranger.example"


@pytest.mark.parametrize(
    "path", ["/", "/widget.js", "/widget/chat.js", "/api/openapi.json", "/healthz", "/nothing", "/metrics"]
)
async def test_every_answer_has_the_security_headers(path):
    async with running_gateway() as gateway:
        answer = await gateway.client.get(path)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "aiohttp" not in answer.headers.get("Server", "")


async def test_answers_about_people_are_kept_by_no_cache():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        assert (await gateway.client.get(address, headers=token)).headers["Cache-Control"] == "no-store"


async def test_the_widget_may_be_loaded_by_any_site_and_is_asked_for_anew():
    async with running_gateway() as gateway:
        for path in ("/widget.js", "/widget/chat.js"):
            answer = await gateway.client.get(path, headers={"Origin": STRANGER})
            assert answer.status == 200
            assert answer.content_type == "text/javascript"
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
            again = await gateway.client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
            assert again.status == 304
            assert again.headers["Content-Type"] == answer.headers["Content-Type"]


async def test_a_site_on_the_list_may_use_the_api_from_its_pages():
    async with running_gateway(allowed_origins=frozenset({FRIEND})) as gateway:
        asked = {"Origin": FRIEND, "Access-Control-Request-Method": "POST"}
        preflight = await gateway.client.options(CREATE, headers=asked)
        assert preflight.status == 204
        assert preflight.headers["Access-Control-Allow-Origin"] == FRIEND
        assert "Authorization" in preflight.headers["Access-Control-Allow-Headers"]
        made = await gateway.client.post(CREATE, headers={"Origin": FRIEND})
        assert made.status == 201
        assert made.headers["Access-Control-Allow-Origin"] == FRIEND
        assert made.headers["Vary"] == "Origin"


@pytest.mark.parametrize("origin", [STRANGER, "null", "https://friend.example.stranger.example", "garbage"])
async def test_pages_of_other_sites_are_refused(origin):
    async with running_gateway(allowed_origins=frozenset({FRIEND})) as gateway:
        asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        await problem(await gateway.client.options(CREATE, headers=asked), 403)
        made = await gateway.client.post(CREATE, headers={"Origin": origin})
        await problem(made, 403)
        assert "Access-Control-Allow-Origin" not in made.headers


async def test_our_own_page_needs_no_permission():
    async with running_gateway() as gateway:
        own = str(gateway.client.make_url("/")).rstrip("/")
        assert (await gateway.client.post(CREATE, headers={"Origin": own})).status == 201


async def test_the_page_speaks_the_language_of_the_browser_or_the_one_asked_for():
    async with running_gateway() as gateway:
        for path, accepted, wanted in (
            ("/", "es-MX,es;q=0.9,en;q=0.8", "es"),
            ("/", "fr,en;q=0.5", "en"),
            ("/", "", "en"),
            ("/?lang=es", "en", "es"),
            ("/?lang=en", "es", "en"),
        ):
            page = await (await gateway.client.get(path, headers={"Accept-Language": accepted})).text()
            assert f'<html lang="{wanted}">' in page
            assert "<script>" not in page


async def no_http(port: int, raw: str) -> None:
    """Send what is not HTTP; it is refused."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(raw.encode())
    assert b" 400 " in await reader.readline()
    writer.close()


async def test_the_access_log_holds_route_and_status_and_nothing_of_the_person(caplog):
    app = init_app(MemoryConversations(), EchoUnderstander(), NoPathways(), {})
    runner = make_runner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    with caplog.at_level(logging.INFO):
        async with ClientSession(headers={"X-Name": SECRET, "User-Agent": SECRET}) as client:
            await client.get(f"{base}/api/v1/occupations?q={SECRET}")
            await client.get(f"{base}/{SECRET}")
            too_long = await client.get(f"{base}/api/v1/occupations?q={SECRET * 500}")
            await problem(too_long, 422)
        await no_http(runner.addresses[0][1], f"GET /{SECRET} HTTP/9.9\r\n{SECRET}\r\n\r\n")
    await runner.cleanup()
    assert "GET /api/v1/occupations 200" in caplog.text
    assert "GET (no route) 404" in caplog.text
    assert "(no route) 400" in caplog.text
    assert SECRET not in caplog.text


async def test_figures_count_routes_and_hold_nothing_of_the_person():
    async with running_gateway() as gateway:
        address, token = await begun(gateway)
        await gateway.client.post(f"{address}/messages", json={"text": SECRET, "message_id": SECRET}, headers=token)
        await gateway.client.get(f"/{SECRET}")
        await gateway.client.get(f"/api/v1/occupations?q={SECRET}")
        figures = await (await gateway.client.get("/metrics")).text()
        assert (
            'pathguide_http_requests_total{method="POST",route="/api/v1/conversations/{id}/messages",status="202"} 1.0'
            in figures
        )
        assert 'route="(no route)",status="404"' in figures
        assert SECRET not in figures
        assert address.rsplit("/", 1)[1] not in figures


async def test_ready_says_what_is_missing():
    async def well() -> str | None:
        return None

    async def ill() -> str | None:
        return "the model is not trained"

    async with running_gateway(checks={"database": well}) as gateway:
        answer = await gateway.client.get("/readyz")
        assert answer.status == 200
        assert await answer.json() == {"status": "ready", "checks": {"database": "ok"}}
        assert (await gateway.client.get("/healthz")).status == 200
    async with running_gateway(checks={"database": well, "model": ill}) as gateway:
        answer = await gateway.client.get("/readyz")
        assert answer.status == 503
        assert (await answer.json())["checks"]["model"] == "the model is not trained"
        assert (await gateway.client.get("/healthz")).status == 200
