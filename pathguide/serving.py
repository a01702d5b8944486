"""Wiring: brings every floor up in order, and serves until told to stop."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
import threading
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session
from threadpoolctl import threadpool_limits

from bot.lean import leave_out_tensorflow, needs_tensorflow
from pathguide.data_commands import describe
from pathguide.database import open_database, prepare_database
from pathguide.progress import Steps
from pathguide.settings import PROJECT, Settings
from pathways import planner
from pathways.catalog import catalog_for
from pathways.encoder import open_encoder
from pathways.loader import InvalidData, load
from pathways.search import search_occupations

logger = logging.getLogger(__name__)

STEPS = 4


def prepare(settings: Settings) -> Path:
    """Make what is missing: tables, data, encoder, model. The model's path; exits with a reason when it cannot be."""
    steps = Steps(STEPS)
    with steps.step("Preparing the database"):
        engine = prepare_database(settings)
    try:
        with steps.step("Loading the pathway data") as step:
            report = load(engine, settings.data_dir, step.advance)
            step.outcome = describe(settings.data_dir, report) if report.changed else "up to date"
    except InvalidData as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        sys.exit(f"{settings.data_dir}: {len(error.problems)} problems; nothing was loaded")
    finally:
        engine.dispose()
    with steps.step("Preparing the sentence encoder"):
        open_encoder(settings.encoder_dir)
    with steps.step("Preparing the dialogue model") as step:
        return _trained(settings, report.version, step)


def _trained(settings: Settings, data_version: str, step: Any) -> Path:
    if not needs_tensorflow(PROJECT / "config.yml"):
        leave_out_tensorflow()
    from bot.errors import UnusableModel
    from bot.model import train

    done = 0

    def progress(what: str) -> None:
        nonlocal done
        done += 1
        step.advance(min(done, 9), 10, what)

    try:
        model = train(PROJECT, settings.models_dir, progress, data_version)
    except UnusableModel as error:
        sys.exit(str(error))
    step.outcome = model.name
    return model


def run(settings: Settings, model: Path) -> None:
    """Serve until SIGTERM or SIGINT; turns under way are finished."""
    from bot.dialogue import Dialogue
    from bot.model import load_agent
    from bot.service import ConversationService
    from bot.understanding import Understander
    from connectors.app import init_app, make_runner
    from connectors.pathway_reader import PathwayReader
    from connectors.settings import GatewaySettings

    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    database = open_database(settings)
    agent = load_agent(model)
    gc.collect()
    gc.freeze()  # the model stays: collections need not look through it, which takes a fifth of a second
    threadpool_limits(1, user_api="blas")  # a turn's products are small: sharing them out takes longer than they do
    service = ConversationService(database, Dialogue(agent))
    understander = Understander(agent)
    reader = PathwayReader(database)
    app = init_app(
        service,
        OnEngine(service, understander),
        reader,
        checks={"database": lambda: _database_away(database), "dialogue": service.ready},
        settings=GatewaySettings(allowed_origins=frozenset(settings.allowed_origins), trust_proxy=settings.trust_proxy),
        version=version("pathguide"),
    )
    service.start()
    threading.Thread(target=_warm, args=(database,), name="warm", daemon=True).start()
    try:
        asyncio.run(_serve(make_runner(app), settings))
    finally:
        service.stop()
        reader.close()
        database.dispose()


class OnEngine:
    """Understands on the engine's loop: the model is used from one thread only."""

    def __init__(self, service: Any, understander: Any):
        self._service, self._understander = service, understander

    async def understand(self, text: str, asked: str | None = None, language: str | None = None) -> Any:
        """What one message says."""
        return await self._service.on_engine(self._understander.understand(text, asked=asked, language=language))


async def _serve(runner: Any, settings: Settings) -> None:
    from aiohttp import web

    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.host, settings.port)
        try:
            await site.start()
        except OSError as error:
            sys.exit(
                f"Port {settings.port} cannot be listened on ({error.strerror}). Take another: PATHGUIDE_PORT=8090"
            )
        host, port = runner.addresses[0][:2]
        click.echo(f"Pathguide is ready: http://{host}:{port}", err=True)
        await stop.wait()
        click.echo("Stopping: finishing the turns under way", err=True)
    finally:
        await runner.cleanup()


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


__all__ = ["OnEngine", "prepare", "run"]
