"""Related occupations are possibilities: they lead up, never stand for a source, and hardly enter the planner."""

from __future__ import annotations

import pytest

from pathways.answers import next_steps
from pathways.catalog import build
from pathways.reference.related import BASIS, Relation, related_edges
from tests.pathways.worlds import ladder, occupation

LOW, HIGH = "51-0001.00", "51-0002.00"


def _edges(low=None, high=None, tier="Primary-Short", shipped=()):
    rows = [occupation(LOW, **{"wage": 20.0, "job_zone": 2, **(low or {})})]
    rows.append(occupation(HIGH, **{"wage": 25.0, "job_zone": 3, **(high or {})}))
    return related_edges([Relation(LOW, HIGH, 1, tier)], {row.onet_soc: row for row in rows}, shipped, "O*NET 30.1")


def test_a_step_up_is_a_possibility_with_its_basis():
    (edge,) = _edges().edges

    assert (edge.from_onet_soc, edge.to_onet_soc, edge.basis, edge.sourced) == (LOW, HIGH, BASIS, False)
    assert (edge.source_url, edge.as_of) == ("https://www.onetcenter.org/database.html", "O*NET 30.1")


@pytest.mark.parametrize(
    ("low", "high", "is_one"),
    [
        ({}, {"wage": 19.0}, False),  # more preparation for less pay
        ({}, {"wage": None}, True),  # its pay is not known
        ({"job_zone": 3}, {"wage": 20.5}, False),  # as much preparation, hardly more pay
        ({"job_zone": 3}, {"wage": 21.5}, True),
        ({"job_zone": 3}, {"wage": None}, False),
        ({"job_zone": 4}, {"wage": 90.0}, False),  # less preparation
        ({"job_zone": None}, {}, False),
        ({}, {"title": "Assemblers, All Other"}, False),
    ],
)
def test_only_what_leads_up_is_a_step(low: dict[str, object], high: dict[str, object], is_one: bool):
    assert bool(_edges(low, high).edges) is is_one


@pytest.mark.parametrize("ends", [(LOW, HIGH), (HIGH, LOW)])
def test_an_edge_of_the_data_leaves_no_room_for_a_possible_one(ends: tuple[str, str]):
    assert _edges(shipped=[ladder(*ends)]).edges == ()


@pytest.mark.parametrize(
    ("low", "high", "tier", "planned"),
    [
        ({}, {}, "Primary-Short", True),
        ({}, {}, "Primary-Long", False),
        ({}, {"typical_entry_education": "bachelor"}, "Primary-Short", False),
        ({}, {"typical_entry_education": None}, "Primary-Short", False),
        ({"from_reference": True}, {}, "Primary-Short", False),
    ],
)
def test_the_planner_gets_only_what_work_alone_may_open(
    low: dict[str, object], high: dict[str, object], tier: str, planned: bool
):
    found = _edges(low, high, tier)

    assert len(found.edges) == 1
    assert bool(found.planned) is planned


def test_the_planner_keeps_to_the_ladders_of_the_data():
    other = occupation("51-0003.00", job_zone=2)
    rows = {row.onet_soc: row for row in (occupation(LOW, job_zone=2), occupation(HIGH, 25.0), other)}

    found = related_edges([Relation(LOW, HIGH, 1, "Primary-Short")], rows, [ladder("51-0003.00", HIGH)], None)

    assert (len(found.edges), found.planned) == (1, frozenset())


def test_another_group_of_jobs_is_not_planned_with():
    rows = {row.onet_soc: row for row in (occupation("47-0001.00", job_zone=2), occupation(HIGH, 25.0))}

    found = related_edges([Relation("47-0001.00", HIGH, 1, "Primary-Short")], rows, [], None)

    assert (len(found.edges), found.planned) == (1, frozenset())


def test_no_more_than_three_lead_into_one_job():
    jobs = [occupation(f"51-10{number:02}.00", job_zone=2) for number in range(6)]
    rows = {row.onet_soc: row for row in (*jobs, occupation(HIGH, 25.0))}
    relations = [Relation(row.onet_soc, HIGH, position, "Primary-Short") for position, row in enumerate(jobs, 1)]

    found = related_edges(relations, rows, [], None)

    assert len(found.edges) == 6
    assert found.planned == {edge.id for edge in found.edges[:3]}


def test_next_steps_name_sourced_steps_before_possible_ones():
    # given a job with a possible step aside and a sourced one
    rows = [occupation(LOW, job_zone=2), occupation(HIGH, 25.0), occupation("51-0003.00", 30.0)]
    by_code = {row.onet_soc: row for row in rows}
    shipped = [ladder(LOW, "51-0003.00")]
    related = related_edges([Relation(LOW, HIGH, 1, "Primary-Long")], by_code, shipped, None)
    catalog = build(
        version="1", occupations=rows, ladders=[*shipped, *related.edges],
        aside=frozenset(edge.id for edge in related.edges) - related.planned,
    )  # fmt: skip

    # when one asks for what comes next
    steps = next_steps(catalog, LOW)

    # then both are told, the sourced one first, and the planner's index has that one alone
    assert [step.to_onet_soc for step in steps] == ["51-0003.00", HIGH]
    assert catalog.ladders_from == {LOW: (shipped[0].id,)}
    assert catalog.possible_to == {HIGH: (related.edges[0].id,)}
