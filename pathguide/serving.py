"""Wiring: brings every floor up in order, and serves until told to stop.

`serve` does all in one process. On PostgreSQL the same parts run as several: gateways, which take messages and show
conversations, and workers, which answer.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import click
from sqlalchemy import Engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session
from threadpoolctl import threadpool_limits

from bot.transactions import open_store
from pathguide import logs
from pathguide.database import open_database
from pathguide.preparing import missing, newest_model, without_tensorflow
from pathguide.settings import Settings
from pathways import planner
from pathways.catalog import catalog_for
from pathways.search import search_occupations

logger = logging.getLogger(__name__)

PARALLEL_TURNS = 4
COLLECT_AFTER = 50_000  # new objects; by default 700, and each turn would have some searched for cycles
LOOK_FOR_MODEL_S = 5.0
LOOK_S = 1.0  # how often to look whether what is missing has come
FINISH_S = 6.0  # for the turns under way
DELIVER_S = 2.0  # for the deliveries under way
STOP_S = 9.5  # for stopping in all


class Role(NamedTuple):
    """What a process does, and under what name it is started."""

    name: str
    takes: bool
    answers: bool


SERVE = Role("serve", takes=True, answers=True)
GATEWAY = Role("gateway", takes=True, answers=False)
WORKER = Role("worker", takes=False, answers=True)


def run(settings: Settings, model: Path) -> None:
    """Serve all in one process until SIGTERM or SIGINT; turns under way are finished."""
    logs.set_up(settings.log_level, settings.log_format)
    asyncio.run(_run(settings, SERVE, model))


def run_part(settings: Settings, role: Role) -> None:
    """Be a gateway or a worker until SIGTERM or SIGINT; waits for what is missing, and `/readyz` says what that is."""
    if make_url(settings.url).get_backend_name() == "sqlite":
        click.echo(
            f"pathguide {role.name} needs PostgreSQL: an SQLite file serves one process only. Set "
            "PATHGUIDE_DATABASE_URL=postgresql://name:password@host/database, or run pathguide serve, which does all "
            "in one process.",
            err=True,
        )
        sys.exit(2)
    without_tensorflow(settings)
    logs.set_up(settings.log_level, settings.log_format)
    asyncio.run(_run(settings, role, None))


async def _run(settings: Settings, role: Role, model: Path | None) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    if model is None and (model := await _waited_for(settings, role, stop)) is None:
        return
    await _serve(settings, role, model, stop)


async def _waited_for(settings: Settings, role: Role, stop: asyncio.Event) -> Path | None:
    """The model to serve, once that and the tables are there; nothing when told to stop before."""
    from connectors.app import init_health_app

    lacking = {"service": "is starting"}
    checks = {name: partial(_what_of, lacking, name) for name in ("database", "dialogue", "service")}
    async with _listening(init_health_app(checks, coming=role.takes), settings, role):
        while not stop.is_set():
            found = await asyncio.to_thread(missing, settings)
            if not found:
                return await asyncio.to_thread(newest_model, settings)
            if found != lacking:
                logger.warning("waiting: %s", "; ".join(f"{name}: {what}" for name, what in found.items()))
            lacking.clear()
            lacking.update(found)
            try:
                async with asyncio.timeout(LOOK_S):
                    await stop.wait()
            except TimeoutError:
                continue
    return None


async def _serve(settings: Settings, role: Role, model: Path, stop: asyncio.Event) -> None:
    from bot.dialogue import Dialogue
    from bot.local_actions import LocalActionEndpoint
    from bot.model import load_agent
    from bot.retention import Sweeper
    from bot.service import ConversationService
    from bot.understanding import Understander
    from connectors.app import init_app, init_health_app
    from connectors.keys import METRICS
    from connectors.pathway_reader import PathwayReader
    from connectors.settings import GatewaySettings
    from pathguide.channels import delivery_of, open_channels
    from pathguide.retention_command import terms_of

    channels = open_channels(settings)
    database = open_database(settings, open_store)

    def load(path: Path) -> tuple[Dialogue, Understander]:
        agent = load_agent(path, action_endpoint=LocalActionEndpoint(settings.actions))
        return Dialogue(agent), Understander(agent)

    dialogue, understander = await asyncio.to_thread(load, model)
    _keep_out_of_collections()
    gc.set_threshold(COLLECT_AFTER, 10, 10)
    threadpool_limits(1, user_api="blas")  # a turn's products are small: sharing them out takes longer than they do
    service = ConversationService(database, dialogue, parallel=PARALLEL_TURNS if role.answers else 0)
    asked = OnEngine(service, understander)
    delivery = delivery_of(settings, database, channels if role.answers else ())
    service.observe(lambda _report: delivery.wake())
    reader = PathwayReader(database)
    checks = {"database": lambda: _database_away(database), "dialogue": service.ready, "delivery": delivery.ready}
    if role.takes:
        app = init_app(
            service,
            asked,
            reader,
            checks=checks,
            settings=GatewaySettings(
                allowed_origins=frozenset(settings.allowed_origins), trust_proxy=settings.trust_proxy
            ),
            version=version("pathguide"),
            channels=channels,
        )
    else:
        app = init_health_app(checks)
        app[METRICS].watch(service)

    async def exchange(path: Path) -> None:
        dialogue, asked.understander = await asyncio.to_thread(load, path)
        service.use(dialogue)
        _keep_out_of_collections()

    delivery.observers.append(app[METRICS].delivery)
    service.start()
    delivery.start()
    sweeper = Sweeper(database, terms_of(settings))
    if role.answers:
        sweeper.start()
    following = asyncio.create_task(_follow_models(settings, model, exchange))
    threading.Thread(target=_warm, args=(database,), name="warm", daemon=True).start()
    try:
        async with _listening(app, settings, role) as address:
            _say(settings, f"Pathguide is ready: {address}")
            await stop.wait()
            _say(settings, "Stopping: finishing the turns under way")
            _end_by(STOP_S)
            await asyncio.to_thread(service.finish, FINISH_S)
            await asyncio.to_thread(delivery.stop, DELIVER_S)
    finally:
        following.cancel()
        await asyncio.to_thread(delivery.stop, 0)
        await asyncio.to_thread(sweeper.stop)
        await asyncio.to_thread(service.stop)
        reader.close()
        database.dispose()


async def _follow_models(settings: Settings, current: Path, exchange: Callable[[Path], Awaitable[None]]) -> None:
    """Exchange the model whenever a newer one lies in the folder; one that cannot be loaded is left alone."""
    from bot.errors import UnusableModel

    while True:
        await asyncio.sleep(LOOK_FOR_MODEL_S)
        try:
            newest = await asyncio.to_thread(newest_model, settings)
            if newest is not None and newest != current:
                current = newest
                await exchange(newest)
                logger.warning("answering with %s from now on", newest.name)
        except (UnusableModel, OSError) as error:  # a file or folder may be gone while one looks
            logger.error("the model in use stays: %s", error)


def _keep_out_of_collections() -> None:
    """The model stays: collections need not look through it, which takes a fifth of a second."""
    gc.unfreeze()  # what an earlier model has left can go
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def _listening(app: Any, settings: Settings, role: Role) -> AsyncIterator[str]:
    """The application on the role's port; yields its address."""
    from aiohttp import web

    from connectors.app import make_runner

    port, variable = (
        (settings.port, "PATHGUIDE_PORT") if role.takes else (settings.worker_port, "PATHGUIDE_WORKER_PORT")
    )
    runner = make_runner(app)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.host, port).start()
        except OSError as error:
            sys.exit(f"Port {port} cannot be listened on ({error.strerror}). Take another: {variable}=8090")
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


def _say(settings: Settings, text: str) -> None:
    """Tell whoever started the process; a log collector wants nothing but its objects."""
    if settings.log_format == "json":
        logger.info("%s", text)
    else:
        click.echo(text, err=True)


def _end_by(seconds: float) -> None:
    """End the process if it has not ended by then: what it still holds, the database takes back."""
    timer = threading.Timer(seconds, os._exit, (0,))
    timer.daemon = True
    timer.start()


async def _what_of(lacking: dict[str, str], name: str) -> str | None:
    return lacking.get(name)


class OnEngine:
    """Understands on the engine's loop: the model is used from one thread only."""

    def __init__(self, service: Any, understander: Any):
        self._service, self.understander = service, understander

    async def understand(self, text: str, asked: str | None = None, language: str | None = None) -> Any:
        """What one message says."""
        return await self._service.on_engine(self.understander.understand(text, asked=asked, language=language))


def _warm(database: Engine) -> None:
    """The first person should not wait for what is made on first use: catalog, indexes of search and planner."""
    with Session(database) as session:
        catalog = catalog_for(session)
    search_occupations(catalog, "work with my hands", limit=1)
    planner.warm(catalog)


async def _database_away(database: Engine) -> str | None:
    def ask() -> str | None:
        try:
            with database.connect() as connection:
                connection.execute(text("SELECT 1"))
        except Exception as error:  # noqa: BLE001 - whatever it is, the answer is that the database cannot be used
            logger.warning("the database cannot be used: %s", type(error).__name__)
            return "cannot be reached"
        return None

    return await asyncio.get_running_loop().run_in_executor(None, ask)


__all__ = ["GATEWAY", "WORKER", "OnEngine", "Role", "run", "run_part"]
