"""A database opened with the keys that every test and every process of a test has."""

from __future__ import annotations

import os

from sqlalchemy import Engine

from bot.secrecy import SETTING, unlock
from pathways.db import open_engine


def open_unlocked(url: str) -> Engine:
    """An engine on a database whose tables are there."""
    engine = open_engine(url)
    unlock(engine, os.environ[SETTING])
    return engine
