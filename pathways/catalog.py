"""The catalog: the whole pathway database as an immutable snapshot in memory, with the indexes that questions need.

`catalog_for(session)` keeps one snapshot per engine and data version, so a correction is in the next answer with no
restart, at the cost of one small query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from pathways import facts, tables
from pathways.reference import merging
from pathways.reference.related import RelatedEdges, related_edges
from pathways.reference.sources import ONET_URL
from pathways.reference.writing import version_of

T = TypeVar("T")

Index = Mapping[str, tuple[str, ...]]
# Made once: it is asked in every turn.
_SHIPPED = select(tables.Dataset.version).order_by(tables.Dataset.id).limit(1)


@dataclass(frozen=True, slots=True, eq=False)
class Catalog:
    """Every fact by its id, and ids by what one looks for. Nothing in it changes after it is read.

    `programs` holds work experiences too (`ProgramFact.is_work`), so that a route's steps are looked up alike.
    Index keys: occupation code, credential id, county name, campus id, service category. Where reference files are
    imported, `possible_from` and `possible_to` hold ladder edges that rest on relatedness alone and that the planner
    leaves aside, `programs_by_crosswalk` programs that only the federal table of subjects and jobs connects with a job,
    and `critical_lists` lists of critical occupations by area.
    """

    version: str
    fields: Mapping[str, facts.FieldFact] = field(default_factory=dict)
    occupations: Mapping[str, facts.OccupationFact] = field(default_factory=dict)
    credentials: Mapping[str, facts.CredentialFact] = field(default_factory=dict)
    ladders: Mapping[str, facts.LadderFact] = field(default_factory=dict)
    providers: Mapping[str, facts.ProviderFact] = field(default_factory=dict)
    campuses: Mapping[str, facts.CampusFact] = field(default_factory=dict)
    programs: Mapping[str, facts.ProgramFact] = field(default_factory=dict)
    services: Mapping[str, facts.ServiceFact] = field(default_factory=dict)
    barriers: Mapping[str, facts.BarrierFact] = field(default_factory=dict)
    counties: Mapping[str, facts.CountyFact] = field(default_factory=dict)
    workforce_areas: Mapping[str, facts.WorkforceAreaFact] = field(default_factory=dict)
    job_centers: Mapping[str, facts.JobCenterFact] = field(default_factory=dict)
    places: Mapping[str, facts.PlaceFact] = field(default_factory=dict)
    border_places: Mapping[str, facts.BorderPlaceFact] = field(default_factory=dict)
    zips: Mapping[str, facts.ZipFact] = field(default_factory=dict)
    demand: Mapping[str, tuple[facts.DemandFact, ...]] = field(default_factory=dict)
    critical_lists: Mapping[str, facts.CriticalList] = field(default_factory=dict)
    programs_for_occupation: Index = field(default_factory=dict)
    programs_granting: Index = field(default_factory=dict)
    programs_preparing: Index = field(default_factory=dict)
    occupations_needing: Index = field(default_factory=dict)
    ladders_from: Index = field(default_factory=dict)
    ladders_to: Index = field(default_factory=dict)
    possible_from: Index = field(default_factory=dict)
    possible_to: Index = field(default_factory=dict)
    programs_by_crosswalk: Index = field(default_factory=dict)
    barriers_of_occupation: Index = field(default_factory=dict)
    barriers_of_credential: Index = field(default_factory=dict)
    services_in_category: Index = field(default_factory=dict)
    services_in_county: Index = field(default_factory=dict)
    statewide_services: tuple[str, ...] = ()
    places_by_name: Index = field(default_factory=dict)
    memo: dict[Any, Any] = field(default_factory=dict, repr=False)

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` derives from this snapshot, made once: an index of another module (geo, search, planner)."""
        found = self.memo.get(key)
        if found is None:
            found = self.memo.setdefault(key, make())
        return found  # type: ignore[no-any-return]

    @classmethod
    def read(cls, session: Session) -> Catalog:
        """Read every table of the pathway database in one pass each, with what reference files add."""
        occupations, ladders = _occupations(session), _ladders(session)
        programs = [*_programs(session), *_work_experiences(session)]
        more = merging.read(session)
        if more is not None:
            occupations = more.occupation_facts(occupations)
            programs = more.program_facts(programs, [row.onet_soc for row in occupations])
        related = _related(more, occupations, ladders)
        return build(
            version=data_version(session),
            fields=_plain(session, tables.FieldRow, facts.FieldFact),
            occupations=occupations,
            credentials=_credentials(session),
            ladders=[*ladders, *related.edges],
            aside=frozenset(edge.id for edge in related.edges) - related.planned,
            critical_lists=more.critical if more else {},
            providers=_plain(session, tables.Provider, facts.ProviderFact),
            campuses=_plain(session, tables.Campus, facts.CampusFact),
            programs=programs,
            services=_services(session),
            barriers=_plain(session, tables.Barrier, facts.BarrierFact),
            counties=_plain(session, tables.County, facts.CountyFact),
            workforce_areas=_plain(session, tables.WorkforceArea, facts.WorkforceAreaFact),
            job_centers=_plain(session, tables.JobCenter, facts.JobCenterFact),
            places=_places(session),
            border_places=_plain(session, tables.BorderPlace, facts.BorderPlaceFact),
            zips=_plain(session, tables.ZipCode, facts.ZipFact),
            demand=_plain(session, tables.DemandStatement, facts.DemandFact),
        )


def build(
    *,
    version: str,
    fields: Iterable[facts.FieldFact] = (),
    occupations: Iterable[facts.OccupationFact] = (),
    credentials: Iterable[facts.CredentialFact] = (),
    ladders: Iterable[facts.LadderFact] = (),
    providers: Iterable[facts.ProviderFact] = (),
    campuses: Iterable[facts.CampusFact] = (),
    programs: Iterable[facts.ProgramFact] = (),
    services: Iterable[facts.ServiceFact] = (),
    barriers: Iterable[facts.BarrierFact] = (),
    counties: Iterable[facts.CountyFact] = (),
    workforce_areas: Iterable[facts.WorkforceAreaFact] = (),
    job_centers: Iterable[facts.JobCenterFact] = (),
    places: Iterable[facts.PlaceFact] = (),
    border_places: Iterable[facts.BorderPlaceFact] = (),
    zips: Iterable[facts.ZipFact] = (),
    demand: Iterable[facts.DemandFact] = (),
    critical_lists: Mapping[str, facts.CriticalList] | None = None,
    aside: frozenset[str] = frozenset(),
) -> Catalog:
    """A catalog of the given facts with its indexes; ladder edges `aside` are possibilities that nobody plans with."""
    program_of = {row.id: row for row in programs}
    ladder_of = {row.id: row for row in ladders}
    climbed = {key: row for key, row in ladder_of.items() if key not in aside}
    possible = {key: row for key, row in ladder_of.items() if key in aside}
    barrier_of = {row.id: row for row in barriers}
    service_of = {row.id: row for row in services}
    place_of = {row.id: row for row in places}
    occupation_of = {row.onet_soc: row for row in occupations}
    demand_rows: dict[str, list[facts.DemandFact]] = defaultdict(list)
    for statement in demand:
        demand_rows[statement.onet_soc].append(statement)
    return Catalog(
        version=version,
        fields={row.id: row for row in fields},
        occupations=occupation_of,
        credentials={row.id: row for row in credentials},
        ladders=ladder_of,
        providers={row.id: row for row in providers},
        campuses={row.id: row for row in campuses},
        programs=program_of,
        services=service_of,
        barriers=barrier_of,
        counties={row.name: row for row in counties},
        workforce_areas={row.id: row for row in workforce_areas},
        job_centers={row.id: row for row in job_centers},
        places=place_of,
        border_places={row.id: row for row in border_places},
        zips={row.zip: row for row in zips},
        demand={key: tuple(rows) for key, rows in demand_rows.items()},
        critical_lists=critical_lists or {},
        programs_for_occupation=_index(program_of, lambda row: row.occupations),
        programs_granting=_index(program_of, lambda row: row.grants),
        programs_preparing=_index(program_of, lambda row: row.prepares_for),
        occupations_needing=_index(occupation_of, lambda row: row.required_credentials),
        ladders_from=_index(climbed, lambda row: (row.from_onet_soc,)),
        ladders_to=_index(climbed, lambda row: (row.to_onet_soc,)),
        possible_from=_index(possible, lambda row: (row.from_onet_soc,)),
        possible_to=_index(possible, lambda row: (row.to_onet_soc,)),
        programs_by_crosswalk=_index(program_of, lambda row: row.crosswalk_occupations),
        barriers_of_occupation=_index(barrier_of, lambda row: (row.onet_soc,) if row.onet_soc else ()),
        barriers_of_credential=_index(barrier_of, lambda row: (row.credential_id,) if row.credential_id else ()),
        services_in_category=_index(service_of, lambda row: (row.category,)),
        services_in_county=_index(service_of, lambda row: sorted(row.counties)),
        statewide_services=tuple(row.id for row in service_of.values() if row.statewide),
        places_by_name=_index(place_of, lambda row: {name.casefold() for name in (row.name, *row.names)}),
    )


_cache: WeakKeyDictionary[Engine, Catalog] = WeakKeyDictionary()
_lock = Lock()


def catalog_for(session: Session) -> Catalog:
    """The snapshot of the data now in the session's database; read anew only when `data_version` has changed."""
    bind = session.get_bind()
    engine = bind if isinstance(bind, Engine) else bind.engine
    version = data_version(session)
    known = _cache.get(engine)
    if known is not None and known.version == version:
        return known
    with _lock:
        known = _cache.get(engine)
        if known is None or known.version != version:
            known = _cache[engine] = Catalog.read(session)
        return known


def data_version(session: Session) -> str:
    """What stands in the database: the version of the pathway data, with that of the imports where there are some."""
    shipped = session.scalar(_SHIPPED) or "empty"
    imported = version_of(session)
    return f"{shipped}+{imported}" if imported else shipped


def _related(
    more: merging.Reference | None, occupations: Iterable[facts.OccupationFact], ladders: Iterable[facts.LadderFact]
) -> RelatedEdges:
    """The ladder edges that O*NET's related occupations give."""
    if more is None:
        return RelatedEdges((), frozenset())
    by_code = {row.onet_soc: row for row in occupations}
    return related_edges(more.relations, by_code, ladders, more.as_of.get(ONET_URL))


def _index(rows: Mapping[str, T], keys: Callable[[T], Iterable[str]]) -> Index:
    found: dict[str, list[str]] = defaultdict(list)
    for row_id, row in rows.items():
        for key in keys(row):
            found[key].append(row_id)
    return {key: tuple(ids) for key, ids in found.items()}


def _plain(session: Session, table: type[Any], fact: type[T], **more: Mapping[Any, Any]) -> list[T]:
    """One fact a row. `more` maps a field to values by the row's own key (children read in one query)."""
    names = [name for name in fact.__dataclass_fields__ if name not in more]  # type: ignore[attr-defined]
    columns = table.__table__.columns
    key = next(iter(table.__table__.primary_key.columns)).name
    chosen = [name for name in names if name in columns]
    query = select(*(columns[name] for name in chosen), columns[key].label("_key")).order_by(columns[key])
    rows: list[T] = []
    for row in session.execute(query):
        values: dict[str, Any] = dict(zip(chosen, row[:-1], strict=True))
        values.update({name: by_key[row[-1]] for name, by_key in more.items() if row[-1] in by_key})
        rows.append(fact(**values))
    return rows


def _children(
    session: Session, table: type[Any], key: str, make: Callable[[Any], Any], order: str | None = None
) -> dict[str, tuple[Any, ...]]:
    columns = table.__table__.columns
    ordering = [columns[order]] if order else list(table.__table__.primary_key.columns)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(select(table.__table__).order_by(*ordering)).mappings():
        found[row[key]].append(make(row))
    return {parent: tuple(values) for parent, values in found.items()}


def _occupations(session: Session) -> list[facts.OccupationFact]:
    wage_fields = [name for name in facts.WageFact.__dataclass_fields__ if name in tables.Wage.__table__.columns]
    return _plain(
        session,
        tables.Occupation,
        facts.OccupationFact,
        titles=_children(session, tables.OccupationTitle, "onet_soc", lambda row: (row["language"], row["title"])),
        wages=_children(
            session, tables.Wage, "onet_soc", lambda row: facts.WageFact(**{name: row[name] for name in wage_fields})
        ),
        credentials=_children(
            session,
            tables.OccupationCredential,
            "onet_soc",
            lambda row: (row["credential_id"], row["required"], row["basis"]),
        ),
    )


def _credentials(session: Session) -> list[facts.CredentialFact]:
    return _plain(
        session,
        tables.Credential,
        facts.CredentialFact,
        prerequisites=_children(
            session, tables.CredentialPrerequisite, "credential_id", lambda row: row["prerequisite_id"]
        ),
        titles=_children(session, tables.CredentialTitle, "credential_id", lambda row: (row["language"], row["title"])),
    )


def _ladders(session: Session) -> list[facts.LadderFact]:
    credentials = _children(session, tables.LadderCredential, "ladder_id", lambda row: row["credential_id"])
    return _plain(session, tables.Ladder, facts.LadderFact, credentials=credentials)


def _services(session: Session) -> list[facts.ServiceFact]:
    areas = _children(session, tables.ServiceArea, "service_id", lambda row: row["county"])
    return _plain(
        session,
        tables.Service,
        facts.ServiceFact,
        requirements=_children(session, tables.ServiceRequirement, "service_id", lambda row: row["requirement"]),
        counties={key: frozenset(values) for key, values in areas.items()},
    )


def _places(session: Session) -> list[facts.PlaceFact]:
    names = _children(session, tables.PlaceName, "place_id", lambda row: row["name"])
    return _plain(session, tables.PlaceRow, facts.PlaceFact, names=names)


def _programs(session: Session) -> list[facts.ProgramFact]:
    relations = _children(
        session, tables.ProgramCredential, "program_id", lambda row: (row["relation"], row["credential_id"])
    )
    needed = _children(
        session, tables.ProgramPrerequisite, "program_id", lambda row: (row["alternative"], row["credential_id"])
    )
    schedules = _children(session, tables.ProgramSchedule, "program_id", lambda row: row["schedule"])
    articulation_fields = list(facts.ArticulationFact.__dataclass_fields__)
    return _plain(
        session,
        tables.Program,
        facts.ProgramFact,
        kind=_column(session, tables.Program, "credential_kind"),
        paid=_Always(None),
        is_work=_Always(False),
        schedules=_Always(frozenset(), {key: frozenset(values) for key, values in schedules.items()}),
        occupations=_children(
            session, tables.ProgramOccupation, "program_id", lambda row: row["onet_soc"], order="position"
        ),
        grants={key: tuple(c for r, c in pairs if r == "grants") for key, pairs in relations.items()},
        prepares_for={key: tuple(c for r, c in pairs if r != "grants") for key, pairs in relations.items()},
        prerequisites={key: _alternatives(pairs) for key, pairs in needed.items()},
        requirements=_children(session, tables.ProgramRequirement, "program_id", lambda row: row["requirement"]),
        articulations=_children(
            session,
            tables.Articulation,
            "to_program_id",
            lambda row: facts.ArticulationFact(**{name: row[name] for name in articulation_fields}),
        ),
    )


def _work_experiences(session: Session) -> list[facts.ProgramFact]:
    absent = ("credit_hours", "weeks_basis", "schedule_basis", "tuition_basis", "min_education_basis", "last_awarded")
    needed = _children(
        session,
        tables.WorkExperiencePrerequisite,
        "work_experience_id",
        lambda row: (row["alternative"], row["credential_id"]),
    )
    return _plain(
        session,
        tables.WorkExperience,
        facts.ProgramFact,
        is_work=_Always(True),
        schedules=_Always(frozenset()),
        occupations=_children(
            session,
            tables.WorkExperienceOccupation,
            "work_experience_id",
            lambda row: row["onet_soc"],
            order="position",
        ),
        grants=_children(
            session, tables.WorkExperienceCredential, "work_experience_id", lambda row: row["credential_id"]
        ),
        prerequisites={key: _alternatives(pairs) for key, pairs in needed.items()},
        requirements=_children(
            session, tables.WorkExperienceRequirement, "work_experience_id", lambda row: row["requirement"]
        ),
        **{name: _Always(None) for name in absent},
    )


class _Always(dict[Any, Any]):
    """A mapping that has a value for every key: what a table does not keep."""

    def __init__(self, value: Any, known: Mapping[Any, Any] | None = None) -> None:
        super().__init__(known or {})
        self._value = value

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: Any) -> Any:
        return self._value


def _column(session: Session, table: type[Any], name: str) -> dict[Any, Any]:
    columns = table.__table__.columns
    key = next(iter(table.__table__.primary_key.columns))
    return {row[0]: row[1] for row in session.execute(select(key, columns[name]))}


def _alternatives(pairs: Iterable[tuple[int, str]]) -> tuple[frozenset[str], ...]:
    groups: dict[int, set[str]] = defaultdict(set)
    for alternative, credential in pairs:
        groups[alternative].add(credential)
    return tuple(frozenset(groups[number]) for number in sorted(groups))
