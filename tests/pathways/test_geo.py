"""Places by name, county and ZIP code, and miles by road."""

from __future__ import annotations

import pytest

from pathways.catalog import Catalog, build
from pathways.facts import ZipFact
from pathways.geo import complete, county_at, locate, near_oklahoma, road_miles, state_across
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
        border_places=[
            worlds.border_place("Wichita Falls", "TX", 33.9137, -98.4934),
            worlds.border_place("Fort Smith", "AR", 35.3859, -94.3985),
            worlds.border_place("Butler", "MO", 37.0, -94.3), worlds.border_place("Wellington", "KS", 37.27, -97.37),
            worlds.border_place("Wellington", "TX", 34.86, -100.21),
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
        ("Wichita Falls", [("Wichita Falls", "TX")]),
        ("ft smith, arkansas", [("Fort Smith", "AR")]),
        ("Fort Smith AR", [("Fort Smith", "AR")]),
        ("Fort Smith, OK", []),
        ("Butler, MO", [("Butler", "MO")]),
        ("Wellington", []),  # of two states, and neither is said
        ("Wellington, Kansas", [("Wellington", "KS")]),
        ("Lawton, TX", []),
        ("Chicago, IL", []),
        ("", []),
        ("99999", []),
    ],
)
def test_locate_gives_every_place_that_a_text_names(
    catalog: Catalog, text: str, expected: list[tuple[str | None, str]]
):
    assert [(place.name, place.county or place.state) for place in locate(catalog, text)] == expected


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


def test_a_home_across_the_line_is_completed_with_its_state_and_has_no_county(catalog: Catalog):
    by_name = complete(catalog, Place(name="Fort Smith"))
    by_state = complete(catalog, Place(name="Wellington", state="Kansas"))

    assert (by_name.state, by_name.county, by_name.lat) == ("AR", None, 35.3859)
    assert (by_state.state, by_state.county, by_state.lat) == ("KS", None, 37.27)
    assert complete(catalog, Place(name="Lawton", state="TX")).lat is None


@pytest.mark.parametrize(
    ("name", "lat", "lon", "state"),
    [
        ("Fort Smith", 35.3859, -94.3985, "AR"), ("Joplin", 37.0842, -94.5133, "MO"),
        ("Coffeyville", 37.0373, -95.6164, "KS"), ("Denison", 33.7557, -96.5367, "TX"),
        ("Wichita Falls", 33.9137, -98.4934, "TX"), ("Perryton", 36.4, -100.8026, "TX"),
        ("Clayton", 36.4517, -103.1841, "NM"), ("Campo", 37.105, -102.5796, "CO"),
        ("Tulsa", 36.13, -95.94, None), ("Pocola", 35.2313, -94.4791, None), ("Thackerville", 33.7934, -97.1422, None),
        ("Guymon", 36.6828, -101.4816, None), ("Kansas City", 39.1, -94.58, None),
    ],
)  # fmt: skip
def test_the_state_of_a_position_near_the_line(oklahoma: Catalog, name: str, lat: float, lon: float, state: str | None):
    assert state_across(oklahoma, Place(lat=lat, lon=lon)) == state


def test_every_border_town_lies_in_its_state_and_is_served(oklahoma: Catalog):
    for row in oklahoma.border_places.values():
        assert state_across(oklahoma, row) == row.state, row.id
        assert near_oklahoma(oklahoma, row), row.id


def test_no_place_of_oklahoma_lies_elsewhere(oklahoma: Catalog):
    outside = [row.name for row in oklahoma.places.values() if state_across(oklahoma, row)]

    assert outside == []
