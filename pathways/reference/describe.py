"""The competencies of an occupation: its skills, knowledge, tools and tasks, as an imported O*NET release gives them.

Read from the database when asked for, not kept with the catalog: nobody asks for a thousand occupations at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from pathways.reference import tables
from pathways.reference.writing import imports_in

LEAST_IMPORTANCE = 3.0
"""What O*NET's scale calls important, of 1 (not important) to 5 (extremely important)."""


@dataclass(frozen=True, slots=True)
class Competency:
    """A skill or knowledge area: `importance` 1 to 5, `level` 0 to 7 (`None`: not published)."""

    element_id: str
    name: str
    importance: float
    level: float | None


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool or program; `hot`: often in job postings, `in_demand`: often in this occupation's."""

    name: str
    category: str
    hot: bool
    in_demand: bool


@dataclass(frozen=True, slots=True)
class Task:
    """A task; `core` is `None` where O*NET has not sorted it."""

    text: str
    core: bool | None


@dataclass(frozen=True, slots=True)
class Schooling:
    """What share of the occupation's workers say that a level of education is required, in percent (O*NET's words)."""

    level: str
    share_pct: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Which release a part is from, and the newest date in it."""

    release: str
    as_of: str | None
    source_url: str


@dataclass(frozen=True, slots=True)
class Competencies:
    """What an occupation takes; each list is empty where O*NET has not rated it. `origins` by the name of the part."""

    onet_soc: str
    skills: tuple[Competency, ...]
    knowledge: tuple[Competency, ...]
    tools: tuple[Tool, ...]
    tasks: tuple[Task, ...]
    schooling: tuple[Schooling, ...]
    origins: dict[str, Origin]

    @property
    def empty(self) -> bool:
        """Whether nothing is known."""
        return not (self.skills or self.knowledge or self.tools or self.tasks or self.schooling)


EDUCATION = {
    1: "less than high school", 2: "high school or equivalent", 3: "post-secondary certificate", 4: "some college",
    5: "associate's degree", 6: "bachelor's degree", 7: "post-baccalaureate certificate", 8: "master's degree",
    9: "post-master's certificate", 10: "first professional degree", 11: "doctoral degree",
    12: "post-doctoral training",
}  # fmt: skip


def competencies(session: Session, onet_soc: str, least: float = LEAST_IMPORTANCE) -> Competencies:
    """What an occupation takes, the most important first.

    Args:
        session: with reference tables; without an imported release everything is empty.
        onet_soc: the occupation.
        least: the least importance of skills and knowledge, 1 to 5; areas that are not relevant or whose importance
            O*NET holds back are left out.
    """
    origins = {
        one.part: Origin(one.release, one.as_of, one.source_url)
        for one in imports_in(session)
        if one.kind == "onet" and one.rows
    }
    return Competencies(
        onet_soc=onet_soc,
        skills=_ratings(session, onet_soc, "skill", least),
        knowledge=_ratings(session, onet_soc, "knowledge", least),
        tools=_tools(session, onet_soc),
        tasks=_tasks(session, onet_soc),
        schooling=_schooling(session, onet_soc),
        origins=origins,
    )


def _ratings(session: Session, onet_soc: str, kind: str, least: float) -> tuple[Competency, ...]:
    table = tables.ReferenceRating
    rows = session.execute(
        select(table.element_id, table.name, table.importance, table.level)
        .where(table.onet_soc == onet_soc, table.kind == kind, table.relevant, table.importance >= least)
        .order_by(table.importance.desc(), table.name)
    )
    return tuple(Competency(*row) for row in rows)


def _tools(session: Session, onet_soc: str) -> tuple[Tool, ...]:
    table = tables.ReferenceTechnology
    rows = session.execute(
        select(table.example, table.category, table.hot, table.in_demand)
        .where(table.onet_soc == onet_soc)
        .order_by(table.in_demand.desc(), table.hot.desc(), table.example)
    )
    return tuple(Tool(*row) for row in rows)


def _tasks(session: Session, onet_soc: str) -> tuple[Task, ...]:
    """Core tasks first, in O*NET's order."""
    table = tables.ReferenceTask
    rows = session.execute(
        select(table.task, table.core).where(table.onet_soc == onet_soc).order_by(table.task_id)
    ).all()
    return tuple(Task(*row) for row in sorted(rows, key=lambda row: row.core is not True))


def _schooling(session: Session, onet_soc: str) -> tuple[Schooling, ...]:
    table = tables.ReferenceEducation
    rows = session.execute(
        select(table.category, table.share_pct)
        .where(table.onet_soc == onet_soc, table.share_pct > 0)
        .order_by(table.share_pct.desc(), table.category)
    )
    return tuple(Schooling(EDUCATION[category], share) for category, share in rows)
