"""Words for a sixth-grader: English by Flesch-Kincaid (grade 6 at most), Spanish by Fernández Huerta (65 or more).

Of everything that is said as a sentence. Names are left out of the count (nobody can say "Oklahoma" shorter), values of
the data are counted as one short word. On the scale of Fernández Huerta 60 to 70 is plain, 70 to 80 is sixth grade.
"""

from __future__ import annotations

import csv
import re

import pytest
import textstat

from connectors.plan_page import read_words
from tests.actions.stage import PROJECT, domain

MOST_GRADE = 6.0
LEAST_EASE = 65.0
LEAST_WORDS = 6  # the measure says nothing of fewer
NAMES = re.compile(r"\b(Oklahoma Works|Oklahoma|Pathguide|Social Security|Seguro Social|2-1-1|Spanish|English)\b")
VALUE = re.compile(r"\{[a-z_]+\}")


def _plain(text: str) -> str:
    return NAMES.sub("Tom", VALUE.sub("ten", text)).replace("e-mail", "mail")


def _said(language: str) -> list[tuple[str, str]]:
    rows = [
        (name.removeprefix("utter_pathguide/"), row["text"])
        for name, rows in domain()["responses"].items()
        for row in rows
        if bool(row.get("condition")) == (language == "es")
    ]
    pages = [(f"plan page: {name}", text) for name, text in read_words()[language].items() if isinstance(text, str)]
    return [(name, text) for name, text in [*rows, *pages] if len(_plain(text).split()) >= LEAST_WORDS]


@pytest.fixture
def spanish():
    textstat.set_lang("es")
    yield
    textstat.set_lang("en")


def test_there_is_something_to_read():
    assert len(_said("en")) > 150
    assert len(_said("es")) > 150


@pytest.mark.parametrize(("name", "text"), _said("en"), ids=[name for name, _ in _said("en")])
def test_english_is_sixth_grade(name: str, text: str) -> None:
    grade = textstat.flesch_kincaid_grade(_plain(text))
    assert grade <= MOST_GRADE, f"grade {grade:.1f}: {text}"


def test_most_of_the_english_is_plainer_still():
    grades = sorted(textstat.flesch_kincaid_grade(_plain(text)) for _, text in _said("en"))
    assert grades[len(grades) // 2] <= 4.0


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(("name", "text"), _said("es"), ids=[name for name, _ in _said("es")])
def test_spanish_is_as_plain(name: str, text: str) -> None:
    ease = textstat.fernandez_huerta(_plain(text))
    assert ease >= LEAST_EASE, f"ease {ease:.0f}: {text}"


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("occupations", "description_es"),
        ("services", "description_es"),
        ("services", "how_to_apply_es"),
        ("services", "eligibility_es"),
        ("barriers", "rule_es"),
        ("programs", "entry_requirements_es"),
    ],
)
def test_most_of_the_data_in_spanish_is_as_plain(file: str, column: str) -> None:
    """Rules and conditions have words of their own that nobody can say shorter; most texts are plain all the same."""
    with (PROJECT / "data" / "oklahoma" / f"{file}.csv").open(encoding="utf-8", newline="") as stream:
        texts = {row[column] for row in csv.DictReader(stream)}
    eases = sorted(textstat.fernandez_huerta(_plain(text)) for text in texts if len(text.split()) >= LEAST_WORDS)
    assert eases[len(eases) // 2] >= LEAST_EASE
