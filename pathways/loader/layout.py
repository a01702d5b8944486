"""The layout of a database folder: which files, which columns, what each cell may hold and which table it fills.

One `FileSpec` a file, in an order in which every file comes after those it refers to. A column fills the attribute of
the same name in the file's table, unless `into` sends its items to a table of their own. `docs/data.md` shows the same
lists (`columns_table`), and a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pathways import tables
from pathways.db import Base
from pathways.loader import words
from pathways.loader.kinds import (
    Kind,
    alternatives,
    boolean,
    choice,
    identifier,
    integer,
    latitude,
    latitude_across,
    longitude,
    longitude_across,
    number,
    onet_soc,
    pattern,
    phone,
    reference,
    school_year,
    several,
    sources,
    text,
    website,
    year,
    zip_code,
)


@dataclass(frozen=True)
class Into:
    """Items of a cell become rows of `table`: `owner` holds the key of the file's row, `item` the item.

    `counter` numbers the items (or the groups of alternatives) from 1; `constant` fills further columns.
    """

    table: type[Base]
    owner: str
    item: str
    counter: str | None = None
    constant: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """A column of a file. `help` says what it means, for docs/data.md.

    `translates` names the column of which this is the Spanish; a file may do without it.
    """

    name: str
    kind: Kind
    required: bool = False
    help: str = ""
    into: Into | None = None
    translates: str | None = None


@dataclass(frozen=True)
class FileSpec:
    """A file: its name without `.csv`, the table it fills, the columns of its key, its columns."""

    name: str
    table: type[Base]
    key: tuple[str, ...]
    help: str
    columns: tuple[Column, ...]

    @property
    def filename(self) -> str:
        """`programs.csv`."""
        return f"{self.name}.csv"


NAME = text(300)
ONET = reference("occupations", "onet_soc", kind=onet_soc())
CREDENTIAL = reference("credentials", "id")
COUNTY = reference("counties", "name", kind=text(40))
FIELD = reference("fields", "id", kind=text(120))
USD = number(0, 200_000, "dollars")
HOURLY = number(2, 500, "dollars an hour")
ANNUAL = number(4_000, 1_000_000, "dollars a year")
WEEKS = number(0.2, 520, "weeks")
HOURS = number(1, 20_000, "hours")
AGE = integer(0, 120, "years of age")
PERCENT = number(-100, 1_000, "percent")
COUNT = integer(0, 50_000_000, "numbers")


def _sourced() -> tuple[Column, Column]:
    return (
        Column("source_url", sources(), required=True, help="where the row's facts are from"),
        Column("as_of", text(200), help="when the source says so; empty is undated"),
    )


def _spanish(name: str, kind: Kind | None = None) -> Column:
    return Column(f"{name}_es", kind or text(), help=f"`{name}` in Spanish; may be left out", translates=name)


def _occupations_into(table: type[Base], owner: str) -> Column:
    help_text = "occupations it prepares for, the main one first"
    return Column("soc_codes", several(ONET), help=help_text, into=Into(table, owner, "onet_soc", counter="position"))


FIELDS = FileSpec(
    "fields",
    tables.FieldRow,
    ("id",),
    "The industry sectors.",
    (
        Column("id", choice(words.FIELDS), required=True),
        Column("name_en", NAME, required=True),
        Column("name_es", NAME, required=True),
        Column("words_en", text(), help="everyday words for it, separated by ';'"),
        Column("words_es", text(), help="the same in Spanish"),
    ),
)

OCCUPATIONS = FileSpec(
    "occupations",
    tables.Occupation,
    ("onet_soc",),
    "O*NET-SOC 2019 occupations.",
    (
        Column("onet_soc", onet_soc(), required=True),
        Column("title", NAME, required=True, help="O*NET's title"),
        Column("plain_title_en", NAME, required=True, help="what people call it"),
        Column("plain_title_es", NAME, help="what people call it in Spanish"),
        Column("description", text(1000), help="one plain sentence"),
        _spanish("description", text(1000)),
        Column("field_id", FIELD, required=True),
        Column(
            "riasec",
            pattern("interest letters", words.RIASEC, "SIR (of R, I, A, S, E, C, each once)"),
            help="highest first",
        ),
        Column("job_zone", integer(1, 5, "job zones")),
        Column("typical_entry_education", choice((*words.EDUCATION, "doctoral")), help="as BLS assigns it"),
        Column("work_experience", choice(words.WORK_EXPERIENCE), help="in a related occupation, as BLS assigns it"),
        Column("on_the_job_training", choice(words.ON_THE_JOB), help="as BLS assigns it"),
        Column("licensed", boolean(), help="Oklahoma asks for a licence, permit or registration; empty is not settled"),
        Column("license_body", NAME),
        Column("license_source_url", sources()),
        Column(
            "critical", boolean(), help="on the state's list of critical occupations; empty until that list is imported"
        ),
        Column("growth_pct_us", PERCENT, help="national, never Oklahoma's"),
        Column("openings_per_year_us", COUNT, help="national, never Oklahoma's"),
        Column("note", text()),
        *_sourced(),
    ),
)

OCCUPATION_TITLES = FileSpec(
    "occupation_titles",
    tables.OccupationTitle,
    ("onet_soc", "language", "title"),
    "What else people call an occupation.",
    (
        Column("onet_soc", ONET, required=True),
        Column("language", choice(("en", "es")), required=True),
        Column("title", text(200), required=True),
        Column("source_url", sources(), required=True),
    ),
)

WAGES = FileSpec(
    "wages",
    tables.Wage,
    ("onet_soc", "area", "year"),
    "What occupations pay, by area and year.",
    (
        Column("onet_soc", ONET, required=True),
        Column("area", text(80), required=True, help="Oklahoma for the whole state"),
        Column("year", year(), required=True),
        Column("wage_soc", pattern("a SOC code", words.SOC, "29-1141"), help="the code the figure was published for"),
        Column("hourly_median_usd", HOURLY),
        Column("annual_median_usd", ANNUAL),
        Column("annual_p10_usd", ANNUAL, help="one in ten earns less"),
        Column("annual_p90_usd", ANNUAL, help="one in ten earns more"),
        Column("employment", COUNT),
        *_sourced(),
    ),
)

DEMAND_STATEMENTS = FileSpec(
    "demand_statements",
    tables.DemandStatement,
    ("id",),
    "What single sources say about demand; not a whole list.",
    (
        Column("id", identifier(), required=True),
        Column("onet_soc", ONET, required=True),
        Column("list", choice(words.DEMAND_LISTS), required=True),
        Column("area", text(80), required=True),
        Column("rank", integer(1, 10_000, "ranks")),
        Column("growth_pct", PERCENT),
        Column("openings_per_year", COUNT),
        Column("hourly_median_usd", HOURLY),
        Column("year", pattern("a year or a span", words.YEAR_SPAN, "2024 or 2020-2030")),
        Column("note", text()),
        *_sourced(),
    ),
)

CREDENTIALS = FileSpec(
    "credentials",
    tables.Credential,
    ("id",),
    "Licences, certificates, cards and degrees.",
    (
        Column("id", identifier(), required=True),
        Column("name", NAME, required=True),
        _spanish("name", NAME),
        Column("kind", choice(words.CREDENTIAL_KINDS), required=True),
        Column("issuer", NAME),
        Column("oklahoma_authority", NAME),
        Column(
            "prerequisites",
            several(CREDENTIAL),
            help="credentials it builds on; all are needed",
            into=Into(tables.CredentialPrerequisite, "credential_id", "prerequisite_id"),
        ),
        Column("min_age", AGE),
        Column("typical_hours", HOURS, help="of training or supervised work"),
        Column("exam", NAME),
        _spanish("exam", NAME),
        Column("background_check", boolean()),
        *_sourced(),
    ),
)

CREDENTIAL_TITLES = FileSpec(
    "credential_titles",
    tables.CredentialTitle,
    ("credential_id", "language", "title"),
    "What else people call a credential.",
    (
        Column("credential_id", CREDENTIAL, required=True),
        Column("language", choice(("en", "es")), required=True),
        Column("title", text(200), required=True),
    ),
)

OCCUPATION_CREDENTIALS = FileSpec(
    "occupation_credentials",
    tables.OccupationCredential,
    ("onet_soc", "credential_id"),
    "Which credential qualifies for which occupation.",
    (
        Column("onet_soc", ONET, required=True),
        Column("credential_id", CREDENTIAL, required=True),
        Column("required", boolean(), help="true: no work in it without; empty: one of several ways, or customary"),
        Column("basis", choice(words.QUALIFYING_BASIS), required=True, help="what the row was made from"),
        *_sourced(),
    ),
)

LADDERS = FileSpec(
    "ladders",
    tables.Ladder,
    ("id",),
    "Steps from one occupation to the next.",
    (
        Column("id", identifier(), required=True),
        Column("from_onet_soc", ONET, required=True),
        Column("to_onet_soc", ONET, required=True),
        Column("kind", choice(words.LADDER_KINDS), required=True),
        Column("needs_credential", NAME, help="in the source's words"),
        Column(
            "credential_ids",
            several(CREDENTIAL),
            help="the credentials the step needs",
            into=Into(tables.LadderCredential, "ladder_id", "credential_id"),
        ),
        Column("typical_years", number(0, 40, "years")),
        Column("field_id", FIELD, required=True),
        Column("basis", choice(words.LADDER_BASIS), required=True, help="what supports the step"),
        *_sourced(),
    ),
)

BARRIERS = FileSpec(
    "barriers",
    tables.Barrier,
    ("id",),
    "Rules that may stand in the way; each row names an occupation or a credential.",
    (
        Column("id", identifier(), required=True),
        Column("onet_soc", ONET),
        Column("credential_id", CREDENTIAL),
        Column("barrier", choice(words.BARRIERS), required=True),
        Column("rule", text(), required=True, help="a short paraphrase, not legal advice"),
        _spanish("rule"),
        Column("severity", choice(words.SEVERITIES), required=True),
        *_sourced(),
    ),
)

PROVIDERS = FileSpec(
    "providers",
    tables.Provider,
    ("id",),
    "Schools, colleges, adult-education sites and sponsors.",
    (
        Column("id", identifier(), required=True),
        Column("name", NAME, required=True),
        Column("kind", choice(words.PROVIDER_KINDS), required=True),
        Column("website", website()),
        Column("phone", phone()),
        Column("note", text()),
        *_sourced(),
    ),
)


def _position(basis: tuple[str, ...] = ("address", "zip", "place", "county")) -> tuple[Column, ...]:
    return (
        Column("lat", latitude(), required=True),
        Column("lon", longitude(), required=True),
        Column("position_basis", choice(basis), required=True, help="what the position is the middle of"),
    )


def _address() -> tuple[Column, ...]:
    return (
        Column("street", NAME),
        Column("city", text(80), required=True),
        Column("zip", zip_code()),
        Column("county", COUNTY, required=True),
    )


CAMPUSES = FileSpec(
    "campuses",
    tables.Campus,
    ("id",),
    "Where providers teach.",
    (
        Column("id", identifier(), required=True),
        Column("provider_id", reference("providers", "id"), required=True),
        Column("name", NAME, required=True),
        *_address(),
        *_position(),
        Column("phone", phone()),
        Column("is_main", boolean(), required=True, help="one a provider"),
        Column("note", text()),
        *_sourced(),
    ),
)

PROGRAMS = FileSpec(
    "programs",
    tables.Program,
    ("id",),
    "Training that one can enroll in.",
    (
        Column("id", identifier(), required=True),
        Column("provider_id", reference("providers", "id"), required=True),
        Column("campus_id", reference("campuses", "id"), help="empty: not known"),
        Column(
            "campus_assumed", boolean(), required=True, help="true: the source names no campus, the main one stands in"
        ),
        Column("name", NAME, required=True),
        Column("field_id", FIELD, required=True),
        Column("credential_text", NAME, required=True, help="what it leads to, in words"),
        _spanish("credential_text", NAME),
        Column("credential_kind", choice(words.PROGRAM_KINDS), required=True),
        Column("credit_hours", number(0.5, 300, "credit hours")),
        Column("hours", HOURS, help="clock hours"),
        Column("weeks", WEEKS),
        Column("weeks_basis", choice(("source", "arithmetic")), help="arithmetic: our estimate, the note says how"),
        Column(
            "schedules",
            several(choice(words.SCHEDULES)),
            help="empty: not known",
            into=Into(tables.ProgramSchedule, "program_id", "schedule"),
        ),
        Column("schedule_basis", choice(("source", "inferred"))),
        Column("tuition_usd", USD),
        Column("tuition_year", year(), help="first year of the school year the price is from; empty is undated"),
        Column("tuition_basis", choice(("source", "arithmetic", "estimate")), help="arithmetic: a rate times hours"),
        Column("min_education", choice(words.EDUCATION), help="empty is unknown, not none"),
        Column("min_education_basis", choice(("source", "assumed"))),
        Column("min_age", AGE),
        Column("entry_requirements", text()),
        _spanish("entry_requirements"),
        Column(
            "requirements",
            several(choice((*words.REQUIREMENTS, *words.INSIDERS))),
            help="whom it is only for; all are needed. current_employee, current_student: only insiders",
            into=Into(tables.ProgramRequirement, "program_id", "requirement"),
        ),
        Column(
            "prerequisites",
            alternatives(CREDENTIAL),
            help="credentials one must hold to enter",
            into=Into(tables.ProgramPrerequisite, "program_id", "credential_id", counter="alternative"),
        ),
        _occupations_into(tables.ProgramOccupation, "program_id"),
        Column("cip", pattern("a CIP code", words.CIP, "51.3801"), help="its subject in the federal list (CIP 2020)"),
        Column("cip_basis", choice(("source", "title")), help="title: the name is that of the subject"),
        Column(
            "grants",
            several(CREDENTIAL),
            help="credentials the school itself gives",
            into=Into(tables.ProgramCredential, "program_id", "credential_id", constant={"relation": "grants"}),
        ),
        Column(
            "prepares_for",
            several(CREDENTIAL),
            help="credentials whose exam or licence is another's",
            into=Into(tables.ProgramCredential, "program_id", "credential_id", constant={"relation": "prepares_for"}),
        ),
        Column("last_awarded", school_year(), help="latest school year with completions in federal data"),
        Column("confidence", choice(words.CONFIDENCE)),
        Column("note", text(), help="every doubt"),
        _spanish("note"),
        *_sourced(),
    ),
)

ARTICULATIONS = FileSpec(
    "articulations",
    tables.Articulation,
    ("id",),
    "Credit that an earlier credential earns in a program.",
    (
        Column("id", identifier(), required=True),
        Column("from_text", NAME, required=True),
        Column("from_credential_id", CREDENTIAL),
        Column("to_program_id", reference("programs", "id"), required=True),
        Column("credit_given", text(1000), required=True),
        _spanish("credit_given", text(1000)),
        Column("weeks_saved", WEEKS, help="only where a source lets it be said"),
        *_sourced(),
    ),
)

WORK_EXPERIENCES = FileSpec(
    "work_experiences",
    tables.WorkExperience,
    ("id",),
    "Paid work that teaches: apprenticeships, training on the job, academies.",
    (
        Column("id", identifier(), required=True),
        Column("provider_id", reference("providers", "id"), required=True),
        Column("campus_id", reference("campuses", "id"), help="empty: not known"),
        Column("campus_assumed", boolean(), required=True),
        Column("name", NAME, required=True),
        Column(
            "kind", choice(words.WORK_KINDS), required=True, help="referral: the provider sends one on to the sponsor"
        ),
        Column("field_id", FIELD, required=True),
        Column("credential_text", NAME),
        _spanish("credential_text", NAME),
        Column("paid", boolean()),
        Column("hours", HOURS, help="as the source counts them; the note says which"),
        Column("weeks", WEEKS),
        Column("tuition_usd", USD),
        Column("tuition_year", year()),
        Column("min_education", choice(words.EDUCATION), help="empty is unknown, not none"),
        Column("min_age", AGE),
        Column("entry_requirements", text()),
        _spanish("entry_requirements"),
        Column(
            "requirements",
            several(choice((*words.REQUIREMENTS, *words.INSIDERS))),
            help="whom it is only for, as in programs.csv",
            into=Into(tables.WorkExperienceRequirement, "work_experience_id", "requirement"),
        ),
        Column(
            "prerequisites",
            alternatives(CREDENTIAL),
            help="credentials one must hold to be taken on",
            into=Into(tables.WorkExperiencePrerequisite, "work_experience_id", "credential_id", counter="alternative"),
        ),
        _occupations_into(tables.WorkExperienceOccupation, "work_experience_id"),
        Column(
            "credential_ids",
            several(CREDENTIAL),
            help="credentials it leads to",
            into=Into(tables.WorkExperienceCredential, "work_experience_id", "credential_id"),
        ),
        Column("confidence", choice(words.CONFIDENCE)),
        Column("note", text(), help="every doubt"),
        _spanish("note"),
        *_sourced(),
    ),
)

SERVICES = FileSpec(
    "services",
    tables.Service,
    ("id",),
    "Support services. Empty eligibility is unknown, not open to all.",
    (
        Column("id", identifier(), required=True),
        Column("name", NAME, required=True),
        Column("organization", NAME, required=True),
        Column("category", choice(words.SUPPORT_CATEGORIES), required=True),
        Column("description", text(), required=True),
        _spanish("description"),
        Column("how_to_apply", text()),
        _spanish("how_to_apply"),
        Column("eligibility", text(), help="in words"),
        _spanish("eligibility"),
        Column("income_pct_fpl_max", integer(1, 1000, "percent of the federal poverty line")),
        Column("min_age", AGE),
        Column("max_age", AGE),
        Column(
            "requirements",
            several(choice(words.REQUIREMENTS)),
            help="all are needed",
            into=Into(tables.ServiceRequirement, "service_id", "requirement"),
        ),
        Column("statewide", boolean(), required=True),
        Column(
            "counties",
            several(COUNTY),
            help="where it serves, if not statewide",
            into=Into(tables.ServiceArea, "service_id", "county"),
        ),
        Column("phone", phone()),
        Column("phone_year", year(), help="when the phone was last seen; empty is unknown"),
        Column("website", website()),
        Column("note", text()),
        *_sourced(),
    ),
)

WORKFORCE_AREAS = FileSpec(
    "workforce_areas",
    tables.WorkforceArea,
    ("id",),
    "Local workforce development areas and their boards.",
    (
        Column("id", identifier(), required=True),
        Column("name", NAME, required=True),
        Column("board_website", website()),
        Column("phone", phone()),
        *_sourced(),
    ),
)

COUNTIES = FileSpec(
    "counties",
    tables.County,
    ("name",),
    "The counties.",
    (
        Column("name", text(40), required=True, help="without the word County"),
        Column("fips", pattern("an Oklahoma county code", words.FIPS, "40031"), required=True),
        Column("seat", text(80), required=True),
        Column("lat", latitude(), required=True),
        Column("lon", longitude(), required=True),
        Column("workforce_area_id", reference("workforce_areas", "id"), required=True),
        Column("source_url", sources(), required=True),
    ),
)

JOB_CENTERS = FileSpec(
    "job_centers",
    tables.JobCenter,
    ("id",),
    "Oklahoma Works (American Job Center) offices.",
    (
        Column("id", identifier(), required=True),
        Column("name", NAME, required=True),
        *_address(),
        *_position(),
        Column("phone", phone()),
        Column("hours", NAME),
        Column("website", website()),
        *_sourced(),
    ),
)

PLACES = FileSpec(
    "places",
    tables.PlaceRow,
    ("id",),
    "Towns and cities. Two may share a name in different counties.",
    (
        Column("id", identifier(), required=True),
        Column("name", text(80), required=True),
        Column("county", COUNTY, required=True),
        Column("lat", latitude(), required=True),
        Column("lon", longitude(), required=True),
        Column("population", integer(0, 5_000_000, "people")),
        Column("alt_names", several(text(80)), help="other names", into=Into(tables.PlaceName, "place_id", "name")),
        Column("source_url", sources(), required=True),
    ),
)

BORDER_PLACES = FileSpec(
    "border_places",
    tables.BorderPlace,
    ("id",),
    "Towns just across the state line, within some 45 miles of it: their people are served from Oklahoma's campuses.",
    (
        Column("id", identifier(), required=True),
        Column("name", text(80), required=True),
        Column("state", choice(words.NEIGHBORS), required=True),
        Column("lat", latitude_across(), required=True),
        Column("lon", longitude_across(), required=True),
        Column("position_basis", choice(("place", "zip")), required=True, help="what the position is the middle of"),
        Column("source_url", sources(), required=True),
    ),
)

ZIPS = FileSpec(
    "zips",
    tables.ZipCode,
    ("zip",),
    "ZIP codes and their centres.",
    (
        Column("zip", zip_code(), required=True),
        Column("city", text(80), required=True),
        Column("county", COUNTY, required=True),
        Column("lat", latitude(), required=True),
        Column("lon", longitude(), required=True),
        Column("source_url", sources(), required=True),
    ),
)

LAYOUT: tuple[FileSpec, ...] = (
    FIELDS,
    OCCUPATIONS,
    OCCUPATION_TITLES,
    WAGES,
    DEMAND_STATEMENTS,
    CREDENTIALS,
    CREDENTIAL_TITLES,
    OCCUPATION_CREDENTIALS,
    LADDERS,
    BARRIERS,
    WORKFORCE_AREAS,
    COUNTIES,
    PLACES,
    BORDER_PLACES,
    ZIPS,
    JOB_CENTERS,
    PROVIDERS,
    CAMPUSES,
    PROGRAMS,
    ARTICULATIONS,
    WORK_EXPERIENCES,
    SERVICES,
)


def columns_table(spec: FileSpec) -> str:
    """The columns of a file as a Markdown table, as docs/data.md shows them."""
    lines = ["| column | needed | holds | meaning |", "| --- | --- | --- | --- |"]
    for column in spec.columns:
        needed = "yes" if column.required else ""
        lines.append(f"| `{column.name}` | {needed} | {column.kind.name} | {column.help} |")
    return "\n".join(lines)
