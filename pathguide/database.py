"""The database as the service uses it: its tables made, its keys at hand."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from bot.forgetting import forget_now
from bot.secrecy import UnusableKeys, unlock
from pathguide.migrate import is_current, upgrade
from pathguide.settings import Settings
from pathways.db import open_engine


def prepare_database(settings: Settings) -> Engine:
    """Bring the tables to the version this program needs, then open the database; exits when the keys are not right."""
    try:
        upgrade(settings.url)
    except UnusableKeys as error:
        sys.exit(str(error))
    engine = open_database(settings)
    forget_now(engine)  # what an earlier process deleted and had no time to clear away
    return engine


def open_database(settings: Settings, opened: Callable[[str], Engine] = open_engine) -> Engine:
    """The database with its keys, for a program whose tables are there; exits when the keys are not right."""
    engine = opened(settings.url)
    try:
        unlock(engine, settings.secret_keys.get_secret_value())
    except UnusableKeys as error:
        engine.dispose()
        sys.exit(str(error))
    return engine


@contextmanager
def existing_database(settings: Settings) -> Iterator[Engine]:
    """The database with its keys, for a command beside a service; exits when none was prepared yet."""
    if not is_current(settings.url):
        sys.exit("The database has not been prepared yet. Start the service once: pathguide serve")
    engine = open_database(settings)
    try:
        yield engine
    finally:
        engine.dispose()
