"""What must hold of the Oklahoma data that ships."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from pathways.loader import check
from pathways.loader.layout import LAYOUT, columns_table

PROJECT = Path(__file__).parents[2]
OKLAHOMA = PROJECT / "data" / "oklahoma"
AREA_CODES = {"405", "539", "572", "580", "918"}
TOLL_FREE = {"800", "833", "844", "855", "866", "877", "888"}


def rows(file: str) -> list[dict[str, str]]:
    with (OKLAHOMA / f"{file}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def listed(cell: str) -> list[str]:
    return [part for part in re.split(r"[;+]", cell) if part]


def test_no_problem_is_found():
    assert check(OKLAHOMA) == []


def test_the_state_is_whole():
    assert len(rows("counties")) == 77
    assert len(rows("workforce_areas")) == 6
    assert len(rows("places")) >= 836
    assert len(rows("zips")) >= 784
    assert len(rows("fields")) == 15


def test_every_fact_has_a_source():
    for spec in LAYOUT:
        if any(column.name == "source_url" for column in spec.columns):
            assert [row for row in rows(spec.name) if not row["source_url"].strip()] == [], spec.name


@pytest.mark.parametrize("file", ["services", "providers", "campuses", "job_centers", "workforce_areas"])
def test_phones_are_numbers_that_ring_in_oklahoma(file: str):
    for row in rows(file):
        phone = row["phone"]
        assert phone in ("", "211", "988") or phone[:3] in AREA_CODES | TOLL_FREE, row
        assert "-555-" not in phone, row


def test_old_phones_carry_their_year():
    years = {row["id"]: row["phone_year"] for row in rows("services")}

    assert years["embark"] == "2004"
    assert years["child-support-services"] == "2011"
    assert years["enid-transit"] == "2013"


def test_the_six_names_of_two_towns_stay_two():
    names = Counter(row["name"] for row in rows("places"))

    assert {name for name, count in names.items() if count > 1} == {
        "Butler",
        "Caney",
        "Indianola",
        "Liberty",
        "Marietta",
        "Shady Grove",
    }
    assert {"marietta-love", "marietta-adair"} <= {row["id"] for row in rows("places")}


def test_nothing_is_called_critical_by_guess():
    assert {row["critical"] for row in rows("occupations")} == {""}


def test_every_occupation_can_be_named_in_both_languages():
    assert [row for row in rows("occupations") if not (row["plain_title_en"] and row["plain_title_es"])] == []


def test_every_occupation_of_training_and_ladders_is_there():
    known = {row["onet_soc"] for row in rows("occupations")}
    named = {
        code for file in ("programs", "work_experiences") for row in rows(file) for code in listed(row["soc_codes"])
    }

    assert named <= known


def test_a_price_is_never_shown_without_saying_where_it_comes_from():
    for row in rows("programs"):
        assert bool(row["tuition_usd"]) == bool(row["tuition_basis"]), row["id"]
        assert bool(row["weeks"]) == bool(row["weeks_basis"]), row["id"]
        assert bool(row["schedules"]) == bool(row["schedule_basis"]), row["id"]
        assert bool(row["min_education"]) == bool(row["min_education_basis"]), row["id"]
        assert row["confidence"], row["id"]


def test_our_own_arithmetic_on_lengths_is_told():
    for row in rows("programs"):
        if row["weeks_basis"] == "arithmetic":
            assert re.search(r"length is our|counted as|course|months", row["note"], re.IGNORECASE), row["id"]


def test_notes_from_award_data_are_no_entry_requirements():
    for row in rows("programs"):
        assert "federal award data" not in row["entry_requirements"], row["id"]
        assert "federal data" not in row["entry_requirements"], row["id"]


def test_paid_training_is_work_experience():
    experiences = {row["id"]: row for row in rows("work_experiences")}

    assert len(experiences) == 56
    assert {
        row["kind"] for row in experiences.values() if row["provider_id"] == "oklahoma-building-trades-council"
    } == {"referral"}
    assert "recovery" in experiences["care-careers-cna"]["note"]
    assert "recovery" in experiences["careertech-teaching-to-teach"]["note"]


def test_a_nurse_aide_in_lawton_can_go_on_to_nurse():
    # given the programs, by what they lead to
    programs = rows("programs")
    near = {"Comanche", "Stephens", "Tillman", "Cotton"}
    county = {row["id"]: row["county"] for row in rows("campuses")}

    def leading_to(credential: str) -> list[dict[str, str]]:
        return [row for row in programs if credential in listed(row["grants"]) + listed(row["prepares_for"])]

    # then each step from aide to registered nurse is there, near Lawton, with what it asks for
    assert any(county.get(row["campus_id"]) in near for row in leading_to("cna-long-term-care-aide"))
    assert any(county.get(row["campus_id"]) == "Comanche" for row in leading_to("lpn-license"))
    bridges = [row for row in leading_to("rn-license") if "lpn-license" in listed(row["prerequisites"])]
    assert any(county.get(row["campus_id"]) == "Comanche" for row in bridges)
    # and each credential is what its occupation requires
    required = {
        (row["onet_soc"], row["credential_id"]) for row in rows("occupation_credentials") if row["required"] == "true"
    }
    assert {
        ("31-1131.00", "cna-long-term-care-aide"),
        ("29-2061.00", "lpn-license"),
        ("29-1141.00", "rn-license"),
    } <= required


def test_who_is_a_nurse_already_is_asked_for_it():
    for row in rows("programs"):
        if re.search(r"\bLPN\b.*\bto RN\b|\bRN to BS", row["name"]):
            assert row["prerequisites"], row["id"]


def test_every_truck_driving_program_leads_to_a_commercial_licence():
    for row in rows("programs"):
        if row["soc_codes"].startswith("53-3032"):
            assert {"cdl-a", "cdl-b"} & set(listed(row["prepares_for"])), row["id"]


def test_every_equivalency_program_leads_to_the_diploma():
    programs = [row for row in rows("programs") if row["credential_kind"] == "hse_diploma"]

    assert len(programs) >= 20
    for row in programs:
        assert "hs-diploma-or-hse" in listed(row["grants"]) + listed(row["prepares_for"]), row["id"]


@pytest.mark.parametrize("spec", LAYOUT, ids=lambda spec: spec.name)
def test_the_page_about_the_data_shows_the_columns_of_every_file(spec):
    page = (PROJECT / "docs" / "data.md").read_text(encoding="utf-8")

    assert f"### {spec.filename}\n" in page
    assert columns_table(spec) in page, f"put this into docs/data.md under {spec.filename}:\n{columns_table(spec)}"


SPANISH = [(spec.name, column.translates) for spec in LAYOUT for column in spec.columns if column.translates]
EXACT = re.compile(
    r"\d+(?:[.,:/-]\d+)*"  # numbers, phones, prices, times
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|edu|gov|net|org)\b(?:/[\w-]+)*|[\w.]+@[\w.]+\w"  # addresses of the web and of mail
)
NAME = re.compile(r"\b[A-Z][\w&'.]*(?:(?: (?:and|for|in|of|the|to))* [A-Z][\w&'.]*)*")
ENGLISH = re.compile(
    r"\b(and|any|anyone|apply|are|ask|at|call|each|for|free|from|help|is|may|must|of|or|people|the|to|who|with"
    r"|you|your)\b"
)


def translated(file: str, column: str) -> list[tuple[str, str]]:
    """The English and the Spanish of every row that has either."""
    pairs = [(row[column], row[f"{column}_es"]) for row in rows(file)]
    return [pair for pair in pairs if any(pair)]


@pytest.mark.parametrize(("file", "column"), SPANISH)
def test_what_is_there_in_english_is_there_in_spanish(file: str, column: str):
    pairs = translated(file, column)

    assert pairs
    assert [english for english, spanish in pairs if not spanish.strip()] == [], f"fill {column}_es of {file}.csv"


@pytest.mark.parametrize(("file", "column"), SPANISH)
def test_the_spanish_keeps_every_number_phone_date_and_address(file: str, column: str):
    for english, spanish in translated(file, column):
        assert sorted(EXACT.findall(spanish)) == sorted(EXACT.findall(english)), (english, spanish)


@pytest.mark.parametrize(("file", "column"), SPANISH)
def test_the_same_english_is_the_same_spanish(file: str, column: str):
    said: dict[str, set[str]] = {}
    for english, spanish in translated(file, column):
        said.setdefault(english, set()).add(spanish)

    assert [english for english, spanish in said.items() if len(spanish) > 1] == []


@pytest.mark.parametrize(("file", "column"), SPANISH)
def test_no_english_is_left_in_the_spanish_but_names(file: str, column: str):
    for _, spanish in translated(file, column):
        assert ENGLISH.findall(NAME.sub(" ", EXACT.sub(" ", spanish))) == [], spanish


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("may", "pued|pod"),
        ("ask", "pregunt|ped|pid|píd"),
        ("confirm", "confirm"),
        ("case by case", "caso por caso"),
    ],
)
def test_a_doubt_in_the_english_is_one_in_the_spanish(english: str, spanish: str):
    pairs = [pair for file, column in SPANISH for pair in translated(file, column)]
    meant = [pair for pair in pairs if re.search(rf"\b{english}\b", pair[0])]

    assert meant
    assert [pair for pair in meant if not re.search(spanish, pair[1], re.IGNORECASE)] == []
