"""`pathguide occupation`: everything that is known of an occupation, in plain text, so that a person can look."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import NoReturn

import click
from sqlalchemy.orm import Session

from pathguide.migrate import is_current
from pathguide.settings import Settings
from pathways import phrases
from pathways.answers import OccupationAnswer, occupation_facts
from pathways.catalog import Catalog, catalog_for
from pathways.db import open_engine
from pathways.demand import DemandAnswer, demand_of
from pathways.reference.describe import Competencies, Competency, competencies
from pathways.search import search_occupations

CODE = re.compile(r"\d{2}-\d{4}(\.\d{2})?", re.ASCII)
SHOWN = 10
BASIS = {
    "source": "a source says so", "bls_work_experience": "the labor statistics say it takes such work",
    "onet_related_occupations": "possible: O*NET lists the two as related",
    "general_knowledge": "possible: our judgement",
}  # fmt: skip
ATTRIBUTION = (
    "Includes information from the O*NET Database by the U.S. Department of Labor, Employment and Training"
    " Administration (USDOL/ETA), used under the CC BY 4.0 license and modified; USDOL/ETA has not approved the"
    " modifications."
)
CRITERIA = {"growth": "growth {}% (national)", "share": "{}% of the jobs in Oklahoma", "wage": "${} an hour"}


@click.command()
@click.argument("words", metavar="CODE_OR_WORDS", nargs=-1, required=True)
@click.option("--county", help="Whose demand to tell: the county's workforce area may have a list of its own.")
@click.option("--all", "everything", is_flag=True, help=f"All skills, tools, tasks and programs, not {SHOWN} of each.")
@click.option("--database-url", help="Where to look; default: PATHGUIDE_DATABASE_URL or sqlite:///var/pathguide.db.")
def occupation(words: tuple[str, ...], county: str | None, everything: bool, database_url: str | None) -> None:
    """Tell all that is known of an occupation, found by its code or by everyday words."""
    url = database_url or Settings().url
    if not is_current(url):
        _refuse("The database is not prepared; run `pathguide data load` first.")
    engine = open_engine(url)
    try:
        with Session(engine) as session:
            catalog = catalog_for(session)
            code = find(catalog, " ".join(words))
            if code is None:
                _refuse("No such occupation is known; try other words, or import an O*NET release (docs/data.md).")
            shown = 1_000_000 if everything else SHOWN
            click.echo("\n".join(tell(session, catalog, code, county, shown)))
    finally:
        engine.dispose()


def _refuse(reason: str) -> NoReturn:
    click.echo(reason, err=True)
    sys.exit(1)


def find(catalog: Catalog, words: str) -> str | None:
    """The occupation of a code (`29-1141`, `29-1141.00`), or the best match for everyday words."""
    if CODE.fullmatch(words):
        wanted = words if "." in words else f"{words}.00"
        return wanted if wanted in catalog.occupations else None
    matches = search_occupations(catalog, words, limit=1)
    return matches[0].onet_soc if matches else None


def tell(session: Session, catalog: Catalog, onet_soc: str, county: str | None, shown: int) -> Iterator[str]:
    """The lines about an occupation of the catalog; at most `shown` of each list."""
    answer, demand = occupation_facts(catalog, onet_soc), demand_of(catalog, onet_soc, county=county)
    if answer is None or demand is None:
        return
    yield f"{answer.title} ({answer.onet_soc})"
    yield f"  people say: {answer.plain_title}; field: {answer.field_id}"
    if answer.description:
        yield f"  {answer.description}"
    yield ""
    yield from _wage(answer)
    yield from _demand(answer, demand)
    yield from _entry(catalog, answer)
    yield from _competencies(competencies(session, onet_soc), shown)
    yield from _list("Next steps", [_step(catalog, edge.to_onet_soc, edge.basis) for edge in answer.next_steps], shown)
    yield from _list("Programs", [_program(catalog, one) for one in answer.programs], shown)
    yield from _list(
        "Programs by the federal table of subjects and jobs alone (ask the school)",
        [_program(catalog, one) for one in answer.programs_by_crosswalk],
        shown,
    )
    yield f"Sources: {answer.source_url}"
    yield f"As of: {answer.as_of or 'not dated'}"


def _wage(answer: OccupationAnswer) -> Iterator[str]:
    wage = answer.wage
    if wage is None:
        yield "Wage in Oklahoma: not known"
        return
    group = " (published for a group of jobs)" if wage.covers_broader_group else ""
    hourly = f"${wage.hourly_median_usd:,.2f} an hour" if wage.hourly_median_usd is not None else "not known"
    spread = ""
    if wage.annual_p10_usd is not None and wage.annual_p90_usd is not None:
        spread = f"; eight in ten earn ${wage.annual_p10_usd:,.0f} to ${wage.annual_p90_usd:,.0f} a year"
    yield f"Wage in Oklahoma, {wage.year}: half earn {hourly} or more{spread}{group}"


def _demand(answer: OccupationAnswer, demand: DemandAnswer) -> Iterator[str]:
    said = {True: "yes", False: "no", None: "cannot be told"}[demand.in_demand]
    if demand.basis == "computed":
        figures = [
            CRITERIA[one.name].format("unknown" if one.value is None else f"{one.value:g}")
            + ("" if one.met is None else f" (floor {one.floor:g})")
            for one in demand.criteria
        ]
        yield f"In demand: {said}; computed from national projections, not the state's list: {', '.join(figures)}"
    else:
        rank = f", rank {demand.rank}" if demand.rank is not None else ""
        yield f"In demand: {said}; the list of critical occupations of {demand.area}, {demand.year}{rank}"
    if answer.openings_per_year_national is not None:
        yield f"Openings a year in the whole country: {answer.openings_per_year_national:,}"
    for one in answer.demand:
        yield f"Said of it: {one.list.replace('_', ' ')}, {one.area}, {one.year or 'undated'} ({one.source_url})"


def _entry(catalog: Catalog, answer: OccupationAnswer) -> Iterator[str]:
    row = catalog.occupations[answer.onet_soc]
    level = phrases.word(answer.typical_education, "en") if answer.typical_education else "not known"
    basis = " (what most workers told O*NET)" if answer.education_basis else ""
    yield f"Usual schooling: {level}{basis}"
    yield f"Earlier work: {(row.work_experience or 'not known').lower()}"
    yield f"Training at work: {(row.on_the_job_training or 'not known').lower()}"
    licensed = {True: "yes", False: "no", None: "not settled; ask"}[answer.licensed]
    yield f"License in Oklahoma: {licensed}" + (f", {answer.license_body}" if answer.license_body else "")
    yield from _list("Needed to work in it", answer.required_credentials, SHOWN)
    yield from _list("Rules that may stand in the way", [one.rule for one in answer.barriers], SHOWN)


def _competencies(found: Competencies, shown: int) -> Iterator[str]:
    if found.empty:
        yield "Skills, knowledge, tools and tasks: not known (no O*NET release imported, or O*NET has not rated it)"
        return
    for part, title, rows in (
        ("skills", "Skills", found.skills),
        ("knowledge", "Knowledge", found.knowledge),
    ):
        yield from _list(f"{title}{_origin(found, part)}", [_rating(one) for one in rows], shown)
    tools = [f"{one.name} ({one.category})" + (", in demand" if one.in_demand else "") for one in found.tools]
    yield from _list(f"Tools{_origin(found, 'technology')}", tools, shown)
    yield from _list(f"Tasks{_origin(found, 'tasks')}", [one.text for one in found.tasks], shown)
    schooling = [f"{one.share_pct:g}% of workers: {one.level}" for one in found.schooling]
    yield from _list(f"Schooling its workers say is required{_origin(found, 'education')}", schooling, shown)
    yield ATTRIBUTION


def _origin(found: Competencies, part: str) -> str:
    origin = found.origins.get(part)
    if origin is None:
        return ""
    return f" ({origin.release}, {origin.as_of})" if origin.as_of else f" ({origin.release})"


def _rating(one: Competency) -> str:
    level = f", level {one.level:.1f} of 7" if one.level is not None else ""
    return f"{one.name}: importance {one.importance:.1f} of 5{level}"


def _step(catalog: Catalog, onet_soc: str, basis: str) -> str:
    row = catalog.occupations.get(onet_soc)
    return f"{row.plain_title_en if row else onet_soc} ({BASIS.get(basis, basis)})"


def _program(catalog: Catalog, program_id: str) -> str:
    row = catalog.programs[program_id]
    provider = catalog.providers.get(row.provider_id)
    return f"{row.name}, {provider.name if provider else row.provider_id} ({row.kind.replace('_', ' ')})"


def _list(title: str, rows: Iterable[str], shown: int) -> Iterator[str]:
    found = list(rows)
    if not found:
        return
    yield f"{title}:"
    for row in found[:shown]:
        yield f"  - {row}"
    if len(found) > shown:
        yield f"  and {len(found) - shown} more"
