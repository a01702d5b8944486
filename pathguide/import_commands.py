"""`pathguide data import` and `pathguide data imports`: public reference files, as they are published."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from pathguide.migrate import upgrade
from pathguide.progress import Steps
from pathguide.settings import Settings
from pathways import reference
from pathways.catalog import Catalog
from pathways.db import open_engine
from pathways.encoder import EncoderMissing, open_encoder
from pathways.reference.releases import KNOWN
from pathways.reference.tables import ReferenceImport
from pathways.search import warm

Importer = Callable[..., reference.ImportReport]

DATABASE = click.option(
    "--database-url", help="Where to import it; default: PATHGUIDE_DATABASE_URL or sqlite:///var/pathguide.db."
)
FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))


@click.group(name="import")
def import_group() -> None:
    """Import public reference files as they are published (docs/data.md says where to get them)."""


@import_group.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--release",
    "releases",
    multiple=True,
    metavar="NAME",
    help=f"Which release it is, where no Read Me says so ({', '.join(KNOWN)}); FILE=NAME for a single file.",
)
@DATABASE
def onet(folder: Path, releases: tuple[str, ...], database_url: str | None) -> None:
    """Import an O*NET text release: the unpacked folder DIR, its files plain or gzipped."""
    _run(folder, partial(reference.import_onet, releases=releases), database_url)
    _learn_titles(database_url or Settings().url)


def _single_file(name: str, importer: Importer, help_text: str) -> None:
    @import_group.command(name=name, help=help_text)
    @FILE
    @DATABASE
    def command(file: Path, database_url: str | None) -> None:
        _run(file, importer, database_url)


_single_file(
    "wages", reference.import_wages, "Import wages by area (BLS OEWS, CSV); each area in FILE replaces what was there."
)
_single_file("projections", reference.import_projections, "Import the national employment projections (BLS, CSV).")
_single_file("education", reference.import_education, "Import the education that jobs usually ask for (BLS, CSV).")
_single_file("crosswalk", reference.import_crosswalk, "Import the federal table of subjects and jobs (CIP-SOC, CSV).")
_single_file(
    "critical",
    reference.import_critical,
    "Import lists of critical occupations: a CSV file with code, rank, area, year and, if known, source_url.",
)


@click.command()
@DATABASE
def imports(database_url: str | None) -> None:
    """List the reference files that are imported: what, which release, how many rows, when."""
    url = database_url or Settings().url
    upgrade(url)
    engine = open_engine(url)
    try:
        with Session(engine) as session:
            rows = reference.imports_in(session)
    finally:
        engine.dispose()
    for row in rows:
        click.echo(describe_import(row))
    if not rows:
        click.echo("No reference file is imported; `pathguide data import --help` says which ones there are.")


def _learn_titles(url: str) -> None:
    """Let the search learn the job titles now (about a minute), so that no person waits for it."""
    engine = open_engine(url)
    try:
        with Steps(1).step("Learning the job titles"), Session(engine) as session:
            warm(Catalog.read(session), open_encoder(Settings().encoder_dir))
    except EncoderMissing as error:
        click.echo(f"The search will do without sentence vectors. {error}", err=True)
    finally:
        engine.dispose()


def describe_import(row: ReferenceImport) -> str:
    """One line on a part of an import."""
    part = f" {row.part}" if row.part else ""
    dated = f", figures of {row.as_of}" if row.as_of else ""
    left_out = f", {row.left_out:,} left out" if row.left_out else ""
    return f"{row.kind}{part}: {row.release}{dated}, {row.rows:,} rows{left_out}, imported {row.imported_at[:10]}"


def _run(path: Path, importer: Importer, database_url: str | None) -> None:
    url = database_url or Settings().url
    steps = Steps(2)
    with steps.step("Preparing the tables"):
        upgrade(url)
    engine = open_engine(url)
    try:
        report = _imported(engine, path, importer, steps)
    except reference.InvalidReference as error:
        for problem in error.problems:
            click.echo(str(problem))
        click.echo(f"{path}: {len(error.problems)} problems; nothing was imported", err=True)
        sys.exit(1)
    finally:
        engine.dispose()
    click.echo(_outcome(path, report))


def _imported(engine: Engine, path: Path, importer: Importer, steps: Steps) -> reference.ImportReport:
    with steps.step("Importing") as step:
        arguments: dict[str, Any] = {"progress": step.advance}
        return importer(engine, path, **arguments)


def _outcome(path: Path, report: reference.ImportReport) -> str:
    releases = ", ".join(dict.fromkeys(report.releases.values()))
    if not report.changed:
        return f"{path}: this is imported already ({releases}); nothing changed"
    parts = ", ".join(f"{name} {count:,}" for name, count in report.rows.items() if name)
    return f"{path}: {sum(report.rows.values()):,} rows ({releases})" + (f": {parts}" if parts else "")
