"""Loading a folder: whole or not at all, the same again changes nothing, a correction changes the version."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from pathguide.migrate import upgrade
from pathways import tables as t
from pathways.catalog import Catalog
from pathways.db import open_engine
from pathways.loader import InvalidData, load, writing
from pathways.loader.layout import LAYOUT
from tests.pathways.small_folder import change, remove, without, write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "small")


@pytest.fixture
def engine(database_url: str):
    upgrade(database_url)
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def _dump(engine: Engine) -> dict[str, list[tuple]]:
    """Everything the database holds."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=str)
            for table in [*writing.pathway_tables(), t.Dataset.__table__]
        }


def test_every_row_and_every_list_arrives(engine: Engine, folder: Path):
    report = load(engine, folder)

    assert report.changed
    with Session(engine) as session:
        bridge = session.get_one(t.Program, "college-bridge")
        assert bridge.campus_id is None
        assert [
            (p.alternative, p.credential_id)
            for p in sorted(bridge.prerequisites, key=lambda p: (p.alternative, p.credential_id))
        ] == [
            (1, "lpn"),
            (2, "cna"),
            (2, "paramedic"),
        ]
        assert {o.onet_soc: o.position for o in bridge.occupations} == {"29-1141.00": 1, "29-2061.00": 2}
        aide = session.get_one(t.Program, "plains-cna")
        assert {(c.credential_id, c.relation) for c in aide.credentials} == {("cna", "prepares_for")}
        assert {s.schedule for s in aide.schedules} == {"day", "evening"}
        assert (aide.tuition_usd, aide.tuition_year, aide.campus_assumed) == (350.0, 2021, False)
        assert {a.county for a in session.get_one(t.Service, "bus").areas} == {"Comanche", "Stephens"}
        assert {n.name for n in session.get_one(t.PlaceRow, "lawton").names} == {"Fort Sill", "Ft Sill"}
        assert session.scalar(select(func.count()).select_from(t.CredentialPrerequisite)) == 1


def test_a_text_in_spanish_arrives_beside_the_english_or_is_unknown(engine: Engine, folder: Path):
    change(folder, "services", 2, description_es="Viajes.")
    without(folder, "barriers", "rule_es")

    load(engine, folder)

    with Session(engine) as session:
        catalog = Catalog.read(session)
    assert (catalog.services["bus"].description, catalog.services["bus"].description_es) == ("Rides.", "Viajes.")
    assert catalog.services["snap"].description_es is None
    assert (catalog.barriers["b-1"].rule, catalog.barriers["b-1"].rule_es) == ("A check.", None)


def test_the_same_content_again_changes_nothing(engine: Engine, folder: Path):
    # given a loaded folder
    load(engine, folder, now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    before = _dump(engine)

    # when it is loaded again, later
    report = load(engine, folder, now=lambda: datetime(2026, 2, 1, tzinfo=UTC))

    # then nothing is touched, not even the time of loading
    assert not report.changed
    assert _dump(engine) == before


def test_the_order_of_rows_is_no_change(engine: Engine, folder: Path):
    load(engine, folder)
    lines = (folder / "services.csv").read_text(encoding="utf-8").splitlines()
    (folder / "services.csv").write_text("\n".join([lines[0], lines[2], lines[1]]) + "\n", encoding="utf-8")

    assert not load(engine, folder).changed


def test_a_correction_changes_that_row_and_the_version(engine: Engine, folder: Path):
    first = load(engine, folder)
    change(folder, "programs", 2, tuition_usd="399", schedules="day")

    second = load(engine, folder)

    assert second.version != first.version
    assert {name: n for name, n in second.changes.changed.items() if n} == {"programs": 1}
    assert {name: n for name, n in second.changes.removed.items() if n} == {"program_schedules": 1}
    assert not any(second.changes.added.values())
    with Session(engine) as session:
        assert session.get_one(t.Program, "plains-cna").tuition_usd == 399
        assert session.scalars(select(t.Dataset.version)).one() == second.version


def test_a_row_gone_from_the_files_is_gone_from_the_database(engine: Engine, folder: Path):
    load(engine, folder)
    remove(folder, "services", 2)

    report = load(engine, folder)

    assert report.changes.removed["services"] == 1
    with Session(engine) as session:
        assert session.scalars(select(t.Service.id)).all() == ["snap"]
        assert session.scalars(select(t.ServiceArea)).all() == []


def test_another_folder_replaces_what_stood_there(engine: Engine, folder: Path, tmp_path: Path):
    # given a database loaded from a folder that names a county otherwise
    other = write_folder(tmp_path / "other")
    for file in ("counties", "places", "zips", "job_centers", "campuses", "services"):
        path = other / f"{file}.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("Comanche", "Comanche County"), encoding="utf-8")
    load(engine, other)

    # when this one is loaded
    load(engine, folder)

    # then it is as if the other had never been
    with Session(engine) as session:
        assert sorted(session.scalars(select(t.County.name))) == ["Comanche", "Stephens"]
        assert sorted(session.scalars(select(t.ServiceArea.county))) == ["Comanche", "Stephens"]


def test_broken_files_load_nothing(engine: Engine, folder: Path):
    # given a loaded database and a folder with one good and one bad change
    load(engine, folder)
    before = _dump(engine)
    change(folder, "programs", 2, tuition_usd="399")
    change(folder, "services", 3, category="meals")

    # when it is loaded
    with pytest.raises(InvalidData) as error:
        load(engine, folder)

    # then it is refused with the place of the fault, and the database is as it was
    assert [(p.file, p.row, p.column) for p in error.value.problems] == [("services.csv", 3, "category")]
    assert _dump(engine) == before


def test_a_fault_in_the_middle_of_writing_leaves_nothing_behind(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    # given a loaded database, a change, and a database that refuses the last table
    load(engine, folder)
    before = _dump(engine)
    change(folder, "programs", 2, tuition_usd="399")
    change(folder, "wages", 2, hourly_median_usd="18")
    real = writing._update

    def refuse(connection, table, records):
        if table.name == "wages" and records:
            raise IntegrityError("refused", {}, Exception())
        real(connection, table, records)

    monkeypatch.setattr(writing, "_update", refuse)

    # when it is loaded
    with pytest.raises(IntegrityError):
        load(engine, folder)

    # then no table was changed
    assert _dump(engine) == before


def test_progress_runs_from_nothing_to_all(engine: Engine, folder: Path):
    seen: list[tuple[int, int, str]] = []

    load(engine, folder, progress=lambda *step: seen.append(step))

    assert seen[0] == (0, len(LAYOUT), "fields.csv")
    assert all(0 <= done <= total for done, total, _ in seen)
    assert seen[-1][0] == seen[-1][1]


def test_the_layout_fills_every_column_of_every_pathway_table():
    # given the columns that the layout fills
    filled: dict[str, set[str]] = {}
    for spec in LAYOUT:
        name = spec.table.__tablename__
        filled.setdefault(name, set()).update(c.name for c in spec.columns if c.into is None)
        for column in spec.columns:
            if column.into:
                into = column.into
                names = {into.owner, into.item, *into.constant, *([into.counter] if into.counter else [])}
                filled.setdefault(into.table.__tablename__, set()).update(names)

    # then they are the columns of the models, and no table of the pathway database is left out
    models = {
        mapper.local_table.name: set(mapper.columns.keys())
        for mapper in t.Base.registry.mappers
        if mapper.class_.__module__ == t.__name__
    }
    models.pop("dataset")
    assert filled == models


def test_a_file_comes_after_those_it_refers_to():
    order = [spec.name for spec in LAYOUT]
    for spec in LAYOUT:
        for column in spec.columns:
            if column.kind.target:
                assert order.index(column.kind.target[0]) <= order.index(spec.name), (spec.name, column.name)


def test_the_tables_are_there_after_the_migrations(engine: Engine):
    assert {table.name for table in writing.pathway_tables()} <= set(inspect(engine).get_table_names())
