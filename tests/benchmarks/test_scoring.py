"""Read profiles against gold: what counts as right, missed and invented, and what is a wrong polarity."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from benchmarks.understanding.polarity import wrong_polarity
from benchmarks.understanding.rows import Row
from benchmarks.understanding.scoring import Outcome, Tally, compare, tallies

LAWTON = {"name": "Lawton", "county": "Comanche"}


def row(profile: dict[str, Any] | None = None, **others: Any) -> Row:
    return Row("text", "inform", profile or {}, "en_facts.yml", 1, **others)


def outcomes(gold: Row, said: dict[str, Any]) -> Counter[tuple[str, str]]:
    return Counter((name, str(outcome)) for name, outcome in compare(gold, said))


@pytest.mark.parametrize(
    ("gold", "said", "expected"),
    [
        ({"age": 34}, {"age": 34}, [("age", "right")]),
        ({"age": 34}, {}, [("age", "missed")]),
        ({}, {"age": 34}, [("age", "invented")]),
        ({"age": 34}, {"age": 43}, [("age", "missed"), ("age", "invented")]),
        ({"max_weeks": 25.98}, {"max_weeks": 26.0}, [("max_weeks", "right")]),
        ({"max_weeks": 26}, {"max_weeks": 27.0}, [("max_weeks", "missed"), ("max_weeks", "invented")]),
        ({"budget_usd": 0}, {"budget_usd": 0.0}, [("budget_usd", "right")]),
        ({"online_ok": False}, {"online_ok": True}, [("online_ok", "missed"), ("online_ok", "invented")]),
        (
            {"schedule": ["day", "evening"]}, {"schedule": ["evening", "weekend"]},
            [("schedule", "missed"), ("schedule", "right"), ("schedule", "invented")],
        ),
        ({"place": LAWTON}, {"place": {**LAWTON, "lat": 34.6, "lon": -98.4}}, [("place", "right")]),
        ({"place": {"name": "Butler"}}, {"place": {"name": "Butler"}}, [("place", "right")]),
        ({"place": LAWTON}, {"place": {"name": "Lawton"}}, [("place", "missed"), ("place", "invented")]),
        ({"place": {"county": "Comanche"}}, {"place": {"county": "Comanche"}}, [("place", "right")]),
        ({"place": {"county": "Comanche"}}, {"place": LAWTON}, [("place", "missed"), ("place", "invented")]),
        ({"place": {"zip": "73505"}}, {"place": {**LAWTON, "zip": "73505"}}, [("place", "right")]),
        (
            {"place": {**LAWTON, "zip": "73505"}}, {"place": {**LAWTON, "zip": "73507"}},
            [("place", "missed"), ("place", "invented")],
        ),
        ({"interests": ["working with animals"]}, {"interests": ["animals, being outside"]}, [("interests", "right")]),
        ({"interests": ["sewing"]}, {"interests": ["to sew"]}, [("interests", "right")]),
        ({"interests": ["books"]}, {"interests": ["cars"]}, [("interests", "missed"), ("interests", "invented")]),
        ({"target_occupations": ["51-4121.00"]}, {"target_occupations": ["51-4121.00"], "interests": ["welding"]},
         [("target_occupations", "right")]),
        ({}, {"language": "en"}, []),
        ({"language": "es"}, {"language": "en"}, [("language", "missed"), ("language", "invented")]),
        ({"education": "none"}, {"education": "none", "statuses": ["no_diploma"]}, [("education", "right")]),
        ({"statuses": ["no_diploma"]}, {}, [("statuses", "missed")]),
    ],
)  # fmt: skip
def test_values_are_compared(gold: dict[str, Any], said: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert outcomes(row(gold), said) == Counter(expected)


def test_one_or_more_of_several_right_values_is_right_once() -> None:
    gold = row({"age": 20}, any_of={"target_occupations": ["29-1141.00", "29-2061.00"]})

    both = outcomes(gold, {"age": 20, "target_occupations": ["29-1141.00", "29-2061.00"]})
    neither = outcomes(gold, {"age": 20, "target_occupations": ["51-4121.00"]})

    assert both == Counter([("age", "right"), ("target_occupations", "right")])
    assert neither == Counter([("age", "right"), ("target_occupations", "missed"), ("target_occupations", "invented")])


def test_a_value_that_may_be_there_is_neither_right_nor_wrong() -> None:
    gold = row({"statuses": ["parent"]}, optional={"statuses": ["employed"], "place": [LAWTON]})

    assert outcomes(gold, {"statuses": ["parent", "employed"], "place": LAWTON}) == Counter([("statuses", "right")])
    assert outcomes(gold, {"statuses": ["parent"]}) == Counter([("statuses", "right")])


@pytest.mark.parametrize(
    ("gold", "said", "faults"),
    [
        (row({"denied": ["justice_involved"]}), {"statuses": ["justice_involved"]},
         ["justice_involved is asserted where it is denied"]),
        (row({}), {"statuses": ["veteran"]}, ["veteran is asserted"]),
        (row({"statuses": ["disability"]}), {"denied": ["disability"]}, ["disability is denied where it is asserted"]),
        (row({"statuses": ["veteran"]}), {"statuses": ["veteran"]}, []),
        (row({}, optional={"statuses": ["tribal_citizen"]}), {"statuses": ["tribal_citizen"]}, []),
        (row({}), {"statuses": ["parent"]}, []),
        (row({}, forbidden={"place": [{"name": "Norman"}], "max_miles": [30]}),
         {"place": {"name": "Norman", "county": "Cleveland"}, "max_miles": 30.0},
         ["place holds {'name': 'Norman'}", "max_miles holds 30"]),
        (row({}, forbidden={"transport": ["none"]}), {"transport": "car"}, []),
    ],
)  # fmt: skip
def test_polarity(gold: Row, said: dict[str, Any], faults: list[str]) -> None:
    assert list(wrong_polarity(gold, said)) == faults


def test_figures_of_counts() -> None:
    tally = Tally()
    for outcome, times in ((Outcome.RIGHT, 6), (Outcome.MISSED, 2), (Outcome.INVENTED, 4)):
        for _ in range(times):
            tally.add(outcome)

    assert (tally.precision, tally.recall) == (0.6, 0.75)
    assert tally.f1 == pytest.approx(2 * 0.6 * 0.75 / 1.35)
    assert (Tally().precision, Tally().recall, Tally().f1) == (None, None, None)


def test_counts_are_kept_by_field() -> None:
    found = tallies(compare(row({"age": 34, "place": LAWTON}), {"age": 34, "transport": "car"}))

    assert {name: dict(tally.counts) for name, tally in found.items()} == {
        "place": {Outcome.MISSED: 1}, "transport": {Outcome.INVENTED: 1}, "age": {Outcome.RIGHT: 1},
    }  # fmt: skip
