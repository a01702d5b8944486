"""The rows of the pathway database as plain frozen values: what a `Catalog` is made of.

Money is US dollars, wages dollars an hour unless named `annual`, length weeks or clock hours, position degrees
(WGS 84). `None` is unknown, never zero or no. `source_url` and `as_of` are as the source row gives them.

A text that is shown to people has a twin in Spanish, its name with `_es`; `None` where the data has none (`spoken`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

Text = TypeVar("Text", str, str | None)

EDUCATION_RANK = {
    "none": 0, "high_school": 1, "some_college": 2, "associate": 3, "bachelor": 4, "master": 5, "doctoral": 6,
}  # fmt: skip


def spoken(english: Text, spanish: str | None, language: str | None) -> Text | str:
    """A text of a row in the person's language: English where it has no Spanish, or neither."""
    return spanish or english if language == "es" else english


@dataclass(frozen=True, slots=True)
class WageFact:
    """What an occupation pays in `area` ("Oklahoma" for the state) in `year`."""

    area: str
    year: int
    hourly_median_usd: float | None
    annual_median_usd: float | None
    annual_p10_usd: float | None
    annual_p90_usd: float | None
    employment: int | None
    wage_soc: str | None
    source_url: str
    as_of: str | None
    jobs_per_1000: float | None = None  # of all jobs in the area; from an imported wage file

    @property
    def hourly_usd(self) -> float | None:
        """Median dollars an hour; a yearly wage is divided by 2,080 hours where only that is published."""
        if self.hourly_median_usd is not None:
            return self.hourly_median_usd
        return None if self.annual_median_usd is None else round(self.annual_median_usd / 2080, 2)


@dataclass(frozen=True, slots=True)
class OccupationFact:
    """An O*NET-SOC occupation. `titles` are everyday names by language, `credentials` (id, required, basis).

    `alternate_titles` (English) and `tasks` come from an imported O*NET release; both are empty without one.
    `from_reference`: only imported reference files have it. `education_basis` is `onet_survey` where the usual
    schooling is what most workers told O*NET, and empty where BLS assigned it.
    """

    onet_soc: str
    title: str
    plain_title_en: str
    plain_title_es: str | None
    description: str | None
    field_id: str
    riasec: str | None
    job_zone: int | None
    typical_entry_education: str | None
    work_experience: str | None
    on_the_job_training: str | None
    licensed: bool | None
    license_body: str | None
    license_source_url: str | None
    critical: bool | None
    growth_pct_us: float | None
    openings_per_year_us: int | None
    note: str | None
    source_url: str
    as_of: str | None
    titles: tuple[tuple[str, str], ...] = ()
    wages: tuple[WageFact, ...] = ()
    credentials: tuple[tuple[str, bool | None, str], ...] = ()
    alternate_titles: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    education_basis: str | None = None
    from_reference: bool = False
    description_es: str | None = None

    @property
    def wage(self) -> WageFact | None:
        """The newest statewide wage row that gives a median."""
        known = [row for row in self.wages if row.area == "Oklahoma" and row.hourly_usd is not None]
        return max(known, key=lambda row: row.year, default=None)

    @property
    def required_credentials(self) -> tuple[str, ...]:
        """Credentials without which nobody works in it."""
        return tuple(credential for credential, required, _ in self.credentials if required)

    def plain_title(self, language: str | None) -> str:
        """The everyday title in the person's language, as far as there is one."""
        return (self.plain_title_es if language == "es" else None) or self.plain_title_en or self.title


@dataclass(frozen=True, slots=True)
class CredentialFact:
    """What a program or exam leaves one with. All `prerequisites` are needed."""

    id: str
    name: str
    kind: str
    issuer: str | None
    oklahoma_authority: str | None
    min_age: int | None
    typical_hours: float | None
    exam: str | None
    background_check: bool | None
    source_url: str
    as_of: str | None
    prerequisites: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    name_es: str | None = None
    exam_es: str | None = None

    def called(self, language: str | None) -> str:
        """The name in the person's language, as far as there is one."""
        return spoken(self.name, self.name_es, language)

    @property
    def has_exam(self) -> bool:
        """Whether a test stands before it."""
        return bool(self.exam) and not str(self.exam).lower().startswith("none")


@dataclass(frozen=True, slots=True)
class LadderFact:
    """An edge from one occupation to the next; `basis` says what supports it."""

    id: str
    from_onet_soc: str
    to_onet_soc: str
    kind: str
    needs_credential: str | None
    typical_years: float | None
    field_id: str
    basis: str
    source_url: str
    as_of: str | None
    credentials: tuple[str, ...] = ()

    @property
    def sourced(self) -> bool:
        """Whether a source or the labour statistics support the edge, not relatedness or judgement alone."""
        return self.basis in ("source", "bls_work_experience")


@dataclass(frozen=True, slots=True)
class ProviderFact:
    """A school, college, adult-education site, tribal college or apprenticeship sponsor."""

    id: str
    name: str
    kind: str
    website: str | None
    phone: str | None
    note: str | None
    source_url: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class CampusFact:
    """Where a provider teaches."""

    id: str
    provider_id: str
    name: str
    street: str | None
    city: str
    zip: str | None
    county: str
    lat: float
    lon: float
    position_basis: str
    phone: str | None
    is_main: bool
    note: str | None
    source_url: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class ProgramFact:
    """Training that one can enroll in, or (`is_work`) paid work that teaches.

    `prerequisites` holds the alternatives: each a set of credentials that are all needed, any one set will do; empty
    is no known prerequisite. `requirements` says whom it is only for, all of them needed; empty is open to all.
    `articulations` are ids of credit given for earlier credentials. `cip` is its subject in the federal classification,
    `cip_basis` how we know (source, title); `crosswalk_occupations` are jobs that only the federal table of subjects
    and jobs connects with it, once that table is imported.
    """

    id: str
    provider_id: str
    campus_id: str | None
    campus_assumed: bool
    name: str
    field_id: str
    credential_text: str | None
    kind: str
    hours: float | None
    credit_hours: float | None
    weeks: float | None
    weeks_basis: str | None
    schedules: frozenset[str]
    schedule_basis: str | None
    tuition_usd: float | None
    tuition_year: int | None
    tuition_basis: str | None
    min_education: str | None
    min_education_basis: str | None
    min_age: int | None
    entry_requirements: str | None
    last_awarded: str | None
    confidence: str | None
    note: str | None
    paid: bool | None
    is_work: bool
    source_url: str
    as_of: str | None
    occupations: tuple[str, ...] = ()
    grants: tuple[str, ...] = ()
    prepares_for: tuple[str, ...] = ()
    prerequisites: tuple[frozenset[str], ...] = ()
    requirements: tuple[str, ...] = ()
    articulations: tuple[ArticulationFact, ...] = ()
    cip: str | None = None
    cip_basis: str | None = None
    crosswalk_occupations: tuple[str, ...] = ()
    credential_text_es: str | None = None
    entry_requirements_es: str | None = None
    note_es: str | None = None


@dataclass(frozen=True, slots=True)
class ArticulationFact:
    """Credit that an earlier credential earns in a program."""

    id: str
    from_text: str
    from_credential_id: str | None
    to_program_id: str
    credit_given: str
    weeks_saved: float | None
    source_url: str
    as_of: str | None
    credit_given_es: str | None = None


@dataclass(frozen=True, slots=True)
class ServiceFact:
    """A support service; an empty `requirements` is unknown, not open to all."""

    id: str
    name: str
    organization: str
    category: str
    description: str
    how_to_apply: str | None
    eligibility: str | None
    income_pct_fpl_max: int | None
    min_age: int | None
    max_age: int | None
    statewide: bool
    phone: str | None
    phone_year: int | None
    website: str | None
    note: str | None
    source_url: str
    as_of: str | None
    requirements: tuple[str, ...] = ()
    counties: frozenset[str] = frozenset()
    description_es: str | None = None
    how_to_apply_es: str | None = None
    eligibility_es: str | None = None


@dataclass(frozen=True, slots=True)
class BarrierFact:
    """A rule that may stand between a person and an occupation or credential (blocks, case_by_case, note)."""

    id: str
    onet_soc: str | None
    credential_id: str | None
    barrier: str
    rule: str
    severity: str
    source_url: str
    as_of: str | None
    rule_es: str | None = None


@dataclass(frozen=True, slots=True)
class DemandFact:
    """What one source says about the demand for an occupation."""

    onet_soc: str
    list: str
    area: str
    rank: int | None
    growth_pct: float | None
    openings_per_year: int | None
    year: str | None
    note: str | None
    source_url: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class CriticalList:
    """A list of critical occupations: of "Oklahoma", or of a workforce area (its id). Ranks by O*NET-SOC code."""

    area: str
    year: int
    ranks: Mapping[str, int | None]
    source_url: str | None


@dataclass(frozen=True, slots=True)
class CountyFact:
    """One of Oklahoma's counties with its workforce area."""

    name: str
    fips: str
    seat: str
    lat: float
    lon: float
    workforce_area_id: str


@dataclass(frozen=True, slots=True)
class WorkforceAreaFact:
    """A local workforce development area and its board."""

    id: str
    name: str
    board_website: str | None
    phone: str | None
    source_url: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class JobCenterFact:
    """An Oklahoma Works (American Job Center) office."""

    id: str
    name: str
    street: str | None
    city: str
    zip: str | None
    county: str
    lat: float
    lon: float
    phone: str | None
    hours: str | None
    website: str | None
    source_url: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A town or city, with its other names."""

    id: str
    name: str
    county: str
    lat: float
    lon: float
    population: int | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BorderPlaceFact:
    """A town just across the state line."""

    id: str
    name: str
    state: str
    lat: float
    lon: float
    position_basis: str
    source_url: str


@dataclass(frozen=True, slots=True)
class ZipFact:
    """A ZIP code and its centre."""

    zip: str
    city: str
    county: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class FieldFact:
    """An industry sector and what people call it."""

    id: str
    name_en: str
    name_es: str
    words_en: str | None
    words_es: str | None
