"""Answers to plain questions: what a job pays, what a program asks, which office is near, whom to call.

Each answer is a typed value with its source and year, so that whoever speaks can say how old a fact is. National
figures are named so; nothing here is Oklahoma's own projection.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pathways.catalog import Catalog
from pathways.eligibility import OLD_PHONE_YEARS, referral_service
from pathways.facts import BarrierFact, DemandFact, JobCenterFact, LadderFact, ProgramFact
from pathways.geo import complete, road_miles
from pathways.planner_fit import is_stale
from pathways.planner_rules import gate_of
from pathways.profile import Place


@dataclass(frozen=True, slots=True)
class WageAnswer:
    """Dollars an hour in Oklahoma (median) and a year (lowest and highest tenth), with year and source."""

    hourly_median_usd: float | None
    annual_median_usd: float | None
    annual_p10_usd: float | None
    annual_p90_usd: float | None
    year: int
    source_url: str
    covers_broader_group: bool  # the figure was published for a group of occupations


@dataclass(frozen=True, slots=True)
class OccupationAnswer:
    """What is known of an occupation. `growth_pct_national` is 2024-34 and national, never Oklahoma's."""

    onet_soc: str
    title: str
    plain_title: str
    description: str | None
    field_id: str
    wage: WageAnswer | None
    growth_pct_national: float | None
    openings_per_year_national: int | None
    critical: bool | None
    demand: tuple[DemandFact, ...]
    typical_education: str | None
    work_experience: str | None
    on_the_job_training: str | None
    licensed: bool | None
    license_body: str | None
    license_source_url: str | None
    required_credentials: tuple[str, ...]  # names
    barriers: tuple[BarrierFact, ...]
    next_steps: tuple[LadderFact, ...]  # those that a source supports first, then possibilities
    source_url: str
    as_of: str | None
    education_basis: str | None = None  # onet_survey: what most workers told O*NET
    programs: tuple[str, ...] = ()  # ids of training that names the occupation
    programs_by_crosswalk: tuple[str, ...] = ()  # ids of training that only the federal table connects with it


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call. `phone_is_old`: show its year and 2-1-1 beside it. `fallback_phone` where there is no own phone."""

    name: str
    phone: str | None = None
    phone_year: int | None = None
    phone_is_old: bool = False
    website: str | None = None
    street: str | None = None
    city: str | None = None
    fallback_name: str | None = None
    fallback_phone: str | None = None


@dataclass(frozen=True, slots=True)
class ProgramAnswer:
    """What is known of a program. `price_is_old`: older than three years, confirm with the school."""

    program: ProgramFact
    provider: Contact
    county: str | None
    miles: float | None
    price_is_old: bool
    requires: tuple[tuple[str, ...], ...]  # names of credentials; any one of the sets will do
    grants: tuple[str, ...]
    prepares_for: tuple[str, ...]
    occupations: tuple[str, ...]  # plain titles


@dataclass(frozen=True, slots=True)
class JobCenterAnswer:
    """A job center near a place, with its road miles and whom to call."""

    center: JobCenterFact
    miles: float | None
    contact: Contact


def occupation_facts(catalog: Catalog, onet_soc: str, language: str | None = None) -> OccupationAnswer | None:
    """What is known of an occupation; `None` where the catalog does not have it."""
    row = catalog.occupations.get(onet_soc)
    if row is None:
        return None
    credentials = sorted(gate_of(catalog, onet_soc).credentials)
    barrier_ids = [*catalog.barriers_of_occupation.get(onet_soc, ())]
    for credential_id in credentials:
        barrier_ids += catalog.barriers_of_credential.get(credential_id, ())
    wage = row.wage
    return OccupationAnswer(
        onet_soc=row.onet_soc,
        title=row.title,
        plain_title=row.plain_title(language),
        description=row.description,
        field_id=row.field_id,
        wage=None
        if wage is None
        else WageAnswer(
            hourly_median_usd=wage.hourly_usd,
            annual_median_usd=wage.annual_median_usd,
            annual_p10_usd=wage.annual_p10_usd,
            annual_p90_usd=wage.annual_p90_usd,
            year=wage.year,
            source_url=wage.source_url,
            covers_broader_group=bool(wage.wage_soc) and wage.wage_soc != onet_soc[:7],
        ),
        growth_pct_national=row.growth_pct_us,
        openings_per_year_national=row.openings_per_year_us,
        critical=row.critical,
        demand=catalog.demand.get(onet_soc, ()),
        typical_education=row.typical_entry_education,
        work_experience=None if row.work_experience in (None, "", "None") else row.work_experience,
        on_the_job_training=None if row.on_the_job_training in (None, "", "None") else row.on_the_job_training,
        licensed=row.licensed,
        license_body=row.license_body,
        license_source_url=row.license_source_url,
        required_credentials=_names(catalog, credentials, language),
        barriers=tuple(catalog.barriers[one] for one in dict.fromkeys(barrier_ids)),
        next_steps=next_steps(catalog, onet_soc),
        source_url=row.source_url,
        as_of=row.as_of,
        education_basis=row.education_basis,
        programs=catalog.programs_for_occupation.get(onet_soc, ()),
        programs_by_crosswalk=catalog.programs_by_crosswalk.get(onet_soc, ()),
    )


def next_steps(catalog: Catalog, onet_soc: str) -> tuple[LadderFact, ...]:
    """The ladder edges that lead on: as the data has them, sourced ones first, then those of relatedness alone."""
    known = [catalog.ladders[one] for one in catalog.ladders_from.get(onet_soc, ())]
    possible = [catalog.ladders[one] for one in catalog.possible_from.get(onet_soc, ())]
    return tuple(sorted([*known, *possible], key=lambda edge: not edge.sourced))


def program_facts(
    catalog: Catalog,
    program_id: str,
    place: Place | None = None,
    language: str | None = None,
    today: date | None = None,
) -> ProgramAnswer | None:
    """What is known of a program or paid work experience; `miles` from `place` where both positions are known."""
    row = catalog.programs.get(program_id)
    if row is None:
        return None
    campus = catalog.campuses.get(row.campus_id or "")
    here = complete(catalog, place) if place else None
    return ProgramAnswer(
        program=row,
        provider=provider_contact(catalog, row.provider_id, row.campus_id),
        county=campus.county if campus else None,
        miles=road_miles(here, campus) if here and campus else None,
        price_is_old=is_stale(row.tuition_year, today or date.today()),
        requires=tuple(_names(catalog, sorted(alternative), language) for alternative in row.prerequisites),
        grants=_names(catalog, row.grants, language),
        prepares_for=_names(catalog, row.prepares_for, language),
        occupations=tuple(
            catalog.occupations[one].plain_title(language) for one in row.occupations if one in catalog.occupations
        ),
    )


def provider_contact(catalog: Catalog, provider_id: str, campus_id: str | None = None) -> Contact:
    """Whom to call at a school: the campus first, then the school itself."""
    provider, campus = catalog.providers.get(provider_id), catalog.campuses.get(campus_id or "")
    return Contact(
        name=provider.name if provider else provider_id,
        phone=(campus.phone if campus else None) or (provider.phone if provider else None),
        website=provider.website if provider else None,
        street=campus.street if campus else None,
        city=campus.city if campus else None,
    )


def service_contact(catalog: Catalog, service_id: str, today: date | None = None) -> Contact | None:
    """Whom to call for a support service, with 2-1-1 beside a phone that is old or missing."""
    row = catalog.services.get(service_id)
    if row is None:
        return None
    old = row.phone is not None and row.phone_year is not None
    old = old and (today or date.today()).year - (row.phone_year or 0) > OLD_PHONE_YEARS
    referral = referral_service(catalog) if old or row.phone is None else None
    return Contact(
        name=row.name,
        phone=row.phone,
        phone_year=row.phone_year,
        phone_is_old=old,
        website=row.website,
        fallback_name=referral.name if referral else None,
        fallback_phone=referral.phone if referral else None,
    )


def nearest_job_centers(catalog: Catalog, place: Place, limit: int = 2) -> list[JobCenterAnswer]:
    """The job centers nearest to a place; the state line of the data stands in where an office has no phone.

    With no position known for the place, the centers of its county; with neither, none.
    """
    here = complete(catalog, place)
    rows = [(road_miles(here, row), row) for row in catalog.job_centers.values()]
    known = [(miles, row) for miles, row in rows if miles is not None]
    if not known:
        known = [(0.0, row) for _, row in rows if here.county and row.county == here.county]
    known.sort(key=lambda pair: (pair[0], pair[1].id))
    line = state_line(catalog)
    return [
        JobCenterAnswer(
            center=row,
            miles=miles if here.lat is not None else None,
            contact=Contact(
                name=row.name,
                phone=row.phone,
                website=row.website,
                street=row.street,
                city=row.city,
                fallback_name=line.name if line and not row.phone else None,
                fallback_phone=line.phone if line and not row.phone else None,
            ),
        )
        for miles, row in known[:limit]
    ]


def state_line(catalog: Catalog) -> Contact | None:
    """The statewide phone for finding work: the job-search service of the data that has one and names the centers."""
    rows = [catalog.services[one] for one in catalog.services_in_category.get("job_search", ())]
    rows = [row for row in rows if row.statewide and row.phone and not row.requirements]
    rows.sort(key=lambda row: ("center" not in row.name.casefold(), row.id))
    return Contact(name=rows[0].name, phone=rows[0].phone, phone_year=rows[0].phone_year) if rows else None


def state_phone(catalog: Catalog) -> str:
    """The number of the statewide line for finding work; 2-1-1 where the data has none."""
    line = state_line(catalog)
    return (line.phone if line else None) or "2-1-1"


def _names(catalog: Catalog, credential_ids: Sequence[str], language: str | None) -> tuple[str, ...]:
    return tuple(catalog.credentials[one].called(language) for one in credential_ids if one in catalog.credentials)
