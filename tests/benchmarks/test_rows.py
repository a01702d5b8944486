"""The reader of the development set: what a row may hold, and every fault with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.understanding.rows import FaultyRows, Ids, read_ids, read_rows
from tests.support.server import PROJECT

IDS = Ids(frozenset({"inform", "skip", "crisis"}), frozenset({"51-4121.00"}), frozenset({"cdl-a"}))


def rows_of(folder: Path, text: str, name: str = "es_facts.yml"):
    (folder / name).write_text(text, "utf-8")
    return read_rows(folder, IDS)


def test_a_row_with_everything(tmp_path: Path) -> None:
    (row,) = rows_of(
        tmp_path,
        """
- text: "20"
  asked: max_miles
  language: en
  intent: inform
  also_intents: [skip]
  profile: {max_miles: 20, schedule: day}
  any_of: {target_occupations: [51-4121.00]}
  may: {place: [{name: Ada, county: Pontotoc}], credentials: [cdl-a]}
  not: {statuses: [justice_involved], place: [Ada], hours_per_week: [600]}
  tags: [terse]
  note: "why"
""",
    )

    assert (row.text, row.asked, row.intents) == ("20", "max_miles", {"inform", "skip"})
    assert row.profile == {"max_miles": 20, "schedule": ["day"]}
    assert row.optional == {"place": [{"name": "Ada", "county": "Pontotoc"}], "credentials": ["cdl-a"]}
    assert row.forbidden["place"] == [{"name": "Ada"}]
    assert (row.file, row.number, row.spoken) == ("es_facts.yml", 1, "en")


def test_the_language_of_a_text_follows_gold_then_person_then_file(tmp_path: Path) -> None:
    found = rows_of(
        tmp_path,
        """
- {text: "a", intent: inform, language: es, profile: {language: en}}
- {text: "b", intent: inform, language: en}
- {text: "c", intent: inform}
""",
    )

    assert [row.spoken for row in found] == ["en", "en", "es"]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("- just words", "a row is a mapping with a text"),
        ("- {intent: inform}", "a row is a mapping with a text"),
        ("- {text: a, intent: inform, colour: red}", "no such key: colour"),
        ("- {text: a, intent: sing}", "there is no intent sing"),
        ("- {text: a, intent: inform, also_intents: [sing]}", "there is no intent sing"),
        ("- {text: a, intent: inform, asked: shoe_size}", "asked: shoe_size is no profile field, status or need"),
        ("- {text: a, intent: inform, language: fr}", "language: fr is none of en, es"),
        ("- {text: a, intent: inform, profile: {shoe_size: 9}}", "profile: shoe_size"),
        ("- {text: a, intent: inform, profile: {age: old}}", "profile: age"),
        ("- {text: a, intent: inform, profile: {place: {zip: 73505}}}", "profile: place.zip"),
        ("- {text: a, intent: inform, profile: [age]}", "profile is no mapping"),
        (
            "- {text: a, intent: inform, profile: {experience: [51-4122.00]}}",
            "profile: experience: there is no 51-4122.00",
        ),
        ("- {text: a, intent: inform, any_of: {credentials: [cdl-z]}}", "any_of: credentials: there is no cdl-z"),
        ("- {text: a, intent: inform, profile: {denied: [rich]}}", "profile: denied: there is no rich"),
        ("- {text: a, intent: inform, not: {shoe_size: [9]}}", "not: there is no field shoe_size"),
    ],
)
def test_faults_name_file_row_and_reason(tmp_path: Path, row: str, fault: str) -> None:
    with pytest.raises(FaultyRows) as caught:
        rows_of(tmp_path, f"- {{text: fine, intent: skip}}\n{row}\n")
    assert f"es_facts.yml:2: {fault}" in str(caught.value)


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FaultyRows, match="no row"):
        read_rows(tmp_path, IDS)


def test_the_development_set_is_without_faults_and_large_enough_in_both_languages() -> None:
    ids = read_ids(PROJECT)
    rows = read_rows(PROJECT / "tests" / "nlu" / "development", ids)

    assert {row.intent for row in rows} == ids.intents
    assert len(rows) >= 600
    assert min(sum(row.spoken == language for row in rows) for language in ("en", "es")) >= 200
    assert len({(row.text, row.asked) for row in rows}) == len(rows)
