"""Places by name, county and ZIP code, and miles by road."""

from __future__ import annotations

import pytest

from pathways.catalog import Catalog, build
from pathways.facts import ZipFact
from pathways.geo import complete, county_at, locate, road_miles
from pathways.profile import Place
from tests.pathways import worlds


@pytest.fixture
def catalog() -> Catalog:
    return build(
        version="test",
        counties=[
            worlds.county("Comanche", 34.66, -98.47), worlds.county("Custer", 35.64, -99.0),
            worlds.county("Delaware", 36.4, -94.8), worlds.county("Le Flore", 34.9, -94.7),
            worlds.county("Bryan", 34.0, -96.3), worlds.county("Caddo", 35.2, -98.4),
        ],
        places=[
            worlds.place("Lawton", "Comanche", 34.6176, -98.4203),
            worlds.place("Oklahoma City", "Oklahoma", 35.4676, -97.5136, names=("OKC",)),
            worlds.place("Butler", "Custer", 35.6364, -99.1864),
            worlds.place("Butler", "Delaware", 36.5387, -94.7406),
            worlds.place("Fort Cobb", "Caddo", 35.1, -98.44),
            worlds.place("Caddo", "Bryan", 34.126, -96.263),
        ],
        zips=[ZipFact("73501", "Lawton", "Comanche", 34.558, -98.291)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lawton", [("Lawton", "Comanche")]),
        ("lawton, OK", [("Lawton", "Comanche")]),
        ("73501", [("Lawton", "Comanche")]),
        ("okc", [("Oklahoma City", "Oklahoma")]),
        ("ft cobb", [("Fort Cobb", "Caddo")]),
        ("Butler", [("Butler", "Custer"), ("Butler", "Delaware")]),
        ("Butler, Custer County", [("Butler", "Custer")]),
        ("Caddo", [("Caddo", "Bryan"), (None, "Caddo")]),
        ("Caddo County", [(None, "Caddo")]),
        ("condado de Comanche", [(None, "Comanche")]),
        ("leflore county", [(None, "Le Flore")]),
        ("Wichita Falls", []),
        ("", []),
        ("99999", []),
    ],
)
def test_locate_gives_every_place_that_a_text_names(
    catalog: Catalog, text: str, expected: list[tuple[str | None, str]]
):
    assert [(place.name, place.county) for place in locate(catalog, text)] == expected


def test_complete_fills_what_is_known_and_keeps_what_is_said(catalog: Catalog):
    assert complete(catalog, Place(name="Lawton")).county == "Comanche"
    assert complete(catalog, Place(zip="73501")).lat == 34.558
    assert complete(catalog, Place(name="Butler", county="Delaware")).lon == -94.7406
    assert complete(catalog, Place(county="comanche county")).lat == 34.66
    assert complete(catalog, Place(lat=34.6, lon=-98.4)).county == "Comanche"
    assert complete(catalog, Place(name="home", lat=1.0, lon=1.0)).lat == 1.0


def test_an_ambiguous_name_stays_open(catalog: Catalog):
    assert complete(catalog, Place(name="Butler")).county is None


def test_road_miles_are_a_quarter_more_than_the_straight_line(catalog: Catalog):
    lawton, okc = locate(catalog, "Lawton")[0], locate(catalog, "OKC")[0]

    miles = road_miles(lawton, okc)

    assert miles is not None
    assert 90 < miles < 102  # the drive is about 88 by interstate
    assert road_miles(lawton, lawton) == 0
    assert road_miles(lawton, Place(name="nowhere")) is None


def test_a_position_far_from_everything_has_no_county(catalog: Catalog):
    assert county_at(catalog, Place(lat=40.0, lon=-80.0)) is None
