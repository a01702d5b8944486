"""The migrations: forward, back, forward again, on both databases, and they make what the models say."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

import bot.tables  # noqa: F401 - registers its tables
import pathways.reference.tables
import pathways.tables  # noqa: F401 - registers its tables
from pathguide.migrate import downgrade, is_current, upgrade
from pathways.db import Base, open_engine


def _tables(url: str) -> set[str]:
    engine = open_engine(url)
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    return names


def test_forward_back_and_forward_again(database_url: str):
    # given an empty database
    assert not is_current(database_url)

    # when its tables are made, removed and made again
    upgrade(database_url)
    made = _tables(database_url)
    downgrade(database_url, "base")
    left = _tables(database_url)
    upgrade(database_url)

    # then all are there, none is left, all are there again
    assert set(Base.metadata.tables) <= made
    assert left == {"alembic_version"}
    assert _tables(database_url) == made
    assert is_current(database_url)


def test_a_second_upgrade_does_nothing(database_url: str):
    upgrade(database_url)
    before = _tables(database_url)

    upgrade(database_url)

    assert _tables(database_url) == before


def test_the_migrated_tables_are_those_of_the_models(database_url: str):
    upgrade(database_url)
    engine = open_engine(database_url)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()

    assert differences == []
