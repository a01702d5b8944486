"""Choices for somebody who cannot name the work."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from pathways.narrowing import GROUP_SIZE, KINDS, MOST_GROUPS, MOST_KINDS, finer_kinds, group_jobs, reachable_kinds
from pathways.vocabulary import Field

FIELDS = sorted(one.value for one in Field if one is not Field.FOUNDATIONAL)


@given(some.dictionaries(some.sampled_from(FIELDS), some.integers(0, 40)))
def test_every_field_in_reach_is_in_just_one_kind_and_nothing_else_is_offered(jobs: dict[str, int]) -> None:
    kinds = reachable_kinds(jobs)
    covered = [field for kind in kinds for field in kind.fields]
    assert len(kinds) <= MOST_KINDS
    assert len(covered) == len(set(covered))
    assert {field for field, count in jobs.items() if count} <= set(covered)
    assert all(sum(jobs.get(field, 0) for field in kind.fields) for kind in kinds)
    assert not kinds or abs(sum(kind.share for kind in kinds) - 1) < 1e-9


def test_a_place_left_free_takes_the_largest_kind_apart() -> None:
    names = [kind.name for kind in reachable_kinds({"health_science": 9, "law_public_safety": 3, "agriculture": 2})]
    assert names == ["health", "teach", "road"]


def test_narrower_kinds_are_those_of_which_most_is_near() -> None:
    jobs = dict.fromkeys(FIELDS, 3) | {"transportation_logistics": 0, "agriculture": 1, "health_science": 9}
    kinds = finer_kinds(jobs)
    assert len(kinds) == MOST_KINDS
    assert {"health", "machines"} <= {kind.name for kind in kinds}
    assert "road" not in {kind.name for kind in kinds}
    assert finer_kinds({}) == ()


def test_all_kinds_stand_for_something() -> None:
    assert all(KINDS.values())


@given(
    some.lists(
        some.tuples(some.integers(0, 400).map(lambda number: f"{number:05}"), some.sampled_from(FIELDS)),
        max_size=40,
        unique_by=lambda job: job[0],
    )
)
def test_a_group_is_of_one_field_and_no_job_stands_twice(jobs: list[tuple[str, str]]) -> None:
    groups, field_of = group_jobs(jobs), dict(jobs)
    offered = [code for group in groups for code in group]
    assert len(groups) <= MOST_GROUPS
    assert all(1 <= len(group) <= GROUP_SIZE for group in groups)
    assert all(len({field_of[code] for code in group}) == 1 for group in groups)
    assert len(offered) == len(set(offered))
    assert {code for code, _ in jobs[:MOST_GROUPS]} <= set(offered)


def test_of_one_field_the_best_fifteen_are_offered() -> None:
    jobs = [(f"{number:02}", "energy") for number in range(40, 0, -1)]
    groups = group_jobs(jobs)
    assert [code for group in groups for code in group] == [f"{number:02}" for number in range(26, 41)]


def test_jobs_of_one_field_stand_together() -> None:
    mixed = [("29-1", "health_science"), ("47-1", "energy"), ("29-2", "health_science"), ("47-2", "energy")]
    assert group_jobs(mixed) == (("29-1", "29-2"), ("47-1", "47-2"))
