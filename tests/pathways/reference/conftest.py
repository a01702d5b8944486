"""Databases with the small folder and the small release."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from pathways import loader
from pathways import tables as pathway_tables  # noqa: F401 - all tables are made together
from pathways.catalog import Catalog
from pathways.db import Base, open_engine
from tests.pathways.small_folder import write_folder


@pytest.fixture
def small(database_url: str, tmp_path: Path) -> Iterator[Engine]:
    """A database with the small folder loaded and nothing imported."""
    engine = open_engine(database_url)
    Base.metadata.create_all(engine)
    loader.load(engine, write_folder(tmp_path / "folder"))
    yield engine
    engine.dispose()


def catalog_of(engine: Engine) -> Catalog:
    """The catalog as it stands."""
    with Session(engine) as session:
        return Catalog.read(session)
