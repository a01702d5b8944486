"""The tables of imported reference files: what O*NET, the labour statistics and the state publish, as they publish it.

They stand beside the pathway tables and are not touched by the folder loader: a folder of pathway data says what
Oklahoma offers, a reference file what every occupation is. Rows are found by O*NET-SOC or SOC code; nothing here refers
to a pathway table, so that either can change without the other. `reference_imports` says what was imported.
"""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from pathways.db import Base

OnetSoc = String(10)
Soc = String(7)


class ReferenceImport(Base):
    """One part of an import: a file of an O*NET release, an area of a wage file, or a whole file.

    `release` is its name ("O*NET 30.1", "OEWS 2025"), `as_of` the newest date in it where it has dates, `digest` that
    of its content; `rows` counts the rows kept, `left_out` those that say nothing (a table's "NO MATCH").
    """

    __tablename__ = "reference_imports"
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    part: Mapped[str] = mapped_column(String(120), primary_key=True)
    release: Mapped[str] = mapped_column(String(80))
    as_of: Mapped[str | None] = mapped_column(String(40))
    digest: Mapped[str] = mapped_column(String(64))
    rows: Mapped[int]
    left_out: Mapped[int]
    source_url: Mapped[str]
    imported_at: Mapped[str] = mapped_column(String(40))


class ReferenceOccupation(Base):
    """An occupation of the O*NET-SOC 2019 taxonomy, with O*NET's title and description."""

    __tablename__ = "reference_occupations"
    onet_soc: Mapped[str] = mapped_column(OnetSoc, primary_key=True)
    title: Mapped[str]
    description: Mapped[str]


class ReferenceTitle(Base):
    """Another title of an occupation; `short_title` is its abbreviation where O*NET gives one."""

    __tablename__ = "reference_titles"
    onet_soc: Mapped[str] = mapped_column(OnetSoc, primary_key=True)
    title: Mapped[str] = mapped_column(String(200), primary_key=True)
    short_title: Mapped[str | None] = mapped_column(String(200))


class ReferenceInterest(Base):
    """How much an occupation has of one of the interests R I A S E C, 1 to 7; `rank` 1 to 3 if it is a high point."""

    __tablename__ = "reference_interests"
    onet_soc: Mapped[str] = mapped_column(OnetSoc, primary_key=True)
    interest: Mapped[str] = mapped_column(String(1), primary_key=True)
    score: Mapped[float]
    rank: Mapped[int | None]


class ReferenceJobZone(Base):
    """How much preparation an occupation takes, 1 (little) to 5."""

    __tablename__ = "reference_job_zones"
    onet_soc: Mapped[str] = mapped_column(OnetSoc, primary_key=True)
    job_zone: Mapped[int]


class ReferenceRelated(Base):
    """A related occupation by O*NET: `tier` Primary-Short, Primary-Long or Supplemental, `position` from 1."""

    __tablename__ = "reference_related"
    onet_soc: Mapped[str] = mapped_column(OnetSoc, primary_key=True)
    related: Mapped[str] = mapped_column(OnetSoc, primary_key=True)
    tier: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]


class ReferenceTask(Base):
    """A task of an occupation; `core` is empty where O*NET has not sorted it."""

    __tablename__ = "reference_tasks"
    onet_soc: Mapped[str] = mapped_column(OnetSoc, primary_key=True)
    task_id: Mapped[int] = mapped_column(primary_key=True)
    task: Mapped[str]
    core: Mapped[bool | None]


class ReferenceRating(Base):
    """A skill or knowledge area of an occupation: `importance` 1 to 5, `level` 0 to 7.

    A score that O*NET recommends to suppress is empty. `relevant` is false where most workers say it is not relevant.
    """

    __tablename__ = "reference_ratings"
    onet_soc: Mapped[str] = mapped_column(OnetSoc, primary_key=True)
    element_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(String(120))
    importance: Mapped[float | None]
    level: Mapped[float | None]
    relevant: Mapped[bool]


class ReferenceEducation(Base):
    """What share of an occupation's workers say that a level of education is required, in percent.

    `category` is O*NET's, 1 (less than high school) to 12 (post-doctoral).
    """

    __tablename__ = "reference_education"
    onet_soc: Mapped[str] = mapped_column(OnetSoc, primary_key=True)
    category: Mapped[int] = mapped_column(primary_key=True)
    share_pct: Mapped[float | None]


class ReferenceTechnology(Base):
    """A tool or program of an occupation. `hot`: often in job postings; `in_demand`: often in this occupation's."""

    __tablename__ = "reference_technology"
    onet_soc: Mapped[str] = mapped_column(OnetSoc, primary_key=True)
    example: Mapped[str] = mapped_column(String(200), primary_key=True)
    category: Mapped[str]
    hot: Mapped[bool]
    in_demand: Mapped[bool]


class ReferenceWage(Base):
    """What a SOC code pays in an area in a year, and how many work in it (`jobs_per_1000` of all jobs there)."""

    __tablename__ = "reference_wages"
    area: Mapped[str] = mapped_column(String(80), primary_key=True)
    soc_code: Mapped[str] = mapped_column(Soc, primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    hourly_median_usd: Mapped[float | None]
    annual_median_usd: Mapped[float | None]
    annual_p10_usd: Mapped[float | None]
    annual_p90_usd: Mapped[float | None]
    employment: Mapped[int | None]
    jobs_per_1000: Mapped[float | None]


class ReferenceProjection(Base):
    """National growth of a SOC code over ten years, in percent, and openings a year; never Oklahoma's."""

    __tablename__ = "reference_projections"
    soc_code: Mapped[str] = mapped_column(Soc, primary_key=True)
    growth_pct: Mapped[float]
    openings_per_year: Mapped[int | None]


class ReferenceRequirement(Base):
    """What BLS says most people need to enter a SOC code."""

    __tablename__ = "reference_requirements"
    soc_code: Mapped[str] = mapped_column(Soc, primary_key=True)
    typical_entry_education: Mapped[str] = mapped_column(String(20))
    work_experience: Mapped[str] = mapped_column(String(40))
    on_the_job_training: Mapped[str] = mapped_column(String(60))


class ReferenceCrosswalk(Base):
    """A subject of study (CIP 2020) and an occupation (SOC 2018) that it directly prepares for."""

    __tablename__ = "reference_crosswalk"
    cip: Mapped[str] = mapped_column(String(7), primary_key=True)
    soc_code: Mapped[str] = mapped_column(Soc, primary_key=True)
    cip_title: Mapped[str]


class ReferenceCritical(Base):
    """An occupation on a list of critical occupations: the state's (area "Oklahoma") or a workforce area's (its id).

    `code` is a SOC or an O*NET-SOC code, as the list gives it.
    """

    __tablename__ = "reference_critical"
    area: Mapped[str] = mapped_column(String(120), primary_key=True)
    code: Mapped[str] = mapped_column(OnetSoc, primary_key=True)
    rank: Mapped[int | None]
    year: Mapped[int]
    source_url: Mapped[str | None]
