"""The order of the interview."""

from __future__ import annotations

from pathways.catalog import Catalog
from pathways.interview_plan import MOST_ROUNDS, REFINEMENTS, Standing, answered, before_list, beside_list, look
from pathways.profile import Place, Profile

LAWTON = Place(name="Lawton")
WELDER = "51-4121.00"


def test_first_the_work_then_the_place(oklahoma: Catalog) -> None:
    assert before_list(oklahoma, Profile(), Standing())[0] == "interests"
    assert before_list(oklahoma, Profile(interests=["cars"]), Standing())[0] == "place"


def test_work_and_place_are_enough_for_a_list(oklahoma: Catalog) -> None:
    assert before_list(oklahoma, Profile(fields=["energy"], place=LAWTON), Standing()) == []


def test_after_three_questions_there_is_a_list_whatever_became_of_them(oklahoma: Catalog) -> None:
    assert before_list(oklahoma, Profile(), Standing(asks={"interests": 2, "place": 1})) == []
    assert before_list(oklahoma, Profile(), Standing(skipped={"interests", "fields", "place"})) == []


def test_who_does_not_know_is_shown_narrower_kinds_of_work_once(oklahoma: Catalog) -> None:
    unsure = Standing(asks={"interests": 1}, skipped={"interests"})
    assert before_list(oklahoma, Profile(place=LAWTON), unsure) == ["fields"]
    assert before_list(oklahoma, Profile(place=LAWTON), Standing({"interests": 1, "fields": 1}, {"interests"})) == []


def test_one_who_named_a_field_chooses_among_jobs_before_limits(oklahoma: Catalog) -> None:
    assert beside_list(oklahoma, Profile(fields=["health_science"], place=LAWTON), Standing()) == "target_occupations"


def test_beside_a_list_nothing_is_asked_twice_and_the_delicate_last(oklahoma: Catalog) -> None:
    profile, standing, put = Profile(target_occupations=[WELDER], place=LAWTON), Standing(), list[str]()
    while (question := beside_list(oklahoma, profile, standing)) is not None:
        put.append(question)
        standing = Standing(asks={**standing.asks, question: 1})
    assert len(put) == len(set(put)) >= 2
    assert set(put) <= {*REFINEMENTS, "needs"}
    assert put[-1] == "needs"


def test_other_jobs_are_offered_only_to_one_who_saw_nothing_and_not_for_ever(oklahoma: Catalog) -> None:
    profile, standing, rounds = Profile(fields=["health_science"], place=LAWTON), Standing(), 0
    assert beside_list(oklahoma, profile, Standing(asks={"target_occupations": 1})) != "target_occupations"
    while beside_list(oklahoma, profile, standing) == "target_occupations":
        rounds += 1
        passed = [code for group in look(oklahoma, profile, standing).groups for code in group]
        standing = Standing(asks={"target_occupations": rounds}, passed=(*standing.passed, *passed))
    assert 1 < rounds <= MOST_ROUNDS


def test_what_was_denied_is_not_asked(oklahoma: Catalog) -> None:
    every = dict.fromkeys(REFINEMENTS, 1)
    profile = Profile(target_occupations=[WELDER], place=LAWTON)
    assert beside_list(oklahoma, profile, Standing(asks=every)) == "needs"
    assert beside_list(oklahoma, profile, Standing(asks=every, skipped={"needs"})) is None


def test_a_job_named_answers_what_kind_of_work(oklahoma: Catalog) -> None:
    assert answered(Profile(target_occupations=[WELDER]), "interests")
    assert not answered(Profile(place=LAWTON), "fields")
