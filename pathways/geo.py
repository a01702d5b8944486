"""Where things are: names, counties and ZIP codes to positions, and miles by road.

Road miles are the great-circle distance times `ROAD_FACTOR`. Published averages of the ratio of road to straight-line
distance are 1.2 (United States, Ballou, Rahardja and Sakai 2002, "Selected country circuity factors for road travel
distance estimation", Transportation Research A 36) to 1.3 for short trips in town; Oklahoma's section-line grid puts a
trip at an even mix of angles at 4/pi = 1.27. The factor 1.25 stands between them. It is an estimate, and shown as miles
without decimals.

Towns just across the state line are known by name, state and position (`Catalog.border_places`) and have no county. A
name that Oklahoma has too is Oklahoma's unless the state is said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Protocol

from pathways.catalog import Catalog
from pathways.facts import CountyFact
from pathways.profile import Place
from pathways.states import HOME_STATE, split_state

ROAD_FACTOR = 1.25
EARTH_RADIUS_MILES = 3958.8
COUNTY_MILES = 60.0
"""A position farther than this by road from every known town is given no county."""
NEIGHBOR_MILES = 75.0
"""How far by road from the nearest Oklahoma town a home may be and still be served: some 60 miles as the crow flies."""
_LINE_NORTH, _LINE_WEST, _LINE_EAST, _LINE_SOUTH = 37.0, -103.002, -94.43, 33.6
_PANHANDLE_SOUTH, _PANHANDLE_EAST = 36.5, -100.0
_COLORADO_EAST, _MISSOURI_WEST, _TEXAS_EAST = -102.042, -94.618, -94.043

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

    A town across the state line is found where its state is said ("Fort Smith, AR") or no Oklahoma name fits.
    A town wins over the county it lies in ("Tulsa") unless the text says "county"; a town that bears the name of a
    county elsewhere ("Caddo", in Bryan County) comes with that county. A county given beside a town
    ("Butler, Custer County") settles a name that occurs twice. Nothing found is an empty list.
    """
    named_there, state = split_state(_plain(text))
    if state not in (None, HOME_STATE):
        return across_the_line(catalog, named_there, state)
    wanted = _normal(text)
    if not wanted:
        return []
    found = _in_oklahoma(catalog, wanted)
    return found if found or state == HOME_STATE else across_the_line(catalog, wanted)


def across_the_line(catalog: Catalog, name: str, state: str | None = None) -> list[Place]:
    """Towns of this name just outside Oklahoma, in `state` (a code). They have no county.

    Without a state only a name that stands in one state alone is found ("Joplin", but not "Wellington").
    """
    names = catalog.remember("geo.border_names", lambda: _border_names(catalog))
    rows = [catalog.border_places[one] for one in names.get(_normal(name), ())]
    found = [row for row in rows if state is None or row.state == state]
    if state is None and len(found) > 1:
        return []
    return [Place(name=row.name, state=row.state, lat=row.lat, lon=row.lon) for row in found]


def lives_elsewhere(place: Place | None) -> bool:
    """Whether a home is said to be in another state."""
    return place is not None and place.state not in (None, HOME_STATE)


def _in_oklahoma(catalog: Catalog, wanted: str) -> list[Place]:
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
    if lives_elsewhere(place):
        found = across_the_line(catalog, split_state(_plain(place.name or ""))[0], place.state)
        return _filled(place, found[0]) if len(found) == 1 else place
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
        state = state_across(catalog, place)
        return _filled(place, Place(state=state) if state else Place(county=county_at(catalog, place)))
    return place


def county_at(catalog: Catalog, position: Positioned) -> str | None:
    """The county of the town or ZIP code nearest to a position; `None` when nothing known is within 60 miles."""
    nearest = _nearest(catalog, position)
    return nearest[1] if nearest is not None and nearest[0] <= COUNTY_MILES else None


def near_oklahoma(catalog: Catalog, position: Positioned) -> bool:
    """Whether a position is in Oklahoma or within `NEIGHBOR_MILES` by road of a town of it."""
    nearest = _nearest(catalog, position)
    return nearest is not None and nearest[0] <= NEIGHBOR_MILES


def state_across(catalog: Catalog, position: Positioned) -> str | None:
    """The neighbor state that a position near Oklahoma lies in; `None` in Oklahoma, and far from it.

    The straight parts of the state line decide by themselves. Along the Red River, and where the line to Arkansas
    slants, the nearest town that we know decides.
    """
    lat, lon = position.lat, position.lon
    if lat is None or lon is None or not near_oklahoma(catalog, position):
        return None
    if lat > _LINE_NORTH:
        return "MO" if lon > _MISSOURI_WEST else "CO" if lon < _COLORADO_EAST else "KS"
    if lon < _LINE_WEST:
        return "NM"
    if lat < _LINE_SOUTH and lon > _TEXAS_EAST:
        return "AR"
    if lat < _LINE_SOUTH or (lat < _PANHANDLE_SOUTH and lon < _PANHANDLE_EAST):
        return "TX"
    if lon > _LINE_EAST:
        return "MO" if lat > _PANHANDLE_SOUTH else "AR"
    nearest, there = _nearest(catalog, position), _nearest_across(catalog, position)
    return there[1] if there is not None and (nearest is None or there[0] < nearest[0]) else None


def _nearest(catalog: Catalog, position: Positioned) -> tuple[float, str] | None:
    """Road miles to the nearest town or ZIP code of Oklahoma, and its county."""
    rows = (row for table in (catalog.places, catalog.zips) for row in table.values())
    return min(((miles, row.county) for row in rows if (miles := road_miles(position, row)) is not None), default=None)


def _nearest_across(catalog: Catalog, position: Positioned) -> tuple[float, str] | None:
    """Road miles to the nearest town across the line, and its state."""
    rows = catalog.border_places.values()
    return min(((miles, row.state) for row in rows if (miles := road_miles(position, row)) is not None), default=None)


def _filled(place: Place, found: Place) -> Place:
    known = place.model_dump(exclude_none=True)
    return Place.model_validate({**found.model_dump(exclude_none=True), **known})


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .,")


def _normal(text: str) -> str:
    return _STATE.sub("", _plain(text)).strip(" ,")


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


def _border_names(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in catalog.border_places.values():
        for spelling in _spellings(row.name):
            found[spelling] = (*found.get(spelling, ()), row.id)
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
