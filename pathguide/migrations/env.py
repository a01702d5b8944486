"""How Alembic runs here: on the connection or the URL it is given, over the tables of every floor that has some."""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec

from alembic import context
from sqlalchemy import Connection

import pathways.reference.tables
import pathways.tables  # noqa: F401 - registers its tables
from pathways.db import Base, open_engine

if find_spec("bot.tables") is not None:
    import_module("bot.tables")


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",  # SQLite alters a table by copying it
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def _url() -> str:
    url = context.get_x_argument(as_dictionary=True).get("url") or context.config.get_main_option("sqlalchemy.url")
    return url or os.environ.get("PATHGUIDE_DATABASE_URL", "sqlite:///var/pathguide.db")


given = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    engine = open_engine(_url())
    with engine.connect() as connection:
        _run(connection)
    engine.dispose()
