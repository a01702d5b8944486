"""What imported reference files add to the catalog's facts.

The shipped row always wins: reference files fill only what it leaves unknown, and give a fact of its own to each
occupation that the shipped data does not have (`OccupationFact.from_reference`). Statistics come by SOC code, also
under the combined codes that the labour statistics use (`pathways.reference.soc`). With nothing imported, nothing
changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from pathways.facts import CriticalList, OccupationFact, ProgramFact, WageFact
from pathways.reference import tables
from pathways.reference.fields import field_of
from pathways.reference.related import Relation
from pathways.reference.soc import published, published_code
from pathways.reference.sources import EDUCATION_URL, ONET_URL, PROJECTIONS_URL, WAGES_URL
from pathways.reference.statistics import STATE
from pathways.reference.titles import plain
from pathways.reference.writing import imports_in

LEVELS = {
    1: "none", 2: "high_school", 3: "some_college", 4: "some_college", 5: "associate", 6: "bachelor", 7: "bachelor",
    8: "master", 9: "master", 10: "doctoral", 11: "doctoral", 12: "doctoral",
}  # fmt: skip
"""O*NET's categories of required education as ours; certificates count as the degree or schooling before them."""

ONET_SURVEY = "onet_survey"


@dataclass
class Reference:
    """The imported files, as far as the catalog holds them; tables keyed by O*NET-SOC code unless named `soc`."""

    occupations: dict[str, tuple[str, str]] = field(default_factory=dict)
    titles: dict[str, list[str]] = field(default_factory=dict)
    tasks: dict[str, list[str]] = field(default_factory=dict)
    riasec: dict[str, str] = field(default_factory=dict)
    job_zones: dict[str, int] = field(default_factory=dict)
    education: dict[str, str] = field(default_factory=dict)
    wages_by_soc: dict[str, dict[str, Any]] = field(default_factory=dict)  # area -> SOC code -> row
    growth_by_soc: dict[str, Any] = field(default_factory=dict)
    requirements_by_soc: dict[str, Any] = field(default_factory=dict)
    crosswalk: dict[str, list[str]] = field(default_factory=dict)  # CIP code -> SOC codes
    relations: list[Relation] = field(default_factory=list)
    critical: dict[str, CriticalList] = field(default_factory=dict)  # area -> its list
    as_of: dict[str, str] = field(default_factory=dict)  # source address -> what was imported

    def occupation_facts(self, shipped: Iterable[OccupationFact]) -> list[OccupationFact]:
        """The shipped occupations with their gaps filled, then those that only the reference files have."""
        found = [self._filled(row) for row in shipped]
        have = {row.onet_soc for row in found}
        return [*found, *(self._filled(self._bare(code)) for code in sorted(self.occupations.keys() - have))]

    def program_facts(self, programs: Iterable[ProgramFact], occupations: Iterable[str]) -> list[ProgramFact]:
        """The programs, those of a known subject with the occupations the crosswalk gives it."""
        if not self.crosswalk:
            return list(programs)
        by_soc: dict[str, list[str]] = defaultdict(list)
        for code in sorted(occupations):
            by_soc[code[:7]].append(code)
        # A subject leads to the occupation as a whole; its specialties take more, unless there is nothing else.
        whole = {soc: [one for one in codes if one.endswith(".00")] or codes for soc, codes in by_soc.items()}
        return [self._crossed(row, whole) for row in programs]

    def _crossed(self, row: ProgramFact, whole: Mapping[str, Sequence[str]]) -> ProgramFact:
        socs = self.crosswalk.get(row.cip or "", ())
        found = tuple(code for soc in socs for code in whole.get(soc, ()) if code not in row.occupations)
        return replace(row, crosswalk_occupations=found) if found else row

    def _bare(self, onet_soc: str) -> OccupationFact:
        title, _ = self.occupations[onet_soc]
        return OccupationFact(
            onet_soc=onet_soc, title=title, plain_title_en=plain(title), plain_title_es=None, description=None,
            field_id=field_of(onet_soc), riasec=None, job_zone=None, typical_entry_education=None, work_experience=None,
            on_the_job_training=None, licensed=None, license_body=None, license_source_url=None, critical=None,
            growth_pct_us=None, openings_per_year_us=None, note=None, source_url="", as_of=None, from_reference=True,
        )  # fmt: skip

    def _filled(self, row: OccupationFact) -> OccupationFact:
        """The row with what it leaves unknown filled, and the sources of that beside its own."""
        code = row.onet_soc
        growth, needs = published(self.growth_by_soc, code), published(self.requirements_by_soc, code)
        offers: list[tuple[str, Any, str]] = [
            ("description", self.occupations.get(code, (None, None))[1], ONET_URL),
            ("riasec", self.riasec.get(code), ONET_URL),
            ("job_zone", self.job_zones.get(code), ONET_URL),
            ("typical_entry_education", needs and needs.typical_entry_education, EDUCATION_URL),
            ("work_experience", needs and needs.work_experience, EDUCATION_URL),
            ("on_the_job_training", needs and needs.on_the_job_training, EDUCATION_URL),
            ("growth_pct_us", growth and growth.growth_pct, PROJECTIONS_URL),
            ("openings_per_year_us", growth and growth.openings_per_year, PROJECTIONS_URL),
        ]
        new: dict[str, Any] = {}
        sources: dict[str, None] = {ONET_URL: None} if row.from_reference else {}
        for name, value, source in offers:
            if value is not None and getattr(row, name) is None:
                new[name] = value
                sources[source] = None
        if row.typical_entry_education is None and "typical_entry_education" not in new and code in self.education:
            new |= {"typical_entry_education": self.education[code], "education_basis": ONET_SURVEY}
            sources[ONET_URL] = None
        state = self.critical.get(STATE)
        if state is not None and row.critical is None:
            new["critical"] = code in state.ranks
        wages = self._wages(row)
        if row.from_reference and wages:
            sources[WAGES_URL] = None
        return replace(
            row,
            **new,
            wages=wages,
            alternate_titles=tuple(self.titles.get(code, ())),
            tasks=tuple(self.tasks.get(code, ())),
            source_url="; ".join(
                [*filter(None, [row.source_url]), *(one for one in sources if one not in row.source_url)]
            ),
            as_of="; ".join([*filter(None, [row.as_of]), *(self.as_of[one] for one in sources if one in self.as_of)])
            or None,
        )

    def _wages(self, row: OccupationFact) -> tuple[WageFact, ...]:
        """The shipped wages; what they leave open from the same figure; then areas and years they do not have."""
        found: dict[tuple[str, int], WageFact] = {(one.area, one.year): one for one in row.wages}
        for area, by_soc in self.wages_by_soc.items():
            code = published_code(by_soc, row.onet_soc)
            if code is None:
                continue
            fact = _wage(area, code, by_soc[code])
            own = found.get((area, fact.year))
            if own is None:
                found[area, fact.year] = fact
            elif own.wage_soc == code:
                gaps = {name: getattr(fact, name) for name in FIGURES if getattr(own, name) is None}
                found[area, fact.year] = replace(own, **gaps)
        return tuple(found.values())


FIGURES = (
    "hourly_median_usd", "annual_median_usd", "annual_p10_usd", "annual_p90_usd", "employment", "jobs_per_1000",
)  # fmt: skip


def _wage(area: str, code: str, row: Any) -> WageFact:
    figures = {name: getattr(row, name) for name in FIGURES}
    return WageFact(
        area=area, year=row.year, wage_soc=code, source_url=WAGES_URL, as_of=f"{row.year}-05", **figures
    )  # fmt: skip


def read(session: Session) -> Reference | None:
    """What is imported; `None` where nothing is."""
    imports = imports_in(session)
    if not imports:
        return None
    found = Reference()
    for one in imports:
        label = f"{one.as_of} ({one.release})" if one.as_of else one.release
        known = found.as_of.get(one.source_url)
        if one.rows and (known is None or one.kind == "onet"):
            found.as_of[one.source_url] = label if known is None else max(known, label)
    _read_onet(session, found)
    _read_statistics(session, found)
    for row in session.execute(select(tables.ReferenceCrosswalk.cip, tables.ReferenceCrosswalk.soc_code)):
        found.crosswalk.setdefault(row.cip, []).append(row.soc_code)
    _read_critical(session, found)
    return found


def _read_onet(session: Session, found: Reference) -> None:
    for row in session.execute(select(tables.ReferenceOccupation.__table__)):
        found.occupations[row.onet_soc] = (row.title, row.description)
    title = tables.ReferenceTitle
    for row in session.execute(
        select(title.onet_soc, title.title, title.short_title).order_by(title.onet_soc, title.title)
    ):
        names = found.titles.setdefault(row.onet_soc, [])
        names.extend(one for one in (row.title, row.short_title) if one and one not in names[-3:])
    task = tables.ReferenceTask
    for row in session.execute(select(task.onet_soc, task.task, task.core).order_by(task.onet_soc, task.task_id)):
        found.tasks.setdefault(row.onet_soc, []).append(row.task)
    interest = tables.ReferenceInterest
    ranked = select(interest.onet_soc, interest.interest).where(interest.rank.is_not(None))
    for row in session.execute(ranked.order_by(interest.onet_soc, interest.rank)):
        found.riasec[row.onet_soc] = found.riasec.get(row.onet_soc, "") + row.interest
    for row in session.execute(select(tables.ReferenceJobZone.onet_soc, tables.ReferenceJobZone.job_zone)):
        found.job_zones[row.onet_soc] = row.job_zone
    shares: dict[str, dict[int, float]] = defaultdict(dict)
    for row in session.execute(select(tables.ReferenceEducation.__table__)):
        if row.share_pct is not None:
            shares[row.onet_soc][row.category] = row.share_pct
    found.education = {code: level for code, by in shares.items() if (level := usual_education(by)) is not None}
    related = tables.ReferenceRelated
    primary = select(related.onet_soc, related.related, related.position, related.tier).where(
        related.tier != "Supplemental"
    )
    found.relations = [Relation(*row) for row in session.execute(primary.order_by(related.onet_soc, related.position))]


def usual_education(shares: Mapping[int, float]) -> str | None:
    """The level that most workers say is required, from percentages by O*NET category.

    `None` where what O*NET holds back could be more than the largest share that it gives.
    """
    if not shares:
        return None
    category = max(shares, key=lambda one: (shares[one], -one))
    return LEVELS[category] if shares[category] >= 100.0 - sum(shares.values()) else None


def _read_statistics(session: Session, found: Reference) -> None:
    wage = tables.ReferenceWage
    for row in session.execute(select(wage.__table__).order_by(wage.area, wage.soc_code, wage.year)):
        found.wages_by_soc.setdefault(row.area, {})[row.soc_code] = row  # the newest year last, so it stands
    for row in session.execute(select(tables.ReferenceProjection.__table__)):
        found.growth_by_soc[row.soc_code] = row
    for row in session.execute(select(tables.ReferenceRequirement.__table__)):
        found.requirements_by_soc[row.soc_code] = row


def _read_critical(session: Session, found: Reference) -> None:
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(select(tables.ReferenceCritical.__table__)):
        rows[row.area].append(row)
    codes: dict[str, list[str]] = defaultdict(list)
    for code in found.occupations:
        codes[code[:7]].append(code)
    for area, listed in rows.items():
        ranks: dict[str, int | None] = {}
        for row in sorted(listed, key=lambda one: one.code):
            ranks.update(dict.fromkeys((row.code, f"{row.code}.00", *codes[row.code]), row.rank))
        first = listed[0]
        found.critical[area] = CriticalList(area, max(row.year for row in listed), ranks, first.source_url)
