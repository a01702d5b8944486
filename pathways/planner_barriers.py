"""Barriers: rules that may stand between a person and a job. They mark a route, they never hide it.

A rule is told where the person's own words make it matter: a record (and with it the driving record), English for
those who are learning it, their age, the driving record for those who cannot drive now. A rule on age counts at the
end of the route: who is 17 and trains for a year is old enough for a licence at 18, so the rule is only good to know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pathways.catalog import Catalog
from pathways.facts import BarrierFact, spoken
from pathways.phrases import say
from pathways.planner_person import Person
from pathways.planner_rules import gate_of
from pathways.planner_sketch import Sketch
from pathways.routes import Barrier
from pathways.vocabulary import Barrier as Kind
from pathways.vocabulary import Severity

_ORDER = [str(one) for one in Severity]
_UNDER = re.compile(r"\bunder (\d{2})\b")
_BETWEEN = re.compile(r"\baged (\d{2}) to (\d{2})\b")
_AGE = re.compile(r"\b(1[4-9]|2[0-5])\b")
WEEKS_A_YEAR = 52


@dataclass(frozen=True, slots=True)
class Standing:
    """A rule in this person's way: how hard it is for them, and every row that says it (of several credentials)."""

    severity: str
    rows: tuple[BarrierFact, ...]

    def rule(self, language: str | None) -> str:
        """The rule in words."""
        return spoken(self.rows[0].rule, self.rows[0].rule_es, language)


def standing(
    catalog: Catalog, person: Person, occupations: set[str], credentials: set[str], weeks: float = 0.0
) -> list[Standing]:
    """The rules on these occupations and credentials that matter for this person, the hardest first, each once.

    `weeks`: how long the way there takes.
    """
    if not _told(person):
        return []
    ids = [one for onet_soc in sorted(occupations) for one in catalog.barriers_of_occupation.get(onet_soc, ())]
    ids += [one for credential in sorted(credentials) for one in catalog.barriers_of_credential.get(credential, ())]
    found: dict[tuple[str, str], Standing] = {}
    for row in (catalog.barriers[one] for one in dict.fromkeys(ids)):
        severity = severity_for(row, person, weeks)
        if severity is not None:
            key = (severity, row.rule)
            known = found[key].rows if key in found else ()
            found[key] = Standing(severity, (*known, row))
    return sorted(found.values(), key=lambda one: _ORDER.index(one.severity))


def _told(person: Person) -> bool:
    """Whether the person has told anything that a rule could be about: see `severity_for`."""
    profile = person.profile
    return (
        profile.age is not None
        or profile.transport == "none"
        or person.language == "es"
        or not {"justice_involved", "english_learner"}.isdisjoint(profile.statuses)
    )


def severity_for(row: BarrierFact, person: Person, weeks: float = 0.0) -> str | None:
    """How hard a rule is for this person; `None` where nothing they have told makes it matter."""
    statuses = person.profile.statuses
    matters = False
    if row.barrier == "age":
        return _of_age(row, person.profile.age, weeks)
    if row.barrier == "justice_record":
        matters = "justice_involved" in statuses
    elif row.barrier == "driving_record":
        matters = "justice_involved" in statuses or person.profile.transport == "none"
    elif row.barrier == "language":
        matters = "english_learner" in statuses or person.language == "es"
    return row.severity if matters and row.severity in _ORDER else None


def _of_age(row: BarrierFact, age: int | None, weeks: float) -> str | None:
    """An age below the least one the rule names is what the rule says; below a further one it is good to know."""
    if age is None or row.severity not in _ORDER:
        return None
    if most := _UNDER.search(row.rule):
        return row.severity if age >= int(most.group(1)) else None
    if between := _BETWEEN.search(row.rule):
        return row.severity if int(between.group(1)) <= age <= int(between.group(2)) else None
    named = sorted({int(one) for one in _AGE.findall(row.rule)})
    if not named or age >= named[-1]:
        return None
    return row.severity if age + weeks / WEEKS_A_YEAR < named[0] else Severity.NOTE


def route_barriers(catalog: Catalog, person: Person, sketch: Sketch) -> list[Standing]:
    """The rules on the target, the credentials of the route and the jobs worked in on the way."""
    occupations, credentials = _on_the_way(catalog, sketch)
    return standing(catalog, person, occupations, credentials - person.held, sketch.criteria.weeks)


def _on_the_way(catalog: Catalog, sketch: Sketch) -> tuple[set[str], set[str]]:
    """The jobs and the credentials of a route."""
    occupations = {sketch.target}
    credentials = set(gate_of(catalog, sketch.target).credentials)
    for label in sketch.label.chain():
        if label.move is None:
            continue
        credentials |= {*label.exams, *label.move.gives, *label.move.prepares}
        if label.move.edge is not None:
            occupations.add(label.move.edge.from_onet_soc)
    return occupations, credentials


def barriers_of(catalog: Catalog, person: Person, sketch: Sketch) -> list[Barrier]:
    """The rules as the contract has them, with the jobs and credentials that each is about."""
    return [
        Barrier(
            barrier=Kind(one.rows[0].barrier),
            severity=Severity(one.severity),
            rule=one.rule(person.language),
            concerns="; ".join(dict.fromkeys(_concern(catalog, row, person.language) for row in one.rows)),
            source_url=one.rows[0].source_url,
            as_of=one.rows[0].as_of,
        )
        for one in route_barriers(catalog, person, sketch)
    ]


def _concern(catalog: Catalog, row: BarrierFact, language: str) -> str:
    """The everyday name of the job, or the name of the credential, that a rule is on."""
    occupation = catalog.occupations.get(row.onet_soc or "")
    if occupation is not None:
        return occupation.plain_title(language)
    credential = catalog.credentials.get(row.credential_id or "")
    return credential.called(language) if credential is not None else ""


def in_words(barrier: Barrier, language: str | None) -> str:
    """A rule as a sentence that says how hard it is."""
    return say(f"barrier_{barrier.severity}", language, rule=barrier.rule)


def is_blocked(catalog: Catalog, person: Person, sketch: Sketch) -> bool:
    """Whether a rule blocks the route outright; such a route ranks last and says so."""
    jobs, papers = catalog.remember("barriers.blocking", lambda: _blocking(catalog))
    occupations, credentials = _on_the_way(catalog, sketch)
    occupations &= jobs
    credentials = (credentials & papers) - person.held
    if not occupations and not credentials:
        return False
    rules = standing(catalog, person, occupations, credentials, sketch.criteria.weeks)
    return any(one.severity == Severity.BLOCKS for one in rules)


def _blocking(catalog: Catalog) -> tuple[frozenset[str], frozenset[str]]:
    """The jobs and the credentials that some rule keeps somebody from outright."""
    rows = [row for row in catalog.barriers.values() if row.severity == Severity.BLOCKS]
    return frozenset(row.onet_soc for row in rows if row.onet_soc), frozenset(
        row.credential_id for row in rows if row.credential_id
    )
