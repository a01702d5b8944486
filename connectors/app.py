"""The gateway as an aiohttp application. What it works with is handed to it; it starts and owns no other floor."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from http import HTTPStatus

from aiohttp import web
from prometheus_client import CollectorRegistry
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors import Busy, ConversationError, Forbidden, Gone, Invalid, NotFound
from connectors import keys, pages
from connectors.accesslog import AccessLogger, WithoutWords
from connectors.channels.channel import Channel
from connectors.health import healthz, metrics, readyz
from connectors.limits import TokenBuckets
from connectors.metrics import GatewayMetrics
from connectors.openapi import build_document
from connectors.operations import OPERATIONS
from connectors.ports import Check, Conversations, Pathways, Understander
from connectors.problems import FieldError, Problem, Translation, invalid_field, problem_middleware, wrong_fields
from connectors.pulse import pulse
from connectors.receiving import Notices
from connectors.security import cors_middleware, security_headers
from connectors.settings import GatewaySettings
from pathways.profile_check import ImpossibleProfile

# How long a stopping service lets calls finish; streams end at once.
SHUTDOWN_SECONDS = 3.0
AWAY_SECONDS = 2
LONGEST_ADDRESS = 64 * 1024

_WITHOUT_WORDS = WithoutWords()


def init_app(
    conversations: Conversations,
    understander: Understander,
    pathways: Pathways,
    checks: Mapping[str, Check],
    settings: GatewaySettings | None = None,
    registry: CollectorRegistry | None = None,
    version: str = "0",
    channels: Sequence[Channel] = (),
) -> web.Application:
    """The application, ready to be run by `make_runner` or a test client.

    Args:
        conversations: Takes messages and answers them.
        understander: Reads one message.
        pathways: Plans and finds occupations.
        checks: By name, what `/readyz` asks: each says what is missing, or nothing.
        settings: Limits and addresses.
        registry: Where the figures are kept; what others put there is shown at `/metrics` as well.
        version: The service's version, for the OpenAPI document.
        channels: Those that providers may call.
    """
    settings = settings or GatewaySettings()
    figures = GatewayMetrics(registry or CollectorRegistry())
    app = web.Application(
        client_max_size=settings.body_limit_bytes,
        middlewares=[
            figures.middleware(),
            problem_middleware(_TRANSLATION, settings.body_limit_bytes, figures.unexpected),
            cors_middleware(settings.allowed_origins),
        ],
    )
    app[keys.SETTINGS] = settings
    app[keys.ENGINE] = conversations
    app[keys.NLU] = understander
    app[keys.PATHWAYS] = pathways
    app[keys.CHANNELS] = {channel.name: channel for channel in channels}
    app[keys.CHECKS] = checks
    app[keys.METRICS] = figures
    figures.watch(conversations)
    app[keys.CREATIONS] = TokenBuckets(settings.creations)
    app[keys.MESSAGES] = TokenBuckets(settings.messages)
    app[keys.STREAMS] = Counter()
    document = json.dumps(build_document(OPERATIONS, version), ensure_ascii=False).encode()
    app[pages.FILES] = {**pages.read_files(), pages.OPENAPI: pages.File.of(document, ".json")}
    app.add_routes([web.route(call.method, call.path, call.handler) for call in OPERATIONS])
    app.on_response_prepare.append(security_headers(settings.allowed_origins))
    app.cleanup_ctx.extend((_closing, _noticing, pulse))
    app.on_shutdown.append(_close_streams)
    return app


def init_health_app(
    checks: Mapping[str, Check], registry: CollectorRegistry | None = None, *, coming: bool = False
) -> web.Application:
    """What a process shows that serves no people: whether it lives, whether it can work, its figures.

    `app[keys.METRICS].turn` observes turns. With `coming` every other call is answered with 503: what would serve it is
    starting, and nobody should take it for gone.
    """
    figures = GatewayMetrics(registry or CollectorRegistry())
    app = web.Application(middlewares=[problem_middleware(_TRANSLATION, 0, figures.unexpected)])
    app[keys.CHECKS] = checks
    app[keys.METRICS] = figures
    for path, handler in (("/healthz", healthz), ("/readyz", readyz), ("/metrics", metrics)):
        app.router.add_get(path, handler)
    if coming:
        app.router.add_route("*", "/{path:.*}", _starting)
    app.cleanup_ctx.append(_closing)
    return app


async def _starting(_request: web.Request) -> web.Response:
    raise _unavailable("starting", "The service is starting", "Send the same again in a few seconds.")


def make_runner(app: web.Application) -> web.AppRunner:
    """A runner whose log says nothing about people and whose stop waits for calls under way.

    A call whose caller has left is given up: a stream nobody reads would keep its place until the next heartbeat. What
    has been taken stays taken.
    """
    quiet = logging.getLogger("connectors.server")
    quiet.addFilter(_WITHOUT_WORDS)
    return web.AppRunner(
        app,
        access_log_class=AccessLogger,
        logger=quiet,
        shutdown_timeout=SHUTDOWN_SECONDS,
        handler_cancellation=True,
        # A longer address is refused by the server itself, which repeats it; ours is refused by us, which do not.
        max_line_size=LONGEST_ADDRESS,
    )


async def _closing(app: web.Application) -> AsyncIterator[None]:
    app[keys.CLOSING] = asyncio.Event()
    yield
    app[keys.CLOSING].set()


async def _noticing(app: web.Application) -> AsyncIterator[None]:
    app[keys.NOTICES] = Notices()
    yield
    await app[keys.NOTICES].close(app[keys.CHANNELS].values())


async def _close_streams(app: web.Application) -> None:
    app[keys.CLOSING].set()


def _unavailable(code: str, title: str, detail: str, seconds: int = AWAY_SECONDS) -> Problem:
    headers = {"Retry-After": str(seconds)}
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, code, title, detail, headers=headers)


def _not_found(_error: ConversationError) -> Problem:
    return Problem(
        HTTPStatus.NOT_FOUND,
        "no-conversation",
        "There is no such conversation",
        "Start one with POST /api/v1/conversations.",
    )


def _gone(_error: ConversationError) -> Problem:
    return Problem(
        HTTPStatus.GONE,
        "erased",
        "This conversation was erased",
        "What the person said is deleted. Start a new one with POST /api/v1/conversations.",
    )


def _forbidden(_error: ConversationError) -> Problem:
    return Problem(
        HTTPStatus.FORBIDDEN,
        "wrong-token",
        "The token is not this conversation's",
        "Use the token that creating this conversation gave.",
    )


def _invalid(error: Invalid) -> Problem:
    return invalid_field(error.field, f"It {error.reason}.")


def _impossible(error: ImpossibleProfile) -> Problem:
    return wrong_fields([FieldError(f"profile.{one.field}", one.detail) for one in error.problems])


def _busy(error: Busy) -> Problem:
    detail = (
        f"Nothing was taken. Send the same message again, with the same message_id, in {error.retry_after} seconds."
    )
    return _unavailable("busy", "Too many messages are waiting", detail, error.retry_after)


def _away(_error: SQLAlchemyError) -> Problem:
    return _unavailable(
        "database-away",
        "The database cannot be used at the moment",
        "Send the same again in a few seconds; a message with the same message_id is never taken twice.",
    )


_TRANSLATION: Translation = {
    NotFound: _not_found,
    Gone: _gone,
    Forbidden: _forbidden,
    Invalid: _invalid,
    Busy: _busy,
    ImpossibleProfile: _impossible,
    # Whatever else the database says is a fault of ours.
    OperationalError: _away,
    InterfaceError: _away,
    PoolTimeout: _away,
}
