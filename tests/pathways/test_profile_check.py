"""An impossible profile is named field by field, with how to put it right; what is only unknown is kept."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from pathways.catalog import Catalog
from pathways.profile import Place, Profile
from pathways.profile_check import ImpossibleProfile, find_problems, require_possible


@pytest.mark.parametrize(
    ("profile", "field", "says"),
    [
        ({"target_occupations": ["29-1141.00", "29-1141.99"]}, "target_occupations.1", "29-1141.00"),
        ({"experience": ["99-9999.00"]}, "experience.0", "occupation"),
        ({"credentials": ["cna"]}, "credentials.0", "cna-long-term-care-aide"),
        ({"place": {"name": "Chicago", "state": "IL"}}, "place", "Oklahoma and its neighbors"),
        ({"place": {"name": "Chicago, IL"}}, "place", "Oklahoma and its neighbors"),
        ({"place": {"name": "Dallas, Texas"}}, "place", "nearest town in Oklahoma"),
        ({"place": {"zip": "60601"}}, "place.zip", "73 or 74"),
        ({"place": {"lat": 41.88}}, "place.lon", "together"),
        ({"place": {"county": "Comanch"}}, "place.county", "Comanche"),
        ({"place": {"name": "Tulsa", "county": "Cook"}}, "place.county", "no such county"),
    ],
)
def test_an_impossible_field_is_named_with_how_to_put_it_right(
    oklahoma: Catalog, profile: dict[str, Any], field: str, says: str
):
    problems = find_problems(oklahoma, Profile.model_validate(profile))

    assert [one.field for one in problems] == [field]
    assert says in problems[0].detail


def test_a_position_far_away_names_lat_and_lon(oklahoma: Catalog):
    problems = find_problems(oklahoma, Profile(place=Place(lat=41.88, lon=-87.63)))

    assert [one.field for one in problems] == ["place.lat", "place.lon"]


@pytest.mark.parametrize(
    "place",
    [
        {"name": "Lwton"}, {"name": "Chicago"}, {"name": "Fort Smith"}, {"name": "Joplin", "state": "MO"},
        {"lat": 33.9137, "lon": -98.4934}, {"zip": "73999"}, {"county": "Comanche County"}, {"county": "le flore"},
        {"name": "Norman, Oklahoma"}, {"name": "Tulsa", "zip": "72901"}, {"name": "Butler"},
    ],
)  # fmt: skip
def test_what_is_only_unknown_or_just_across_the_line_is_kept(oklahoma: Catalog, place: dict[str, Any]):
    assert find_problems(oklahoma, Profile(place=Place.model_validate(place))) == []


def test_every_problem_is_raised_at_once_and_no_word_of_the_person_is_repeated(oklahoma: Catalog):
    profile = Profile(credentials=["my secret"], target_occupations=["11-0000.00"], place=Place(zip="10001"))

    with pytest.raises(ImpossibleProfile) as raised:
        require_possible(oklahoma, profile)

    assert [one.field for one in raised.value.problems] == ["target_occupations.0", "credentials.0", "place.zip"]
    assert "my secret" not in str(raised.value)
    assert "10001" not in str(raised.value)


def test_a_state_is_taken_by_its_name_or_code_and_nothing_else():
    assert Place(state="arkansas").state == "AR"
    assert Place(state="Tx").state == "TX"
    with pytest.raises(ValidationError, match="like AR or Arkansas"):
        Place(state="Narnia")
