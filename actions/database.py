"""The pathway database as an action sees it: the turn's own session where there is one, else one of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from pathways.catalog import Catalog, catalog_for
from pathways.db import open_engine

DEFAULT_URL = "sqlite:///var/pathguide.db"

turn_session: ContextVar[Session | None] = ContextVar("turn_session", default=None)
"""Set by the engine, so that what an action reads belongs to the turn's transaction."""


@contextmanager
def session() -> Iterator[Session]:
    """The session of this turn; without one (`rasa run actions`), a new one on PATHGUIDE_DATABASE_URL."""
    current = turn_session.get()
    if current is not None:
        yield current
        return
    with Session(_engine(os.environ.get("PATHGUIDE_DATABASE_URL") or DEFAULT_URL)) as opened:
        yield opened


def catalog() -> Catalog:
    """The pathway facts as they stand now; read anew only when they have changed."""
    with session() as current:
        return catalog_for(current)


@lru_cache(maxsize=4)
def _engine(url: str) -> Engine:
    return open_engine(url)
