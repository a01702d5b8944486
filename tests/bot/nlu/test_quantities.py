"""Numbers with units, in digits, words and slang of both languages."""

from __future__ import annotations

import pytest

from bot.nlu.context import Context
from bot.nlu.quantities import read_quantities
from bot.nlu.spelling import Speller

PLAIN = Speller((), ())


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("500 bucks", "budget_usd", 500), ("a grand", "budget_usd", 1000),
        ("tengo quinientos dolares", "budget_usd", 500),
        ("i have about $1,500 saved", "budget_usd", 1500), ("fifteen hundred dollars", "budget_usd", 1500),
        ("a hundred and fifty dollars", "budget_usd", 150), ("a couple hundred bucks", "budget_usd", 200),
        ("18 an hour", "min_wage_hourly", 18),
        ("$18-20/hr", "min_wage_hourly", 18),
        ("at least 35k a year", "min_wage_hourly", 16.83), ("$3,000 a month", "min_wage_hourly", 17.31),
        ("20 dolares la hora", "min_wage_hourly", 20), ("half a year", "max_weeks", 26), ("medio año", "max_weeks", 26),
        ("couple months", "max_weeks", 8.66), ("6 to 12 months", "max_weeks", 51.96),
        ("two semesters", "max_weeks", 32),
        ("a year and a half", "max_weeks", 78), ("within 40 miles", "max_miles", 40),
        ("30 minutes drive", "max_miles", 25),
        ("can drive an hour", "max_miles", 50), ("walking distance", "max_miles", 2),
        ("10 hours a week", "hours_per_week", 10),
        ("15 horas por semana", "hours_per_week", 15), ("i'm 17", "age", 17),
        ("tengo 45 años", "age", 45), ("19 years old", "age", 19),
    ],
)  # fmt: skip
def test_units(text: str, kind: str, value: float) -> None:
    found = {item.kind: item.value for item in read_quantities(Context(PLAIN.plain(text).text))}
    assert found == {kind: pytest.approx(value, abs=0.02)}


@pytest.mark.parametrize(
    "text",
    [
        "I've been a CNA for 3 years", "laid off 2 months ago", "I owe 2000 dollars",
        "I make 12 an hour now", "my 3 year old",
        "i work 40 hours a week", "call 405-555-1234", "123-45-6789",
        "I live 20 miles outside of Ada", "my son is 6 years old",
    ],
)  # fmt: skip
def test_other_numbers_are_no_limits(text: str) -> None:
    assert [item for item in read_quantities(Context(PLAIN.plain(text).text)) if item.kind != "number"] == []
