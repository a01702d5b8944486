"""Barriers: rules that may stand between a person and a job. They mark a route, they never hide it.

A rule is told where the person's own words make it matter: a record (and with it the driving record), English for
those who are learning it, an age below the one the rule names, the driving record for those who cannot drive now.
"""

from __future__ import annotations

import re

from pathways.catalog import Catalog
from pathways.facts import BarrierFact
from pathways.phrases import say
from pathways.planner_person import Person
from pathways.planner_rules import gate_of
from pathways.planner_sketch import Sketch

_AGE = re.compile(r"\b(?:at least|over|age|be)\s+(\d{2})\b|\b(\d{2}) or older")
_ORDER = {"blocks": 0, "case_by_case": 1, "note": 2}


def barriers_on(catalog: Catalog, person: Person, occupations: set[str], credentials: set[str]) -> list[BarrierFact]:
    """The rules on these occupations and credentials that matter for this person, the hardest first, each once."""
    ids = [one for onet_soc in sorted(occupations) for one in catalog.barriers_of_occupation.get(onet_soc, ())]
    ids += [one for credential in sorted(credentials) for one in catalog.barriers_of_credential.get(credential, ())]
    rows = [catalog.barriers[one] for one in dict.fromkeys(ids)]
    found = {row.rule: row for row in rows if matters(row, person)}
    return sorted(found.values(), key=lambda row: _ORDER.get(row.severity, 3))


def matters(row: BarrierFact, person: Person) -> bool:
    """Whether what the person has told makes a rule worth saying."""
    statuses = person.profile.statuses
    if row.barrier == "justice_record":
        return "justice_involved" in statuses
    if row.barrier == "driving_record":
        return "justice_involved" in statuses or person.profile.transport == "none"
    if row.barrier == "language":
        return "english_learner" in statuses or person.language == "es"
    if row.barrier == "age":
        named = _AGE.search(row.rule)
        age = person.profile.age
        return named is not None and age is not None and age < int(named.group(1) or named.group(2))
    return False


def route_barriers(catalog: Catalog, person: Person, sketch: Sketch) -> list[BarrierFact]:
    """The rules on the target, the credentials of the route and the jobs worked in on the way."""
    occupations = {sketch.target}
    credentials = set(gate_of(catalog, sketch.target).credentials)
    for label in sketch.label.chain():
        if label.move is None:
            continue
        credentials |= {*label.exams, *label.move.gives, *label.move.prepares}
        if label.move.edge is not None:
            occupations.add(label.move.edge.from_onet_soc)
    return barriers_on(catalog, person, occupations, credentials - person.held)


def barrier_notes(catalog: Catalog, person: Person, sketch: Sketch) -> list[str]:
    """The rules in words."""
    return [
        say(f"barrier_{row.severity}", person.language, rule=row.rule)
        for row in route_barriers(catalog, person, sketch)
        if row.severity in _ORDER
    ]


def is_blocked(catalog: Catalog, person: Person, sketch: Sketch) -> bool:
    """Whether a rule blocks the route outright; such a route ranks last and says so."""
    return any(row.severity == "blocks" for row in route_barriers(catalog, person, sketch))
