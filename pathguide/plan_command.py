"""`pathguide plan`: the routes for one profile, as a counselor reads them at a terminal."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import click
import yaml
from pydantic import ValidationError
from sqlalchemy.orm import Session

from pathguide.migrate import is_current
from pathguide.settings import Settings
from pathways.catalog import Catalog, catalog_for
from pathways.db import open_engine
from pathways.geo import complete
from pathways.plan_text import plan_text
from pathways.planner import plan as plan_for
from pathways.profile import Profile
from pathways.profile_check import find_problems
from pathways.routes import Plan

MOST_ROUTES = 10


class BadProfile(Exception):
    """The file holds no profile that can be planned for: each line names a field and how to put it right."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


@click.command()
@click.option("--profile", "source", type=click.File("r", encoding="utf-8-sig"), required=True, help=(
    "The profile, YAML or JSON, with the fields of POST /api/v1/plan; - reads it from standard input."
))  # fmt: skip
@click.option("--limit", type=click.IntRange(1, MOST_ROUTES), default=3, show_default=True, help="Routes at most.")
@click.option("--json", "as_json", is_flag=True, help="The plan as POST /api/v1/plan answers it.")
@click.option(
    "--database-url", help="Where the data is; default: PATHGUIDE_DATABASE_URL or sqlite:///var/pathguide.db."
)
def plan(source: Any, limit: int, as_json: bool, database_url: str | None) -> None:
    """Print the routes for a profile, with near misses and support."""
    url = database_url or Settings().url
    try:
        profile = read_profile(source.read())
        catalog = loaded_catalog(url)
        completed, found = planned(catalog, profile, limit, date.today())
    except BadProfile as error:
        for line in error.lines:
            click.echo(line, err=True)
        sys.exit(2)
    if as_json:
        click.echo(found.model_dump_json(indent=2))
    else:
        click.echo(plan_text(catalog, completed, found), nl=False)


def read_profile(text: str) -> Profile:
    """The profile that a YAML or JSON text holds.

    Raises:
        BadProfile: it is neither, or a field is unknown or out of its bounds.
    """
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "somewhere"
        raise BadProfile([f"the file: neither YAML nor JSON; the mistake is at {where}"]) from None
    if not isinstance(value, dict):
        raise BadProfile(["the file: write a profile as names and values, like `interests: [welding]`"])
    try:
        return Profile.model_validate(_as_written(value))
    except ValidationError as error:
        raise BadProfile([_line(problem) for problem in error.errors(include_url=False)]) from None


def _as_written(value: dict[str, Any]) -> dict[str, Any]:
    """The values, with a ZIP code that YAML took for a number as the text it is."""
    place = value.get("place")
    if isinstance(place, dict) and type(place.get("zip")) is int:
        return {**value, "place": {**place, "zip": f"{place['zip']:05d}"}}
    return value


def _line(problem: Any) -> str:
    field = ".".join(str(part) for part in problem["loc"]) or "the file"
    if problem["type"] == "extra_forbidden":
        return f"{field}: there is no such field; the fields are {', '.join(Profile.model_fields)}"
    if field == "place":
        return "place: write it as names and values, like {name: Tulsa} or {zip: 73501}"
    return f"{field}: {str(problem['msg']).removeprefix('Value error, ')}"


def planned(catalog: Catalog, profile: Profile, limit: int, today: date) -> tuple[Profile, Plan]:
    """The profile with its place completed, and the plan for it: what the API answers to the same profile.

    Raises:
        BadProfile: it names what the data does not have, or a home that is not served.
    """
    problems = find_problems(catalog, profile)
    if problems:
        raise BadProfile([f"{one.field}: {one.detail}" for one in problems])
    place = complete(catalog, profile.place) if profile.place else None
    completed = profile.model_copy(update={"place": place})
    return completed, plan_for(catalog, completed, limit, today)


def loaded_catalog(url: str) -> Catalog:
    """The catalog of a database; a terminal is told how to load one where there is none, and the command ends."""
    engine = open_engine(url)
    try:
        if is_current(url):
            with Session(engine) as session:
                catalog = catalog_for(session)
                if catalog.occupations:
                    return catalog
    finally:
        engine.dispose()
    click.echo("The database holds no pathway data. Load it first: pathguide data load", err=True)
    sys.exit(1)
