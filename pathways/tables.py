"""The pathway database, table by table.

Every fact row keeps `source_url` (one or several addresses separated by "; ", or "general knowledge") and `as_of` (as
the source gives it; empty is undated). `note` and `confidence` carry the doubts, so that they can be shown.
Money is US dollars, wages dollars an hour unless named `annual`, length weeks or clock hours, position degrees WGS 84.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pathways.db import Base

Key = String(120)


class Sourced:
    """Columns of every fact row."""

    source_url: Mapped[str]
    as_of: Mapped[str | None]


class FieldRow(Base):
    """An industry sector."""

    __tablename__ = "fields"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    name_en: Mapped[str]
    name_es: Mapped[str]
    words_en: Mapped[str | None]  # everyday words for it, separated by ";"
    words_es: Mapped[str | None]


class Occupation(Sourced, Base):
    """An O*NET-SOC 2019 occupation. `critical` stays empty until the state's own list is imported."""

    __tablename__ = "occupations"
    onet_soc: Mapped[str] = mapped_column(String(10), primary_key=True)
    title: Mapped[str]
    plain_title_en: Mapped[str]
    plain_title_es: Mapped[str | None]
    description: Mapped[str | None]
    description_es: Mapped[str | None]
    field_id: Mapped[str] = mapped_column(ForeignKey("fields.id"), index=True)
    riasec: Mapped[str | None] = mapped_column(String(6))
    job_zone: Mapped[int | None]
    typical_entry_education: Mapped[str | None]
    work_experience: Mapped[str | None]
    on_the_job_training: Mapped[str | None]
    licensed: Mapped[bool | None]
    license_body: Mapped[str | None]
    license_source_url: Mapped[str | None]
    critical: Mapped[bool | None]
    growth_pct_us: Mapped[float | None]  # national, 2024-34; never Oklahoma's
    openings_per_year_us: Mapped[int | None]
    note: Mapped[str | None]
    titles: Mapped[list[OccupationTitle]] = relationship(cascade="all, delete-orphan")
    wages: Mapped[list[Wage]] = relationship(cascade="all, delete-orphan")


class OccupationTitle(Base):
    """What people call an occupation, in either language."""

    __tablename__ = "occupation_titles"
    onet_soc: Mapped[str] = mapped_column(ForeignKey("occupations.onet_soc"), primary_key=True)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    title: Mapped[str] = mapped_column(String(200), primary_key=True)
    source_url: Mapped[str]


class Wage(Sourced, Base):
    """What an occupation pays in an area in a year. `wage_soc` is the code the figure was published for."""

    __tablename__ = "wages"
    onet_soc: Mapped[str] = mapped_column(ForeignKey("occupations.onet_soc"), primary_key=True)
    area: Mapped[str] = mapped_column(String(80), primary_key=True)  # "Oklahoma" for the state
    year: Mapped[int] = mapped_column(primary_key=True)
    wage_soc: Mapped[str | None] = mapped_column(String(10))
    hourly_median_usd: Mapped[float | None]
    annual_median_usd: Mapped[float | None]
    annual_p10_usd: Mapped[float | None]
    annual_p90_usd: Mapped[float | None]
    employment: Mapped[int | None]


class DemandStatement(Sourced, Base):
    """What one source says about the demand for an occupation."""

    __tablename__ = "demand_statements"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    onet_soc: Mapped[str] = mapped_column(ForeignKey("occupations.onet_soc"), index=True)
    list: Mapped[str] = mapped_column(String(40))
    area: Mapped[str]
    rank: Mapped[int | None]
    growth_pct: Mapped[float | None]
    openings_per_year: Mapped[int | None]
    hourly_median_usd: Mapped[float | None]
    year: Mapped[str | None]
    note: Mapped[str | None]


class Credential(Sourced, Base):
    """What a program or an exam leaves one with."""

    __tablename__ = "credentials"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    name: Mapped[str]
    name_es: Mapped[str | None]
    kind: Mapped[str] = mapped_column(String(40))
    issuer: Mapped[str | None]
    oklahoma_authority: Mapped[str | None]
    min_age: Mapped[int | None]
    typical_hours: Mapped[float | None]
    exam: Mapped[str | None]
    exam_es: Mapped[str | None]
    background_check: Mapped[bool | None]
    titles: Mapped[list[CredentialTitle]] = relationship(cascade="all, delete-orphan")
    prerequisites: Mapped[list[CredentialPrerequisite]] = relationship(
        cascade="all, delete-orphan", foreign_keys="CredentialPrerequisite.credential_id"
    )


class CredentialTitle(Base):
    """What people call a credential, in either language ("CNA", "licencia comercial")."""

    __tablename__ = "credential_titles"
    credential_id: Mapped[str] = mapped_column(ForeignKey("credentials.id"), primary_key=True)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    title: Mapped[str] = mapped_column(String(200), primary_key=True)


class CredentialPrerequisite(Base):
    """A credential that another one builds on. All prerequisites of a credential are needed."""

    __tablename__ = "credential_prerequisites"
    credential_id: Mapped[str] = mapped_column(ForeignKey("credentials.id"), primary_key=True)
    prerequisite_id: Mapped[str] = mapped_column(ForeignKey("credentials.id"), primary_key=True)


class OccupationCredential(Sourced, Base):
    """A credential that qualifies for an occupation. `required`: no work in it without; empty is not settled."""

    __tablename__ = "occupation_credentials"
    onet_soc: Mapped[str] = mapped_column(ForeignKey("occupations.onet_soc"), primary_key=True)
    credential_id: Mapped[str] = mapped_column(ForeignKey("credentials.id"), primary_key=True)
    required: Mapped[bool | None]
    basis: Mapped[str] = mapped_column(String(40))


class Ladder(Sourced, Base):
    """An edge from one occupation to the next. `basis` says what supports it (source … general_knowledge)."""

    __tablename__ = "ladders"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    from_onet_soc: Mapped[str] = mapped_column(ForeignKey("occupations.onet_soc"), index=True)
    to_onet_soc: Mapped[str] = mapped_column(ForeignKey("occupations.onet_soc"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    needs_credential: Mapped[str | None]
    typical_years: Mapped[float | None]
    field_id: Mapped[str] = mapped_column(ForeignKey("fields.id"))
    basis: Mapped[str] = mapped_column(String(40))
    credentials: Mapped[list[LadderCredential]] = relationship(cascade="all, delete-orphan")


class LadderCredential(Base):
    """A credential that climbing a ladder edge needs."""

    __tablename__ = "ladder_credentials"
    ladder_id: Mapped[str] = mapped_column(ForeignKey("ladders.id"), primary_key=True)
    credential_id: Mapped[str] = mapped_column(ForeignKey("credentials.id"), primary_key=True)


class Provider(Sourced, Base):
    """A school, college, adult-education site, tribal college or apprenticeship sponsor."""

    __tablename__ = "providers"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(40))
    website: Mapped[str | None]
    phone: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[str | None]


class Campus(Sourced, Base):
    """Where a provider teaches. `position_basis` says how exact lat and lon are (zip, place, county)."""

    __tablename__ = "campuses"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    provider_id: Mapped[str] = mapped_column(ForeignKey("providers.id"), index=True)
    name: Mapped[str]
    street: Mapped[str | None]
    city: Mapped[str]
    zip: Mapped[str | None] = mapped_column(String(5))
    county: Mapped[str] = mapped_column(ForeignKey("counties.name"), index=True)
    lat: Mapped[float]
    lon: Mapped[float]
    position_basis: Mapped[str] = mapped_column(String(20))
    phone: Mapped[str | None] = mapped_column(String(40))
    is_main: Mapped[bool]
    note: Mapped[str | None]


class Program(Sourced, Base):
    """Training that one can enroll in. `campus_assumed`: the source names no campus, the provider's main one stands in.

    `tuition_year` is the first year of the school year the price is from. `last_awarded` is the latest school year in
    which federal data saw completions. `schedule_basis` is `source` or `inferred`. `cip` is the subject in the federal
    classification (CIP 2020), from the source or because the name is the title of that subject.
    """

    __tablename__ = "programs"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    provider_id: Mapped[str] = mapped_column(ForeignKey("providers.id"), index=True)
    campus_id: Mapped[str | None] = mapped_column(ForeignKey("campuses.id"), index=True)
    campus_assumed: Mapped[bool]
    name: Mapped[str]
    field_id: Mapped[str] = mapped_column(ForeignKey("fields.id"), index=True)
    credential_text: Mapped[str]
    credential_text_es: Mapped[str | None]
    credential_kind: Mapped[str] = mapped_column(String(40), index=True)
    credit_hours: Mapped[float | None]
    hours: Mapped[float | None]
    weeks: Mapped[float | None]
    weeks_basis: Mapped[str | None] = mapped_column(String(40))  # source, arithmetic
    schedule_basis: Mapped[str | None] = mapped_column(String(20))
    tuition_usd: Mapped[float | None]
    tuition_year: Mapped[int | None]
    tuition_basis: Mapped[str | None]  # source, arithmetic, estimate
    min_education: Mapped[str | None] = mapped_column(String(20))
    min_education_basis: Mapped[str | None] = mapped_column(String(20))  # source, assumed
    min_age: Mapped[int | None]
    entry_requirements: Mapped[str | None]
    entry_requirements_es: Mapped[str | None]
    last_awarded: Mapped[str | None] = mapped_column(String(10))
    confidence: Mapped[str | None] = mapped_column(String(20))  # high, medium, low
    note: Mapped[str | None]
    note_es: Mapped[str | None]
    cip: Mapped[str | None] = mapped_column(String(7))
    cip_basis: Mapped[str | None] = mapped_column(String(20))  # source, title
    schedules: Mapped[list[ProgramSchedule]] = relationship(cascade="all, delete-orphan")
    occupations: Mapped[list[ProgramOccupation]] = relationship(cascade="all, delete-orphan")
    credentials: Mapped[list[ProgramCredential]] = relationship(cascade="all, delete-orphan")
    prerequisites: Mapped[list[ProgramPrerequisite]] = relationship(cascade="all, delete-orphan")
    requirements: Mapped[list[ProgramRequirement]] = relationship(cascade="all, delete-orphan")
    __table_args__ = (Index("ix_programs_field_campus", "field_id", "campus_id"),)


class ProgramSchedule(Base):
    """When or how a program is taught: day, evening, weekend, online, hybrid. No row: unknown."""

    __tablename__ = "program_schedules"
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    schedule: Mapped[str] = mapped_column(String(20), primary_key=True)


class ProgramOccupation(Base):
    """An occupation a program prepares for; the first `position` is the main one."""

    __tablename__ = "program_occupations"
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    onet_soc: Mapped[str] = mapped_column(ForeignKey("occupations.onet_soc"), primary_key=True, index=True)
    position: Mapped[int]


class ProgramCredential(Base):
    """A credential that a program grants itself, or prepares for (the exam is another's)."""

    __tablename__ = "program_credentials"
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    credential_id: Mapped[str] = mapped_column(ForeignKey("credentials.id"), primary_key=True, index=True)
    relation: Mapped[str] = mapped_column(String(20))  # grants, prepares_for


class ProgramPrerequisite(Base):
    """A credential one must hold to enter a program.

    Rows with the same `alternative` are all needed; any one alternative will do.
    """

    __tablename__ = "program_prerequisites"
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    alternative: Mapped[int] = mapped_column(primary_key=True)
    credential_id: Mapped[str] = mapped_column(ForeignKey("credentials.id"), primary_key=True)


class ProgramRequirement(Base):
    """Whom a program is only for: statuses in the words of `ServiceRequirement`, or people who are inside already.

    All are needed. `current_employee` and `current_student` are those who work, or study, with its provider now.
    """

    __tablename__ = "program_requirements"
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(String(60), primary_key=True)


class Articulation(Sourced, Base):
    """Credit that an earlier credential earns in a program. `weeks_saved` only where a source lets it be said."""

    __tablename__ = "articulations"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    from_text: Mapped[str]
    from_credential_id: Mapped[str | None] = mapped_column(ForeignKey("credentials.id"))
    to_program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), index=True)
    credit_given: Mapped[str]
    credit_given_es: Mapped[str | None]
    weeks_saved: Mapped[float | None]


class WorkExperience(Sourced, Base):
    """Paid work that teaches: apprenticeship, training on the job, academy. `campus_id` gives where, if known."""

    __tablename__ = "work_experiences"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    provider_id: Mapped[str] = mapped_column(ForeignKey("providers.id"), index=True)
    campus_id: Mapped[str | None] = mapped_column(ForeignKey("campuses.id"))
    campus_assumed: Mapped[bool]
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(40))  # apprenticeship, on_the_job, academy, referral
    field_id: Mapped[str] = mapped_column(ForeignKey("fields.id"), index=True)
    credential_text: Mapped[str | None]
    credential_text_es: Mapped[str | None]
    paid: Mapped[bool | None]
    hours: Mapped[float | None]  # of class and work, as the source counts them; the note says which
    weeks: Mapped[float | None]
    tuition_usd: Mapped[float | None]
    tuition_year: Mapped[int | None]
    min_education: Mapped[str | None] = mapped_column(String(20))
    min_age: Mapped[int | None]
    entry_requirements: Mapped[str | None]
    entry_requirements_es: Mapped[str | None]
    confidence: Mapped[str | None] = mapped_column(String(20))
    note: Mapped[str | None]
    note_es: Mapped[str | None]
    occupations: Mapped[list[WorkExperienceOccupation]] = relationship(cascade="all, delete-orphan")
    credentials: Mapped[list[WorkExperienceCredential]] = relationship(cascade="all, delete-orphan")
    prerequisites: Mapped[list[WorkExperiencePrerequisite]] = relationship(cascade="all, delete-orphan")
    requirements: Mapped[list[WorkExperienceRequirement]] = relationship(cascade="all, delete-orphan")


class WorkExperienceOccupation(Base):
    """An occupation a work experience leads to; the first `position` is the main one."""

    __tablename__ = "work_experience_occupations"
    work_experience_id: Mapped[str] = mapped_column(ForeignKey("work_experiences.id"), primary_key=True)
    onet_soc: Mapped[str] = mapped_column(ForeignKey("occupations.onet_soc"), primary_key=True, index=True)
    position: Mapped[int]


class WorkExperienceCredential(Base):
    """A credential that a work experience leads to."""

    __tablename__ = "work_experience_credentials"
    work_experience_id: Mapped[str] = mapped_column(ForeignKey("work_experiences.id"), primary_key=True)
    credential_id: Mapped[str] = mapped_column(ForeignKey("credentials.id"), primary_key=True)


class WorkExperiencePrerequisite(Base):
    """A credential one must hold to be taken on. Alternatives read as in `ProgramPrerequisite`."""

    __tablename__ = "work_experience_prerequisites"
    work_experience_id: Mapped[str] = mapped_column(ForeignKey("work_experiences.id"), primary_key=True)
    alternative: Mapped[int] = mapped_column(primary_key=True)
    credential_id: Mapped[str] = mapped_column(ForeignKey("credentials.id"), primary_key=True)


class WorkExperienceRequirement(Base):
    """Whom a work experience is only for, as `ProgramRequirement` says it."""

    __tablename__ = "work_experience_requirements"
    work_experience_id: Mapped[str] = mapped_column(ForeignKey("work_experiences.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(String(60), primary_key=True)


class Service(Sourced, Base):
    """A support service. Eligibility is machine-readable where the source allows; empty is unknown, not open to all.

    `phone_year` is the year the phone was last seen; `income_pct_fpl_max` percent of the federal poverty line.
    """

    __tablename__ = "services"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    name: Mapped[str]
    organization: Mapped[str]
    category: Mapped[str] = mapped_column(String(40), index=True)
    description: Mapped[str]
    description_es: Mapped[str | None]
    how_to_apply: Mapped[str | None]
    how_to_apply_es: Mapped[str | None]
    eligibility: Mapped[str | None]
    eligibility_es: Mapped[str | None]
    income_pct_fpl_max: Mapped[int | None]
    min_age: Mapped[int | None]
    max_age: Mapped[int | None]
    statewide: Mapped[bool]
    phone: Mapped[str | None] = mapped_column(String(40))
    phone_year: Mapped[int | None]
    website: Mapped[str | None]
    note: Mapped[str | None]
    requirements: Mapped[list[ServiceRequirement]] = relationship(cascade="all, delete-orphan")
    areas: Mapped[list[ServiceArea]] = relationship(cascade="all, delete-orphan")


class ServiceRequirement(Base):
    """A status or circumstance a service asks for (all of them are needed)."""

    __tablename__ = "service_requirements"
    service_id: Mapped[str] = mapped_column(ForeignKey("services.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(String(60), primary_key=True)


class ServiceArea(Base):
    """A county that a service that is not statewide covers."""

    __tablename__ = "service_areas"
    service_id: Mapped[str] = mapped_column(ForeignKey("services.id"), primary_key=True)
    county: Mapped[str] = mapped_column(ForeignKey("counties.name"), primary_key=True, index=True)


class WorkforceArea(Sourced, Base):
    """A local workforce development area and its board."""

    __tablename__ = "workforce_areas"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    name: Mapped[str]
    board_website: Mapped[str | None]
    phone: Mapped[str | None] = mapped_column(String(40))


class County(Base):
    """One of Oklahoma's 77 counties."""

    __tablename__ = "counties"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    fips: Mapped[str] = mapped_column(String(5))
    seat: Mapped[str]
    lat: Mapped[float]
    lon: Mapped[float]
    workforce_area_id: Mapped[str] = mapped_column(ForeignKey("workforce_areas.id"), index=True)
    source_url: Mapped[str]


class JobCenter(Sourced, Base):
    """An Oklahoma Works (American Job Center) office."""

    __tablename__ = "job_centers"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    name: Mapped[str]
    street: Mapped[str | None]
    city: Mapped[str]
    zip: Mapped[str | None] = mapped_column(String(5))
    county: Mapped[str] = mapped_column(ForeignKey("counties.name"), index=True)
    lat: Mapped[float]
    lon: Mapped[float]
    position_basis: Mapped[str] = mapped_column(String(20))
    phone: Mapped[str | None] = mapped_column(String(40))
    hours: Mapped[str | None]
    website: Mapped[str | None]


class PlaceRow(Base):
    """A town or city. Two places may share a name in different counties."""

    __tablename__ = "places"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(String(80), index=True)
    county: Mapped[str] = mapped_column(ForeignKey("counties.name"), index=True)
    lat: Mapped[float]
    lon: Mapped[float]
    population: Mapped[int | None]
    source_url: Mapped[str]
    names: Mapped[list[PlaceName]] = relationship(cascade="all, delete-orphan")


class PlaceName(Base):
    """Another name of a place ("OKC")."""

    __tablename__ = "place_names"
    place_id: Mapped[str] = mapped_column(ForeignKey("places.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(80), primary_key=True)


class BorderPlace(Base):
    """A town just across the state line, whose people may train in Oklahoma."""

    __tablename__ = "border_places"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(String(80), index=True)
    state: Mapped[str] = mapped_column(String(2))
    lat: Mapped[float]
    lon: Mapped[float]
    position_basis: Mapped[str] = mapped_column(String(20))
    source_url: Mapped[str]


class ZipCode(Base):
    """A ZIP code and its centre."""

    __tablename__ = "zips"
    zip: Mapped[str] = mapped_column(String(5), primary_key=True)
    city: Mapped[str]
    county: Mapped[str] = mapped_column(ForeignKey("counties.name"), index=True)
    lat: Mapped[float]
    lon: Mapped[float]
    source_url: Mapped[str]


class Barrier(Sourced, Base):
    """A rule that may stand between a person and an occupation or credential. Severity: blocks, case_by_case, note."""

    __tablename__ = "barriers"
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    onet_soc: Mapped[str | None] = mapped_column(ForeignKey("occupations.onet_soc"), index=True)
    credential_id: Mapped[str | None] = mapped_column(ForeignKey("credentials.id"), index=True)
    barrier: Mapped[str] = mapped_column(String(40))
    rule: Mapped[str]
    rule_es: Mapped[str | None]
    severity: Mapped[str] = mapped_column(String(20))


class Dataset(Base):
    """Which data stands in the database: one row. `version` changes with every load or correction."""

    __tablename__ = "dataset"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(String(64))
    loaded_at: Mapped[str] = mapped_column(String(40))
    folder: Mapped[str]
