"""What is impossible in a profile beside its form: ids that the data does not have, a home that is not served.

A name of a town that we do not know is no fault: it is kept, and the person is told that we could not find it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pathways.catalog import Catalog
from pathways.geo import complete, lives_elsewhere, locate, near_oklahoma
from pathways.profile import Place, Profile
from pathways.states import HOME_STATE, split_state

SERVED = "Pathguide serves Oklahoma and its neighbors just across the state line"
_ZIP_STARTS = ("73", "74")
_MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class ProfileProblem:
    """A field of the profile (a path with dots: `place.zip`, `credentials.0`), and how to put it right.

    The detail holds nothing that the person wrote.
    """

    field: str
    detail: str


class ImpossibleProfile(ValueError):
    """A profile that nothing can be planned for as it stands."""

    def __init__(self, problems: Sequence[ProfileProblem]) -> None:
        super().__init__("; ".join(f"{one.field}: {one.detail}" for one in problems))
        self.problems = tuple(problems)


def require_possible(catalog: Catalog, profile: Profile) -> None:
    """Raise `ImpossibleProfile` with every problem of `find_problems`, if there is one."""
    problems = find_problems(catalog, profile)
    if problems:
        raise ImpossibleProfile(problems)


def find_problems(catalog: Catalog, profile: Profile) -> list[ProfileProblem]:
    """Everything impossible in a profile, field by field."""
    problems = [
        *_unknown(profile.target_occupations, "target_occupations", catalog.occupations, "an occupation"),
        *_unknown(profile.experience, "experience", catalog.occupations, "an occupation"),
        *_unknown(profile.credentials, "credentials", catalog.credentials, "a credential", _credential_names(catalog)),
    ]
    if profile.place is not None:
        problems += _place_problems(catalog, profile.place)
    return problems


def _unknown(
    values: Iterable[str],
    field: str,
    known: Iterable[str],
    what: str,
    names: Mapping[str, str] = MappingProxyType({}),
) -> list[ProfileProblem]:
    known = set(known)
    return [
        ProfileProblem(f"{field}.{index}", f"This is not the id of {what} that we know.{_like(value, known, names)}")
        for index, value in enumerate(values)
        if value not in known
    ]


def _credential_names(catalog: Catalog) -> Mapping[str, str]:
    """What credentials are called ("CNA") to their ids."""
    return {
        name.casefold(): row.id
        for row in catalog.credentials.values()
        for name in (row.name, *(title for _, title in row.titles))
    }


def _like(value: str, known: Iterable[str], names: Mapping[str, str] = MappingProxyType({})) -> str:
    named = names.get(value.casefold().replace("-", " "))
    near = [named] if named else difflib.get_close_matches(value, sorted(known), n=_MOST_SUGGESTIONS, cutoff=0.6)
    return f" Near it: {', '.join(near)}." if near else ""


def _place_problems(catalog: Catalog, place: Place) -> list[ProfileProblem]:
    if (place.lat is None) != (place.lon is None):
        missing = "lon" if place.lon is None else "lat"
        return [ProfileProblem(f"place.{missing}", "Give lat and lon together, or neither.")]
    home = complete(catalog, place)
    if home.lat is not None and home.lon is not None:
        if near_oklahoma(catalog, home) or not catalog.places:
            return _county_problems(catalog, place)
        detail = f"{SERVED}; this position lies farther away. Check that lat and lon are not swapped, or name a town."
        return [ProfileProblem(f"place.{name}", detail) for name in ("lat", "lon")]
    if lives_elsewhere(place) or _says_elsewhere(place):
        return [ProfileProblem("place", f"{SERVED}, and knows no such town there. Name the nearest town in Oklahoma.")]
    if place.zip and not place.name and not place.county and not place.zip.startswith(_ZIP_STARTS):
        detail = f"{SERVED}. Oklahoma's ZIP codes begin with 73 or 74; if you live across the line, name your town."
        return [ProfileProblem("place.zip", detail)]
    return _county_problems(catalog, place)


def _says_elsewhere(place: Place) -> bool:
    """Whether the name itself ends in another state ("Chicago, IL")."""
    state = split_state(" ".join((place.name or "").casefold().split()).strip(" .,"))[1]
    return state is not None and state != HOME_STATE


def _county_problems(catalog: Catalog, place: Place) -> list[ProfileProblem]:
    if not place.county or not catalog.counties or lives_elsewhere(place):
        return []
    written = place.county.casefold()
    spoken = written if "county" in written or "condado" in written else f"{written} county"
    if locate(catalog, spoken):
        return []
    detail = f"Oklahoma has no such county.{_like(place.county.title(), catalog.counties)}"
    return [ProfileProblem("place.county", detail)]
