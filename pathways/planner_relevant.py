"""What may stand on a route to one target: jobs, credentials, classes of programs and ladder edges."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.catalog import Catalog
from pathways.planner_index import program_index
from pathways.planner_rules import HSE, LADDER_DEPTH, gate_of, needs_work


@dataclass(frozen=True, slots=True)
class Relevant:
    """Everything that may stand on a route to one target (independent of the person).

    `classes` are numbers of `ProgramIndex.traits`.
    """

    target: str
    occupations: frozenset[str] = frozenset()
    credentials: frozenset[str] = frozenset()
    classes: tuple[int, ...] = ()
    ladders: tuple[str, ...] = ()


def relevant_to(catalog: Catalog, target: str) -> Relevant:
    """Walk back from the target over gates, ladders, programs and prerequisites."""
    index = program_index(catalog)
    occupations: dict[str, int] = {target: 0}
    credentials: set[str] = set()
    classes: dict[int, None] = {}
    ladders: dict[str, None] = {}
    jobs, papers = [target], list[str]()

    def want(credential_id: str) -> None:
        if credential_id not in credentials:
            credentials.add(credential_id)
            papers.append(credential_id)

    def use(class_: int) -> None:
        if class_ not in classes:
            classes[class_] = None
            for alternative in index.traits[class_].needs:
                for credential_id in sorted(alternative):
                    want(credential_id)

    while jobs or papers:
        if papers:
            credential_id = papers.pop()
            row = catalog.credentials.get(credential_id)
            for prerequisite in row.prerequisites if row else ():
                want(prerequisite)
            if credential_id != HSE:
                for class_ in (*index.granting.get(credential_id, ()), *index.preparing.get(credential_id, ())):
                    use(class_)
            continue
        onet_soc = jobs.pop()
        depth = occupations[onet_soc]
        for credential_id in sorted(gate_of(catalog, onet_soc).credentials):
            want(credential_id)
        for class_ in index.for_occupation.get(onet_soc, ()):
            use(class_)
        for class_ in index.crosswalk_to.get(onet_soc, ()) if onet_soc == target else ():
            use(class_)
        for ladder_id in catalog.ladders_to.get(onet_soc, ()) if depth < LADDER_DEPTH else ():
            edge = catalog.ladders[ladder_id]
            ladders[ladder_id] = None
            for credential_id in edge.credentials:
                want(credential_id)
            if occupations.get(edge.from_onet_soc, LADDER_DEPTH + 1) > depth + 1 and needs_work(catalog, edge):
                occupations[edge.from_onet_soc] = depth + 1
                jobs.append(edge.from_onet_soc)
    return Relevant(target, frozenset(occupations), frozenset(credentials), tuple(classes), tuple(ladders))
