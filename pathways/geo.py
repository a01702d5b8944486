"""Where things are: names, counties and ZIP codes to positions, and miles by road.

Road miles are the great-circle distance times `ROAD_FACTOR`. Published averages of the ratio of road to straight-line
distance are 1.2 (United States, Ballou, Rahardja and Sakai 2002, "Selected country circuity factors for road travel
distance estimation", Transportation Research A 36) to 1.3 for short trips in town; Oklahoma's section-line grid puts a
trip at an even mix of angles at 4/pi = 1.27. The factor 1.25 stands between them. It is an estimate, and shown as miles
without decimals.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from pathways.catalog import Catalog
from pathways.facts import CountyFact
from pathways.profile import Place

ROAD_FACTOR = 1.25
EARTH_RADIUS_MILES = 3958.8

_ZIP = re.compile(r"\b(\d{5})(?:-\d{4})?\b")
_COUNTY = re.compile(r"^(?:condado de |county of )?(.+?)(?: county| condado)?$")
_STATE = re.compile(r"[,\s]+(?:oklahoma|okla\.?|ok|o\.k\.)$")


class Positioned(Protocol):
    """Anything with a position in degrees (WGS 84); `None` is unknown."""

    @property
    def lat(self) -> float | None:
        """Degrees north."""

    @property
    def lon(self) -> float | None:
        """Degrees east."""


def road_miles(a: Positioned, b: Positioned) -> float | None:
    """Estimated miles by road between two positions, or `None` where one of them is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half_lat = math.sin((lat_b - lat_a) / 2)
    half_lon = math.sin(math.radians(b.lon - a.lon) / 2)
    chord = half_lat * half_lat + math.cos(lat_a) * math.cos(lat_b) * half_lon * half_lon
    return 2 * EARTH_RADIUS_MILES * math.asin(min(1.0, math.sqrt(chord))) * ROAD_FACTOR


def locate(catalog: Catalog, text: str) -> list[Place]:
    """The places that a text names exactly: a ZIP code, a town ("OKC" too) or a county. Several when ambiguous.

    A town wins over the county it lies in ("Tulsa") unless the text says "county"; a town that bears the name of a
    county elsewhere ("Caddo", in Bryan County) comes with that county. A county given beside a town
    ("Butler, Custer County") settles a name that occurs twice. Nothing found is an empty list.
    """
    wanted = _normal(text)
    if not wanted:
        return []
    by_zip = _ZIP.search(wanted)
    if by_zip and by_zip.group(1) in catalog.zips:
        row = catalog.zips[by_zip.group(1)]
        return [Place(name=row.city, county=row.county, zip=row.zip, lat=row.lat, lon=row.lon)]
    town, county_hint = _split(wanted)
    names = catalog.remember("geo.names", lambda: _names(catalog))
    found = [_of_place(catalog, place_id) for place_id in names.get(town, ())]
    if county_hint:
        county = _county(catalog, county_hint)
        found = [place for place in found if county is None or place.county == county.name] or found
    says_county = "county" in wanted or "condado" in wanted
    named = _county(catalog, _COUNTY.sub(r"\1", wanted))
    if found and not (says_county and not county_hint):
        if named is None or county_hint or any(place.county == named.name for place in found):
            return found
        return [*found, Place(county=named.name, lat=named.lat, lon=named.lon)]
    if named is not None:
        return [Place(county=named.name, lat=named.lat, lon=named.lon)]
    return found


def complete(catalog: Catalog, place: Place) -> Place:
    """The place with county and position filled from ZIP code, name or county, as exactly as they are known.

    What the place already says is kept. A name that fits several places with no county to settle it stays as it is.
    """
    if place.zip and place.zip in catalog.zips:
        row = catalog.zips[place.zip]
        return _filled(place, Place(name=row.city, county=row.county, lat=row.lat, lon=row.lon))
    if place.name:
        found = locate(catalog, place.name)
        if place.county:
            county = _county(catalog, _normal(place.county))
            found = [one for one in found if county is None or one.county == county.name]
        if len(found) == 1:
            return _filled(place, found[0])
    if place.county and (county := _county(catalog, _COUNTY.sub(r"\1", _normal(place.county)))) is not None:
        return _filled(place.model_copy(update={"county": county.name}), Place(lat=county.lat, lon=county.lon))
    if place.lat is not None and place.lon is not None and place.county is None:
        return _filled(place, Place(county=county_at(catalog, place)))
    return place


def county_at(catalog: Catalog, position: Positioned) -> str | None:
    """The county of the town or ZIP code nearest to a position; `None` when nothing known is within 60 miles."""
    candidates: Iterable[tuple[Positioned, str]] = (
        (row, row.county) for rows in (catalog.places, catalog.zips) for row in rows.values()
    )
    best: tuple[float, str] | None = None
    for row, county in candidates:
        miles = road_miles(position, row)
        if miles is not None and (best is None or miles < best[0]):
            best = (miles, county)
    return best[1] if best is not None and best[0] <= 60 else None


def _filled(place: Place, found: Place) -> Place:
    known = place.model_dump(exclude_none=True)
    return Place.model_validate({**found.model_dump(exclude_none=True), **known})


def _normal(text: str) -> str:
    plain = " ".join(text.casefold().replace("’", "'").split()).strip(" .,")
    return _STATE.sub("", plain).strip(" ,")


def _split(wanted: str) -> tuple[str, str | None]:
    """A town and the county named after it: "butler, custer county" or "butler in custer county"."""
    for mark in (", ", " in ", " en "):
        town, found, rest = wanted.partition(mark)
        if found and rest:
            return town.strip(), _COUNTY.sub(r"\1", rest)
    return wanted, None


def _names(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """Names as people type them to place ids: "st." and "saint", "mt" and "mount", "fort" and "ft", no hyphens."""
    found: dict[str, tuple[str, ...]] = {}
    for name, ids in catalog.places_by_name.items():
        for spelling in _spellings(name):
            known = found.get(spelling, ())
            found[spelling] = (*known, *(one for one in ids if one not in known))
    return found


def _spellings(name: str) -> set[str]:
    base = _normal(name)
    forms = {base, base.replace("-", " "), base.replace("'", "")}
    for long, short in (("saint ", "st "), ("mount ", "mt "), ("fort ", "ft ")):
        for form in list(forms):
            if form.startswith(long):
                forms |= {short + form[len(long) :], short.strip() + ". " + form[len(long) :]}
            elif form.startswith(short):
                forms.add(long + form[len(short) :])
    return forms


def _county(catalog: Catalog, name: str) -> CountyFact | None:
    by_name = catalog.remember("geo.counties", lambda: {_key(row.name): row for row in catalog.counties.values()})
    return by_name.get(_key(name))


def _key(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.casefold())


def _of_place(catalog: Catalog, place_id: str) -> Place:
    row = catalog.places[place_id]
    return Place(name=row.name, county=row.county, lat=row.lat, lon=row.lon)
