"""The search against exhaustive enumeration: the same Pareto-best routes on random small databases."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.catalog import Catalog, build
from pathways.planner_board import Board
from pathways.planner_labels import Criteria, Label
from pathways.planner_person import person_of
from pathways.planner_search import MAX_MOVES, search
from pathways.profile import Profile
from tests.pathways import worlds

TODAY = date(2026, 11, 23)
JOBS = [f"29-100{number}.00" for number in range(4)]
PAPERS = [f"paper-{number}" for number in range(4)]
TARGET = JOBS[-1]


@st.composite
def databases(draw: st.DrawFn) -> Catalog:
    """Up to six programs and four ladder edges over four jobs and four credentials, with gaps in what is known."""
    some_papers = st.frozensets(st.sampled_from(PAPERS), max_size=1)
    programs = [
        worlds.program(
            f"program-{number}",
            campus_id=draw(st.sampled_from(["near", "far"])),
            occupations=tuple(draw(st.lists(st.sampled_from(JOBS), max_size=2, unique=True))),
            grants=tuple(draw(some_papers)),
            prepares_for=tuple(draw(some_papers)),
            prerequisites=draw(st.sampled_from([(), *((frozenset({paper}),) for paper in PAPERS)])),
            weeks=draw(st.sampled_from([None, 2.0, 5.0, 30.0])),
            tuition_usd=draw(st.sampled_from([None, 0.0, 500.0, 3000.0])),
            tuition_year=draw(st.sampled_from([2014, 2026])),
            min_education=draw(st.sampled_from(["none", "high_school"])),
            kind=draw(st.sampled_from(["certificate", "hse_diploma", "associate_degree"])),
            paid=draw(st.booleans()),
            is_work=draw(st.booleans()),
        )
        for number in range(draw(st.integers(1, 6)))
    ]
    pairs = [(start, end) for start in JOBS for end in JOBS if start != end]
    ladders = [
        worlds.ladder(
            start,
            end,
            kind=draw(st.sampled_from(["promotion", "lateral"])),
            credentials=tuple(draw(some_papers)),
            typical_years=draw(st.sampled_from([None, 1.0])),
            basis=draw(st.sampled_from(["source", "onet_related_occupations"])),
        )
        for start, end in draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True))
    ]
    return build(
        version="random",
        occupations=[
            worlds.occupation(
                job,
                float(10 + 5 * number),
                credentials=tuple((paper, True, "license") for paper in draw(some_papers)),
                job_zone=draw(st.sampled_from([2, 3])),
                typical_entry_education=draw(st.sampled_from(["none", "high_school", "associate"])),
            )
            for number, job in enumerate(JOBS)
        ],
        credentials=[
            worlds.credential(
                paper,
                exam=draw(st.sampled_from([None, "Test"])),
                prerequisites=tuple(draw(some_papers) - {paper}),
            )
            for paper in PAPERS
        ],
        ladders=ladders,
        programs=programs,
        providers=[worlds.provider()],
        campuses=[worlds.campus("near"), worlds.campus("far", lat=35.4)],
        places=[worlds.place()],
        counties=[worlds.county()],
    )  # fmt: skip


profiles = st.builds(
    Profile,
    place=st.just({"name": "Town", "county": "Middle"}),
    education=st.sampled_from([None, "none", "high_school"]),
    credentials=st.lists(st.sampled_from(PAPERS), max_size=1),
    experience=st.lists(st.sampled_from(JOBS[:-1]), max_size=1),
    budget_usd=st.sampled_from([None, 600.0]),
    max_weeks=st.sampled_from([None, 6.0]),
    max_miles=st.sampled_from([None, 10.0]),
)


def pareto(labels: list[Label]) -> set[Criteria]:
    """The criteria that no other beats, by the plain definition."""
    values = {label.criteria for label in labels}
    return {
        one
        for one in values
        if not any(other != one and all(a <= b for a, b in zip(other, one, strict=True)) for other in values)
    }


def every_way(board: Board) -> list[Label]:
    """All chains of moves to the target, with no dominance, bound or reduction."""
    found: list[Label] = []
    todo = [board.start()]
    if TARGET in todo[0].state.open_jobs:
        return todo
    while todo:
        label = todo.pop()
        if label.depth == MAX_MOVES:
            continue
        for after in board.steps(label, board.moves):
            (found if TARGET in after.state.open_jobs else todo).append(after)
    return found


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(catalog=databases(), profile=profiles)
def test_the_search_finds_exactly_the_pareto_best_ways(catalog: Catalog, profile: Profile):
    person = person_of(catalog, profile, TODAY)

    found = search(catalog, person, TARGET)

    assert {label.criteria for label in found.labels} == pareto(every_way(Board(catalog, person, TARGET)))
